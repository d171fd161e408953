"""One conversation as an agent sees it: what was said, by whom, and what may be done now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from console import agents, window
from console.sessions import SignedIn
from console.words import Words
from records.desk_models import (
    AuditEntry,
    Conversation,
    ConversationEvent,
    Delivery,
    Message,
)
from records.errors import NotFound
from records.shop_models import Customer

SHOWN_EVENTS = 300  # the latest; more on request
MOST_EVENTS = 5000


@dataclass(frozen=True, slots=True)
class Entry:
    """A bubble, or with ``kind`` "state" a line between bubbles.

    ``text`` is in the agent's language where we know the meaning (the bot's messages), else as
    written; ``original`` is what the customer saw, where that is something else.
    """

    kind: str  # customer | bot | agent | system | note | state
    at: dt.datetime
    text: str
    author: str = ""
    language: str | None = None
    original: str | None = None
    original_language: str | None = None
    choices: Sequence[str] = ()
    original_choices: Sequence[str] = ()
    intent: str | None = None
    confidence: float | None = None
    delivery: str | None = None
    delivery_id: str | None = None
    pieces: Sequence[tuple[str, bool]] = ()  # of a note: text, and whether it names a colleague


@dataclass(frozen=True)
class Thread:
    conversation: Conversation
    customer: Customer | None  # whom the conversation is proven to belong to
    owner: str | None  # name of the agent in charge
    entries: list[Entry]
    earlier: bool  # there is more than was read
    locked: str | None  # key of the reason why this agent may not write to the customer
    verbs: tuple[str, ...]  # take | take-over | hand-back | close | reopen
    window_ends: dt.datetime | None
    longest: int
    colleagues: list[str] = field(default_factory=list)

    @property
    def mine(self) -> bool:
        return "hand-back" in self.verbs

    @property
    def translated(self) -> bool:
        """Whether anything is shown in other words than the customer's."""
        return any(entry.original is not None for entry in self.entries)

    @property
    def composer_tag(self) -> str:
        """Changes when the composer must be drawn anew; else it is left to the typing agent."""
        talk = self.conversation
        return f"{talk.version}-{self.locked or 'open'}-{talk.language}"


def read(
    session: Session,
    conversation_id: str,
    agent: SignedIn,
    words: Words,
    *,
    events: int = SHOWN_EVENTS,
) -> Thread:
    """Raises NotFound."""
    conversation = session.get(Conversation, conversation_id)
    if conversation is None:
        raise NotFound("no such conversation")
    names = agents.names(session)
    entries, earlier = _entries(session, conversation, names, words, events)
    verified = conversation.identity_level == "verified"
    mine = conversation.state == "agent" and conversation.agent_id == agent.id
    return Thread(
        conversation=conversation,
        customer=session.get(Customer, conversation.customer_id or "") if verified else None,
        owner=names.get(conversation.agent_id or "") if conversation.state == "agent" else None,
        entries=entries,
        earlier=earlier,
        locked=_locked(conversation, mine),
        verbs=_verbs(conversation.state, mine),
        window_ends=window.closes_at(conversation),
        longest=window.longest_message(conversation.channel),
        colleagues=[name for name in agents.active_names(session) if name != agent.name],
    )


def _locked(conversation: Conversation, mine: bool) -> str | None:
    if conversation.state == "closed":
        return "console-locked-closed"
    if conversation.state == "agent" and not mine:
        return "console-locked-colleague"
    if not mine:
        return "console-locked-bot" if conversation.state == "bot" else "console-locked-waiting"
    return "console-locked-window" if window.is_closed(conversation) else None


def _verbs(state: str, mine: bool) -> tuple[str, ...]:
    if state == "closed":
        return ("reopen",)
    if state == "agent":
        return ("hand-back", "close") if mine else ("take-over",)
    return ("take", "close")


def _entries(
    session: Session,
    conversation: Conversation,
    names: Mapping[str, str],
    words: Words,
    limit: int,
) -> tuple[list[Entry], bool]:
    """In the order in which things were stored, which is the order of the event log."""
    latest = session.execute(
        select(ConversationEvent, Message)
        .outerjoin(Message, Message.id == ConversationEvent.message_id)
        .where(
            ConversationEvent.conversation_id == conversation.id,
            or_(Message.id.is_not(None), ConversationEvent.kind == "state"),
        )
        .order_by(ConversationEvent.id.desc())
        .limit(min(limit, MOST_EVENTS) + 1)
    ).all()
    shown = latest[: min(limit, MOST_EVENTS)]
    deliveries = {
        delivery.message_id: delivery
        for delivery in session.scalars(
            select(Delivery).where(Delivery.conversation_id == conversation.id)
        )
    }
    doers = _who_moved(session, conversation.id)
    entries: list[Entry] = []
    for event, message in reversed(shown):
        if message is not None:
            entries.append(_bubble(message, conversation, deliveries, names, words))
        elif event.state:
            entries.append(_state_line(event, doers, names, words))
    return entries, len(latest) > len(shown)


