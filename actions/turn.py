"""One customer message as an action sees it, and the semantic messages it answers with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

Args = dict[str, Any]


@dataclass
class Turn:
    """What came in with the message, and what will be said. Built from Rasa's tracker."""

    conversation_id: str
    message_id: str | None
    text: str
    language: str
    intent: str
    confidence: float
    ranking: list[str]
    entities: list[dict[str, Any]]
    feeling: str
    choice: str | None
    slots: dict[str, Any]
    form: str | None = None
    interrupted: bool = False
    said: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def from_tracker(cls, tracker: Any) -> Turn:
        message = tracker.latest_message
        metadata = message.get("metadata") or {}
        intent = message.get("intent") or {}
        loop = tracker.active_loop or {}
        return cls(
            conversation_id=tracker.sender_id,
            message_id=metadata.get("message_id"),
            text=message.get("text") or "",
            language=metadata.get("language") or "en",
            intent=intent.get("name") or "out_of_scope",
            confidence=float(intent.get("confidence") or 0),
            ranking=[str(entry["name"]) for entry in message.get("intent_ranking") or []],
            entities=list(message.get("entities") or []),
            feeling=(message.get("feeling") or {}).get("name", "neutral"),
            choice=metadata.get("choice"),
            slots=dict(tracker.slots),
            form=loop.get("name"),
            interrupted=bool(loop.get("is_interrupted")),
        )

    @property
    def requested(self) -> str | None:
        """The slot that the active form waits for; None at the message that opens it."""
        value = self.slots.get("requested_slot")
        return str(value) if value else None

    def values(self, entity: str) -> list[str]:
        return [str(found["value"]) for found in self.entities if found["entity"] == entity]

    def chosen(self, kind: str) -> str | None:
        """What follows ``kind:`` in the payload of a tapped choice."""
        prefix, _, value = (self.choice or "").partition(":")
        return value if prefix == kind and value else None

    def say(
        self,
        key: str,
        args: Args | None = None,
        *,
        choices: list[dict[str, Any]] | None = None,
        expects: str | None = None,
    ) -> None:
        message: dict[str, Any] = {"say": key, "args": args or {}}
        if choices:
            message["choices"] = choices
        if expects:
            message["expects"] = expects
        self.said.append(message)


def choice(key: str, payload: str, args: Args | None = None) -> dict[str, Any]:
    return {"say": key, "args": args or {}, "payload": payload}


HUMAN = choice("choice-human", "intent:talk_to_human")
YES = choice("choice-yes", "intent:affirm")
NO = choice("choice-no", "intent:deny")
NO_THANKS = choice("choice-no-thanks", "intent:deny")
MENU = [
    choice("choice-track", "intent:track_order"),
    choice("choice-return", "intent:return_item"),
    HUMAN,
]


def day(value: dt.date) -> Args:
    return {"date": value.isoformat()}


def money(minor: int, currency: str) -> Args:
    return {"money": minor, "currency": currency}


def nested(key: str, args: Args | None = None) -> Args:
    return {"say": key, "args": args or {}}


def item_name(item: dict[str, Any], language: str, quantity: int | None = None) -> str:
    """An item as the customer would call it: title in their language, options, quantity."""
    name = str(item.get("titles", {}).get(language) or item["title"])
    options = ", ".join(str(value) for value in item.get("options", {}).values())
    count = item.get("quantity", 1) if quantity is None else quantity
    name = f"{name} ({options})" if options else name
    return f"{count} × {name}" if count > 1 else name
