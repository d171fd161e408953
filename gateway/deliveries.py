"""Deliveries: which outgoing messages are due, and what became of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from gateway.channels.base import StatusUpdate
from records.base import now
from records.desk_models import Conversation, Delivery, DeliveryEvent, DeliveryPart, Message

# A provider's reports come late and out of order, so a state only ever gives way to a higher one.
RANK = {"pending": 0, "sending": 1, "sent": 2, "failed": 3, "delivered": 4, "read": 5}
CLAIM_S = 60.0  # after this, a delivery whose process died is sent by another
MOST_ATTEMPTS = 8


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery this process has claimed, with what sending needs.

    ``parts_sent`` went out in an earlier attempt that broke off half-way.
    """

    delivery_id: str
    parts_sent: int
    message: Message
    conversation: Conversation


def any_due(session: Session) -> bool:
    """Whether looking closer, which takes the write lock, is worth it."""
    found = session.execute(
        select(Delivery.id)
        .where(Delivery.state.in_(("pending", "sending")), Delivery.next_at <= now())
        .limit(1)
    )
    return found.first() is not None


def claim_due(session: Session, limit: int = 20) -> list[Due]:
    """Claim due deliveries, at most one a conversation so that messages arrive in order.

    What was sent in part goes on where it broke off; what the provider reported as failed
    afterwards, and an agent sends again, goes on at the part that failed.
    """
    moment = now()
    earlier, earlier_message = aliased(Delivery), aliased(Message)
    waits_for_earlier = (
        select(earlier.id)
        .join(earlier_message, earlier_message.id == earlier.message_id)
        .where(
            earlier.conversation_id == Delivery.conversation_id,
            earlier.state.in_(("pending", "sending")),
            earlier_message.seq < Message.seq,
        )
        .exists()
    )
    rows = session.execute(
        select(Delivery, Message, Conversation)
        .join(Message, Message.id == Delivery.message_id)
        .join(Conversation, Conversation.id == Delivery.conversation_id)
        .where(
            Delivery.state.in_(("pending", "sending")),
            Delivery.next_at <= moment,
            ~waits_for_earlier,
        )
        .order_by(Delivery.next_at)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Delivery)
    ).all()
    claimed = []
    for delivery, message, conversation in rows:
        delivery.state = "sending"
        delivery.attempts += 1
        delivery.next_at = moment + dt.timedelta(seconds=CLAIM_S)
        delivery.all_sent = False
        claimed.append(Due(delivery.id, _parts_kept(session, delivery), message, conversation))
    return claimed


def mark_sent(session: Session, delivery_id: str, provider_ids: Sequence[str]) -> None:
    """Keep the provider's ids of the parts sent last, and what was already reported of them."""
    delivery = session.get_one(Delivery, delivery_id, with_for_update=True)
    parts = _add_parts(session, delivery, provider_ids)
    delivery.all_sent = True
    _settle(delivery, parts)


def mark_failed(
    session: Session,
    delivery_id: str,
    error: str,
    retry_after: float | None,
    provider_ids: Sequence[str] = (),
) -> bool:
    """Back-off, or give up where trying again cannot help; True where it was given up.

    ``provider_ids`` are of the parts that were sent before it failed.
    """
    delivery = session.get_one(Delivery, delivery_id, with_for_update=True)
    _add_parts(session, delivery, provider_ids)
    delivery.error = error[:500]
    if retry_after is None or delivery.attempts >= MOST_ATTEMPTS:
        delivery.state = "failed"
        return True
    delivery.state = "pending"
    delay = max(retry_after, min(2.0**delivery.attempts, 600.0))
    delivery.next_at = now() + dt.timedelta(seconds=delay)
    return False


def record_status(session: Session, status: StatusUpdate) -> None:
    """Log a provider's report once; the state of the part it is about only grows by it."""
    known = session.scalar(
        select(DeliveryEvent.id).where(
            DeliveryEvent.provider_id == status.provider_id,
            DeliveryEvent.status == status.status,
            DeliveryEvent.at == status.at,
        )
    )
    if known is not None:
        return
    session.add(
        DeliveryEvent(
            provider_id=status.provider_id,
            status=status.status,
            at=status.at,
            error=status.error,
        )
    )
    about = session.scalars(
        select(Delivery)
        .join(DeliveryPart, DeliveryPart.delivery_id == Delivery.id)
        .where(DeliveryPart.provider_id == status.provider_id)
        .with_for_update(of=Delivery)
    ).all()
    for delivery in about:
        parts = _parts(session, delivery)
        for part in parts:
            if part.provider_id == status.provider_id:
                _grow(part, status.status, status.error)
        if delivery.all_sent:
            _settle(delivery, parts)
    session.flush()


def queue_depths(session: Session) -> dict[str, int]:
    """Messages that wait for a turn and deliveries that wait to be sent."""
    turns = session.scalar(
        select(func.count()).select_from(Message).where(Message.status == "received")
    )
    deliveries = session.scalar(
        select(func.count()).select_from(Delivery).where(Delivery.state.in_(("pending", "sending")))
    )
    return {"turns": turns or 0, "deliveries": deliveries or 0}


def _parts(session: Session, delivery: Delivery) -> list[DeliveryPart]:
    return list(
        session.scalars(
            select(DeliveryPart)
            .where(DeliveryPart.delivery_id == delivery.id)
            .order_by(DeliveryPart.position)
        )
    )


def _parts_kept(session: Session, delivery: Delivery) -> int:
    """How many parts need not be sent again; those from the first failed one on are forgotten."""
    parts = _parts(session, delivery)
    kept = next((part.position for part in parts if part.state == "failed"), len(parts))
    for part in parts[kept:]:
        session.delete(part)
    return kept


def _add_parts(
    session: Session, delivery: Delivery, provider_ids: Sequence[str]
) -> list[DeliveryPart]:
    """All parts of a delivery, the new ones with what was already reported of them."""
    parts = _parts(session, delivery)
    for provider_id in provider_ids:
        part = DeliveryPart(
            delivery_id=delivery.id, position=len(parts), provider_id=provider_id, state="sent"
        )
        early = session.scalars(
            select(DeliveryEvent).where(DeliveryEvent.provider_id == provider_id)
        )
        for event in early:
            _grow(part, event.status, event.error)
        session.add(part)
        parts.append(part)
    return parts


def _settle(delivery: Delivery, parts: Sequence[DeliveryPart]) -> None:
    """The state of a delivery that was sent whole, from that of its parts."""
    broken = next((part for part in parts if part.state == "failed"), None)
    states = [part.state for part in parts] or ["sent"]
    delivery.state = "failed" if broken is not None else min(states, key=RANK.__getitem__)
    delivery.error = broken.error if broken is not None else None


def _grow(part: DeliveryPart, status: str, error: str | None) -> None:
    if RANK.get(status, 0) > RANK[part.state]:
        part.state = status
        part.error = error if status == "failed" else None
