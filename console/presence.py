"""Who looks at a conversation or types in it right now, so that two people do not both answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

STILL_HERE = 8.0  # seconds after the last sign of life: four polls
SWEEP_ABOVE = 500  # conversations


@dataclass(frozen=True, slots=True)
class Present:
    name: str
    typing: bool


class Presence:
    """Kept in this process only: a hint beside the version check, which is what decides."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: dict[str, dict[str, tuple[float, Present]]] = {}
        self._lock = threading.Lock()

    def seen(self, conversation_id: str, agent_id: str, name: str, *, typing: bool) -> None:
        with self._lock:
            people = self._seen.setdefault(conversation_id, {})
            people[agent_id] = (self._clock(), Present(name, typing))
            if len(self._seen) > SWEEP_ABOVE:
                self._sweep()

    def others(self, conversation_id: str, agent_id: str) -> list[Present]:
        """Everybody but ``agent_id``, by name."""
        with self._lock:
            oldest = self._clock() - STILL_HERE
            people = {
                who: (at, present)
                for who, (at, present) in self._seen.get(conversation_id, {}).items()
                if at > oldest
            }
            if people:
                self._seen[conversation_id] = people
            else:
                self._seen.pop(conversation_id, None)
        found = [present for who, (_, present) in people.items() if who != agent_id]
        return sorted(found, key=lambda present: present.name)

    def _sweep(self) -> None:
        """Forget the conversations that everybody has left."""
        oldest = self._clock() - STILL_HERE
        self._seen = {
            conversation_id: people
            for conversation_id, people in self._seen.items()
            if any(at > oldest for at, _ in people.values())
        }
