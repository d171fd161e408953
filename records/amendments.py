"""Cancelling and changing an order that has not left the warehouse."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from records import audit
from records.base import new_id, now
from records.errors import Conflict, Invalid
from records.orders import has_left, lock_order
from records.returns import OrderChanged
from records.shop_models import Order, Refund
from records.states import FULFILMENT, ORDER, advance

ADDRESS_FIELDS = ("name", "line1", "line2", "city", "region", "postcode", "country")


class AlreadyShipped(Conflict):
    """A parcel of the order has left: it can be returned, no longer cancelled or changed."""

    code = "already_shipped"


class AlreadyCancelled(Conflict):
    code = "already_cancelled"


def may_amend(order: Order) -> str | None:
    """None where the order can still be cancelled or changed, else the reason it cannot:
    ``already_shipped`` or ``already_cancelled``."""
    if order.state == "cancelled":
        return AlreadyCancelled.code
    shipped = order.fulfilment_state != "unfulfilled" or order.state == "completed"
    if shipped or any(has_left(shipment) for shipment in order.shipments):
        return AlreadyShipped.code
    return None


def cancel(
    session: Session,
    order: Order,
    *,
    conversation_id: str | None,
    message_id: str | None,
    actor: str = "bot",
) -> list[Refund]:
    """Cancel an order and open a refund for each payment taken, which are returned.

    Cancelling what is cancelled already raises AlreadyCancelled, so a repeat does no harm.
    Raises AlreadyShipped where a parcel has left, OrderChanged where somebody was faster.
    """
    lock_order(session, order)
    _require(order)
    advance(ORDER, order, "cancelled")
    advance(FULFILMENT, order, "cancelled")
    order.cancelled_at = now()
    refunds = [
        Refund(
            id=new_id("rf"),
            order_id=order.id,
            amount_minor=payment.amount_minor,
            currency=payment.currency,
            method=payment.method,
            state="pending",
        )
        for payment in order.payments
        if payment.state == "paid"
    ]
    order.refunds.extend(refunds)
    audit.record(
        session,
        actor,
        "order.cancel",
        f"order:{order.id}",
        {"refunds": [[refund.id, refund.amount_minor, refund.currency] for refund in refunds]},
        conversation_id=conversation_id,
        message_id=message_id,
    )
    _flush(session, order)
    return refunds


def change_address(
    session: Session,
    order: Order,
    address: dict[str, Any],
    *,
    conversation_id: str | None,
    message_id: str | None,
    actor: str = "bot",
) -> dict[str, Any]:
    """Change fields of the shipping address (``ADDRESS_FIELDS``) and return the whole address.

    The country stays: another country means other prices, duties and law. Raises Invalid for
    that or an unknown field, AlreadyShipped, AlreadyCancelled, OrderChanged.
    """
    lock_order(session, order)
    _require(order)
    before = dict(order.shipping_address or {})
    unknown = set(address) - set(ADDRESS_FIELDS)
    if unknown or address.get("country", before.get("country")) != before.get("country"):
        raise Invalid("address field")
    order.shipping_address = {**before, **address}
    audit.record(
        session,
        actor,
        "order.change_address",
        f"order:{order.id}",
        {"fields": sorted(name for name in address if address[name] != before.get(name))},
        conversation_id=conversation_id,
        message_id=message_id,
    )
    _flush(session, order)
    return order.shipping_address


def _require(order: Order) -> None:
    refusal = may_amend(order)
    if refusal == AlreadyCancelled.code:
        raise AlreadyCancelled(f"order {order.id}")
    if refusal == AlreadyShipped.code:
        raise AlreadyShipped(f"order {order.id}")


def _flush(session: Session, order: Order) -> None:
    try:
        session.flush()
    except StaleDataError as error:
        raise OrderChanged(f"order {order.id}") from error
