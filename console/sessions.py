"""Signing in and out: passwords to session tokens, session tokens to agents."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, sessionmaker

from console import agents
from records.base import now
from records.desk_models import Agent, AgentSession

SIGNED_IN_FOR = dt.timedelta(hours=12)
COOKIE = "parley_agent"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The agent behind a request, with the CSRF token that its forms must carry."""

    id: str
    name: str
    email: str
    language: str
    csrf: str
    token_hash: str


def authenticate(
    sessions: sessionmaker[Session],
    read_sessions: sessionmaker[Session],
    email: str,
    password: str,
) -> str | None:
    """A new session's token, or None: wrong password, unknown or inactive agent, all alike.

    The slow hash runs outside any transaction, so that nobody waits for it on a lock.
    """
    with read_sessions() as session:
        agent = agents.find_by_email(session, email)
    stored = agent.password_hash if agent is not None and agent.active else None
    if not agents.password_fits(stored, password) or agent is None or stored is None:
        return None
    fresh = agents.hash_password(password) if agents.is_outdated(stored) else None
    with sessions.begin() as session:
        if fresh is not None:
            session.get_one(Agent, agent.id).password_hash = fresh
        return open_session(session, agent.id)


def open_session(session: Session, agent_id: str) -> str:
    """Store a session and return its token, of which the database keeps only a hash."""
    moment = now()
    token = secrets.token_urlsafe(32)
    session.execute(delete(AgentSession).where(AgentSession.expires_at <= moment))
    session.add(
        AgentSession(
            token_hash=hash_token(token),
            agent_id=agent_id,
            csrf=secrets.token_urlsafe(24),
            created_at=moment,
            expires_at=moment + SIGNED_IN_FOR,
        )
    )
    session.flush()
    return token


def find(session: Session, token: str) -> SignedIn | None:
    """The agent signed in with ``token``; None where it is unknown, expired or ended."""
    row = session.execute(
        select(AgentSession, Agent)
        .join(Agent, Agent.id == AgentSession.agent_id)
        .where(
            AgentSession.token_hash == hash_token(token),
            AgentSession.expires_at > now(),
            Agent.active,
        )
    ).one_or_none()
    if row is None:
        return None
    stored, agent = row
    return SignedIn(
        id=agent.id,
        name=agent.name,
        email=agent.email,
        language=agent.language,
        csrf=stored.csrf,
        token_hash=stored.token_hash,
    )


def close_session(session: Session, token_hash: str) -> None:
    session.execute(delete(AgentSession).where(AgentSession.token_hash == token_hash))


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
