"""Returns: which items, why, what that gives back, an explicit yes, and the record of it."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from actions import reading
from actions.base import Events, ParleyAction, Resources, fill
from actions.identify import FormStep, verified_order
from actions.refund_status import method_words
from actions.turn import (
    HUMAN,
    NO,
    NO_THANKS,
    YES,
    Args,
    Turn,
    choice,
    day,
    item_name,
    money,
    nested,
)
from records.errors import Invalid
from records.orders import item
from records.returns import (
    NotReturnable,
    OrderChanged,
    Quote,
    ReturnableLine,
    create_return,
    quote,
    returnable_lines,
)
from records.shop_models import RETURN_REASONS, Order

HAND_IN_WITHIN = dt.timedelta(days=7)  # the shop's rule, as its articles say
NOTE_CHARACTERS = 500
Items = list[list[object]]  # [line id, quantity], as kept in the slot


def today_of(order: Order) -> dt.date:
    """The customer's own day: periods end at their midnight, not at ours."""
    return dt.datetime.now(ZoneInfo(order.customer.time_zone or "UTC")).date()


class ReturnForm(FormStep):
    form = "return_form"
    opened_by = frozenset({"return_item"})
    own_slots = ("return_items", "return_reason", "return_confirmed")

    def __init__(self, resources: Resources) -> None:
        super().__init__(resources)
        self.reasons = reading.Reasons(resources.encoder)
        self.meaning = reading.ItemMeaning(resources.encoder)

    def next_step(self, turn: Turn, session: Session, order: Order) -> Events:
        if turn.requested == "return_confirmed":
            # What may go back was settled with the quote; the return itself checks it again.
            return self._confirm(turn)
        reason = self._reason(turn)
        lines = returnable_lines(session, order, today_of(order), reason or "changed_mind")
        able = [entry for entry in lines if entry.verdict.eligible and entry.quantity_left > 0]
        if not able and not self._maybe_conformity(session, order):
            self._refuse(turn, order, lines)
            return fill(offer="human") + self.stop()
        if not able:
            able = [entry for entry in lines if entry.quantity_left > 0]

        items = turn.slots.get("return_items") or self._items(turn, able)
        if not items:
            key = "ask-return-items-again" if turn.requested == "return_items" else None
            self._ask_items(turn, able, key)
            return fill(return_reason=reason, requested_slot="return_items")
        if reason is None:
            self._ask_reason(turn)
            return fill(return_items=items, requested_slot="return_reason")
        return self._quote(turn, session, order, items, reason)

    def ask(self, slot: str, turn: Turn, session: Session, order: Order) -> None:
        if slot == "return_items":
            lines = returnable_lines(session, order, today_of(order))
            self._ask_items(turn, [entry for entry in lines if entry.quantity_left > 0])
        elif slot == "return_reason":
            self._ask_reason(turn)
        else:
            chosen = as_items(turn.slots["return_items"])
            offer = quote(session, order, chosen, turn.slots["return_reason"], today_of(order))
            say_quote(turn, order, offer)

    # -- reading -------------------------------------------------------------------------

    def _reason(self, turn: Turn) -> str | None:
        known = turn.slots.get("return_reason")
        if known:
            return str(known)
        tapped = turn.chosen("reason")
        if tapped in RETURN_REASONS:
            return tapped
        if turn.requested == "return_reason":
            read = self.reasons.read(turn.text, turn.language)
            if read is None:
                self.reject_digression(turn)
            # Any answer to the question is a reason; in the customer's own words if need be.
            return read or "other"
        return None

    def _items(self, turn: Turn, able: list[ReturnableLine]) -> Items | None:
        if len(able) == 1 and able[0].quantity_left == 1:
            return [[able[0].line.id, 1]]
        names = [item(entry.line) for entry in able]
        asked = turn.requested == "return_items"
        if turn.chosen("items") == "all" or (asked and reading.wants_all(turn.text, turn.language)):
            return [[entry.line.id, entry.quantity_left] for entry in able]
        line_id = turn.chosen("line")
        if line_id:
            found = [index for index, entry in enumerate(able) if entry.line.id == line_id]
        elif asked:
            found = reading.named_items(turn.text, names)
            found = found or reading.listed_numbers(turn.text, len(able))
            if not found:
                self.reject_digression(turn)
                found = reading.named_items(turn.text, names, self.meaning)
        else:
            found = reading.named_items(str(turn.slots.get("request_text") or ""), names)
            if len(found) > 1:
                return None
        count = reading.quantity(turn)
        return [
            [able[i].line.id, min(count or able[i].quantity_left, able[i].quantity_left)]
            for i in found
        ] or None

    # -- asking --------------------------------------------------------------------------

    def _ask_items(self, turn: Turn, able: list[ReturnableLine], key: str | None = None) -> None:
        choices = [
            choice(
                "choice-item",
                f"line:{entry.line.id}",
                {"item": item_name(item(entry.line), turn.language, entry.quantity_left)},
            )
            for entry in able[:9]
        ]
        if len(able) > 1:
            choices.append(choice("choice-all-items", "items:all"))
        turn.say(key or "ask-return-items", choices=choices, expects="return_items")

    def _ask_reason(self, turn: Turn) -> None:
        turn.say(
            "ask-return-reason",
            choices=[
                choice(f"reason-{reason.replace('_', '-')}", f"reason:{reason}")
                for reason in RETURN_REASONS
            ],
            expects="return_reason",
        )

    def _quote(
        self, turn: Turn, session: Session, order: Order, items: Items, reason: str
    ) -> Events:
        """Say what would be registered and ask for an explicit yes; nothing is changed here."""
        offer = quote(session, order, as_items(items), reason, today_of(order))
        if not offer.eligible:
            say_refusals(turn, order, offer)
            return fill(offer="human") + self.stop()
        say_quote(turn, order, offer)
        return fill(return_items=items, return_reason=reason, requested_slot="return_confirmed")

    def _confirm(self, turn: Turn) -> Events:
        """Read the yes or the no to what was quoted."""
        answer = self.confirmation(turn)
        if answer is not None:
            return fill(return_confirmed=answer) + self.finish()
        turn.say("return-confirm-again", choices=[YES, NO], expects="return_confirmed")
        return fill(requested_slot="return_confirmed")

    def _maybe_conformity(self, session: Session, order: Order) -> bool:
        """Whether an item could still come back as faulty though not for a change of mind."""
        lines = returnable_lines(session, order, today_of(order), "faulty")
        return any(entry.verdict.eligible and entry.quantity_left > 0 for entry in lines)

    @staticmethod
    def _refuse(turn: Turn, order: Order, lines: list[ReturnableLine]) -> None:
        refusals = [
            _refusal(item(entry.line), entry.verdict.refusal, entry.verdict.deadline, turn)
            for entry in lines
        ]
        args = {"number": order.number, "items": {"lines": refusals}}
        turn.say("return-nothing", args)
        turn.say("return-refusal-offer", choices=[HUMAN, NO_THANKS])


