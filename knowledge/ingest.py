"""Builds a new version of a base from articles, reusing every embedding that still holds."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from knowledge import lexical
from knowledge.articles import Article, Problem, read_articles
from knowledge.encoder import Encoder
from knowledge.errors import ArticlesError
from knowledge.passages import Passage, cut
from knowledge.store import EXACT_LIMIT, FORMAT, KnowledgeBase, LanguageRange, Snapshot

CHUNK = 64
PSEUDO_QUERIES = 400
HNSW_NEIGHBOURS, HNSW_CONSTRUCTION = 32, 80

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingestion did; `version` is the one now in use."""

    version: str
    articles: int
    passages: int
    encoded: int
    changed: bool
    problems: tuple[Problem, ...]


def ingest(path: Path, base: KnowledgeBase, encoder: Encoder, *, say: Say = print) -> Report:
    """Take all articles under `path` into `base`.

    What came from the same path before is replaced; articles from other paths stay, unless
    one with the same id and language comes in. Nothing is written when nothing changed.
    Raises `ArticlesError` when there is nothing to read, or nothing readable.
    """
    articles, problems = read_articles(path, base.name)
    source = str(path.resolve())
    if not articles and problems:
        raise ArticlesError(f"no article could be read; first: {problems[0]}")
    before = base.find_current()
    records = _merge(_known_records(before), articles, source)
    if not records:
        raise ArticlesError(f"no articles in {path}")
    if before is not None and before.encoder == encoder.name and _same(before, records):
        count = before.passages
        return Report(before.version, len(records), count, 0, False, tuple(problems))
    made = base.start_version()
    try:
        passages, encoded = _write(made, records, base.name, encoder, before, say)
        version = base.publish(made)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return Report(version, len(records), passages, encoded, True, tuple(problems))


