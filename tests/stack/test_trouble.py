"""When a part fails: the message is kept, the customer is told once, a person is offered, and
the answer comes when the part is back."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from gateway.commands.processes import Group
from gateway.commands.serving import processes
from records.database import open_engine
from records.migrate import upgrade
from tests.stack.desk import Answer, Customer, Stack, stack_settings, with_ports
from tests.stack.test_conversations import returns_of

BACK_WITHIN_S = 180.0


def keys(answer: Answer) -> list[str]:
    return [reply["say"] for reply in answer["replies"]]


def told_of_trouble(answer: Answer) -> bool:
    """Says that something is wrong and offers a person."""
    last = answer["replies"][-1]
    payloads = [choice["payload"] for choice in last["choices"]]
    return last["say"] == "bot-trouble" and payloads == ["intent:talk_to_human"]


def answers_to(thread: dict[str, Any], message_id: str) -> list[str]:
    return [m["say"] for m in thread["messages"] if m["in_reply_to"] == message_id]


def answered(thread: dict[str, Any], message_id: str) -> bool:
    return any(m["id"] == message_id and m["status"] == "answered" for m in thread["messages"])


def test_dead_action_server_keeps_the_message_until_it_is_back(stack: Stack) -> None:
    customer = stack.customer("en")
    customer.say("hello")
    stack.kill("actions")
    assert stack.ready()["actions"] is False

    first = customer.say("how long does a refund take?")
    assert told_of_trouble(first)
    assert first["message"]["status"] == "received"
    second = customer.say("and what does shipping cost?")
    assert "bot-trouble" not in keys(second), "once is enough"

    stack.process("actions").start()
    stack.wait_until_ready()
    ids = [first["message"]["id"], second["message"]["id"]]
    thread = customer.until(lambda t: all(answered(t, one) for one in ids), BACK_WITHIN_S)
    assert answers_to(thread, ids[0]) == ["bot-trouble", "answer"]
    assert answers_to(thread, ids[1]) == ["answer"]
    order = [m["in_reply_to"] for m in thread["messages"] if m["say"] == "answer"]
    assert order == ids


def test_person_can_be_asked_for_while_the_bot_fails(stack: Stack) -> None:
    customer = stack.customer("de")
    customer.say("hallo")
    stack.kill("actions")
    assert told_of_trouble(customer.say("wie lange dauert eine rückerstattung?"))
    answer = customer.tap("intent:talk_to_human")
    assert answer["state"] == "waiting"
    assert keys(answer) == ["handoff-started"]


def test_dead_bot_is_answered_by_its_successor(stack: Stack) -> None:
    customer = stack.customer("es")
    assert customer.say("¿dónde está mi paquete?")["replies"][-1]["expects"] == "order_number"
    stack.kill("bot")
    answer = customer.say("MG-100301")
    assert told_of_trouble(answer)
    stack.process("bot").start()
    stack.wait_until_ready()
    asked = answer["message"]["id"]
    thread = customer.until(lambda t: answered(t, asked), BACK_WITHIN_S)
    assert answers_to(thread, asked) == ["bot-trouble", "ask-proof"], "the form survives a restart"


def test_hanging_bot_registers_a_return_once_and_says_so(stack: Stack) -> None:
    customer = stack.customer("de")
    customer.say("Ich möchte MG-100209 zurückschicken, jonas.becker@example.com")
    assert customer.tap("reason:changed_mind")["replies"][-1]["say"] == "return-confirm"
    with stack.frozen("bot"):
        answer = customer.tap("intent:affirm")
        assert told_of_trouble(answer)
    asked = answer["message"]["id"]
    thread = customer.until(lambda t: answered(t, asked), BACK_WITHIN_S)
    assert answers_to(thread, asked) == ["bot-trouble", "return-created"]
    assert stack.read(lambda session: returns_of(session, "MG-100209")) == 1


def test_dead_gateway_loses_no_message_it_has_taken(stack: Stack) -> None:
    customer = stack.customer("en")
    customer.say("hello")
    with stack.frozen("bot"):
        posted = customer.post("how long does a refund take?", wait=False)
        assert posted.status_code == 202
        stack.kill("gateway")
    stack.process("gateway").start()
    stack.wait_until_ready()
    asked = posted.json()["message"]["id"]
    thread = customer.until(lambda t: answered(t, asked), BACK_WITHIN_S)
    assert [key for key in answers_to(thread, asked) if key != "bot-trouble"] == ["answer"]


# -- a bot that answers nonsense -----------------------------------------------------------


class FakeBot:
    """Answers every turn with ``body`` and ``status``."""

    def __init__(self) -> None:
        self.status = 200
        self.body = b""
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                ready = json.dumps({"ready": True, "model": "fake", "actions": True}).encode()
                status = self.path.endswith("/status")
                self.send_response(200 if status else owner.status)
                self.end_headers()
                self.wfile.write(ready if status else owner.body)

            do_GET = do_POST = _answer  # noqa: N815

            def log_message(self, *_: Any) -> None:
                """Nothing: the test says what went wrong."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = int(self.server.server_address[1])
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(scope="module")
def fooled(
    stack: Stack, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Stack, FakeBot]]:
    """A gateway of its own, whose bot is a fake."""
    home = tmp_path_factory.mktemp("fooled")
    bot = FakeBot()
    settings = stack_settings(home).model_copy(update={"bot_url": f"http://127.0.0.1:{bot.port}"})
    upgrade(settings.records_url())
    gateway = [process for process in processes(settings) if process.name == "gateway"]
    engine = open_engine(settings.records_url())
    group = Group(with_ports(gateway, settings))
    desk = Stack(home, settings, group, engine)
    group.start()
    try:
        desk.wait_until_ready()
        yield desk, bot
    finally:
        desk.http.close()
        group.stop()
        engine.dispose()
        bot.server.shutdown()


