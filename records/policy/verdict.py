"""What the policy says of sending one line of an order back on one day."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import dataclass
from typing import Literal

from records.orders import DEAD_RETURNS
from records.policy.rules import Rules, Window, current_rules
from records.shipments import quantity_of
from records.shop_models import Order, OrderLine, Product, Shipment

Kind = Literal["withdrawal", "shop_policy", "conformity"]

REFUSALS = (
    "not_delivered",
    "window_over",
    "excluded_hygiene",
    "excluded_personalised",
    "excluded_digital",
    "excluded_perishable",
    "excluded_gift_card",
    "excluded",  # the shop says no and its data do not say why
    "already_returned",
    "cancelled",
)
# A parcel in one of these will not be delivered any more.
_ENDED = frozenset({"Delivered", "Returned", "Returning", "Expired"})


@dataclass(frozen=True)
class Verdict:
    """Whether a line may come back, and why.

    ``deadline`` is the last day on which the return can be registered, in the customer's zone;
    for a line not delivered yet, the day it would be if it came today. ``cost_minor`` is what
    the return costs the customer, in the order's currency. ``refusal`` is one of ``REFUSALS``,
    None exactly where ``eligible``.
    """

    eligible: bool
    rule: str
    source: str
    deadline: dt.date
    cost_minor: int
    kind: Kind
    refusal: str | None = None


def returns_verdict(
    order: Order, line: OrderLine, reason: str, today: dt.date, *, rules: Rules | None = None
) -> Verdict:
    """The verdict for one line; the longer of law and shop policy counts.

    ``reason`` is one of ``records.shop_models.RETURN_REASONS``; ``today`` the customer's day.
    """
    rules = rules or current_rules()
    law = rules.law_of(order.market)
    delivered_on = delivery_day(order, line, rules)
    received = delivered_on or today

    if reason in rules.conformity.reasons:
        deadline = received + dt.timedelta(days=rules.conformity.days)
        refusal = _state_refusal(order, line, delivered_on) or _over(today, deadline)
        return Verdict(
            refusal is None,
            rules.conformity.rule,
            rules.conformity.source,
            deadline,
            0,
            "conformity",
            refusal,
        )

    shop_refusal, excluded_by_law = _exclusion(line.product, rules)
    windows: list[tuple[dt.date, Window, Kind]] = []
    if law is not None and not excluded_by_law:
        windows.append((_deadline(order, law, received, today, rules), law, "withdrawal"))
    if shop_refusal is None or not windows:
        shop = rules.shop
        windows.append((_deadline(order, shop, received, today, rules), shop, "shop_policy"))
    deadline = max(entry[0] for entry in windows)
    # Inside the law's window the customer withdraws by right, whatever the shop grants beyond.
    open_windows = [entry for entry in windows if today <= entry[0]]
    _, window, kind = open_windows[0] if open_windows else max(windows, key=lambda entry: entry[0])

    refusal = _state_refusal(order, line, delivered_on)
    if refusal is None and kind == "shop_policy":
        refusal = shop_refusal
    refusal = refusal or _over(today, deadline)
    free = kind == "withdrawal" and window.free_return
    cost = 0 if free else rules.return_cost_of(order.market, order.currency)
    return Verdict(refusal is None, window.rule, window.source, deadline, cost, kind, refusal)


def delivery_day(order: Order, line: OrderLine, rules: Rules | None = None) -> dt.date | None:
    """The customer's day on which the last delivered parcel with the line came; None if none did.

    A completed order without any parcel on record counts as delivered some days after placing.
    """
    rules = rules or current_rules()
    days = [
        local_day(shipment.delivered_at, order)
        for shipment in order.shipments
        if shipment.delivered_at is not None
        and _arrived(shipment)
        and quantity_of(shipment, line.id, line.quantity) > 0
    ]
    if days:
        return max(days)
    if not order.shipments and order.state == "completed":
        assumed = dt.timedelta(days=rules.unknown_delivery_days)
        return local_day(order.placed_at + assumed, order)
    return None


def delivered_quantity(order: Order, line: OrderLine) -> int:
    """How many of a line the customer has had in hand."""
    if not order.shipments:
        return line.quantity if order.state == "completed" else 0
    arrived = sum(
        quantity_of(shipment, line.id, line.quantity)
        for shipment in order.shipments
        if _arrived(shipment)
    )
    return min(arrived, line.quantity)


def returned_quantity(order: Order, line: OrderLine) -> int:
    """How many of a line are in returns that were neither rejected nor cancelled."""
    return sum(
        entry.quantity
        for back in order.returns
        if back.state not in DEAD_RETURNS
        for entry in back.lines
        if entry.order_line_id == line.id
    )


def local_day(at: dt.datetime, order: Order) -> dt.date:
    """The day of a moment where the customer lives; UTC where their zone is unknown."""
    name = order.customer.time_zone if order.customer is not None else "UTC"
    try:
        zone: dt.tzinfo = zoneinfo.ZoneInfo(name or "UTC")
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        zone = dt.UTC
    return at.astimezone(zone).date()


def _arrived(shipment: Shipment) -> bool:
    return shipment.status == "Delivered" and shipment.delivered_at is not None


def _deadline(
    order: Order, window: Window, received: dt.date, today: dt.date, rules: Rules
) -> dt.date:
    start = received
    if window.counted_from == "last_item":
        for other in order.lines:
            start = max(start, delivery_day(order, other, rules) or start)
        if any(shipment.status not in _ENDED for shipment in order.shipments):
            start = max(start, today)  # the period has not even begun
    return start + dt.timedelta(days=window.days)


def _exclusion(product: Product | None, rules: Rules) -> tuple[str | None, bool]:
    """The refusal for a product's kind, and whether the law excludes it as the shop does."""
    if product is None or (product.returnable and product.exclusion is None):
        return None, False
    exclusion = product.exclusion or rules.category_exclusions.get(product.category)
    if exclusion is None or exclusion not in rules.refusals:
        return "excluded", False  # the shop's own wish, which no law backs
    return rules.refusals[exclusion], True


def _state_refusal(order: Order, line: OrderLine, delivered_on: dt.date | None) -> str | None:
    if order.state == "cancelled":
        return "cancelled"
    returned = returned_quantity(order, line)
    if returned >= line.quantity:
        return "already_returned"
    if delivered_on is None or delivered_quantity(order, line) <= returned:
        return "not_delivered"
    return None


def _over(today: dt.date, deadline: dt.date) -> str | None:
    return "window_over" if today > deadline else None
