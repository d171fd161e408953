"""A database that is locked, full or away: 503 and nothing half done, never a lost message."""

from __future__ import annotations

import asyncio
import datetime as dt
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from gateway.channels.base import Inbound
from records.base import now
from records.desk_models import Conversation, Delivery, Message
from records.errors import Unavailable
from tests.gateway.fakes import FakeBot, FakeChannel, says
from tests.gateway.harness import Gateway, running

pytestmark = pytest.mark.asyncio

PLENTY = 2**30  # pages
SIGNED = {"X-Signature": "good"}


@pytest_asyncio.fixture
async def gateway(tmp_path: Path, bot: FakeBot, channel: FakeChannel) -> AsyncIterator[Gateway]:
    """A gateway that soon gives up on a locked database."""
    async with running(tmp_path, bot, channel=channel, busy_timeout_ms=500) as started:
        yield started


def database_file(gateway: Gateway) -> Path:
    return Path(gateway.desk.settings.home) / "parley.db"


async def limit_pages(gateway: Gateway, pages: int) -> None:
    """Let the database grow to ``pages`` (not below its size), for every connection that writes."""

    def limit(session: Session) -> None:
        # The limit belongs to a connection, so it is put on the pooled one the writer uses.
        connection = session.connection().connection.driver_connection
        connection.execute(f"PRAGMA max_page_count = {pages}")

    await gateway.desk.database.write(limit)
    await gateway.desk.database.write_repeatable(limit)


async def fill_disk(gateway: Gateway) -> None:
    """Not one page more fits, and those there are filled up."""
    await limit_pages(gateway, 1)

    def stuff(session: Session) -> None:
        session.execute(text("CREATE TABLE IF NOT EXISTS ballast (content)"))
        session.execute(text("INSERT INTO ballast VALUES (zeroblob(200))"))

    with pytest.raises(Unavailable):
        while True:
            await gateway.desk.database.write(stuff)


async def empty_disk(gateway: Gateway) -> None:
    await limit_pages(gateway, PLENTY)


async def test_a_locked_database_refuses_the_message_and_takes_it_later(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    other = sqlite3.connect(database_file(gateway), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused = await customer.post("hello", external_id="m1")
    assert refused.status_code == 503
    assert int(refused.headers["retry-after"]) >= 1
    assert refused.json()["error"]["message"] == "Try again in a moment."
    assert bot.turns == []
    other.execute("ROLLBACK")
    other.close()
    answer = await customer.say("hello", external_id="m1")
    assert answer["replies"][-1]["say"] == "echo"
    assert len((await customer.get())["messages"]) == 3


async def test_a_full_database_refuses_the_message(gateway: Gateway) -> None:
    customer = await gateway.start()
    await fill_disk(gateway)
    statuses = [(await customer.post("x" * 4000)).status_code for _ in range(8)]
    assert 503 in statuses
    seen = (await customer.get())["messages"]
    assert len([m for m in seen if m["author"] == "customer"]) == statuses.count(200)


async def test_an_answer_is_kept_when_the_lock_is_gone_in_time(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    bot.gate = asyncio.Event()
    post = asyncio.create_task(customer.say("hello"))
    await bot.reached()
    other = sqlite3.connect(database_file(gateway), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    bot.gate.set()
    await asyncio.sleep(1.0)  # longer than one try
    other.execute("ROLLBACK")
    other.close()
    answer = await post
    assert answer["replies"][-1]["say"] == "echo"
    assert len(bot.turns) == 1


async def test_a_broken_database_makes_the_gateway_not_ready(gateway: Gateway) -> None:
    connection = sqlite3.connect(database_file(gateway))
    connection.execute("ALTER TABLE conversations RENAME TO elsewhere")
    connection.commit()
    connection.close()
    ready = await gateway.http.get("/readyz")
    assert (ready.status_code, ready.json()["database"]) == (503, False)


async def test_a_webhook_that_could_not_be_stored_is_not_acknowledged(
    gateway: Gateway, channel: FakeChannel
) -> None:
    said = Inbound(channel="whatsapp", account="5", peer="49", external_id="w1", text="hello")
    channel.calls[b"x"] = ([said], [])
    headers = SIGNED
    other = sqlite3.connect(database_file(gateway), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused = await gateway.http.post("/webhooks/whatsapp", content=b"x", headers=headers)
    assert refused.status_code == 503
    other.execute("ROLLBACK")
    other.close()
    taken = await gateway.http.post("/webhooks/whatsapp", content=b"x", headers=headers)
    assert taken.status_code == 200
    async with asyncio.timeout(60):
        await gateway.desk.turns.drain()
    kept = await gateway.desk.database.read(
        lambda s: list(s.scalars(select(Message).where(Message.author == "customer")))
    )
    assert [message.status for message in kept] == ["answered"]


async def test_a_webhook_that_finds_the_disk_full_is_taken_when_it_comes_again(
    gateway: Gateway, channel: FakeChannel, bot: FakeBot
) -> None:
    said = Inbound(channel="whatsapp", account="5", peer="49", external_id="w1", text="hello" * 800)
    channel.calls[b"x"] = ([said], [])
    await fill_disk(gateway)
    refused = await gateway.http.post("/webhooks/whatsapp", content=b"x", headers=SIGNED)
    assert refused.status_code == 503
    assert bot.turns == []
    await empty_disk(gateway)
    taken = await gateway.http.post("/webhooks/whatsapp", content=b"x", headers=SIGNED)
    assert taken.status_code == 200
    await gateway.desk.turns.drain()
    assert [turn.text for turn in bot.turns] == [said.text]


async def test_an_answer_that_finds_the_disk_full_comes_when_there_is_room_again(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    bot.gate = asyncio.Event()
    accepted = await customer.post("hello", wait=False)
    assert accepted.status_code == 202
    await fill_disk(gateway)
    understood = {"intent": "greet", "note": "x" * 5000}
    bot.script = lambda turn: says("echo", understood=understood)
    bot.gate.set()
    await gateway.desk.turns.drain()
    [asked] = (await customer.get())["messages"]
    assert (asked["text"], asked["status"]) == ("hello", "received")
    await empty_disk(gateway)
    expired = now() - dt.timedelta(seconds=1)
    await gateway.desk.database.write(
        lambda session: session.execute(update(Conversation).values(lease_until=expired))
    )
    assert await gateway.desk.turns.retry_due() == 1
    await gateway.desk.turns.drain()
    assert [m["say"] for m in (await customer.get())["messages"]] == [None, "bot-intro", "echo"]


async def test_a_sent_message_is_not_sent_twice_because_the_database_was_locked_for_a_moment(
    gateway: Gateway, channel: FakeChannel
) -> None:
    said = Inbound(channel="whatsapp", account="5", peer="49", external_id="w1", text="hello")
    channel.calls[b"x"] = ([said], [])
    await gateway.http.post("/webhooks/whatsapp", content=b"x", headers=SIGNED)
    await gateway.desk.turns.drain()
    other = sqlite3.connect(database_file(gateway), isolation_level=None)

    def lock_for_a_moment() -> None:
        other.execute("BEGIN IMMEDIATE")
        asyncio.get_running_loop().call_later(1.0, other.execute, "ROLLBACK")

    channel.on_sent = lock_for_a_moment
    await gateway.desk.outbox.send_due()
    other.close()
    assert len(channel.sent) == 2
    states = await gateway.desk.database.read(lambda s: list(s.scalars(select(Delivery.state))))
    assert states == ["sent", "sent"]
