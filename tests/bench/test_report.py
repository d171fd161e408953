"""The tables, the picture and the page of documentation that the figures become."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

from bench import tables
from bench.figures import language
from bench.heatmap import heat_map
from bench.understanding import DOCS, PICTURE, PLACE, arguments, ours, theirs, write_docs

SVG = "{http://www.w3.org/2000/svg}"
ROWS = [
    {
        "text": "wo ist mein Paket",
        "language": "de",
        "intent": "track_order",
        "entities": [{"entity": "product", "value": "Paket"}],
        "feeling": "neutral",
    },
    {
        "text": "I WANT MY MONEY",
        "language": "en",
        "intent": "refund_status",
        "entities": [],
        "feeling": "furious",
    },
]
FOUND = [
    {
        "intent": "track_order",
        "language": "de",
        "entities": [],
        "sentiment": "neutral",
        "ranking": [["nlu_fallback", 0.4], ["track_order", 0.3]],
        "between": None,
    },
    {
        "intent": "out_of_scope",
        "language": "en",
        "entities": [],
        "sentiment": "furious",
        "ranking": [["nlu_fallback", 0.4], ["refund_status", 0.3]],
        "between": None,
    },
]
SPEED = {
    "ms_p50": 1.0,
    "ms_p95": 2.0,
    "ms_mean": 1.5,
    "messages_per_second": 900.0,
    "timed": 2,
    "other_intent_alone": 0.0,
}
MADE = {"examples": 10, "of": 500, "share": 0.02, "epochs": 2, "seconds": 90}


def figures(stock: bool) -> dict[str, Any]:
    made = {
        "messages": 2,
        "left_out": {"messages": 3, "by_intent": {"greet": 2, "deny": 1}},
        **ours(ROWS, FOUND),
        "everyday": {"messages": 2, **theirs(ROWS, FOUND), "language": language(ROWS, FOUND)},
        "speed": SPEED,
    }
    if stock:
        made["stock"] = {
            "trained": MADE,
            **theirs(ROWS, FOUND),
            "everyday": theirs(ROWS, FOUND),
            "speed": SPEED,
        }
    return made


def test_a_heat_map_is_well_formed_and_names_every_label_twice() -> None:
    labels = ["track_order", "a<b & c", "deny"]
    drawn = heat_map(labels, [[90, 10, 0], [0, 0, 0], [1, 0, 3]], "Meant & understood")
    root = ElementTree.fromstring(drawn)
    assert root.tag == f"{SVG}svg" and root.get("role") == "img"
    title = root.find(f"{SVG}title")
    assert title is not None and title.text == "Meant & understood"
    assert root.get("aria-labelledby") == title.get("id")
    texts = [element.text for element in root.iter(f"{SVG}text")]
    assert all(texts.count(label) == 2 for label in labels)
    assert {"meant ↓", "understood →", "90", "10", "90%", "75%"} <= set(texts)
    told = [element.text for element in root.findall(f"{SVG}rect/{SVG}title")]
    assert len(told) == 9 and "track_order as a<b & c: 10 of 100" in told


def test_everything_drawn_lies_within_the_picture() -> None:
    root = ElementTree.fromstring(heat_map(["a", "b"], [[1, 0], [0, 1]], "T"))
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for rect in root.iter(f"{SVG}rect"):
        assert float(rect.get("x", 0)) + float(rect.attrib["width"]) <= width
        assert float(rect.get("y", 0)) + float(rect.attrib["height"]) <= height


@pytest.mark.parametrize("stock", [False, True])
def test_tables_have_a_cell_for_every_column(stock: bool) -> None:
    for table in tables.tables(figures(stock)):
        assert {len(row) for row in table.rows} <= {len(table.head)}, table.title
        lines = tables.as_text(table).splitlines()
        assert len(lines) == len(table.rows) + 2
        marked = tables.as_markdown(table).splitlines()
        assert {len(re.findall(r"(?<!\\)\|", line)) for line in marked} == {len(table.head) + 1}


def test_the_headline_shows_both_beside_the_goals() -> None:
    rows = {row[0]: list(row[1:]) for row in tables.headline(figures(True)).rows}
    assert rows["intent accuracy"] == ["50.0 %"] * 4 + ["≥ 95 %"]
    assert rows["lowest language"] == ["0.0 % (en)"] * 4 + ["≥ 90 %"]
    assert rows["out of scope found"][0] == tables.NONE
    assert rows["entity F1"] == [tables.NONE, "0.000", tables.NONE, tables.NONE, ""]


def test_the_stock_pipeline_is_also_counted_without_its_fallback() -> None:
    assert theirs(ROWS, FOUND)["accuracy"] == 0.5
    assert theirs(ROWS, FOUND)["accuracy_without_fallback"] == 1


def test_the_page_is_filled_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "understanding.md"
    page.write_text("before\n\n<!-- figures -->\nold\n<!-- /figures -->\n\nafter\n")
    for _ in range(2):
        write_docs(figures(True), page, dt.date(2026, 3, 1))
    text = page.read_text("utf-8")
    assert text.startswith("before\n\n<!-- figures -->\n\nMeasured on 2026-03-01: 2 languages")
    assert text.endswith("<!-- /figures -->\n\nafter\n")
    assert "old" not in text and text.count("| intent accuracy |") == 1
    assert "3 development messages occur in the training data" in text
    assert "10 of 500 examples, 2 epochs" in text
    assert PICTURE in text
    ElementTree.parse(tmp_path / PICTURE)


def test_the_real_page_has_a_place_for_the_figures() -> None:
    assert len(PLACE.findall(DOCS.read_text("utf-8"))) == 1


@pytest.mark.parametrize(
    "given",
    [
        ["--languages", "de,xx"],
        ["--stock-share", "0"],
        ["--stock-share", "1.5"],
        ["--stock-epochs", "0"],
        ["--write-docs", "--languages", "de"],
    ],
)
def test_wrong_options_are_refused(given: list[str]) -> None:
    with pytest.raises(SystemExit):
        arguments(given)


def test_all_languages_are_measured_unless_some_are_named() -> None:
    assert len(arguments([]).languages) == 31
    assert arguments(["--languages", "de,zh-Hans"]).languages == ["de", "zh-Hans"]
