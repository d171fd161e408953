"""Which languages' words a text is searched for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Dict, FrozenSet, List, Optional, Sequence, Tuple

from bot.entities.index import Hit, Index, View, index_of
from knowledge.lexicon import languages as known_languages

# Languages that are written in a script, beside those that are also typed in Latin letters.
_SCRIPTS: Dict[str, str] = {
    "Greek": "el", "Cyrillic": "ru uk", "Hebrew": "he", "Arabic": "ar fa", "Devanagari": "hi",
    "Bengali": "bn", "Thai": "th", "Kana": "ja", "Han": "zh-Hans zh-Hant ja", "Hangul": "ko",
}  # fmt: skip
_RANGES: Dict[str, re.Pattern[str]] = {
    "Greek": re.compile(r"[\u0370-\u03ff]"),
    "Cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "Hebrew": re.compile(r"[\u05d0-\u05ea]"),
    "Arabic": re.compile(r"[\u0620-\u064a\u0671-\u06d3]"),
    "Devanagari": re.compile(r"[\u0900-\u097f]"),
    "Bengali": re.compile(r"[\u0980-\u09ff]"),
    "Thai": re.compile(r"[\u0e00-\u0e7f]"),
    "Kana": re.compile(r"[\u3040-\u30ff]"),
    "Han": re.compile(r"[\u3400-\u9fff]"),
    "Hangul": re.compile(r"[\uac00-\ud7af]"),
}
_LATIN = re.compile(r"[A-Za-z]")
_VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
# Often taken for one another, and with much of their words in common.
_SIBLINGS = {
    "zh-Hans": "zh-Hant", "zh-Hant": "zh-Hans", "id": "ms", "ms": "id", "ru": "uk", "uk": "ru",
}  # fmt: skip
_OWN_SCRIPT = frozenset(tag for tags in _SCRIPTS.values() for tag in tags.split())
# Of English beside another language: kinds that do harm, and fewest letters of those that may.
_NOT_BESIDE = frozenset({"number", "month", "unit", "counter", "size", "currency"})
_FEWEST = {"product": 4, "colour": 4, "day": 5, "weekday": 6, "phrase": 6, "reason": 7, "label": 4}
_MOST_GUESSES = 2


@lru_cache(maxsize=1)
def _there() -> FrozenSet[str]:
    return frozenset(known_languages())


def hits_of(view: View, language: Optional[str]) -> Tuple[List[Hit], List[str], bool]:
    """The hits, the languages searched with the likeliest first, and whether Vietnamese accents
    are to be minded."""
    text = view.folded
    exact = _VIETNAMESE.search(view.plain) is not None
    scripts = [name for name, pattern in _RANGES.items() if pattern.search(text)]
    foreign = [tag for name in scripts for tag in _SCRIPTS[name].split()]
    if language is not None and language not in _there():
        stem = language.split("-")[0]
        language = next((tag for tag in sorted(_there()) if tag.split("-")[0] == stem), None)
    if language is not None:
        chosen = [language]
        if language in _SIBLINGS:
            chosen.append(_SIBLINGS[language])
        # What is written in another script than the language's is of another language.
        if language not in foreign:
            chosen += foreign
        chosen = [tag for tag in dict.fromkeys(chosen) if tag in _there()]
        found = [hit for tag in chosen for hit in _index(tag, exact).scan(view)]
        if "en" not in chosen and "en" in _there() and _LATIN.search(text):
            careful = language not in _OWN_SCRIPT
            found += [h for h in _index("en", exact).scan(view) if not careful or _harmless(h)]
            chosen.append("en")
        return found, chosen, exact
    return _guessed(view, foreign, exact)


def _guessed(view: View, foreign: Sequence[str], exact: bool) -> Tuple[List[Hit], List[str], bool]:
    """Of the languages that the script allows, those whose words cover most of the text."""
    candidates = [tag for tag in dict.fromkeys(foreign) if tag in _there()]
    if _LATIN.search(view.folded):
        candidates += [tag for tag in sorted(_there()) if tag not in candidates]
    by_language = {tag: _index(tag, exact).scan(view) for tag in candidates}
    weight = {
        tag: _covered(hits) + (0.5 if tag == "en" else 0) for tag, hits in by_language.items()
    }
    order = sorted(candidates, key=lambda tag: -weight[tag])
    chosen = [tag for tag in order[:_MOST_GUESSES] if weight[tag] >= 0.8 * weight[order[0]]]
    for tag in ("en", *foreign):
        if tag in by_language and tag not in chosen:
            chosen.append(tag)
    latin = chosen[0] not in _OWN_SCRIPT if chosen else False
    found = [
        hit
        for tag in chosen
        for hit in by_language[tag]
        if tag == chosen[0] or tag != "en" or not latin or _harmless(hit)
    ]
    return found, chosen, exact


def _covered(hits: Sequence[Hit]) -> float:
    """Characters that a language's words cover, each once."""
    places = set()
    for hit in hits:
        if hit.end - hit.start > 1:
            places.update(range(hit.start, hit.end))
    return float(len(places))


def _harmless(hit: Hit) -> bool:
    """Whether an English word may be meant as such in a text of another language."""
    return hit.kind not in _NOT_BESIDE and hit.end - hit.start >= _FEWEST.get(hit.kind, 0)


def _index(language: str, exact: bool) -> Index:
    return index_of(language, exact and language == "vi")
