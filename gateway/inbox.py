"""The inbox: a customer's message is stored once, under the provider's id, before any answer.

Everything here runs inside the caller's transaction. Where the bot owns the conversation and no
other turn runs, the same transaction leases the turn, so that a whole turn takes two commits.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from gateway.channels.base import Inbound, StatusUpdate
from gateway.choices import TALK_TO_HUMAN, last_offer, picked
from gateway.deliveries import record_status
from gateway.jobs import Job, TurnRules, lease_job, pending
from gateway.ports import Identify, Renderer
from gateway.speech import HANDOFF_STARTED, acknowledge, introduce, say
from gateway.text import clean, is_blank
from knowledge.language_request import requested_language
from knowledge.tags import normalise_tag
from records.base import new_id
from records.conversations import (
    find_latest,
    hand_to_agent,
    lock_peer,
    locked,
    open_handoff,
    reopen,
    start,
)
from records.desk_models import Conversation, Message
from records.errors import EmptyText, Forbidden
from records.identity import bind, link_by_phone
from records.messages import add_message, find_by_external_id

log = logging.getLogger(__name__)

# About a message said before: a reaction is nothing to keep; the rest is kept for people to
# see, and is nothing for the bot to act on or to answer.
IGNORED_KINDS = frozenset({"reaction", "read"})
NOTED_KINDS = frozenset({"edit", "revoke"})


@dataclass(frozen=True, slots=True)
class Typed:
    """What a customer sent, whatever the channel. ``text`` None: an image, a sticker ..."""

    text: str | None
    choice: str | None = None
    external_id: str | None = None
    kind: str = "text"
    provider_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """``job`` is the turn to run now; it may be that of an older message still waiting."""

    conversation_id: str
    message_id: str
    channel: str
    duplicate: bool = False
    job: Job | None = None


class Inbox:
    def __init__(self, renderer: Renderer, identify: Identify, rules: TurnRules) -> None:
        self._renderer = renderer
        self._identify = identify
        self._rules = rules

    def receive(
        self, session: Session, conversation_id: str, typed: Typed, *, opened_by: str | None
    ) -> Received:
        """Store a message of the API or the widget.

        ``opened_by`` is the conversation the caller's token opens, None for a caller with the
        API key. Raises NotFound, Forbidden, EmptyText (no text and no choice that was offered).
        """
        conversation = locked(session, conversation_id)
        if opened_by is not None and opened_by != conversation_id:
            raise Forbidden("the token of another conversation")
        return self._store(session, conversation, typed)

    def receive_webhook(
        self, session: Session, inbounds: Iterable[Inbound], statuses: Iterable[StatusUpdate]
    ) -> list[Received]:
        """Store everything one call of a provider carried."""
        for status in statuses:
            record_status(session, status)
        received = []
        for inbound in inbounds:
            if inbound.kind in IGNORED_KINDS:
                log.info("%s: ignored a %s", inbound.channel, inbound.kind)
            else:
                received.append(self._receive_inbound(session, inbound))
        return received

    def _receive_inbound(self, session: Session, inbound: Inbound) -> Received:
        where = (inbound.channel, inbound.account, inbound.peer)
        lock_peer(session, *where)
        conversation = find_latest(session, *where)
        if conversation is None:
            conversation = start(
                session,
                channel=inbound.channel,
                account=inbound.account,
                peer=inbound.peer,
                language=normalise_tag(inbound.locale),
                locale=inbound.locale,
            )
        if inbound.phone and conversation.customer_id is None:
            customer = link_by_phone(session, *where, inbound.phone)
            if customer is not None:
                bind(session, conversation, customer.id, "phone")
        text = clean(inbound.text) if inbound.text and not is_blank(inbound.text) else None
        typed = Typed(
            text=text,
            choice=inbound.choice,
            external_id=inbound.external_id,
            # A text of nothing cannot be refused here: it is kept, and answered like a picture.
            kind="empty" if text is None and inbound.kind == "text" else inbound.kind,
            provider_at=inbound.provider_at,
        )
        return self._store(session, conversation, typed)

    def _store(self, session: Session, conversation: Conversation, typed: Typed) -> Received:
        if typed.external_id is not None:
            known = find_by_external_id(
                session, conversation.channel, conversation.account, typed.external_id
            )
            if known is not None:
                return Received(known.conversation_id, known.id, known.channel, duplicate=True)
        if typed.kind in NOTED_KINDS:
            return self._note(session, conversation, typed)
        if conversation.state == "closed":
            reopen(session, conversation.id)
        offer = last_offer(session, conversation) if conversation.state == "bot" else []
        choice = picked(offer, typed.text, typed.choice, conversation.language, self._renderer)
        text = typed.text
        if text is None and choice is not None:
            text = self._title(offer, choice, conversation.language)
        if text is None and typed.kind == "text":
            raise EmptyText("no text and no offered choice")
        language = self._language(conversation, text, choice)
        earlier = pending(session, conversation.id) if conversation.state == "bot" else []
        by_bot = conversation.state == "bot"
        message = add_message(
            session,
            conversation,
            author="customer",
            text=text,
            semantic=None,
            language=language,
            choice=choice,
            external_id=typed.external_id,
            kind=typed.kind,
            status="received" if by_bot else "for_agent",
            provider_at=typed.provider_at,
        )
        asked = requested_language(text) if text is not None and choice is None else None
        if asked is not None and by_bot:
            conversation.chosen_language = asked.language
        conversation.language = conversation.chosen_language or language
        conversation.last_customer_at = _last_written(conversation, typed, message.created_at)
        job = None
        if conversation.state == "waiting":
            handoff = open_handoff(session, conversation.id)
            acknowledge(session, conversation, handoff, in_reply_to=message.id)
        elif by_bot and choice == TALK_TO_HUMAN and any(m.attempts for m in earlier):
            self._give_up_on_bot(session, conversation, [*earlier, message])
        elif by_bot:
            due = earlier[0] if earlier else message
            job = lease_job(session, conversation, due, new_id("ls"), self._rules)
        return Received(conversation.id, message.id, conversation.channel, job=job)

    def _note(self, session: Session, conversation: Conversation, typed: Typed) -> Received:
        """Keep an edit or the taking back of a message: no turn, no answer, no change of state."""
        message = add_message(
            session,
            conversation,
            author="customer",
            kind=typed.kind,
            text=typed.text,
            language=conversation.language,
            external_id=typed.external_id,
            status="noted",
            provider_at=typed.provider_at,
        )
        return Received(conversation.id, message.id, conversation.channel)

    def _language(self, conversation: Conversation, text: str | None, choice: str | None) -> str:
        """The language this message shows; a tapped choice or a picture shows none."""
        if text is None or choice is not None:
            return conversation.language
        first = conversation.last_customer_at is None
        return self._identify(
            text,
            previous=None if first else conversation.language,
            locale=conversation.locale,
        )

    def _title(self, offer: list[dict], choice: str, language: str) -> str:
        titles = [c for said in offer for c in self._renderer.choices(said, language)]
        return next(c["title"] for c in titles if c["payload"] == choice)

    def _give_up_on_bot(
        self, session: Session, conversation: Conversation, waiting: list[Message]
    ) -> None:
        """The bot is failing and the customer picked a person: no need to wait for the bot."""
        asked = waiting[-1]
        hand_to_agent(session, conversation.id, reason="bot_failed", message_id=asked.id)
        for message in waiting:
            message.status = "for_agent"
            message.next_attempt_at = None
        introduce(session, conversation, self._rules, in_reply_to=asked.id)
        say(session, conversation, HANDOFF_STARTED, in_reply_to=asked.id)


def _last_written(conversation: Conversation, typed: Typed, arrived: dt.datetime) -> dt.datetime:
    """When the customer last wrote, from which a provider's 24 hours count.

    That is when the message was written, however late it came; a provider's clock that runs
    ahead does not count, and neither does a message that was overtaken.
    """
    written = min(typed.provider_at or arrived, arrived)
    return max(conversation.last_customer_at or written, written)
