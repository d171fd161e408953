"""What the rest of the gateway relies on, for every channel behind the seam."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from gateway.channels.api import ApiChannel
from gateway.channels.base import (
    BadPayload,
    BadSignature,
    Channel,
    Choice,
    Outgoing,
    SendFailed,
)
from gateway.channels.web import WebChannel
from gateway.simulator import webhooks
from gateway.simulator.state import Fault, Simulator
from gateway.simulator.webhooks import Said, Tap

Sign = Callable[[Any], tuple[bytes, dict[str, str]]]
NAMES = ("api", "web", "whatsapp", "messenger")
PROVIDERS = ("whatsapp", "messenger")
NOW = dt.datetime(2026, 11, 20, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def channels(request: pytest.FixtureRequest) -> dict[str, Channel]:
    return {
        "api": ApiChannel(),
        "web": WebChannel(),
        "whatsapp": request.getfixturevalue("whatsapp"),
        "messenger": request.getfixturevalue("messenger"),
    }


@dataclass
class Side:
    account: str
    peer: str
    call: Callable[..., dict[str, Any]]

    def payload(self, *said: Said) -> dict[str, Any]:
        return self.call(self.account, self.peer, said, NOW)

    def outgoing(self, text: str, **more: Any) -> Outgoing:
        return Outgoing(account=self.account, peer=self.peer, text=text, **more)


SIDES = {
    "whatsapp": Side("1001", "4915112345678", webhooks.whatsapp_messages),
    "messenger": Side("2002", "7001", webhooks.messenger_messages),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_channel_says_its_name_and_whether_it_delivers(
    channels: dict[str, Channel], name: str
) -> None:
    assert channels[name].name == name
    assert channels[name].delivers is (name in PROVIDERS)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("body", [b"", b"{}", b'{"entry": []}', b"\xff\x00"])
def test_an_unsigned_call_is_refused(channels: dict[str, Channel], name: str, body: bytes) -> None:
    with pytest.raises((BadSignature, BadPayload)):
        channels[name].parse(body, {})


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_stranger_s_signature_and_a_changed_body_are_refused(
    channels: dict[str, Channel], signed: Sign, name: str
) -> None:
    body, headers = signed(SIDES[name].payload(Said(text="hello")))
    assert channels[name].parse(body, headers)[0]
    with pytest.raises(BadSignature):
        channels[name].parse(body.replace(b"hello", b"hullo"), headers)
    with pytest.raises(BadSignature):
        channels[name].parse(body, {"x-hub-signature-256": "sha256=" + "0" * 64})


@pytest.mark.parametrize("name", PROVIDERS)
@pytest.mark.parametrize("body", [b"", b"[]", b"null", b'{"entry": 1}', b"{", b"\xff"])
def test_a_signed_call_that_is_no_webhook_is_refused(
    channels: dict[str, Channel], signed: Sign, name: str, body: bytes
) -> None:
    with pytest.raises(BadPayload):
        channels[name].parse(*signed(body))


@pytest.mark.parametrize("name", PROVIDERS)
def test_an_event_nobody_knows_is_answered_and_not_refused(
    channels: dict[str, Channel], signed: Sign, name: str
) -> None:
    for payload in ({"object": "moon", "entry": []}, {"entry": [{"id": "1", "new": []}]}):
        assert channels[name].parse(*signed(payload)) == ([], [])


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_message_of_a_batch_is_parsed_in_order(
    channels: dict[str, Channel], signed: Sign, name: str
) -> None:
    said = [Said(text=f"number {n}") for n in range(7)]
    inbound, statuses = channels[name].parse(*signed(SIDES[name].payload(*said)))
    assert [one.text for one in inbound] == [one.text for one in said]
    assert len({one.external_id for one in inbound}) == 7
    assert {(one.channel, one.account, one.peer) for one in inbound} == {
        (name, SIDES[name].account, SIDES[name].peer)
    }
    assert {one.provider_at for one in inbound} == {NOW}
    assert statuses == []


@pytest.mark.parametrize("name", PROVIDERS)
def test_the_same_call_twice_gives_the_same_ids(
    channels: dict[str, Channel], signed: Sign, name: str
) -> None:
    said = [Said(text="one"), Said(media="image"), Said(media="reaction")]
    body, headers = signed(SIDES[name].payload(*said))
    once, again = (channels[name].parse(body, headers)[0] for _ in range(2))
    ids = [one.external_id for one in once]
    assert ids == [one.external_id for one in again]
    assert None not in ids
    assert len(set(ids)) == 3


@pytest.mark.parametrize("name", PROVIDERS)
@pytest.mark.parametrize("kind", ["button_reply", "list_reply", "quick_reply", "postback"])
def test_a_tap_carries_the_payload_of_its_choice(
    channels: dict[str, Channel], signed: Sign, name: str, kind: Any
) -> None:
    tap = Tap(kind=kind, id="pick:2", title="The second")
    [inbound], _ = channels[name].parse(*signed(SIDES[name].payload(Said(tap=tap))))
    assert (inbound.kind, inbound.choice, inbound.text) == ("choice", "pick:2", "The second")


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_message_without_text_is_not_lost(
    channels: dict[str, Channel], signed: Sign, name: str
) -> None:
    said = (Said(media="image"), Said(media="document", text="the invoice"))
    inbound, _ = channels[name].parse(*signed(SIDES[name].payload(*said)))
    assert [(one.kind, one.text) for one in inbound] == [
        ("image", None),
        ("document", "the invoice"),
    ]


@pytest.mark.asyncio
@pytest.mark.parametrize("name", PROVIDERS)
@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Hello", 0),
        ("Hello", 2),
        ("Hello", 3),
        ("Hello", 10),
        ("Hello", 13),
        ("Hello", 40),
        ("", 3),
        ("สวัสดี 👋🏽 " * 900, 3),
        ("x" * 9000, 13),
        ("Paragraph.\n\n" * 400, 0),
    ],
)
async def test_whatever_is_sent_keeps_the_provider_s_limits(
    channels: dict[str, Channel], simulator: Simulator, name: str, text: str, choices: int
) -> None:
    offered = tuple(Choice(f"Choice {n}", f"pick:{n}") for n in range(choices))
    out = SIDES[name].outgoing(text, choices=offered, choose_label="Choose")
    ids = await channels[name].send(out)
    assert ids == [one.id for one in simulator.sent]
    assert len(ids) >= 1
    shown = str([one.payload for one in simulator.sent])
    assert all(one.title in shown for one in offered)


@pytest.mark.asyncio
@pytest.mark.parametrize("name", PROVIDERS)
async def test_a_failure_says_whether_to_try_again(
    channels: dict[str, Channel], simulator: Simulator, name: str
) -> None:
    out = SIDES[name].outgoing("Hello")
    simulator.fail(name, Fault(times=1, status=503, code=131016))  # type: ignore[arg-type]
    with pytest.raises(SendFailed) as passing:
        await channels[name].send(out)
    assert passing.value.retry_after is not None
    simulator.fail(name, Fault(times=1, status=403, code=131031))  # type: ignore[arg-type]
    with pytest.raises(SendFailed) as lasting:
        await channels[name].send(out)
    assert lasting.value.retry_after is None
    assert len(await channels[name].send(out)) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize("name", ["api", "web"])
async def test_a_channel_that_does_not_deliver_refuses_to_send(
    channels: dict[str, Channel], name: str
) -> None:
    with pytest.raises(SendFailed) as refused:
        await channels[name].send(Outgoing(account="default", peer="v1", text="Hello"))
    assert refused.value.retry_after is None


@pytest.mark.asyncio
@pytest.mark.parametrize("name", PROVIDERS)
async def test_what_the_provider_reports_names_what_was_sent(
    channels: dict[str, Channel], simulator: Simulator, gateway: Any, name: str
) -> None:
    [message_id] = await channels[name].send(SIDES[name].outgoing("Hello"))
    await simulator.settle()
    updates = [
        update
        for _, body, headers in gateway.calls
        for update in channels[name].parse(body, headers)[1]
    ]
    assert ("delivered", message_id) in [(one.status, one.provider_id) for one in updates]
    assert {one.at for one in updates} == {NOW}