class ReturnItem(ParleyAction):
    action_name = "action_return_item"
    writes = True

    def handle(self, turn: Turn, session: Session) -> Events:
        confirmed, items = turn.slots.get("return_confirmed"), turn.slots.get("return_items")
        cleared = fill(
            order_number=None, return_items=None, return_reason=None, return_confirmed=None
        )
        order = verified_order(session, turn)
        if order is None or confirmed is None or not items:
            return cleared  # the form ended before the question was put; it said why
        if not confirmed:
            turn.say("return-not-created")
            return cleared
        reason = str(turn.slots["return_reason"])
        note = str(turn.slots.get("request_text") or "")[:NOTE_CHARACTERS] or None
        try:
            created = create_return(
                session,
                order,
                as_items(items),
                reason,
                conversation_id=turn.conversation_id,
                message_id=turn.message_id,
                today=today_of(order),
                note=note,
            )
        except (NotReturnable, OrderChanged, Invalid):
            session.rollback()
            turn.say("return-changed", choices=[YES, HUMAN])
            return cleared
        faulty = created.return_cost_minor == 0 and reason in ("damaged", "faulty", "wrong_item")
        turn.say(
            "return-created-faulty" if faulty else "return-created",
            {
                "rma": created.rma,
                "refund": money(created.refund_minor, created.currency),
                "deadline": day(today_of(order) + HAND_IN_WITHIN),
            },
        )
        return cleared + fill(last_order=order.number)


def as_items(slot: Items) -> list[tuple[str, int]]:
    return [(str(line_id), int(str(quantity))) for line_id, quantity in slot]


def say_quote(turn: Turn, order: Order, offer: Quote) -> None:
    names = [item_name(item(line), turn.language, count) for line, count in offer.lines]
    method = order.payments[0].method if order.payments else "other"
    args: Args = {
        "items": {"list": names},
        "number": order.number,
        "refund": money(offer.refund_minor, offer.currency),
        "cost": money(offer.return_cost_minor, offer.currency),
        "method": method_words(method),
    }
    key = "return-confirm-cost" if offer.return_cost_minor else "return-confirm"
    turn.say(key, args, choices=[YES, NO], expects="return_confirmed")


def say_refusals(turn: Turn, order: Order, offer: Quote) -> None:
    refused = [
        _refusal(item(line), verdict.refusal, verdict.deadline, turn)
        for line, _ in offer.lines
        if not (verdict := offer.verdicts[line.id]).eligible
    ]
    turn.say("return-nothing", {"number": order.number, "items": {"lines": refused}})
    turn.say("return-refusal-offer", choices=[HUMAN, NO_THANKS])


def _refusal(
    entry: dict[str, object], refusal: str | None, deadline: dt.date, turn: Turn
) -> dict[str, object]:
    code = (refusal or "already_returned").replace("_", "-")
    why = nested(f"refusal-{code}", {"deadline": day(deadline)})
    return nested("return-refusal", {"item": item_name(entry, turn.language, 1), "why": why})
