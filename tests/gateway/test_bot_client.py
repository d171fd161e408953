"""The bot client: every way the bot can fail to answer is named, none gets through as an answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from gateway.bot_client import BotFailed, BotTurn, HttpBot

pytestmark = pytest.mark.asyncio

TURN = BotTurn("cv_1", "ms_1", "hello", {"language": "en"})
GOOD = {
    "replies": [{"say": "greet", "unknown": 1}],
    "understood": {"intent": "greet", "confidence": 0.99},
    "expects": None,
    "active_form": None,
    "error": None,
}


class Scripted(httpx.AsyncBaseTransport):
    """A bot that answers one scripted response, or raises, or is slow."""

    def __init__(self) -> None:
        self.response: httpx.Response | Exception = httpx.Response(200, json=GOOD)
        self.delay_s = 0.0
        self.requests: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        await asyncio.sleep(self.delay_s)
        if isinstance(self.response, Exception):
            raise self.response
        return self.response


@pytest.fixture
def wire() -> Scripted:
    return Scripted()


@pytest_asyncio.fixture
async def bot(wire: Scripted) -> AsyncIterator[HttpBot]:
    client = HttpBot("http://bot:5005/", "s3cret", timeout_s=30, transport=wire)
    yield client
    await client.close()


async def test_a_turn_is_posted_with_the_secret_and_answered(bot: HttpBot, wire: Scripted) -> None:
    answer = await bot.turn(TURN)
    assert answer.replies[0].say == "greet"
    request = wire.requests[0]
    assert str(request.url) == "http://bot:5005/webhooks/parley/turn"
    assert request.headers["authorization"] == "Bearer s3cret"
    assert json.loads(request.content) == {
        "sender": "cv_1",
        "message_id": "ms_1",
        "text": "hello",
        "metadata": {"language": "en"},
    }


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (httpx.ConnectError("refused"), "unreachable"),
        (httpx.RemoteProtocolError("cut"), "unreachable"),
        (httpx.ReadTimeout("slow"), "timeout"),
        (httpx.Response(500, json=GOOD), "status"),
        (httpx.Response(401, json=GOOD), "status"),
        (httpx.Response(200, content=b"<html>"), "nonsense"),
        (httpx.Response(200, content=b""), "nonsense"),
        (httpx.Response(200, content=b"[]"), "nonsense"),
        (httpx.Response(200, json={"replies": "hello"}), "nonsense"),
        (httpx.Response(200, json=GOOD | {"replies": [{"text": "hello"}]}), "nonsense"),
        (httpx.Response(200, json=GOOD | {"replies": [{"say": ""}]}), "nonsense"),
        (httpx.Response(200, json=GOOD | {"replies": [{"say": "x"}] * 31}), "nonsense"),
        (httpx.Response(200, content=b'{"replies":[{"say":"\\ud83d"}]}'), "nonsense"),
        (
            httpx.Response(
                200, content=b'{"replies":[{"say":"x"}],"understood":{"confidence":NaN}}'
            ),
            "nonsense",
        ),
        (httpx.Response(200, json=GOOD | {"replies": []}), "empty"),
        (httpx.Response(200, json=GOOD | {"error": "actions_unreachable"}), "actions_unreachable"),
    ],
)
async def test_anything_but_a_usable_answer_is_a_named_failure(
    bot: HttpBot, wire: Scripted, response: httpx.Response | Exception, reason: str
) -> None:
    wire.response = response
    with pytest.raises(BotFailed) as failed:
        await bot.turn(TURN)
    assert failed.value.reason == reason


async def test_a_bot_that_hangs_is_given_up_on_in_time(wire: Scripted) -> None:
    wire.delay_s = 300
    bot = HttpBot("http://bot:5005/", "s3cret", timeout_s=0.1, transport=wire)
    with pytest.raises(BotFailed) as failed:
        await asyncio.wait_for(bot.turn(TURN), 60)
    assert failed.value.reason == "timeout"
    await bot.close()


async def test_status_that_is_no_object_is_nonsense(bot: HttpBot, wire: Scripted) -> None:
    wire.response = httpx.Response(200, content=b"[1]")
    with pytest.raises(BotFailed):
        await bot.status()
