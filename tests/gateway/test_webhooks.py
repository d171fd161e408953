"""Webhooks and the outbox: nothing acknowledged is lost, nothing is sent twice."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from gateway.channels.base import Inbound, SendFailed, StatusUpdate
from records import conversations
from records.base import now
from records.desk_models import (
    Agent,
    Conversation,
    ConversationEvent,
    Delivery,
    DeliveryEvent,
    Message,
)
from records.shop_models import Customer
from tests.gateway.fakes import FakeBot, FakeChannel, says
from tests.gateway.harness import Gateway, running

pytestmark = pytest.mark.asyncio


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return ""
    return request.getfixturevalue("postgres_url")


GOOD = {"X-Signature": "good"}


def inbound(text: str | None, external_id: str, **more: Any) -> Inbound:
    fields = {"channel": "whatsapp", "account": "555", "peer": "4915112345678"} | more
    return Inbound(text=text, external_id=external_id, **fields)


async def deliver(
    gateway: Gateway,
    channel: FakeChannel,
    *inbounds: Inbound,
    statuses: tuple[StatusUpdate, ...] = (),
) -> int:
    body = str(len(channel.calls)).encode()
    channel.calls[body] = (list(inbounds), list(statuses))
    response = await gateway.http.post("/webhooks/whatsapp", content=body, headers=GOOD)
    await gateway.desk.turns.drain()
    return response.status_code


async def in_order(gateway: Gateway) -> list[Delivery]:
    """The deliveries, in the order of their messages."""
    query = select(Delivery).join(Message, Message.id == Delivery.message_id).order_by(Message.seq)
    return await gateway.desk.database.read(lambda session: list(session.scalars(query)))


async def make_due(gateway: Gateway) -> None:
    """Have the time of every delivery come."""
    due = now() - dt.timedelta(seconds=1)
    await gateway.desk.database.write(
        lambda session: session.execute(update(Delivery).values(next_at=due))
    )


def report(provider_id: str, status: str, error: str | None = None) -> StatusUpdate:
    return StatusUpdate("whatsapp", provider_id, status, now(), error)


async def rows(gateway: Gateway, kind: type) -> list[Any]:
    return await gateway.desk.database.read(lambda s: list(s.scalars(select(kind))))


async def test_a_message_is_answered_by_the_outbox_in_order_and_in_its_language(
    gateway: Gateway, channel: FakeChannel, bot: FakeBot
) -> None:
    bot.script = lambda turn: says("echo", "echo")
    assert await deliver(gateway, channel, inbound("wo ist das", "w1", locale="de")) == 200
    assert channel.sent == []
    await gateway.desk.outbox.send_due()
    assert [sent.text for sent in channel.sent] == [
        "Hi, I am the Test Shop bot.",
        "Ich habe Sie gehört.",
        "Ich habe Sie gehört.",
    ]
    assert {(s.account, s.peer, s.from_human) for s in channel.sent} == {
        ("555", "4915112345678", False)
    }
    assert {d.state for d in await rows(gateway, Delivery)} == {"sent"}


async def test_a_provider_that_delivers_twice_changes_nothing(
    gateway: Gateway, channel: FakeChannel, bot: FakeBot
) -> None:
    for _ in range(3):
        assert await deliver(gateway, channel, inbound("hello", "w1")) == 200
    assert await deliver(gateway, channel, inbound("hello", "w1"), inbound("hello", "w1")) == 200
    assert len(bot.turns) == 1
    assert len(await rows(gateway, Conversation)) == 1


async def test_every_message_of_a_batch_is_kept_and_people_are_kept_apart(
    gateway: Gateway, channel: FakeChannel, bot: FakeBot
) -> None:
    await deliver(
        gateway,
        channel,
        inbound("hello", "w1"),
        inbound("order", "w2"),
        inbound("hello", "w3", peer="other"),
        inbound("hello", "w4", account="666"),
    )
    assert len(bot.turns) == 4
    assert len(await rows(gateway, Conversation)) == 3


async def test_unsigned_and_misshapen_calls_are_refused_and_keep_nothing(
    gateway: Gateway, channel: FakeChannel
) -> None:
    channel.calls[b"x"] = ([inbound("hello", "w1")], [])
    unsigned = await gateway.http.post("/webhooks/whatsapp", content=b"x")
    assert unsigned.status_code == 401
    odd = await gateway.http.post("/webhooks/whatsapp", content=b"?", headers=GOOD)
    assert odd.status_code == 400
    assert await rows(gateway, Message) == []


async def test_a_call_of_more_than_a_mebibyte_is_refused_and_keeps_nothing(
    gateway: Gateway, channel: FakeChannel, bot: FakeBot
) -> None:
    for size, status in ((2**20 + 1, 413), (2**20, 200)):
        body = b"x" * size
        channel.calls[body] = ([inbound("hello", f"w{size}")], [])
        response = await gateway.http.post("/webhooks/whatsapp", content=body, headers=GOOD)
        assert response.status_code == status
        await gateway.desk.turns.drain()
        assert len(bot.turns) == (status == 200)
    assert len(await rows(gateway, Conversation)) == 1


async def test_a_channel_that_is_off_has_no_webhook(gateway: Gateway) -> None:
    for name in ("messenger", "api", "web", "nothing"):
        assert (await gateway.http.post(f"/webhooks/{name}", content=b"")).status_code == 404
        assert (await gateway.http.get(f"/webhooks/{name}")).status_code == 404


async def test_the_handshake_echoes_the_challenge_only_to_who_knows_the_token(
    gateway: Gateway,
) -> None:
    query = {"hub.mode": "subscribe", "hub.verify_token": "handshake", "hub.challenge": "42"}
    good = await gateway.http.get("/webhooks/whatsapp", params=query)
    assert (good.status_code, good.text) == (200, "42")
    for wrong in ({"hub.verify_token": "no"}, {"hub.verify_token": ""}, {"hub.mode": "x"}):
        bad = await gateway.http.get("/webhooks/whatsapp", params=query | wrong)
        assert bad.status_code == 403


async def test_a_picture_is_kept_and_answered_without_the_bot(
    gateway: Gateway, channel: FakeChannel, bot: FakeBot
) -> None:
    await deliver(gateway, channel, inbound(None, "w1", kind="image"))
    await gateway.desk.outbox.send_due()
    assert channel.sent[-1].text == "I can only read text."
    assert bot.turns == []


async def test_an_empty_or_unspeakable_text_does_not_lose_the_rest_of_the_call(
    gateway: Gateway, channel: FakeChannel, bot: FakeBot
) -> None:
    status = await deliver(
        gateway,
        channel,
        inbound("", "w1"),
        inbound(" \u200b", "w2"),
        inbound("a\0b\ud83d", "w3"),
        inbound("hello", "w4"),
    )
    assert status == 200
    assert bot.turns[-1].text == "hello"
    assert len([m for m in await rows(gateway, Message) if m.author == "customer"]) == 4


async def test_a_phone_the_channel_proves_verifies_its_only_customer(
    gateway: Gateway, channel: FakeChannel, bot: FakeBot
) -> None:
    await gateway.desk.database.write(
        lambda session: session.add(
            Customer(id="cu_1", name="A", email=None, phone="+4915112345678", country="DE")
        )
    )
    await deliver(gateway, channel, inbound("hello", "w1", phone="+4915112345678"))
    assert bot.turns[0].metadata["verified"] is True
    assert bot.turns[0].metadata["customer_id"] == "cu_1"
    assert bot.turns[0].metadata["market"] == "DE"


async def test_a_failed_send_is_tried_again_and_those_behind_it_wait(
    gateway: Gateway, channel: FakeChannel
) -> None:
    channel.failures = [SendFailed("busy", retry_after=0.0)]
    await deliver(gateway, channel, inbound("hello", "w1"))
    await gateway.desk.outbox.send_due()
    assert channel.sent == []
    await make_due(gateway)
    await gateway.desk.outbox.send_due()
    assert [sent.text for sent in channel.sent] == ["Hi, I am the Test Shop bot.", "I heard you."]


async def test_a_send_that_cannot_succeed_is_given_up_and_those_behind_it_go_out(
    gateway: Gateway, channel: FakeChannel
) -> None:
    channel.failures = [SendFailed("window_closed", retry_after=None)]
    await deliver(gateway, channel, inbound("hello", "w1"))
    await gateway.desk.outbox.send_due()
    assert [sent.text for sent in channel.sent] == ["I heard you."]
    failed = [d for d in await rows(gateway, Delivery) if d.state == "failed"]
    assert [d.error for d in failed] == ["window_closed"]


async def test_a_channel_that_breaks_unexpectedly_loses_no_message(
    gateway: Gateway, channel: FakeChannel
) -> None:
    channel.failures = [RuntimeError("bug")]
    await deliver(gateway, channel, inbound("hello", "w1"))
    await gateway.desk.outbox.send_due()
    assert {d.state for d in await rows(gateway, Delivery)} == {"pending"}


async def test_two_workers_never_send_the_same_message(
    tmp_path: Path, bot: FakeBot, channel: FakeChannel, database_url: str
) -> None:
    other_channel = FakeChannel()
    async with (
        running(tmp_path, bot, channel=channel, database_url=database_url) as one,
        running(tmp_path, bot, channel=other_channel, database_url=database_url) as other,
    ):
        for number in range(5):
            await deliver(one, channel, inbound("hello", f"w{number}", peer=str(number)))
        await asyncio.gather(one.desk.outbox.send_due(), other.desk.outbox.send_due())
        await one.desk.outbox.send_due()
        sent = [(s.peer, s.text) for s in channel.sent + other_channel.sent]
        assert len(sent) == 10
        assert len(set(sent)) == 10


async def test_a_claim_whose_process_died_is_taken_over(
    gateway: Gateway, channel: FakeChannel
) -> None:
    await deliver(gateway, channel, inbound("hello", "w1"))
    gone = now() - dt.timedelta(seconds=1)
    await gateway.desk.database.write(
        lambda session: session.execute(update(Delivery).values(state="sending", next_at=gone))
    )
    await gateway.desk.outbox.send_due()
    assert len(channel.sent) == 2


async def test_delivery_reports_out_of_order_or_before_our_commit_only_ever_raise_the_state(
    gateway: Gateway, channel: FakeChannel
) -> None:
    at = now()

    def report(provider_id: str, status: str, seconds: int) -> StatusUpdate:
        return StatusUpdate("whatsapp", provider_id, status, at + dt.timedelta(seconds=seconds))

    await deliver(gateway, channel, statuses=(report("wamid.2", "delivered", 1),))
    await deliver(gateway, channel, inbound("hello", "w1"))
    await gateway.desk.outbox.send_due()
    reports = (
        report("wamid.1", "read", 3),
        report("wamid.1", "delivered", 2),
        report("wamid.1", "failed", 4),
        report("wamid.1", "read", 3),
        report("unknown", "read", 3),
    )
    await deliver(gateway, channel, statuses=reports)
    assert [d.state for d in await in_order(gateway)] == ["read", "delivered"]
    assert len(await rows(gateway, DeliveryEvent)) == 5


async def test_an_agents_words_go_out_as_a_persons_and_a_note_never(
    gateway: Gateway, channel: FakeChannel
) -> None:
    await deliver(gateway, channel, inbound("hello", "w1"))
    await gateway.desk.outbox.send_due()
    channel.sent.clear()

    def act(session: Session) -> None:
        session.add(Agent(id="ag_1", email="a@example.org", name="Ada", password_hash="x"))
        session.flush()
        found = session.scalars(select(Conversation)).one()
        taken = conversations.take(session, found.id, agent_id="ag_1", version=found.version)
        conversations.note(session, found.id, agent_id="ag_1", text="secret")
        conversations.reply(
            session, found.id, agent_id="ag_1", version=taken.version, text="Hi, Ada here."
        )

    await gateway.desk.database.write(act)
    await gateway.desk.outbox.send_due()
    assert [(s.text, s.from_human) for s in channel.sent] == [
        ("Ada has joined.", False),
        ("Hi, Ada here.", True),
    ]


# Messages that take several calls


async def half_sent(gateway: Gateway, channel: FakeChannel, bot: FakeBot) -> None:
    """Two of the three parts of an answer have gone out, after the greeting."""
    bot.script = lambda turn: says("long")
    channel.failures = [None, None, None, SendFailed("busy", retry_after=0.0)]
    await deliver(gateway, channel, inbound("hello", "w1"))
    await gateway.desk.outbox.send_due()
    assert channel.lines[1:] == ["One.", "Two."]


async def test_a_message_that_broke_off_goes_on_where_it_did_and_in_the_same_words(
    gateway: Gateway, channel: FakeChannel, bot: FakeBot
) -> None:
    await half_sent(gateway, channel, bot)
    # Other words would have other parts, and the customer would read half of each.
    await gateway.desk.database.write(
        lambda session: session.execute(update(Conversation).values(language="de"))
    )
    channel.failures = [SendFailed("busy", retry_after=0.0)]
    for _ in range(2):
        await make_due(gateway)
        await gateway.desk.outbox.send_due()
    assert channel.lines[1:] == ["One.", "Two.", "Three."]
    assert [d.state for d in await in_order(gateway)] == ["sent", "sent"]


async def test_a_message_is_as_far_as_its_last_part_and_reports_of_any_part_are_known(
    gateway: Gateway, channel: FakeChannel, bot: FakeBot
) -> None:
    await half_sent(gateway, channel, bot)
    await deliver(gateway, channel, statuses=(report("wamid.2", "read"),))
    assert (await in_order(gateway))[1].state == "pending"
    await make_due(gateway)
    await gateway.desk.outbox.send_due()
    seen = []
    for provider_id, status in (
        ("wamid.3", "delivered"),
        ("wamid.4", "delivered"),
        ("wamid.3", "read"),
        ("wamid.4", "read"),
    ):
        await deliver(gateway, channel, statuses=(report(provider_id, status),))
        seen.append((await in_order(gateway))[1].state)
    assert seen == ["sent", "delivered", "delivered", "read"]


async def test_a_part_that_failed_afterwards_fails_the_message_which_is_sent_again_from_there(
    gateway: Gateway, channel: FakeChannel, bot: FakeBot
) -> None:
    bot.script = lambda turn: says("long")
    await deliver(gateway, channel, inbound("hello", "w1"))
    await gateway.desk.outbox.send_due()
    reports = (report("wamid.3", "failed", "unreachable"), report("wamid.4", "delivered"))
    await deliver(gateway, channel, statuses=reports)
    failed = (await in_order(gateway))[1]
    assert (failed.state, failed.error) == ("failed", "unreachable")

    def again(session: Session) -> None:  # as an agent does on the console
        session.get_one(Delivery, failed.id).state = "pending"

    await gateway.desk.database.write(again)
    await make_due(gateway)
    await gateway.desk.outbox.send_due()
    assert channel.lines[1:] == ["One.", "Two.", "Three.", "Two.", "Three."]
    sent = (await in_order(gateway))[1]
    assert (sent.state, sent.error) == ("sent", None)


# When the customer wrote, and messages about messages


async def test_the_window_counts_from_when_the_customer_wrote_not_from_the_arrival(
    gateway: Gateway, channel: FakeChannel
) -> None:
    arrived = now()
    hours = [30, 50, 2, -5]  # ago; the last by a clock that runs ahead
    seen = []
    for number, ago in enumerate(hours):
        written = arrived - dt.timedelta(hours=ago)
        await deliver(gateway, channel, inbound("hello", f"w{number}", provider_at=written))
        [conversation] = await rows(gateway, Conversation)
        seen.append(conversation.last_customer_at)
    assert seen[:3] == [arrived - dt.timedelta(hours=ago) for ago in (30, 30, 2)]
    assert arrived <= seen[3] <= now()
    await gateway.desk.outbox.send_due()
    assert channel.sent[0].last_customer_at == seen[3]


@pytest.mark.parametrize("kind", ["edit", "revoke", "reaction", "read"])
async def test_messages_about_messages_neither_reach_the_bot_nor_are_answered(
    gateway: Gateway, channel: FakeChannel, bot: FakeBot, kind: str
) -> None:
    await deliver(gateway, channel, inbound("where is it", "w1"))
    before = await rows(gateway, Conversation)
    sent = len(await rows(gateway, Delivery))
    text = "where is MG-104233" if kind == "edit" else None
    for _ in range(2):  # the provider may repeat it
        assert await deliver(gateway, channel, inbound(text, "w2", kind=kind)) == 200
    assert len(bot.turns) == 1
    assert len(await rows(gateway, Delivery)) == sent
    after = await rows(gateway, Conversation)
    assert [(c.state, c.last_customer_at) for c in after] == [
        (c.state, c.last_customer_at) for c in before
    ]
    kept = [m for m in await rows(gateway, Message) if m.external_id == "w2"]
    noted = [("noted", kind, text)] if kind in ("edit", "revoke") else []
    assert [(m.status, m.kind, m.text) for m in kept] == noted


async def test_an_edit_is_shown_to_the_agent_and_opens_no_closed_conversation(
    gateway: Gateway, channel: FakeChannel
) -> None:
    await deliver(gateway, channel, inbound("hello", "w1"))
    [opened] = await rows(gateway, Conversation)
    await gateway.desk.database.write(lambda session: conversations.close(session, opened.id))
    await deliver(gateway, channel, inbound("hello there", "w2", kind="edit"))
    [closed] = await rows(gateway, Conversation)
    assert closed.state == "closed"
    edit = next(m for m in await rows(gateway, Message) if m.external_id == "w2")
    events = await rows(gateway, ConversationEvent)
    assert [event.kind for event in events if event.message_id == edit.id] == ["message"]


async def test_the_kind_of_a_message_is_stored(gateway: Gateway, channel: FakeChannel) -> None:
    await deliver(
        gateway,
        channel,
        inbound("hello", "w1"),
        inbound(None, "w2", kind="audio"),
        inbound(" ", "w3"),
    )
    customers = [m for m in await rows(gateway, Message) if m.author == "customer"]
    kinds = {message.external_id: message.kind for message in customers}
    assert kinds == {"w1": "text", "w2": "audio", "w3": "empty"}
