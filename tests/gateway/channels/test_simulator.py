from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from gateway.channels import meta
from gateway.simulator.routes import create_app
from gateway.simulator.state import Simulator
from gateway.simulator.webhooks import Said

WHATSAPP = "/simulator/graph/v25.0/1001/messages"
MESSENGER = "/simulator/graph/v25.0/me/messages"
AUTHORISED = {"Authorization": "Bearer access-token"}


def whatsapp_text(body: str = "Hello", **more: Any) -> dict[str, Any]:
    return {
        "messaging_product": "whatsapp",
        "to": "4915112345678",
        "type": "text",
        "text": {"body": body},
    } | more


def buttons(*titles: str, body: str = "Which?") -> dict[str, Any]:
    made = [{"type": "reply", "reply": {"id": f"b{n}", "title": t}} for n, t in enumerate(titles)]
    return {"type": "button", "body": {"text": body}, "action": {"buttons": made}}


def rows(count: int, title: str = "Row", label: str = "Choose") -> dict[str, Any]:
    made = [{"id": f"r{n}", "title": title} for n in range(count)]
    action = {"button": label, "sections": [{"rows": made}]}
    return {"type": "list", "body": {"text": "Which?"}, "action": action}


def messenger_text(text: str = "Hello", **more: Any) -> dict[str, Any]:
    return {
        "recipient": {"id": "7001"},
        "messaging_type": "RESPONSE",
        "message": {"text": text},
    } | more


def quick(count: int, title: str = "Yes") -> dict[str, Any]:
    made = [{"content_type": "text", "title": title, "payload": f"p{n}"} for n in range(count)]
    return messenger_text(message={"text": "Which?", "quick_replies": made})


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("path", "payload"),
    [
        (WHATSAPP, whatsapp_text("x" * 4096)),
        (WHATSAPP, whatsapp_text(recipient="US.1349", to=None)),
        (WHATSAPP, whatsapp_text(type="interactive", interactive=buttons("A", "B", "C"))),
        (WHATSAPP, whatsapp_text(type="interactive", interactive=rows(10, "T" * 24))),
        (WHATSAPP, {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.1"}),
        (MESSENGER, messenger_text("x" * 2000)),
        (MESSENGER, quick(13, "T" * 20)),
        (MESSENGER, messenger_text(messaging_type="MESSAGE_TAG", tag="HUMAN_AGENT")),
        (MESSENGER, {"recipient": {"id": "7001"}, "sender_action": "typing_on"}),
    ],
)
async def test_what_meta_takes_is_taken(
    http: httpx.AsyncClient, path: str, payload: dict[str, Any]
) -> None:
    answer = await http.post(path, json=payload, headers=AUTHORISED)
    assert answer.status_code == 200, answer.text


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("path", "payload"),
    [
        (WHATSAPP, []),
        (WHATSAPP, {}),
        (WHATSAPP, whatsapp_text("")),
        (WHATSAPP, whatsapp_text("x" * 4097)),
        (WHATSAPP, whatsapp_text("👍" * 2049)),
        (WHATSAPP, whatsapp_text(messaging_product="sms")),
        (WHATSAPP, whatsapp_text(to="")),
        (WHATSAPP, whatsapp_text(to="US.1349")),
        (WHATSAPP, whatsapp_text(to=None, recipient="4915112345678")),
        (WHATSAPP, whatsapp_text(type="carousel")),
        (WHATSAPP, whatsapp_text(type="interactive")),
        (WHATSAPP, whatsapp_text(type="interactive", interactive=buttons())),
        (WHATSAPP, whatsapp_text(type="interactive", interactive=buttons("A", "B", "C", "D"))),
        (WHATSAPP, whatsapp_text(type="interactive", interactive=buttons("T" * 21))),
        (WHATSAPP, whatsapp_text(type="interactive", interactive=buttons("A", "A"))),
        (WHATSAPP, whatsapp_text(type="interactive", interactive=buttons("A", body="x" * 1025))),
        (WHATSAPP, whatsapp_text(type="interactive", interactive=rows(0))),
        (WHATSAPP, whatsapp_text(type="interactive", interactive=rows(11))),
        (WHATSAPP, whatsapp_text(type="interactive", interactive=rows(1, "T" * 25))),
        (WHATSAPP, whatsapp_text(type="interactive", interactive=rows(1, label="T" * 21))),
        (WHATSAPP, whatsapp_text(type="interactive", interactive=rows(1, label=""))),
        (MESSENGER, messenger_text("x" * 2001)),
        (MESSENGER, messenger_text(" ")),
        (MESSENGER, messenger_text(recipient={})),
        (MESSENGER, messenger_text(messaging_type="LATER")),
        (MESSENGER, messenger_text(messaging_type="MESSAGE_TAG")),
        (MESSENGER, messenger_text(tag="HUMAN_AGENT")),
        (MESSENGER, messenger_text(messaging_type="MESSAGE_TAG", tag="ACCOUNT_UPDATE")),
        (MESSENGER, quick(14)),
        (MESSENGER, quick(1, "T" * 21)),
    ],
)
async def test_what_meta_refuses_is_refused_in_its_shape(
    http: httpx.AsyncClient, simulator: Simulator, path: str, payload: Any
) -> None:
    answer = await http.post(path, json=payload, headers=AUTHORISED)
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert {"message", "type", "code", "fbtrace_id"} <= set(error)
    assert not simulator.sent


