"""Days and spans of days as ISO 8601, reckoned from a day of reference.

A day is ``2026-11-20``, a span ``2026-11-16/2026-11-22``, both ends included.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Optional

DAYS_OF = {"day": 1, "week": 7}
# "上周二", "Tuesday last week": from Monday to Sunday of that week.
WEEKS_OF = {"last_week_day": -1, "this_week_day": 0, "next_week_day": 1}


def span(first: dt.date, last: dt.date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"


def month_of(year: int, month: int) -> str:
    return span(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def shifted(today: dt.date, count: int, unit: str) -> Optional[str]:
    """The day ``count`` units from today; None where there is no such day."""
    try:
        if unit in DAYS_OF:
            return (today + dt.timedelta(days=count * DAYS_OF[unit])).isoformat()
        months = today.year * 12 + today.month - 1 + count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        day = min(today.day, calendar.monthrange(year, month + 1)[1])
        return dt.date(year, month + 1, day).isoformat()
    except (OverflowError, ValueError):
        return None


def weekday(today: dt.date, number: int, key: str) -> str:
    """The weekday (1 is Monday) before today, after it, of a named week, or else the nearest."""
    if key in WEEKS_OF:
        monday = today - dt.timedelta(days=today.weekday())
        return (monday + dt.timedelta(days=7 * WEEKS_OF[key] + number - 1)).isoformat()
    ahead = (number - today.isoweekday()) % 7
    if key == "past_weekday":
        ahead = ahead - 7
    elif key == "next_weekday":
        ahead = ahead or 7
    elif ahead > 3:
        ahead -= 7
    return (today + dt.timedelta(days=ahead)).isoformat()


def joined(one: Optional[str], other: Optional[str]) -> Optional[str]:
    """What two dates in a row mean: "Tuesday" and "last week" that week's Tuesday, else the day."""
    if one is None or other is None:
        return one or other
    day, week = sorted((one, other), key=len)
    first, _, last = week.partition("/")
    if not last or "/" in day:
        return day
    start = dt.date.fromisoformat(first)
    if (dt.date.fromisoformat(last) - start).days != 6:
        return day
    ahead = (dt.date.fromisoformat(day) - start).days % 7
    return (start + dt.timedelta(days=ahead)).isoformat()


def day_of(today: dt.date, day: int, month: int, year: Optional[int]) -> Optional[str]:
    """A date; without a year the one nearest to today. None where there is no such day."""
    if year is not None and year < 100:
        year += 2000
    years = [year] if year is not None else [today.year - 1, today.year, today.year + 1]
    found = []
    for candidate in years:
        try:
            found.append(dt.date(candidate, month, day))
        except (ValueError, OverflowError):
            continue
    if not found:
        return None
    return min(found, key=lambda date: abs((date - today).days)).isoformat()


def day_of_month(today: dt.date, day: int) -> Optional[str]:
    """The nearest day with this number in its month."""
    found = []
    for months in (-1, 0, 1):
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        if day <= calendar.monthrange(year, month + 1)[1] and day >= 1:
            found.append(dt.date(year, month + 1, day))
    return min(found, key=lambda date: abs((date - today).days)).isoformat() if found else None


def month_near(today: dt.date, month: int, year: Optional[int]) -> str:
    """The days of a month; without a year the last such month that has begun."""
    if year is None:
        year = today.year if month <= today.month else today.year - 1
    return month_of(year, month)


def phrase(today: dt.date, key: str) -> Optional[str]:
    """What a phrase of the words files means by its key; None for keys not known here."""
    monday = today - dt.timedelta(days=today.weekday())
    weeks = {"last": -7, "this": 0, "next": 7, "weekend": 0, "two": -14}
    head, _, rest = key.partition("_")
    if rest == "week" and head in weeks:
        first = monday + dt.timedelta(days=weeks[head])
        return span(first, first + dt.timedelta(days=6))
    if key == "weekend" or rest == "weekend":
        saturday = monday + dt.timedelta(days=5 + weeks.get(head, 0))
        return span(saturday, saturday + dt.timedelta(days=1))
    if rest == "month" and head in weeks:
        year, month = divmod(today.year * 12 + today.month - 1 + weeks[head] // 7, 12)
        return month_of(year, month + 1)
    if rest == "year" and head in ("last", "this", "next"):
        year = today.year + weeks[head] // 7
        return span(dt.date(year, 1, 1), dt.date(year, 12, 31))
    if key.startswith("today"):
        return today.isoformat()
    if key.startswith("tomorrow"):
        return shifted(today, 1, "day")
    if key.startswith("yesterday"):
        return shifted(today, -1, "day")
    if key == "two_days_ago":
        return shifted(today, -2, "day")
    if key == "in_two_days":
        return shifted(today, 2, "day")
    if key == "two_weeks_ago":
        return shifted(today, -2, "week")
    if key == "in_two_weeks":
        return shifted(today, 2, "week")
    if key == "two_months_ago":
        return shifted(today, -2, "month")
    return None
