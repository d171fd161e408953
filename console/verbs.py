"""What an agent does to a conversation: one function a verb, each in the caller's transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from console import window
from console.sessions import SignedIn
from records import audit, conversations
from records.base import now
from records.desk_models import ActionReceipt, Conversation, Delivery, Message
from records.errors import EmptyText, NotFound, StaleConversation, TooLarge


def take(session: Session, conversation_id: str, agent: SignedIn, version: int) -> None:
    """Become the one who answers. Raises StaleConversation where somebody was faster."""
    conversation = conversations.take(session, conversation_id, agent_id=agent.id, version=version)
    _done(session, agent, "take", conversation)


def hand_back(session: Session, conversation_id: str, agent: SignedIn, version: int) -> None:
    conversation = conversations.hand_back(
        session, conversation_id, agent_id=agent.id, version=version
    )
    _done(session, agent, "hand_back", conversation)


def close(session: Session, conversation_id: str, agent: SignedIn, version: int) -> None:
    conversation = conversations.close(session, conversation_id, agent_id=agent.id, version=version)
    _done(session, agent, "close", conversation)


def reopen(session: Session, conversation_id: str, agent: SignedIn, version: int) -> None:
    """Open a closed conversation again for this agent: they have something to say in it."""
    if conversations.locked(session, conversation_id).version != version:
        raise StaleConversation("the conversation has changed meanwhile")
    opened = conversations.reopen(session, conversation_id)
    conversation = conversations.take(
        session, conversation_id, agent_id=agent.id, version=opened.version
    )
    _done(session, agent, "take", conversation)


def reply(
    session: Session, conversation_id: str, agent: SignedIn, version: int, text: str, once: str
) -> str:
    """Say ``text`` to the customer; the message's id.

    ``once`` names this sending: a form that arrives a second time has no second effect.
    Raises StaleConversation, NotOwner, WindowClosed, EmptyText, TooLarge.
    """
    sent = _sent_before(session, agent, once)
    if sent is not None:
        return sent
    conversation = conversations.locked(session, conversation_id)
    _check(text, window.longest_message(conversation.channel))
    message = conversations.reply(
        session, conversation_id, agent_id=agent.id, version=version, text=text
    )
    if window.is_closed(conversation):
        raise window.WindowClosed("the channel takes no free messages any more")
    _remember(session, agent, once, message)
    return message.id


def note(session: Session, conversation_id: str, agent: SignedIn, text: str, once: str) -> str:
    """Leave a note for colleagues; the message's id. ``once`` as in ``reply``."""
    sent = _sent_before(session, agent, once)
    if sent is not None:
        return sent
    _check(text, window.LONGEST_ELSEWHERE)
    message = conversations.note(session, conversation_id, agent_id=agent.id, text=text)
    _remember(session, agent, once, message)
    return message.id


def resend(session: Session, conversation_id: str, agent: SignedIn, delivery_id: str) -> None:
    """Try a failed delivery again. One that is not failed stays as it is; raises NotFound."""
    delivery = session.get(Delivery, delivery_id)
    if delivery is None or delivery.conversation_id != conversation_id:
        raise NotFound("no such delivery")
    again = session.execute(
        update(Delivery)
        .where(Delivery.id == delivery_id, Delivery.state == "failed")
        .values(state="pending", attempts=0, next_at=now(), error=None)
        .returning(Delivery.id)
    ).first()
    if again is not None:
        audit.record(
            session,
            f"agent:{agent.id}",
            "delivery.resend",
            f"delivery:{delivery_id}",
            {},
            conversation_id=conversation_id,
            message_id=delivery.message_id,
        )


def _check(text: str, longest: int) -> None:
    if not text:
        raise EmptyText("nothing was written")
    if len(text) > longest:
        raise TooLarge("message", args={"limit": longest})


def _done(session: Session, agent: SignedIn, verb: str, conversation: Conversation) -> None:
    audit.record(
        session,
        f"agent:{agent.id}",
        f"conversation.{verb}",
        f"conversation:{conversation.id}",
        {"state": conversation.state, "version": conversation.version},
        conversation_id=conversation.id,
    )


def _sent_before(session: Session, agent: SignedIn, once: str) -> str | None:
    receipt = session.get(ActionReceipt, _receipt(agent, once)) if once else None
    result: dict[str, Any] = receipt.result if receipt is not None else {}
    return result.get("message_id")


def _remember(session: Session, agent: SignedIn, once: str, message: Message) -> None:
    if once:
        form, action = _receipt(agent, once)
        session.add(
            ActionReceipt(
                message_id=form, action=action, result={"message_id": message.id}, at=now()
            )
        )


def _receipt(agent: SignedIn, once: str) -> tuple[str, str]:
    return f"{agent.id}:{once[:64]}", "console.write"
