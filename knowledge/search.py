"""Finds the articles that answer a question, in its language and in others.

Each language is searched by itself and its scores are measured against that language's own
spread, because an encoder prefers texts in the language of the question so strongly that one
common ranking would hide an answer that exists in another language only. Vectors are taken less
their language's mean, which removes most of what the language itself contributes. Evidence for
one article from its twins in several languages is averaged: they err in different ways.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from unicodedata import east_asian_width

import numpy as np

from knowledge import lexical
from knowledge.encoder import Encoder
from knowledge.errors import BaseOutdated
from knowledge.passages import Passage
from knowledge.store import EXACT_LIMIT, KnowledgeBase, LanguageRange, Snapshot

# Cosine of character n-grams added to the cosine of centred embeddings.
LEXICAL_WEIGHT = 0.5
# Weight of an article's versions in all other languages together; its own-language one has 1.
TWINS_WEIGHT = 1.0
# Articles of one language that go into the merge.
SHORTLIST = 200
GRAPH_SEARCH = 256
SAMPLE = 1_024
MIN_SPREAD = 0.02


# Centred cosine, and letters: what an answer may add to its best passage.
EXCERPT_MARGIN = 0.15
EXCERPT_WIDTH = 800


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found: its best passage, and a score that grows with relevance.

    `score` counts standard deviations above the base's ordinary article for this question;
    `dense` and `lexical` are the cosines of the best passage.
    """

    id: str
    language: str
    score: float
    text: str
    title: str
    heading: str = ""
    dense: float = 0.0
    lexical: float = 0.0
    row: int = -1  # of the passage in the snapshot it came from


@dataclass(frozen=True, slots=True)
class Results:
    """Hits, best first, and how strange the question is to the base.

    `strangeness` is the question's distance from the base's mean question; 1 is ordinary.
    """

    hits: list[Hit]
    strangeness: float


@dataclass(slots=True)
class _Found:
    """What is known of one article after all languages were searched."""

    by_language: dict[str, tuple[float, int, float, float]] = field(default_factory=dict)

    def score(self, language: str) -> float:
        own = self.by_language.get(language)
        others = [z for tag, (z, *_) in self.by_language.items() if tag != language]
        if own is None:
            return float(np.mean(others))
        if not others:
            return own[0]
        return (own[0] + TWINS_WEIGHT * float(np.mean(others))) / (1.0 + TWINS_WEIGHT)

    def shown(self, language: str) -> list[tuple[str, int, float, float]]:
        """Versions by preference: the question's language first, then the surest."""
        ordered = sorted(
            self.by_language.items(), key=lambda item: (item[0] != language, -item[1][0])
        )
        return [(tag, row, dense, lex) for tag, (_, row, dense, lex) in ordered]


