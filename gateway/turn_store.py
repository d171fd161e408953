"""How a turn ends, in one transaction: lease and right to speak checked where the words are kept.

``finish`` and ``fail`` also lease the conversation's next waiting message in the same
transaction, so that no message is left behind between two turns.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from gateway.bot_client import BotAnswer
from gateway.jobs import Job, TurnRules, lease_job, pending
from gateway.speech import BOT_TROUBLE, HANDOFF_STARTED, acknowledge, introduce, say
from records.base import new_id, now
from records.conversations import (
    hand_to_agent,
    locked,
    may_bot_speak,
    open_handoff,
    release,
)
from records.desk_models import Conversation, Handoff, Message

Outcome = Literal["answered", "for_agent", "retry", "handed_over", "lost"]


@dataclass(frozen=True, slots=True)
class TurnEnd:
    """How a turn ended. ``following`` is the next message's turn, leased already."""

    outcome: Outcome
    message: Message
    state: str
    replies: list[Message] = field(default_factory=list)
    following: Job | None = None


def claim(session: Session, conversation_id: str, rules: TurnRules) -> Job | None:
    """Lease the oldest waiting message of a conversation whose turn never ran or failed."""
    conversation = locked(session, conversation_id)
    waiting = pending(session, conversation_id)
    return _lease_next(session, conversation, waiting, new_id("ls"), rules)


