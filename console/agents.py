"""Agents: who may sign in at the desk, and their passwords."""

from __future__ import annotations

import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.base import new_id
from records.desk_models import Agent
from records.errors import Conflict, Invalid

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 1000

_hasher = PasswordHasher()  # argon2id, RFC 9106's low-memory profile: 64 MiB a hash
_at_once = threading.BoundedSemaphore(2)  # a flood of sign-ins must not eat the memory


def add_agent(
    session: Session, email: str, name: str, password: str, language: str = "en"
) -> Agent:
    """Add somebody who may sign in at the desk. Commits nothing.

    Raises Invalid for an address without ``@``, an empty name or a password that is too short,
    Conflict where the address is taken.
    """
    address, shown = email_key(email), " ".join(name.split())
    if "@" not in address.strip("@"):
        raise Invalid("an agent signs in with an e-mail address")
    if not shown:
        raise Invalid("an agent needs a name: customers see it")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Invalid(f"a password has at least {SHORTEST_PASSWORD} characters")
    if find_by_email(session, address) is not None:
        raise Conflict("there is an agent with this e-mail address already")
    agent = Agent(
        id=new_id("ag"),
        email=address,
        name=shown,
        password_hash=hash_password(password),
        language=language,
        active=True,
    )
    session.add(agent)
    session.flush()
    return agent


def find_by_email(session: Session, email: str) -> Agent | None:
    return session.scalar(select(Agent).where(Agent.email == email_key(email)))


def names(session: Session) -> dict[str, str]:
    """Id to name of every agent, former ones included."""
    return {agent_id: name for agent_id, name in session.execute(select(Agent.id, Agent.name))}


def active_names(session: Session) -> list[str]:
    return list(session.scalars(select(Agent.name).where(Agent.active).order_by(Agent.name)))


def email_key(email: str) -> str:
    """An address as it is stored and compared."""
    return email.strip().casefold()


def hash_password(password: str) -> str:
    with _at_once:
        return _hasher.hash(password)


def password_fits(stored: str | None, password: str) -> bool:
    """Whether ``password`` is the one that was hashed. Without a hash it costs the same time."""
    with _at_once:
        try:
            fits = _hasher.verify(stored or _nobodys_hash(), password)
        except (VerificationError, InvalidHashError):
            return False
    return fits and stored is not None


def is_outdated(stored: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(stored)


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("the password of nobody")
