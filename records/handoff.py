"""The handoff packet: everything a person needs to go on where the bot stopped."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records import audit, customers
from records.base import now
from records.desk_models import ChannelIdentity, Conversation, Handoff, Message
from records.errors import NotFound
from records.numbers import number_digits, number_key
from records.orders import OPEN_RETURNS, display_state, find_orders, orders_of, summary
from records.policy import local_day
from records.returns import refund_status, status_of_returns
from records.shipments import is_late, moment, story
from records.shop_models import Order

LONGEST_TRANSCRIPT = 500  # the latest messages
_FEELINGS = {"positive": 1, "neutral": 0, "negative": -1, "furious": -2}


def packet(session: Session, conversation_id: str) -> dict[str, Any]:
    """What is known of a conversation, for its latest handoff or without one; JSON throughout.

    Orders, returns and the profile are there only for a customer the conversation is verified
    for; numbers that were typed are in ``mentioned``, whoever typed them. Reading it is for
    agents; the caller audits it. Raises NotFound.
    """
    conversation = session.get(Conversation, conversation_id)
    if conversation is None:
        raise NotFound("conversation")
    handoff = session.scalar(
        select(Handoff)
        .where(Handoff.conversation_id == conversation_id)
        .order_by(Handoff.opened_at.desc())
        .limit(1)
    )
    latest = session.scalars(
        select(Message)
        .where(Message.conversation_id == conversation_id)
        .order_by(Message.seq.desc())
        .limit(LONGEST_TRANSCRIPT)
    )
    messages = list(latest)[::-1]
    said_by_customer = [message for message in messages if message.author == "customer"]
    context = dict(handoff.context or {}) if handoff is not None else {}
    intents = _intents(said_by_customer)
    intent = context.get("intent") or _main_intent(intents)
    mentioned = _mentioned(said_by_customer, context)
    verified = conversation.identity_level == "verified" and conversation.customer_id is not None
    orders = _orders(session, conversation.customer_id or "", mentioned) if verified else []
    return {
        "conversation_id": conversation.id,
        "channel": conversation.channel,
        "state": conversation.state,
        "reason": handoff.reason if handoff is not None else None,
        "summary": _summary(intent, handoff),
        "priority": handoff.priority if handoff is not None else None,
        "opened_at": moment(handoff.opened_at) if handoff is not None else None,
        "due_at": moment(handoff.due_at) if handoff is not None else None,
        "taken_at": moment(handoff.taken_at) if handoff is not None else None,
        "ended_at": moment(handoff.ended_at) if handoff is not None else None,
        "skills": {
            "language": conversation.chosen_language or conversation.language,
            "intent": intent,
        },
        "transcript": [_said(message) for message in messages],
        "languages": [[message.seq, message.language] for message in said_by_customer],
        "intents": intents,
        "feeling": _feeling(said_by_customer, context),
        "identity": _identity(session, conversation),
        "customer": customers.profile(session, conversation.customer_id or "")
        if verified
        else None,
        "history": customers.history_of_peer(session, conversation),
        "mentioned": mentioned,
        "orders": [_order(order, mentioned) for order in orders],
        "returns": status_of_returns(session, customer_id=conversation.customer_id)
        if verified
        else [],
        "refunds": [
            {**refund_status(refund), "order_number": order.number}
            for order in orders
            for refund in order.refunds
            if refund.return_id is None
        ],
        "policy": context.get("policy"),
        "bot": _bot(session, conversation_id, messages),
    }


def _summary(intent: str | None, handoff: Handoff | None) -> dict[str, Any] | None:
    """One semantic message: what the customer wants, else why the conversation is here."""
    if intent is not None:
        return {
            "say": "console-understood",
            "args": {"intent": {"say": f"console-intent-{intent}", "args": {}}},
        }
    if handoff is not None:
        return {"say": f"console-reason-{handoff.reason}", "args": {}}
    return None


def _said(message: Message) -> dict[str, Any]:
    return {
        "seq": message.seq,
        "author": message.author,
        "agent_id": message.agent_id,
        "text": message.text,
        "semantic": message.semantic,
        "language": message.language,
        "at": moment(message.created_at),
    }


def _intents(messages: list[Message]) -> list[dict[str, Any]]:
    found = []
    for message in messages:
        understood = message.understood or {}
        if understood.get("intent"):
            found.append(
                {
                    "seq": message.seq,
                    "intent": understood["intent"],
                    "confidence": understood.get("confidence"),
                    "ranking": understood.get("ranking", []),
                }
            )
    return found


def _main_intent(intents: list[dict[str, Any]]) -> str | None:
    """The last thing the customer wanted that is more than small talk."""
    small = {"greet", "goodbye", "thank", "affirm", "deny", "talk_to_human"}
    wanted = [entry["intent"] for entry in intents]
    return next((name for name in reversed(wanted) if name not in small), None) or (
        wanted[-1] if wanted else None
    )


def _feeling(messages: list[Message], context: dict[str, Any]) -> dict[str, Any]:
    """``now``, ``by_turn`` [seq, feeling] and ``trend``: better | worse | steady.

    The trend compares the last two messages with those before them.
    """
    turns = [
        [message.seq, message.understood["feeling"]]
        for message in messages
        if message.understood and message.understood.get("feeling") in _FEELINGS
    ]
    scores = [_FEELINGS[feeling] for _, feeling in turns]
    before, after = scores[:-2] or scores[:1], scores[-2:]
    change = sum(after) / len(after) - sum(before) / len(before) if scores else 0.0
    trend = "better" if change >= 0.5 else "worse" if change <= -0.5 else "steady"
    return {
        "now": turns[-1][1] if turns else context.get("feeling"),
        "trend": trend,
        "by_turn": turns,
    }


def _identity(session: Session, conversation: Conversation) -> dict[str, Any]:
    links = session.scalars(
        select(ChannelIdentity)
        .where(
            ChannelIdentity.channel == conversation.channel,
            ChannelIdentity.account == conversation.account,
            ChannelIdentity.peer == conversation.peer,
        )
        .order_by(ChannelIdentity.linked_at)
    )
    return {
        "level": conversation.identity_level,
        "proof": conversation.identity_proof,
        "customer_id": conversation.customer_id,
        "links": [
            {
                "id": link.id,
                "customer_id": link.customer_id,
                "proof": link.proof,
                "linked_at": moment(link.linked_at),
                "undone_at": moment(link.undone_at),
            }
            for link in links
        ],
    }


def _mentioned(messages: list[Message], context: dict[str, Any]) -> list[str]:
    """Order numbers as typed, in the order of their first mention."""
    typed = [
        str(entity.get("value"))
        for message in messages
        for entity in (message.understood or {}).get("entities") or []
        if entity.get("entity") == "order_number" and entity.get("value")
    ]
    return list(dict.fromkeys([*typed, *map(str, context.get("orders") or [])]))


def _orders(session: Session, customer_id: str, mentioned: list[str]) -> list[Order]:
    """The customer's orders that were named, then those still under way, then the newest."""
    named = [
        order
        for number in mentioned
        for order in find_orders(session, number, customer_id=customer_id)
    ]
    recent = orders_of(session, customer_id, limit=20)
    under_way = [order for order in recent if _is_open(order)]
    chosen = {order.id: order for order in [*named, *under_way, *recent[:5]]}
    return list(chosen.values())[: max(10, len(named))]


