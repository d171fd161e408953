"""A base on disk: incremental, switched atomically, searched by language and merged."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pytest

from knowledge import search as search_module
from knowledge import store as store_module
from knowledge.answers import Answerer, Calibration, features
from knowledge.errors import ArticlesError, BaseMissing, BaseOutdated
from knowledge.ingest import Report, ingest
from knowledge.search import Hit, Results, Searcher
from knowledge.settings import KnowledgeSettings
from knowledge.store import CURRENT, KnowledgeBase
from tests.knowledge.conftest import LetterEncoder, write_article

ENGLISH = {
    "refunds": ("Refunds", "Money is refunded to the card you paid with in three to five days."),
    "gift-cards": ("Gift cards", "A gift card is sent by e-mail at once and is valid three years."),
    "size-guide": ("Size guide", "Shoes are true to size; between two sizes take the larger one."),
    "customs": ("Customs", "Customs clearance takes one to three working days in most countries."),
}
GERMAN = {
    "refunds": ("Erstattung", "Das Geld wird in drei bis fünf Tagen auf die Karte erstattet."),
    "size-guide": ("Größen", "Schuhe fallen normal aus; zwischen zwei Größen die größere nehmen."),
    "packaging": ("Verpackung", "Wir verpacken in recyceltem Karton mit Papierklebeband."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    for language, texts in (("en", ENGLISH), ("de", GERMAN)):
        for slug, (title, text) in texts.items():
            write_article(articles, language, slug, text, title=title)
    return articles


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return KnowledgeBase(tmp_path / "var", "shop")


def take(folder: Path, base: KnowledgeBase, encoder: LetterEncoder) -> Report:
    return ingest(folder, base, encoder, say=lambda line: None)


def ids(hits: list[Hit]) -> list[str]:
    return [hit.id for hit in hits]


def test_a_question_finds_its_article(
    folder: Path, base: KnowledgeBase, encoder: LetterEncoder
) -> None:
    take(folder, base, encoder)
    hits = Searcher(encoder).search(base, "when is the money refunded to my card", "en", top_k=3)
    assert hits[0].id == "refunds" and hits[0].language == "en"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_an_article_is_shown_once_and_in_the_language_of_the_question(
    folder: Path, base: KnowledgeBase, encoder: LetterEncoder
) -> None:
    take(folder, base, encoder)
    hits = Searcher(encoder).search(base, "Wann wird das Geld auf die Karte erstattet", "de")
    assert ids(hits).count("refunds") == 1
    assert next(hit for hit in hits if hit.id == "refunds").language == "de"


def test_an_answer_that_exists_in_another_language_only_is_found(
    folder: Path, base: KnowledgeBase, encoder: LetterEncoder
) -> None:
    take(folder, base, encoder)
    hits = Searcher(encoder).search(base, "gift card e-mail", "de")
    assert (hits[0].id, hits[0].language) == ("gift-cards", "en")


def test_ingesting_again_changes_nothing(
    folder: Path, base: KnowledgeBase, encoder: LetterEncoder
) -> None:
    first = take(folder, base, encoder)
    again = take(folder, base, encoder)
    assert first.changed and not again.changed
    assert again.version == first.version and again.encoded == 0
    assert (again.articles, again.passages) == (first.articles, first.passages)


def test_only_what_changed_is_encoded_again(
    folder: Path, base: KnowledgeBase, encoder: LetterEncoder
) -> None:
    take(folder, base, encoder)
    write_article(folder, "en", "refunds", "Money comes back within a week.", title="Refunds")
    (folder / "de" / "packaging.md").unlink()
    encoder.encoded.clear()
    report = take(folder, base, encoder)
    assert report.encoded == 1 and len(encoder.encoded) == 1
    assert report.articles == 6
    assert "packaging" not in base.current().article_ids


def test_articles_of_another_path_stay(
    folder: Path, base: KnowledgeBase, encoder: LetterEncoder, tmp_path: Path
) -> None:
    take(folder, base, encoder)
    more = tmp_path / "more.jsonl"
    more.write_text(json.dumps({"id": "zips", "lang": "en", "text": "We do not mend zips."}))
    take(more, base, encoder)
    assert {"zips", "refunds"} <= set(base.current().article_ids)


def test_readers_follow_a_new_version_and_old_snapshots_stay_whole(
    folder: Path, base: KnowledgeBase, encoder: LetterEncoder
) -> None:
    take(folder, base, encoder)
    reader = KnowledgeBase(base.folder.parent, "shop")
    old = reader.current()
    for number in range(4):
        write_article(folder, "en", "refunds", f"Version {number} of the text.", title="Refunds")
        take(folder, base, encoder)
    assert reader.current().version != old.version
    assert old.passage(0).title and np.isfinite(old.embeddings).all()
    assert len(list(base.folder.glob("v*"))) == store_module.VERSIONS_KEPT


def test_a_failed_build_leaves_the_version_in_use(
    folder: Path, base: KnowledgeBase, encoder: LetterEncoder
) -> None:
    version = take(folder, base, encoder).version

    class Broken(LetterEncoder):
        def encode(self, texts, *, kind="query"):
            raise RuntimeError("out of memory")

    write_article(folder, "en", "new", "Something new.", title="New")
    with pytest.raises(RuntimeError):
        take(folder, base, Broken())
    assert base.current().version == version
    assert sorted(p.name for p in base.folder.iterdir()) == [CURRENT, version]


def test_another_encoder_makes_the_base_outdated_until_it_is_built_again(
    folder: Path, base: KnowledgeBase, encoder: LetterEncoder
) -> None:
    count = take(folder, base, encoder).passages
    other = LetterEncoder("letters@2")
    with pytest.raises(BaseOutdated):
        Searcher(other).search(base, "refund", "en")
    assert take(folder, base, other).encoded == count
    assert Searcher(other).search(base, "refund", "en")


def test_market_leaves_articles_out(
    folder: Path, base: KnowledgeBase, encoder: LetterEncoder
) -> None:
    write_article(
        folder, "en", "cash", "Pay cash on delivery.", title="Cash on delivery", markets="[AE, EG]"
    )
    take(folder, base, encoder)
    searcher = Searcher(encoder)
    assert "cash" not in ids(searcher.search(base, "cash on delivery", "en", market="DE"))
    assert searcher.search(base, "cash on delivery", "en", market="AE")[0].id == "cash"


def test_nothing_ingested_and_nothing_to_ingest_are_named_errors(
    base: KnowledgeBase, encoder: LetterEncoder, tmp_path: Path
) -> None:
    with pytest.raises(BaseMissing):
        Searcher(encoder).search(base, "refund", "en")
    with pytest.raises(ArticlesError):
        take(tmp_path, base, encoder)
    with pytest.raises(ValueError, match="not a name"):
        KnowledgeBase(tmp_path, "../elsewhere")


@pytest.mark.parametrize("query", ["", "   ", "?", "\0", "🙂", "\ud800", "x" * 10_000])
def test_any_question_is_taken(
    folder: Path, base: KnowledgeBase, encoder: LetterEncoder, query: str
) -> None:
    take(folder, base, encoder)
    for language in ("en", "th"):
        assert len(Searcher(encoder).search(base, query, language, top_k=2)) in (0, 2)


def test_a_base_of_one_article_answers(
    base: KnowledgeBase, encoder: LetterEncoder, tmp_path: Path
) -> None:
    write_article(tmp_path / "one", "en", "refunds", "Money comes back.", title="Refunds")
    take(tmp_path / "one", base, encoder)
    assert ids(Searcher(encoder).search(base, "money back", "fr")) == ["refunds"]


def test_a_big_base_is_searched_by_graph_with_the_same_result(
    folder: Path, base: KnowledgeBase, encoder: LetterEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(folder, base, encoder)
    questions = [("money refunded to the card", "en"), ("Karton und Papier", "de")]
    exact = [Searcher(encoder).search(base, *question)[0].id for question in questions]
    big = KnowledgeBase(base.folder.parent, "big")
    monkeypatch.setattr("knowledge.ingest.EXACT_LIMIT", 3)
    monkeypatch.setattr(search_module, "EXACT_LIMIT", 3)
    take(folder, big, encoder)
    assert set(big.current().graphs) == {"en"}
    assert [Searcher(encoder).search(big, *question)[0].id for question in questions] == exact


def results(score: float, dense: float, strangeness: float) -> Results:
    hits = [Hit("a", "en", score, "t", "T", dense=dense), Hit("b", "en", 0.1, "t", "T")]
    return Results(hits, strangeness)


def test_confidence_grows_with_evidence_and_falls_with_strangeness() -> None:
    calibration = Calibration.load()
    assert 0.0 < calibration.threshold < 1.0
    plain = calibration.confidence(results(2.0, 0.3, 1.1))
    assert calibration.confidence(results(2.0, 0.6, 1.1)) > plain
    assert calibration.confidence(results(2.0, 0.3, 1.3)) < plain
    assert calibration.confidence(Results([], 9.0)) == 0.0


def test_features_stay_bounded_in_a_strange_base() -> None:
    wild = Results([Hit("a", "en", 99.0, "t", "T", dense=1.0, lexical=1.0)], 99.0)
    assert max(features(wild)) <= 5.0


def test_abstaining_still_hands_over_the_near_misses(
    folder: Path, base: KnowledgeBase, encoder: LetterEncoder
) -> None:
    take(folder, base, encoder)
    never = Calibration((0.0,) * 5, -5.0, 0.5)
    answer = Answerer(Searcher(encoder), base, never).answer("refund", "en", top_k=2)
    assert answer.abstained and len(answer.hits) == 2
    always = Calibration((0.0,) * 5, 5.0, 0.5)
    assert not Answerer(Searcher(encoder), base, always).answer("refund", "en").abstained


def test_the_commands_ingest_and_search(folder: Path, built_encoder: Path, tmp_path: Path) -> None:
    from knowledge import commands

    home = tmp_path / "home"
    (home / "models").mkdir(parents=True)
    (home / "models" / "encoder").symlink_to(built_encoder.parent.resolve())
    settings = KnowledgeSettings(home=home)
    (folder / "en" / "broken.md").write_text("---\ntitle: x\n", encoding="utf-8")
    said = io.StringIO()
    commands.ingest(folder, "mine", said, settings=settings)
    assert "left out: en/broken.md:1: " in said.getvalue()
    out = io.StringIO()
    lines = ["when do I get my money back\n", "Wie fallen die Schuhe aus?\n"]
    commands.search_lines(lines, out, "mine", top=2, settings=settings)
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert set(first) == {"query", "hits", "abstained"}
    assert first["query"] == "when do I get my money back" and len(first["hits"]) == 2
    assert set(first["hits"][0]) == {"id", "lang", "score", "text"}
    assert (first["hits"][0]["id"], first["hits"][0]["lang"]) == ("refunds", "en")
    assert (second["hits"][0]["id"], second["hits"][0]["lang"]) == ("size-guide", "de")
    with pytest.raises(ValueError, match="unknown language"):
        commands.search_lines(lines, out, "mine", lang="klingon", settings=settings)
