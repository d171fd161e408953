"""Figures of what was understood, from rows as they were meant and results as they came.

Every function takes lists of equal length: ``rows`` of `bench.messages.read_development`,
``found`` of `bench.understood`. Shares are from 0 to 1.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import fmean, median
from typing import Any

from bench.messages import LENGTHS, Row, length

Result = dict[str, Any]
Figures = dict[str, Any]

OUT_OF_SCOPE = "out_of_scope"
FEELINGS = ("positive", "neutral", "negative", "furious")


def share(hits: Iterable[bool]) -> float | None:
    """None where there is nothing to count."""
    counted = list(hits)
    return sum(counted) / len(counted) if counted else None


def quantile(values: Sequence[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def scores(hits: int, given: int, meant: int) -> Figures:
    """Precision, recall and F1 of one class; what was neither meant nor given has none."""
    return {
        "precision": hits / given if given else None,
        "recall": hits / meant if meant else None,
        "f1": 2 * hits / (given + meant) if given + meant else None,
        "meant": meant,
    }


def by_class(meant: Sequence[str], given: Sequence[str]) -> dict[str, Figures]:
    """Scores of every class that was meant at least once."""
    hits = Counter(m for m, g in zip(meant, given, strict=True) if m == g)
    wanted, said = Counter(meant), Counter(given)
    return {name: scores(hits[name], said[name], wanted[name]) for name in sorted(wanted)}


def macro_f1(meant: Sequence[str], given: Sequence[str]) -> float | None:
    """The mean F1 of the classes that were meant at least once."""
    classes = by_class(meant, given)
    return fmean(part["f1"] for part in classes.values()) if classes else None


def confusion(meant: Sequence[str], given: Sequence[str], order: Sequence[str]) -> Figures:
    """``counts[i][j]``: how often label i was meant and label j understood. Labels that occur,
    in ``order``, others behind."""
    occurring = {*meant, *given}
    labels = [name for name in order if name in occurring]
    labels += sorted(occurring - set(labels))
    pairs = Counter(zip(meant, given, strict=True))
    return {"labels": labels, "counts": [[pairs[m, g] for g in labels] for m in labels]}


def intents(rows: Sequence[Row], found: Sequence[Result], order: Sequence[str]) -> Figures:
    """Accuracy and macro F1, by language and intent, confusions, out of scope."""
    meant, given = [row["intent"] for row in rows], [result["intent"] for result in found]
    places: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[row["language"]].append(place)
    by_language = {}
    for language, at in places.items():
        wanted, said = [meant[i] for i in at], [given[i] for i in at]
        by_language[language] = {
            "messages": len(at),
            "accuracy": share(w == s for w, s in zip(wanted, said, strict=True)),
            "macro_f1": macro_f1(wanted, said),
            **out_of_scope(wanted, said),
        }
    pairs = Counter((m, g) for m, g in zip(meant, given, strict=True) if m != g)
    return {
        "accuracy": share(m == g for m, g in zip(meant, given, strict=True)),
        "macro_f1": macro_f1(meant, given),
        **out_of_scope(meant, given),
        "by_language": by_language,
        "by_intent": by_class(meant, given),
        "confused": [[m, g, times] for (m, g), times in pairs.most_common(20)],
        "confusion": confusion(meant, given, order),
    }


def out_of_scope(meant: Sequence[str], given: Sequence[str]) -> Figures:
    """Share of out-of-scope messages found, and of all others taken for one."""
    pairs = list(zip(meant, given, strict=True))
    return {
        "out_of_scope_recall": share(g == OUT_OF_SCOPE for m, g in pairs if m == OUT_OF_SCOPE),
        "out_of_scope_false": share(g == OUT_OF_SCOPE for m, g in pairs if m != OUT_OF_SCOPE),
    }


def entities(rows: Sequence[Row], found: Sequence[Result]) -> Figures:
    """F1 over exact spans of text: overall, by entity, by language."""
    counts: dict[str, dict[str, Counter[str]]] = {"entity": {}, "language": {}}
    for row, result in zip(rows, found, strict=True):
        wanted = Counter((e["entity"], e["value"]) for e in row["entities"])
        said = Counter((e["entity"], e["value"]) for e in result["entities"])
        for kind, spans in (("meant", wanted), ("given", said), ("hits", wanted & said)):
            for (entity, _), times in spans.items():
                counts["entity"].setdefault(entity, Counter())[kind] += times
                counts["language"].setdefault(row["language"], Counter())[kind] += times
    total: Counter[str] = Counter()
    for part in counts["entity"].values():
        total.update(part)
    return {
        **_of(total),
        **{
            f"by_{what}": {name: _of(part) for name, part in sorted(groups.items())}
            for what, groups in counts.items()
        },
    }


def _of(counted: Counter[str]) -> Figures:
    return scores(counted["hits"], counted["given"], counted["meant"])


def feeling(rows: Sequence[Row], found: Sequence[Result]) -> Figures:
    """Macro F1 over the feelings that were meant, and the scores of each."""
    meant, given = [row["feeling"] for row in rows], [result["sentiment"] for result in found]
    return {
        "accuracy": share(m == g for m, g in zip(meant, given, strict=True)),
        "macro_f1": macro_f1(meant, given),
        "by_class": by_class(meant, given),
        "confusion": confusion(meant, given, FEELINGS),
    }


def language(rows: Sequence[Row], found: Sequence[Result]) -> Figures:
    """How many messages were taken for the language they are in, by their length."""
    lengths: dict[str, list[bool]] = {name: [] for name in LENGTHS}
    languages: dict[str, list[bool]] = defaultdict(list)
    pairs: Counter[tuple[str, str]] = Counter()
    for row, result in zip(rows, found, strict=True):
        right = result["language"] == row["language"]
        lengths[length(row["text"])].append(right)
        languages[row["language"]].append(right)
        if not right:
            pairs[row["language"], result["language"]] += 1
    return {
        "accuracy": share(right for hits in lengths.values() for right in hits),
        "by_length": {
            name: {"messages": len(hits), "accuracy": share(hits)} for name, hits in lengths.items()
        },
        "by_language": {name: share(hits) for name, hits in languages.items()},
        "confused": [[m, g, times] for (m, g), times in pairs.most_common(20)],
    }


def unclear(rows: Sequence[Row], found: Sequence[Result]) -> Figures:
    """How often the bot would ask which of two intents is meant, and what it would gain."""
    asked = [
        (row["intent"], result)
        for row, result in zip(rows, found, strict=True)
        if result["between"]
    ]
    return {
        "asked": len(asked) / len(rows) if rows else None,
        "right_among": share(meant in result["between"] for meant, result in asked),
        "right_first": share(meant == result["intent"] for meant, result in asked),
    }


def speed(alone: Sequence[float], batched: Sequence[float]) -> Figures:
    """From milliseconds of messages understood one at a time, and of the same in batches."""
    return {
        "ms_p50": median(alone),
        "ms_p95": quantile(alone, 0.95),
        "ms_mean": fmean(alone),
        "messages_per_second": 1000 / fmean(batched),
    }
