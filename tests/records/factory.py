"""A small shop in memory, made by hand, for the tests of records."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import Session

from records.base import new_id
from records.desk_models import Conversation
from records.shop_models import (
    Customer,
    Order,
    OrderLine,
    Payment,
    Product,
    Shipment,
    Variant,
)

TODAY = dt.date(2026, 11, 20)
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


def customer(session: Session, **values: Any) -> Customer:
    made = Customer(
        **{
            "id": new_id("cu"),
            "name": "Ada Example",
            "email": "ada@example.com",
            "phone": "+4915112345678",
            "country": "DE",
            "language": "de",
            **values,
        }
    )
    session.add(made)
    session.flush()
    return made


def product(session: Session, **values: Any) -> Variant:
    """A product with one variant, which is returned."""
    made = Product(**{"id": new_id("pr"), "title": "Fjell jacket", "category": "jackets", **values})
    variant = Variant(
        id=new_id("va"), product=made, sku=new_id("sku"), price_minor=5000, currency="EUR"
    )
    session.add(variant)
    session.flush()
    return variant


def order(
    session: Session,
    buyer: Customer,
    *lines: tuple[Variant, int, int],
    number: str = "MG-104233",
    **values: Any,
) -> Order:
    """An order of (variant, quantity, unit price) lines."""
    goods = sum(quantity * price for _, quantity, price in lines)
    shipping = values.get("shipping_minor", 0)
    made = Order(
        **{
            "id": new_id("or"),
            "number": number,
            "customer": buyer,
            "state": "confirmed",
            "placed_at": NOON - dt.timedelta(days=20),
            "market": buyer.country,
            "currency": "EUR",
            "total_minor": goods + shipping,
            "shipping_address": {"name": buyer.name, "postcode": "10115", "country": buyer.country},
            **values,
        }
    )
    made.lines = [
        OrderLine(
            id=f"{made.id}-{position}",
            position=position,
            product=variant.product,
            variant_id=variant.id,
            title=variant.product.title,
            quantity=quantity,
            unit_price_minor=price,
        )
        for position, (variant, quantity, price) in enumerate(lines, start=1)
    ]
    made.payments = [
        Payment(
            id=new_id("pa"),
            method="card",
            state="paid",
            amount_minor=made.total_minor,
            currency=made.currency,
        )
    ]
    session.add(made)
    session.flush()
    return made


def parcel(session: Session, of: Order, **values: Any) -> Shipment:
    """A parcel with the whole order, on its way, unless ``values`` say otherwise."""
    made = Shipment(
        **{
            "id": new_id("sh"),
            "order": of,
            "carrier": "DHL",
            "status": "InTransit",
            "created_at": of.placed_at,
            "shipped_at": of.placed_at,
            **values,
        }
    )
    session.add(made)
    session.flush()
    return made


def delivered(session: Session, of: Order, days_ago: int = 5, **values: Any) -> Shipment:
    return parcel(
        session,
        of,
        status="Delivered",
        delivered_at=NOON - dt.timedelta(days=days_ago),
        **values,
    )


def conversation(session: Session, **values: Any) -> Conversation:
    made = Conversation(
        **{"id": new_id("cv"), "channel": "web", "account": "default", "peer": "v1", **values}
    )
    session.add(made)
    session.flush()
    return made
