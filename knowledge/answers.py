"""Answers a question from the articles, or says that they hold no answer."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

from knowledge.encoder import load_encoder
from knowledge.search import Hit, Results, Searcher
from knowledge.settings import KnowledgeSettings
from knowledge.store import KnowledgeBase

CALIBRATION = Path(__file__).parent / "data" / "abstention.json"
FEATURES = ("score", "dense", "lexical", "margin", "strangeness")


@dataclass(frozen=True, slots=True)
class Answer:
    """Hits, best first, and the probability that the base answers the question at all.

    ``text`` is what to tell the customer: the best hit's passage and what belongs to it. When
    `abstained`, the hits are near misses: good for an agent, not for a customer.
    """

    abstained: bool
    hits: list[Hit]
    confidence: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic model of "the base answers this" over `FEATURES`, and where to abstain."""

    weights: tuple[float, ...]
    bias: float
    threshold: float

    @classmethod
    def load(cls, path: Path = CALIBRATION) -> Calibration:
        """What `python -m knowledge.calibrate` wrote."""
        fields = json.loads(path.read_text(encoding="utf-8"))
        weights = tuple(float(fields["weights"][name]) for name in FEATURES)
        return cls(weights, float(fields["bias"]), float(fields["threshold"]))

    def confidence(self, results: Results) -> float:
        """Probability, from 0 to 1, that the base answers the question."""
        if not results.hits:
            return 0.0
        values = zip(self.weights, features(results), strict=True)
        exponent = self.bias + sum(weight * value for weight, value in values)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, exponent))))


def features(results: Results) -> tuple[float, ...]:
    """What tells an answer from a near miss, in the order of `FEATURES`; needs a hit.

    Bounded, so that no single one decides in a base unlike those it was calibrated on.
    """
    best = results.hits[0]
    # The runners-up of a one-article base are missing; its score then is the margin.
    others = [hit.score for hit in results.hits[1:5]] or [0.0]
    return (
        min(best.score, 5.0),
        best.dense,
        min(best.lexical, 0.5),
        min(best.score - sum(others) / len(others), 4.0),
        min(max(results.strangeness, 0.8), 1.5),
    )


class Answerer:
    """Answers from one base; safe to use from many threads."""

    def __init__(self, searcher: Searcher, base: KnowledgeBase, calibration: Calibration) -> None:
        self._searcher, self._base, self._calibration = searcher, base, calibration

    def answer(
        self,
        query: str,
        language: str,
        *,
        market: str | None = None,
        top_k: int = 3,
        audience: str = "customer",
    ) -> Answer:
        """The best `top_k` articles for the question, and whether to abstain from them."""
        results = self._searcher.look_up(
            self._base,
            query,
            language,
            top_k=max(top_k, 5),
            market=market,
            audience=audience,
        )
        confidence = self._calibration.confidence(results)
        abstained = confidence < self._calibration.threshold
        text = "" if abstained else self._searcher.excerpt(self._base, query, results.hits[0])
        return Answer(abstained, results.hits[:top_k], round(confidence, 4), text)


def load_answerer(settings: KnowledgeSettings, base: str | None = None) -> Answerer:
    """An answerer wired from the settings; `EncoderMissing` when no encoder has been built."""
    return Answerer(
        Searcher(load_encoder(settings.encoder_dir)),
        KnowledgeBase(settings.knowledge_dir, base or settings.knowledge_base),
        Calibration.load(),
    )
