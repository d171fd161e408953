"""A customer who talks to the actions as the bot's forms and rules would let them."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from actions.base import ParleyAction, Resources
from actions.cancel_order import CancelForm, CancelOrder
from actions.identify import FormStep
from actions.list_orders import ListOrders, OrdersForm
from actions.refund_status import RefundForm, RefundStatus
from actions.return_item import ReturnForm, ReturnItem
from actions.track_order import TrackForm, TrackOrder
from bot.entities.finder import find
from knowledge.answers import Answer
from knowledge.encoder import Encoder, Kind
from locales.renderer import Renderer

Said = list[dict[str, Any]]

FORMS: dict[str, tuple[type[FormStep], type[ParleyAction]]] = {
    "track_order": (TrackForm, TrackOrder),
    "delivery_problem": (TrackForm, TrackOrder),
    "list_orders": (OrdersForm, ListOrders),
    "cancel_order": (CancelForm, CancelOrder),
    "refund_status": (RefundForm, RefundStatus),
    "return_item": (ReturnForm, ReturnItem),
}
RENDERER = Renderer()


class RememberingEncoder:
    """The real encoder, which encodes the same text once."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.known: dict[tuple[str, str], np.ndarray] = {}

    def encode(self, texts: Sequence[str], *, kind: Kind = "query") -> np.ndarray:
        fresh = [text for text in dict.fromkeys(texts) if (text, kind) not in self.known]
        if fresh:
            vectors = self.encoder.encode(fresh, kind=kind)
            self.known.update(zip(((text, kind) for text in fresh), vectors, strict=True))
        return np.stack([self.known[text, kind] for text in texts])


@dataclass
class FakeAnswers:
    """Stands in for the articles: gives ``answer`` and remembers what was asked."""

    answer_given: Answer = field(default_factory=lambda: Answer(True, [], 0.0))
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)

    def answer(self, query: str, language: str, *, market: str | None = None) -> Answer:
        self.asked.append((query, language, market))
        return self.answer_given


class Talk:
    """One conversation: its slots and its form, as Rasa would keep them."""

    def __init__(self, resources: Resources, conversation_id: str, language: str = "en") -> None:
        self.resources = resources
        self.id = conversation_id
        self.language = language
        self.slots: dict[str, Any] = {}
        self.form: str | None = None  # the intent that opened it
        self._ids = (f"{conversation_id}-m{count}" for count in itertools.count(1))
        self._actions: dict[type[ParleyAction], ParleyAction] = {}

    def say(
        self,
        text: str,
        intent: str,
        *,
        choice: str | None = None,
        message_id: str | None = None,
        confidence: float = 0.95,
        feeling: str = "neutral",
    ) -> Said:
        """A message to a form (an open one, else the one the intent opens), and what it answers.

        Raises ActionExecutionRejection where the form leaves the message to other rules.
        """
        tracker = self._tracker(text, intent, choice, message_id, confidence, feeling)
        opening = self.form is None
        opened = intent if opening else self.form
        step, action = FORMS[opened or ""]
        if opening:
            self.slots["requested_slot"] = None
        said = self._run(step, tracker)
        self.form = opened
        if self.slots.get("requested_slot") is None:
            self.form = None
            said += self._run(action, tracker)
        return said

    def tap(self, payload: str, **more: Any) -> Said:
        """A tapped choice, with the intent the bot's choice reader gives it."""
        intent = payload.removeprefix("intent:") if payload.startswith("intent:") else "affirm"
        return self.say(payload, intent, choice=payload, confidence=1.0, **more)

    def come_back(self, text: str = "thanks", intent: str = "thank") -> Said:
        """The form runs again after another action has answered a digression."""
        tracker = self._tracker(text, intent, None, None, 0.95, "neutral", interrupted=True)
        return self._run(FORMS[self.form or ""][0], tracker)

    def act(
        self,
        action: type[ParleyAction],
        text: str,
        intent: str,
        *,
        ranking: Sequence[str] = (),
        **more: Any,
    ) -> Said:
        """A message that one action answers, without any form."""
        given = {"choice": None, "message_id": None, "confidence": 0.95, "feeling": "neutral"}
        tracker = self._tracker(text, intent, **{**given, **more})
        tracker.latest_message["intent_ranking"] = [
            {"name": name, "confidence": 0.4} for name in ranking
        ]
        return self._run(action, tracker)

    def _tracker(
        self,
        text: str,
        intent: str,
        choice: str | None,
        message_id: str | None,
        confidence: float,
        feeling: str,
        *,
        interrupted: bool = False,
    ) -> Tracker:
        entities = [] if choice else [span.as_entity() for span in find(text)]
        form = FORMS[self.form][0].form if self.form else None
        return Tracker.from_dict(
            {
                "sender_id": self.id,
                "slots": self.slots,
                "latest_message": {
                    "text": text,
                    "intent": {"name": intent, "confidence": confidence},
                    "entities": entities,
                    "feeling": {"name": feeling},
                    "metadata": {
                        "message_id": message_id or next(self._ids),
                        "language": self.language,
                        "choice": choice,
                    },
                },
                "active_loop": {"name": form, "is_interrupted": interrupted} if form else {},
            }
        )

    def _run(self, kind: type[ParleyAction], tracker: Tracker) -> Said:
        action = self._actions.setdefault(kind, kind(self.resources))
        dispatcher = CollectingDispatcher()
        tracker.slots = dict(self.slots)
        events = asyncio.run(action.run(dispatcher, tracker, {}))
        filled = {event["name"] for event in events if event["event"] == "slot"}
        if tracker.slots.get("requested_slot") and issubclass(kind, FormStep):
            # What Rasa's FormAction.validate does with a step that fills nothing.
            if not filled - {"requested_slot"}:
                raise ActionExecutionRejection(action.name())
        self.slots.update(
            {event["name"]: event["value"] for event in events if event["event"] == "slot"}
        )
        said = [message["custom"] for message in dispatcher.messages]
        for message in said:
            if "say" in message:
                words(message, self.language)
        return said


def words(message: dict[str, Any], language: str = "en") -> str:
    """The text of a message; fails where an argument of it is missing."""
    text = RENDERER.render(message, language)
    titles = [choice["title"] for choice in RENDERER.choices(message, language)]
    assert "{$" not in " ".join([text, *titles]).replace(" ", ""), text
    return text


def keys(said: Said) -> list[str]:
    return [message["say"] for message in said]


def parts(message: Any) -> Iterator[dict[str, Any]]:
    """The message and every message nested in its arguments, outermost first."""
    if isinstance(message, dict):
        if "say" in message:
            yield message
        for name, value in message.items():
            if name != "choices":
                yield from parts(value)
    elif isinstance(message, list):
        for value in message:
            yield from parts(value)


def part_keys(said: Said) -> list[str]:
    return [part["say"] for part in parts(said)]


def part(said: Said, key: str) -> dict[str, Any]:
    """The arguments of the first (nested) message with that key."""
    return next(found["args"] for found in parts(said) if found["say"] == key)


def payloads(message: dict[str, Any]) -> list[str]:
    return [choice["payload"] for choice in message.get("choices", [])]
