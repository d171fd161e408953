"""The side of a thread: the handoff packet in the agent's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from console import order_cards
from console.order_cards import OrderCard, ReturnCard
from console.words import Words
from records import handoff
from records.base import now

Json = Mapping[str, Any]

MOST_INTENTS = 6
MOST_SAID = 6
MOST_HISTORY = 8


@dataclass(frozen=True, slots=True)
class Past:
    """Another conversation of the same person."""

    id: str
    channel: str
    state: str
    at: str
    about: str


@dataclass(frozen=True, slots=True)
class Panel:
    reason: str  # why a person was asked for; empty where nobody was
    summary: str
    facts: Sequence[tuple[str, str]]  # of the handoff: label, value
    policy: str
    verified: bool
    level: str
    proof: str
    undone_links: int  # links to customers that were taken back
    mentioned: Sequence[str]  # order numbers that were typed
    customer: Sequence[tuple[str, str]]  # label, value; empty where nobody is proven
    intents: Sequence[tuple[str, str]]  # what was understood, how surely; newest first
    feelings: Sequence[tuple[str, str]]  # code, word; oldest first
    trend: str
    languages: Sequence[str]  # in the order in which the customer used them
    orders: Sequence[OrderCard]
    returns: Sequence[ReturnCard]
    done: Sequence[tuple[str, str]]  # when, what
    said: Sequence[str]  # the bot's latest messages
    history: Sequence[Past]


def read(session: Session, conversation_id: str, words: Words) -> Panel:
    """Raises NotFound."""
    packet = handoff.packet(session, conversation_id)
    customer: Json | None = packet["customer"]
    zone = customer["time_zone"] if customer is not None else words.zone
    identity, feeling = packet["identity"], packet["feeling"]
    return Panel(
        reason=words.word("console-reason-", packet["reason"]),
        summary=words.message(packet["summary"]) if packet["summary"] else "",
        facts=_facts(packet, words),
        policy=_policy(packet["policy"], words),
        verified=identity["level"] == "verified",
        level=words.word("console-identity-", identity["level"]),
        proof=words.word("console-proof-", identity["proof"]),
        undone_links=sum(link["undone_at"] is not None for link in identity["links"]),
        mentioned=packet["mentioned"],
        customer=_customer(customer, words) if customer is not None else (),
        intents=_intents(packet["intents"], words),
        feelings=[(code, words.word("console-feeling-", code)) for _, code in feeling["by_turn"]],
        trend=words.word("console-trend-", feeling["trend"]) if feeling["by_turn"] else "",
        languages=_languages(packet["languages"], words),
        orders=order_cards.order_cards(packet, words, zone),
        returns=order_cards.return_cards(packet, words, zone),
        done=[
            (words.moment(entry["at"]), words.word("console-action-", entry["action"]))
            for entry in packet["bot"]["done"]
        ],
        said=_said(packet, words),
        history=[_past(entry, words) for entry in packet["history"][:MOST_HISTORY]],
    )


def _facts(packet: Json, words: Words) -> list[tuple[str, str]]:
    """When somebody was asked for, until when they are due, and what they should master."""
    if packet["reason"] is None:
        return []
    facts = [(words.say("console-panel-since"), words.moment(packet["opened_at"]))]
    if packet["ended_at"]:
        facts.append((words.say("console-panel-ended"), words.moment(packet["ended_at"])))
    else:
        facts.append((words.say("console-panel-due"), words.moment(packet["due_at"])))
        priority = words.say(f"console-priority-{packet['priority']}")
        facts.append((words.say("console-panel-priority"), priority))
    skills = packet["skills"]
    wanted = (
        words.language_name(skills["language"]),
        words.word("console-intent-", skills["intent"]),
    )
    facts.append((words.say("console-panel-skills"), " · ".join(filter(None, wanted))))
    return facts


def _policy(verdict: Any, words: Words) -> str:
    """The verdict on a return the bot gave, where it handed over because of one."""
    if not isinstance(verdict, Mapping):
        return ""
    deadline = words.day(verdict.get("deadline"))
    parts = [
        words.word("console-policy-", verdict.get("kind")),
        words.word("refusal-", verdict.get("refusal"), deadline=deadline),
        str(verdict.get("rule") or ""),
        str(verdict.get("source") or ""),
    ]
    return " · ".join(part for part in parts if part)


def _customer(customer: Json, words: Words) -> list[tuple[str, str]]:
    zone = customer["time_zone"]
    spent = " + ".join(words.amount(total) for total in customer["spent"])
    orders = words.say(
        "console-customer-orders-count",
        count=customer["orders"],
        open=customer["open_orders"],
        returns=customer["returns"],
    )
    facts = [
        ("email", customer["email"]),
        ("phone", customer["phone"]),
        ("country", words.country(customer["country"])),
        ("language", words.language_name(customer["language"])),
        ("local-time", f"{words.time(now(), zone)} · {words.zone_name(zone)}"),
        ("address", order_cards.address(customer["address"], words)),
        ("since", words.day(dt.datetime.fromisoformat(customer["since"]).date())),
        ("orders", orders),
        ("spent", spent),
    ]
    return [(words.say(f"console-customer-{name}"), str(value)) for name, value in facts if value]


def _intents(intents: Sequence[Json], words: Words) -> list[tuple[str, str]]:
    latest = list(reversed(intents))[:MOST_INTENTS]
    return [
        (
            words.word("console-intent-", entry["intent"]),
            words.percent(entry["confidence"]) if entry["confidence"] is not None else "",
        )
        for entry in latest
    ]


def _languages(by_turn: Sequence[Sequence[Any]], words: Words) -> list[str]:
    """Each change of language once, so that a switch back and forth can be seen."""
    found: list[str] = []
    for _, code in by_turn:
        name = words.language_name(code)
        if name and (not found or found[-1] != name):
            found.append(name)
    return found


def _said(packet: Json, words: Words) -> list[str]:
    semantics = [
        entry["semantic"]
        for entry in packet["transcript"]
        if entry["author"] == "bot" and entry["semantic"]
    ]
    return [words.message(semantic) for semantic in semantics[-MOST_SAID:]]


def _past(entry: Json, words: Words) -> Past:
    about = [words.word("console-intent-", intent) for intent in entry["intents"][:3]]
    return Past(
        id=entry["id"],
        channel=words.word("console-channel-", entry["channel"]),
        state=words.word("console-state-", entry["state"]),
        at=words.moment(entry["updated_at"]),
        about=", ".join(about),
    )
