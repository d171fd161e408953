"""Runs database work off the event loop and commits it, once, at the edge."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import Engine, exc
from sqlalchemy.orm import Session, sessionmaker

from gateway.group_commit import GroupCommit
from records.database import read_session_factory, session_factory
from records.errors import Unavailable

T = TypeVar("T")
log = logging.getLogger(__name__)

PAUSES_S = (0.2, 0.5, 1.0)


class Database:
    """Sessions for coroutines.

    SQLite lets one writer in at a time, so one thread writes, and commits in groups; PostgreSQL
    gets a few. Readers have their own threads.
    """

    def __init__(self, engine: Engine, relaxed: Engine | None = None) -> None:
        """``relaxed``: the same database with commits that do not wait for the disk (SQLite)."""
        self.engine = engine
        self._relaxed = relaxed
        self.sessions: sessionmaker[Session] = session_factory(engine)
        self.read_sessions: sessionmaker[Session] = read_session_factory(engine)
        self._readers = ThreadPoolExecutor(3, thread_name_prefix="db-read")
        self._writers: ThreadPoolExecutor | None = None
        self._group: GroupCommit | None = None
        if engine.dialect.name == "sqlite":
            self._group = GroupCommit(self.sessions, relaxed and session_factory(relaxed))
        else:
            self._writers = ThreadPoolExecutor(8, thread_name_prefix="db-write")

    async def write(self, work: Callable[[Session], T]) -> T:
        """Run ``work`` in a transaction and commit it. ``work`` may run twice, the first time
        undone.

        Raises Unavailable (503) where the database is locked, full or away: nothing is committed.
        """
        return await self._result(self._submit(work, repeatable=False))

    async def write_repeatable(self, work: Callable[[Session], T]) -> T:
        """As ``write``, for what the worker would do again after a loss of power.

        The end of a turn is such: without it the message is still waiting for its answer, the
        bot gives a repeated message the same one, and actions are done once a message.
        """
        return await self._result(self._submit(work, repeatable=True))

    async def write_stubbornly(
        self, work: Callable[[Session], T], *, repeatable: bool = False
    ) -> T:
        """``write`` or ``write_repeatable``, tried again for a while where the database is busy.

        For what has already happened outside: the bot has acted, a message has been sent.
        """
        write = self.write_repeatable if repeatable else self.write
        for pause in PAUSES_S:
            try:
                return await write(work)
            except Unavailable as error:
                log.warning("database busy, trying again: %s", error)
                await asyncio.sleep(pause)
        return await write(work)

    async def read(self, work: Callable[[Session], T]) -> T:
        """Run ``work`` in a transaction that only reads. Raises Unavailable."""
        return await self._result(self._readers.submit(_run, self.read_sessions, work))

    def close(self) -> None:
        if self._group is not None:
            self._group.close()
        if self._writers is not None:
            self._writers.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        self.engine.dispose()
        if self._relaxed is not None:
            self._relaxed.dispose()

    def _submit(self, work: Callable[[Session], T], *, repeatable: bool) -> Future[T]:
        if self._group is not None:
            return self._group.submit(work, repeatable=repeatable)
        assert self._writers is not None
        return self._writers.submit(_run, self.sessions, work)

    async def _result(self, running: Future[Any]) -> Any:
        try:
            return await asyncio.wrap_future(running)
        except (exc.OperationalError, exc.InterfaceError, exc.TimeoutError) as error:
            # The statement is left out of the message: its parameters may hold personal data.
            reason = str(getattr(error, "orig", None) or type(error).__name__)
            raise Unavailable(reason, retry_after=2) from error


def _run(sessions: sessionmaker[Session], work: Callable[[Session], T]) -> T:
    with sessions() as session, session.begin():
        return work(session)
