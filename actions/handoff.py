"""Handing over to a person, and the talk around it."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import UserUtteranceReverted
from sqlalchemy.orm import Session

from actions.base import Events, ParleyAction, fill
from actions.turn import HUMAN, MENU, NO_THANKS, Turn, nested
from records.conversations import hand_to_agent
from records.desk_models import Conversation

APOLOGISE = frozenset({"item_problem", "payment_problem", "complaint"})
TOPICS = frozenset({"change_order", "exchange_item", "request_invoice", "privacy_request"})
URGENT, NORMAL = 1, 2


def hand_over(turn: Turn, session: Session, reason: str, say: str, args: Any = None) -> Events:
    """Put the conversation in the queue with what the bot knows, and tell the customer once."""
    conversation = session.get_one(Conversation, turn.conversation_id)
    already = conversation.state in ("waiting", "agent")
    hand_to_agent(
        session,
        turn.conversation_id,
        reason=reason,
        message_id=turn.message_id,
        context={
            "intent": turn.intent,
            "feeling": turn.feeling,
            "entities": [
                {"entity": found["entity"], "value": found["value"]} for found in turn.entities
            ],
            "orders": _orders(turn),
            "form": turn.slots.get("topic"),
        },
        priority=URGENT if _angry(turn) else NORMAL,
    )
    turn.say("handoff-already" if already else say, None if already else args)
    return fill(offer=None, pending=None)


def _angry(turn: Turn) -> bool:
    """Furious now, or in two of the last messages."""
    feelings = (turn.slots.get("mood") or {}).get("feelings", [])
    return turn.feeling == "furious" or feelings.count("furious") >= 2


def _orders(turn: Turn) -> list[str]:
    named = [*turn.values("order_number"), turn.slots.get("last_order")]
    return list(dict.fromkeys(number for number in named if number))


class HandOff(ParleyAction):
    action_name = "action_handoff"
    writes = True

    def handle(self, turn: Turn, session: Session) -> Events:
        if turn.intent in APOLOGISE:
            return hand_over(turn, session, turn.intent, "handoff-sorry")
        if turn.intent in TOPICS:
            topic = nested(f"topic-{turn.intent.replace('_', '-')}")
            return hand_over(turn, session, turn.intent, "handoff-topic", {"topic": topic})
        return hand_over(turn, session, "asked", "handoff-started")


class Complaint(ParleyAction):
    action_name = "action_complaint"
    writes = True

    def handle(self, turn: Turn, session: Session) -> Events:
        if turn.feeling == "furious" or turn.slots.get("offer") == "human":
            return hand_over(turn, session, "complaint", "handoff-sorry")
        turn.say("complaint-sorry", choices=[HUMAN, NO_THANKS])
        return fill(offer="human")


class Affirm(ParleyAction):
    """A "yes" outside a form: to the last offer, if there was one."""

    action_name = "action_affirm"
    writes = True

    def handle(self, turn: Turn, session: Session) -> Events:
        if turn.slots.get("offer") == "human":
            return hand_over(turn, session, "asked", "handoff-started")
        turn.say("affirm-nothing", choices=MENU)
        return []


class Deny(ParleyAction):
    action_name = "action_deny"

    def handle(self, turn: Turn, session: Session) -> Events:
        turn.say("deny-nothing", choices=MENU)
        return fill(offer=None)


class Stop(ParleyAction):
    """The customer does not want to go on with a form."""

    action_name = "action_stop"

    def handle(self, turn: Turn, session: Session) -> Events:
        turn.say("form-stopped", choices=[HUMAN])
        return fill(
            order_number=None,
            proof=None,
            misses=None,
            cancel_confirmed=None,
            offer=None,
            return_items=None,
            return_reason=None,
            return_confirmed=None,
        )


class NotUnderstood(ParleyAction):
    """No rule applies. As ``action_default_fallback``: any other fallback loops in Rasa."""

    action_name = "action_default_fallback"

    def handle(self, turn: Turn, session: Session) -> Events:
        turn.say("not-understood", choices=MENU)
        return [UserUtteranceReverted()]
