"""What the gateway itself says, and how it adds the bot's words to a conversation."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gateway.choices import TALK_TO_HUMAN
from gateway.jobs import TurnRules
from records.base import now
from records.desk_models import Conversation, Handoff, Message
from records.messages import Author, add_message, delivers_on

BOT_TROUBLE: dict[str, Any] = {
    "say": "bot-trouble",
    "choices": [{"say": "choice-human", "payload": TALK_TO_HUMAN}],
}
FALLBACK = "language-fallback"
HANDOFF_STARTED: dict[str, Any] = {"say": "handoff-started"}
HANDOFF_WAITING: dict[str, Any] = {"say": "handoff-waiting"}
UNSUPPORTED: dict[str, Any] = {"say": "unsupported-message"}


def say(
    session: Session,
    conversation: Conversation,
    semantic: dict[str, Any],
    *,
    in_reply_to: str,
    author: Author = "system",
) -> Message:
    """Add a semantic message to the customer, in the conversation's language."""
    return add_message(
        session,
        conversation,
        author=author,
        semantic=semantic,
        language=conversation.language,
        in_reply_to=in_reply_to,
        delivers=delivers_on(conversation.channel),
    )


def introduce(
    session: Session, conversation: Conversation, rules: TurnRules, *, in_reply_to: str
) -> list[Message]:
    """What stands before an answer: that this is a bot, at the start and after a long pause (EU
    AI Act Art. 50(1)); and once for each language without texts, that it answers in another."""
    before: list[dict[str, Any]] = []
    moment = now()
    greeted = conversation.greeted_at
    if greeted is None or moment - greeted >= rules.greet_again:
        conversation.greeted_at = moment
        before.append({"say": "bot-intro", "args": {"shop": rules.shop_name}})
    language = conversation.language
    if language not in rules.languages and not _fallback_told(session, conversation):
        before.append({"say": FALLBACK, "args": {"language": {"language": language}}})
    return [
        say(session, conversation, semantic, in_reply_to=in_reply_to, author="bot")
        for semantic in before
    ]


def _fallback_told(session: Session, conversation: Conversation) -> bool:
    told = session.scalar(
        select(Message.id)
        .where(
            Message.conversation_id == conversation.id,
            Message.author == "bot",
            Message.language == conversation.language,
            Message.semantic["say"].as_string() == FALLBACK,
        )
        .limit(1)
    )
    return told is not None


def acknowledge(
    session: Session, conversation: Conversation, handoff: Handoff | None, *, in_reply_to: str
) -> list[Message]:
    """Tell somebody who waits that the message is kept: once for each handoff."""
    if handoff is None:
        return []
    said = session.scalars(
        select(Message).where(
            Message.conversation_id == conversation.id,
            Message.author == "system",
            Message.created_at >= handoff.opened_at,
        )
    )
    if any((message.semantic or {}).get("say") == HANDOFF_WAITING["say"] for message in said):
        return []
    return [say(session, conversation, HANDOFF_WAITING, in_reply_to=in_reply_to)]
