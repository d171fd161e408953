"""Turns: order, one at a time, people before the bot, and what happens when the bot fails."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from gateway.bot_client import BotAnswer, BotTurn, SemanticChoice, SemanticMessage
from records import conversations
from records.base import now
from records.desk_models import Agent, Conversation, Handoff, Message
from tests.gateway.fakes import FakeBot, says
from tests.gateway.harness import RULES, Client, Gateway, running

pytestmark = pytest.mark.asyncio


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return ""
    return request.getfixturevalue("postgres_url")


PERSON = "intent:talk_to_human"


async def write(gateway: Gateway, work: Callable[[Session], Any]) -> Any:
    return await gateway.desk.database.write(work)


def as_agent(session: Session) -> None:
    if session.get(Agent, "ag_1") is None:
        session.add(Agent(id="ag_1", email="a@example.org", name="Ada", password_hash="x"))
        session.flush()


async def take(gateway: Gateway, customer: Client) -> None:
    def work(session: Session) -> None:
        as_agent(session)
        version = conversations.locked(session, customer.id).version
        conversations.take(session, customer.id, agent_id="ag_1", version=version)

    await write(gateway, work)


async def retry_until_idle(gateway: Gateway, rounds: int = 40) -> None:
    for _ in range(rounds):
        await gateway.desk.turns.retry_due()
        await gateway.desk.turns.drain()
        await asyncio.sleep(0.02)


async def said(customer: Client) -> list[str | None]:
    return [m["say"] or f"{m['author']}:{m['text']}" for m in (await customer.get())["messages"]]


def offering(*payloads: str, says_: str = "pick") -> BotAnswer:
    titles = {"yes": "yes", "no": "no"}
    choices = [SemanticChoice(say=titles.get(p, "yes"), payload=p) for p in payloads]
    return BotAnswer(replies=[SemanticMessage(say=says_, choices=choices)], understood={})


async def test_messages_sent_at_once_are_answered_one_at_a_time_and_in_order(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    bot.gate = asyncio.Event()
    posts = []
    for number in range(6):
        posts.append(asyncio.create_task(customer.say(f"hello {number}")))
        while len((await customer.get())["messages"]) <= number:
            await asyncio.sleep(0.01)
    bot.gate.set()
    answers = await asyncio.gather(*posts)
    assert [turn.text for turn in bot.turns] == [f"hello {n}" for n in range(6)]
    assert bot.most_running == 1
    assert all(answer["replies"][-1]["say"] == "echo" for answer in answers)
    seqs = [answer["replies"][-1]["seq"] for answer in answers]
    assert seqs == sorted(seqs)


async def test_two_processes_never_run_two_turns_of_a_conversation(
    tmp_path: Path, bot: FakeBot, database_url: str
) -> None:
    async with (
        running(tmp_path, bot, database_url=database_url) as one,
        running(tmp_path, bot, database_url=database_url) as other,
    ):
        customer = await one.start()
        elsewhere = Client(other.http, customer.id, "")
        elsewhere.headers = customer.headers
        bot.gate = asyncio.Event()
        first = asyncio.create_task(customer.say("hello 1"))
        await bot.reached()
        second = asyncio.create_task(elsewhere.say("hello 2"))
        while len((await customer.get())["messages"]) < 2:
            await asyncio.sleep(0.01)
        for _ in range(3):
            assert await other.desk.turns.retry_due() == 0
        assert [turn.text for turn in bot.turns] == ["hello 1"]
        bot.gate.set()
        answers = await asyncio.gather(first, second)
        assert [turn.text for turn in bot.turns] == ["hello 1", "hello 2"]
        assert bot.most_running == 1
        assert [a["message"]["status"] for a in answers] == ["answered", "answered"]


async def test_a_person_who_takes_over_silences_the_answer_being_computed(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    bot.gate = asyncio.Event()
    post = asyncio.create_task(customer.say("hello"))
    await bot.reached()
    await take(gateway, customer)
    bot.gate.set()
    answer = await post
    assert answer["replies"] == []
    assert answer["state"] == "agent"
    assert answer["message"]["status"] == "for_agent"
    assert answer["understood"]["intent"] == "greet"
    assert await said(customer) == ["customer:hello"]


async def test_a_conversation_owned_by_a_person_never_reaches_the_bot(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    await take(gateway, customer)
    answer = await customer.say("hello")
    assert (answer["state"], answer["replies"], bot.turns) == ("agent", [], [])


async def test_the_turn_that_asks_for_a_person_may_say_so_and_the_next_is_told_to_wait_once(
    gateway: Gateway, bot: FakeBot
) -> None:
    def ask(turn: BotTurn) -> BotAnswer:
        with gateway.desk.database.sessions() as session, session.begin():
            conversations.hand_to_agent(
                session, turn.conversation_id, reason="asked", message_id=turn.message_id
            )
        return says("handoff-started")

    bot.script = ask
    customer = await gateway.start()
    first = await customer.say("hello")
    assert [r["say"] for r in first["replies"]] == ["bot-intro", "handoff-started"]
    assert first["state"] == "waiting"
    second, third = await customer.say("hello?"), await customer.say("hello??")
    assert [r["say"] for r in second["replies"]] == ["handoff-waiting"]
    assert third["replies"] == []
    assert len(bot.turns) == 1


async def test_a_bot_handed_back_to_says_again_that_it_is_a_bot_and_forgets_its_form(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    await customer.say("hello")
    await take(gateway, customer)

    def back(session: Session) -> None:
        version = conversations.locked(session, customer.id).version
        conversations.hand_back(session, customer.id, agent_id="ag_1", version=version)

    await write(gateway, back)
    answer = await customer.say("hello")
    assert [r["say"] for r in answer["replies"]] == ["bot-intro", "echo"]
    assert bot.resets == [customer.id]
    await customer.say("hello")
    assert bot.resets == [customer.id]


async def test_writing_to_a_closed_conversation_opens_it_to_the_bot(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    await customer.say("hello")
    await write(gateway, lambda session: conversations.close(session, customer.id))
    answer = await customer.say("hello")
    assert answer["state"] == "bot"
    assert [r["say"] for r in answer["replies"]] == ["bot-intro", "echo"]
    assert bot.resets == [customer.id]


async def test_the_bot_introduces_itself_again_after_a_long_pause(
    gateway: Gateway,
) -> None:
    customer = await gateway.start()
    await customer.say("hello")
    long_ago = now() - dt.timedelta(hours=25)
    await write(
        gateway,
        lambda session: session.execute(update(Conversation).values(greeted_at=long_ago)),
    )
    answer = await customer.say("hello")
    assert [r["say"] for r in answer["replies"]] == ["bot-intro", "echo"]


async def test_a_turn_goes_on_when_the_caller_hangs_up(gateway: Gateway, bot: FakeBot) -> None:
    customer = await gateway.start()
    bot.gate = asyncio.Event()
    post = asyncio.create_task(customer.say("hello"))
    await bot.reached()
    post.cancel()
    await asyncio.gather(post, return_exceptions=True)
    bot.gate.set()
    await gateway.desk.turns.drain()
    assert await said(customer) == ["customer:hello", "bot-intro", "echo"]


async def test_an_outage_is_told_once_and_every_message_is_answered_afterwards(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    bot.failing = "unreachable"
    first = await customer.say("hello 1")
    assert [r["say"] for r in first["replies"]] == ["bot-intro", "bot-trouble"]
    assert first["replies"][1]["choices"] == [{"title": "Talk to a person", "payload": PERSON}]
    assert first["message"]["status"] == "received"
    second = await customer.say("hello 2")
    assert second["replies"] == []
    bot.failing = None
    await retry_until_idle(gateway, 10)
    assert await said(customer) == [
        "customer:hello 1",
        "bot-intro",
        "bot-trouble",
        "customer:hello 2",
        "echo",
        "echo",
    ]
    assert [t.text for t in bot.turns][-2:] == ["hello 1", "hello 2"]


async def test_a_second_outage_is_told_again(gateway: Gateway, bot: FakeBot) -> None:
    customer = await gateway.start()
    for _ in range(2):
        bot.failing = "timeout"
        answer = await customer.say("hello")
        assert answer["replies"][-1]["say"] == "bot-trouble"
        bot.failing = None
        await retry_until_idle(gateway, 5)


async def test_after_the_last_attempt_a_person_is_asked_for(gateway: Gateway, bot: FakeBot) -> None:
    customer = await gateway.start()
    bot.failing = "timeout"
    await customer.say("hello")
    await retry_until_idle(gateway)
    assert len(bot.turns) == 3  # the first attempt and one for each back-off
    seen = await customer.get()
    assert seen["state"] == "waiting"
    assert (await said(customer))[-1] == "handoff-started"

    def handoff(session: Session) -> Handoff:
        return session.scalars(select(Handoff)).one()

    assert (await gateway.desk.database.read(handoff)).reason == "bot_failed"


@pytest.mark.parametrize(
    "pick", [{"text": "talk to a PERSON "}, {"text": "1"}, {"text": "x", "choice": PERSON}]
)
async def test_picking_a_person_while_the_bot_is_down_asks_for_one_at_once(
    gateway: Gateway, bot: FakeBot, pick: dict[str, str]
) -> None:
    customer = await gateway.start()
    bot.failing = "unreachable"
    await customer.say("hello")
    asked_before = len(bot.turns)
    answer = await customer.say(**pick)
    assert answer["state"] == "waiting"
    assert [r["say"] for r in answer["replies"]] == ["handoff-started"]
    assert len(bot.turns) == asked_before
    bot.failing = None
    await retry_until_idle(gateway, 5)
    assert len(bot.turns) == asked_before


async def test_writing_during_an_outage_does_not_use_up_the_attempts(
    tmp_path: Path, bot: FakeBot, database_url: str
) -> None:
    patient = dataclasses.replace(RULES, backoff_s=(60.0, 60.0))  # no attempt comes due meanwhile
    async with running(tmp_path, bot, database_url=database_url, rules=patient) as gateway:
        customer = await gateway.start()
        bot.failing = "unreachable"
        for number in range(3):
            await customer.say(f"hello {number}")
        seen = await customer.get()
    assert seen["state"] == "bot"
    assert len(seen["messages"]) == 5


async def test_a_handoff_made_before_the_bot_broke_off_is_told(
    gateway: Gateway, bot: FakeBot
) -> None:
    def half(turn: BotTurn) -> BotAnswer:
        with gateway.desk.database.sessions() as session, session.begin():
            conversations.hand_to_agent(
                session, turn.conversation_id, reason="asked", message_id=turn.message_id
            )
        raise RuntimeError("broke off")

    bot.script = half
    customer = await gateway.start()
    answer = await customer.say("hello")
    assert answer["state"] == "waiting"
    assert answer["replies"][-1]["say"] == "handoff-started"


async def test_an_answer_that_cannot_be_put_into_words_counts_as_a_failure(
    gateway: Gateway, bot: FakeBot
) -> None:
    bot.script = lambda turn: says("no-such-key")
    customer = await gateway.start()
    answer = await customer.say("hello")
    assert answer["replies"][-1]["say"] == "bot-trouble"


async def test_a_turn_whose_process_died_is_run_by_another(
    tmp_path: Path, bot: FakeBot, database_url: str
) -> None:
    dead = FakeBot()
    dead.gate = asyncio.Event()
    async with running(tmp_path, dead, database_url=database_url) as one:
        customer = await one.start()
        post = asyncio.create_task(customer.say("hello"))
        await dead.reached()
        async with running(tmp_path, bot, database_url=database_url) as other:
            assert await other.desk.turns.retry_due() == 0  # the lease still holds
            expired = now() - dt.timedelta(seconds=1)
            await write(
                other,
                lambda session: session.execute(update(Conversation).values(lease_until=expired)),
            )
            assert await other.desk.turns.retry_due() == 1
            await other.desk.turns.drain()
            # The first process wakes up again: its answer is too late.
            dead.gate.set()
            await post
        assert await said(customer) == ["customer:hello", "bot-intro", "echo"]


async def test_only_what_the_last_turn_offered_can_be_picked(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    picks: list[Any] = []

    def script(turn: BotTurn) -> BotAnswer:
        picks.append(turn.metadata["choice"])
        return offering("yes", "no") if turn.text == "hello" else says("echo")

    bot.script = script
    await customer.say("hello")
    await customer.say(" YES ")
    await customer.say("yes")  # nothing is offered any more
    await customer.say("hello")
    await customer.say("2")
    await customer.say("hello")
    await customer.say("3")
    await customer.say("hello")
    await customer.say("anything", choice="no")
    await customer.say("hello")
    await customer.say("anything", choice="never-offered")
    assert picks == [None, "yes", None, None, "no", None, None, None, "no", None, None]


async def test_a_choice_is_understood_by_its_title_in_the_conversations_language(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    bot.script = lambda turn: offering("yes", "no")
    await customer.say("hallo")
    answer = await customer.say("nein")
    assert bot.turns[-1].metadata["choice"] == "no"
    assert answer["replies"][-1]["choices"][0]["title"] == "Ja"


async def test_a_tapped_choice_needs_no_text_and_one_never_offered_is_refused_without(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start()
    bot.script = lambda turn: offering("yes", "no")
    await customer.say("hello")
    answer = await customer.say(choice="no")
    assert answer["message"]["text"] == "No"
    assert (await customer.post(choice="other")).status_code == 422


async def test_the_bot_learns_who_and_where(gateway: Gateway, bot: FakeBot) -> None:
    customer = await gateway.start(locale="de-AT")
    answer = await customer.say("104233")
    assert bot.turns[0].metadata == {
        "message_id": answer["message"]["id"],
        "conversation_id": customer.id,
        "language": "de",
        "channel": "api",
        "customer_id": None,
        "verified": False,
        "choice": None,
        "switch": None,
        "market": "AT",
    }


async def test_what_the_bot_waits_for_is_kept(gateway: Gateway, bot: FakeBot) -> None:
    bot.script = lambda turn: says("echo", expects="order_number")
    customer = await gateway.start()
    await customer.say("hello")
    assert (await customer.get())["expects"] == "order_number"
    bot.script = lambda turn: says("echo")
    await customer.say("104233")
    assert (await customer.get())["expects"] is None


async def test_a_message_never_answered_stays_received_in_the_records(
    gateway: Gateway, bot: FakeBot
) -> None:
    bot.failing = "status"
    customer = await gateway.start()
    await customer.say("hello")

    def stored(session: Session) -> Message:
        return session.scalars(select(Message).where(Message.author == "customer")).one()

    message = await gateway.desk.database.read(stored)
    assert (message.status, message.attempts) == ("received", 1)
    assert message.next_attempt_at is not None