class Searcher:
    """Searches bases with one encoder; safe to use from many threads."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def search(
        self,
        base: KnowledgeBase,
        query: str,
        language: str,
        *,
        top_k: int = 5,
        market: str | None = None,
        audience: str = "customer",
    ) -> list[Hit]:
        """The `top_k` articles that best answer `query`, best first; one hit an article.

        An article that has a version in `language` is shown in it, any other in the language
        that fits best. `market` (ISO country) leaves out what is not valid there. Raises
        `BaseMissing`, and `BaseOutdated` when the base was built with another encoder.
        """
        return self.look_up(
            base, query, language, top_k=top_k, market=market, audience=audience
        ).hits

    def look_up(
        self,
        base: KnowledgeBase,
        query: str,
        language: str,
        *,
        top_k: int = 5,
        market: str | None = None,
        audience: str = "customer",
    ) -> Results:
        """As `search`, with how strange the question is to the base."""
        snapshot = base.current()
        if snapshot.encoder != self._encoder.name:
            raise BaseOutdated(
                f"the base {base.name!r} was built with the encoder {snapshot.encoder}, "
                f"not {self._encoder.name}: ingest it again"
            )
        if not query.strip():
            return Results([], float("inf"))
        vector = self._encoder.encode([query], kind="query")[0] - snapshot.query_mean(language)
        distance = max(float(np.linalg.norm(vector)), 1e-6)
        found = self._find(snapshot, query, vector / distance)
        ranked = sorted(
            ((entry.score(language), identifier) for identifier, entry in found.items()),
            key=lambda pair: (-pair[0], pair[1]),
        )
        today = datetime.now(UTC).date().isoformat()
        hits: list[Hit] = []
        for score, identifier in ranked:
            if len(hits) == top_k:
                break
            for tag, row, dense, lex in found[identifier].shown(language):
                passage = snapshot.passage(row)
                if passage.serves(market, audience, today):
                    hits.append(_hit(passage, tag, score, dense, lex, row))
                    break
        return Results(hits, distance / snapshot.query_spread(language))

    def excerpt(self, base: KnowledgeBase, query: str, hit: Hit) -> str:
        """The part of the hit's article that a customer should read, in reading order.

        Passages of one article are close to each other ("shipping to Europe", "to Asia"), and
        the best one alone is too often its neighbour. What is nearly as close comes along, up
        to ``EXCERPT_WIDTH``. Where the base has changed since, the hit's own text.
        """
        snapshot = base.current()
        article = int(np.searchsorted(snapshot.starts, hit.row, side="right")) - 1
        start = int(snapshot.starts[article]) if article >= 0 else 0
        if hit.row < 0 or snapshot.passage(start).id != hit.id:
            return hit.text
        last = article + 1 >= len(snapshot.starts)
        end = snapshot.passages if last else int(snapshot.starts[article + 1])
        vector = self._encoder.encode([query], kind="query")[0]
        vector = vector - snapshot.query_mean(hit.language)
        vector /= max(float(np.linalg.norm(vector)), 1e-6)
        scores = _dense(snapshot, hit.language, slice(start, end), vector)
        chosen, width = {hit.row - start}, _width(hit.text)
        for at in np.argsort(-scores, kind="stable"):
            text = snapshot.passage(start + int(at)).text
            near = scores[at] >= scores[hit.row - start] - EXCERPT_MARGIN
            if near and int(at) not in chosen and width + _width(text) <= EXCERPT_WIDTH:
                chosen.add(int(at))
                width += _width(text)
        return "\n\n".join(snapshot.passage(start + at).text for at in sorted(chosen))

    def _find(self, snapshot: Snapshot, query: str, vector: np.ndarray) -> dict[str, _Found]:
        features = lexical.query_features(query, snapshot.idf)
        all_lexical: np.ndarray | None = None
        if snapshot.passages <= EXACT_LIMIT:
            all_lexical = lexical.scores_of_all(snapshot.by_feature, snapshot.passages, features)
        found: dict[str, _Found] = {}
        for r in snapshot.ranges:
            if all_lexical is not None:
                lex = all_lexical[r.start : r.end]
                scored = _scan(snapshot, r, vector, lex)
            else:
                scored = _shortlist(snapshot, r, vector, features)
            for identifier, values in scored:
                found.setdefault(identifier, _Found()).by_language[r.language] = values
        return found


_Scored = list[tuple[str, tuple[float, int, float, float]]]


def _dense(
    snapshot: Snapshot, language: str, rows: slice | np.ndarray, query: np.ndarray
) -> np.ndarray:
    """Cosines of the query with passages, both less their mean."""
    mean = snapshot.passage_mean(language)
    products = np.asarray(snapshot.embeddings[rows]) @ query - float(mean @ query)
    return products / snapshot.norms[rows]


def _scan(snapshot: Snapshot, r: LanguageRange, query: np.ndarray, lex: np.ndarray) -> _Scored:
    """Every article of the language, by an exact scan."""
    dense = _dense(snapshot, r.language, slice(r.start, r.end), query)
    scores = dense + LEXICAL_WEIGHT * lex
    starts = snapshot.starts[r.first : r.last] - r.start
    best = np.maximum.reduceat(scores, starts)
    z = (best - best.mean()) / max(float(best.std()), MIN_SPREAD) if len(best) > 2 else best * 10
    order = np.argsort(-best, kind="stable")[:SHORTLIST]
    ends = np.append(starts[1:], len(scores))
    scored: _Scored = []
    for article in order:
        start = int(starts[article])
        row = start + int(np.argmax(scores[start : ends[article]]))
        identifier = snapshot.article_ids[r.first + int(article)]
        values = (float(z[article]), r.start + row, float(dense[row]), float(lex[row]))
        scored.append((identifier, values))
    return scored


def _shortlist(
    snapshot: Snapshot,
    r: LanguageRange,
    query: np.ndarray,
    features: tuple[np.ndarray, np.ndarray],
) -> _Scored:
    """The nearest articles of a language in a base too big to scan."""
    size = r.end - r.start
    graph = snapshot.graphs.get(r.language)
    if graph is None:
        dense = _dense(snapshot, r.language, slice(r.start, r.end), query)
        nearest = np.argpartition(-dense, min(SHORTLIST, size - 1))[:SHORTLIST]
        dense_near = dense[nearest]
    else:
        import faiss

        parameters = faiss.SearchParametersHNSW(efSearch=GRAPH_SEARCH)
        values, numbers = graph.search(query[None], SHORTLIST, params=parameters)
        nearest, dense_near = numbers[0][numbers[0] >= 0], values[0][numbers[0] >= 0]
    sample = r.start + np.arange(0, size, max(1, size // SAMPLE))
    ordinary = _dense(snapshot, r.language, sample, query)
    lex_near = lexical.scores_of_some(snapshot.by_passage, r.start + nearest, features)
    scores = dense_near + LEXICAL_WEIGHT * lex_near
    z = (scores - ordinary.mean()) / max(float(ordinary.std()), MIN_SPREAD)
    best: dict[str, tuple[float, int, float, float]] = {}
    for at in np.argsort(-scores, kind="stable"):
        row = r.start + int(nearest[at])
        article = int(np.searchsorted(snapshot.starts, row, side="right")) - 1
        identifier = snapshot.passage(int(snapshot.starts[article])).id
        values = (float(z[at]), row, float(dense_near[at]), float(lex_near[at]))
        best.setdefault(identifier, values)
    return list(best.items())


def _width(text: str) -> int:
    """Length as read: a Chinese or Japanese character says about as much as two letters."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _hit(passage: Passage, tag: str, score: float, dense: float, lex: float, row: int) -> Hit:
    return Hit(
        id=passage.id,
        language=tag,
        score=round(score, 4),
        text=passage.text,
        title=passage.title,
        heading=passage.heading,
        dense=round(dense, 4),
        lexical=round(lex, 4),
        row=row,
    )
