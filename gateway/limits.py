"""Token buckets: so many at once, so many a minute, for each key."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from records.errors import TooManyRequests

MOST_KEYS = 50_000  # the least recently used bucket is forgotten, and so is full again


class RateLimit:
    """Raises TooManyRequests, with the seconds to wait, where a key's bucket is empty."""

    def __init__(
        self, per_minute: float, burst: int, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """``per_minute`` 0 switches the limit off."""
        self._rate = per_minute / 60
        self._burst = float(max(burst, 1))
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def spend(self, key: str) -> None:
        if self._rate <= 0:
            return
        moment = self._clock()
        tokens, since = self._buckets.pop(key, (self._burst, moment))
        tokens = min(self._burst, tokens + (moment - since) * self._rate)
        allowed = tokens >= 1
        self._buckets[key] = (tokens - 1 if allowed else tokens, moment)
        if len(self._buckets) > MOST_KEYS:
            self._buckets.popitem(last=False)
        if not allowed:
            raise TooManyRequests(retry_after=(1 - tokens) / self._rate)
