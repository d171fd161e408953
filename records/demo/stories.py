"""What can have become of an order: one function a story, and how often each is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random

from records.demo.builder import Row, Shop, text

DONE = dict(state="completed", fulfilment="fulfilled")
SENT = dict(fulfilment="fulfilled")

Story = Callable[[Shop, str, Row, str], None]


def _sent(ending: str, low: float, high: float, *, customs: bool = False, late: int = 0) -> Story:
    """One parcel under way, whose last event was between ``low`` and ``high`` hours ago."""

    def tell(shop: Shop, number: str, customer: Row, currency: str) -> None:
        order = shop.order(number, customer, currency, hours_ago=low, **SENT)
        hours = shop.rng.uniform(low, high)
        days = shop.rng.randint(2, 1 + late) if late else 0
        shop.parcel(order, ending, hours_ago=hours, customs=customs, days_late=days)

    return tell


def _delivered(low_days: float, high_days: float) -> Story:
    def tell(shop: Shop, number: str, customer: Row, currency: str) -> None:
        order = shop.order(number, customer, currency, hours_ago=low_days * 24, **DONE)
        shop.parcel(order, "delivered", hours_ago=shop.rng.uniform(low_days, high_days) * 24)

    return tell


def _returned(state: str, low_days: float, high_days: float) -> Story:
    def tell(shop: Shop, number: str, customer: Row, currency: str) -> None:
        order = shop.order(number, customer, currency, hours_ago=low_days * 24, **DONE)
        days = shop.rng.uniform(low_days, high_days)
        shop.parcel(order, "delivered", hours_ago=days * 24 + 72)
        shop.back(order, state, hours_ago=days * 24)

    return tell


def _waiting(low: float, high: float, state: str, payment: str = "paid") -> Story:
    def tell(shop: Shop, number: str, customer: Row, currency: str) -> None:
        hours = shop.rng.uniform(low, high)
        shop.order(number, customer, currency, hours_ago=hours, state=state, payment=payment)

    return tell


def _cancelled(shop: Shop, number: str, customer: Row, currency: str) -> None:
    hours = shop.rng.uniform(40, 4000)
    order = shop.order(
        number, customer, currency, hours_ago=hours, state="cancelled", fulfilment="cancelled"
    )
    order["cancelled_at"] = text(shop.at - (shop.at - _placed(order)) * 0.98)
    payment = order["payments"][0]
    state = "completed" if hours > 200 else "issued"
    payment["state"] = "refunded"
    order["refunds"] = [
        {
            "id": f"rf-{order['id'].removeprefix('o-')}",
            "amount_minor": payment["amount_minor"],
            "currency": currency,
            "method": payment["method"],
            "state": state,
            "created_at": order["cancelled_at"],
            **({"completed_at": text(shop.at)} if state == "completed" else {}),
        }
    ]


def _split(shop: Shop, number: str, customer: Row, currency: str) -> None:
    """Two parcels of two warehouses, the first delivered."""
    order = shop.order(number, customer, currency, hours_ago=60, items=shop.pick(3), **SENT)
    first, *rest = order["lines"]
    shop.parcel(order, "delivered", hours_ago=shop.rng.uniform(20, 60), lines=[first])
    shop.parcel(order, "hub", hours_ago=shop.rng.uniform(3, 20), lines=rest, customs=True)


def _partly(shop: Shop, number: str, customer: Row, currency: str) -> None:
    """One parcel has left, the rest of the order is still in the warehouse."""
    order = shop.order(
        number,
        customer,
        currency,
        hours_ago=60,
        items=shop.pick(2),
        fulfilment="partially_fulfilled",
    )
    shop.parcel(order, "departed", hours_ago=shop.rng.uniform(5, 30), lines=order["lines"][:1])


# How often each story is told in every 120 orders.
STORIES: dict[str, tuple[int, Story]] = {
    "placed": (4, _waiting(1, 8, "placed")),
    "payment_pending": (2, _waiting(2, 40, "placed", "pending")),
    "payment_failed": (1, _waiting(3, 30, "placed", "failed")),
    "processing": (4, _waiting(8, 30, "confirmed")),
    "label": (3, _sent("label", 2, 30)),
    "departed": (4, _sent("departed", 3, 24)),
    "in_transit": (6, _sent("hub", 2, 20)),
    "customs_cleared": (4, _sent("cleared", 2, 20, customs=True)),
    "customs_held": (4, _sent("held", 20, 130, customs=True)),
    "duties_due": (2, _sent("duties", 10, 80, customs=True)),
    "documents_needed": (2, _sent("documents", 10, 80, customs=True)),
    "out_for_delivery": (3, _sent("out", 1, 6)),
    "attempt_failed": (3, _sent("attempt", 2, 20)),
    "pickup_point": (3, _sent("pickup", 4, 90)),
    "late": (4, _sent("delay", 30, 160, late=6)),
    "lost": (2, _sent("lost", 10, 100, late=9)),
    "damaged": (1, _sent("damaged", 10, 60)),
    "expired": (1, _sent("expired", 10, 60, late=25)),
    "returning": (2, _sent("returning", 10, 80)),
    "returned_to_sender": (1, _sent("returned", 10, 200)),
    "split": (4, _split),
    "partly_shipped": (3, _partly),
    "cancelled": (4, _cancelled),
    "delivered_today": (3, _delivered(0.1, 1)),
    "delivered_lately": (18, _delivered(1, 27)),
    "delivered_long_ago": (20, _delivered(33, 340)),
    "return_requested": (1, _returned("requested", 0.2, 3)),
    "return_approved": (2, _returned("approved", 1, 6)),
    "return_in_transit": (2, _returned("in_transit", 3, 9)),
    "return_received": (2, _returned("received", 6, 12)),
    "return_inspected": (2, _returned("inspected", 8, 14)),
    "return_refunded": (3, _returned("refunded", 10, 60)),
    "return_rejected": (1, _returned("rejected", 10, 40)),
    "return_cancelled": (1, _returned("cancelled", 5, 40)),
}


def deck(rng: Random, count: int) -> list[str]:
    """``count`` names of stories, shuffled, each as often as it should be told."""
    names = [name for name, (times, _) in STORIES.items() for _ in range(times)]
    chosen = names * (count // len(names))
    chosen += rng.sample(names, count - len(chosen))
    rng.shuffle(chosen)
    return chosen


def _placed(order: Row) -> dt.datetime:
    return dt.datetime.fromisoformat(order["placed_at"])
