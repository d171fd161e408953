"""Character n-gram TF-IDF: finds what shares letters with the query, in every script.

N-grams are hashed, so there is no vocabulary to keep. Spelling variants that customers do not
type (case, Latin accents, Arabic vowel signs and letter forms) are levelled first.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from scipy import sparse

FEATURES = 1 << 18
SIZES = (2, 3, 4)

# Only marks that are optional in writing; Indic and Thai vowel signs are letters.
_OPTIONAL_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u0652\u0670\u0640]")
_SAME_LETTER = str.maketrans("أإآٱىئةؤکی", "ااااييهوكي")
_WORD = re.compile(r"\w+")


def level(text: str) -> str:
    """The text with optional differences of spelling removed."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFKC", _OPTIONAL_MARKS.sub("", text))
    return text.translate(_SAME_LETTER)


@lru_cache(maxsize=65_536)
def _word_features(word: str) -> tuple[int, ...]:
    padded = f" {word} "
    return tuple(
        zlib.crc32(padded[at : at + size].encode()) % FEATURES
        for size in SIZES
        for at in range(len(padded) - size + 1)
    )


def _counts(text: str) -> Counter[int]:
    counts: Counter[int] = Counter()
    for word in _WORD.findall(level(text)):
        counts.update(_word_features(word) if len(word) <= 24 else _long_word_features(word))
    return counts


def _long_word_features(word: str) -> tuple[int, ...]:
    """As for any word, without remembering it: sentences of scripts without spaces."""
    return _word_features.__wrapped__(word)


def build(texts: Iterable[str]) -> tuple[sparse.csr_matrix, np.ndarray]:
    """TF-IDF rows of length 1 (n, FEATURES) as float32, and the IDF of each feature."""
    indptr, indices, data = [0], [], []
    for text in texts:
        counts = _counts(text)
        columns = np.fromiter(counts.keys(), np.int32, len(counts))
        indices.append(columns)
        data.append(1.0 + np.log(np.fromiter(counts.values(), np.float32, len(counts))))
        indptr.append(indptr[-1] + len(counts))
    rows = len(indptr) - 1
    columns = np.concatenate(indices) if indices else np.empty(0, np.int32)
    values = np.concatenate(data) if data else np.empty(0, np.float32)
    documents = np.bincount(columns, minlength=FEATURES)
    idf = (np.log((1.0 + rows) / (1.0 + documents)) + 1.0).astype(np.float32)
    values = (values * idf[columns]).astype(np.float32)
    matrix = sparse.csr_matrix((values, columns, np.asarray(indptr)), shape=(rows, FEATURES))
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix.data /= np.repeat(np.maximum(norms, 1e-9), np.diff(matrix.indptr)).astype(np.float32)
    return matrix, idf


def query_features(text: str, idf: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Features of a query and their weights; the weights have length 1 as a vector."""
    counts = _counts(text)
    columns = np.fromiter(counts.keys(), np.int64, len(counts))
    values = (1.0 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))) * idf[columns]
    norm = float(np.linalg.norm(values))
    return columns, (values / norm if norm else values).astype(np.float32)


def scores_of_all(
    by_feature: tuple[np.ndarray, np.ndarray, np.ndarray],
    rows: int,
    query: tuple[np.ndarray, np.ndarray],
) -> np.ndarray:
    """Cosine of the query with every row; `by_feature` is (indptr, indices, data) of a CSC."""
    indptr, indices, data = by_feature
    scores = np.zeros(rows, dtype=np.float32)
    for column, weight in zip(*query, strict=True):
        start, end = indptr[column], indptr[column + 1]
        # A row occurs once in a column, so plain fancy assignment adds correctly.
        scores[indices[start:end]] += weight * data[start:end]
    return scores


def scores_of_some(
    by_row: tuple[np.ndarray, np.ndarray, np.ndarray],
    rows: Sequence[int],
    query: tuple[np.ndarray, np.ndarray],
) -> np.ndarray:
    """Cosine of the query with the given rows; `by_row` is (indptr, indices, data) of a CSR."""
    indptr, indices, data = by_row
    weights = np.zeros(FEATURES, dtype=np.float32)
    weights[query[0]] = query[1]
    return np.asarray(
        [
            weights[indices[indptr[row] : indptr[row + 1]]] @ data[indptr[row] : indptr[row + 1]]
            for row in rows
        ],
        dtype=np.float32,
    )
