"""Dates in figures and in words, with what day is meant."""

from __future__ import annotations

import datetime as dt
import re
from typing import Callable, List, Optional, Sequence, Set, Tuple

from bot.entities import days
from bot.entities.index import Hit, View
from bot.entities.patterns import TRIMMED, DatePattern, DatePatterns, date_patterns
from bot.entities.span import Page
from bot.entities.text import is_unspaced

_FREE = r"(?<![A-Za-z0-9/-])(?<!\d[.,])"
_YMD = re.compile(
    r"(?<![A-Za-z0-9])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?:\.(?!\d))?(?![\w-])"
)
_DMY = re.compile(_FREE + r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?((?:19|20)\d{2}|\d{2})(?![\w-])")
_DOTTED = re.compile(_FREE + r"([0-3]?\d)\. ?([01]?\d)\.(?! ?\d)")
_DOTTED_BARE = re.compile(_FREE + r"([0-3]?\d)\.([01]\d)(?![\w.,-])")
_SLASHED = re.compile(_FREE + r"(\d{1,2})/(\d{1,2})(?![\w/])")
_EAST = re.compile(
    r"(?:(?P<y>\d{2,4}) ?[年년] ?)?(?<!\d)(?P<m>1[0-2]|0?[1-9]) ?[月월] ?(?P<d>3[01]|"
    r"[12]\d|0?[1-9]) ?[日号號일]?(?!\d)"
)
_EAST_DAY = re.compile(
    r"(?<![\d月월])(?P<d>3[01]|[12]\d|[1-9]) ?(?:日(?!間|間|以|内|後|前|本|元)|号(?!码|线|"
    r"楼)|號(?!碼)|일(?![가-힣]))"
)
_MAY_STAND_ALONE = 4  # letters of a month's name that is matched without any other word


class Dates:
    """Finds dates on a page; ``today`` is what "yesterday" is reckoned from."""

    def __init__(self, page: Page, view: View, today: dt.date, languages: Sequence[str]) -> None:
        self.page = page
        self.view = view
        self.today = today
        self.languages = languages

    def in_figures(self) -> None:
        text = self.view.folded
        for match in _YMD.finditer(text):
            self._date(match, int(match[4]), int(match[3]), int(match[1]))
        for match in _DMY.finditer(text):
            self._either_way(match, int(match[1]), int(match[3]), int(match[4]), match[2])
        for match in _EAST.finditer(text):
            year = int(match["y"]) if match["y"] else None
            self._date(match, int(match["d"]), int(match["m"]), year)
        for pattern in (_DOTTED, _DOTTED_BARE, _SLASHED):
            for match in pattern.finditer(text):
                separator = "/" if pattern is _SLASHED else "."
                self._either_way(match, int(match[1]), int(match[2]), None, separator)

    def _either_way(
        self, match: re.Match[str], first: int, second: int, year: Optional[int], separator: str
    ) -> None:
        """Day and month, or month and day: as the language writes them, or as is possible."""
        month_first = separator == "/" and self.languages[:1] == ["en"]
        if self.languages[:1] in (["ja"], ["zh-Hans"], ["zh-Hant"], ["ko"], ["hu"]):
            month_first = True
        day, month = (second, first) if month_first else (first, second)
        if month > 12:
            day, month = month, day
        self._date(match, day, month, year)

    def _date(self, match: re.Match[str], day: int, month: int, year: Optional[int]) -> None:
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return
        self.page.take(
            "date", match.start(), match.end(), days.day_of(self.today, day, month, year)
        )

    def in_words(self, hits: Sequence[Hit], exact: bool) -> None:
        """From the hits of the languages: whole phrases first, the longest wins."""
        found: List[Tuple[int, int, Optional[str]]] = []
        for language in dict.fromkeys(self.languages):
            mine = [hit for hit in hits if hit.language == language]
            patterns = date_patterns(language, exact and language == "vi")
            found += self._phrases(mine, patterns)
            found += self._patterns(mine, patterns)
        if {"ja", "zh-Hans", "zh-Hant", "ko"} & set(self.languages):
            for match in _EAST_DAY.finditer(self.view.folded):
                if match.group()[-1] in "号號" and "ja" in self.languages[:1]:
                    continue
                normal = days.day_of_month(self.today, int(match["d"]))
                found.append((match.start(), match.end(), normal))
        for start, end, normal in sorted(found, key=lambda f: (-(f[1] - f[0]), f[0])):
            self.page.take("date", start, end, normal)
        self._join()

    def _join(self) -> None:
        """Makes one of dates with nothing between them: "Friday next week", "yesterday 3 pm"."""
        dates = sorted(self.page.of("date"), key=lambda span: span.start)
        for first, second in zip(dates[:-1], dates[1:], strict=True):
            gap = self.page.text[first.end : second.start]
            if gap not in ("", " ", "の", "的") or first not in self.page.spans:
                continue
            self.page.release(first)
            self.page.release(second)
            meant = days.joined(first.normal, second.normal)
            self.page.take("date", first.start, second.end, meant)

    def _phrases(
        self, hits: Sequence[Hit], patterns: DatePatterns
    ) -> List[Tuple[int, int, Optional[str]]]:
        found = []
        for hit in hits:
            normal: Optional[str] = None
            if hit.kind == "day":
                normal = days.shifted(self.today, int(hit.normal or 0), "day")
            elif hit.kind == "weekday":
                normal = days.weekday(self.today, int(hit.normal or 1), "weekday")
            elif hit.kind == "phrase":
                normal = days.phrase(self.today, hit.normal or "")
            elif hit.kind == "month" and self._alone(hit):
                normal = days.month_near(self.today, int(hit.normal or 1), None)
            else:
                continue
            found.append((hit.start, hit.end, normal))
        return found

    def _alone(self, hit: Hit) -> bool:
        """Whether a month's name can be nothing else: long, and in English with a capital."""
        text = self.view.folded[hit.start : hit.end]
        if is_unspaced(text):
            return not text[0].isdigit()
        return len(text) >= _MAY_STAND_ALONE and (hit.language != "en" or text[0].isupper())

    def _begin(self, start: int, end: int, patterns: DatePatterns) -> int:
        """Where a phrase begins without its preposition."""
        text = patterns.fold(self.view.folded)
        for word in patterns.prepositions:
            if text.startswith(word, start) and start + len(word) < end:
                return start + len(word)
        return start

    def _patterns(
        self, hits: Sequence[Hit], patterns: DatePatterns
    ) -> List[Tuple[int, int, Optional[str]]]:
        there: Set[str] = {hit.kind for hit in hits if hit.kind in ("weekday", "month", "unit")}
        if any(run[0].isdigit() for _, run, _ in self.view.runs):
            there.add("figure")
        if not there:
            return []
        text = self.view.plain if patterns.fold.__name__ == "plain" else self.view.bare
        found = []
        for pattern in patterns.patterns:
            if pattern.needs in there:
                for match in pattern.matches(text):
                    group = "named" if pattern.key in TRIMMED else "whole"
                    start, end = match.start(group), match.end(group)
                    if group == "whole":
                        start = self._begin(start, end, patterns)
                    found.append((start, end, self._meaning(pattern, match, patterns)))
        return found

    def _meaning(
        self, pattern: DatePattern, match: re.Match[str], patterns: DatePatterns
    ) -> Optional[str]:
        given = match.groupdict()
        values: List[Tuple[str, Callable[[str], str]]] = [
            ("weekday", lambda text: patterns.weekdays[text]),
            ("month", lambda text: patterns.months[text.rstrip(".")]),
            ("unit", lambda text: patterns.units[text]),
            ("n", lambda text: text if text.isdigit() else patterns.numbers[text]),
        ]
        value = {name: read(given[name]) for name, read in values if given.get(name)}
        year = int(given["y"]) if given.get("y") else None
        day = int(given["d"]) if given.get("d") else None
        if "month" in value:
            month = int(value["month"])
            if day is not None:
                return days.day_of(self.today, day, month, year)
            return days.month_near(self.today, month, year)
        if day is not None:
            return days.day_of_month(self.today, day)
        if "weekday" in value:
            return days.weekday(self.today, int(value["weekday"]), pattern.key)
        if "unit" in value and pattern.key in ("ago", "ahead"):
            count = int(value.get("n", "1"))
            return days.shifted(
                self.today, -count if pattern.key == "ago" else count, value["unit"]
            )
        return None
