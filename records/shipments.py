"""Shipments: what there is to tell of each parcel, and whether it is late or silent."""

from __future__ import annotations

import datetime as dt
from typing import Any

from records.shop_models import Order, Shipment, ShipmentEvent

# Nothing more is to be waited for in these.
ARRIVED = frozenset({"Delivered", "AvailableForPickup", "Returning", "Returned"})


def story(order: Order) -> list[dict[str, Any]]:
    """One dictionary a parcel, in the order they were made; JSON throughout.

    Dates are ``YYYY-MM-DD``, moments ``YYYY-MM-DDTHH:MM:SSZ``, money ``{"money", "currency"}``;
    what is not known is None. ``items`` hold ``{line_id, title, titles, options, quantity}``.
    """
    return [
        {
            "id": shipment.id,
            "index": index,
            "count": len(order.shipments),
            "carrier": shipment.carrier,
            "tracking_number": shipment.tracking_number,
            "status": shipment.status,
            "customs_status": shipment.customs_status,
            "last_event": _event(_last(shipment)),
            "events": [_event(event) for event in shipment.events],
            "estimated_from": _day(shipment.estimated_from),
            "estimated_to": _day(shipment.estimated_to),
            "shipped_at": moment(shipment.shipped_at),
            "delivered_at": moment(shipment.delivered_at),
            "pickup_point": shipment.pickup_point,
            "duties": (
                {"money": shipment.duties_minor, "currency": order.currency}
                if shipment.duties_minor
                else None
            ),
            "items": _items(order, shipment),
        }
        for index, shipment in enumerate(order.shipments, start=1)
    ]


def quantity_of(shipment: Shipment, line_id: str, ordered: int) -> int:
    """How many of a line are in the parcel; a parcel without a list holds the whole order."""
    if not shipment.line_quantities:
        return ordered
    return int(shipment.line_quantities.get(line_id, 0))


def is_late(shipment: Shipment, today: dt.date) -> bool:
    """Whether the day the parcel was expected by is past and it has not arrived.

    A parcel waiting at a pick-up point has arrived. Without an estimate nothing is late.
    """
    if shipment.status in ARRIVED or shipment.estimated_to is None:
        return False
    return today > shipment.estimated_to


def working_days_silent(shipment: Shipment, today: dt.date) -> int:
    """Working days (Monday to Friday) after the last scan, or after dispatch without any."""
    last = _last(shipment)
    since = last.at if last is not None else (shipment.shipped_at or shipment.created_at)
    day, days = since.date(), 0
    while day < today:
        day += dt.timedelta(days=1)
        days += day.weekday() < 5
    return days


def needs_trace(shipment: Shipment, today: dt.date, *, after_working_days: int) -> bool:
    """Whether the parcel has been silent long enough for the carrier to search for it."""
    if shipment.status in ARRIVED:
        return False
    return working_days_silent(shipment, today) >= after_working_days


def moment(at: dt.datetime | None) -> str | None:
    """UTC, to the second, with Z."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at is not None else None


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _last(shipment: Shipment) -> ShipmentEvent | None:
    return max(shipment.events, key=lambda event: event.at, default=None)


def _event(event: ShipmentEvent | None) -> dict[str, Any] | None:
    if event is None:
        return None
    return {
        "status": event.status,
        "customs_status": event.customs_status,
        "code": event.code,
        "at": moment(event.at),
        "place": event.place,
        "country": event.country,
        "note": event.note,
    }


def _items(order: Order, shipment: Shipment) -> list[dict[str, Any]]:
    inside = []
    for line in order.lines:
        quantity = quantity_of(shipment, line.id, line.quantity)
        if quantity > 0:
            inside.append(
                {
                    "line_id": line.id,
                    "title": line.title,
                    "titles": dict(line.product.titles or {}) if line.product else {},
                    "options": dict(line.options or {}),
                    "quantity": quantity,
                }
            )
    return inside