def due_conversations(session: Session, limit: int = 50) -> list[str]:
    """Conversations whose oldest waiting message is to be tried (again) and no turn runs."""
    moment = now()
    other = aliased(Message)
    oldest = (
        select(func.min(other.seq))
        .where(other.conversation_id == Message.conversation_id, other.status == "received")
        .scalar_subquery()
    )
    rows = session.execute(
        select(Message.conversation_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(
            Message.status == "received",
            Message.seq == oldest,
            or_(Message.next_attempt_at.is_(None), Message.next_attempt_at <= moment),
            or_(Conversation.lease_owner.is_(None), Conversation.lease_until < moment),
        )
        .order_by(Message.created_at)
        .limit(limit)
    )
    return [row[0] for row in rows]


def finish(session: Session, job: Job, answer: BotAnswer, rules: TurnRules) -> TurnEnd:
    """Store the bot's answer, unless a person has taken over since: then only what it understood.

    The customer's message is never lost either way.
    """
    conversation = locked(session, job.conversation_id)
    waiting = pending(session, conversation.id)
    message = next((found for found in waiting if found.id == job.message_id), None)
    if message is None or conversation.lease_owner != job.lease_owner:
        return _lost(session, conversation, waiting, job, rules)
    behind = [found for found in waiting if found is not message]
    message.understood = answer.understood
    handoff = _handoff(session, conversation)
    if not may_bot_speak(conversation, job.lease_owner, message.id, handoff):
        return _for_agent(session, conversation, message, handoff, behind, job, rules)
    message.status, message.next_attempt_at = "answered", None
    if job.reset_due:
        conversation.bot_reset_due = False
    conversation.awaiting = answer.expects
    replies = introduce(session, conversation, rules, in_reply_to=message.id)
    for semantic in _semantics(answer):
        replies.append(say(session, conversation, semantic, in_reply_to=message.id, author="bot"))
    return _end("answered", session, conversation, message, replies, behind, job, rules)


def fail(session: Session, job: Job, reason: str, rules: TurnRules) -> TurnEnd:
    """The bot gave no usable answer: tell the customer once, try again later, then a person."""
    conversation = locked(session, job.conversation_id)
    waiting = pending(session, conversation.id)
    message = next((found for found in waiting if found.id == job.message_id), None)
    if message is None or conversation.lease_owner != job.lease_owner:
        return _lost(session, conversation, waiting, job, rules)
    behind = [found for found in waiting if found is not message]
    handoff = _handoff(session, conversation)
    if not may_bot_speak(conversation, job.lease_owner, message.id, handoff):
        return _for_agent(session, conversation, message, handoff, behind, job, rules)
    if conversation.state == "waiting":
        # The bot asked for a person before it broke off: that much can be told.
        message.status, message.next_attempt_at = "answered", None
        replies = [say(session, conversation, HANDOFF_STARTED, in_reply_to=message.id)]
        return _end("handed_over", session, conversation, message, replies, behind, job, rules)
    told = any(found.attempts for found in waiting)
    if job.counts:
        message.attempts += 1
    if message.attempts > len(rules.backoff_s):
        return _give_up(session, conversation, message, reason, behind, job, rules)
    if job.counts:
        wait = rules.backoff_s[message.attempts - 1]
        message.next_attempt_at = now() + dt.timedelta(seconds=wait)
    replies = []
    if not told:
        replies = introduce(session, conversation, rules, in_reply_to=message.id)
        replies.append(say(session, conversation, BOT_TROUBLE, in_reply_to=message.id))
    release(conversation, job.lease_owner)
    return TurnEnd("retry", message, conversation.state, replies)


def _give_up(
    session: Session,
    conversation: Conversation,
    message: Message,
    reason: str,
    behind: list[Message],
    job: Job,
    rules: TurnRules,
) -> TurnEnd:
    hand_to_agent(
        session,
        conversation.id,
        reason="bot_failed",
        message_id=message.id,
        context={"failure": reason, "attempts": message.attempts},
    )
    message.status, message.next_attempt_at = "for_agent", None
    replies = [say(session, conversation, HANDOFF_STARTED, in_reply_to=message.id)]
    return _end("handed_over", session, conversation, message, replies, behind, job, rules)


def _lost(
    session: Session,
    conversation: Conversation,
    waiting: list[Message],
    job: Job,
    rules: TurnRules,
) -> TurnEnd:
    """Somebody else ran or settled this turn; what we computed is dropped."""
    message = session.get_one(Message, job.message_id)
    if conversation.lease_owner != job.lease_owner:
        return TurnEnd("lost", message, conversation.state)
    return _end("lost", session, conversation, message, [], waiting, job, rules)


def _for_agent(
    session: Session,
    conversation: Conversation,
    message: Message,
    handoff: Handoff | None,
    behind: list[Message],
    job: Job,
    rules: TurnRules,
) -> TurnEnd:
    message.status, message.next_attempt_at = "for_agent", None
    replies = []
    if conversation.state == "waiting":
        replies = acknowledge(session, conversation, handoff, in_reply_to=message.id)
    return _end("for_agent", session, conversation, message, replies, behind, job, rules)


def _end(
    outcome: Outcome,
    session: Session,
    conversation: Conversation,
    message: Message,
    replies: list[Message],
    behind: list[Message],
    job: Job,
    rules: TurnRules,
) -> TurnEnd:
    following = _lease_next(session, conversation, behind, job.lease_owner, rules)
    return TurnEnd(outcome, message, conversation.state, replies, following)


def _lease_next(
    session: Session,
    conversation: Conversation,
    waiting: list[Message],
    owner: str,
    rules: TurnRules,
) -> Job | None:
    """The next waiting message's turn, or the lease given back where there is none.

    What waits while a person is asked for or in charge is for that person.
    """
    if waiting and conversation.state == "bot":
        return lease_job(session, conversation, waiting[0], owner, rules)
    handoff = _handoff(session, conversation)
    for message in waiting:
        message.status, message.next_attempt_at = "for_agent", None
        if conversation.state == "waiting":
            acknowledge(session, conversation, handoff, in_reply_to=message.id)
    release(conversation, owner)
    return None


def _handoff(session: Session, conversation: Conversation) -> Handoff | None:
    if conversation.state != "waiting":
        return None
    return open_handoff(session, conversation.id)


def _semantics(answer: BotAnswer) -> list[dict[str, Any]]:
    """The replies as stored; the slot the bot waits for goes with the last of them."""
    semantics = [reply.model_dump(exclude_defaults=True) for reply in answer.replies]
    if answer.expects and not any(semantic.get("expects") for semantic in semantics):
        semantics[-1]["expects"] = answer.expects
    return semantics
