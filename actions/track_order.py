"""Where an order is: its state, and the story of each of its parcels."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import Session

from actions.base import Events, ParleyAction, fill
from actions.identify import FormStep, verified_order
from actions.turn import HUMAN, NO_THANKS, Turn, item_name, nested
from records.orders import display_state
from records.shipments import is_late, story
from records.shop_models import Order

TROUBLE = frozenset({"Exception", "Expired", "AttemptFail"})


class TrackForm(FormStep):
    form = "track_form"
    opened_by = frozenset({"track_order", "delivery_problem"})
    prefers_last_order = False


class TrackOrder(ParleyAction):
    action_name = "action_track_order"

    def handle(self, turn: Turn, session: Session) -> Events:
        order = verified_order(session, turn)
        if order is None:
            return []
        trouble = tell(order, turn, dt.datetime.now(dt.UTC).date())
        done = fill(order_number=None, last_order=order.number)
        if trouble or turn.slots.get("topic") == "delivery_problem":
            turn.say("offer-human-problem", choices=[HUMAN, NO_THANKS])
            return done + fill(offer="human")
        return done + fill(offer=None)


def tell(order: Order, turn: Turn, today: dt.date) -> bool:
    """Say where an order is; True where something about it is wrong."""
    state = display_state(order)
    placed = {"date": order.placed_at.date().isoformat()}
    parcels = story(order)
    if state == "cancelled":
        turn.say("track-cancelled", {"number": order.number, "placed": placed})
        return False
    if not parcels:
        turn.say("track-not-shipped", {"number": order.number, "placed": placed})
        return False
    items = [
        item_name(
            {
                "title": line.title,
                "titles": line.product.titles if line.product else {},
                "options": line.options,
                "quantity": line.quantity,
            },
            turn.language,
        )
        for line in order.lines
    ]
    lines: list[dict[str, Any]] = [
        nested(
            "track-order",
            {
                "number": order.number,
                "placed": placed,
                "state": nested(f"order-state-{state.replace('_', '-')}"),
                "items": {"list": items},
            },
        )
    ]
    if len(parcels) > 1:
        lines.append(nested("track-parcels", {"count": len(parcels)}))
    zone = order.customer.time_zone or "UTC"
    late = False
    for parcel, shipment in zip(parcels, order.shipments, strict=True):
        overdue = is_late(shipment, today)
        late = late or overdue
        lines += parcel_lines(parcel, zone, turn.language, overdue)
    turn.say("lines", {"lines": {"lines": lines}})
    return late or any(parcel["status"] in TROUBLE for parcel in parcels)


def parcel_lines(
    parcel: dict[str, Any], zone: str, language: str, overdue: bool
) -> list[dict[str, Any]]:
    """The sentences about one parcel, as nested semantic messages."""
    several = parcel["count"] > 1
    args = {
        "carrier": parcel["carrier"],
        "status": nested(f"shipment-{parcel['status']}"),
        "index": parcel["index"],
        "count": parcel["count"],
        "tracking": parcel["tracking_number"] or "",
    }
    key = "track-parcel-of" if several else "track-parcel"
    lines = [nested(key if parcel["tracking_number"] else f"{key}-plain", args)]
    if several and parcel["items"]:
        names = [item_name(item, language) for item in parcel["items"]]
        lines.append(nested("track-parcel-items", {"items": {"list": names}}))
    if parcel["delivered_at"]:
        when = {"datetime": parcel["delivered_at"], "zone": zone}
        return [*lines, nested("track-delivered-on", {"when": when})]
    if event := parcel["last_event"]:
        when = {"datetime": event["at"], "zone": zone}
        if event["place"] and event["country"]:
            where = {"place": event["place"], "country": {"country": event["country"]}}
            lines.append(nested("track-last-event", {**where, "when": when}))
        elif event["country"]:
            where = {"country": {"country": event["country"]}, "when": when}
            lines.append(nested("track-last-event-country", where))
        else:
            lines.append(nested("track-last-event-plain", {"when": when}))
    if customs := parcel["customs_status"]:
        if customs == "duties_due" and parcel["duties"]:
            lines.append(nested("customs-duties-due-amount", {"amount": parcel["duties"]}))
        else:
            lines.append(nested(f"customs-{customs.replace('_', '-')}"))
    return lines + _outlook(parcel, overdue)


def _outlook(parcel: dict[str, Any], overdue: bool) -> list[dict[str, Any]]:
    """What happens next with a parcel that has not arrived."""
    if parcel["status"] == "AvailableForPickup" and parcel["pickup_point"]:
        return [nested("track-pickup", {"place": parcel["pickup_point"]})]
    if parcel["status"] == "AttemptFail":
        return [nested("track-attempt-fail")]
    if parcel["status"] in ("Exception", "Expired"):
        return [nested("track-exception")]
    if parcel["status"] in ("Returning", "Returned") or not parcel["estimated_to"]:
        return []
    until = {"date": parcel["estimated_to"]}
    if overdue:
        return [nested("track-late", {"to": until})]
    if parcel["estimated_from"] and parcel["estimated_from"] != parcel["estimated_to"]:
        since = {"date": parcel["estimated_from"]}
        return [nested("track-expected-between", {"from": since, "to": until})]
    return [nested("track-expected-by", {"to": until})]
