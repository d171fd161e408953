"""The API: shapes, tokens, refusals."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import httpx
import jwt
import pytest

from tests.gateway.fakes import FakeBot, says
from tests.gateway.harness import Gateway, running

pytestmark = pytest.mark.asyncio


async def test_a_message_is_answered_in_words_after_the_bot_said_that_it_is_one(
    gateway: Gateway, bot: FakeBot
) -> None:
    bot.script = lambda turn: says("echo", expects="order_number")
    customer = await gateway.start(channel="api")
    answer = await customer.say("hello")
    assert answer["state"] == "bot"
    assert answer["understood"]["intent"] == "greet"
    assert [reply["say"] for reply in answer["replies"]] == ["bot-intro", "echo"]
    assert answer["replies"][0]["text"] == "Hi, I am the Test Shop bot."
    assert answer["replies"][1]["expects"] == "order_number"
    second = await customer.say("hello again")
    assert [reply["say"] for reply in second["replies"]] == ["echo"]


async def test_the_same_external_id_has_one_effect_and_the_same_answer(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    first = await customer.say("hello", external_id="m1")
    second = await customer.say("hello", external_id="m1")
    assert first == second
    assert len(bot.turns) == 1


async def test_two_conversations_may_use_the_same_external_id(
    gateway: Gateway, bot: FakeBot
) -> None:
    one, other = await gateway.start(), await gateway.start()
    a = await one.say("hello", external_id="1")
    b = await other.say("hello", external_id="1")
    assert a["message"]["id"] != b["message"]["id"]
    assert len(bot.turns) == 2


async def test_without_wait_the_message_is_accepted_and_answered_later(gateway: Gateway) -> None:
    customer = await gateway.start()
    response = await customer.post("hello", wait=False)
    assert response.status_code == 202
    await gateway.desk.turns.drain()
    says_ = [message["say"] for message in (await customer.get())["messages"]]
    assert says_ == [None, "bot-intro", "echo"]


@pytest.mark.parametrize("text", ["", "   \n\t ", "\u200b\u200d"])
async def test_text_that_shows_nothing_is_refused(gateway: Gateway, text: str) -> None:
    customer = await gateway.start()
    response = await customer.post(text)
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "empty_text"


async def test_text_over_the_limit_is_refused_and_at_the_limit_taken(gateway: Gateway) -> None:
    customer = await gateway.start()
    assert (await customer.post("x" * 4001)).status_code == 413
    assert (await customer.post("😀" * 4000)).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"text": "a\\u0000b"}', 422),
        (b"\x00\x01\x02", 400),
        (b'{"text": "\xff\xfe"}', 400),
        (b'{"text": "unfinished', 400),
        (b"[" * 30000, 400),
        (b'["text"]', 422),
        (b'{"text": 5}', 422),
        (b"", 422),
        (b'{"text": "hello", "external_id": ""}', 422),
        (b'{"text": "' + b"x" * 70000 + b'"}', 413),
    ],
)
async def test_a_body_that_is_no_message_is_refused_with_a_reason(
    gateway: Gateway, body: bytes, status: int
) -> None:
    customer = await gateway.start()
    response = await gateway.http.post(
        f"/api/v1/conversations/{customer.id}/messages?wait=true",
        content=body,
        headers=customer.headers | {"Content-Type": "application/json"},
    )
    assert response.status_code == status
    assert set(response.json()["error"]) >= {"code", "message"}
    assert (await customer.get())["messages"] == []


@pytest.mark.parametrize(
    "body",
    [
        '{"text": "😀👨‍👩‍👧"}',
        '{"text": "half \\ud83d"}',
        '{"text": "\\ud83d"}',
        '{"text": "‏مرحبا"}',
    ],
)
async def test_odd_but_real_text_is_answered(gateway: Gateway, bot: FakeBot, body: str) -> None:
    customer = await gateway.start()
    response = await gateway.http.post(
        f"/api/v1/conversations/{customer.id}/messages?wait=true",
        content=body.encode(),
        headers=customer.headers | {"Content-Type": "application/json"},
    )
    assert response.status_code == 200
    assert response.json()["replies"]
    bot.turns[0].text.encode("utf-8")
    assert (await customer.get())["messages"]


async def test_unknown_and_foreign_conversations_and_bad_tokens_are_told_apart(
    gateway: Gateway,
) -> None:
    one, other = await gateway.start(), await gateway.start()
    url = f"/api/v1/conversations/{other.id}"
    assert (await gateway.http.get(url, headers=one.headers)).status_code == 403
    assert (
        await gateway.http.post(f"{url}/messages", json={"text": "hi"}, headers=one.headers)
    ).status_code == 403
    unknown = await gateway.http.get("/api/v1/conversations/cv_no", headers=one.headers)
    assert unknown.status_code == 404
    assert (await gateway.http.get(url)).status_code == 401
    german = await gateway.http.get(
        url, headers={"Authorization": "Bearer nonsense", "Accept-Language": "de-AT, en;q=0.5"}
    )
    assert german.status_code == 401
    assert german.json()["error"] == {"code": "unauthorized", "message": "Bitte neu anmelden."}
    assert (await other.get())["messages"] == []


async def test_a_token_ends_and_none_without_an_end_or_of_another_key_is_taken(
    gateway: Gateway,
) -> None:
    customer = await gateway.start()
    secret = gateway.desk.settings.secret
    past = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=1)
    claims = {"sub": customer.id, "aud": "parley-conversation"}
    tokens = [
        jwt.encode(claims | {"exp": past}, secret, algorithm="HS256"),
        jwt.encode(claims, secret, algorithm="HS256"),
        jwt.encode(claims | {"exp": past + dt.timedelta(days=1)}, "x" * 32, algorithm="HS256"),
        jwt.encode(claims | {"exp": past + dt.timedelta(days=1)}, None, algorithm="none"),
        jwt.encode(
            {"sub": customer.id, "exp": past + dt.timedelta(days=1)}, secret, algorithm="HS256"
        ),
    ]
    for token in tokens:
        response = await gateway.http.get(
            f"/api/v1/conversations/{customer.id}", headers={"Authorization": f"Bearer {token}"}
        )
        assert response.status_code == 401


async def test_the_thread_is_shown_in_the_language_chosen(gateway: Gateway) -> None:
    customer = await gateway.start()
    await customer.say("hello")
    response = await gateway.http.post(
        f"/api/v1/conversations/{customer.id}/language",
        json={"language": "de-CH"},
        headers=customer.headers,
    )
    assert response.json() == {"language": "de", "chosen_language": "de"}
    seen = await customer.get()
    assert seen["language"] == "de"
    assert [m["text"] for m in seen["messages"]][2] == "Ich habe Sie gehört."
    kept = await customer.say("where is my order")
    assert kept["replies"][0]["text"] == "Ich habe Sie gehört."
    bad = await gateway.http.post(
        f"/api/v1/conversations/{customer.id}/language",
        json={"language": "klingon"},
        headers=customer.headers,
    )
    assert bad.status_code == 422


async def test_the_language_follows_the_customer_but_not_a_number(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    german = await customer.say("wo ist meine bestellung")
    number = await customer.say("104233")
    english = await customer.say("where is it")
    assert [a["replies"][-1]["language"] for a in (german, number, english)] == ["de", "de", "en"]
    assert [turn.metadata["language"] for turn in bot.turns] == ["de", "de", "en"]


async def test_a_visitor_who_writes_too_fast_is_asked_to_wait(tmp_path, bot: FakeBot) -> None:
    async with running(tmp_path, bot, rate_limit_per_minute=1, rate_limit_burst=2) as gateway:
        customer = await gateway.start()
        statuses = [(await customer.post("hello")).status_code for _ in range(3)]
        assert statuses == [200, 200, 429]
        assert int((await customer.post("hello")).headers["retry-after"]) >= 1
        assert (await (await gateway.start()).post("hello")).status_code == 200


async def test_with_an_api_key_only_its_holder_opens_api_conversations(
    tmp_path: Path, bot: FakeBot
) -> None:
    async with running(tmp_path, bot, api_key="k" * 20) as gateway:
        refused = await gateway.http.post("/api/v1/conversations", json={"channel": "api"})
        assert refused.status_code == 401
        key = {"Authorization": f"Bearer {'k' * 20}"}
        opened = await gateway.http.post("/api/v1/conversations", json={}, headers=key)
        assert opened.status_code == 201
        url = f"/api/v1/conversations/{opened.json()['id']}"
        assert (await gateway.http.get(url, headers=key)).status_code == 200
        widget = await gateway.http.post("/api/v1/conversations", json={"channel": "web"})
        assert widget.status_code == 201


async def test_health_readiness_and_numbers(gateway: Gateway, bot: FakeBot) -> None:
    assert (await gateway.http.get("/healthz")).status_code == 200
    ready = await gateway.http.get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (200, "ready")
    bot.actions = False
    assert (await gateway.http.get("/readyz")).status_code == 503
    bot.failing = "unreachable"
    down = await gateway.http.get("/readyz")
    assert (down.status_code, down.json()["bot"]) == (503, False)
    bot.failing = None
    await (await gateway.start()).say("hello")
    text = (await gateway.http.get("http://127.0.0.1/metrics")).text
    assert 'parley_turns_total{outcome="answered"} 1.0' in text


async def test_answers_carry_security_headers_and_the_api_is_shared_with_shops(
    gateway: Gateway,
) -> None:
    response = await gateway.http.get(
        "/api/v1/conversations/x", headers={"Origin": "https://shop.example"}
    )
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
    assert response.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in response.headers
    webhook = await gateway.http.get(
        "/webhooks/whatsapp", headers={"Origin": "https://shop.example"}
    )
    assert "access-control-allow-origin" not in webhook.headers


async def test_a_customers_message_carries_the_id_the_caller_gave_it_and_all_carry_their_time(
    gateway: Gateway,
) -> None:
    customer = await gateway.start()
    answer = await customer.say("hello", external_id="mine:1")
    assert answer["message"]["external_id"] == "mine:1"
    thread = (await customer.get())["messages"]
    assert [m["external_id"] for m in thread] == ["mine:1", None, None]
    replies = {reply["id"]: reply["at"] for reply in answer["replies"]}
    assert replies == {m["id"]: m["at"] for m in thread[1:]}
    times = [dt.datetime.fromisoformat(m["at"]) for m in thread]
    assert times == sorted(times) and times[0].tzinfo is not None


async def test_numbers_are_for_callers_on_this_machine_only(tmp_path: Path, bot: FakeBot) -> None:
    async with running(tmp_path, bot) as gateway:
        local = "http://127.0.0.1/metrics"
        assert (await gateway.http.get(local)).status_code == 200
        proxied = await gateway.http.get(local, headers={"X-Forwarded-For": "203.0.113.5"})
        assert proxied.status_code == 403
        assert (await gateway.http.get("http://desk/metrics")).status_code == 403
        elsewhere = httpx.ASGITransport(app=gateway.app, client=("203.0.113.5", 4711))
        async with httpx.AsyncClient(transport=elsewhere) as stranger:
            assert (await stranger.get(local)).status_code == 403
    async with running(tmp_path, bot, metrics_public=True) as gateway:
        assert (await gateway.http.get("http://desk/metrics")).status_code == 200
