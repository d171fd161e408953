"""What a customer's client is shown: messages in words, the answer to a message, events."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gateway.ports import Renderer
from records.desk_models import Agent, Conversation, ConversationEvent, Message
from records.errors import NotFound
from records.messages import replies_to

log = logging.getLogger(__name__)

UNRENDERABLE = (LookupError, TypeError, ValueError, AttributeError)


def reply_view(message: Message, renderer: Renderer, language: str) -> dict[str, Any]:
    """One answer in words: text, language, say, args, choices, expects.

    The ``language`` shown is the one the words are in: the closest to ``language`` that has texts.
    """
    semantic = message.semantic or {}
    text, choices = message.text or "", []
    if semantic.get("say"):
        text, choices = _words(semantic, renderer, language)
    return {
        "id": message.id,
        "seq": message.seq,
        "author": message.author,
        "text": text,
        "language": renderer.closest(language),
        "say": semantic.get("say"),
        "args": semantic.get("args") or {},
        "choices": choices,
        "attachments": semantic.get("attachments") or [],
        "expects": semantic.get("expects"),
        "at": message.created_at.isoformat(),
    }


def message_view(
    message: Message, renderer: Renderer, language: str, agents: dict[str, str]
) -> dict[str, Any]:
    """Any message of the thread. ``agents`` are names by id: an agent's message carries one.

    ``external_id`` is the sender's own id of a customer's message.
    """
    view = reply_view(message, renderer, language)
    if message.author in ("customer", "agent"):
        view["language"] = message.language
    view["agent"] = agents.get(message.agent_id) if message.agent_id else None
    view["status"] = message.status
    view["in_reply_to"] = message.in_reply_to
    view["external_id"] = own_external_id(message)
    return view


def own_external_id(message: Message) -> str | None:
    """The id as the sender gave it: callers' ids are kept apart by a prefix."""
    if message.author != "customer" or message.external_id is None:
        return None
    return message.external_id.removeprefix(f"{message.conversation_id}:")


def answer_view(
    message: Message, replies: Iterable[Message], state: str, renderer: Renderer
) -> dict[str, Any]:
    """What ``POST …/messages`` answers."""
    return {
        "message": {
            "id": message.id,
            "seq": message.seq,
            "text": message.text,
            "language": message.language,
            "choice": message.choice,
            "external_id": own_external_id(message),
            "status": message.status,
            "at": message.created_at.isoformat(),
        },
        "understood": {"language": message.language, **(message.understood or {})},
        "replies": [reply_view(reply, renderer, reply.language or "en") for reply in replies],
        "state": state,
    }


def stored_answer(session: Session, message_id: str, renderer: Renderer) -> dict[str, Any]:
    """The answer to a message as stored, so that asking twice answers the same."""
    message = session.get_one(Message, message_id)
    conversation = session.get_one(Conversation, message.conversation_id)
    return answer_view(message, replies_to(session, message_id), conversation.state, renderer)


def conversation_view(
    session: Session, conversation_id: str, renderer: Renderer, limit: int = 500
) -> dict[str, Any]:
    """The conversation and its latest ``limit`` messages, in its language, without notes."""
    conversation = session.get(Conversation, conversation_id)
    if conversation is None:
        raise NotFound("no such conversation")
    latest = session.scalars(
        select(Message)
        .where(Message.conversation_id == conversation_id, Message.author != "note")
        .order_by(Message.seq.desc())
        .limit(limit)
    )
    messages = list(latest)[::-1]
    agents = agent_names(session, [conversation.agent_id, *(m.agent_id for m in messages)])
    last_event = session.scalar(
        select(func.max(ConversationEvent.id)).where(
            ConversationEvent.conversation_id == conversation_id
        )
    )
    return {
        "id": conversation.id,
        "channel": conversation.channel,
        "state": conversation.state,
        "language": conversation.language,
        "chosen_language": conversation.chosen_language,
        "identity": conversation.identity_level,
        "expects": conversation.awaiting,
        "agent": agents.get(conversation.agent_id) if conversation.agent_id else None,
        "created_at": conversation.created_at.isoformat(),
        "last_event_id": last_event or 0,
        "messages": [
            message_view(message, renderer, conversation.language, agents) for message in messages
        ],
    }


def event_views(
    session: Session, conversation_id: str, after: int, renderer: Renderer, limit: int = 100
) -> list[tuple[int, str, dict[str, Any]]]:
    """``(id, kind, data)`` of a customer's events after ``after``, oldest first."""
    conversation = session.get(Conversation, conversation_id)
    if conversation is None:
        raise NotFound("no such conversation")
    rows = session.execute(
        select(ConversationEvent, Message)
        .outerjoin(Message, Message.id == ConversationEvent.message_id)
        .where(
            ConversationEvent.conversation_id == conversation_id,
            ConversationEvent.id > after,
            ConversationEvent.kind.in_(("message", "state")),
        )
        .order_by(ConversationEvent.id)
        .limit(limit)
    ).all()
    agents = agent_names(
        session, [conversation.agent_id, *(m.agent_id for _, m in rows if m is not None)]
    )
    views: list[tuple[int, str, dict[str, Any]]] = []
    for event, message in rows:
        if event.kind == "state":
            name = agents.get(conversation.agent_id) if conversation.agent_id else None
            data = {
                "state": event.state,
                "agent": name if event.state == "agent" else None,
                "at": event.at.isoformat(),
            }
        elif message is not None:
            data = message_view(message, renderer, conversation.language, agents)
        else:
            continue  # erased since
        views.append((event.id, event.kind, data))
    return views


def agent_names(session: Session, ids: Iterable[str | None]) -> dict[str, str]:
    wanted = {agent_id for agent_id in ids if agent_id}
    if not wanted:
        return {}
    rows = session.execute(select(Agent.id, Agent.name).where(Agent.id.in_(wanted)))
    return {agent_id: name for agent_id, name in rows}


def _words(
    semantic: dict[str, Any], renderer: Renderer, language: str
) -> tuple[str, list[dict[str, str]]]:
    try:
        return renderer.render(semantic, language), renderer.choices(semantic, language)
    except UNRENDERABLE as error:
        # A stored message that no longer renders must not hide the rest of the conversation.
        log.error("cannot render %s: %s", semantic.get("say"), type(error).__name__)
        return renderer.format("something-went-wrong", {}, language), []
