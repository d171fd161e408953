"""What a turn needs to know, read once when its lease is taken, and the rules of turns."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gateway.languages import market_of
from gateway.settings import Settings
from knowledge.language_request import requested_language
from records.base import now
from records.conversations import lease
from records.desk_models import Conversation, Message
from records.shop_models import Customer


@dataclass(frozen=True, slots=True)
class TurnRules:
    """Times in seconds. After ``len(backoff_s)`` retries a person is asked for.

    ``languages`` are those the bot has texts in.
    """

    shop_name: str = "Meridian Goods"
    languages: frozenset[str] = frozenset({"en"})
    lease_s: float = 25.0
    backoff_s: tuple[float, ...] = (2.0, 10.0, 30.0, 120.0)
    greet_again: dt.timedelta = dt.timedelta(hours=24)

    @classmethod
    def from_settings(cls, settings: Settings) -> TurnRules:
        return cls(
            shop_name=settings.shop_name,
            # Longer than bot call, reset and commit together, so that a live turn keeps it.
            lease_s=settings.turn_timeout_s + 10.0,
            greet_again=dt.timedelta(hours=settings.greet_again_hours),
        )


@dataclass(frozen=True, slots=True)
class Job:
    """One customer message whose turn this process holds the lease for."""

    conversation_id: str
    lease_owner: str
    message_id: str
    text: str | None
    language: str
    channel: str
    metadata: dict[str, Any]  # what the bot is told beside the text
    reset_due: bool
    counts: bool  # whether a failure uses up one of the attempts


def pending(session: Session, conversation_id: str) -> list[Message]:
    """The customer's messages still without a turn, in order."""
    return list(
        session.scalars(
            select(Message)
            .where(Message.conversation_id == conversation_id, Message.status == "received")
            .order_by(Message.seq)
        )
    )


def lease_job(
    session: Session, conversation: Conversation, message: Message, owner: str, rules: TurnRules
) -> Job | None:
    """Lease the locked ``conversation`` for the turn of ``message``; None where it is taken."""
    if not lease(conversation, owner, rules.lease_s):
        return None
    customer = session.get(Customer, conversation.customer_id) if conversation.customer_id else None
    verified = conversation.identity_level == "verified"
    language = conversation.chosen_language or message.language or conversation.language
    asked = requested_language(message.text) if message.text and not message.choice else None
    market = customer.country if customer is not None and verified else None
    metadata = {
        "message_id": message.id,
        "conversation_id": conversation.id,
        "language": language,
        "channel": conversation.channel,
        "customer_id": conversation.customer_id,
        "verified": verified,
        "choice": message.choice,
        "switch": asked.language if asked is not None and asked.alone else None,
        "market": market or market_of(conversation.locale),
    }
    return Job(
        conversation_id=conversation.id,
        lease_owner=owner,
        message_id=message.id,
        text=message.text,
        language=language,
        channel=conversation.channel,
        metadata=metadata,
        reset_due=conversation.bot_reset_due,
        counts=message.next_attempt_at is None or message.next_attempt_at <= now(),
    )
