"""The steps every form about orders begins with: which order, and who is asking."""

from __future__ import annotations

from sqlalchemy.orm import Session

from actions import reading
from actions.base import Events, ParleyAction, Reject, fill, forget
from actions.turn import HUMAN, Turn, choice
from records.desk_models import Conversation
from records.identity import Limits, verify_by_order
from records.orders import display_state, find_orders, number_key, orders_of
from records.shop_models import Order

# Messages with these intents are not answers to a form's question but something else, unless
# they carry what was asked for.
DIGRESSIONS = frozenset(
    {
        "ask_question",
        "thank",
        "goodbye",
        "deny",
        "complaint",
        "talk_to_human",
        "cancel_order",
        "change_order",
        "exchange_item",
        "item_problem",
        "payment_problem",
        "request_invoice",
        "privacy_request",
        "track_order",
        "delivery_problem",
        "list_orders",
        "refund_status",
        "return_item",
        "switch_language",
    }
)
SURE = 0.55
NO_FLOOR = 0.4  # "no" is short, the question makes it likely, and it changes nothing
MISSES_BEFORE_HELP = 2
LISTED = 9  # WhatsApp lists hold ten rows
ENDED_STATES = frozenset({"delivered", "cancelled", "returned", "returning"})


class FormStep(ParleyAction):
    """A form's validation action: reads the message, asks the next question.

    Subclasses name their form, the intents that open it and its slots beyond identification, and
    continue in ``next_step`` once customer and order are known.
    """

    form: str
    opened_by: frozenset[str]
    own_slots: tuple[str, ...] = ()
    needs_order = True
    prefers_last_order = True

    def name(self) -> str:
        return f"validate_{self.form}"

    def handle(self, turn: Turn, session: Session) -> Events:
        events = self._step(turn, session)
        # Rasa takes a step that sets no slot but the requested one for a rejection.
        return fill(topic=turn.slots.get("topic")) + events

    def _step(self, turn: Turn, session: Session) -> Events:
        conversation = session.get_one(Conversation, turn.conversation_id)
        if turn.requested is None:
            return self._open(turn, session, conversation)
        if turn.interrupted:
            return self._ask_again(turn, session, conversation)
        if turn.requested in ("order_number", "proof"):
            return self._identify(turn, session, conversation)
        order = self._order(session, conversation, turn.slots.get("order_number"))
        if order is None:
            return self.finish()
        return self.next_step(turn, session, order)

    # -- for subclasses ------------------------------------------------------------------

    def next_step(self, turn: Turn, session: Session, order: Order) -> Events:
        """Customer and order are known; by default the form is complete."""
        return self.finish()

    def ask(self, slot: str, turn: Turn, session: Session, order: Order) -> None:
        """Ask for one of ``own_slots`` (again, after a digression)."""
        raise NotImplementedError(slot)

    def finish(self) -> Events:
        return fill(requested_slot=None)

    def stop(self) -> Events:
        """End the form without its action doing anything."""
        return fill(order_number=None, requested_slot=None)

    def reject_digression(self, turn: Turn) -> None:
        """Raise Reject where the message is about something else than this form."""
        other = turn.intent in DIGRESSIONS - self.opened_by
        if other and (turn.confidence >= SURE or turn.choice):
            raise Reject(turn.intent)

    def confirmation(self, turn: Turn) -> bool | None:
        """The answer to "shall I go ahead?"; None where the message is neither yes nor no.

        Raises Reject where it is about something else.
        """
        if reading.clear_yes(turn):
            return True
        if turn.intent == "deny" and (turn.choice or turn.confidence >= NO_FLOOR):
            return False
        self.reject_digression(turn)
        return None

    # -- identification ------------------------------------------------------------------

    def _open(self, turn: Turn, session: Session, conversation: Conversation) -> Events:
        fresh = forget(["order_number", "proof", "misses", "offer", *self.own_slots])
        fresh += fill(topic=turn.intent, request_text=turn.text)
        turn.slots.update(order_number=None, proof=None, misses=None)
        turn.slots.update(dict.fromkeys(self.own_slots), topic=turn.intent, request_text=turn.text)
        return fresh + self._identify(turn, session, conversation)

    def _identify(self, turn: Turn, session: Session, conversation: Conversation) -> Events:
        number, proof = reading.order_number(turn), reading.proof(turn)
        opening = turn.requested is None
        if _verified(conversation):
            if not opening and number is None:
                self.reject_digression(turn)
            return self._choose_order(turn, session, conversation, number)
        if not opening and number is None and proof is None:
            self.reject_digression(turn)
            return self._missed(turn)
        number = number or turn.slots.get("order_number")
        kept = proof or _unpacked(turn.slots.get("proof"))
        slots = fill(order_number=number, proof=_packed(kept), misses=None)
        if number and kept:
            return self._verify(turn, session, conversation, number, kept)
        if number:
            turn.say("ask-proof", expects="proof")
            return slots + fill(requested_slot="proof")
        turn.say("ask-order-number", expects="order_number")
        return slots + fill(requested_slot="order_number")

    def _verify(
        self,
        turn: Turn,
        session: Session,
        conversation: Conversation,
        number: str,
        proof: dict[str, str],
    ) -> Events:
        # A form reads; only the proof is written, briefly, so that forms do not queue for the
        # database behind each other.
        with self.resources.relaxed() as writing, writing.begin():
            result = verify_by_order(
                writing,
                conversation_id=conversation.id,
                visitor_key=f"{conversation.channel}:{conversation.account}:{conversation.peer}",
                order_number=number,
                limits=Limits.from_settings(self.resources.settings),
                **proof,
            )
        session.rollback()  # what was just written is not in the snapshot read so far
        conversation = session.get_one(Conversation, conversation.id, populate_existing=True)
        if result.ok:
            return fill(proof=None) + self._choose_order(turn, session, conversation, number)
        if result.locked:
            turn.say("verify-locked", choices=[HUMAN])
            return fill(proof=None, offer="human") + self.stop()
        failures = int(turn.slots.get("misses") or 0) + 1
        help_offered = [HUMAN] if failures >= MISSES_BEFORE_HELP else None
        turn.say("verify-failed", choices=help_offered, expects="order_number")
        return fill(
            order_number=None, proof=None, misses=float(failures), requested_slot="order_number"
        )

    def _missed(self, turn: Turn) -> Events:
        """Nothing usable in the answer: say what is needed, and offer a person before long."""
        misses = int(turn.slots.get("misses") or 0) + 1
        key = "proof-not-understood"
        if turn.requested == "order_number":
            key = "order-number-not-understood"
        help_offered = [HUMAN] if misses >= MISSES_BEFORE_HELP else None
        turn.say(key, choices=help_offered, expects=turn.requested)
        return fill(misses=float(misses), requested_slot=turn.requested)

    def _choose_order(
        self, turn: Turn, session: Session, conversation: Conversation, number: str | None
    ) -> Events:
        """The conversation is verified: settle which of the customer's orders it is about."""
        assert conversation.customer_id is not None
        if not self.needs_order:
            return self.finish()
        if number is not None:
            found = find_orders(session, number, customer_id=conversation.customer_id)
            if len(found) == 1:
                return self._with_order(turn, session, found[0])
            turn.say("order-not-yours", {"number": number_key(number)})
        candidates = orders_of(session, conversation.customer_id, limit=LISTED)
        if not candidates:
            turn.say("no-orders", choices=[HUMAN])
            return self.stop()
        if number is None:
            obvious = self._obvious(turn, session, conversation, candidates)
            if obvious is not None:
                return self._with_order(turn, session, obvious)
        self._ask_order(turn, candidates)
        return fill(order_number=None, requested_slot="order_number")

    def _obvious(
        self,
        turn: Turn,
        session: Session,
        conversation: Conversation,
        candidates: list[Order],
    ) -> Order | None:
        """The order that is meant though nobody named it: the only one, or the one last told."""
        if len(candidates) == 1:
            return candidates[0]
        if self.prefers_last_order and turn.slots.get("last_order"):
            return self._order(session, conversation, turn.slots["last_order"])
        if not self.prefers_last_order:
            open_orders = [o for o in candidates if display_state(o) not in ENDED_STATES]
            return open_orders[0] if len(open_orders) == 1 else None
        return None

    def _with_order(self, turn: Turn, session: Session, order: Order) -> Events:
        turn.slots["order_number"] = order.number
        known = fill(order_number=order.number, last_order=order.number, misses=None)
        return known + self.next_step(turn, session, order)

    def _ask_order(self, turn: Turn, candidates: list[Order]) -> None:
        turn.say(
            "ask-order-number-choice",
            choices=[
                choice(
                    "choice-order",
                    f"order:{order.number}",
                    {"number": order.number, "date": {"date": order.placed_at.date().isoformat()}},
                )
                for order in candidates[:LISTED]
            ],
            expects="order_number",
        )

    def _ask_again(self, turn: Turn, session: Session, conversation: Conversation) -> Events:
        """Back from a digression: repeat the open question."""
        slot = turn.requested
        if slot == "proof":
            turn.say("ask-proof", expects="proof")
        elif slot == "order_number":
            if _verified(conversation):
                assert conversation.customer_id is not None
                self._ask_order(turn, orders_of(session, conversation.customer_id, limit=LISTED))
            else:
                turn.say("ask-order-number", expects="order_number")
        elif slot is not None:
            order = self._order(session, conversation, turn.slots.get("order_number"))
            if order is None:
                return self.finish()
            self.ask(slot, turn, session, order)
        return fill(requested_slot=slot)

    @staticmethod
    def _order(session: Session, conversation: Conversation, number: str | None) -> Order | None:
        """One of the verified customer's own orders; never anybody else's."""
        if not number or not _verified(conversation):
            return None
        found = find_orders(session, number, customer_id=conversation.customer_id)
        return found[0] if len(found) == 1 else None


def verified_order(session: Session, turn: Turn) -> Order | None:
    """The order a finished form settled on, if the conversation is verified for its customer."""
    conversation = session.get_one(Conversation, turn.conversation_id)
    return FormStep._order(session, conversation, turn.slots.get("order_number"))


def verified_customer(session: Session, turn: Turn) -> str | None:
    conversation = session.get_one(Conversation, turn.conversation_id)
    return conversation.customer_id if _verified(conversation) else None


def _verified(conversation: Conversation) -> bool:
    return conversation.identity_level == "verified" and conversation.customer_id is not None


def _packed(proof: dict[str, str] | None) -> str | None:
    """A proof given before its order number, kept in a text slot as ``kind:value``."""
    return next((f"{kind}:{value}" for kind, value in (proof or {}).items()), None)


def _unpacked(slot: str | None) -> dict[str, str] | None:
    kind, _, value = (slot or "").partition(":")
    return {kind: value} if value else None