@pytest.mark.asyncio
async def test_the_token_and_the_number_must_be_right(http: httpx.AsyncClient) -> None:
    for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": "Basic access-token"}):
        answer = await http.post(WHATSAPP, json=whatsapp_text(), headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, 190)
    other = WHATSAPP.replace("1001", "1002")
    answer = await http.post(other, json=whatsapp_text(), headers=AUTHORISED)
    assert answer.json()["error"]["error_subcode"] == 33
    answer = await http.post(WHATSAPP, content=b"{", headers=AUTHORISED)
    assert answer.status_code == 400


@pytest.mark.asyncio
async def test_calls_fail_as_often_as_ordered(http: httpx.AsyncClient) -> None:
    trouble = {"channel": "whatsapp", "times": 2, "status": 400, "code": 131056}
    assert (await http.post("/simulator/faults", json=trouble)).status_code == 204
    answers = [
        await http.post(WHATSAPP, json=whatsapp_text(), headers=AUTHORISED) for _ in range(3)
    ]
    assert [answer.status_code for answer in answers] == [400, 400, 200]
    assert answers[0].json()["error"]["code"] == 131056
    answer = await http.post(MESSENGER, json=messenger_text(), headers=AUTHORISED)
    assert answer.status_code == 200


@pytest.mark.asyncio
async def test_what_a_person_says_reaches_the_gateway_signed(
    http: httpx.AsyncClient, gateway: Any
) -> None:
    order = {
        "channel": "whatsapp",
        "peer": "4915112345678",
        "messages": [{"text": "one"}, {"text": "two"}],
        "copies": 2,
    }
    answer = await http.post("/simulator/say", json=order)
    assert answer.json() == {"statuses": [200, 200]}
    [(path, body, headers), again] = gateway.calls
    assert path == "/webhooks/whatsapp"
    assert again[1] == body
    meta.verify_signature(body, headers, "app-secret")
    value = json.loads(body)["entry"][0]["changes"][0]["value"]
    assert [one["text"]["body"] for one in value["messages"]] == ["one", "two"]


@pytest.mark.asyncio
async def test_a_forged_call_carries_a_wrong_signature(
    http: httpx.AsyncClient, gateway: Any
) -> None:
    gateway.answers = [401]
    order = {"channel": "messenger", "peer": "7001", "messages": [{"text": "x"}], "forged": True}
    assert (await http.post("/simulator/say", json=order)).json() == {"statuses": [401]}
    [(_, body, headers)] = gateway.calls
    assert headers["x-hub-signature-256"] != meta.sign(body, "app-secret")


@pytest.mark.asyncio
async def test_a_call_the_gateway_did_not_take_is_made_again(
    simulator: Simulator, gateway: Any
) -> None:
    gateway.answers = [503]
    assert await simulator.say("messenger", "7001", [Said(text="x")]) == [200]
    first, second = gateway.calls
    assert first[1] == second[1]


@pytest.mark.asyncio
async def test_a_message_is_reported_delivered_and_then_read(
    http: httpx.AsyncClient, simulator: Simulator, gateway: Any
) -> None:
    answer = await http.post(WHATSAPP, json=whatsapp_text(), headers=AUTHORISED)
    [sent] = answer.json()["messages"]
    await simulator.settle()
    reports = [
        json.loads(body)["entry"][0]["changes"][0]["value"]["statuses"][0]
        for _, body, _ in gateway.calls
    ]
    assert [(one["id"], one["status"]) for one in reports] == [
        (sent["id"], "delivered"),
        (sent["id"], "read"),
    ]


