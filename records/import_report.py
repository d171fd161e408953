"""What an import did, and what it could not take in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """A line that was left out (``fatal``), or a part of one that was."""

    file: str
    line: int
    reason: str
    fatal: bool = True

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {'' if self.fatal else 'note: '}{self.reason}"


OnProblem = Callable[[Problem], None]


@dataclass
class Count:
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    bad: int = 0


@dataclass
class Report:
    """Counts by file kind, and every problem in the order in which it was met."""

    counts: dict[str, Count] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def added(self) -> int:
        return sum(count.added for count in self.counts.values())

    @property
    def changed(self) -> int:
        return sum(count.changed for count in self.counts.values())

    @property
    def unchanged(self) -> int:
        return sum(count.unchanged for count in self.counts.values())

    @property
    def bad(self) -> int:
        return sum(count.bad for count in self.counts.values())

    def table(self) -> str:
        """Lines for a terminal: a row a file, and the sum."""
        head = f"{'':<12}{'added':>9}{'changed':>9}{'unchanged':>11}{'bad':>7}"
        rows = [
            f"{kind:<12}{count.added:>9}{count.changed:>9}{count.unchanged:>11}{count.bad:>7}"
            for kind, count in self.counts.items()
        ]
        total = f"{'all':<12}{self.added:>9}{self.changed:>9}{self.unchanged:>11}{self.bad:>7}"
        return "\n".join([head, *rows, total])
