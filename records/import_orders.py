"""Rows of orders.jsonl: orders with their lines, payments and refunds."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import selectinload

from records.base import now
from records.countries import UNKNOWN_COUNTRY
from records.import_base import (
    Row,
    RowError,
    Rows,
    address_of,
    children,
    convert,
    pick,
    text_values,
)
from records.numbers import number_digits, number_key
from records.schemas import parse_moment
from records.shop_models import (
    Customer,
    Order,
    OrderLine,
    Payment,
    Product,
    Refund,
    Return,
    Variant,
)


class OrderRows(Rows):
    model = Order
    loads = (
        selectinload(Order.lines),
        selectinload(Order.payments),
        selectinload(Order.refunds),
    )

    def prepare(self, rows: list[Row]) -> None:
        lines = [line for row in rows for line in row["lines"]]
        self._customers = self.by("id", Customer, (row["customer_id"] for row in rows))
        self._variants = self.by("id", Variant, (line.get("variant_id") for line in lines))
        self._skus = self.by("sku", Variant, (line.get("sku") for line in lines))
        variants = [*self._variants.values(), *self._skus.values()]
        self._products = self.by(
            "id",
            Product,
            [*(line.get("product_id") for line in lines), *(v.product_id for v in variants)],
        )
        numbered = self.by("number", Order, (_number(row) for row in rows))
        self._numbers = {order.number: order.id for order in numbered.values()}
        ids: dict[type[Any], list[str]] = {OrderLine: [], Payment: [], Refund: []}
        for row in rows:
            ids[OrderLine] += [_line_id(row, place) for place in range(1, len(row["lines"]) + 1)]
            ids[Payment] += [entry["id"] for entry in _payments(row)]
            ids[Refund] += [entry["id"] for entry in refunds_of(row)]
        self._owners = {
            (model, found.id): found.order_id
            for model, wanted in ids.items()
            for found in self.by("id", model, wanted).values()
        }

    def put(self, row: Row) -> str:
        stored: Order | None = self.existing.get(row["id"])
        customer = self._customers.get(row["customer_id"])
        if customer is None:
            raise RowError(f"unknown customer {row['customer_id']!r}")
        number = _number(row)
        if self._numbers.get(number, row["id"]) != row["id"]:
            raise RowError(f"number {number!r} belongs to order {self._numbers[number]!r} already")
        lines = [self._line(row, place, line) for place, line in enumerate(row["lines"], start=1)]
        payments, refunds = _payments(row), refunds_of(row)
        for model, entries in ((OrderLine, lines), (Payment, payments), (Refund, refunds)):
            self._check_owners(model, row["id"], [entry["id"] for entry in entries])

        order = self._order(row, stored, customer, number)
        self._numbers[number] = order.id
        held = children(stored, "lines")
        for entry in lines:
            self.upsert(held.get(entry["id"]), OrderLine, entry, {"order": order})
        held = children(stored, "payments")
        for entry in payments:
            self.upsert(
                held.get(entry["id"]),
                Payment,
                entry,
                {
                    "order": order,
                    "state": "paid",
                    "amount_minor": order.total_minor,
                    "currency": order.currency,
                },
            )
        put_refunds(self, order, children(stored, "refunds"), refunds, None)
        return self.outcome(order, stored is not None)

    def _order(self, row: Row, stored: Order | None, customer: Customer, number: str) -> Order:
        address = address_of(row.get("shipping_address"))
        where = address or dict(customer.address or {})
        goods = sum(line["quantity"] * line["unit_price_minor"] for line in row["lines"])
        cancelled = row.get("state") == "cancelled"
        given = {
            **pick(row, "id", "customer_id", "state", "fulfilment_state", "total_minor"),
            **pick(row, "shipping_minor", "shipping_method", "duties_prepaid"),
            **convert(row, str.upper, "market", "currency"),
            **convert(row, parse_moment, "placed_at", "cancelled_at"),
            **({"shipping_address": address} if address else {}),
            "number": number,
            "number_key": number_key(number),
            "number_digits": number_digits(number),
        }
        if row.get("market") is None and address.get("country"):
            given["market"] = address["country"]
        country = where.get("country") or customer.country or UNKNOWN_COUNTRY
        return self.upsert(
            stored,
            Order,
            given,
            {
                "state": "confirmed",
                "fulfilment_state": "cancelled" if cancelled else "unfulfilled",
                "market": country,
                "total_minor": goods + (row.get("shipping_minor") or 0),
                "shipping_minor": 0,
                "shipping_method": "standard",
                "duties_prepaid": True,
                "shipping_address": where,
            },
        )

    def _line(self, row: Row, place: int, line: Row) -> Row:
        """The columns of an order line, with what the catalogue knows filled in."""
        variant_id, sku = line.get("variant_id"), line.get("sku")
        variant: Variant | None = None
        if variant_id:
            variant = self._variants.get(variant_id)
        elif sku:
            variant = self._skus.get(sku)
        if variant is None and (variant_id or sku):
            raise RowError(f"lines.{place - 1}: unknown variant {variant_id or sku!r}")
        product_id = line.get("product_id") or (variant.product_id if variant else None)
        if product_id and product_id not in self._products:
            raise RowError(f"lines.{place - 1}: unknown product {product_id!r}")
        if variant is not None and variant.product_id != product_id:
            raise RowError(f"lines.{place - 1}: the variant is of another product")
        title = line.get("title") or (self._products[product_id].title if product_id else None)
        if not title:
            raise RowError(f"lines.{place - 1}: needs a title or a product")
        options = line.get("options")
        return {
            **pick(line, "quantity", "unit_price_minor"),
            "id": _line_id(row, place),
            "position": place,
            "product_id": product_id,
            "variant_id": variant.id if variant is not None else None,
            "title": title,
            "options": text_values(
                options if options is not None or variant is None else variant.options
            ),
        }

    def _check_owners(self, model: type[Any], order_id: str, ids: list[str]) -> None:
        if len(set(ids)) < len(ids):
            raise RowError(f"two {model.__tablename__.replace('_', ' ')} have the same id")
        for child in ids:
            if self._owners.setdefault((model, child), order_id) != order_id:
                raise RowError(f"{model.__name__} {child!r} belongs to another order")


def put_refunds(
    rows: Rows, order: Order, held: dict[str, Refund], entries: list[Row], of: Return | None
) -> None:
    """Refunds of an order, or of one of its returns."""
    method = order.payments[0].method if order.payments else "unknown"
    for entry in entries:
        rows.upsert(
            held.get(entry["id"]),
            Refund,
            entry,
            {
                "order": order,
                "rma_return": of,
                "currency": order.currency,
                "method": method,
                "state": "pending",
                "created_at": now(),
            },
        )


def refunds_of(row: Row) -> list[Row]:
    """The columns of the refunds of an order or a return; ids made where none are given."""
    return [
        {
            **pick(entry, "amount_minor", "method", "state"),
            **convert(entry, str.upper, "currency"),
            **convert(entry, parse_moment, "created_at", "completed_at"),
            "id": entry.get("id") or f"{row['id']}-refund-{place}",
        }
        for place, entry in enumerate(row.get("refunds") or [], start=1)
    ]


def _payments(row: Row) -> list[Row]:
    return [
        {
            **pick(entry, "method", "state", "amount_minor", "reference"),
            **convert(entry, str.upper, "currency"),
            **convert(entry, parse_moment, "paid_at"),
            "id": entry.get("id") or f"{row['id']}-pay-{place}",
        }
        for place, entry in enumerate(row.get("payments") or [], start=1)
    ]


def _number(row: Row) -> str:
    return (row.get("number") or row["id"]).strip() or row["id"]


def _line_id(row: Row, place: int) -> str:
    return row["lines"][place - 1].get("id") or f"{row['id']}-{place}"
