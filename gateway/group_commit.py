"""Group commit: on SQLite one thread writes, and everything that queued up shares one commit.

A durable commit waits for the disk, for milliseconds; under load most of the work waits in the
queue for the commit before it, so committing it together costs one wait instead of many.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session, sessionmaker

MOST_TOGETHER = 32


@dataclass(slots=True)
class _Task:
    work: Callable[[Session], Any]
    repeatable: bool
    result: Future[Any] = field(default_factory=Future)


class GroupCommit:
    """Runs write work in order. Work may run twice: again, alone, where something else in its
    group failed.

    ``relaxed`` sessions commit without waiting for the disk. They serve groups in which all work
    is repeatable: what a loss of power undoes would be done again.
    """

    def __init__(
        self, sessions: sessionmaker[Session], relaxed: sessionmaker[Session] | None = None
    ) -> None:
        self._durable = sessions
        self._relaxed = relaxed or sessions
        self._queue: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="db-write", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Session], Any], *, repeatable: bool = False) -> Future[Any]:
        """The result of ``work`` once it is committed, or what it or the commit raised."""
        task = _Task(work, repeatable)
        self._queue.put(task)
        return task.result

    def close(self) -> None:
        """Finish what is queued and stop."""
        self._queue.put(None)
        self._thread.join()

    def _serve(self) -> None:
        closing = False
        while not closing:
            task = self._queue.get()
            group: list[_Task] = []
            while task is not None:
                group.append(task)
                if len(group) == MOST_TOGETHER or self._queue.empty():
                    break
                task = self._queue.get()
            closing = task is None
            group = [task for task in group if task.result.set_running_or_notify_cancel()]
            if len(group) > 1:
                self._run_together(group)
            elif group:
                self._run_alone(group[0])

    def _sessions(self, group: list[_Task]) -> sessionmaker[Session]:
        return self._relaxed if all(task.repeatable for task in group) else self._durable

    def _run_together(self, group: list[_Task]) -> None:
        results: list[Any] = []
        try:
            with self._sessions(group)() as session, session.begin():
                for task in group:
                    results.append(task.work(session))
                    session.flush()
                    session.expunge_all()  # each finds the session as if it were its own
        except Exception:
            # Nothing was committed; alone, each gets its own result or its own error.
            for task in group:
                self._run_alone(task)
            return
        for task, result in zip(group, results, strict=True):
            task.result.set_result(result)

    def _run_alone(self, task: _Task) -> None:
        try:
            with self._sessions([task])() as session, session.begin():
                result = task.work(session)
        except BaseException as error:
            task.result.set_exception(error)
        else:
            task.result.set_result(result)