NONSENSE: dict[str, tuple[int, bytes]] = {
    "a web page": (200, b"<html>hello</html>"),
    "nothing": (200, b""),
    "no replies": (200, b'{"replies": []}'),
    "a list": (200, b"[1, 2]"),
    "a text": (200, b'{"replies": [{"text": "hi"}]}'),
    "an unknown key": (200, b'{"replies": [{"say": "no-such-key"}]}'),
    "an argument of no type": (
        200,
        b'{"replies": [{"say": "ask-proof"}, {"say": "lines", "args": {"lines": {"x": 1}}}]}',
    ),  # fmt: skip
    "an error of its own": (200, b'{"replies": [], "error": "actions_unreachable"}'),
    "a server error": (500, b'{"replies": [{"say": "greet"}]}'),
    "bytes": (200, b"\xff\xfe\x00"),
}


@pytest.mark.parametrize("what", sorted(NONSENSE))
def test_nonsense_of_the_bot_reaches_nobody(fooled: tuple[Stack, FakeBot], what: str) -> None:
    desk, bot = fooled
    bot.status, bot.body = NONSENSE[what]
    customer: Customer = desk.customer("en")
    answer = customer.say("hello")
    assert keys(answer) == ["bot-intro", "bot-trouble"]
    assert told_of_trouble(answer)
    assert answer["message"]["status"] == "received", "kept, to be tried again"

    bot.status, bot.body = 200, b'{"replies": [{"say": "greet"}]}'
    asked = answer["message"]["id"]
    thread = customer.until(lambda t: answered(t, asked), BACK_WITHIN_S)
    assert answers_to(thread, asked) == ["bot-intro", "bot-trouble", "greet"]


def test_bot_slower_than_the_limit_counts_as_failed(stack: Stack) -> None:
    customer = stack.customer("en")
    with stack.frozen("bot"):
        answer = customer.say("hello")
    assert told_of_trouble(answer)
    asked = answer["message"]["id"]
    thread = customer.until(lambda t: answered(t, asked), BACK_WITHIN_S)
    assert answers_to(thread, asked) == ["bot-intro", "bot-trouble", "greet"]


def test_broken_messages_leave_nothing_behind(stack: Stack) -> None:
    customer = stack.customer("en")
    path = f"/api/v1/conversations/{customer.id}/messages"
    send = {"headers": {**customer.headers, "Content-Type": "application/json"}}
    refused = {
        "empty": (customer.post(""), 422),
        "huge": (customer.post("x" * 4001), 413),
        "binary": (stack.http.post(path, content=b"\x00\xff\xfe", **send), 422),
        "no JSON": (stack.http.post(path, content=b"{", **send), 422),
        "bad token": (
            stack.http.post(path, json={"text": "hi"}, headers={"Authorization": "Bearer x"}), 401,
        ),
        "unknown": (
            stack.http.post(
                "/api/v1/conversations/cv_none/messages",
                json={"text": "hi"},
                headers=customer.headers,
            ),
            404,
        ),
    }  # fmt: skip
    for name, (response, status) in refused.items():
        assert 400 <= response.status_code < 500, name
        assert response.json()["error"]["message"], name
        if name in ("bad token", "unknown", "huge"):
            assert response.status_code == status, (name, response.status_code)
    assert customer.messages() == []


def test_longest_message_allowed_is_answered(stack: Stack) -> None:
    answer = stack.customer("en").say("where is my parcel? " * 200)
    assert answer["message"]["status"] == "answered"
    assert len(answer["message"]["text"]) >= 3999


def test_commands_of_rasa_are_only_words(stack: Stack) -> None:
    for command in ("/restart", "/session_start", "/back", '/deny{"a": "b"}'):
        customer = stack.customer("en")
        customer.say("where is my parcel?")
        answer = customer.say(command)
        assert answer["message"]["text"] == command
        assert answer["replies"], "a command that is obeyed says nothing"
        understood = answer["understood"]
        assert understood["intent"] not in ("restart", "session_start", "back")
        assert understood["confidence"] < 1.0, "guessed from its words, as any text"
