"""What the writing system of a text says about its language."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

_NAMES = {
    "LATIN": "Latin",
    "CYRILLIC": "Cyrillic",
    "GREEK": "Greek",
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "DEVANAGARI": "Devanagari",
    "BENGALI": "Bengali",
    "THAI": "Thai",
    "HANGUL": "Hangul",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "KATAKANA-HIRAGANA": "Kana",
    "CJK": "Han",
}
_ONE_LANGUAGE = {
    "Greek": "el",
    "Hebrew": "he",
    "Devanagari": "hi",
    "Bengali": "bn",
    "Thai": "th",
    "Hangul": "ko",
    "Kana": "ja",
}
SHARE_THAT_DECIDES = 0.25

_PERSIAN_LETTERS, _ARABIC_LETTERS = set("پچژگکی"), set("ةىيكأإؤئ")
_RUSSIAN_LETTERS, _UKRAINIAN_LETTERS = set("ыэёъ"), set("іїєґ")
_JAPANESE_WORDS = ("注文", "返品", "返金", "荷物", "送料", "領収", "番号", "届", "未着", "商品到着")
_WORD = re.compile(r"[^\W\d_]+")
_UNMARKED = str.maketrans("łŁđĐıİ", "lLdDiI")


@lru_cache(maxsize=8192)
def script_of(character: str) -> str | None:
    """Writing system of a letter; "Other" for those of no language here, None for no letter."""
    if unicodedata.category(character)[0] != "L" and character not in "ーـ":
        return None
    name = unicodedata.name(character, "").removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ")
    return _NAMES.get(name.split(" ", 1)[0], "Other")


def count_scripts(text: str) -> Counter[str]:
    """Letters of each writing system in the text."""
    counts: Counter[str] = Counter()
    for character in text:
        script = "Latin" if character.isascii() and character.isalpha() else script_of(character)
        if script:
            counts[script] += 1
    return counts


def without_marks(text: str) -> str:
    """The text as people type it who leave the accents out."""
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.translate(_UNMARKED)


def language_by_script(text: str, counts: Counter[str]) -> dict[str, float] | None:
    """Probabilities of languages where a non-Latin script decides, else None.

    A quarter of the letters is enough: brands and order numbers are Latin in every language. A
    Han character and a kana each stand for more than a Latin letter, and count twice.
    """
    weights = {s: n * (2 if s in ("Han", "Kana") else 1) for s, n in counts.items()}
    total = sum(weights.values())
    foreign = {s: n for s, n in weights.items() if s not in ("Latin", "Other")}
    if not foreign or sum(foreign.values()) < SHARE_THAT_DECIDES * total:
        return None
    if counts["Kana"] and counts["Kana"] + counts["Han"] >= max(foreign.values()) / 2:
        return {"ja": 1.0}
    script = max(foreign, key=lambda s: foreign[s])
    if script == "Han":
        return _han(text)
    if script == "Arabic":
        return _two(
            "ar",
            "fa",
            _evidence(text, _ARABIC_LETTERS, "ar"),
            _evidence(text, _PERSIAN_LETTERS, "fa"),
        )
    if script == "Cyrillic":
        return _two(
            "ru",
            "uk",
            _evidence(text, _RUSSIAN_LETTERS, "ru"),
            _evidence(text, _UKRAINIAN_LETTERS, "uk"),
        )
    return {_ONE_LANGUAGE[script]: 1.0}


@cache
def _native_words() -> dict[str, frozenset[str]]:
    path = Path(__file__).parent / "data" / "native_words.json"
    lists = json.loads(path.read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in lists.items()}


def _evidence(text: str, letters: set[str], language: str) -> float:
    lowered, words = text.lower(), _native_words()[language]
    found = sum(character in letters for character in lowered)
    return found + 1.5 * sum(word in words for word in _WORD.findall(lowered))


def _two(first: str, second: str, for_first: float, for_second: float) -> dict[str, float]:
    """Shares of two languages; the first is the more frequent and wins without evidence."""
    share = (for_first + 0.6) / (for_first + for_second + 1.0)
    return {first: share, second: 1.0 - share}


def _encodable(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=8192)
def _users(character: str) -> frozenset[str]:
    """Languages whose national character standard lists the character."""
    standards = {"zh-Hans": "gb2312", "zh-Hant": "big5", "ja": "shift_jis"}
    return frozenset(tag for tag, code in standards.items() if _encodable(character, code))


def _han(text: str) -> dict[str, float]:
    """Shares of Chinese in two scripts and Japanese without kana.

    Each character that a language's standard does not list speaks against that language.
    """
    weights = {"zh-Hans": 0.6, "zh-Hant": 0.25, "ja": 0.15}
    for character in text[:200]:
        if script_of(character) == "Han":
            users = _users(character)
            for language in weights:
                weights[language] *= 1.0 if language in users or not users else 0.05
    if any(word in text for word in _JAPANESE_WORDS):
        weights["ja"] *= 20.0
    total = sum(weights.values())
    return {language: weight / total for language, weight in weights.items()}
