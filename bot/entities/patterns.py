"""A language's date patterns as regular expressions, tried only where what they need is there."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Dict, Iterable, Iterator, List, Mapping, Optional, Pattern, Sequence, Set, Tuple

from bot.entities import endings
from bot.entities.text import bare, is_apart, is_unspaced, plain
from knowledge.lexicon import Words, words_of

# In these only what is named counts, not the words before it: "since January".
TRIMMED = frozenset({"weekday", "month", "day_month", "month_year", "day"})
_ORDINAL = r"(?:\.|st|nd|rd|th|er|º|ª|°|o|-?(?:го|ого|е|ое|ги)|η|ης|'?(?:inci|nci|e|a))?"
_PLACEHOLDER = re.compile(r"\{(weekday|month|unit|n|d|y)\}")


class DatePattern:
    """One pattern. ``needs`` is the kind of word without which it cannot stand: weekday, month,
    unit or figure. Its expression is compiled when it is tried first."""

    def __init__(self, key: str, needs: str, source: str, spaced: bool) -> None:
        self.key = key
        self.needs = needs
        self.source = source
        self.spaced = spaced

    @cached_property
    def regex(self) -> Pattern[str]:
        return re.compile(self.source)

    def ready(self) -> None:
        """Compile the expression now."""
        self.regex  # noqa: B018

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Where it stands as whole words; in scripts without spaces, anywhere."""
        for match in self.regex.finditer(text):
            if not self.spaced or is_apart(text, *match.span()):
                yield match


class DatePatterns:
    """The patterns of a language, longest first, and the numbers behind its words."""

    def __init__(self, words: Words, exact: bool = False) -> None:
        self.fold = plain if exact else bare
        dates = words.dates
        self.numbers = self._values({str(k): v for k, v in words.numbers.items()})
        self.weekdays = self._values({str(k): v for k, v in dates.weekdays.items()})
        self.months = self._values({str(k): v for k, v in dates.months.items()})
        self.units = self._values(dates.units)
        figures = r"\d{1,3}"
        self._parts = {
            "weekday": _either(self.weekdays),
            "month": _either(self.months) + r"\.?",
            "unit": _either(self.units),
            "n": f"(?:{figures}|{_either(self.numbers)})" if self.numbers else figures,
            "d": r"(?:3[01]|[12]\d|0?[1-9])",
            "y": r"(?:19|20)\d\d",
        }
        prefix = endings.of(words.language)
        glue = f"(?:{prefix.prefix.pattern}-?)?" if prefix and prefix.prefix else ""
        known = {"weekday": self.weekdays, "month": self.months, "unit": self.units}
        self.patterns: List[DatePattern] = []
        for key, texts in dates.patterns.items():
            for text in texts:
                names = _PLACEHOLDER.findall(text)
                if not names or any(name in known and not known[name] for name in names):
                    continue
                needs = next((n for n in ("weekday", "month", "unit") if n in names), "figure")
                made = self._source(self.fold(text), key, glue)
                if made is not None:
                    self.patterns.append(DatePattern(key, needs, *made))
        self.prepositions = self._prepositions(dates.patterns.get("weekday", ()))

    def _values(self, mapping: Mapping[str, Iterable[str]]) -> Dict[str, str]:
        return {
            self.fold(text).rstrip("."): key for key, texts in mapping.items() for text in texts
        }

    def _prepositions(self, patterns: Sequence[str]) -> Set[str]:
        """Words before a weekday that are no part of the date: "on", "am", "el"."""
        found = set()
        for pattern in patterns:
            before, _, after = self.fold(pattern).partition("{weekday}")
            if before.strip() and " " not in before.strip() and not after:
                found.add(before.strip() + " " if before.endswith(" ") else before)
        return {word for word in found if word.endswith(" ")}

    def _source(self, pattern: str, key: str, glue: str) -> Optional[Tuple[str, bool]]:
        """The expression, and whether it must stand as whole words; None for what cannot be."""
        pieces: List[str] = []
        at = 0
        seen: Set[str] = set()
        for found in _PLACEHOLDER.finditer(pattern):
            pieces.append(_literal(pattern[at : found.start()]))
            name = found.group(1)
            if name in seen:
                return None
            seen.add(name)
            opening = "(?P<named>" if key in TRIMMED and len(seen) == 1 and name else ""
            part = f"{opening}(?P<{name}>{self._parts[name]})"
            following = pattern[found.end() : found.end() + 1]
            if name == "d" and not following.isalpha():
                part += _ORDINAL if following != "." else ""
            pieces.append(part)
            at = found.end()
        pieces.append(_literal(pattern[at:]))
        if key in TRIMMED:
            pieces.append(")")
        body = "".join(pieces)
        spaced = not is_unspaced(pattern + self._parts["month"] + self._parts["weekday"])
        body = f"{glue if spaced else ''}(?P<whole>{body})"
        return rf"(?<!\d){body}(?!\d)", spaced


def _either(values: Mapping[str, str]) -> str:
    """One of the texts, the longest that fits."""
    return "(?:" + "|".join(map(re.escape, sorted(values, key=len, reverse=True))) + ")"


def _literal(text: str) -> str:
    return re.escape(text).replace(r"\ ", ",? {1,2}")


@lru_cache(maxsize=64)
def date_patterns(language: str, exact: bool = False) -> DatePatterns:
    return DatePatterns(words_of(language), exact)
