"""A packet's orders, parcels and returns in the agent's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from console.words import Words

Json = Mapping[str, Any]

GOOD = frozenset({"Delivered", "AvailableForPickup"})
BAD = frozenset({"Exception", "Expired", "AttemptFail", "Returning", "Returned"})
TROUBLED_CUSTOMS = frozenset({"held", "duties_due", "documents_needed"})


@dataclass(frozen=True, slots=True)
class ParcelCard:
    id: str
    title: str
    carrier: str
    tracking: str | None
    status: str
    tone: str  # good | bad | plain
    late: bool
    customs: str | None
    facts: Sequence[tuple[str, str]]  # label, value
    scans: Sequence[tuple[str, str]]  # when, what; newest first


@dataclass(frozen=True, slots=True)
class OrderCard:
    id: str
    number: str
    state: str
    placed: str
    total: str
    concerned: bool
    facts: Sequence[tuple[str, str]]
    items: Sequence[str]
    parcels: Sequence[ParcelCard]


@dataclass(frozen=True, slots=True)
class ReturnCard:
    """A return with its refund, or a refund without a return (``rma`` None)."""

    rma: str | None
    order: str
    state: str
    items: Sequence[str]
    facts: Sequence[tuple[str, str]]


def order_cards(packet: Json, words: Words, zone: str) -> list[OrderCard]:
    """Those the conversation is about first."""
    found = sorted(packet["orders"], key=lambda order: not order["concerned"])
    return [_order(order, words, zone) for order in found]


def return_cards(packet: Json, words: Words, zone: str) -> list[ReturnCard]:
    returns = [_return(entry, words, zone) for entry in packet["returns"]]
    loose = [
        ReturnCard(
            rma=None,
            order=refund["order_number"],
            state="",
            items=(),
            facts=[_refund(refund, words, zone)],
        )
        for refund in packet["refunds"]
    ]
    return returns + loose


def title(item: Json, words: Words) -> str:
    """An item as the agent reads it: title in their language, options, quantity."""
    name = str((item.get("titles") or {}).get(words.language) or item.get("title") or "")
    options = ", ".join(str(value) for value in (item.get("options") or {}).values())
    quantity = int(item.get("quantity") or 1)
    before = f"{quantity} × " if quantity > 1 else ""
    return f"{before}{name} ({options})" if options else f"{before}{name}"


def address(parts: Json, words: Words) -> str:
    """On one line, with the country in words."""
    town = " ".join(str(parts[name]) for name in ("postcode", "city") if parts.get(name))
    lines = [parts.get("name"), parts.get("line1"), parts.get("line2"), town, parts.get("region")]
    return ", ".join(str(line) for line in [*lines, words.country(parts.get("country"))] if line)


def _order(order: Json, words: Words, zone: str) -> OrderCard:
    payments = [_payment(payment, words) for payment in order["payments"]]
    facts = [
        (words.say("console-order-payment"), "; ".join(payments)),
        (words.say("console-order-address"), address(order["shipping_address"], words)),
    ]
    return OrderCard(
        id=order["id"],
        number=order["number"],
        state=words.word("order-state-", order["state_word"]),
        placed=words.day(order["placed_at"]["date"]),
        total=words.amount(order["total"]),
        concerned=order["concerned"],
        facts=[(label, value) for label, value in facts if value],
        items=[title(item, words) for item in order["items"]],
        parcels=[_parcel(parcel, words, zone) for parcel in order["shipments"]],
    )


def _payment(payment: Json, words: Words) -> str:
    means = payment["reference"] or words.word("method-", payment["method"])
    return f"{means} · {words.word('console-payment-', payment['state'])}"


def _parcel(parcel: Json, words: Words, zone: str) -> ParcelCard:
    status, customs, count = parcel["status"], parcel["customs_status"], parcel["count"]
    late = bool(parcel.get("late"))
    troubled = customs in TROUBLED_CUSTOMS or late
    inside = ", ".join(title(item, words) for item in parcel["items"])
    facts = [
        (
            words.say("console-parcel-expected"),
            "" if status == "Delivered" else _expected(parcel, words),
        ),
        (words.say("console-parcel-delivered"), words.moment(parcel["delivered_at"], zone)),
        (words.say("console-parcel-last"), _last_scan(parcel["last_event"], words, zone)),
        (words.say("console-parcel-pickup"), parcel["pickup_point"] or ""),
        (words.say("console-parcel-duties"), words.amount(parcel["duties"])),
        (words.say("console-order-items"), inside if count > 1 else ""),
    ]
    scans = sorted(parcel["events"], key=lambda event: event["at"] or "", reverse=True)
    return ParcelCard(
        id=parcel["id"],
        title=(
            words.say("console-parcel", index=parcel["index"], count=count)
            if count > 1
            else words.say("console-parcel-only")
        ),
        carrier=parcel["carrier"],
        tracking=parcel["tracking_number"],
        status=words.word("shipment-", status),
        tone="good" if status in GOOD else "bad" if status in BAD or troubled else "plain",
        late=late,
        customs=words.word("customs-", customs) if customs and status not in GOOD else None,
        facts=[(label, value) for label, value in facts if value],
        scans=[(words.moment(event["at"], zone), _scan(event, words)) for event in scans],
    )


def _expected(parcel: Json, words: Words) -> str:
    first, last = parcel["estimated_from"], parcel["estimated_to"]
    if first and last and first != last:
        between = {"from": words.day(first), "to": words.day(last)}
        return words.say("console-parcel-between", **between)
    return words.day(last or first)


def _last_scan(event: Json | None, words: Words, zone: str) -> str:
    if event is None:
        return ""
    return " · ".join(filter(None, (_place(event, words), words.moment(event["at"], zone))))


def _scan(event: Json, words: Words) -> str:
    """What happened, where, and the carrier's own words and code."""
    status = words.word("shipment-", event["status"])
    parts = (status, _place(event, words), event.get("note"), event.get("code"))
    return " · ".join(str(part) for part in parts if part)


def _place(event: Json, words: Words) -> str:
    return ", ".join(filter(None, (event.get("place"), words.country(event.get("country")))))


def _return(entry: Json, words: Words, zone: str) -> ReturnCard:
    facts = [(words.say("console-return-refund"), words.amount(entry["expected"]))]
    if entry["return_cost"]["money"]:
        facts.append((words.say("console-return-cost"), words.amount(entry["return_cost"])))
    if entry["refund"] is not None:
        facts.append(_refund(entry["refund"], words, zone))
    return ReturnCard(
        rma=entry["rma"],
        order=entry["order_number"],
        state=words.word("return-state-", entry["state"]),
        items=[
            f"{title(item, words)} – {words.word('reason-', item['reason'])}"
            for item in entry["items"]
        ],
        facts=facts,
    )


def _refund(refund: Json, words: Words, zone: str) -> tuple[str, str]:
    at = refund["completed_at"] or refund["created_at"]
    state = words.word("refund-state-", refund["state"])
    method = words.word("method-", refund["method"])
    return words.amount(refund["amount"]), f"{state} · {method} · {words.moment(at, zone)}"
