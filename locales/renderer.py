"""Turns semantic messages into words: Project Fluent for the text, Babel for the formats."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, get_currency_precision
from fluent.runtime import FluentBundle, FluentResource

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa"})
BABEL_NAMES = {"zh-Hans": "zh_Hans_CN", "zh-Hant": "zh_Hant_TW", "pt-BR": "pt_BR"}


def direction(language: str) -> str:
    """``"rtl"`` or ``"ltr"``."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def babel_locale(language: str) -> Locale:
    return Locale.parse(BABEL_NAMES.get(language, language.replace("-", "_")))


class MissingText(KeyError):
    """No language, English included, has this key."""


class Renderer:
    """Renders semantic messages from the Fluent files below ``folder``.

    A key missing in a language falls back to ``default`` and is logged once; a key missing
    everywhere raises MissingText.
    """

    def __init__(self, folder: Path = FOLDER, default: str = "en") -> None:
        self.default = default
        self._bundles: dict[str, FluentBundle] = {}
        self._reported: set[tuple[str, str]] = set()
        for path in sorted(folder.iterdir()):
            files = sorted(path.glob("*.ftl")) if path.is_dir() else []
            if files:
                self._bundles[path.name] = self._bundle(path.name, files)

    @staticmethod
    def _bundle(language: str, files: list[Path]) -> FluentBundle:
        # Isolation marks keep a Latin order number in place inside right-to-left text; in
        # left-to-right text they would only be invisible noise in e-mails and copied numbers.
        name = BABEL_NAMES.get(language, language).replace("_", "-")
        bundle = FluentBundle([name], use_isolating=language in RIGHT_TO_LEFT)
        for file in files:
            bundle.add_resource(FluentResource(file.read_text("utf-8")))
        return bundle

    def languages(self) -> list[str]:
        return list(self._bundles)

    def closest(self, language: str) -> str:
        """The language that has texts and serves ``language`` best."""
        if language in self._bundles:
            return language
        base = language.split("-")[0]
        return next((known for known in self._bundles if known.split("-")[0] == base), self.default)

    def keys(self, language: str) -> set[str]:
        return set(self._bundles[language]._messages)

    def render(self, message: Mapping[str, Any], language: str) -> str:
        """The text of a semantic message, without its choices."""
        return self.format(message["say"], message.get("args") or {}, language)

    def choices(self, message: Mapping[str, Any], language: str) -> list[dict[str, str]]:
        """``[{"title", "payload"}]`` of a semantic message."""
        return [
            {"title": self.render(choice, language), "payload": choice["payload"]}
            for choice in message.get("choices") or []
        ]

    def format(self, key: str, args: Mapping[str, Any], language: str) -> str:
        """The text of ``key``. Raises MissingText where not even the default language has it."""
        language = self.closest(language)
        for candidate in dict.fromkeys((language, self.default)):
            bundle = self._bundles[candidate]
            if not bundle.has_message(key):
                continue
            if candidate != language:
                self._report(key, language)
            values = {name: self._value(value, candidate) for name, value in args.items()}
            pattern = bundle.get_message(key).value
            text, errors = bundle.format_pattern(pattern, values)
            if errors:
                log.warning("text %s in %s: %s", key, candidate, [type(e).__name__ for e in errors])
            return text
        raise MissingText(key)

    def _report(self, key: str, language: str) -> None:
        if (key, language) not in self._reported:
            self._reported.add((key, language))
            log.warning("text %s is missing in %s: %s is used", key, language, self.default)

    def _value(self, value: Any, language: str) -> Any:
        """A typed argument as Fluent takes it: a string, or a number for plural rules."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if not isinstance(value, Mapping):
            return value
        if "say" in value:
            return self.render(value, language)
        if "money" in value:
            return format_money(value["money"], value["currency"], language)
        if "date" in value:
            return format_day(dt.date.fromisoformat(value["date"]), language)
        if "datetime" in value:
            moment = dt.datetime.fromisoformat(value["datetime"])
            return format_moment(moment, value.get("zone", "UTC"), language)
        if "country" in value:
            name = babel_locale(language).territories.get(value["country"])
            return name or value["country"]
        if "language" in value:
            return language_name(value["language"], language)
        if "list" in value:
            items = [str(self._value(item, language)) for item in value["list"]]
            return format_list(items, locale=babel_locale(language)) if items else ""
        if "lines" in value:
            return "\n".join(str(self._value(item, language)) for item in value["lines"])
        raise TypeError(f"unknown argument type: {sorted(value)}")


def language_name(tag: str, language: str) -> str:
    """What ``language`` calls the language ``tag``: French, Brazilian Portuguese."""
    names = babel_locale(language).languages
    return names.get(tag.replace("-", "_")) or babel_locale(tag).get_language_name(
        babel_locale(language)
    )


def format_money(minor: int, currency: str, language: str) -> str:
    """Minor units as money of that language: ``129900, "JPY"`` has no decimals, EUR has two."""
    amount = minor / 10 ** get_currency_precision(currency)
    return format_currency(amount, currency, locale=babel_locale(language), numbering_system="latn")


def format_day(day: dt.date, language: str) -> str:
    """A day in words where the language does so, with the year only when it is another one."""
    locale = babel_locale(language)
    if language in ("zh-Hans", "zh-Hant", "ja", "ko"):
        return format_date(day, "long", locale=locale)
    return format_date(day, "d MMMM y" if language == "ar" else "long", locale=locale)


def format_moment(moment: dt.datetime, zone: str, language: str) -> str:
    """A moment in ``zone`` to the minute: ``22 Nov 2026, 05:54``."""
    locale = babel_locale(language)
    local = moment.astimezone(ZoneInfo(zone))
    day = format_date(local.date(), "medium", locale=locale)
    time = format_time(local, "short", tzinfo=ZoneInfo(zone), locale=locale)
    return locale.datetime_formats["medium"].replace("{1}", day).replace("{0}", time)
