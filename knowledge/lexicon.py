"""The words by which a message's parts are recognised, one file a language: ``words/<lang>.yml``.

``words_of("de")`` gives a `Words`; ``languages()`` says which files there are. A file that is
not as it should be raises `WordsError`, which names the file and the key. Runs on Python 3.10
and later with PyYAML only, so that the bot and the action server read the same words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Tuple

import yaml

FOLDER = Path(__file__).parent / "words"
# The languages that Parley is to understand, as tagged everywhere in it.
LANGUAGES = (
    "ar bn cs de el en es fa fr he hi hu id it ja ko ms nl pl pt-BR ro ru sv sw th tl tr uk vi "
    "zh-Hans zh-Hant"
).split()
COLOURS = (
    "black white red blue navy green olive grey brown beige pink purple yellow orange turquoise "
    "gold silver burgundy"
).split()
SIZES = ("small", "medium", "large")
LABELS = ("order_number", "tracking_number", "postcode", "phone")
REASONS = ("too_small too_big changed_mind not_as_described damaged faulty wrong_item late").split()
UNITS = ("day", "week", "month", "year")
PLACEHOLDERS = ("weekday", "month", "unit", "n", "d", "y")

Texts = Tuple[str, ...]
ByKey = Mapping[str, Texts]
ByNumber = Mapping[int, Texts]


class WordsError(ValueError):
    """A file of words is missing or not as it should be; the message names file and key."""


@dataclass(frozen=True)
class Dates:
    """How days and spans of time are said.

    `days` are keyed by offset from today, `weekdays` 1 (Monday) to 7, `months` 1 to 12, `units`
    by day, week, month and year. `phrases` and `patterns` are keyed by what they mean; a pattern
    may hold ``{weekday} {month} {unit} {n} {d} {y}``.
    """

    days: ByNumber = field(default_factory=dict)
    weekdays: ByNumber = field(default_factory=dict)
    months: ByNumber = field(default_factory=dict)
    units: ByKey = field(default_factory=dict)
    phrases: ByKey = field(default_factory=dict)
    patterns: ByKey = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """One language's words: tuples of texts as written in its file, lower case as a rule.

    Colours, sizes, labels, reasons and language names are keyed by what they mean, numbers by
    their value. `ignore` holds phrases that look like one of the others and are none.
    """

    language: str
    products: Texts = ()
    colours: ByKey = field(default_factory=dict)
    size_words: Texts = ()
    sizes: ByKey = field(default_factory=dict)
    numbers: ByNumber = field(default_factory=dict)
    counters: Texts = ()
    all_of_it: Texts = ()
    undecided: Texts = ()
    ignore: Texts = ()
    dates: Dates = field(default_factory=Dates)
    labels: ByKey = field(default_factory=dict)
    currencies: Texts = ()
    reasons: ByKey = field(default_factory=dict)
    language_names: ByKey = field(default_factory=dict)
    speak: Texts = ()


def languages(folder: Path = FOLDER) -> List[str]:
    """Tags of the languages that have a file, sorted."""
    return sorted(path.stem for path in folder.glob("*.yml"))


@lru_cache(maxsize=64)
def words_of(language: str, folder: Path = FOLDER) -> Words:
    """The words of one language; `WordsError` where its file is missing or malformed."""
    path = folder / f"{language}.yml"
    if not path.is_file():
        raise WordsError(f"{path.name}: no such file")
    try:
        loaded = yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506  a safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise WordsError(f"{path.name}: {' '.join(str(error).split())}") from error
    return _Reader(path.name).words(loaded, language)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader that takes no key twice: the second would silently replace the first."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                raise yaml.YAMLError(f"line {line}: the key {key.value!r} is there twice")
            seen.add(key.value)
        mapping: Dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


class _Reader:
    """Checks one file's content and makes `Words` of it."""

    def __init__(self, file: str) -> None:
        self.file = file

    def wrong(self, key: str, reason: str) -> WordsError:
        return WordsError(f"{self.file}: {key}: {reason}")

    def words(self, loaded: Any, language: str) -> Words:
        given = self.mapping(loaded, "the file")
        if given.get("language") != language:
            raise self.wrong("language", f"must be {language}, is {given.get('language')!r}")
        known = set(Words.__dataclass_fields__)
        self.known(given, known, "")
        return Words(
            language=language,
            products=self.texts(given.get("products"), "products"),
            colours=self.by_key(given.get("colours"), "colours", COLOURS),
            size_words=self.texts(given.get("size_words"), "size_words"),
            sizes=self.by_key(given.get("sizes"), "sizes", SIZES),
            numbers=self.by_number(given.get("numbers"), "numbers", 1, 99),
            counters=self.texts(given.get("counters"), "counters"),
            all_of_it=self.texts(given.get("all_of_it"), "all_of_it"),
            undecided=self.texts(given.get("undecided"), "undecided"),
            ignore=self.texts(given.get("ignore"), "ignore"),
            dates=self.dates(given.get("dates")),
            labels=self.by_key(given.get("labels"), "labels", LABELS),
            currencies=self.texts(given.get("currencies"), "currencies"),
            reasons=self.by_key(given.get("reasons"), "reasons", REASONS),
            language_names=self.by_key(given.get("language_names"), "language_names", LANGUAGES),
            speak=self.patterns(given.get("speak"), "speak", ("language",)),
        )

    def dates(self, loaded: Any) -> Dates:
        given = self.mapping(loaded, "dates")
        self.known(given, set(Dates.__dataclass_fields__), "dates.")
        patterns = self.mapping(given.get("patterns"), "dates.patterns")
        return Dates(
            days=self.by_number(given.get("days"), "dates.days", -400, 400),
            weekdays=self.by_number(given.get("weekdays"), "dates.weekdays", 1, 7),
            months=self.by_number(given.get("months"), "dates.months", 1, 12),
            units=self.by_key(given.get("units"), "dates.units", UNITS),
            phrases=self.by_key(given.get("phrases"), "dates.phrases", None),
            patterns={
                str(key): self.patterns(value, f"dates.patterns.{key}", PLACEHOLDERS)
                for key, value in patterns.items()
            },
        )

    def mapping(self, loaded: Any, key: str) -> Dict[Any, Any]:
        if loaded is None:
            return {}
        if not isinstance(loaded, dict):
            raise self.wrong(key, f"must be a mapping, is {type(loaded).__name__}")
        return loaded

    def known(self, given: Dict[Any, Any], known: Any, prefix: str) -> None:
        for key in given:
            if key not in known:
                raise self.wrong(f"{prefix}{key}", "unknown key")

    def texts(self, loaded: Any, key: str) -> Texts:
        if loaded is None:
            return ()
        if not isinstance(loaded, list):
            raise self.wrong(key, f"must be a list, is {type(loaded).__name__}")
        for index, text in enumerate(loaded):
            if not isinstance(text, str):
                raise self.wrong(f"{key}[{index}]", f"{text!r} is no text: put it in quotes")
            if not text.strip():
                raise self.wrong(f"{key}[{index}]", "empty")
        return tuple(dict.fromkeys(text.strip() for text in loaded))

    def by_key(self, loaded: Any, key: str, keys: Any) -> ByKey:
        given = self.mapping(loaded, key)
        if keys is not None:
            self.known(given, set(keys), f"{key}.")
        return {str(name): self.texts(value, f"{key}.{name}") for name, value in given.items()}

    def by_number(self, loaded: Any, key: str, least: int, most: int) -> ByNumber:
        given = self.mapping(loaded, key)
        for number in given:
            if type(number) is not int or not least <= number <= most:
                raise self.wrong(f"{key}.{number}", f"must be a number from {least} to {most}")
        return {number: self.texts(value, f"{key}.{number}") for number, value in given.items()}

    def patterns(self, loaded: Any, key: str, placeholders: Tuple[str, ...]) -> Texts:
        texts = self.texts(loaded, key)
        for index, text in enumerate(texts):
            bare = text
            for name in placeholders:
                bare = bare.replace("{" + name + "}", "")
            if "{" in bare or "}" in bare:
                allowed = " ".join("{" + name + "}" for name in placeholders)
                raise self.wrong(f"{key}[{index}]", f"{text!r}: only {allowed} may be in braces")
        return texts
