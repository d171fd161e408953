"""Hears a customer ask for another language: "auf Deutsch bitte", "can we speak Spanish?".

The words are those of ``words/<lang>.yml``: how speakers of a language call all 31, and how they
ask for one. Only a sentence that says little else counts: "is the manual in English?" asks for
nothing of the kind.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from knowledge.lexicon import languages, words_of

SLOT = "{language}"
LONGEST_NAME = 4  # words
# Languages that write words, or a word and what belongs to it, without a space.
UNSPACED = ("zh-Hans", "zh-Hant", "ja", "th", "ko")
# What a sentence may hold besides the request: words, or characters where none are spaced.
OTHER_WORDS, OTHER_CHARACTERS = 1, 3
# Names of languages that are everyday words elsewhere ("hindi" is Tagalog for no).
WORDS_TOO = frozenset({"hindi"})
_SENTENCES = re.compile(r"[.!?;,…\n。！？；，、،؟।॥]+")
_EDGES = "\"'’‘“”«»()*-–:¿¡"


@dataclass(frozen=True, slots=True)
class LanguageRequest:
    """The language asked for, and whether the message asks for nothing else."""

    language: str
    alone: bool


@dataclass(frozen=True, slots=True)
class _Speaker:
    """How the speakers of one language ask."""

    names: dict[str, str]
    patterns: tuple[tuple[str, ...], ...]
    vocabulary: frozenset[str]
    joined: tuple[str, ...]  # the patterns without their spaces


def prepare() -> None:
    """Read the words now rather than at the first message (a third of a second)."""
    _all_names()


def requested_language(text: str) -> LanguageRequest | None:
    """The language that ``text`` asks to go on in; None where it does not ask."""
    sentences = [part for part in _SENTENCES.split(_plain(text)) if part.strip()]
    for sentence in sentences:
        found = _spaced(sentence) or _unspaced(sentence)
        if found is not None:
            others = sum(len(_words(other)) for other in sentences if other is not sentence)
            return LanguageRequest(found, alone=others <= OTHER_WORDS + 1)
    return None


def _spaced(sentence: str) -> str | None:
    words = _words(sentence)
    best: tuple[int, str] | None = None
    for start, end, name in _mentions(words):
        rest = [*words[:start], SLOT, *words[end:]]
        for speaker in _speakers().values():
            language = speaker.names.get(name)
            if language is None:
                continue
            # "in english" is in some lists a name as a whole: then the name alone is the request.
            bare = len(rest) == 1 and name not in WORDS_TOO
            asks = bare or any(_holds(rest, pattern) for pattern in speaker.patterns)
            other = sum(word not in speaker.vocabulary for word in rest if word != SLOT)
            if asks and other <= OTHER_WORDS and (best is None or other < best[0]):
                best = other, language
    return best[1] if best else None


def _unspaced(sentence: str) -> str | None:
    bare = "".join(sentence.split())
    for tag in UNSPACED:
        speaker = _speakers()[tag]
        for name in speaker.names:
            if name not in bare:
                continue
            rest = bare.replace(name, SLOT, 1)
            matched = next((asked for asked in speaker.joined if asked in rest), "")
            left = len(rest) - (len(matched) if matched else len(SLOT))
            if left <= (OTHER_CHARACTERS if matched else 0):
                return speaker.names[name]
    return None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:400]).casefold()


def _words(text: str) -> list[str]:
    return [word for part in text.split() if (word := part.strip(_EDGES))]


def _mentions(words: list[str]) -> Iterator[tuple[int, int, str]]:
    known = _all_names()
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
            name = " ".join(words[start:end])
            if name in known:
                yield start, end, name


def _holds(words: list[str], pattern: tuple[str, ...]) -> bool:
    size = len(pattern)
    return any(
        tuple(words[at : at + size]) == pattern for at in range(max(0, len(words) - size + 1))
    )


@cache
def _speakers() -> dict[str, _Speaker]:
    speakers = {}
    for tag in languages():
        words = words_of(tag)
        names = {
            " ".join(_words(_plain(name))): language
            for language, forms in reversed(list(words.language_names.items()))
            for name in forms
        }
        patterns = tuple(tuple(_words(_plain(pattern))) for pattern in words.speak)
        speakers[tag] = _Speaker(
            names=dict(sorted(names.items(), key=lambda item: -len(item[0]))),
            patterns=patterns,
            vocabulary=frozenset(word for pattern in patterns for word in pattern),
            joined=tuple(sorted(map("".join, patterns), key=len, reverse=True)),
        )
    return speakers


@cache
def _all_names() -> frozenset[str]:
    return frozenset(name for speaker in _speakers().values() for name in speaker.names)
