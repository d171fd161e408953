"""Article bases on disk: built as a whole, switched atomically, read memory-mapped.

`<knowledge_dir>/<base>/CURRENT` names the version in use; each version is a folder:

    articles.jsonl    what went in, with the source each article came from
    passages.jsonl    one passage a line, ordered by language, article, position
    offsets.npy       int64 (n + 1), where each line starts
    embeddings.npy    float32 (n, dimension), unit vectors
    norms.npy         float32 (n), length of each vector less its language's mean
    digests.npy       bytes (n, 32), what each embedding was made of
    starts.npy        int64, first passage of each article
    idf.npy, lexical-*.npy    character n-gram TF-IDF, by feature and by passage
    dense-<language>.faiss    HNSW graph of a language with many passages
    means.npz         by language: mean passage, mean question, spread of questions
    meta.json         encoder, counts, languages with their ranges
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.errors import BaseMissing
from knowledge.passages import Passage

CURRENT = "CURRENT"
VERSIONS_KEPT = 2
# Above this many passages of one language, a flat scan takes over 10 ms (95th percentile).
EXACT_LIMIT = 50_000
FORMAT = 4


@dataclass(frozen=True, slots=True)
class LanguageRange:
    """Passages [start, end) and articles [first, last) of one language."""

    language: str
    start: int
    end: int
    first: int
    last: int


class Snapshot:
    """One version of a base, open for reading; safe to use from many threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        self.version: str = folder.name
        self.encoder: str = meta["encoder"]
        self.passages: int = meta["passages"]
        self.ranges = tuple(LanguageRange(**fields) for fields in meta["ranges"])
        self.embeddings = self._array("embeddings")
        self.norms = self._array("norms")
        self.starts = np.asarray(self._array("starts"))
        self.idf = np.asarray(self._array("idf"))
        self._offsets = self._array("offsets")
        self._lines = np.memmap(folder / "passages.jsonl", dtype=np.uint8, mode="r")
        with np.load(folder / "means.npz") as means:
            self._means = {name: means[name] for name in means.files}

    def _array(self, name: str) -> np.ndarray:
        return np.load(self.folder / f"{name}.npy", mmap_mode="r")

    @cached_property
    def by_feature(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The lexical matrix by feature, as (indptr, indices, data)."""
        return self._lexical("feature")

    @cached_property
    def by_passage(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The lexical matrix by passage, as (indptr, indices, data)."""
        return self._lexical("passage")

    def _lexical(self, side: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        arrays = [self._array(f"lexical-{side}-{part}") for part in ("indptr", "indices", "data")]
        # A plain view: numpy's memmap class makes every small slice an order slower.
        indptr, indices, data = (array.view(np.ndarray) for array in arrays)
        return indptr, indices, data

    @cached_property
    def article_ids(self) -> list[str]:
        """Identifier of each article, in the order of `starts`."""
        return [self.passage(int(start)).id for start in self.starts]

    def passage(self, number: int) -> Passage:
        """The passage with this number."""
        start, end = int(self._offsets[number]), int(self._offsets[number + 1])
        return Passage.from_json(self._lines[start:end].tobytes())

    def passage_mean(self, language: str) -> np.ndarray:
        """Mean embedding of the language's passages."""
        return self._means[f"passage:{language}"]

    def query_mean(self, language: str) -> np.ndarray:
        """Mean embedding of questions in the language, or of all where it is not known."""
        return self._means.get(f"query:{language}", self._means["query:"])

    def query_spread(self, language: str) -> float:
        """Typical distance of a question from the mean question."""
        return float(self._means.get(f"spread:{language}", self._means["spread:"]))

    def graph_path(self, language: str) -> Path:
        """File of the language's HNSW graph; exists only for a language with many passages."""
        return self.folder / f"dense-{language}.faiss"

    @cached_property
    def graphs(self) -> dict[str, Any]:
        """HNSW graphs of the languages that have one."""
        import faiss

        faiss.omp_set_num_threads(1)
        return {
            r.language: faiss.read_index(str(self.graph_path(r.language)))
            for r in self.ranges
            if self.graph_path(r.language).exists()
        }


class KnowledgeBase:
    """A named base; `current()` follows new versions at the cost of one `stat`."""

    def __init__(self, root: Path, name: str) -> None:
        if not name or not all(c.isalnum() or c in "-_." for c in name) or name.startswith("."):
            raise ValueError(f"not a name for a base: {name!r}")
        self.name = name
        self.folder = root / name
        self._lock = threading.Lock()
        self._seen: tuple[int, int] | None = None
        self._snapshot: Snapshot | None = None

    def current(self) -> Snapshot:
        """The version in use; `BaseMissing` when nothing has been ingested."""
        pointer = self.folder / CURRENT
        try:
            stat = pointer.stat()
        except FileNotFoundError as error:
            raise BaseMissing(f"nothing has been ingested into the base {self.name!r}") from error
        seen = (stat.st_mtime_ns, stat.st_ino)
        with self._lock:
            if seen != self._seen or self._snapshot is None:
                version = pointer.read_text(encoding="utf-8").strip()
                self._snapshot, self._seen = Snapshot(self.folder / version), seen
            return self._snapshot

    def find_current(self) -> Snapshot | None:
        """The version in use, or None."""
        try:
            return self.current()
        except BaseMissing:
            return None

    def start_version(self) -> Path:
        """A scratch folder to build the next version in."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=self.folder, prefix=".building-"))

    def publish(self, made: Path) -> str:
        """Put the built folder in use, in one rename; readers switch at their next query."""
        taken = [int(p.name[1:]) for p in self.folder.glob("v*") if p.name[1:].isdigit()]
        version = f"v{max(taken, default=0) + 1:06d}"
        made.chmod(0o755)
        os.rename(made, self.folder / version)
        pointer = self.folder / f".{CURRENT}-{version}"
        pointer.write_text(version + "\n", encoding="utf-8")
        os.replace(pointer, self.folder / CURRENT)
        for old in sorted(self.folder.glob("v*"))[:-VERSIONS_KEPT]:
            # Readers that still have it open keep their files until they let go.
            shutil.rmtree(old, ignore_errors=True)
        return version
