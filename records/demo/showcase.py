"""The fixed customers and orders that guides and tests can name, one customer a language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from records.demo import carriers, people
from records.demo.builder import Row, Shop, text
from records.demo.stories import DONE, SENT

# language: country, customer id, first order number, name, e-mail, postcode
PEOPLE = {
    "en": ("GB", "c-9001", 100100, "Olivia Hughes", "olivia.hughes@example.com", "LS1 4AB"),
    "de": ("DE", "c-9002", 100200, "Jonas Becker", "jonas.becker@example.com", "10115"),
    "es": ("ES", "c-9003", 100300, "Carmen Ortega", "carmen.ortega@example.com", "28013"),
    "zh-Hans": ("CN", "c-9004", 100400, "陈静", "chen.jing@example.com", "200040"),
    "ja": ("JP", "c-9005", 100500, "佐藤 美咲", "sato.misaki@example.com", "150-0041"),
    "ar": ("SA", "c-9006", 100600, "نورة العتيبي", "noura.alotaibi@example.com", "12211"),
}


@dataclass(frozen=True)
class Showcase:
    """One row of docs/demo.md."""

    language: str
    number: str
    name: str
    email: str
    postcode: str
    story: str


# The story of the order with this offset to the customer's first number.
STORY_TEXT = {
    1: "In transit, through customs",
    2: "Delivered last week, returnable",
    3: "Delivered 60 days ago",
    4: "Split: one parcel delivered, one under way",
    5: "Held at customs",
    6: "Return received, refund in progress",
    7: "Just placed, can be cancelled or changed",
    8: "Late: expected days ago",
    9: "Two items delivered, one cannot be returned (hygiene)",
}
FAMOUS_NUMBER = "MG-104233"  # an English order that examples everywhere name


def add(shop: Shop) -> list[Showcase]:
    """Add the showcase to the shop, and list it."""
    markets = people.markets()
    shown: list[Showcase] = []
    for language, (country, customer_id, first, name, email, postcode) in PEOPLE.items():
        market = markets[country]
        customer = people.customer(
            shop.rng,
            customer_id,
            market,
            text(shop.at - dt.timedelta(days=500)),
            name=name,
            email=email,
            postcode=postcode,
        )
        shop.customers.append(customer)
        numbers = {offset: f"MG-{first + offset}" for offset in STORY_TEXT}
        _orders(shop, customer, market.currency, numbers)
        for offset, story in STORY_TEXT.items():
            shown.append(Showcase(language, numbers[offset], name, email, postcode, story))
        if language == "en":
            items = _items(shop, "p-fjell-jacket")
            order = shop.order(
                FAMOUS_NUMBER, customer, market.currency, hours_ago=50, items=items, **SENT
            )
            shop.parcel(order, "out", hours_ago=0)
            story = "Out for delivery"
            shown.append(Showcase(language, FAMOUS_NUMBER, name, email, postcode, story))
    return shown


def _orders(shop: Shop, customer: Row, currency: str, numbers: dict[int, str]) -> None:
    def order(offset: int, products: tuple[str, ...], **fields: Any) -> Row:
        items = _items(shop, *products)
        return shop.order(numbers[offset], customer, currency, hours_ago=24, items=items, **fields)

    across = carriers.route(shop.rng, customer["address"], customs=True)
    shop.parcel(
        order(1, ("p-headphones",), **SENT), "cleared", hours_ago=9, customs=True, way=across
    )
    shop.parcel(order(2, ("p-trail-shoes", "p-beanie"), **DONE), "delivered", hours_ago=7 * 24)
    shop.parcel(order(3, ("p-fjell-softshell",), **DONE), "delivered", hours_ago=60 * 24)
    split = order(4, ("p-desk-lamp", "p-backpack-28"), **SENT)
    shop.parcel(split, "delivered", hours_ago=30, lines=split["lines"][:1])
    shop.parcel(split, "hub", hours_ago=12, lines=split["lines"][1:], way=across)
    shop.parcel(order(5, ("p-smart-watch",), **SENT), "held", hours_ago=50, way=across)
    refunding = order(6, ("p-wool-rug",), **DONE)
    shop.parcel(refunding, "delivered", hours_ago=14 * 24)
    shop.back(refunding, "inspected", hours_ago=10 * 24, reason="changed_mind")
    fresh = order(7, ("p-linen-dress", "p-wool-scarf"), state="placed")
    shop.place(fresh, shop.at - dt.timedelta(minutes=40))
    shop.parcel(order(8, ("p-blender",), **SENT), "delay", hours_ago=4 * 24, days_late=4)
    shop.parcel(order(9, ("p-earbuds", "p-phone-case"), **DONE), "delivered", hours_ago=3 * 24)


def _items(shop: Shop, *product_ids: str) -> list[Any]:
    """The first variant of each product; of clothes and shoes one in the middle."""
    found = []
    for product_id in product_ids:
        variants = [item for item in shop.items if item.product_id == product_id]
        found.append(variants[len(variants) // 2 if len(variants) > 3 else 0])
    return found
