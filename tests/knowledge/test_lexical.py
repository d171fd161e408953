"""Character n-grams: spelling that customers do not type makes no difference."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge import lexical

TEXTS = ["Rücksendung der Schuhe", "إرجاع الأحذية", "靴の返品方法", "การคืนสินค้า", "gift card"]


@pytest.mark.parametrize(
    ("query", "row"),
    [("rucksendung", 0), ("SCHUHE", 0), ("ارجاع الاحذيه", 1), ("返品", 2), ("คืน", 3), ("cards", 4)],
)
def test_variants_find_their_text_in_every_script(query: str, row: int) -> None:
    matrix, idf = lexical.build(TEXTS)
    by_feature = matrix.tocsc()
    arrays = (by_feature.indptr, by_feature.indices, by_feature.data)
    features = lexical.query_features(query, idf)
    scores = lexical.scores_of_all(arrays, len(TEXTS), features)
    assert int(np.argmax(scores)) == row and scores[row] > 0
    some = lexical.scores_of_some((matrix.indptr, matrix.indices, matrix.data), [row], features)
    assert some[0] == pytest.approx(scores[row], abs=1e-5)


def test_a_text_is_its_own_best_match() -> None:
    matrix, idf = lexical.build(TEXTS)
    arrays = (matrix.indptr, matrix.indices, matrix.data)
    for row, text in enumerate(TEXTS):
        features = lexical.query_features(text, idf)
        assert lexical.scores_of_some(arrays, [row], features)[0] == pytest.approx(1.0, abs=1e-5)


def test_marks_that_are_letters_stay() -> None:
    assert lexical.level("กำ") != lexical.level("กา")
    assert lexical.level("की") != lexical.level("का")
    assert lexical.level("CAFÉ") == lexical.level("cafe")
