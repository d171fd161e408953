"""The queue: which conversations there are, how urgent, and who waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, or_, select
from sqlalchemy.orm import Session

from records.base import now
from records.desk_models import Conversation, Handoff, Message
from records.numbers import number_key
from records.shop_models import Customer, Order

VIEWS = ("waiting", "mine", "open", "bot", "closed")
MOST_ROWS = 100
FIRST_LINE = 140  # characters

Found = tuple[Conversation, Customer | None, Handoff | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One conversation in a list."""

    id: str
    state: str
    channel: str
    language: str
    customer: str | None  # name, where it is proven who they are
    agent_id: str | None
    reason: str | None  # of the open handoff
    priority: int | None
    due_at: dt.datetime | None  # when the first answer is due; None once somebody answered
    feeling: str | None  # of the customer's last message that showed one
    first_line: str  # of the customer's last message
    since: dt.datetime  # waiting since, or last change
    unanswered: bool  # the customer spoke last
    mentioned: bool  # a colleague's note asks for this agent


@dataclass(frozen=True, slots=True)
class Listing:
    rows: list[Row]
    counts: dict[str, int]  # by view; "closed" is not counted
    languages: list[str]  # of conversations that are not closed
    more: bool  # there are more than ``MOST_ROWS``


def listing(
    session: Session, *, view: str, agent_id: str, agent_name: str, language: str | None = None
) -> Listing:
    """A view's rows, most urgent first, with the counts of all views."""
    query = _in_view(view, agent_id)
    if language:
        query = query.where(Conversation.language == language)
    found = session.execute(query.limit(MOST_ROWS + 1)).all()
    return Listing(
        rows=_rows(session, found[:MOST_ROWS], agent_id, agent_name),
        counts=_counts(session, agent_id),
        languages=list(
            session.scalars(
                select(Conversation.language)
                .where(Conversation.state != "closed")
                .distinct()
                .order_by(Conversation.language)
            )
        ),
        more=len(found) > MOST_ROWS,
    )


def search(session: Session, words: str, *, agent_id: str, agent_name: str) -> Listing:
    """Conversations of customers with that name, e-mail address or order number, newest first."""
    wanted = " ".join(words.split())
    matches: list[ColumnElement[bool]] = []
    if len(wanted) >= 2:
        matches.append(Customer.name.icontains(wanted, autoescape=True))
        matches.append(Customer.email == wanted.casefold())
    key = number_key(wanted)
    if len(key) >= 3 and any(char.isdecimal() for char in key):
        by_number = select(Order.customer_id).where(
            or_(Order.number_key == key, Order.number_digits == key)
        )
        matches.append(Customer.id.in_(by_number))
    found: Sequence[Found] = []
    if matches:
        query = _all().where(or_(*matches)).order_by(Conversation.updated_at.desc())
        found = session.execute(query.limit(MOST_ROWS + 1)).all()
    return Listing(
        rows=_rows(session, found[:MOST_ROWS], agent_id, agent_name),
        counts=_counts(session, agent_id),
        languages=[],
        more=len(found) > MOST_ROWS,
    )


def _all() -> Select[tuple[Conversation, Customer | None, Handoff | None]]:
    return (
        select(Conversation, Customer, Handoff)
        .outerjoin(
            Customer,
            and_(
                Customer.id == Conversation.customer_id, Conversation.identity_level == "verified"
            ),
        )
        .outerjoin(
            Handoff,
            and_(Handoff.conversation_id == Conversation.id, Handoff.ended_at.is_(None)),
        )
    )


def _in_view(
    view: str, agent_id: str
) -> Select[tuple[Conversation, Customer | None, Handoff | None]]:
    query = _all().where(_belongs(view, agent_id))
    if view in ("bot", "closed"):
        return query.order_by(Conversation.updated_at.desc(), Conversation.id)
    return query.order_by(
        func.coalesce(Handoff.priority, 2),
        Handoff.due_at.is_(None),
        Handoff.due_at,
        Conversation.updated_at,
        Conversation.id,
    )


def _belongs(view: str, agent_id: str) -> ColumnElement[bool]:
    if view == "mine":
        return and_(Conversation.state == "agent", Conversation.agent_id == agent_id)
    if view == "open":
        return Conversation.state.in_(("waiting", "agent"))
    return Conversation.state == view


def _counts(session: Session, agent_id: str) -> dict[str, int]:
    rows = session.execute(
        select(Conversation.state, func.count(), func.count().filter(_belongs("mine", agent_id)))
        .where(Conversation.state != "closed")
        .group_by(Conversation.state)
    ).all()
    by_state = {state: count for state, count, _ in rows}
    return {
        "waiting": by_state.get("waiting", 0),
        "mine": sum(own for _, _, own in rows),
        "open": by_state.get("waiting", 0) + by_state.get("agent", 0),
        "bot": by_state.get("bot", 0),
    }


