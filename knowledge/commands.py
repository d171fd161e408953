"""What the command line does with knowledge: plain functions over streams."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from knowledge.answers import load_answerer
from knowledge.encoder import load_encoder
from knowledge.ingest import Report
from knowledge.ingest import ingest as ingest_articles
from knowledge.language import identify
from knowledge.settings import KnowledgeSettings
from knowledge.store import KnowledgeBase
from knowledge.tags import normalise_tag


def ingest(
    path: Path,
    base: str | None = None,
    out: TextIO = sys.stdout,
    *,
    settings: KnowledgeSettings | None = None,
) -> Report:
    """Take the articles under `path` into `base`; says what was left out and why.

    Raises `ArticlesError` when nothing can be read, `EncoderMissing` without an encoder.
    """
    settings = settings or KnowledgeSettings()
    store = KnowledgeBase(settings.knowledge_dir, base or settings.knowledge_base)
    encoder = load_encoder(settings.encoder_dir)
    report = ingest_articles(path, store, encoder, say=lambda line: print(line, file=out))
    for problem in report.problems:
        print(f"left out: {problem}", file=out)
    state = "now" if report.changed else "unchanged,"
    print(
        f"{store.name}: {state} {report.articles} articles, {report.passages} passages "
        f"({report.encoded} encoded), version {report.version}",
        file=out,
    )
    return report


def search_lines(
    lines: Iterable[str],
    out: TextIO = sys.stdout,
    base: str | None = None,
    lang: str | None = None,
    top: int = 5,
    *,
    settings: KnowledgeSettings | None = None,
) -> None:
    """Answer one question a line with one JSON object a line.

    `{"query", "hits": [{"id", "lang", "score", "text"}], "abstained"}`. Without `lang` the
    language of each question is identified. Raises `ValueError` for a language not spoken here.
    """
    settings = settings or KnowledgeSettings()
    chosen = normalise_tag(lang)
    if lang and chosen is None:
        raise ValueError(f"unknown language {lang!r}")
    answerer = load_answerer(settings, base)
    for line in lines:
        query = line.rstrip("\r\n")
        language = chosen or identify(query).language
        answer = answerer.answer(query, language, top_k=top)
        hits = [
            {"id": hit.id, "lang": hit.language, "score": hit.score, "text": hit.text}
            for hit in answer.hits
        ]
        found = {"query": query, "hits": hits, "abstained": answer.abstained}
        print(json.dumps(found, ensure_ascii=False), file=out, flush=True)
