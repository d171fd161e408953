"""What the console is wired from: one object, built once, that every request finds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy.orm import Session, sessionmaker

from console.attempts import Attempts
from console.presence import Presence
from locales.renderer import Renderer

Notify = Callable[[str], Awaitable[None] | None]


class DeskSettings(Protocol):
    """What the console reads of the gateway's settings."""

    public_url: str  # https makes the cookie Secure even behind a proxy that ends TLS


@dataclass(frozen=True)
class Desk:
    sessions: sessionmaker[Session]
    read_sessions: sessionmaker[Session]
    renderer: Renderer
    notify: Notify  # called on the event loop after each commit that changed a conversation
    settings: DeskSettings
    presence: Presence = field(default_factory=Presence)
    # Five wrong passwords for an agent from one address; more from everywhere or for everyone.
    by_pair: Attempts = field(default_factory=lambda: Attempts(5, 900))
    by_email: Attempts = field(default_factory=lambda: Attempts(30, 900))
    by_address: Attempts = field(default_factory=lambda: Attempts(50, 900))
