"""What the service desk knows: conversations, messages, deliveries, handoffs, agents, identity."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records import shop_models  # noqa: F401  the tables that foreign keys here point to
from records.base import Base, now

CONVERSATION_STATES = ("bot", "waiting", "agent", "closed")
IDENTITY_LEVELS = ("anonymous", "claimed", "verified")
FEELINGS = ("positive", "neutral", "negative", "furious")


class Conversation(Base):
    """One thread with one person on one channel.

    ``version`` grows with every change of state or owner; a writer that read an older one
    loses (``records.conversations.StaleConversation``).
    """

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]  # api | web | whatsapp | messenger
    account: Mapped[str] = mapped_column(default="default")  # phone number id, page id ...
    peer: Mapped[str] = mapped_column(index=True)  # the person's id on that channel
    state: Mapped[str] = mapped_column(default="bot", index=True)
    version: Mapped[int] = mapped_column(default=1)
    language: Mapped[str] = mapped_column(default="en")  # of the last message that showed one
    chosen_language: Mapped[str | None]  # picked by the customer; wins
    locale: Mapped[str | None]  # browser or channel locale, a prior
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id"), index=True)
    identity_level: Mapped[str] = mapped_column(default="anonymous")
    identity_proof: Mapped[str | None]  # token | phone | order_email | order_postcode
    agent_id: Mapped[str | None] = mapped_column(ForeignKey("agents.id"))
    awaiting: Mapped[str | None]  # the slot the bot waits for ("expects")
    greeted_at: Mapped[dt.datetime | None]  # when the bot last said that it is a bot
    last_customer_at: Mapped[dt.datetime | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    updated_at: Mapped[dt.datetime] = mapped_column(default=now)
    lease_owner: Mapped[str | None]
    lease_until: Mapped[dt.datetime | None]
    next_seq: Mapped[int] = mapped_column(default=1)
    # The bot must forget its dialogue (an open form) before its next turn here.
    bot_reset_due: Mapped[bool] = mapped_column(default=False)

    messages: Mapped[list[Message]] = relationship(
        back_populates="conversation", order_by="Message.seq"
    )


class Message(Base):
    """Anything said in a conversation, by anyone.

    ``status`` of a customer's message: received -> answered | for_agent | failed, or ``noted``
    where there is nothing to answer (an edit, a message taken back). The unique key (channel,
    account, external_id) is what makes a provider's repeated delivery harmless.
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("channel", "account", "external_id"),
        UniqueConstraint("conversation_id", "seq"),
        Index("ix_messages_pending", "status", "next_attempt_at"),
        Index("ix_messages_conversation_status", "conversation_id", "status"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"))
    seq: Mapped[int]
    author: Mapped[str]  # customer | bot | agent | system | note
    agent_id: Mapped[str | None]
    channel: Mapped[str]
    account: Mapped[str] = mapped_column(default="default")
    external_id: Mapped[str | None]
    # text | choice | image | audio | … | edit | revoke | empty | unsupported
    kind: Mapped[str] = mapped_column(default="text")
    text: Mapped[str | None]  # as typed (customer, agent, note); bot messages have `semantic`
    semantic: Mapped[dict[str, Any] | None]
    language: Mapped[str | None]
    choice: Mapped[str | None]  # payload of the offered choice that the customer picked
    understood: Mapped[dict[str, Any] | None]  # intent, confidence, ranking, entities, feeling
    in_reply_to: Mapped[str | None] = mapped_column(index=True)
    status: Mapped[str] = mapped_column(default="sent")
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[dt.datetime | None]
    provider_at: Mapped[dt.datetime | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)

    conversation: Mapped[Conversation] = relationship(back_populates="messages")


class ConversationEvent(Base):
    """The replayable event log behind server-sent events; the id is the ``Last-Event-ID``."""

    __tablename__ = "conversation_events"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    kind: Mapped[str]  # message | state | note (agents only)
    message_id: Mapped[str | None]
    state: Mapped[str | None]
    at: Mapped[dt.datetime] = mapped_column(default=now)


class Delivery(Base):
    """One outgoing message on its way to a provider.

    ``state`` is that of its parts once ``all_sent``: failed where one of them failed, else that
    of the part which is least far.
    """

    __tablename__ = "deliveries"
    __table_args__ = (Index("ix_deliveries_due", "state", "next_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(ForeignKey("messages.id"), unique=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    channel: Mapped[str]
    # pending -> sending -> sent -> delivered -> read, or failed
    state: Mapped[str] = mapped_column(default="pending")
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[dt.datetime] = mapped_column(default=now)
    all_sent: Mapped[bool] = mapped_column(default=False)
    error: Mapped[str | None]

    message: Mapped[Message] = relationship()


class DeliveryPart(Base):
    """One of the calls that carried a delivery: a long message takes several."""

    __tablename__ = "delivery_parts"

    delivery_id: Mapped[str] = mapped_column(ForeignKey("deliveries.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)  # from 0, in the order of the words
    provider_id: Mapped[str] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(default="sent")  # sent -> delivered -> read, or failed
    error: Mapped[str | None]


class DeliveryEvent(Base):
    """What a provider said of a part, as it came; the rank in `DeliveryPart.state` only grows."""

    __tablename__ = "delivery_events"
    __table_args__ = (UniqueConstraint("provider_id", "status", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    provider_id: Mapped[str] = mapped_column(index=True)
    status: Mapped[str]
    at: Mapped[dt.datetime]
    error: Mapped[str | None]


class Handoff(Base):
    __tablename__ = "handoffs"

    id: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    message_id: Mapped[str | None]  # the customer's message whose turn opened it
    reason: Mapped[str]  # asked | abstained | unsupported | complaint | bot_failed | refused ...
    # intent, order numbers, what was tried, policy verdict: what the bot knew at that moment
    context: Mapped[dict[str, Any]] = mapped_column(default=dict)
    priority: Mapped[int] = mapped_column(default=2)  # 1 urgent, 2 normal, 3 low
    opened_at: Mapped[dt.datetime] = mapped_column(default=now)
    due_at: Mapped[dt.datetime]
    taken_at: Mapped[dt.datetime | None]
    agent_id: Mapped[str | None]
    ended_at: Mapped[dt.datetime | None]
    outcome: Mapped[str | None]  # handed_back | closed


class Agent(Base):
    __tablename__ = "agents"

    id: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str]  # argon2id
    language: Mapped[str] = mapped_column(default="en")
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[dt.datetime] = mapped_column(default=now)


class AgentSession(Base):
    __tablename__ = "agent_sessions"

    token_hash: Mapped[str] = mapped_column(primary_key=True)  # sha256 of the cookie's token
    agent_id: Mapped[str] = mapped_column(ForeignKey("agents.id"), index=True)
    csrf: Mapped[str]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    expires_at: Mapped[dt.datetime]


class ChannelIdentity(Base):
    """A proven link from a person's id on a channel to a customer; undone, never deleted."""

    __tablename__ = "channel_identities"
    __table_args__ = (Index("ix_channel_identities_peer", "channel", "account", "peer"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    account: Mapped[str]
    peer: Mapped[str]
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    proof: Mapped[str]
    linked_at: Mapped[dt.datetime] = mapped_column(default=now)
    undone_at: Mapped[dt.datetime | None]


class VerificationAttempt(Base):
    """A try at proving identity, counted per visitor and per order number; no values kept."""

    __tablename__ = "verification_attempts"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    visitor_key: Mapped[str] = mapped_column(index=True)
    order_key: Mapped[str] = mapped_column(index=True)
    succeeded: Mapped[bool]
    at: Mapped[dt.datetime] = mapped_column(default=now)


class ActionReceipt(Base):
    """The stored answer of an action for a message: the same pair is never done twice."""

    __tablename__ = "action_receipts"

    message_id: Mapped[str] = mapped_column(primary_key=True)
    action: Mapped[str] = mapped_column(primary_key=True)
    result: Mapped[dict[str, Any]] = mapped_column(default=dict)
    at: Mapped[dt.datetime] = mapped_column(default=now)


class AuditEntry(Base):
    """Every change of a shop record by bot or agent, and every read of a customer by an agent."""

    __tablename__ = "audit_entries"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[dt.datetime] = mapped_column(default=now)
    actor: Mapped[str]  # bot | agent:<id> | system
    action: Mapped[str]  # e.g. return.create
    entity: Mapped[str]  # e.g. return:rt_…
    change: Mapped[dict[str, Any]] = mapped_column(default=dict)
    conversation_id: Mapped[str | None] = mapped_column(index=True)
    message_id: Mapped[str | None]