@pytest.mark.asyncio
async def test_a_closed_window_fails_as_each_api_does(
    http: httpx.AsyncClient, simulator: Simulator, gateway: Any, clock: Any
) -> None:
    await simulator.say("whatsapp", "4915112345678", [Said(text="x")])
    await simulator.say("messenger", "7001", [Said(text="x")])
    gateway.calls.clear()
    clock.now += dt.timedelta(hours=25)
    late = await http.post(MESSENGER, json=messenger_text(), headers=AUTHORISED)
    assert late.json()["error"]["error_subcode"] == 2018278
    human = messenger_text(messaging_type="MESSAGE_TAG", tag="HUMAN_AGENT")
    assert (await http.post(MESSENGER, json=human, headers=AUTHORISED)).status_code == 200
    await simulator.settle()
    gateway.calls.clear()
    taken = await http.post(WHATSAPP, json=whatsapp_text(), headers=AUTHORISED)
    assert taken.status_code == 200
    await simulator.settle()
    [(_, body, _)] = gateway.calls
    [status] = json.loads(body)["entry"][0]["changes"][0]["value"]["statuses"]
    assert (status["status"], status["errors"][0]["code"]) == ("failed", 131047)


@pytest.mark.asyncio
async def test_the_log_can_be_followed(http: httpx.AsyncClient, simulator: Simulator) -> None:
    await simulator.say("messenger", "7001", [Said(text="x")])
    await http.post(MESSENGER, json=messenger_text(), headers=AUTHORISED)
    log = (await http.get("/simulator/log")).json()
    assert [event["event"] for event in log["events"][:3]] == ["said", "webhook", "answered"]
    later = (await http.get("/simulator/log", params={"after": 2})).json()
    assert later["events"][0]["event"] == "answered"
    assert later["run"] == log["run"]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("channel", "peer", "status"),
    [
        ("whatsapp", "US.13491208655302741918", 200),
        ("whatsapp", "not a number", 422),
        ("whatsapp", "12", 422),
        ("messenger", "US.1349", 422),
        ("pigeon", "1", 422),
    ],
)
async def test_a_person_has_an_id_of_the_channel(
    http: httpx.AsyncClient, channel: str, peer: str, status: int
) -> None:
    order = {"channel": channel, "peer": peer, "messages": [{"text": "x"}]}
    assert (await http.post("/simulator/say", json=order)).status_code == status


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("client", "host", "headers", "status"),
    [
        ("127.0.0.1", "localhost:8000", {}, 200),
        ("::1", "[::1]:8000", {}, 200),
        ("127.0.0.1", "127.0.0.1:8000", {"Origin": "http://127.0.0.1:8000"}, 200),
        ("10.0.0.7", "localhost:8000", {}, 403),
        ("127.0.0.1", "rebound.example:8000", {}, 403),
        ("127.0.0.1", "localhost:8000", {"Origin": "https://evil.example"}, 403),
        ("127.0.0.1", "localhost:8000", {"Origin": "null"}, 403),
        ("127.0.0.1", "localhost:8000", {"X-Forwarded-For": "10.0.0.7"}, 403),
    ],
)
async def test_only_this_machine_reaches_the_simulator(
    simulator: Simulator, client: str, host: str, headers: dict[str, str], status: int
) -> None:
    transport = httpx.ASGITransport(app=create_app(simulator), client=(client, 5000))
    async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as visitor:
        for path in ("/simulator", "/simulator/log", "/simulator/assets/page.js"):
            assert (await visitor.get(path, headers=headers)).status_code == status


@pytest.mark.asyncio
async def test_the_page_serves_its_own_files_and_no_others(http: httpx.AsyncClient) -> None:
    page = await http.get("/simulator")
    assert "default-src 'self'" in page.headers["content-security-policy"]
    for name in ("page.js", "texts.js", "bubbles.js", "page.css"):
        assert (await http.get(f"/simulator/assets/{name}")).status_code == 200
    for name in ("index.html", "..%2froutes.py", "x.js"):
        assert (await http.get(f"/simulator/assets/{name}")).status_code == 404


@dataclass
class Settings:
    demo: bool = True
    graph_url: str = "http://127.0.0.1:8123/simulator/graph"
    whatsapp_app_secret: str = "a"
    whatsapp_access_token: str = "b"
    messenger_app_secret: str = "c"
    messenger_page_token: str = "d"


@pytest.mark.asyncio
async def test_the_simulator_is_off_unless_demo_mode_points_at_it(http: httpx.AsyncClient) -> None:
    assert Simulator.from_settings(Settings(), http) is not None
    for off in (
        Settings(demo=False),
        Settings(graph_url="https://graph.facebook.com"),
        Settings(messenger_page_token=""),
    ):
        assert Simulator.from_settings(off, http) is None


@pytest.mark.asyncio
async def test_without_a_simulator_its_routes_answer_404() -> None:
    app = create_app(None)  # type: ignore[arg-type]
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as visitor:
        assert (await visitor.get("/simulator/log")).status_code == 404
