"""Figures of a small made-up result, reckoned by hand."""

from __future__ import annotations

from typing import Any

import pytest

from bench import figures

ORDER = ("track_order", "cancel_order", "greet", "out_of_scope")


def row(language: str, intent: str, text: str = "a b c", **more: Any) -> dict[str, Any]:
    return {
        "language": language,
        "intent": intent,
        "text": text,
        "entities": [],
        "feeling": "neutral",
        **more,
    }


def result(intent: str, **more: Any) -> dict[str, Any]:
    return {
        "intent": intent,
        "language": "en",
        "entities": [],
        "sentiment": "neutral",
        "between": None,
        **more,
    }


ROWS = [
    row("en", "track_order"),
    row("en", "track_order"),
    row("en", "cancel_order"),
    row("de", "cancel_order"),
    row("de", "out_of_scope"),
    row("de", "out_of_scope"),
]
FOUND = [
    result("track_order"),
    result("cancel_order"),
    result("cancel_order"),
    result("out_of_scope"),
    result("out_of_scope"),
    result("greet"),
]


def test_intents_overall() -> None:
    got = figures.intents(ROWS, FOUND, ORDER)
    assert got["accuracy"] == pytest.approx(3 / 6)
    # F1: track 2*1/(1+2), cancel 2*1/(2+2), out of scope 2*1/(2+2); greet was never meant.
    assert got["macro_f1"] == pytest.approx((2 / 3 + 1 / 2 + 1 / 2) / 3)
    assert got["out_of_scope_recall"] == pytest.approx(1 / 2)
    assert got["out_of_scope_false"] == pytest.approx(1 / 4)


def test_intents_by_language() -> None:
    got = figures.intents(ROWS, FOUND, ORDER)["by_language"]
    assert got["en"]["messages"] == got["de"]["messages"] == 3
    assert got["en"]["accuracy"] == pytest.approx(2 / 3)
    assert got["en"]["out_of_scope_recall"] is None
    assert got["de"]["accuracy"] == pytest.approx(1 / 3)
    assert got["de"]["macro_f1"] == pytest.approx((0 + 1 / 2) / 2)


def test_intents_by_intent() -> None:
    got = figures.intents(ROWS, FOUND, ORDER)["by_intent"]
    assert set(got) == {"track_order", "cancel_order", "out_of_scope"}
    assert got["track_order"]["precision"] == 1
    assert got["track_order"]["recall"] == pytest.approx(1 / 2)
    assert got["cancel_order"]["precision"] == pytest.approx(1 / 2)
    assert got["cancel_order"]["meant"] == 2


def test_confusion_counts_what_was_meant_by_rows() -> None:
    got = figures.intents(ROWS, FOUND, ORDER)
    assert got["confusion"]["labels"] == list(ORDER)
    assert got["confusion"]["counts"] == [[1, 1, 0, 0], [0, 1, 0, 1], [0, 0, 0, 0], [0, 0, 1, 1]]
    assert got["confused"] == [
        ["track_order", "cancel_order", 1],
        ["cancel_order", "out_of_scope", 1],
        ["out_of_scope", "greet", 1],
    ]


def test_confusion_keeps_labels_that_have_no_place() -> None:
    assert figures.confusion(["b"], ["z"], ["c", "b"]) == {
        "labels": ["b", "z"],
        "counts": [[0, 1], [0, 0]],
    }


def test_entities_are_counted_by_exact_span() -> None:
    def entity(name: str, value: str) -> dict[str, str]:
        return {"entity": name, "value": value}

    rows = [
        row("en", "greet", entities=[entity("product", "lamp"), entity("product", "lamp")]),
        row("de", "greet", entities=[entity("email", "a@b.de")]),
    ]
    found = [
        result("greet", entities=[entity("product", "lamp"), entity("date", "Monday")]),
        result("greet", entities=[entity("email", "a@b.de")]),
    ]
    got = figures.entities(rows, found)
    assert got["f1"] == pytest.approx(2 * 2 / (3 + 3))
    assert got["by_entity"]["product"]["precision"] == 1
    assert got["by_entity"]["product"]["recall"] == pytest.approx(1 / 2)
    assert got["by_entity"]["date"] == {"precision": 0, "recall": None, "f1": 0, "meant": 0}
    assert got["by_language"]["en"]["f1"] == pytest.approx(2 * 1 / (2 + 2))
    assert got["by_language"]["de"]["f1"] == 1


def test_feeling_is_a_mean_over_the_feelings_that_were_meant() -> None:
    meant = ["furious", "furious", "neutral", "positive"]
    given = ["furious", "neutral", "neutral", "positive"]
    rows = [row("en", "complaint", feeling=feeling) for feeling in meant]
    got = figures.feeling(rows, [result("complaint", sentiment=feeling) for feeling in given])
    assert got["macro_f1"] == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)
    assert got["by_class"]["furious"]["recall"] == pytest.approx(1 / 2)


def test_language_by_length() -> None:
    rows = [
        row("en", "greet", "hello"),
        row("de", "greet", "na du"),
        row("de", "greet", "wo ist das"),
        row("zh-Hans", "greet", "我的包裹到底在哪里"),
        row("en", "greet", "word " * 13),
    ]
    heard = ["en", "nl", "de", "ja", "en"]
    got = figures.language(rows, [result("greet", language=language) for language in heard])
    assert got["accuracy"] == pytest.approx(3 / 5)
    assert got["by_length"] == {
        "1-2": {"messages": 2, "accuracy": 1 / 2},
        "3-12": {"messages": 2, "accuracy": 1 / 2},
        "13+": {"messages": 1, "accuracy": 1},
    }
    assert got["by_language"] == {"en": 1, "de": 1 / 2, "zh-Hans": 0}
    assert got["confused"] == [["de", "nl", 1], ["zh-Hans", "ja", 1]]


def test_unclear_counts_questions_and_what_they_gain() -> None:
    rows = [row("en", name) for name in ("return_item", "cancel_order", "greet", "greet")]
    pair = ["cancel_order", "return_item"]
    found = [
        result("cancel_order", between=pair),
        result("cancel_order", between=pair),
        result("cancel_order", between=pair),
        result("greet"),
    ]
    got = figures.unclear(rows, found)
    assert got["asked"] == pytest.approx(3 / 4)
    assert got["right_among"] == pytest.approx(2 / 3)
    assert got["right_first"] == pytest.approx(1 / 3)
    assert figures.unclear(rows[3:], found[3:])["right_among"] is None


def test_speed() -> None:
    got = figures.speed([1.0] * 90 + [9.0] * 10, [2.0, 2.0])
    assert got == {"ms_p50": 1, "ms_p95": 9, "ms_mean": 1.8, "messages_per_second": 500}
