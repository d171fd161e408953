"""Wake-ups: who listens to a conversation hears that it has something new.

A wake-up carries nothing and may come twice or for nothing; listeners read the database. Within
a process it follows the commit at once; what other processes commit is found by a poll.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gateway.database import Database
from records.desk_models import ConversationEvent
from records.errors import Unavailable

log = logging.getLogger(__name__)

# Ids are given out before their transaction commits, so each poll looks a little back.
OVERLAP = 100


class Subscription:
    """Wakes one listener. Subscribe first, then read, then wait: nothing slips between."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def wake(self) -> None:
        self._event.set()

    async def wait(self, timeout_s: float) -> bool:
        """True when woken, False after ``timeout_s``."""
        try:
            async with asyncio.timeout(timeout_s):
                await self._event.wait()
        except TimeoutError:
            return False
        self._event.clear()
        return True


class EventBus(Protocol):
    def publish(self, conversation_id: str) -> None:
        """Wake the listeners of a conversation; callable from any thread."""
        ...

    def subscribe(self, conversation_id: str | None) -> AbstractContextManager[Subscription]:
        """Listen to one conversation, or with None to all."""
        ...


class LocalBus:
    """Wake-ups within this process, from ``start`` on."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listeners: dict[str | None, set[Subscription]] = {}

    def start(self) -> None:
        """Bind to the running event loop, whose coroutines listen."""
        self._loop = asyncio.get_running_loop()

    def publish(self, conversation_id: str) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, conversation_id)

    @contextlib.contextmanager
    def subscribe(self, conversation_id: str | None) -> Iterator[Subscription]:
        subscription = Subscription()
        self._listeners.setdefault(conversation_id, set()).add(subscription)
        try:
            yield subscription
        finally:
            listeners = self._listeners[conversation_id]
            listeners.discard(subscription)
            if not listeners:
                del self._listeners[conversation_id]

    def _wake(self, conversation_id: str) -> None:
        for topic in (conversation_id, None):
            for subscription in self._listeners.get(topic, ()):
                subscription.wake()


async def poll_events(database: Database, bus: EventBus, interval_s: float = 1.0) -> None:
    """Publish what other processes committed, until cancelled."""
    last: int | None = None
    seen: set[int] = set()
    while True:
        rows: list[tuple[int, str]] = []
        try:
            if last is None:
                last = await database.read(_last_event)
            after = max(last - OVERLAP, 0)
            rows = await database.read(functools.partial(_events_after, after=after))
        except Unavailable as error:
            log.warning("event poll: %s", error)
        for conversation_id in {owner for event_id, owner in rows if event_id not in seen}:
            bus.publish(conversation_id)
        if rows:
            last = rows[-1][0]
            seen = {event_id for event_id, _ in rows}
        await asyncio.sleep(interval_s)


def _last_event(session: Session) -> int:
    return session.scalar(select(func.max(ConversationEvent.id))) or 0


def _events_after(session: Session, after: int) -> list[tuple[int, str]]:
    rows = session.execute(
        select(ConversationEvent.id, ConversationEvent.conversation_id)
        .where(ConversationEvent.id > after)
        .order_by(ConversationEvent.id)
    )
    return [(event_id, conversation_id) for event_id, conversation_id in rows]
