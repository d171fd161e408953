"""Cancelling an order that has not left the warehouse: what that means, an explicit yes, done."""

from __future__ import annotations

from sqlalchemy.orm import Session

from actions.base import Events, ParleyAction, fill
from actions.identify import FormStep, verified_order
from actions.refund_status import method_words
from actions.turn import HUMAN, NO, YES, Turn, choice, item_name, money
from records.amendments import AlreadyCancelled, AlreadyShipped, cancel, may_amend
from records.orders import item
from records.returns import OrderChanged
from records.shop_models import Order

RETURN = choice("choice-return", "intent:return_item")


class CancelForm(FormStep):
    form = "cancel_form"
    opened_by = frozenset({"cancel_order"})
    own_slots = ("cancel_confirmed",)

    def next_step(self, turn: Turn, session: Session, order: Order) -> Events:
        if turn.requested == "cancel_confirmed":
            answer = self.confirmation(turn)
            if answer is not None:
                return fill(cancel_confirmed=answer) + self.finish()
            turn.say("cancel-confirm-again", choices=[YES, NO], expects="cancel_confirmed")
            return fill(requested_slot="cancel_confirmed")
        refusal = may_amend(order)
        if refusal is not None:
            say_refusal(turn, order, refusal)
            return fill(offer="human") + self.stop()
        self.ask("cancel_confirmed", turn, session, order)
        return fill(requested_slot="cancel_confirmed")

    def ask(self, slot: str, turn: Turn, session: Session, order: Order) -> None:
        paid = [payment for payment in order.payments if payment.state == "paid"]
        args = {
            "number": order.number,
            "items": {"list": [item_name(item(line), turn.language) for line in order.lines]},
            "refund": money(sum(payment.amount_minor for payment in paid), order.currency),
            "method": method_words(paid[0].method if paid else "other"),
        }
        key = "cancel-confirm" if paid else "cancel-confirm-unpaid"
        turn.say(key, args, choices=[YES, NO], expects="cancel_confirmed")


class CancelOrder(ParleyAction):
    action_name = "action_cancel_order"
    writes = True

    def handle(self, turn: Turn, session: Session) -> Events:
        confirmed = turn.slots.get("cancel_confirmed")
        done = fill(order_number=None, cancel_confirmed=None)
        order = verified_order(session, turn)
        if order is None or confirmed is None:
            return done  # the form ended before the question was put; it said why
        if not confirmed:
            turn.say("cancel-not-done", {"number": order.number})
            return done
        try:
            refunds = cancel(
                session,
                order,
                conversation_id=turn.conversation_id,
                message_id=turn.message_id,
            )
        except (AlreadyShipped, AlreadyCancelled, OrderChanged) as refusal:
            number = order.number
            session.rollback()
            turn.say(refusal_key(refusal.code), {"number": number}, choices=[RETURN, HUMAN])
            return done + fill(offer="human")
        args = {
            "number": order.number,
            "refund": money(sum(refund.amount_minor for refund in refunds), order.currency),
            "method": method_words(refunds[0].method if refunds else "other"),
        }
        turn.say("cancel-done" if refunds else "cancel-done-unpaid", args)
        return done + fill(last_order=order.number, offer=None)


def say_refusal(turn: Turn, order: Order, refusal: str) -> None:
    turn.say(refusal_key(refusal), {"number": order.number}, choices=[RETURN, HUMAN])


def refusal_key(code: str) -> str:
    return "cancel-already" if code == AlreadyCancelled.code else "cancel-too-late"
