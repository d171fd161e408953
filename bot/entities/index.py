"""One language's words, ready to be found: a dictionary of first words, or of first characters
where words are not spaced."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from bot.entities import endings
from bot.entities.text import RUN, THAI_MARK, bare, is_letter, is_unspaced, plain
from knowledge.lexicon import Words, words_of

_HANGUL = re.compile(r"[\uac00-\ud7af]")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
# Kinds whose words may follow a figure without a space: "2pcs", "500rub".
AFTER_FIGURES = frozenset({"counter", "currency", "unit", "size_word"})


class Hit(NamedTuple):
    """A word or phrase of the index at a place. ``normal`` is what its file's key says."""

    start: int
    end: int
    kind: str
    normal: Optional[str]
    language: str


class _Entry(NamedTuple):
    text: str
    kind: str
    normal: Optional[str]


class View(NamedTuple):
    """A text as an index reads it, and where its words begin."""

    folded: str
    plain: str
    bare: str
    runs: List[Tuple[int, str, str]]  # place, plain run, bare run

    @classmethod
    def of(cls, folded: str) -> View:
        lowered = plain(folded)
        stripped = lowered if lowered.isascii() else bare(folded)
        runs = [
            (m.start(), m.group(), stripped[m.start() : m.end()]) for m in RUN.finditer(lowered)
        ]
        return cls(folded, lowered, stripped, runs)


class Index:
    """Finds a language's words in a text; made once and kept."""

    def __init__(self, words: Words, exact: bool = False) -> None:
        """``exact``: accents tell words apart and are not left out (Vietnamese)."""
        self.language = words.language
        self.exact = exact
        self.spaced: Dict[str, List[_Entry]] = {}
        self.glued: Dict[str, List[_Entry]] = {}
        self.endings = endings.of(words.language)
        for kind, normal, text in _entries(words):
            self._add(kind, normal, text)
        for entries in (*self.spaced.values(), *self.glued.values()):
            entries.sort(key=lambda entry: -len(entry.text))
        self.products = frozenset(
            entry.text
            for entries in self.spaced.values()
            for entry in entries
            if entry.kind == "product" and " " not in entry.text
        )

    def _add(self, kind: str, normal: Optional[str], text: str) -> None:
        key = self.fold(text)
        if is_unspaced(key):
            entries = self.glued.setdefault(key[0], [])
        else:
            first = RUN.match(key)
            if first is None:
                return
            entries = self.spaced.setdefault(first.group(), [])
        entry = _Entry(key, kind, normal)
        if entry not in entries:
            entries.append(entry)

    def fold(self, text: str) -> str:
        return plain(text) if self.exact else bare(text)

    def scan(self, view: View) -> List[Hit]:
        """All hits, of each kind the longest at its place, in order of place."""
        text = view.plain if self.exact else view.bare
        hits: List[Hit] = []
        for start, lowered, stripped in view.runs:
            run = lowered if self.exact else stripped
            if self.glued and is_unspaced(run):
                for place in range(start, start + len(run)):
                    entries = self.glued.get(text[place])
                    if entries:
                        self._match(text, place, place, entries, hits)
                continue
            if self.glued and run[0] in self.glued:
                self._match(text, start, start, self.glued[run[0]], hits)
            entries = self.spaced.get(run)
            before = len(hits)
            if entries:
                self._match(text, start, start, entries, hits)
            if self.endings is not None and len(hits) == before and run[0].isalpha():
                self._inflected(text, start, run, hits)
        return hits

    def _match(
        self, text: str, begin: int, place: int, entries: Sequence[_Entry], hits: List[Hit]
    ) -> None:
        """Adds the entries that stand at ``place``; the hit begins at ``begin``."""
        seen: List[str] = []
        for entry in entries:
            if text.startswith(entry.text, place) and entry.kind not in seen:
                end = place + len(entry.text)
                if _stands(text, place, end, entry, begin < place):
                    seen.append(entry.kind)
                    hits.append(Hit(begin, end, entry.kind, entry.normal, self.language))

    def _inflected(self, text: str, start: int, run: str, hits: List[Hit]) -> None:
        """Words with what the language puts before or behind them."""
        assert self.endings is not None
        for length in self.endings.prefix_lengths(run):
            entries = self.spaced.get(run[length:])
            if entries:
                before = len(hits)
                self._match(text, start, start + length, entries, hits)
                if len(hits) > before:
                    return
        if self.endings.is_product(run, self.products):
            hits.append(Hit(start, start + len(run), "product", None, self.language))


def _stands(text: str, start: int, end: int, entry: _Entry, prefixed: bool) -> bool:
    """Whether an entry is whole words there, or may be part of an unspaced run."""
    if start and not prefixed and is_letter(text[start - 1]) and is_letter(text[start]):
        return False
    if start and text[start - 1].isdigit():
        if text[start].isdigit() or (is_letter(text[start]) and entry.kind not in AFTER_FIGURES):
            return False
    if end < len(text):
        following = text[end]
        if text[end - 1].isdigit():
            if following.isdigit():
                return False
        elif is_letter(text[end - 1]) and is_letter(following):
            return False
        if _THAI.match(following) and THAI_MARK.match(following):
            return False
    if len(entry.text) == 1 and _HANGUL.match(entry.text):
        return endings.korean_word(text, start, end)
    if len(entry.text) <= 2 and _THAI.match(entry.text) and entry.kind in ("product", "colour"):
        return not (start and _THAI.match(text[start - 1])) and not (
            end < len(text) and _THAI.match(text[end])
        )
    return True


def _entries(words: Words) -> Iterator[Tuple[str, Optional[str], str]]:
    """``(kind, normal, text)`` of everything that a message is searched for."""
    plainly: List[Tuple[str, Sequence[str]]] = [
        ("product", words.products),
        ("size_word", words.size_words),
        ("counter", words.counters),
        ("currency", words.currencies),
        ("ignore", words.ignore),
    ]
    for kind, texts in plainly:
        yield from ((kind, None, text) for text in texts)
    keyed: List[Tuple[str, Any]] = [
        ("colour", words.colours),
        ("size", words.sizes),
        ("number", words.numbers),
        ("label", words.labels),
        ("reason", words.reasons),
        ("day", words.dates.days),
        ("weekday", words.dates.weekdays),
        ("month", words.dates.months),
        ("unit", words.dates.units),
        ("phrase", words.dates.phrases),
    ]
    for kind, mapping in keyed:
        for key, texts in mapping.items():
            yield from ((kind, str(key), text) for text in texts)


@lru_cache(maxsize=64)
def index_of(language: str, exact: bool = False) -> Index:
    return Index(words_of(language), exact)
