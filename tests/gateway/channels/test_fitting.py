from __future__ import annotations

import pytest

from gateway.channels.base import Choice
from gateway.channels.fitting import numbered, split, split_tail, tappable, width


def test_width_counts_utf16_so_that_emoji_cannot_overflow_a_limit() -> None:
    assert width("a👍é") == 4


def test_split_leaves_a_text_that_fits_alone() -> None:
    assert split("One.\n\nTwo.", 4096) == ["One.\n\nTwo."]


def test_split_cuts_at_the_last_paragraph_end_that_fits() -> None:
    assert split("aaaa\n\nbbbb\n\ncccc", 12) == ["aaaa\n\nbbbb", "cccc"]


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("line one\nline two", 12, ["line one", "line two"]),
        ("It left. It is near.", 12, ["It left.", "It is near."]),
        ("已发货。明天到达。", 6, ["已发货。", "明天到达。"]),
        ("one two three", 8, ["one two", "three"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
    ],
)
def test_split_falls_back_to_lines_sentences_words_and_characters(
    text: str, limit: int, parts: list[str]
) -> None:
    assert split(text, limit) == parts


def test_split_never_tears_a_grapheme() -> None:
    family = "👨‍👩‍👧"  # three people joined, 8 UTF-16 units
    assert split(family * 3, 18) == [family * 2, family]
    assert split("กำ" * 5, 5) == ["กำกำ", "กำกำ", "กำ"]


def test_split_does_not_leave_a_tiny_first_part_for_the_sake_of_a_paragraph() -> None:
    first, *_ = split("Hi\n\n" + "word " * 40, 100)
    assert width(first) > 50


@pytest.mark.parametrize("limit", [2, 7, 50, 333])
def test_split_keeps_every_word_and_every_limit(limit: int) -> None:
    text = "Ärger mit Paket 👍🏽.\n\nزبان فارسی؟ बहुत। " * 20
    parts = split(text, limit)
    assert all(0 < width(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_split_tail_keeps_the_closing_paragraphs_for_the_buttons() -> None:
    text = "a" * 30 + "\n\n" + "b" * 30 + "\n\nWhich one?"
    assert split_tail(text, 20) == ("a" * 30 + "\n\n" + "b" * 30, "Which one?")


@pytest.mark.parametrize("text", ["x" * 100, "👍" * 40, "word " * 30, "a\n\n" + "b" * 80])
def test_split_tail_is_never_empty_nor_too_wide(text: str) -> None:
    head, tail = split_tail(text, 21)
    assert 0 < width(tail) <= 21
    assert "".join((head + tail).split()) == "".join(text.split())


def test_numbered_counts_choices_on_one_line_each() -> None:
    choices = (Choice("Refund\nnow", "a"), Choice("Exchange", "b"))
    assert numbered("Which?", choices) == "Which?\n\n1. Refund now\n2. Exchange"


@pytest.mark.parametrize(
    "choices",
    [
        (),
        (Choice("a", "1"), Choice("b", "2"), Choice("c", "3")),  # too many
        (Choice("too long a title", "1"),),
        (Choice(" ", "1"),),
        (Choice("a", "too long a payload"),),
        (Choice("a", ""),),
        (Choice("a", "1"), Choice("a", "2")),  # the same title twice
        (Choice("a", "1"), Choice("b", "1")),
    ],
)
def test_tappable_refuses_what_the_provider_would(choices: tuple[Choice, ...]) -> None:
    assert not tappable(choices, most=2, title_limit=10, payload_limit=10)


def test_tappable_takes_what_is_exactly_at_the_limits() -> None:
    choices = (Choice("0123456789", "0123456789"), Choice("b", "2"))
    assert tappable(choices, most=2, title_limit=10, payload_limit=10)
