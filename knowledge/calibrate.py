"""Fits when to abstain: `python -m knowledge.calibrate [--data DIR] [--base NAME]`.

Each `<language>.jsonl` in the data folder has lines `{"query", "slug"}`, with slug null where the
base holds no answer. Half of the lines of each language fit the model and its threshold, the
other half measures them.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.answers import CALIBRATION, FEATURES, features
from knowledge.encoder import load_encoder
from knowledge.search import Searcher
from knowledge.settings import KnowledgeSettings
from knowledge.store import KnowledgeBase

RAISES = np.asarray([1.0, 1.0, 1.0, 1.0, -1.0])


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question, what was measured of it, and the rank of the right article (0: none found)."""

    language: str
    features: tuple[float, ...]
    answerable: bool
    rank: int


def measure(searcher: Searcher, base: KnowledgeBase, data: Path) -> list[Labelled]:
    """Search every labelled question in `data`."""
    labelled: list[Labelled] = []
    for file in sorted(data.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            fields = json.loads(line)
            results = searcher.look_up(base, fields["query"], file.stem, top_k=10)
            ids = [hit.id for hit in results.hits]
            slug = fields["slug"]
            rank = ids.index(slug) + 1 if slug in ids else 0
            labelled.append(Labelled(file.stem, features(results), slug is not None, rank))
    return labelled


def fit(rows: list[Labelled]) -> tuple[np.ndarray, float, float]:
    """Weights, bias and threshold with the best balanced accuracy on `rows`.

    A weight may not go against what its feature means: such a sign would be an accident of
    these questions, and mislead on other bases.
    """
    from sklearn.linear_model import LogisticRegression

    values = np.asarray([row.features for row in rows])
    answerable = np.asarray([row.answerable for row in rows])
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled = (values - mean) / spread
    used = list(range(len(FEATURES)))
    while True:
        model = LogisticRegression(class_weight="balanced").fit(scaled[:, used], answerable)
        signs = model.coef_[0] * RAISES[used]
        if signs.min() >= 0 or len(used) == 1:
            break
        used.pop(int(signs.argmin()))
    weights = np.zeros(len(FEATURES))
    weights[used] = model.coef_[0] / spread[used]
    bias = float(model.intercept_[0] - weights @ mean)
    chances = _chances(values, weights, bias)
    candidates = np.linspace(0.2, 0.8, 61)
    best = max(candidates, key=lambda t: _balanced(chances >= t, answerable))
    return weights, bias, float(best)


def _chances(values: np.ndarray, weights: np.ndarray, bias: float) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-(values @ weights + bias)))


def _balanced(answered: np.ndarray, answerable: np.ndarray) -> float:
    return float((answered[answerable].mean() + (~answered)[~answerable].mean()) / 2)


def report(rows: list[Labelled], weights: np.ndarray, bias: float, threshold: float) -> dict:
    """Figures of retrieval and abstention on `rows`."""
    from sklearn.metrics import roc_auc_score

    answerable = np.asarray([row.answerable for row in rows])
    chances = _chances(np.asarray([row.features for row in rows]), weights, bias)
    answered = chances >= threshold
    ranks = np.asarray([row.rank or 99 for row in rows])[answerable]
    return {
        "questions": len(rows),
        "recall_at_1": round(float((ranks == 1).mean()), 3),
        "recall_at_3": round(float((ranks <= 3).mean()), 3),
        "mrr_at_10": round(float(np.where(ranks <= 10, 1 / ranks, 0).mean()), 3),
        "abstention_auroc": round(float(roc_auc_score(answerable, chances)), 3),
        "abstention_accuracy": round(float((answered == answerable).mean()), 3),
        "abstention_balanced": round(_balanced(answered, answerable), 3),
        "answered_when_answerable": round(float(answered[answerable].mean()), 3),
        "abstained_when_not": round(float((~answered)[~answerable].mean()), 3),
    }


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    settings = KnowledgeSettings()
    parser = argparse.ArgumentParser(prog="knowledge.calibrate", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("tests/data/retrieval"))
    parser.add_argument("--base", default=settings.knowledge_base)
    parser.add_argument("--out", type=Path, default=CALIBRATION)
    options = parser.parse_args(arguments)
    searcher = Searcher(load_encoder(settings.encoder_dir))
    base = KnowledgeBase(settings.knowledge_dir, options.base)
    rows = measure(searcher, base, options.data)
    fitted, held_out = rows[0::2], rows[1::2]
    weights, bias, threshold = fit(fitted)
    figures = report(held_out, weights, bias, threshold)
    by_language = {
        language: report([r for r in held_out if r.language == language], weights, bias, threshold)
        for language in sorted({row.language for row in rows})
    }
    chosen = {
        "weights": {n: round(float(w), 4) for n, w in zip(FEATURES, weights, strict=True)},
        "bias": round(bias, 4),
        "threshold": round(threshold, 4),
        "encoder": base.current().encoder,
        "held_out": figures,
    }
    options.out.write_text(json.dumps(chosen, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"all": figures, **by_language}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
