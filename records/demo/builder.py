"""Builds the demo's orders: an order, its parcels and its return, from the story it should tell."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random
from typing import Any

from records.demo import carriers
from records.demo.catalogue import Item
from records.policy import Rules

Row = dict[str, Any]

_METHODS = {
    "NL": ("ideal",),
    "BE": ("bancontact",),
    "DE": ("klarna", "paypal"),
    "AT": ("klarna",),
    "SE": ("klarna",),
    "GB": ("klarna", "apple_pay"),
    "US": ("apple_pay", "paypal"),
    "CN": ("alipay", "wechat_pay"),
    "HK": ("alipay",),
    "JP": ("konbini", "paypal"),
    "SA": ("mada", "cod"),
    "AE": ("cod", "apple_pay"),
    "EG": ("cod",),
    "BR": ("pix",),
}
_CARDS = ("Visa ••42", "Visa ••17", "Mastercard ••08", "Mastercard ••63", "Amex ••1005")
# Where import duties are the recipient's, unless prepaid at checkout.
_DUTIES_BY_SHOP = carriers.EU | {"GB", "US", "NO", "CH"}


@dataclass
class Shop:
    """The rows of every file, growing."""

    rng: Random
    at: dt.datetime  # the moment the data are seen from
    items: list[Item]
    rules: Rules
    customers: list[Row] = field(default_factory=list)
    products: list[Row] = field(default_factory=list)
    orders: list[Row] = field(default_factory=list)
    shipments: list[Row] = field(default_factory=list)
    returns: list[Row] = field(default_factory=list)

    def files(self) -> dict[str, list[Row]]:
        return {
            "customers": self.customers,
            "products": self.products,
            "orders": self.orders,
            "shipments": self.shipments,
            "returns": self.returns,
        }

    def pick(self, count: int) -> list[Item]:
        """Distinct products that are sent in parcels."""
        chosen: dict[str, Item] = {}
        while len(chosen) < count:
            item = self.rng.choice(self.items)
            if item.category not in ("gift_card", "digital"):
                chosen.setdefault(item.product_id, item)
        return list(chosen.values())

    def order(
        self,
        number: str,
        customer: Row,
        currency: str,
        *,
        hours_ago: float,
        items: list[Item] | None = None,
        state: str = "confirmed",
        fulfilment: str = "unfulfilled",
        payment: str = "paid",
        **fields: Any,
    ) -> Row:
        """Add an order placed some hours before the demo's moment, and return its row."""
        rng = self.rng
        order_id = f"o-{number.removeprefix('MG-')}"
        placed = self.at - dt.timedelta(hours=hours_ago)
        lines = [
            {
                "id": f"{order_id}-{place}",
                "product_id": item.product_id,
                "variant_id": item.variant_id,
                "title": item.titles.get(customer["language"], item.title),
                "options": item.options,
                "quantity": rng.choice((1, 1, 1, 2)) if items is None else 1,
                "unit_price_minor": item.price(currency),
            }
            for place, item in enumerate(items or self.pick(rng.choice((1, 1, 2, 2, 3))), start=1)
        ]
        country = customer["address"]["country"]
        goods = sum(line["quantity"] * line["unit_price_minor"] for line in lines)
        shipping = self.rules.standard_shipping_of(country, currency, goods) or 0
        method = rng.choice(("card", "card", *_METHODS.get(country, ("paypal",))))
        if payment == "pending" and country == "JP":
            method = "konbini"
        paid_by: Row = {
            "id": f"{order_id}-pay-1",
            "method": method,
            "state": payment,
            "amount_minor": goods + shipping,
            "currency": currency,
        }
        if method == "card":
            paid_by["reference"] = rng.choice(_CARDS)
        if payment not in ("pending", "failed"):
            paid_by["paid_at"] = text(placed + dt.timedelta(minutes=2))
        row = {
            "id": order_id,
            "number": number,
            "customer_id": customer["id"],
            "state": state,
            "fulfilment_state": fulfilment,
            "placed_at": text(placed),
            "market": country,
            "currency": currency,
            "total_minor": goods + shipping,
            "shipping_minor": shipping,
            "shipping_method": "standard",
            "duties_prepaid": country in _DUTIES_BY_SHOP,
            "shipping_address": customer["address"],
            "lines": lines,
            "payments": [paid_by],
            **fields,
        }
        self.orders.append(row)
        return row

    def parcel(
        self,
        order: Row,
        ending: str,
        *,
        hours_ago: float,
        lines: list[Row] | None = None,
        customs: bool = False,
        days_late: int = 0,
        way: carriers.Route | None = None,
    ) -> Row:
        """Add a parcel whose last event was some hours ago; moves the order's date before it."""
        rng = self.rng
        address = order["shipping_address"]
        express = order["shipping_method"] == "express"
        way = way or carriers.route(rng, address, customs=customs, express=express)
        last = self.at - dt.timedelta(hours=hours_ago)
        chain = carriers.events(rng, way, ending, last)
        number = sum(1 for entry in self.shipments if entry["order_id"] == order["id"]) + 1
        start = dt.datetime.fromisoformat(chain[0]["at"])
        expected = (last if ending == "delivered" else self.at).date() + dt.timedelta(days=2)
        if days_late:
            expected = self.at.date() - dt.timedelta(days=days_late)
        row: Row = {
            "id": f"s-{order['id'].removeprefix('o-')}-{number}",
            "order_id": order["id"],
            "carrier": way.carrier,
            "tracking_number": carriers.tracking_number(rng, way.carrier),
            "status": chain[-1]["status"],
            "lines": [
                {"line_id": line["id"], "quantity": line["quantity"]}
                for line in lines or order["lines"]
            ],
            "estimated_from": (expected - dt.timedelta(days=2)).isoformat(),
            "estimated_to": expected.isoformat(),
            "created_at": chain[0]["at"],
            "events": chain,
        }
        seen = [event["customs_status"] for event in chain if "customs_status" in event]
        if seen:
            row["customs_status"] = seen[-1]
        if len(chain) > 1:
            row["shipped_at"] = chain[1]["at"]
        if ending == "delivered":
            row["delivered_at"] = chain[-1]["at"]
        if ending == "pickup":
            row["pickup_point"] = f"{way.carrier}, {address['line1']}, {address['city']}"
        if ending == "duties":
            goods = sum(line["unit_price_minor"] * line["quantity"] for line in order["lines"])
            row["duties_minor"] = max(1, goods * 17 // 100)
            order["duties_prepaid"] = False
        placed = dt.datetime.fromisoformat(order["placed_at"])
        if placed > start - dt.timedelta(hours=3):
            self.place(order, start - dt.timedelta(hours=rng.randint(5, 26)))
        self.shipments.append(row)
        return row

    def back(
        self, order: Row, state: str, *, hours_ago: float, line: int = 0, reason: str | None = None
    ) -> Row:
        """Add a return of one line, created some hours ago, as far as ``state``."""
        rng = self.rng
        entry = order["lines"][line]
        created = self.at - dt.timedelta(hours=hours_ago)
        country, currency = order["market"], order["currency"]
        reason = reason or rng.choice(("too_small", "too_big", "changed_mind", "not_as_described"))
        conformity = reason in self.rules.conformity.reasons
        cost = 0 if conformity else self.rules.return_cost_of(country, currency)
        goods = entry["unit_price_minor"] * entry["quantity"]
        if len(order["lines"]) == 1:
            goods += order["shipping_minor"]
        amount = max(0, goods - cost)
        row: Row = {
            "id": f"r-{order['id'].removeprefix('o-')}",
            "rma": f"RMA-{order['number'].removeprefix('MG-')}",
            "order_id": order["id"],
            "state": state,
            "created_at": text(created),
            "lines": [{"line_id": entry["id"], "quantity": entry["quantity"], "reason": reason}],
            "refund_minor": amount,
            "return_cost_minor": min(cost, goods),
            "currency": currency,
            "rule": self.rules.conformity.rule if conformity else self.rules.shop.rule,
        }
        if state in ("received", "inspected", "refunded", "rejected"):
            row["received_at"] = text(created + (self.at - created) * 0.6)
        if state in ("inspected", "refunded"):
            booked = created + (self.at - created) * 0.8
            refund: Row = {
                "id": f"rf-{order['id'].removeprefix('o-')}",
                "amount_minor": amount,
                "currency": currency,
                "method": order["payments"][0]["method"],
                "state": "pending" if state == "inspected" else rng.choice(("issued", "completed")),
                "created_at": text(booked),
            }
            if refund["state"] == "completed":
                refund["completed_at"] = text(booked + (self.at - booked) * 0.5)
            if state == "refunded":
                payment = order["payments"][0]
                whole = amount >= payment["amount_minor"]
                payment["state"] = "refunded" if whole else "partially_refunded"
            row["refunds"] = [refund]
        self.returns.append(row)
        return row

    def place(self, order: Row, placed: dt.datetime) -> None:
        """Set when an order was placed, and its payment with it."""
        order["placed_at"] = text(placed)
        for payment in order["payments"]:
            if "paid_at" in payment:
                payment["paid_at"] = text(placed + dt.timedelta(minutes=2))


def text(at: dt.datetime) -> str:
    return at.replace(second=0, microsecond=0).isoformat().replace("+00:00", "Z")
