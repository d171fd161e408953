"""Reading articles: the good go in, the bad are reported with file, line and reason."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from knowledge.articles import Article, read_articles
from knowledge.errors import ArticlesError
from knowledge.passages import MAX_LENGTH, MAX_LENGTH_DENSE, Passage, cut
from tests.knowledge.conftest import write_article


def test_front_matter_becomes_fields(tmp_path: Path) -> None:
    write_article(
        tmp_path,
        "de",
        "versand",
        "## Dauer\nDrei Tage.",
        title="Versand",
        markets="[DE, at]",
        valid_from="2026-01-01",
        audience="agent",
    )
    articles, problems = read_articles(tmp_path, "shop")
    assert problems == []
    assert articles == [
        Article(
            id="versand",
            base="shop",
            language="de",
            title="Versand",
            text="## Dauer\nDrei Tage.",
            markets=frozenset({"DE", "AT"}),
            valid_from=date(2026, 1, 1),
            valid_to=None,
            audience="agent",
        )
    ]


def test_bad_articles_are_reported_and_the_rest_goes_in(tmp_path: Path) -> None:
    write_article(tmp_path, "en", "good", "Text.", title="Good")
    write_article(tmp_path, "xx", "tongue", "Text.", title="Tongue")
    write_article(tmp_path, "en", "empty", "", title="Empty")
    write_article(tmp_path, "en", "day", "Text.", title="Day", valid_to="soon")
    (tmp_path / "en" / "yaml.md").write_text("---\ntitle: x\n bad: [\n---\nText", "utf-8")
    (tmp_path / "en" / "open.md").write_text("---\ntitle: x\nText", "utf-8")
    (tmp_path / "en" / "bytes.md").write_bytes(b"\xff\xfe\xff")
    articles, problems = read_articles(tmp_path, "shop")
    assert [article.id for article in articles] == ["good"]
    found = {problem.file: problem for problem in problems}
    assert set(found) == {
        *("xx/tongue.md", "en/empty.md", "en/day.md", "en/yaml.md", "en/open.md", "en/bytes.md")
    }
    assert found["en/yaml.md"].line == 3
    assert "valid_to" in found["en/day.md"].reason


def test_json_lines_are_reported_by_line(tmp_path: Path) -> None:
    file = tmp_path / "base.jsonl"
    lines = [
        json.dumps({"id": 1, "lang": "zh", "title": "标题", "text": "内容"}, ensure_ascii=False),
        "not json",
        json.dumps({"id": "2", "lang": "en", "title": "", "text": ""}),
        "",
        json.dumps({"id": "1", "lang": "zh-CN", "title": "", "text": "again"}),
        json.dumps(["no", "object"]),
        json.dumps({"lang": "en", "text": "no id"}),
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    articles, problems = read_articles(file, "b")
    assert [(a.id, a.language) for a in articles] == [("1", "zh-Hans")]
    assert [problem.line for problem in problems] == [2, 3, 5, 6, 7]
    assert str(problems[0]).startswith("base.jsonl:2: ")


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArticlesError):
        read_articles(tmp_path / "nothing", "b")


def test_each_section_is_a_passage_under_its_title() -> None:
    body = "Intro " * 30 + "\n\n## Cost\n" + "Five euros. " * 20 + "\n## Time\n" + "Days. " * 30
    passages = list(cut(Article("a", "b", "en", "Shipping", body)))
    assert [passage.heading for passage in passages] == ["", "Cost", "Time"]
    assert passages[1].context.startswith("Shipping\nCost\nFive euros.")


def test_a_tiny_section_joins_the_one_before() -> None:
    body = "## Cost\n" + "Five euros. " * 20 + "\n## Time\nThree days."
    passages = list(cut(Article("a", "b", "en", "Shipping", body)))
    assert len(passages) == 1
    assert "Three days." in passages[0].text


@pytest.mark.parametrize(
    ("language", "text", "longest"),
    [
        ("en", "This is a sentence of some length. " * 200, MAX_LENGTH),
        ("ja", "これは少し長い文です。" * 200, MAX_LENGTH_DENSE),
        ("de", "x" * 5_000, MAX_LENGTH),
    ],
)
def test_long_texts_are_cut_without_loss(language: str, text: str, longest: int) -> None:
    passages = list(cut(Article("a", "b", language, "T", text)))
    assert max(len(passage.text) for passage in passages) <= longest
    assert "".join("".join(p.text for p in passages).split()) == "".join(text.split())


def test_a_passage_survives_its_line_of_json() -> None:
    passage = Passage("a", "en", "T", "H", "x\ny", ("DE",), "2026-01-01", None, "agent")
    assert Passage.from_json(passage.to_json()) == passage
    assert "\n" not in passage.to_json()


@pytest.mark.parametrize(
    ("market", "audience", "today", "shown"),
    [
        ("DE", "customer", "2026-06-01", True),
        ("de", "customer", "2026-06-01", True),
        ("FR", "customer", "2026-06-01", False),
        (None, "customer", "2026-06-01", True),
        ("DE", "customer", "2025-12-31", False),
        ("DE", "customer", "2027-01-01", False),
    ],
)
def test_market_and_dates_limit_where_a_passage_serves(
    market: str | None, audience: str, today: str, shown: bool
) -> None:
    passage = Passage("a", "en", "T", "", "x", ("DE",), "2026-01-01", "2026-12-31")
    assert passage.serves(market, audience, today) is shown


def test_what_is_for_agents_is_not_shown_to_customers() -> None:
    passage = Passage("a", "en", "T", "", "x", audience="agent")
    assert not passage.serves(None, "customer", "2026-01-01")
    assert passage.serves(None, "agent", "2026-01-01")
