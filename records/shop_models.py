"""What the shop knows: customers, products, orders, payments, shipments, returns, refunds.

Money is integer minor units beside an ISO 4217 currency. Times are UTC.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.base import Base, now
from records.numbers import number_digits, number_key

# Minor units of a currency; 32 bits are too few for some.
Minor = Annotated[int, mapped_column(BigInteger)]

ORDER_STATES = ("placed", "confirmed", "completed", "cancelled")
PAYMENT_STATES = ("pending", "authorised", "paid", "partially_refunded", "refunded", "failed")
FULFILMENT_STATES = ("unfulfilled", "partially_fulfilled", "fulfilled", "cancelled")
SHIPMENT_STATUSES = (
    "Pending",
    "InfoReceived",
    "InTransit",
    "OutForDelivery",
    "AttemptFail",
    "AvailableForPickup",
    "Delivered",
    "Exception",
    "Expired",
    "NotFound",
    "Returning",
    "Returned",
)
CUSTOMS_STATUSES = ("arrived", "held", "duties_due", "documents_needed", "cleared")
RETURN_STATES = (
    "requested",
    "approved",
    "in_transit",
    "received",
    "inspected",
    "refunded",
    "rejected",
    "cancelled",
)
REFUND_STATES = ("pending", "issued", "completed", "failed")
RETURN_REASONS = (
    "changed_mind",
    "too_small",
    "too_big",
    "not_as_described",
    "damaged",
    "faulty",
    "wrong_item",
    "late",
    "other",
)


def _key_of_number(context: DefaultExecutionContext) -> str:
    return number_key(context.get_current_parameters()["number"])


def _digits_of_number(context: DefaultExecutionContext) -> str:
    return number_digits(context.get_current_parameters()["number"])


class Customer(Base):
    __tablename__ = "customers"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(index=True)  # lower case
    phone: Mapped[str | None] = mapped_column(index=True)  # E.164
    language: Mapped[str] = mapped_column(default="en")
    country: Mapped[str]  # ISO 3166-1 alpha-2: the customer's market
    time_zone: Mapped[str] = mapped_column(default="UTC")
    address: Mapped[dict[str, Any]] = mapped_column(default=dict)
    marketing_consent: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime] = mapped_column(default=now)

    orders: Mapped[list[Order]] = relationship(back_populates="customer")


class Product(Base):
    __tablename__ = "products"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    titles: Mapped[dict[str, Any]] = mapped_column(default=dict)  # language -> title
    category: Mapped[str] = mapped_column(index=True)
    returnable: Mapped[bool] = mapped_column(default=True)
    # Why not, when not returnable: hygiene | personalised | digital | perishable | gift_card
    exclusion: Mapped[str | None]

    variants: Mapped[list[Variant]] = relationship(back_populates="product")


class Variant(Base):
    __tablename__ = "variants"

    id: Mapped[str] = mapped_column(primary_key=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("products.id"), index=True)
    sku: Mapped[str] = mapped_column(unique=True)
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)  # {"size": "42", "colour": "red"}
    price_minor: Mapped[Minor]
    currency: Mapped[str]
    available: Mapped[int] = mapped_column(default=0)

    product: Mapped[Product] = relationship(back_populates="variants")


class Order(Base):
    __tablename__ = "orders"

    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)  # as printed for the customer
    # Both are made from the number where they are not given.
    number_key: Mapped[str] = mapped_column(index=True, default=_key_of_number)
    number_digits: Mapped[str] = mapped_column(index=True, default=_digits_of_number)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    state: Mapped[str] = mapped_column(default="placed")
    fulfilment_state: Mapped[str] = mapped_column(default="unfulfilled")
    placed_at: Mapped[dt.datetime] = mapped_column(index=True)
    cancelled_at: Mapped[dt.datetime | None]
    market: Mapped[str]  # ISO country whose law and policy apply
    currency: Mapped[str]
    total_minor: Mapped[Minor]
    shipping_minor: Mapped[Minor] = mapped_column(default=0)
    shipping_method: Mapped[str] = mapped_column(default="standard")
    duties_prepaid: Mapped[bool] = mapped_column(default=True)
    # name, line1, line2, city, region, postcode, country
    shipping_address: Mapped[dict[str, Any]] = mapped_column(default=dict)
    version: Mapped[int] = mapped_column(default=1)

    customer: Mapped[Customer] = relationship(back_populates="orders")
    lines: Mapped[list[OrderLine]] = relationship(
        back_populates="order", order_by="OrderLine.position"
    )
    payments: Mapped[list[Payment]] = relationship(back_populates="order")
    shipments: Mapped[list[Shipment]] = relationship(
        back_populates="order", order_by="(Shipment.created_at, Shipment.id)"
    )
    returns: Mapped[list[Return]] = relationship(
        back_populates="order", order_by="Return.created_at"
    )
    refunds: Mapped[list[Refund]] = relationship(back_populates="order")

    __mapper_args__ = {"version_id_col": version}


class OrderLine(Base):
    __tablename__ = "order_lines"

    id: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"), index=True)
    position: Mapped[int]
    # None for things no longer, or never, in the catalogue.
    product_id: Mapped[str | None] = mapped_column(ForeignKey("products.id"))
    variant_id: Mapped[str | None] = mapped_column(ForeignKey("variants.id"))
    title: Mapped[str]  # as ordered
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    quantity: Mapped[int]
    unit_price_minor: Mapped[Minor]

    order: Mapped[Order] = relationship(back_populates="lines")
    product: Mapped[Product | None] = relationship()


class Payment(Base):
    __tablename__ = "payments"

    id: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"), index=True)
    method: Mapped[str]  # card, paypal, klarna, ideal, alipay, konbini, mada, cod, gift_card ...
    state: Mapped[str] = mapped_column(default="pending")
    amount_minor: Mapped[Minor]
    currency: Mapped[str]
    reference: Mapped[str | None]  # what the customer recognises: "Visa ••42"
    paid_at: Mapped[dt.datetime | None]

    order: Mapped[Order] = relationship(back_populates="payments")


class Shipment(Base):
    __tablename__ = "shipments"

    id: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"), index=True)
    carrier: Mapped[str]
    tracking_number: Mapped[str | None] = mapped_column(index=True)
    status: Mapped[str] = mapped_column(default="Pending")
    customs_status: Mapped[str | None]
    duties_minor: Mapped[Minor | None]  # owed by the recipient, in the order's currency
    line_quantities: Mapped[dict[str, Any]] = mapped_column(default=dict)  # line id -> quantity
    estimated_from: Mapped[dt.date | None]
    estimated_to: Mapped[dt.date | None]
    pickup_point: Mapped[str | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    shipped_at: Mapped[dt.datetime | None]
    delivered_at: Mapped[dt.datetime | None]

    order: Mapped[Order] = relationship(back_populates="shipments")
    events: Mapped[list[ShipmentEvent]] = relationship(
        back_populates="shipment", order_by="ShipmentEvent.at"
    )


class ShipmentEvent(Base):
    __tablename__ = "shipment_events"
    __table_args__ = (UniqueConstraint("shipment_id", "at", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    shipment_id: Mapped[str] = mapped_column(ForeignKey("shipments.id"), index=True)
    at: Mapped[dt.datetime]
    status: Mapped[str]
    customs_status: Mapped[str | None]
    code: Mapped[str]  # the carrier's own code, raw
    place: Mapped[str | None]  # city
    country: Mapped[str | None]
    note: Mapped[str | None]  # the carrier's own words, for agents

    shipment: Mapped[Shipment] = relationship(back_populates="events")


class Return(Base):
    __tablename__ = "returns"

    id: Mapped[str] = mapped_column(primary_key=True)
    rma: Mapped[str] = mapped_column(unique=True)
    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"), index=True)
    state: Mapped[str] = mapped_column(default="requested")
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    received_at: Mapped[dt.datetime | None]
    refund_minor: Mapped[Minor]  # expected refund
    return_cost_minor: Mapped[Minor] = mapped_column(default=0)  # deducted from the refund
    currency: Mapped[str]
    rule: Mapped[str | None]  # the policy rule that decided

    order: Mapped[Order] = relationship(back_populates="returns")
    lines: Mapped[list[ReturnLine]] = relationship(back_populates="rma_return")


class ReturnLine(Base):
    __tablename__ = "return_lines"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    return_id: Mapped[str] = mapped_column(ForeignKey("returns.id"), index=True)
    order_line_id: Mapped[str] = mapped_column(ForeignKey("order_lines.id"), index=True)
    quantity: Mapped[int]
    reason: Mapped[str]
    note: Mapped[str | None]

    rma_return: Mapped[Return] = relationship(back_populates="lines")
    order_line: Mapped[OrderLine] = relationship()


class Refund(Base):
    __tablename__ = "refunds"

    id: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"), index=True)
    return_id: Mapped[str | None] = mapped_column(ForeignKey("returns.id"), index=True)
    amount_minor: Mapped[Minor]
    currency: Mapped[str]
    method: Mapped[str]
    state: Mapped[str] = mapped_column(default="pending")
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    completed_at: Mapped[dt.datetime | None]

    order: Mapped[Order] = relationship(back_populates="refunds")
    rma_return: Mapped[Return | None] = relationship()


Index("ix_orders_customer_placed", Order.customer_id, Order.placed_at)
