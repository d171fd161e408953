"""WhatsApp and Messenger, there and back, with the simulator as the provider."""

from __future__ import annotations

import itertools
import time
import uuid
from typing import Any

import pytest

from tests.stack.desk import Stack

NUMBERS = itertools.count(100)  # all tests share one stack: nobody has another's number
PEOPLE = {"whatsapp": "447700900", "messenger": "70020030"}


class Telephone:
    """Somebody's telephone, on which the shop's answers arrive."""

    def __init__(self, stack: Stack, channel: str) -> None:
        self.stack = stack
        self.channel = channel
        self.peer = PEOPLE[channel] + f"{next(NUMBERS):03d}"
        self.seen = 0

    def send(self, *messages: dict[str, Any], copies: int = 1, forged: bool = False) -> list[int]:
        body = {
            "channel": self.channel,
            "peer": self.peer,
            "messages": list(messages),
            "copies": copies,
            "forged": forged,
        }
        response = self.stack.http.post("/simulator/say", json=body)
        assert response.status_code == 200, response.text
        statuses: list[int] = response.json()["statuses"]
        return statuses

    def log(self) -> list[dict[str, Any]]:
        events = self.stack.http.get("/simulator/log").json()["events"]
        return [event for event in events if event["peer"] == self.peer]

    def received(self) -> list[dict[str, Any]]:
        return [event["payload"] for event in self.log() if event["event"] == "answered"]

    def wait_for(self, count: int, within_s: float = 90) -> list[dict[str, Any]]:
        """The next ``count`` payloads that arrive."""
        deadline = time.monotonic() + within_s
        while len(found := self.received()[self.seen :]) < count:
            assert time.monotonic() < deadline, found
            time.sleep(0.2)
        self.seen += count
        return found[:count]

    def stays_silent(self, for_s: float = 2.0) -> bool:
        time.sleep(for_s)
        return len(self.received()) == self.seen


def words(payload: dict[str, Any]) -> str:
    if "message" in payload:
        return str(payload["message"]["text"])
    if payload["type"] == "interactive":
        return str(payload["interactive"]["body"]["text"])
    return str(payload["text"]["body"])


def tap_of(payload: dict[str, Any], wanted: str) -> dict[str, Any]:
    """What tapping the choice ``wanted`` of a message sends."""
    if "message" in payload:
        replies = payload["message"]["quick_replies"]
        found = next(r for r in replies if r["payload"] == wanted)
        return {"tap": {"kind": "quick_reply", "id": found["payload"], "title": found["title"]}}
    action = payload["interactive"]["action"]
    if payload["interactive"]["type"] == "button":
        options, kind = [button["reply"] for button in action["buttons"]], "button_reply"
    else:
        options = [row for section in action["sections"] for row in section["rows"]]
        kind = "list_reply"
    found = next(option for option in options if option["id"] == wanted)
    return {"tap": {"kind": kind, "id": found["id"], "title": found["title"]}}


@pytest.fixture(params=sorted(PEOPLE))
def telephone(stack: Stack, request: pytest.FixtureRequest) -> Telephone:
    return Telephone(stack, request.param)


def test_order_is_tracked_by_message(telephone: Telephone) -> None:
    assert telephone.send({"text": "wo ist mein paket?"}) == [200]
    intro, question = telephone.wait_for(2)
    assert "Bot" in words(intro)
    telephone.send({"text": "MG-100201"})
    telephone.wait_for(1)
    telephone.send({"text": "10115"})
    (told,) = telephone.wait_for(1)
    assert "MG-100201" in words(told)
    assert words(question) != words(told)


def test_tapped_choice_reaches_the_bot(telephone: Telephone) -> None:
    telephone.send({"text": "hello"})
    greeting = telephone.wait_for(2)[-1]
    telephone.send(tap_of(greeting, "intent:track_order"))
    (question,) = telephone.wait_for(1)
    assert "MG-104233" in words(question)


def test_message_delivered_twice_is_answered_once(telephone: Telephone) -> None:
    assert telephone.send({"text": "hello", "id": uuid.uuid4().hex}, copies=3) == [200] * 3
    telephone.wait_for(2)
    assert telephone.stays_silent()


def test_forged_message_is_refused_and_unanswered(telephone: Telephone) -> None:
    assert telephone.send({"text": "hello"}, forged=True) in ([401], [403])
    assert telephone.stays_silent(1.0)


def test_picture_is_answered_with_a_request_for_words(telephone: Telephone) -> None:
    telephone.send({"media": "image"})
    texts = [words(payload) for payload in telephone.wait_for(2)]
    assert "I can only read text" in texts[-1] or "text" in texts[-1].lower()


def test_delivery_is_followed_to_the_screen(telephone: Telephone) -> None:
    telephone.send({"text": "hello"})
    telephone.wait_for(2)
    deadline = time.monotonic() + 90
    while {e["status"] for e in telephone.log() if e["event"] == "status"} < {"delivered", "read"}:
        assert time.monotonic() < deadline, telephone.log()
        time.sleep(0.2)
    webhooks = [event["http"] for event in telephone.log() if event["event"] == "webhook"]
    assert set(webhooks) == {200}


def test_provider_that_fails_gets_the_answer_when_it_is_back(telephone: Telephone) -> None:
    fault = {"channel": telephone.channel, "times": 2, "status": 503}
    assert telephone.stack.http.post("/simulator/faults", json=fault).status_code == 204
    telephone.send({"text": "hello"})
    first, second = telephone.wait_for(2, within_s=120)
    assert "Meridian Goods" in words(first)
    assert telephone.stays_silent(1.0)
