"""An entity and where it stands."""

from __future__ import annotations

from typing import Any, Dict, List, NamedTuple, Optional


class Span(NamedTuple):
    """``value`` is ``text[start:end]``.

    ``normal`` says what is meant, where that can be told: a date as ISO date or as a range
    ``2026-11-16/2026-11-22``, a colour's or reason's English key, a size, a quantity in figures.
    ``carrier`` is that of a tracking number whose form gives it away.
    """

    entity: str
    value: str
    start: int
    end: int
    normal: Optional[str] = None
    carrier: Optional[str] = None

    def as_entity(self) -> Dict[str, Any]:
        """As Rasa passes it on, without what is not known."""
        return {key: value for key, value in self._asdict().items() if value is not None}


class Page:
    """A text with what has been found in it; what is taken is not taken again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: List[Span] = []
        self._taken = bytearray(len(text))

    def free(self, start: int, end: int) -> bool:
        return self._taken.find(1, start, end) < 0

    def take(
        self,
        entity: str,
        start: int,
        end: int,
        normal: Optional[str] = None,
        carrier: Optional[str] = None,
    ) -> bool:
        """Whether the place was free, and is now taken."""
        if start >= end or not self.free(start, end):
            return False
        self.spans.append(Span(entity, self.text[start:end], start, end, normal, carrier))
        self._taken[start:end] = b"\1" * (end - start)
        return True

    def release(self, span: Span) -> None:
        """Take a span back."""
        self.spans.remove(span)
        self._taken[span.start : span.end] = bytes(span.end - span.start)

    def of(self, *entities: str) -> List[Span]:
        return [span for span in self.spans if span.entity in entities]
