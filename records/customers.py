"""Customers: the profile an agent sees, and what was talked about before."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from records.desk_models import Conversation, Handoff, Message
from records.errors import NotFound
from records.orders import display_state, orders_of
from records.shipments import moment
from records.shop_models import Customer, Order, Return

OPEN_STATES = frozenset({"placed", "processing", "partly_shipped", "shipped"})


def profile(session: Session, customer_id: str) -> dict[str, Any]:
    """Who the customer is and how much they have ordered; JSON. Raises NotFound.

    ``spent`` lists what was ordered and not cancelled, by currency; ``open_orders`` counts those
    among the last 50 that are not delivered yet.
    """
    customer = session.get(Customer, customer_id)
    if customer is None:
        raise NotFound("customer")
    spent = session.execute(
        select(Order.currency, func.sum(Order.total_minor))
        .where(Order.customer_id == customer_id, Order.state != "cancelled")
        .group_by(Order.currency)
        .order_by(Order.currency)
    )
    recent = orders_of(session, customer_id, limit=50)
    return {
        "id": customer.id,
        "name": customer.name,
        "email": customer.email,
        "phone": customer.phone,
        "language": customer.language,
        "country": customer.country,
        "time_zone": customer.time_zone,
        "address": dict(customer.address or {}),
        "marketing_consent": customer.marketing_consent,
        "since": moment(customer.created_at),
        "orders": session.scalar(
            select(func.count()).select_from(Order).where(Order.customer_id == customer_id)
        ),
        "open_orders": sum(display_state(order) in OPEN_STATES for order in recent),
        "returns": session.scalar(
            select(func.count())
            .select_from(Return)
            .join(Order, Return.order_id == Order.id)
            .where(Order.customer_id == customer_id)
        ),
        "spent": [{"money": int(total), "currency": currency} for currency, total in spent],
    }


def history(session: Session, customer_id: str, limit: int = 20) -> list[dict[str, Any]]:
    """The customer's conversations over every channel, newest first; JSON."""
    return _conversations(session, Conversation.customer_id == customer_id, limit)


def history_of_peer(
    session: Session, conversation: Conversation, limit: int = 20
) -> list[dict[str, Any]]:
    """The other conversations of the same person on the channel, or of the verified customer."""
    same = and_(
        Conversation.channel == conversation.channel,
        Conversation.account == conversation.account,
        Conversation.peer == conversation.peer,
    )
    if conversation.identity_level == "verified" and conversation.customer_id is not None:
        same = or_(same, Conversation.customer_id == conversation.customer_id)
    return _conversations(session, and_(same, Conversation.id != conversation.id), limit)


def _conversations(session: Session, condition: Any, limit: int) -> list[dict[str, Any]]:
    found = list(
        session.scalars(
            select(Conversation)
            .where(condition)
            .order_by(Conversation.updated_at.desc())
            .limit(limit)
        )
    )
    ids = [conversation.id for conversation in found]
    counts = dict(
        session.execute(
            select(Message.conversation_id, func.count())
            .where(Message.conversation_id.in_(ids), Message.author != "note")
            .group_by(Message.conversation_id)
        ).all()
    )
    reasons: dict[str, list[str]] = {}
    for conversation_id, reason in session.execute(
        select(Handoff.conversation_id, Handoff.reason)
        .where(Handoff.conversation_id.in_(ids))
        .order_by(Handoff.opened_at)
    ):
        reasons.setdefault(conversation_id, []).append(reason)
    intents: dict[str, list[str]] = {}
    for conversation_id, understood in session.execute(
        select(Message.conversation_id, Message.understood)
        .where(Message.conversation_id.in_(ids), Message.author == "customer")
        .order_by(Message.seq)
    ):
        intent = (understood or {}).get("intent")
        if intent and intent not in intents.setdefault(conversation_id, []):
            intents[conversation_id].append(intent)
    return [
        {
            "id": conversation.id,
            "channel": conversation.channel,
            "state": conversation.state,
            "language": conversation.language,
            "created_at": moment(conversation.created_at),
            "updated_at": moment(conversation.updated_at),
            "messages": counts.get(conversation.id, 0),
            "intents": intents.get(conversation.id, []),
            "handoffs": reasons.get(conversation.id, []),
        }
        for conversation in found
    ]
