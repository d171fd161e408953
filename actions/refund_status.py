"""How far a return or refund is."""

from __future__ import annotations

from sqlalchemy.orm import Session

from actions.base import Events, ParleyAction, fill
from actions.identify import FormStep, verified_order
from actions.turn import HUMAN, NO_THANKS, Turn, day, money, nested
from records.shop_models import Order

# Words exist for these means of payment; anything else is "your means of payment".
METHODS = frozenset(
    "card paypal klarna ideal bancontact alipay wechat_pay konbini mada pix cod gift_card "
    "apple_pay google_pay bank_transfer store_credit".split()
)


def method_words(method: str) -> dict[str, object]:
    known = method if method in METHODS else "other"
    return nested(f"method-{known.replace('_', '-')}")


class RefundForm(FormStep):
    form = "refund_form"
    opened_by = frozenset({"refund_status"})


class RefundStatus(ParleyAction):
    action_name = "action_refund_status"

    def handle(self, turn: Turn, session: Session) -> Events:
        order = verified_order(session, turn)
        if order is None:
            return []
        lines = [*_returns(order), *_refunds(order)]
        done = fill(order_number=None, last_order=order.number)
        if not lines:
            turn.say("refund-none", {"number": order.number}, choices=[HUMAN, NO_THANKS])
            return done + fill(offer="human")
        if any(refund.state == "issued" for refund in order.refunds):
            lines.append(nested("refund-bank-note"))
        turn.say("lines", {"lines": {"lines": lines}})
        return done + fill(offer=None)


def _returns(order: Order) -> list[dict[str, object]]:
    return [
        nested(
            "refund-return",
            {
                "rma": entry.rma,
                "state": nested(f"return-state-{entry.state.replace('_', '-')}"),
                "amount": money(entry.refund_minor, entry.currency),
            },
        )
        for entry in order.returns
    ]


def _refunds(order: Order) -> list[dict[str, object]]:
    return [
        nested(
            "refund-line",
            {
                "amount": money(refund.amount_minor, refund.currency),
                "method": method_words(refund.method),
                "state": nested(f"refund-state-{refund.state}"),
                "when": day((refund.completed_at or refund.created_at).date()),
            },
        )
        for refund in order.refunds
    ]
