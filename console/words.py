"""Words, dates and money for one agent: their language, the zone their browser is in."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import UnknownLocaleError
from babel.dates import format_skeleton, format_time, format_timedelta, get_timezone_name
from babel.numbers import format_percent

from locales.renderer import (
    MissingText,
    Renderer,
    babel_locale,
    direction,
    format_day,
    format_moment,
    format_money,
)

log = logging.getLogger(__name__)


class Words:
    """Everything a template needs to put words to values."""

    def __init__(self, renderer: Renderer, language: str, zone: str = "UTC") -> None:
        self.renderer = renderer
        self.language = renderer.closest(language)
        self.zone = zone
        self.locale = babel_locale(self.language)
        self._known = renderer.keys(renderer.default)

    @property
    def dir(self) -> str:
        return direction(self.language)

    def say(self, key: str, /, **args: Any) -> str:
        """The text of one of the console's own keys."""
        return self.renderer.format(key, args, self.language)

    def word(self, prefix: str, value: str | None, /, **args: Any) -> str:
        """A stored code in words (``order-state-``, ``partly_shipped``); the code if unknown.

        Keys may be written with hyphens where the code has underscores, and always where dots.
        """
        if not value:
            return ""
        code = value.replace(".", "-")
        for key in (f"{prefix}{code}", f"{prefix}{code.replace('_', '-')}"):
            if key in self._known:
                return self.renderer.format(key, args, self.language)
        return value.replace("_", " ")

    def message(self, semantic: Mapping[str, Any], language: str | None = None) -> str:
        """A semantic message in words; its key where it cannot be rendered.

        One message that a later version wrote must not keep an agent from the whole thread.
        """
        try:
            return self.renderer.render(semantic, language or self.language)
        except (MissingText, KeyError, TypeError, ValueError, AttributeError) as error:
            log.warning("message %s: %s", semantic.get("say"), type(error).__name__)
            return self.say("console-unreadable", key=str(semantic.get("say", "?")))

    def titles(self, semantic: Mapping[str, Any], language: str | None = None) -> list[str]:
        """The titles of a message's choices."""
        return [
            self.message(choice, language)
            for choice in semantic.get("choices") or []
            if isinstance(choice, Mapping)
        ]

    def money(self, minor: int, currency: str) -> str:
        return format_money(minor, currency, self.language)

    def amount(self, money: Mapping[str, Any] | None) -> str:
        """``{"money": minor units, "currency"}`` in words; empty for None."""
        return self.money(money["money"], money["currency"]) if money else ""

    def day(self, day: dt.date | str | None) -> str:
        if day is None:
            return ""
        if isinstance(day, str):
            day = dt.date.fromisoformat(day)
        return format_day(day, self.language)

    def weekday(self, at: dt.datetime) -> str:
        """The day of a moment where the agent is: ``Friday, 20 November``."""
        return format_skeleton("MMMMEEEEd", self._local(at), locale=self.locale)

    def time(self, at: dt.datetime, zone: str | None = None) -> str:
        """The time of day, to the minute, where the agent (or ``zone``) is."""
        local = at.astimezone(find_zone(zone or self.zone))
        return format_time(local, "short", tzinfo=local.tzinfo, locale=self.locale)

    def moment(self, at: dt.datetime | str | None, zone: str | None = None) -> str:
        if at is None:
            return ""
        if isinstance(at, str):
            at = dt.datetime.fromisoformat(at)
        return format_moment(at, str(find_zone(zone or self.zone)), self.language)

    def date_of(self, at: dt.datetime) -> dt.date:
        return self._local(at).date()

    def span(self, delta: dt.timedelta) -> str:
        """A duration, coarse: ``12 min``, ``3 hr``, ``2 days``. Never below one minute."""
        length = max(abs(delta), dt.timedelta(minutes=1))
        return format_timedelta(
            length, granularity="minute", threshold=1.5, format="short", locale=self.locale
        )

    def percent(self, share: float) -> str:
        return format_percent(share, format="#,##0%", locale=self.locale)

    def language_name(self, code: str | None) -> str:
        """A language's name in the agent's language; the code for one nobody knows."""
        if not code:
            return ""
        try:
            locale = babel_locale(code)
        except (ValueError, UnknownLocaleError):
            return code
        if code in ("zh-Hans", "zh-Hant"):
            return self.locale.languages.get(code.replace("-", "_")) or code
        return locale.get_language_name(str(self.locale)) or code

    def own_name(self, code: str) -> str:
        """A language's name in that language, for a menu."""
        names = babel_locale(code).languages
        name = names.get(code.replace("-", "_")) or names.get(code.split("-")[0]) or code
        return name[:1].upper() + name[1:]

    def country(self, code: str | None) -> str:
        return (self.locale.territories.get(code) or code) if code else ""

    def zone_name(self, zone: str) -> str:
        return get_timezone_name(find_zone(zone), width="long", locale=self.locale)

    def _local(self, at: dt.datetime) -> dt.datetime:
        return at.astimezone(find_zone(self.zone))


def find_zone(name: str | None) -> ZoneInfo:
    """The IANA zone of that name; UTC for a name that is none (it comes from a browser)."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
