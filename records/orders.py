"""Orders: found by what people type, summed up, and the one word that says where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import flag_modified

from records.numbers import number_digits, number_key, postcode_key
from records.shop_models import Order, OrderLine, Return, Shipment
from records.states import (
    FULFILMENT,
    ORDER,
    PAYMENT,
    REFUND,
    RETURN,
    SHIPMENT,
    IllegalTransition,
    Machine,
    advance,
)

__all__ = [
    "DISPLAY_STATES",
    "FULFILMENT",
    "ORDER",
    "PAYMENT",
    "REFUND",
    "RETURN",
    "SHIPMENT",
    "IllegalTransition",
    "Machine",
    "advance",
    "display_state",
    "find_orders",
    "get_order",
    "lock_order",
    "match_number",
    "number_digits",
    "number_key",
    "orders_of",
    "postcode_key",
    "summary",
]

DISPLAY_STATES = (
    "placed",
    "processing",
    "partly_shipped",
    "shipped",
    "delivered",
    "cancelled",
    "returning",
    "returned",
)
# A shipment in one of these has not left the warehouse yet, as far as anybody knows.
NOT_LEFT = frozenset({"Pending", "InfoReceived", "NotFound"})
OPEN_RETURNS = frozenset({"requested", "approved", "in_transit", "received", "inspected"})
DEAD_RETURNS = frozenset({"rejected", "cancelled"})

_WITH_EVERYTHING = (
    selectinload(Order.lines).selectinload(OrderLine.product),
    selectinload(Order.shipments).selectinload(Shipment.events),
    selectinload(Order.returns).selectinload(Return.lines),
)


def get_order(session: Session, order_id: str) -> Order | None:
    """The order with its lines, shipments and returns loaded."""
    return session.scalar(select(Order).where(Order.id == order_id).options(*_WITH_EVERYTHING))


def lock_order(session: Session, order: Order) -> None:
    """Read everything of the order again under a row lock, and let its version grow at flush.

    A writer without the lock then loses with sqlalchemy.orm.exc.StaleDataError.
    """
    session.flush()
    session.scalars(
        select(Order)
        .where(Order.id == order.id)
        .options(*_WITH_EVERYTHING)
        .with_for_update(of=Order)
        .execution_options(populate_existing=True)
    ).one()
    flag_modified(order, "state")


def find_orders(
    session: Session, text_number: str, *, customer_id: str | None = None
) -> list[Order]:
    """The orders a typed number can mean; empty for a number that is none.

    An exact match of the key wins. Digits alone also find a number with the same digits where
    only one order has them. ``customer_id`` looks among one customer's orders only.
    """
    query = select(Order).options(*_WITH_EVERYTHING).order_by(Order.placed_at.desc())
    if customer_id is not None:
        query = query.where(Order.customer_id == customer_id)
    return match_number(session, query, text_number)


def match_number(session: Session, query: Select[Order], text_number: str) -> list[Order]:
    """Those orders of a query that a typed number can mean, as ``find_orders`` says."""
    key = number_key(text_number)
    if not key:
        return []
    found = list(session.scalars(query.where(Order.number_key == key)))
    if found or not key.isdecimal():
        return found
    same_digits = list(session.scalars(query.where(Order.number_digits == key).limit(2)))
    return same_digits if len(same_digits) == 1 else []


def orders_of(session: Session, customer_id: str, limit: int = 10) -> list[Order]:
    """A customer's orders, newest first."""
    return list(
        session.scalars(
            select(Order)
            .where(Order.customer_id == customer_id)
            .order_by(Order.placed_at.desc(), Order.id)
            .limit(limit)
            .options(*_WITH_EVERYTHING)
        )
    )


def has_left(shipment: Shipment) -> bool:
    """Whether the parcel has left the warehouse."""
    return shipment.shipped_at is not None or shipment.status not in NOT_LEFT


def display_state(order: Order) -> str:
    """One of ``DISPLAY_STATES``, from the order's state machines and its parcels."""
    if order.state == "cancelled" or order.fulfilment_state == "cancelled":
        return "cancelled"
    if any(entry.state in OPEN_RETURNS for entry in order.returns):
        return "returning"
    if _all_came_back(order.lines, order.returns) or _all(order.shipments, {"Returned"}):
        return "returned"
    left = [shipment for shipment in order.shipments if has_left(shipment)]
    waiting = len(order.shipments) - len(left)
    if left and (waiting or order.fulfilment_state == "partially_fulfilled"):
        return "partly_shipped"
    if left:
        return "delivered" if _all(left, {"Delivered", "Returned"}) else "shipped"
    if not order.shipments:  # a shop that gives us no parcels
        if order.state == "completed":
            return "delivered"
        by_fulfilment = {"fulfilled": "shipped", "partially_fulfilled": "partly_shipped"}
        if order.fulfilment_state in by_fulfilment:
            return by_fulfilment[order.fulfilment_state]
    return "placed" if order.state == "placed" else "processing"


def summary(order: Order) -> dict[str, Any]:
    """What one line about an order says, in the typed values of semantic messages.

    ``state`` is a locale key ``order-state-<display state>`` (hyphens for underscores);
    ``state_word`` the display state itself.
    """
    state = display_state(order)
    return {
        "id": order.id,
        "number": order.number,
        "placed_at": {"date": order.placed_at.date().isoformat()},
        "state": f"order-state-{state.replace('_', '-')}",
        "state_word": state,
        "total": {"money": order.total_minor, "currency": order.currency},
        "items": [item(line) for line in order.lines],
    }


def item(line: OrderLine) -> dict[str, Any]:
    """A line as ordered; ``titles`` maps a language to the product's title in it."""
    return {
        "line_id": line.id,
        "title": line.title,
        "titles": dict(line.product.titles or {}) if line.product is not None else {},
        "options": dict(line.options or {}),
        "quantity": line.quantity,
        "unit_price": {"money": line.unit_price_minor, "currency": line.order.currency},
    }


def _all(shipments: Iterable[Shipment], statuses: set[str]) -> bool:
    found = [shipment.status for shipment in shipments]
    return bool(found) and all(status in statuses for status in found)


def _all_came_back(lines: Iterable[OrderLine], returns: Iterable[Return]) -> bool:
    back: dict[str, int] = {}
    for entry in returns:
        if entry.state == "refunded":
            for line in entry.lines:
                back[line.order_line_id] = back.get(line.order_line_id, 0) + line.quantity
    lines = list(lines)
    return bool(back) and all(back.get(line.id, 0) >= line.quantity for line in lines)
