"""A small linear model of character n-grams that tells the 31 languages apart.

Made by ``python -m knowledge.language_training`` from the bot's own training messages, so it
knows chat spelling, slang, and Hindi, Arabic, Russian ... in Latin letters, which general
detectors do not. Numbers, punctuation and emoji are no features. Needs numpy only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MODEL_FILE = Path(__file__).parent / "data" / "language_model.npz"
# Scripts that several of our languages are written in: the model chooses among those.
GROUPS = ("Latin", "Cyrillic", "Arabic", "Han")
BITS = 16
LONGEST = 5  # characters of an n-gram, the spaces around a word included
MAX_CHARACTERS = 300

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LETTER = re.compile(r"[^\W\d_]")
_SPACE = 32
_MULTIPLIER, _FINISH = np.uint32(0x01000193), np.uint32(0x9E3779B1)


def features(text: str) -> NDArray[np.int64]:
    """Sorted buckets of the text's n-grams within words, and of its whole words."""
    folded = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).lower().replace("’", "'")
    words = [word for word in _WORD.findall(folded) if _LETTER.search(word)]
    if not words:
        return np.empty(0, dtype=np.int64)
    padded = " " + "  ".join(words) + " "
    letters = np.frombuffer(padded.encode("utf-32-le", "replace"), dtype=np.uint32)
    space = letters == _SPACE
    # Two spaces part the words: an n-gram that holds both would reach over them.
    breaks = np.concatenate(([0], np.cumsum(space[:-1] & space[1:])))
    found, running = [], np.zeros(len(letters), dtype=np.uint32)
    for size in range(1, LONGEST + 1):
        last = len(letters) - size + 1
        if last <= 0:
            break
        running = running[:last] * _MULTIPLIER + letters[size - 1 :]
        inside = breaks[:last] == breaks[size - 1 :]
        if size == 1:
            inside &= ~space
        found.append(_buckets(running[inside], size))
    return np.unique(np.concatenate([*found, _whole(letters, space)]))


def _whole(letters: NDArray[np.uint32], space: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Buckets of the words as such."""
    edges = np.flatnonzero(space)
    sums = np.concatenate(
        ([np.uint32(0)], np.cumsum(letters * (letters ^ _FINISH), dtype=np.uint32))
    )
    starts, ends = edges[::2] + 1, edges[1::2]
    # A sum alone would not tell anagrams apart: the first two letters keep their places.
    first = letters[starts] * _MULTIPLIER + letters[np.minimum(starts + 1, ends)]
    return _buckets((sums[ends] - sums[starts]) ^ (first * _FINISH), LONGEST + 1)


def _buckets(hashes: NDArray[np.uint32], kind: int) -> NDArray[np.int64]:
    mixed = (hashes ^ np.uint32(kind * 0x85EBCA6B & 0xFFFFFFFF)) * _FINISH
    mixed = (mixed ^ (mixed >> np.uint32(15))) * np.uint32(0x2C1B3C6D)
    return (mixed >> np.uint32(32 - BITS)).astype(np.int64)


class LanguageModel:
    """Weights of one byte a bucket and language, with a scale a language."""

    def __init__(self, path: Path = MODEL_FILE) -> None:
        with np.load(path) as stored:
            self._weights: NDArray[np.int8] = stored["weights"]
            self._scales: NDArray[np.float32] = stored["scales"]
            self._biases: NDArray[np.float32] = stored["biases"]
            self._known: NDArray[np.bool_] = stored["known"]
            self.languages = [str(tag) for tag in stored["languages"]]
        if self._weights.shape != (1 << BITS, len(self.languages)):
            raise ValueError(f"{path} is of another format: run knowledge.language_training again")

    def scores(self, text: str, group: str) -> dict[str, float]:
        """Evidence in nats, up to a constant, for each language written in the script group."""
        found, row = features(text), GROUPS.index(group)
        sums = self._weights[found].sum(axis=0, dtype=np.int32)
        values = sums * self._scales / np.sqrt(max(1, len(found))) + self._biases[row]
        return {
            tag: float(value)
            for tag, value, known in zip(self.languages, values, self._known[row], strict=True)
            if known
        }


@cache
def language_model() -> LanguageModel:
    return LanguageModel()
