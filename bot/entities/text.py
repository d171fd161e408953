"""Texts as they are searched: of the same length, so that positions stay those of the "
"original."""

from __future__ import annotations

import re
import unicodedata
from typing import Dict, List, Tuple

# Same meaning, other character: what keyboards and people use for one another.
_SAME = {
    **dict.fromkeys("−‐‑–—﹣", "-"),
    **dict.fromkeys("’‘ʼ´`′", "'"),
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیې", "ي"),
    **dict.fromkeys("ةۀەۃ", "ه"),
    "ک": "ك",
    "\u200c": " ",
    "ё": "е",
    "Ё": "Е",
}
_PLAIN_LETTERS = {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ð": "d", "ħ": "h"}
# Han, kana, Thai and Hangul: written without spaces, or with endings put to the word.
UNSPACED = (
    r"\u0e00-\u0e7f\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
)
# Vowel signs and accents, which \w leaves out.
MARKS = (
    r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
    r"\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u200d"
)
# One letter of a script that spaces its words.
LETTER = rf"(?:[^\W\d_{UNSPACED}]|[{MARKS}])"
# Neither letter nor digit beside it, of an alphabet; Han and the like may stand there.
_ALPHABETIC = "A-Za-z0-9\u00aa\u00b5\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff"
BEGIN, END = f"(?<![{_ALPHABETIC}])", f"(?![{_ALPHABETIC}])"
RUN = re.compile(rf"{LETTER}+|\d+|[{UNSPACED}]+")
THAI_MARK = re.compile(r"[\u0e31\u0e33-\u0e3a\u0e45\u0e47-\u0e4e]")
_LETTER = re.compile(LETTER)
_IS_UNSPACED = re.compile(rf"[{UNSPACED}]")


class _Table(Dict[str, str]):
    """What stands for a character, worked out once for each."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self.level = level

    def __missing__(self, character: str) -> str:
        self[character] = result = _fold(character, self.level)
        return result


def _fold(character: str, level: int) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    result = _SAME.get(character) if level or character in "−‐‑–—﹣" else None
    if result is None:
        result = unicodedata.normalize("NFKC", character)
        result = _SAME.get(result, result) if level else result
    if len(result) != 1:
        result = character
    if not level:
        return "-" if result in "−‐‑–" else result
    if result.isspace():
        return " "
    lowered = result.lower()
    result = lowered if len(lowered) == 1 else lowered[0] if lowered[:1] == "i" else result
    if level == 1 or "\u3000" <= result <= "\uffff":
        return result
    result = _PLAIN_LETTERS.get(result, result)
    base = unicodedata.normalize("NFD", result)[0]
    return base if result.isalpha() else result


_TABLES = (_Table(0), _Table(1), _Table(2))


def fold(text: str) -> str:
    """Every digit 0-9, every full-width letter ASCII; letters keep their case."""
    table = _TABLES[0]
    return "".join([table[character] for character in text])


def plain(text: str) -> str:
    """Folded, lower case, one of each set of letters that people use for one another."""
    table = _TABLES[1]
    return "".join([table[character] for character in text])


def bare(text: str) -> str:
    """Plain, and without accents, which many leave out."""
    table = _TABLES[2]
    return "".join([table[character] for character in text])


def is_unspaced(text: str) -> bool:
    return _IS_UNSPACED.search(text) is not None


def is_letter(character: str) -> bool:
    """Whether it is a letter, or part of one, of a script that spaces its words."""
    return _LETTER.match(character) is not None


def is_apart(text: str, start: int, end: int) -> bool:
    """Whether a piece of a text begins and ends where words do."""
    if start and is_letter(text[start]) and is_letter(text[start - 1]):
        return False
    return not (end < len(text) and is_letter(text[end - 1]) and is_letter(text[end]))


def composed(text: str) -> Tuple[str, List[int]]:
    """The text with every accent joined to its letter, and where each of its characters begins
    in the given one, with one number more for the end; an empty list where nothing changed."""
    if unicodedata.is_normalized("NFC", text):
        return text, []
    pieces: List[str] = []
    starts: List[int] = []
    begin = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        piece = unicodedata.normalize("NFC", text[begin:end])
        pieces.append(piece)
        starts += [begin] * len(piece)
        begin = end
    return "".join(pieces), [*starts, len(text)]
