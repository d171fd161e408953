"""Counts failed sign-ins, so that guessing passwords takes too long to be worth it."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable


class Attempts:
    """At most ``limit`` failures for a key within ``window`` seconds, in this process.

    Keeps the ``remembered`` keys that failed last, so that a flood of made-up addresses cannot
    fill the memory.
    """

    def __init__(
        self,
        limit: int,
        window: float,
        *,
        remembered: int = 10_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limit = limit
        self._window = window
        self._remembered = remembered
        self._clock = clock
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, key: str) -> float:
        """Seconds until the next try is allowed; 0 where it is allowed now."""
        with self._lock:
            failures = self._recent(key)
            if len(failures) < self._limit:
                return 0.0
            return max(0.0, failures[0] + self._window - self._clock())

    def failed(self, key: str) -> None:
        with self._lock:
            failures = self._recent(key)
            failures.append(self._clock())
            while len(failures) > self._limit:
                failures.popleft()
            self._failures[key] = failures
            self._failures.move_to_end(key)
            while len(self._failures) > self._remembered:
                self._failures.popitem(last=False)

    def succeeded(self, key: str) -> None:
        with self._lock:
            self._failures.pop(key, None)

    def _recent(self, key: str) -> deque[float]:
        failures = self._failures.get(key, deque())
        oldest = self._clock() - self._window
        while failures and failures[0] <= oldest:
            failures.popleft()
        return failures
