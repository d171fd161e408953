"""Dates in figures and words of many languages, with the day that is meant."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.entities import days
from bot.entities.finder import find

TODAY = dt.date(2026, 11, 18)  # a Wednesday


def dates(text: str, language: str) -> list[tuple[str, str | None]]:
    return [(s.value, s.normal) for s in find(text, language, TODAY) if s.entity == "date"]


@pytest.mark.parametrize(
    ("text", "language", "value", "normal"),
    [
        ("since 2026-11-20", "en", "2026-11-20", "2026-11-20"),
        ("am 3.11.2026 bestellt", "de", "3.11.2026", "2026-11-03"),
        ("zum 20.12. bitte", "de", "20.12.", "2026-12-20"),
        ("11/14/2026", "en", "11/14/2026", "2026-11-14"),
        ("el 14/11", "es", "14/11", "2026-11-14"),
        ("２０２６年１１月５日", "ja", "２０２６年１１月５日", "2026-11-05"),
        ("12月5日以后", "zh-Hans", "12月5日", "2026-12-05"),
        ("on 12 March", "en", "12 March", "2027-03-12"),
        ("March 12th", "en", "March 12th", "2027-03-12"),
        ("the 9th", "en", "9th", "2026-11-09"),
        ("am 4. Mai 2025", "de", "4. Mai 2025", "2025-05-04"),
        ("el 30 de junio de 2026", "es", "30 de junio de 2026", "2026-06-30"),
        ("٢٠ ديسمبر", "ar", "٢٠ ديسمبر", "2026-12-20"),
        ("yesterday evening", "en", "yesterday evening", "2026-11-17"),
        ("vorgestern", "de", "vorgestern", "2026-11-16"),
        ("pasado mañana", "es", "pasado mañana", "2026-11-20"),
        ("昨天", "zh-Hans", "昨天", "2026-11-17"),
        ("明後日", "ja", "明後日", "2026-11-20"),
        ("أول أمس", "ar", "أول أمس", "2026-11-16"),
        ("last Tuesday", "en", "last Tuesday", "2026-11-17"),
        ("last Wednesday", "en", "last Wednesday", "2026-11-11"),
        ("next Friday", "en", "next Friday", "2026-11-20"),
        ("上周二", "zh-Hans", "上周二", "2026-11-10"),
        ("這星期五", "zh-Hant", "這星期五", "2026-11-20"),
        ("来週の月曜日", "ja", "来週の月曜日", "2026-11-23"),
        ("지난주 화요일", "ko", "지난주 화요일", "2026-11-10"),
        ("Tuesday last week", "en", "Tuesday last week", "2026-11-10"),
        ("vorige week dinsdag", "nl", "vorige week dinsdag", "2026-11-10"),
        ("nächste Woche Montag", "de", "nächste Woche Montag", "2026-11-23"),
        ("thứ ba tuần trước", "vi", "thứ ba tuần trước", "2026-11-10"),
        ("el martes pasado", "es", "martes pasado", "2026-11-17"),
        ("pasado martes", "es", "pasado martes", "2026-11-17"),
        ("letzten Montag", "de", "letzten Montag", "2026-11-16"),
        ("الجمعة الماضية", "ar", "الجمعة الماضية", "2026-11-13"),
        ("on Sunday", "en", "Sunday", "2026-11-15"),
        ("vor zwei Wochen", "de", "vor zwei Wochen", "2026-11-04"),
        ("hace tres días", "es", "hace tres días", "2026-11-15"),
        ("两天前", "zh-Hans", "两天前", "2026-11-16"),
        ("３日前", "ja", "３日前", "2026-11-15"),
        ("in drei Wochen", "de", "in drei Wochen", "2026-12-09"),
        ("a month ago", "en", "a month ago", "2026-10-18"),
        ("last week", "en", "last week", "2026-11-09/2026-11-15"),
        ("nächste Woche", "de", "nächste Woche", "2026-11-23/2026-11-29"),
        ("el mes pasado", "es", "el mes pasado", "2026-10-01/2026-10-31"),
        ("this weekend", "en", "this weekend", "2026-11-21/2026-11-22"),
        ("since January", "en", "January", "2026-01-01/2026-01-31"),
        ("desde enero", "es", "enero", "2026-01-01/2026-01-31"),
    ],
)
def test_date_is_found_whole_and_reckoned_from_today(
    text: str, language: str, value: str, normal: str
) -> None:
    assert dates(text, language) == [(value, normal)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("you may march on", "en"),
        ("guten Morgen", "de"),
        ("at 14:05", "en"),
        ("version 1.2", "en"),
        ("30/31/2026", "en"),
        ("二月", "en"),
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str, language: str) -> None:
    assert [value for value, _ in dates(text, language) if value != "二月"] == []


@pytest.mark.parametrize(("text", "day"), [("29.2.2026", None), ("29.2.2024", "2024-02-29")])
def test_day_that_is_in_no_calendar_means_nothing(text: str, day: str | None) -> None:
    assert dates(text, "de") == [(text, day)]


def test_months_are_counted_to_the_last_day_there_is() -> None:
    assert days.shifted(dt.date(2026, 3, 31), -1, "month") == "2026-02-28"
    assert days.shifted(dt.date(2024, 2, 29), 1, "year") == "2025-02-28"
    assert days.shifted(dt.date(1, 1, 1), -1, "year") is None
    assert days.shifted(dt.date(2026, 1, 1), 10**9, "week") is None
