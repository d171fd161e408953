"""Rows of shipments.jsonl and returns.jsonl."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import selectinload

from records.base import now
from records.import_base import Row, RowError, Rows, convert, pick
from records.import_orders import put_refunds, refunds_of
from records.orders import NOT_LEFT
from records.schemas import parse_moment
from records.shop_models import (
    Order,
    Refund,
    Return,
    ReturnLine,
    Shipment,
    ShipmentEvent,
)


class _RowsOfOrders(Rows):
    """Rows that belong to an order they name by id or by number."""

    def read_orders(self, rows: list[Row]) -> None:
        self._by_id = self.by("id", Order, (row.get("order_id") for row in rows))
        self._by_number = self.by("number", Order, (row.get("order_number") for row in rows))

    def order_of(self, row: Row, stored: Any) -> Order:
        if row.get("order_id"):
            order = self._by_id.get(row["order_id"])
        else:
            order = self._by_number.get(row.get("order_number") or "")
        if order is None:
            raise RowError(f"unknown order {row.get('order_id') or row.get('order_number')!r}")
        if stored is not None and stored.order_id != order.id:
            raise RowError(f"{row['id']!r} belongs to another order")
        lines = {line.id: line for line in order.lines}
        seen: set[str] = set()
        for entry in row.get("lines") or []:
            line = lines.get(entry["line_id"])
            if line is None:
                raise RowError(f"unknown line {entry['line_id']!r} of the order")
            if entry["line_id"] in seen:
                raise RowError(f"line {entry['line_id']!r} is named twice")
            if entry["quantity"] > line.quantity:
                raise RowError(f"more of line {entry['line_id']!r} than was ordered")
            seen.add(entry["line_id"])
        return order


class ShipmentRows(_RowsOfOrders):
    model = Shipment
    loads = (selectinload(Shipment.events),)

    def prepare(self, rows: list[Row]) -> None:
        self.read_orders(rows)

    def put(self, row: Row) -> str:
        stored: Shipment | None = self.existing.get(row["id"])
        order = self.order_of(row, stored)
        events = _events(row)
        last = max(events, key=lambda event: event["at"], default=None)
        given = {
            **pick(row, "id", "carrier", "tracking_number", "status", "customs_status"),
            **pick(row, "duties_minor", "pickup_point"),
            **convert(row, dt.date.fromisoformat, "estimated_from", "estimated_to"),
            **convert(row, parse_moment, "created_at", "shipped_at", "delivered_at"),
        }
        if row.get("lines"):
            given["line_quantities"] = {
                entry["line_id"]: entry["quantity"] for entry in row["lines"]
            }
        if last is not None:
            for name in ("status", "customs_status"):
                if row.get(name) is None:
                    given[name] = last.get(name)
        status = given.get("status") or (stored.status if stored is not None else "Pending")
        left = [event["at"] for event in events if event["status"] not in NOT_LEFT]
        if row.get("shipped_at") is None and left:
            given["shipped_at"] = min(left)
        if row.get("delivered_at") is None:
            given.pop("delivered_at", None)
            if status == "Delivered":
                given.update(_delivered_at(events, given, stored, order))
        shipment = self.upsert(
            stored,
            Shipment,
            given,
            {
                "order_id": order.id,
                "carrier": "unknown",
                "status": "Pending",
                "line_quantities": {},
                "created_at": given.get("shipped_at") or order.placed_at,
            },
        )
        held = {(event.at, event.code): event for event in stored.events} if stored else {}
        for event in events:
            self.upsert(
                held.get((event["at"], event["code"])),
                ShipmentEvent,
                event,
                {"shipment": shipment},
            )
        return self.outcome(shipment, stored is not None)


class ReturnRows(_RowsOfOrders):
    model = Return
    loads = (selectinload(Return.lines),)

    def prepare(self, rows: list[Row]) -> None:
        self.read_orders(rows)
        numbered = self.by("rma", Return, (_rma(row) for row in rows))
        self._rmas = {found.rma: found.id for found in numbered.values()}
        refund_ids = (entry["id"] for row in rows for entry in refunds_of(row))
        self._refunds = self.by("id", Refund, refund_ids)

    def put(self, row: Row) -> str:
        stored: Return | None = self.existing.get(row["id"])
        order = self.order_of(row, stored)
        rma = _rma(row)
        if self._rmas.get(rma, row["id"]) != row["id"]:
            raise RowError(f"rma {rma!r} belongs to return {self._rmas[rma]!r} already")
        refunds = refunds_of(row)
        for entry in refunds:
            known = self._refunds.get(entry["id"])
            if known is not None and known.return_id != row["id"]:
                raise RowError(f"refund {entry['id']!r} belongs to another return")

        prices = {line.id: line.unit_price_minor for line in order.lines}
        goods = sum(prices[entry["line_id"]] * entry["quantity"] for entry in row["lines"])
        created = self.upsert(
            stored,
            Return,
            {
                **pick(row, "id", "state", "refund_minor", "return_cost_minor", "rule"),
                **convert(row, str.upper, "currency"),
                **convert(row, parse_moment, "created_at", "received_at"),
                "rma": rma,
            },
            {
                "order_id": order.id,
                "state": "requested",
                "created_at": now(),
                "refund_minor": max(0, goods - (row.get("return_cost_minor") or 0)),
                "return_cost_minor": 0,
                "currency": order.currency,
            },
        )
        self._rmas[rma] = created.id
        held = {line.order_line_id: line for line in stored.lines} if stored else {}
        for entry in row["lines"]:
            self.upsert(
                held.get(entry["line_id"]),
                ReturnLine,
                {
                    **pick(entry, "quantity", "reason", "note"),
                    "order_line_id": entry["line_id"],
                },
                {"rma_return": created, "reason": "other"},
            )
        put_refunds(self, order, self._refunds, refunds, created)
        return self.outcome(created, stored is not None)


def _events(row: Row) -> list[Row]:
    """The columns of the events; of two at one moment with one code the later line counts."""
    events: dict[tuple[dt.datetime, str], Row] = {}
    for entry in row.get("events") or []:
        event = {
            **pick(entry, "status", "customs_status", "place", "note"),
            **convert(entry, str.upper, "country"),
            "at": parse_moment(entry["at"]),
            "code": entry.get("code") or entry["status"],
        }
        events[event["at"], event["code"]] = event
    return list(events.values())


def _delivered_at(
    events: list[Row], given: Row, stored: Shipment | None, order: Order
) -> dict[str, dt.datetime]:
    """The best guess at when a delivered parcel came, where its row does not say."""
    scans = [event["at"] for event in events if event["status"] == "Delivered"]
    if scans:
        return {"delivered_at": max(scans)}
    if stored is not None and stored.delivered_at is not None:
        return {}
    expected: dt.date | None = given.get("estimated_to")
    if expected is not None:
        noon = dt.datetime.combine(expected, dt.time(12), dt.UTC)
        return {"delivered_at": min(noon, now())}
    moments = [event["at"] for event in events]
    return {"delivered_at": max(moments, default=given.get("shipped_at") or order.placed_at)}


def _rma(row: Row) -> str:
    return (row.get("rma") or row["id"]).strip() or row["id"]
