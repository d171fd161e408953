"""Conversations: every verb, who may use it when, the lease, and who may speak."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from records import conversations
from records.base import now
from records.conversations import may_bot_speak
from records.database import open_engine, session_factory
from records.errors import IllegalState, NotFound, NotOwner, StaleConversation
from records.messages import add_message, replies_to
from records.models import (
    Agent,
    Base,
    Conversation,
    ConversationEvent,
    Delivery,
    Handoff,
    Message,
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'records.db'}", busy_timeout_ms=60_000)
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with session_factory(engine)() as session:
        for name in ("Ada", "Bo"):
            agent = Agent(id=name, email=f"{name}@example.org", name=name, password_hash="x")
            session.add(agent)
        session.flush()
        yield session


@pytest.fixture
def conversation(session: Session) -> Conversation:
    return conversations.start(session, channel="web", peer="vi_1")


def kinds(session: Session, conversation: Conversation) -> list[str]:
    events = session.scalars(
        select(ConversationEvent)
        .where(ConversationEvent.conversation_id == conversation.id)
        .order_by(ConversationEvent.id)
    )
    return [event.state or event.kind for event in events]


def test_messages_are_numbered_without_gaps_and_announced(
    session: Session, conversation: Conversation
) -> None:
    asked = add_message(session, conversation, author="customer", text="hello")
    answer = add_message(
        session, conversation, author="bot", semantic={"say": "greet"}, in_reply_to=asked.id
    )
    add_message(session, conversation, author="note", text="x", in_reply_to=asked.id)
    session.flush()
    assert (asked.seq, answer.seq, conversation.next_seq) == (1, 2, 4)
    assert kinds(session, conversation) == ["message", "message", "note"]
    assert replies_to(session, asked.id) == [answer]
    assert session.scalars(select(Delivery)).all() == []


def test_writers_in_parallel_never_take_the_same_number(engine: Engine) -> None:
    factory = session_factory(engine)
    with factory() as session, session.begin():
        found = conversations.start(session, channel="web", peer="p").id

    def write() -> None:
        for _ in range(10):
            with factory() as session, session.begin():
                conversation = session.get_one(Conversation, found)
                add_message(session, conversation, author="customer", text="x")

    with ThreadPoolExecutor(4) as pool:
        for written in [pool.submit(write) for _ in range(4)]:
            written.result()
    with factory() as session:
        seqs = sorted(session.scalars(select(Message.seq)))
    assert seqs == list(range(1, 41))


def test_a_handoff_goes_through_waiting_agent_and_back(
    session: Session, conversation: Conversation
) -> None:
    conversation.greeted_at = now()
    handoff = conversations.hand_to_agent(
        session, conversation.id, reason="asked", message_id="ms_1", context={"intent": "x"}
    )
    assert (conversation.state, conversation.version) == ("waiting", 2)
    conversations.take(session, conversation.id, agent_id="Ada", version=2)
    assert (conversation.state, handoff.agent_id, handoff.taken_at is not None) == (
        "agent",
        "Ada",
        True,
    )
    message = conversations.reply(session, conversation.id, agent_id="Ada", version=3, text="Hello")
    assert (message.author, message.agent_id, conversation.version) == ("agent", "Ada", 3)
    conversations.hand_back(session, conversation.id, agent_id="Ada", version=3)
    assert (conversation.state, conversation.agent_id, conversation.greeted_at) == (
        "bot",
        None,
        None,
    )
    assert (handoff.outcome, conversation.bot_reset_due) == ("handed_back", True)
    assert kinds(session, conversation) == ["waiting", "agent", "message", "bot"]


def test_asking_for_a_person_twice_opens_one_handoff_as_urgent_as_the_more_urgent(
    session: Session, conversation: Conversation
) -> None:
    first = conversations.hand_to_agent(session, conversation.id, reason="asked", priority=3)
    due = first.due_at
    second = conversations.hand_to_agent(session, conversation.id, reason="complaint", priority=1)
    assert first is second
    assert (second.reason, second.priority, conversation.version) == ("asked", 1, 2)
    assert second.due_at < due
    assert len(session.scalars(select(Handoff)).all()) == 1


def test_a_person_may_step_in_while_the_bot_is_in_charge(
    session: Session, conversation: Conversation
) -> None:
    conversations.take(session, conversation.id, agent_id="Ada", version=1)
    assert conversation.agent_id == "Ada"
    assert session.scalars(select(Handoff)).one().reason == "taken"


def test_whoever_read_an_older_version_loses(session: Session, conversation: Conversation) -> None:
    conversations.take(session, conversation.id, agent_id="Ada", version=1)
    for verb in (conversations.take, conversations.hand_back, conversations.close):
        with pytest.raises(StaleConversation):
            verb(session, conversation.id, agent_id="Bo", version=1)
    with pytest.raises(StaleConversation):
        conversations.reply(session, conversation.id, agent_id="Ada", version=1, text="x")
    assert (conversation.agent_id, conversation.version) == ("Ada", 2)


def test_only_the_agent_in_charge_replies_closes_and_hands_back(
    session: Session, conversation: Conversation
) -> None:
    with pytest.raises(NotOwner):
        conversations.reply(session, conversation.id, agent_id="Ada", version=1, text="x")
    conversations.take(session, conversation.id, agent_id="Ada", version=1)
    with pytest.raises(NotOwner):
        conversations.reply(session, conversation.id, agent_id="Bo", version=2, text="x")
    with pytest.raises(NotOwner):
        conversations.hand_back(session, conversation.id, agent_id="Bo", version=2)
    with pytest.raises(NotOwner):
        conversations.close(session, conversation.id, agent_id="Bo", version=2)
    conversations.note(session, conversation.id, agent_id="Bo", text="anyone may")
    conversations.take(session, conversation.id, agent_id="Bo", version=2)
    assert conversation.agent_id == "Bo"


def test_a_closed_conversation_is_opened_before_anything_else(
    session: Session, conversation: Conversation
) -> None:
    conversations.hand_to_agent(session, conversation.id, reason="asked")
    conversations.close(session, conversation.id)
    conversations.close(session, conversation.id)
    assert session.scalars(select(Handoff)).one().outcome == "closed"
    version = conversation.version
    with pytest.raises(IllegalState):
        conversations.take(session, conversation.id, agent_id="Ada", version=version)
    with pytest.raises(IllegalState):
        conversations.hand_to_agent(session, conversation.id, reason="asked")
    conversations.reopen(session, conversation.id)
    assert (conversation.state, conversation.version) == ("bot", version + 1)
    with pytest.raises(IllegalState):
        conversations.reopen(session, conversation.id)


def test_an_unknown_conversation_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        conversations.hand_to_agent(session, "cv_no", reason="asked")


def test_where_people_cannot_see_the_state_a_change_of_owner_is_told(session: Session) -> None:
    found = conversations.start(session, channel="whatsapp", account="5", peer="49")
    conversations.take(session, found.id, agent_id="Ada", version=1)
    conversations.hand_back(session, found.id, agent_id="Ada", version=2)
    said = session.scalars(select(Message).order_by(Message.seq)).all()
    assert [m.semantic for m in said] == [
        {"say": "agent-joined", "args": {"name": "Ada"}},
        {"say": "back-to-bot", "args": {}},
    ]
    assert len(session.scalars(select(Delivery)).all()) == 2


def test_the_newest_conversation_of_a_person_is_found_unless_closed(session: Session) -> None:
    first = conversations.start(session, channel="whatsapp", account="5", peer="49")
    assert conversations.find_open(session, "whatsapp", "5", "49") is first
    assert conversations.find_open(session, "whatsapp", "6", "49") is None
    conversations.close(session, first.id)
    assert conversations.find_open(session, "whatsapp", "5", "49") is None
    assert conversations.find_latest(session, "whatsapp", "5", "49") is first


def test_a_lease_is_held_by_one_until_given_back_or_run_out(
    session: Session, conversation: Conversation
) -> None:
    assert conversations.take_lease(session, conversation.id, "a", 60)
    assert not conversations.take_lease(session, conversation.id, "b", 60)
    assert conversations.take_lease(session, conversation.id, "a", 60)
    conversations.release_lease(session, conversation.id, "b")
    assert not conversations.take_lease(session, conversation.id, "b", 60)
    conversations.release_lease(session, conversation.id, "a")
    assert conversations.take_lease(session, conversation.id, "b", -1)
    assert conversations.take_lease(session, conversation.id, "c", 60)


def handoff(message_id: str, *, ended: bool = False) -> Handoff:
    return Handoff(
        id="ho",
        conversation_id="cv",
        message_id=message_id,
        reason="asked",
        due_at=now(),
        ended_at=now() - dt.timedelta(1) if ended else None,
    )


@pytest.mark.parametrize(
    ("state", "owner", "opened", "allowed"),
    [
        ("bot", "mine", None, True),
        ("bot", "other", None, False),
        ("bot", None, None, False),
        ("waiting", "mine", handoff("ms_1"), True),
        ("waiting", "other", handoff("ms_1"), False),
        ("waiting", "mine", handoff("ms_2"), False),
        ("waiting", "mine", handoff("ms_1", ended=True), False),
        ("waiting", "mine", None, False),
        ("agent", "mine", handoff("ms_1"), False),
        ("closed", "mine", None, False),
    ],
)
def test_the_bot_speaks_only_where_it_owns_the_turn(
    state: str, owner: str | None, opened: Handoff | None, allowed: bool
) -> None:
    found = Conversation(id="cv", state=state, lease_owner=owner)
    assert may_bot_speak(found, "mine", "ms_1", opened) is allowed