def _bubble(
    message: Message,
    conversation: Conversation,
    deliveries: Mapping[str, Delivery],
    names: Mapping[str, str],
    words: Words,
) -> Entry:
    delivery = deliveries.get(message.id)
    understood: Mapping[str, Any] = message.understood or {}
    confidence = understood.get("confidence")
    entry: dict[str, Any] = {
        "kind": message.author,
        "at": message.created_at,
        "text": message.text or "",
        "author": names.get(message.agent_id or "", ""),
        "language": message.language if message.author == "customer" else None,
        "intent": understood.get("intent"),
        "confidence": confidence if isinstance(confidence, int | float) else None,
        "delivery": _delivery_state(message, delivery),
        "delivery_id": delivery.id if delivery is not None else None,
    }
    if message.semantic is not None:
        theirs = message.language or conversation.language
        entry["language"] = words.language
        entry["text"] = words.message(message.semantic)
        entry["choices"] = words.titles(message.semantic)
        if words.renderer.closest(theirs) != words.language:
            entry["original"] = words.message(message.semantic, theirs)
            entry["original_choices"] = words.titles(message.semantic, theirs)
            entry["original_language"] = theirs
    elif message.author == "customer" and message.text is None:
        entry["text"] = words.say("console-no-text")
    if message.author == "note":
        entry["pieces"] = mentions(message.text or "", names.values())
    return Entry(**entry)


def _delivery_state(message: Message, delivery: Delivery | None) -> str | None:
    """What an agent is told of it: nothing of the customer's own messages and of notes."""
    if message.author in ("customer", "note"):
        return "unanswered" if message.status == "failed" else None
    if delivery is None:
        return "sent" if message.author == "agent" else None
    return delivery.state


def _who_moved(session: Session, conversation_id: str) -> dict[str, list[tuple[dt.datetime, str]]]:
    """Action to (moment, agent id) of what agents did here."""
    done: dict[str, list[tuple[dt.datetime, str]]] = {}
    for at, action, actor in session.execute(
        select(AuditEntry.at, AuditEntry.action, AuditEntry.actor).where(
            and_(
                AuditEntry.conversation_id == conversation_id,
                AuditEntry.action.startswith("conversation."),
            )
        )
    ):
        done.setdefault(action, []).append((at, actor.removeprefix("agent:")))
    return done


# The state a conversation got, and the agents' verb that leads there.
VERB_OF = {"agent": "take", "bot": "hand_back", "closed": "close"}


def _state_line(
    event: ConversationEvent,
    doers: Mapping[str, list[tuple[dt.datetime, str]]],
    names: Mapping[str, str],
    words: Words,
) -> Entry:
    """A change of state in words, with the agent's name where the audit trail holds one.

    The trail is written in the same transaction right after the change, so the first entry of
    that verb within a few seconds after the event is its own.
    """
    state = event.state or ""
    who = next(
        (
            names.get(agent_id, "")
            for at, agent_id in doers.get(f"conversation.{VERB_OF.get(state, '')}", [])
            if dt.timedelta(0) <= at - event.at < dt.timedelta(seconds=5)
        ),
        "",
    )
    key = f"console-became-{state}" + ("-by" if who and state in VERB_OF else "")
    return Entry(kind="state", at=event.at, text=words.say(key, name=who))


def mentions(text: str, names: Iterable[str]) -> list[tuple[str, bool]]:
    """A note cut where it names a colleague as ``@Name``; longest names first."""
    known = sorted({f"@{name}" for name in names if name}, key=len, reverse=True)
    pieces: list[tuple[str, bool]] = []
    rest, start = text, 0
    while start < len(rest):
        at = rest.find("@", start)
        if at < 0:
            break
        found = next((name for name in known if _same_name(rest[at : at + len(name)], name)), None)
        if found is None:
            start = at + 1
            continue
        if at:
            pieces.append((rest[:at], False))
        pieces.append((rest[at : at + len(found)], True))
        rest, start = rest[at + len(found) :], 0
    if rest:
        pieces.append((rest, False))
    return pieces


def _same_name(typed: str, name: str) -> bool:
    return typed.casefold() == name.casefold()
