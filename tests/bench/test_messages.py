"""Which messages are measured, and how long they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.messages import (
    Example,
    key,
    length,
    read_development,
    read_examples,
    sample,
    without_trained,
    words,
)
from bench.stock_understanding import as_yaml, shared_out


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Where's my order?", "wheres my ORDER"),
        ("ok 👍", "OK!"),
        ("track MG-104233", "Track mg 999999"),
        ("ｗｈｅｎ", "when"),
        ("好的。", "好的"),
    ],
)
def test_the_same_letters_are_the_same_message(text: str, other: str) -> None:
    assert key(text) == key(other)


@pytest.mark.parametrize(
    ("text", "other"),
    [("where", "were"), ("कम", "काम"), ("schön", "schon"), ("👍", "👎"), ("104233", "104234")],
)
def test_other_letters_are_another_message(text: str, other: str) -> None:
    assert key(text) != key(other)


def test_what_training_has_seen_is_left_out() -> None:
    rows = [{"text": "Thank you!!"}, {"text": "thanks a bunch"}, {"text": "?"}]
    kept, left_out = without_trained(rows, ["thank YOU", "？", "hello"])
    assert [row["text"] for row in kept] == ["thanks a bunch"]
    assert [row["text"] for row in left_out] == ["Thank you!!", "?"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("👍 !!", 0),
        ("where is MG-104233?", 3),
        ("मेरा ऑर्डर कहाँ है", 4),
        ("주문 어디예요", 2),
        ("你好", 1),
        ("我的订单MG-100101在哪里", 5),
        ("注文はどこですか", 4),
        ("ของอยู่ไหน", 2),
    ],
)
def test_words(text: str, number: int) -> None:
    assert words(text) == number


def test_lengths() -> None:
    assert [length("w " * number) for number in (0, 2, 3, 12, 13)] == [
        "1-2",
        "1-2",
        "3-12",
        "3-12",
        "13+",
    ]


def test_a_sample_is_spread_evenly() -> None:
    rows = [{} for _ in range(10)]
    assert sample(rows, 20) == list(range(10))
    assert sample(rows, 4) == [0, 3, 6, 9]


def test_the_development_set_and_the_training_examples_are_read(tmp_path: Path) -> None:
    assert {"text", "intent", "entities", "feeling", "language"} <= set(read_development()[0])
    (tmp_path / "de-2.yml").write_text(
        'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - hallo - du\n    - moin\n'
        "- lookup: product\n  examples: |\n    - Lampe\n",
        "utf-8",
    )
    assert read_examples(tmp_path) == [
        Example("de", "greet", "hallo - du"),
        Example("de", "greet", "moin"),
    ]


EXAMPLES = [
    Example(language, intent, f"{intent} {number}: {language}")
    for language in ("de", "en")
    for intent in ("deny", "greet")
    for number in range(20)
]


def test_a_share_is_the_same_of_every_intent_and_language() -> None:
    part = shared_out(EXAMPLES, 0.25)
    groups = [(example.language, example.intent) for example in part]
    assert len(part) == 20 and {groups.count(group) for group in groups} == {5}
    assert part == shared_out(EXAMPLES, 0.25)
    assert set(part) < set(shared_out(EXAMPLES, 0.5))
    assert len(shared_out(EXAMPLES, 0.001)) == 4
    assert sorted(shared_out(EXAMPLES, 1)) == sorted(EXAMPLES)


def test_examples_are_written_as_rasa_reads_them(tmp_path: Path) -> None:
    (tmp_path / "xx.yml").write_text(as_yaml(EXAMPLES), "utf-8")
    read = {(example.intent, example.text) for example in read_examples(tmp_path)}
    assert read == {(example.intent, example.text) for example in EXAMPLES}
