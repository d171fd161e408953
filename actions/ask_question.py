"""Questions on policy and products, answered from the shop's articles or not at all."""

from __future__ import annotations

from sqlalchemy.orm import Session

from actions.base import Events, ParleyAction, fill
from actions.turn import HUMAN, NO_THANKS, Turn
from records.desk_models import Conversation
from records.shop_models import Customer


class AnswerQuestion(ParleyAction):
    action_name = "action_answer_question"

    def handle(self, turn: Turn, session: Session) -> Events:
        answer = self.resources.answers.answer(
            turn.text, turn.language, market=_market(session, turn)
        )
        if answer.abstained or not answer.hits:
            turn.say("answer-abstain", choices=[HUMAN, NO_THANKS])
            return fill(offer="human")
        best = answer.hits[0]
        args = {"text": answer.text, "title": best.title}
        if best.language == turn.language:
            turn.say("answer", args)
        else:
            turn.say("answer-other-language", {**args, "language": {"language": best.language}})
        return fill(offer=None)


def _market(session: Session, turn: Turn) -> str | None:
    """The country whose articles apply; only a verified customer's is known."""
    conversation = session.get(Conversation, turn.conversation_id)
    if conversation is None or conversation.identity_level != "verified":
        return None
    customer = session.get(Customer, conversation.customer_id)
    return customer.country if customer is not None else None