def _is_open(order: Order) -> bool:
    open_return = any(entry.state in OPEN_RETURNS for entry in order.returns)
    return open_return or display_state(order) in customers.OPEN_STATES


def _order(order: Order, mentioned: list[str]) -> dict[str, Any]:
    keys = {number_key(number) for number in mentioned}
    today: dt.date = local_day(now(), order)
    parcels = story(order)
    for parcel, shipment in zip(parcels, order.shipments, strict=True):
        parcel["late"] = is_late(shipment, today)
    return {
        **summary(order),
        "concerned": order.number_key in keys or number_digits(order.number) in keys,
        "market": order.market,
        "shipping_method": order.shipping_method,
        "shipping_address": dict(order.shipping_address or {}),
        "duties_prepaid": order.duties_prepaid,
        "cancelled_at": moment(order.cancelled_at),
        "payments": [
            {
                "method": payment.method,
                "state": payment.state,
                "amount": {"money": payment.amount_minor, "currency": payment.currency},
                "reference": payment.reference,
                "paid_at": moment(payment.paid_at),
            }
            for payment in order.payments
        ],
        "shipments": parcels,
    }


def _bot(session: Session, conversation_id: str, messages: list[Message]) -> dict[str, Any]:
    """``done``: audited changes, oldest first; ``said``: [seq, key] of the bot's messages."""
    return {
        "done": [
            {
                "at": moment(entry.at),
                "actor": entry.actor,
                "action": entry.action,
                "entity": entry.entity,
                "change": entry.change,
            }
            for entry in audit.of_conversation(session, conversation_id)
            if entry.actor == "bot"
        ],
        "said": [
            [message.seq, message.semantic["say"]]
            for message in messages
            if message.author == "bot" and message.semantic
        ],
    }
