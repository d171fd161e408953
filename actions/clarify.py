"""Asking which of two things was meant, where the message does not tell."""

from __future__ import annotations

from sqlalchemy.orm import Session

from actions.base import Events, ParleyAction
from actions.turn import HUMAN, MENU, Turn, choice

# The title of the button that stands for an intent.
TITLES = {
    "track_order": "choice-track",
    "list_orders": "choice-orders",
    "cancel_order": "choice-cancel",
    "change_order": "choice-change",
    "return_item": "choice-return",
    "exchange_item": "choice-exchange",
    "refund_status": "choice-refund",
    "delivery_problem": "choice-delivery-problem",
    "item_problem": "choice-item-problem",
    "payment_problem": "choice-payment-problem",
    "request_invoice": "choice-invoice",
    "ask_question": "choice-question",
    "talk_to_human": "choice-human",
    "privacy_request": "choice-privacy",
}


class Clarify(ParleyAction):
    """Says "did you mean … or …?"; the bot's channel reads the message again as what is tapped."""

    action_name = "action_clarify"

    def handle(self, turn: Turn, session: Session) -> Events:
        meant = [name for name in turn.ranking[:2] if name in TITLES]
        if len(meant) < 2:
            turn.say("not-understood", choices=MENU)
            return []
        choices = [choice(TITLES[name], f"intent:{name}") for name in meant]
        turn.say("did-you-mean", choices=choices if HUMAN in choices else [*choices, HUMAN])
        return []
