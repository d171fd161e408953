"""Messages: the only place that numbers, stores and announces what is said."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from records.base import new_id, now
from records.desk_models import Conversation, ConversationEvent, Delivery, Message

Author = Literal["customer", "bot", "agent", "system", "note"]

# On these channels people fetch their messages; on all others the outbox sends them.
FETCHED_CHANNELS = frozenset({"api", "web"})


def add_message(
    session: Session,
    conversation: Conversation,
    *,
    author: Author,
    kind: str = "text",
    text: str | None = None,
    semantic: dict[str, Any] | None = None,
    language: str | None = None,
    external_id: str | None = None,
    in_reply_to: str | None = None,
    agent_id: str | None = None,
    status: str = "sent",
    choice: str | None = None,
    understood: dict[str, Any] | None = None,
    provider_at: dt.datetime | None = None,
    delivers: bool = False,
) -> Message:
    """Append a message, its event and, where ``delivers``, its delivery. Commits nothing.

    ``author`` "note" is a private note of agents: its event has the kind "note", which no
    customer's stream carries. Raises sqlalchemy.exc.IntegrityError at flush where the provider's
    ``external_id`` is already stored for this (channel, account).
    """
    message = Message(
        id=new_id("ms"),
        conversation_id=conversation.id,
        seq=_next_seq(session, conversation),
        author=author,
        agent_id=agent_id,
        channel=conversation.channel,
        account=conversation.account,
        external_id=external_id,
        kind=kind,
        text=text,
        semantic=semantic,
        language=language,
        choice=choice,
        understood=understood,
        in_reply_to=in_reply_to,
        status=status,
        attempts=0,
        provider_at=provider_at,
        created_at=now(),
    )
    session.add(message)
    session.add(
        ConversationEvent(
            conversation_id=conversation.id,
            kind="note" if author == "note" else "message",
            message_id=message.id,
            at=message.created_at,
        )
    )
    if delivers and author != "note":
        session.add(
            Delivery(
                id=new_id("dl"),
                message_id=message.id,
                conversation_id=conversation.id,
                channel=conversation.channel,
                next_at=message.created_at,
            )
        )
    conversation.updated_at = message.created_at
    return message


def delivers_on(channel: str) -> bool:
    """Whether messages to people on ``channel`` must be sent by the outbox."""
    return channel not in FETCHED_CHANNELS


def find_by_external_id(
    session: Session, channel: str, account: str, external_id: str
) -> Message | None:
    return session.scalar(
        select(Message).where(
            Message.channel == channel,
            Message.account == account,
            Message.external_id == external_id,
        )
    )


def replies_to(session: Session, message_id: str) -> list[Message]:
    """What was answered to a customer's message, in order, without private notes."""
    return list(
        session.scalars(
            select(Message)
            .where(Message.in_reply_to == message_id, Message.author != "note")
            .order_by(Message.seq)
        )
    )


def _next_seq(session: Session, conversation: Conversation) -> int:
    """Take the next number in one statement, so that two writers never take the same one."""
    following = session.connection().execute(_TAKE_SEQ, {"owner": conversation.id}).scalar_one()
    set_committed_value(conversation, "next_seq", following)
    return following - 1


_CONVERSATIONS = Conversation.__table__
_TAKE_SEQ = (
    update(_CONVERSATIONS)
    .where(_CONVERSATIONS.c.id == bindparam("owner"))
    .values(next_seq=_CONVERSATIONS.c.next_seq + 1)
    .returning(_CONVERSATIONS.c.next_seq)
)
