"""Returns: what may come back, what it is worth, and the RMA that says so."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.exc import StaleDataError

from records import audit
from records.base import new_id, now
from records.desk_models import ActionReceipt
from records.errors import Conflict, Invalid
from records.orders import item, lock_order
from records.policy import (
    Rules,
    Verdict,
    current_rules,
    delivered_quantity,
    returned_quantity,
    returns_verdict,
)
from records.shipments import moment
from records.shop_models import RETURN_REASONS, Order, OrderLine, Refund, Return, ReturnLine

RECEIPT = "return_item"
# No 0, O, 1, I, L, U: read over the telephone and typed by hand.
_RMA_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


class NotReturnable(Conflict):
    """At least one line may not come back; ``verdicts`` (line id to verdict) says why."""

    code = "not_returnable"

    def __init__(self, verdicts: dict[str, Verdict]) -> None:
        super().__init__(", ".join(sorted({v.refusal or "quantity" for v in verdicts.values()})))
        self.verdicts = verdicts


class OrderChanged(Conflict):
    """Somebody changed the order meanwhile; reading it again and retrying can help."""

    code = "order_changed"


@dataclass(frozen=True)
class ReturnableLine:
    """A line, how many of it are delivered and not in a return yet, and its verdict."""

    line: OrderLine
    quantity_left: int
    verdict: Verdict


@dataclass(frozen=True)
class Quote:
    """What a return would bring, minor units of ``currency``.

    ``refund_minor`` is what the customer gets: ``goods_minor`` + ``shipping_minor`` (standard
    outbound shipping, only where the whole order is withdrawn) - ``return_cost_minor``.
    """

    lines: tuple[tuple[OrderLine, int], ...]
    goods_minor: int
    shipping_minor: int
    return_cost_minor: int
    refund_minor: int
    currency: str
    verdicts: dict[str, Verdict]  # by line id
    whole_order: bool

    @property
    def eligible(self) -> bool:
        return bool(self.lines) and all(verdict.eligible for verdict in self.verdicts.values())


def returnable_lines(
    session: Session,
    order: Order,
    today: dt.date,
    reason: str = "changed_mind",
    *,
    rules: Rules | None = None,
) -> list[ReturnableLine]:
    """Every line of the order with its verdict for ``reason``, returnable or not."""
    return [
        ReturnableLine(
            line,
            _quantity_left(order, line),
            returns_verdict(order, line, reason, today, rules=rules),
        )
        for line in order.lines
    ]


def quote(
    session: Session,
    order: Order,
    items: Sequence[tuple[str, int]],
    reason: str,
    today: dt.date,
    *,
    rules: Rules | None = None,
) -> Quote:
    """What returning ``items`` (line id, quantity) would bring; creates nothing.

    Raises Invalid for an unknown line or reason, a quantity below one, or more than is left of
    a line that could otherwise come back.
    """
    if reason not in RETURN_REASONS:
        raise Invalid("return reason")
    rules = rules or current_rules()
    by_id = {line.id: line for line in order.lines}
    wanted: dict[str, int] = {}
    for line_id, quantity in items:
        if line_id not in by_id or quantity < 1:
            raise Invalid("return line or quantity")
        wanted[line_id] = wanted.get(line_id, 0) + quantity
    if not wanted:
        raise Invalid("a return needs an item")
    verdicts = {
        line_id: returns_verdict(order, by_id[line_id], reason, today, rules=rules)
        for line_id in wanted
    }
    for line_id, quantity in wanted.items():
        if verdicts[line_id].eligible and quantity > _quantity_left(order, by_id[line_id]):
            raise Invalid("more than is left of a line")

    goods = _goods_value(order, wanted)
    whole = all(
        returned_quantity(order, line) + wanted.get(line.id, 0) >= line.quantity
        for line in order.lines
    )
    shipping = _outbound_shipping(order, rules) if whole else 0
    cost = min(max(verdict.cost_minor for verdict in verdicts.values()), goods + shipping)
    return Quote(
        lines=tuple((by_id[line_id], quantity) for line_id, quantity in wanted.items()),
        goods_minor=goods,
        shipping_minor=shipping,
        return_cost_minor=cost,
        refund_minor=goods + shipping - cost,
        currency=order.currency,
        verdicts=verdicts,
        whole_order=whole,
    )


def create_return(
    session: Session,
    order: Order,
    items: Sequence[tuple[str, int]],
    reason: str,
    *,
    conversation_id: str | None,
    message_id: str | None,
    today: dt.date,
    note: str | None = None,
    actor: str = "bot",
    rules: Rules | None = None,
) -> Return:
    """Create an approved return, once for a message: the same message gives the same return.

    The order row is locked and its version grows, so two returns at once cannot exceed what was
    bought. The receipt is kept under (``message_id``, ``"return_item"``) with ``return_id``.
    Raises NotReturnable, Invalid, or OrderChanged (retry after reading again).
    """
    lock_order(session, order)
    if message_id is not None:
        receipt = session.get(ActionReceipt, (message_id, RECEIPT))
        if receipt is not None:
            done = session.get(Return, receipt.result["return_id"])
            if done is not None:
                return done
    offer = quote(session, order, items, reason, today, rules=rules)
    if not offer.eligible:
        refused = {key: entry for key, entry in offer.verdicts.items() if not entry.eligible}
        raise NotReturnable(refused)

    created = Return(
        id=new_id("rt"),
        rma=_new_rma(session),
        order_id=order.id,
        state="approved",
        created_at=now(),
        refund_minor=offer.refund_minor,
        return_cost_minor=offer.return_cost_minor,
        currency=offer.currency,
        rule=next(iter(offer.verdicts.values())).rule,
        lines=[
            ReturnLine(order_line_id=line.id, quantity=quantity, reason=reason, note=note)
            for line, quantity in offer.lines
        ],
    )
    order.returns.append(created)
    audit.record(
        session,
        actor,
        "return.create",
        f"return:{created.id}",
        {
            "rma": created.rma,
            "order": order.id,
            "items": [[line.id, quantity] for line, quantity in offer.lines],
            "reason": reason,
            "rule": created.rule,
            "refund_minor": created.refund_minor,
            "return_cost_minor": created.return_cost_minor,
            "currency": created.currency,
        },
        conversation_id=conversation_id,
        message_id=message_id,
    )
    if message_id is not None:
        session.add(
            ActionReceipt(
                message_id=message_id,
                action=RECEIPT,
                result={"return_id": created.id, "rma": created.rma},
            )
        )
    try:
        session.flush()
    except StaleDataError as error:
        raise OrderChanged(f"order {order.id}") from error
    return created


def status_of_returns(
    session: Session, customer_id: str | None = None, order: Order | None = None
) -> list[dict[str, Any]]:
    """Every return of a customer or of one order, newest first; JSON throughout.

    ``refund`` is the refund of the return (``amount``, ``method``, ``state``, ``created_at``,
    ``completed_at``) or None while there is none.
    """
    if (customer_id is None) == (order is None):
        raise ValueError("give a customer or an order")
    query = (
        select(Return)
        .join(Order, Return.order_id == Order.id)
        .options(selectinload(Return.lines).selectinload(ReturnLine.order_line))
        .order_by(Return.created_at.desc())
    )
    if order is not None:
        query = query.where(Return.order_id == order.id)
    else:
        query = query.where(Order.customer_id == customer_id)
    found = list(session.scalars(query))
    refunds = {
        refund.return_id: refund
        for refund in session.scalars(
            select(Refund)
            .where(Refund.return_id.in_([entry.id for entry in found]))
            .order_by(Refund.created_at)
        )
    }
    return [_status(entry, refunds.get(entry.id)) for entry in found]


def _status(entry: Return, refund: Refund | None) -> dict[str, Any]:
    return {
        "id": entry.id,
        "rma": entry.rma,
        "order_id": entry.order_id,
        "order_number": entry.order.number,
        "state": entry.state,
        "created_at": moment(entry.created_at),
        "received_at": moment(entry.received_at),
        "expected": {"money": entry.refund_minor, "currency": entry.currency},
        "return_cost": {"money": entry.return_cost_minor, "currency": entry.currency},
        "items": [
            {**item(line.order_line), "quantity": line.quantity, "reason": line.reason}
            for line in entry.lines
        ],
        "refund": refund_status(refund) if refund is not None else None,
    }


def refund_status(refund: Refund) -> dict[str, Any]:
    """A refund as JSON; also for refunds without a return (cancelled or lost orders)."""
    return {
        "id": refund.id,
        "amount": {"money": refund.amount_minor, "currency": refund.currency},
        "method": refund.method,
        "state": refund.state,
        "created_at": moment(refund.created_at),
        "completed_at": moment(refund.completed_at),
    }


def _quantity_left(order: Order, line: OrderLine) -> int:
    return max(0, delivered_quantity(order, line) - returned_quantity(order, line))


def _goods_value(order: Order, wanted: dict[str, int]) -> int:
    """What was paid for the wanted items: vouchers and added taxes are spread over all lines.

    Computed as a difference of running totals, so that parts always add up to the whole.
    """
    listed = sum(line.unit_price_minor * line.quantity for line in order.lines)
    paid = max(0, order.total_minor - order.shipping_minor)
    before = sum(
        line.unit_price_minor * min(returned_quantity(order, line), line.quantity)
        for line in order.lines
    )
    after = before + sum(line.unit_price_minor * wanted.get(line.id, 0) for line in order.lines)
    if listed <= 0:
        return 0
    return after * paid // listed - before * paid // listed


def _outbound_shipping(order: Order, rules: Rules) -> int:
    """Standard outbound shipping as paid; what express cost beyond it stays with the shop."""
    if order.shipping_method == "standard":
        return order.shipping_minor
    goods = max(0, order.total_minor - order.shipping_minor)
    standard = rules.standard_shipping_of(order.market, order.currency, goods)
    return order.shipping_minor if standard is None else min(order.shipping_minor, standard)


def _new_rma(session: Session) -> str:
    while True:
        rma = "RMA-" + "".join(secrets.choice(_RMA_ALPHABET) for _ in range(6))
        if session.scalar(select(Return.id).where(Return.rma == rma)) is None:
            return rma
