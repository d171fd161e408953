"""Conversations: their state, who may speak in them, and the lease of one turn at a time.

State ``bot | waiting | agent | closed`` changes only through the verbs here. Every change bumps
``version``, appends a "state" event and keeps the open Handoff row in step. The verbs lock the
row, change it, and leave the commit to the caller.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from records.base import new_id, now
from records.desk_models import Agent, Conversation, ConversationEvent, Handoff, Message
from records.errors import IllegalState, NotFound, NotOwner, StaleConversation
from records.messages import add_message, delivers_on

__all__ = ["IllegalState", "NotOwner", "StaleConversation"]

# Time for a person's first answer, by priority (1 urgent, 2 normal, 3 low).
ANSWER_WITHIN = {
    1: dt.timedelta(minutes=15),
    2: dt.timedelta(hours=1),
    3: dt.timedelta(hours=4),
}


def start(
    session: Session,
    *,
    channel: str,
    account: str = "default",
    peer: str,
    language: str | None = None,
    locale: str | None = None,
) -> Conversation:
    """Open a conversation that belongs to the bot. ``language`` is a first guess, not a choice."""
    moment = now()
    conversation = Conversation(
        id=new_id("cv"),
        channel=channel,
        account=account,
        peer=peer,
        state="bot",
        version=1,
        language=language or "en",
        locale=locale,
        identity_level="anonymous",
        bot_reset_due=False,
        next_seq=1,
        created_at=moment,
        updated_at=moment,
    )
    session.add(conversation)
    session.flush()
    return conversation


def find_latest(session: Session, channel: str, account: str, peer: str) -> Conversation | None:
    """The newest conversation of a person on a channel, closed or not."""
    return session.scalar(
        select(Conversation)
        .where(
            Conversation.channel == channel,
            Conversation.account == account,
            Conversation.peer == peer,
        )
        .order_by(Conversation.created_at.desc())
        .limit(1)
        .with_for_update()
    )


def find_open(session: Session, channel: str, account: str, peer: str) -> Conversation | None:
    """The newest conversation of a person on a channel, where it is not closed."""
    latest = find_latest(session, channel, account, peer)
    return latest if latest is not None and latest.state != "closed" else None


def lock_peer(session: Session, channel: str, account: str, peer: str) -> None:
    """Make concurrent first messages of one person wait for each other (PostgreSQL).

    On SQLite a write transaction is alone already.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:peer, 0))"),
            {"peer": f"{channel}\x1f{account}\x1f{peer}"},
        )


def locked(session: Session, conversation_id: str) -> Conversation:
    """The conversation, fresh and locked until the transaction ends. Raises NotFound."""
    conversation = session.get(
        Conversation, conversation_id, with_for_update=True, populate_existing=True
    )
    if conversation is None:
        raise NotFound("no such conversation")
    return conversation


def open_handoff(session: Session, conversation_id: str) -> Handoff | None:
    return session.scalar(
        select(Handoff)
        .where(Handoff.conversation_id == conversation_id, Handoff.ended_at.is_(None))
        .order_by(Handoff.opened_at.desc())
        .limit(1)
    )


def hand_to_agent(
    session: Session,
    conversation_id: str,
    *,
    reason: str,
    message_id: str | None = None,
    context: dict[str, Any] | None = None,
    priority: int = 2,
) -> Handoff:
    """Bot -> waiting. ``message_id`` is the customer's message whose turn asked for it.

    Idempotent: where a person is already asked for or in charge, the open handoff is returned,
    made more urgent if need be. Raises NotFound; IllegalState where the conversation is closed.
    """
    conversation = locked(session, conversation_id)
    if conversation.state == "closed":
        raise IllegalState("a closed conversation is reopened before it is handed over")
    handoff = open_handoff(session, conversation_id)
    if handoff is None:
        handoff = _open(session, conversation, reason, message_id, context, priority)
    elif priority < handoff.priority:
        handoff.priority = priority
        handoff.due_at = min(handoff.due_at, now() + ANSWER_WITHIN[priority])
    if conversation.state == "bot":
        _move(session, conversation, "waiting")
    session.flush()
    return handoff


def take(session: Session, conversation_id: str, *, agent_id: str, version: int) -> Conversation:
    """Bot, waiting or another agent -> this agent, who from now on is the only one to speak."""
    conversation = _current(session, conversation_id, version)
    if conversation.state == "closed":
        raise IllegalState("a closed conversation is reopened before it is taken")
    if conversation.state == "agent" and conversation.agent_id == agent_id:
        return conversation
    handoff = open_handoff(session, conversation_id)
    if handoff is None:
        handoff = _open(session, conversation, "taken", None, None, 2)
    handoff.agent_id = agent_id
    handoff.taken_at = handoff.taken_at or now()
    conversation.agent_id = agent_id
    _move(session, conversation, "agent")
    agent = session.get(Agent, agent_id)
    _tell(session, conversation, "agent-joined", {"name": agent.name if agent else ""})
    session.flush()
    return conversation


def reply(
    session: Session, conversation_id: str, *, agent_id: str, version: int, text: str
) -> Message:
    """The owner's words to the customer. Raises NotOwner for anyone else, StaleConversation."""
    conversation = _current(session, conversation_id, version)
    _must_own(conversation, agent_id)
    return add_message(
        session,
        conversation,
        author="agent",
        text=text,
        agent_id=agent_id,
        delivers=delivers_on(conversation.channel),
    )


