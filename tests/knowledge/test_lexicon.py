"""The files of words: all there, all as they should be, and a clear word where one is not."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from knowledge.lexicon import (
    COLOURS,
    LABELS,
    LANGUAGES,
    REASONS,
    UNITS,
    WordsError,
    languages,
    words_of,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_has_a_file_of_words(language: str) -> None:
    words = words_of(language)
    assert len(words.products) >= 100
    assert set(words.reasons) == set(REASONS)
    assert set(words.dates.units) == set(UNITS)
    assert set(words.dates.weekdays) == set(range(1, 8))
    assert set(words.dates.months) == set(range(1, 13))
    assert set(words.labels) == set(LABELS)
    assert set(words.language_names) == set(LANGUAGES)
    assert len(set(words.colours) & set(COLOURS)) >= 12
    assert words.all_of_it and words.undecided and words.speak and words.counters


def test_no_file_belongs_to_no_language() -> None:
    assert set(languages()) <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_composed_as_keyboards_type_them(language: str) -> None:
    words = words_of(language)
    assert [w for w in words.products if unicodedata.normalize("NFC", w) != w] == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("language: xx\nproducts: [no]\n", ["xx.yml", "products[0]", "quotes"]),
        ("language: xx\nproducts: shoe\n", ["xx.yml", "products", "list"]),
        ("language: xx\ncolours: {blu: [a]}\n", ["xx.yml", "colours.blu"]),
        ("language: xx\nproduct: [a]\n", ["xx.yml", "product", "unknown"]),
        ("language: xx\nnumbers: {two: [a]}\n", ["xx.yml", "numbers.two"]),
        ("language: xx\ndates: {weekdays: {8: [a]}}\n", ["xx.yml", "dates.weekdays.8"]),
        ('language: xx\ndates: {patterns: {ago: ["{x} ago"]}}\n', ["dates.patterns.ago[0]", "{x}"]),
        ('language: xx\nspeak: ["{lang}"]\n', ["speak[0]", "{lang}"]),
        ("language: xx\nproducts: [a]\nproducts: [b]\n", ["xx.yml", "products", "twice"]),
        ("language: yy\n", ["xx.yml", "language", "xx"]),
        ("", ["xx.yml"]),
        ("- a\n", ["xx.yml", "mapping"]),
        ("language: [\n", ["xx.yml"]),
        ('language: xx\nproducts: [""]\n', ["products[0]", "empty"]),
    ],
)
def test_malformed_file_is_named_with_its_key(tmp_path: Path, text: str, named: list[str]) -> None:
    (tmp_path / "xx.yml").write_text(text, "utf-8")
    with pytest.raises(WordsError) as error:
        words_of("xx", tmp_path)
    assert [part for part in named if part not in str(error.value)] == []


def test_language_without_a_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WordsError, match="xx.yml"):
        words_of("xx", tmp_path)


def test_words_can_be_read_beside_json() -> None:
    assert json.dumps(dict(words_of("en").labels))
