"""Cuts a message where one request may end and the next begin."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Dict, Iterable, List, Optional, Pattern

import yaml

CONNECTIVES = Path(__file__).parent / "data" / "connectives.yml"
# The ends of sentences in all scripts; a full stop or comma inside a number or address is none.
ENDS = r"[.!?;:…](?=\s|$)|[。！？；؟؛۔।॥]|,(?=\s)|[，、،]|\n+"
# Arabic and Hebrew write "and" onto the next word.
GLUED = r"(?<=\s)[وו](?=\w{2})"
GLUING = frozenset({"ar", "he"})
UNSPACED = frozenset({"zh-Hans", "zh-Hant", "ja", "th"})
FEWEST_LETTERS = 4
EDGES = " ,，、،;；:"


@lru_cache(maxsize=1)
def _connectives() -> Dict[str, List[str]]:
    words: Dict[str, List[str]] = yaml.safe_load(CONNECTIVES.read_text("utf-8"))
    return words


@lru_cache(maxsize=64)
def _borders(language: str) -> Pattern[str]:
    """Ends of sentences, and the connectives of ``language`` and of English, which many mix in:
    the "a" that joins Czech requests stands before a noun in English."""
    spaced, joined = set(_connectives()["en"]), set()
    (joined if language in UNSPACED else spaced).update(_connectives().get(language, ()))
    parts = [ENDS, rf"(?<!\S)(?:{either(spaced)})(?!\S)"]
    parts += [GLUED] if language in GLUING else []
    parts += [either(joined)] if joined else []
    return re.compile("|".join(parts), re.I)


def either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def halves(text: str, language: Optional[str] = None) -> List[List[str]]:
    """Every way to cut ``text`` in two at a border, as ``[before, after]`` without the border.

    ``language`` is the message's tag, English where it is not known.

    Empty for a text without borders. Parts of less than four letters are no clauses.
    """
    cuts = []
    for border in _borders(language or "en").finditer(text):
        before = text[: border.start()].strip(EDGES)
        after = text[border.end() :].strip(EDGES)
        if min(_letters(before), _letters(after)) >= FEWEST_LETTERS:
            cuts.append([before, after])
    return cuts


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)