def _known_records(before: Snapshot | None) -> dict[tuple[str, str], dict[str, Any]]:
    if before is None:
        return {}
    with (before.folder / "articles.jsonl").open(encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    return {(r["id"], r["language"]): r for r in records}


def _merge(
    known: dict[tuple[str, str], dict[str, Any]], articles: Iterable[Article], source: str
) -> list[dict[str, Any]]:
    merged = {key: record for key, record in known.items() if record["source"] != source}
    for article in articles:
        merged[(article.id, article.language)] = {**_record(article), "source": source}
    return [merged[key] for key in sorted(merged, key=lambda key: (key[1], key[0]))]


def _record(article: Article) -> dict[str, Any]:
    record = asdict(article)
    del record["base"]
    record["markets"] = sorted(article.markets) if article.markets else None
    for field in ("valid_from", "valid_to"):
        day: date | None = record[field]
        record[field] = day.isoformat() if day else None
    return record


def _same(before: Snapshot, records: list[dict[str, Any]]) -> bool:
    meta = json.loads((before.folder / "meta.json").read_text(encoding="utf-8"))
    known = _known_records(before)
    return (
        meta["format"] == FORMAT
        and len(known) == len(records)
        and all(known.get((r["id"], r["language"])) == r for r in records)
    )


def _article(record: dict[str, Any], base: str) -> Article:
    fields = {key: value for key, value in record.items() if key != "source"}
    fields["markets"] = frozenset(fields["markets"]) if fields["markets"] else None
    for field in ("valid_from", "valid_to"):
        fields[field] = date.fromisoformat(fields[field]) if fields[field] else None
    return Article(base=base, **fields)


def _write(
    made: Path,
    records: list[dict[str, Any]],
    base: str,
    encoder: Encoder,
    before: Snapshot | None,
    say: Say,
) -> tuple[int, int]:
    with (made / "articles.jsonl").open("w", encoding="utf-8") as stream:
        for record in records:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    passages: list[Passage] = []
    starts: list[int] = []
    ranges: list[LanguageRange] = []
    for record in records:
        language = record["language"]
        if not ranges or ranges[-1].language != language:
            ranges.append(
                LanguageRange(language, len(passages), len(passages), len(starts), len(starts))
            )
        starts.append(len(passages))
        passages.extend(cut(_article(record, base)))
        ranges[-1] = LanguageRange(
            language, ranges[-1].start, len(passages), ranges[-1].first, len(starts)
        )
    _write_lines(made, passages)
    np.save(made / "starts.npy", np.asarray(starts, dtype=np.int64))
    encoded = _write_embeddings(made, passages, encoder, before, say)
    _write_means(made, passages, ranges, encoder)
    _write_graphs(made, ranges, say)
    _write_lexical(made, passages)
    meta = {
        "format": FORMAT,
        "encoder": encoder.name,
        "articles": len(records),
        "passages": len(passages),
        "ranges": [asdict(r) for r in ranges],
    }
    (made / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    return len(passages), encoded


def _write_lines(made: Path, passages: Sequence[Passage]) -> None:
    offsets = [0]
    with (made / "passages.jsonl").open("wb") as stream:
        for passage in passages:
            line = passage.to_json().encode("utf-8") + b"\n"
            stream.write(line)
            offsets.append(offsets[-1] + len(line))
        if not passages:
            stream.write(b"\n")  # An empty file cannot be mapped.
    np.save(made / "offsets.npy", np.asarray(offsets, dtype=np.int64))


def _write_embeddings(
    made: Path, passages: Sequence[Passage], encoder: Encoder, before: Snapshot | None, say: Say
) -> int:
    """Write vectors and digests; returns how many passages had to be encoded."""
    digests = np.frombuffer(
        b"".join(bytes.fromhex(passage.digest) for passage in passages), dtype="V32"
    )
    vectors = np.lib.format.open_memmap(
        made / "embeddings.npy",
        mode="w+",
        dtype=np.float32,
        shape=(len(passages), encoder.dimension),
    )
    missing = list(range(len(passages)))
    if before is not None and before.encoder == encoder.name:
        old = np.load(before.folder / "digests.npy")
        known = {digest.tobytes(): row for row, digest in enumerate(old)}
        found = [(row, known.get(d.tobytes())) for row, d in enumerate(digests)]
        for row, at in found:
            if at is not None:
                vectors[row] = before.embeddings[at]
        missing = [row for row, at in found if at is None]
    _encode_into(vectors, missing, passages, encoder, say)
    vectors.flush()
    np.save(made / "digests.npy", digests)
    return len(missing)


def _encode_into(
    vectors: np.ndarray,
    rows: Sequence[int],
    passages: Sequence[Passage],
    encoder: Encoder,
    say: Say,
) -> None:
    chunks = [rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK)]

    def encode(chunk: Sequence[int]) -> None:
        contexts = [passages[row].context for row in chunk]
        vectors[list(chunk)] = encoder.encode(contexts, kind="passage")

    done = 0
    # The encoder uses one thread a call and leaves the interpreter lock while it computes.
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        for chunk in pool.map(lambda c: (encode(c), c)[1], chunks):
            done += len(chunk)
            if done % (CHUNK * 50) < CHUNK and done > CHUNK:
                say(f"encoded {done} of {len(rows)} passages")


@cache
def _background() -> dict[str, list[str]]:
    path = Path(__file__).parent / "data" / "background_queries.json"
    return json.loads(path.read_text(encoding="utf-8"))


def _write_means(
    made: Path, passages: Sequence[Passage], ranges: Sequence[LanguageRange], encoder: Encoder
) -> None:
    """Mean vectors by language: less its mean, a vector says what is meant, not in what tongue.

    The mean of questions is taken half from everyday questions shipped with the library, half
    from the base's own titles and first lines encoded as if they were questions.
    """
    vectors = np.load(made / "embeddings.npy", mmap_mode="r")
    means: dict[str, np.ndarray] = {}
    norms = np.ones(len(passages), dtype=np.float32)
    shipped = {
        language: encoder.encode(texts, kind="query") for language, texts in _background().items()
    }
    questions = {language: [encoded] for language, encoded in shipped.items()}
    for r in ranges:
        own = vectors[r.start : r.end]
        # Of a single passage nothing would be left; half the mean keeps few passages apart.
        share = 1.0 if r.end - r.start >= 10 else 0.5
        mean = (share * own.mean(axis=0, dtype=np.float64)).astype(np.float32)
        means[f"passage:{r.language}"] = mean
        norms[r.start : r.end] = _centred_norms(own, mean)
        step = max(1, (r.end - r.start) // PSEUDO_QUERIES)
        lines = [_as_question(passages[row]) for row in range(r.start, r.end, step)]
        questions.setdefault(r.language, []).append(encoder.encode(lines, kind="query"))
    spreads = []
    for language, kinds in questions.items():
        mean = np.mean([kind.mean(axis=0) for kind in kinds], axis=0)
        distances = [np.linalg.norm(kind - mean, axis=1).mean() for kind in kinds]
        spreads.append(max(float(np.mean(distances)), 0.05))
        means[f"query:{language}"] = mean.astype(np.float32)
        means[f"spread:{language}"] = np.float32(spreads[-1])
    _shift_other_languages(means, shipped, {r.language for r in ranges})
    means["spread:"] = np.float32(np.mean(spreads))
    means["query:"] = np.mean(
        [mean for name, mean in means.items() if name.startswith("query:")], axis=0
    ).astype(np.float32)
    np.savez(made / "means.npz", **means)
    np.save(made / "norms.npy", norms)


def _shift_other_languages(
    means: dict[str, np.ndarray], shipped: dict[str, np.ndarray], own: set[str]
) -> None:
    """Move the mean question of languages without articles by what the base is about.

    The shift is how far the base's own languages lie from the everyday questions shipped.
    """
    shifts = [
        means[f"query:{tag}"] - shipped[tag].mean(axis=0) for tag in sorted(own) if tag in shipped
    ]
    for tag in shipped.keys() - own if shifts else ():
        means[f"query:{tag}"] = means[f"query:{tag}"] + np.mean(shifts, axis=0)


def _as_question(passage: Passage) -> str:
    return passage.heading or passage.title or passage.text[:100]


def _centred_norms(own: np.ndarray, mean: np.ndarray) -> np.ndarray:
    norms = np.empty(len(own), dtype=np.float32)
    for at in range(0, len(own), 65_536):
        norms[at : at + 65_536] = np.linalg.norm(own[at : at + 65_536] - mean, axis=1)
    return np.maximum(norms, 1e-3)


def _write_graphs(made: Path, ranges: Sequence[LanguageRange], say: Say) -> None:
    if all(r.end - r.start <= EXACT_LIMIT for r in ranges):
        return
    import faiss

    vectors = np.load(made / "embeddings.npy", mmap_mode="r")
    norms = np.load(made / "norms.npy")
    with np.load(made / "means.npz") as means:
        for r in ranges:
            if r.end - r.start <= EXACT_LIMIT:
                continue
            say(f"building the graph of {r.end - r.start} passages in {r.language}")
            graph = faiss.IndexHNSWFlat(
                vectors.shape[1], HNSW_NEIGHBOURS, faiss.METRIC_INNER_PRODUCT
            )
            graph.hnsw.efConstruction = HNSW_CONSTRUCTION
            for at in range(r.start, r.end, 65_536):
                end = min(at + 65_536, r.end)
                centred = vectors[at:end] - means[f"passage:{r.language}"]
                graph.add(np.ascontiguousarray(centred / norms[at:end, None]))
            faiss.write_index(graph, str(made / f"dense-{r.language}.faiss"))


def _write_lexical(made: Path, passages: Sequence[Passage]) -> None:
    matrix, idf = lexical.build(passage.context for passage in passages)
    np.save(made / "idf.npy", idf)
    side, stored = "passage", matrix
    for part in ("indptr", "indices", "data"):
        np.save(made / f"lexical-{side}-{part}.npy", getattr(stored, part))
    side, stored = "feature", matrix.tocsc()
    for part in ("indptr", "indices", "data"):
        np.save(made / f"lexical-{side}-{part}.npy", getattr(stored, part))