def _rows(
    session: Session,
    found: Iterable[Found],
    agent_id: str,
    agent_name: str,
) -> list[Row]:
    unique = {entry[0].id: entry for entry in found}
    ids = list(unique)
    said = _last_said(session, ids)
    feelings = _feelings(session, ids)
    last_authors = _last_authors(session, ids)
    answered = _answered_at(session, ids)
    mentioned = _mentioned(session, ids, agent_id, agent_name)
    rows = []
    for conversation, customer, handoff in unique.values():
        last = answered.get(conversation.id)
        unanswered = last_authors.get(conversation.id) == "customer"
        met = handoff is not None and last is not None and last >= handoff.opened_at
        since = conversation.updated_at
        if conversation.state == "waiting" and handoff is not None:
            since = handoff.opened_at
        elif unanswered and conversation.last_customer_at is not None:
            since = conversation.last_customer_at
        rows.append(
            Row(
                id=conversation.id,
                state=conversation.state,
                channel=conversation.channel,
                language=conversation.language,
                customer=customer.name if customer is not None else None,
                agent_id=conversation.agent_id,
                reason=handoff.reason if handoff is not None else None,
                priority=handoff.priority if handoff is not None else None,
                due_at=handoff.due_at if handoff is not None and not met else None,
                feeling=feelings.get(conversation.id),
                first_line=said.get(conversation.id, ""),
                since=min(since, now()),
                unanswered=unanswered,
                mentioned=conversation.id in mentioned,
            )
        )
    return rows


def _last_said(session: Session, ids: list[str]) -> dict[str, str]:
    """The first line of the customer's last message, by conversation."""
    last = _last_seq(Message.conversation_id.in_(ids), Message.author == "customer")
    rows = session.execute(
        select(Message.conversation_id, Message.text).join(
            last,
            and_(last.c.conversation_id == Message.conversation_id, last.c.seq == Message.seq),
        )
    )
    return {conversation_id: _line(text or "") for conversation_id, text in rows}


def _feelings(session: Session, ids: list[str]) -> dict[str, str]:
    last = _last_seq(
        Message.conversation_id.in_(ids),
        Message.author == "customer",
        Message.understood["feeling"].as_string().is_not(None),
    )
    rows = session.execute(
        select(Message.conversation_id, Message.understood).join(
            last,
            and_(last.c.conversation_id == Message.conversation_id, last.c.seq == Message.seq),
        )
    )
    return {
        conversation_id: str(understood["feeling"])
        for conversation_id, understood in rows
        if understood and understood.get("feeling")
    }


def _last_authors(session: Session, ids: list[str]) -> dict[str, str]:
    last = _last_seq(Message.conversation_id.in_(ids), Message.author != "note")
    rows = session.execute(
        select(Message.conversation_id, Message.author).join(
            last,
            and_(last.c.conversation_id == Message.conversation_id, last.c.seq == Message.seq),
        )
    )
    return {conversation_id: author for conversation_id, author in rows}


def _answered_at(session: Session, ids: list[str]) -> dict[str, dt.datetime]:
    rows = session.execute(
        select(Message.conversation_id, func.max(Message.created_at))
        .where(Message.conversation_id.in_(ids), Message.author == "agent")
        .group_by(Message.conversation_id)
    )
    return {conversation_id: at for conversation_id, at in rows}


def _mentioned(session: Session, ids: list[str], agent_id: str, agent_name: str) -> set[str]:
    """Conversations with a note that names the agent and after which they wrote nothing."""
    notes = session.execute(
        select(Message.conversation_id, func.max(Message.seq))
        .where(
            Message.conversation_id.in_(ids),
            Message.author == "note",
            Message.agent_id != agent_id,
            Message.text.icontains(f"@{agent_name}", autoescape=True),
        )
        .group_by(Message.conversation_id)
    )
    named = {conversation_id: seq for conversation_id, seq in notes}
    own = session.execute(
        select(Message.conversation_id, func.max(Message.seq))
        .where(Message.conversation_id.in_(list(named)), Message.agent_id == agent_id)
        .group_by(Message.conversation_id)
    )
    wrote = {conversation_id: seq for conversation_id, seq in own}
    return {found for found, seq in named.items() if wrote.get(found, 0) < seq}


def _last_seq(*conditions: ColumnElement[bool]) -> Subquery:
    return (
        select(Message.conversation_id, func.max(Message.seq).label("seq"))
        .where(*conditions)
        .group_by(Message.conversation_id)
        .subquery()
    )


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= FIRST_LINE else line[: FIRST_LINE - 1].rstrip() + "…"