def note(session: Session, conversation_id: str, *, agent_id: str, text: str) -> Message:
    """A private note of any agent, in any state, never shown to the customer."""
    conversation = locked(session, conversation_id)
    return add_message(session, conversation, author="note", text=text, agent_id=agent_id)


def hand_back(
    session: Session, conversation_id: str, *, agent_id: str, version: int
) -> Conversation:
    """Agent -> bot, which will say again that it is a bot and starts with no open form."""
    conversation = _current(session, conversation_id, version)
    _must_own(conversation, agent_id)
    _end_handoff(session, conversation_id, "handed_back")
    _to_bot(session, conversation)
    _tell(session, conversation, "back-to-bot", {})
    session.flush()
    return conversation


def close(
    session: Session,
    conversation_id: str,
    *,
    agent_id: str | None = None,
    version: int | None = None,
) -> Conversation:
    """Any state -> closed; closing twice changes nothing.

    ``agent_id`` None is the system. An agent gives the ``version`` read and must be the owner
    where the conversation has one.
    """
    conversation = locked(session, conversation_id)
    if version is not None and conversation.version != version:
        raise StaleConversation("the conversation has changed meanwhile")
    if agent_id is not None and conversation.state == "agent":
        _must_own(conversation, agent_id)
    if conversation.state == "closed":
        return conversation
    _end_handoff(session, conversation_id, "closed")
    conversation.awaiting = None
    conversation.bot_reset_due = True
    _move(session, conversation, "closed")
    if agent_id is not None:
        _tell(session, conversation, "conversation-closed", {})
    session.flush()
    return conversation


def reopen(session: Session, conversation_id: str) -> Conversation:
    """Closed -> bot, when the customer writes again. Raises IllegalState where it is not closed."""
    conversation = locked(session, conversation_id)
    if conversation.state != "closed":
        raise IllegalState("only a closed conversation is reopened")
    _to_bot(session, conversation)
    session.flush()
    return conversation


def take_lease(session: Session, conversation_id: str, owner: str, seconds: float) -> bool:
    """Lease the conversation's turn to ``owner``; True where it was free, expired or ours."""
    return lease(locked(session, conversation_id), owner, seconds)


def release_lease(session: Session, conversation_id: str, owner: str) -> None:
    """Give the lease back where it is still ours."""
    release(locked(session, conversation_id), owner)


def lease(conversation: Conversation, owner: str, seconds: float) -> bool:
    """``take_lease`` for a conversation that the transaction has ``locked``."""
    moment = now()
    until = conversation.lease_until
    if conversation.lease_owner not in (None, owner) and until is not None and until >= moment:
        return False
    conversation.lease_owner = owner
    conversation.lease_until = moment + dt.timedelta(seconds=seconds)
    return True


def release(conversation: Conversation, owner: str) -> None:
    """``release_lease`` for a conversation that the transaction has ``locked``."""
    if conversation.lease_owner == owner:
        conversation.lease_owner = None
        conversation.lease_until = None


def may_bot_speak(
    conversation: Conversation, lease_owner: str, message_id: str, handoff: Handoff | None
) -> bool:
    """The one place that says whether the bot's answer to ``message_id`` may go out.

    The bot owns the conversation, or this very message's turn has just asked for a person (so
    that it can say so) and nobody has taken over; and the turn still holds its lease.
    """
    if conversation.lease_owner != lease_owner:
        return False
    if conversation.state == "bot":
        return True
    return (
        conversation.state == "waiting"
        and handoff is not None
        and handoff.ended_at is None
        and handoff.message_id == message_id
    )


def _current(session: Session, conversation_id: str, version: int) -> Conversation:
    conversation = locked(session, conversation_id)
    if conversation.version != version:
        raise StaleConversation("the conversation has changed meanwhile")
    return conversation


def _must_own(conversation: Conversation, agent_id: str) -> None:
    if conversation.state != "agent" or conversation.agent_id != agent_id:
        raise NotOwner("only the agent in charge may do this")


def _open(
    session: Session,
    conversation: Conversation,
    reason: str,
    message_id: str | None,
    context: dict[str, Any] | None,
    priority: int,
) -> Handoff:
    moment = now()
    handoff = Handoff(
        id=new_id("ho"),
        conversation_id=conversation.id,
        message_id=message_id,
        reason=reason,
        context=context or {},
        priority=priority,
        opened_at=moment,
        due_at=moment + ANSWER_WITHIN[priority],
    )
    session.add(handoff)
    return handoff


def _end_handoff(session: Session, conversation_id: str, outcome: str) -> None:
    handoff = open_handoff(session, conversation_id)
    if handoff is not None:
        handoff.ended_at = now()
        handoff.outcome = outcome


def _to_bot(session: Session, conversation: Conversation) -> None:
    conversation.agent_id = None
    conversation.awaiting = None
    conversation.greeted_at = None
    conversation.bot_reset_due = True
    _move(session, conversation, "bot")


def _tell(session: Session, conversation: Conversation, say: str, args: dict[str, Any]) -> None:
    """Say a change of owner where the person cannot see the state, as a widget shows it."""
    if delivers_on(conversation.channel):
        add_message(
            session,
            conversation,
            author="system",
            semantic={"say": say, "args": args},
            language=conversation.language,
            delivers=True,
        )


def _move(session: Session, conversation: Conversation, state: str) -> None:
    conversation.state = state
    conversation.version += 1
    conversation.updated_at = now()
    session.add(
        ConversationEvent(conversation_id=conversation.id, kind="state", state=state, at=now())
    )
