from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from gateway.channels.graph import Graph, GraphRefused

pytestmark = pytest.mark.asyncio


async def refusal(answer: Callable[[httpx.Request], httpx.Response]) -> GraphRefused:
    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        graph = Graph(url="https://graph.example/v24.0", access_token="t0k3n", client=client)
        with pytest.raises(GraphRefused) as refused:
            await graph.post("me/messages", {})
    return refused.value


def error(status: int, code: int, **more: Any) -> Callable[[httpx.Request], httpx.Response]:
    body = {"error": {"message": "private words", "code": code, **more}}
    return lambda request: httpx.Response(status, json=body)


@pytest.mark.parametrize(
    ("status", "code", "more", "ours", "retried"),
    [
        (400, 130429, {}, "rate_limited", True),
        (400, 131056, {}, "rate_limited", True),
        (400, 4, {}, "rate_limited", True),
        (400, 613, {}, "rate_limited", True),
        (500, 131016, {}, "unavailable", True),
        (500, 1, {}, "unavailable", True),
        (400, 2, {"is_transient": True}, "unavailable", True),
        (400, 999, {"is_transient": True}, "unavailable", True),
        (503, 999, {}, "unavailable", True),
        (429, 999, {}, "rate_limited", True),
        (400, 131047, {}, "window_closed", False),
        (403, 10, {"error_subcode": 2018278}, "window_closed", False),
        (403, 10, {}, "not_authorised", False),
        (401, 190, {}, "not_authorised", False),
        (403, 230, {}, "not_authorised", False),
        (400, 131026, {}, "unreachable", False),
        (400, 100, {"error_subcode": 2018001}, "unreachable", False),
        (403, 131031, {}, "blocked", False),
        (400, 368, {}, "blocked", False),
        (400, 100, {}, "refused", False),
        (400, 131009, {}, "refused", False),
    ],
)
async def test_an_error_is_retried_only_where_that_can_help(
    status: int, code: int, more: dict[str, Any], ours: str, retried: bool
) -> None:
    refused = await refusal(error(status, code, **more))
    assert (refused.code, refused.retry_after is not None) == (ours, retried)
    assert str(refused).startswith(ours)
    assert str(code) in str(refused)
    assert "private" not in str(refused)


@pytest.mark.parametrize(
    ("answer", "code", "retried"),
    [
        (httpx.Response(502, text="<html>"), "unavailable", True),
        (httpx.Response(429), "rate_limited", True),
        (httpx.Response(403, text="<html>"), "not_authorised", False),
        (httpx.Response(404, json=[]), "refused", False),
        (httpx.Response(200, text="<html>sign in</html>"), "unavailable", True),
        (httpx.Response(200, json=[]), "unavailable", True),
        (httpx.Response(302, headers={"location": "/"}), "refused", False),
    ],
)
async def test_an_answer_that_is_not_meta_s_counts_by_its_status(
    answer: httpx.Response, code: str, retried: bool
) -> None:
    refused = await refusal(lambda request: answer)
    assert (refused.code, refused.retry_after is not None) == (code, retried)


async def test_a_network_error_is_retried() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("no route", request=request)

    refused = await refusal(fail)
    assert (refused.code, refused.retry_after is not None) == ("unavailable", True)


async def test_the_wait_that_meta_asks_for_is_kept() -> None:
    for asked, waited in (("120", 120.0), ("99999999", 3600.0), ("soon", 60.0)):
        answer = httpx.Response(429, headers={"Retry-After": asked}, json={"error": {"code": 4}})
        assert (await refusal(lambda request, a=answer: a)).retry_after == waited


@pytest.mark.parametrize(
    ("url", "posted"),
    [
        ("https://g.example", "https://g.example/v25.0/me/messages"),
        ("https://g.example/v24.0/", "https://g.example/v24.0/me/messages"),
        ("http://localhost:8000/simulator/graph", "http://localhost:8000/simulator/graph/v25.0/me/messages"),
    ],
)  # fmt: skip
async def test_the_token_goes_in_a_header_and_the_version_in_the_url(url: str, posted: str) -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"message_id": "m_1"})

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        answered = await Graph(url=url, access_token="t0k3n", client=client).post("me/messages", {})
    assert answered == {"message_id": "m_1"}
    assert str(seen[0].url) == posted
    assert seen[0].headers["authorization"] == "Bearer t0k3n"
