"""Trains the language model from the bot's training messages: python -m knowledge.language_training

Reads ``bot/data/nlu/*.yml`` (a file's name is its language) and writes
``knowledge/data/language_model.npz``. Beside each message stand copies that customers also write:
in borrowed Latin letters, without accents, and two or three words of it alone.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.language import bare_text
from knowledge.language_model import BITS, GROUPS, MODEL_FILE, features
from knowledge.language_romanise import STYLES, romanised
from knowledge.scripts import count_scripts, language_by_script, without_marks
from knowledge.tags import LANGUAGES

MESSAGES = Path(__file__).parent.parent / "bot" / "data" / "nlu"
# Messages of these in Latin letters are English or brand names, not the language itself.
NOT_IN_LATIN = frozenset({"he", "th", "ko", "zh-Hant"})
ROMANISED_WEIGHT, UNMARKED_WEIGHT, PIECE_WEIGHT = 0.5, 0.3, 0.4
STRENGTH = 30.0  # of a message against the penalty on weights
ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    language: str
    intent: str
    group: str
    weight: float = 1.0


def read_messages(folder: Path = MESSAGES) -> Iterator[tuple[str, str, str]]:
    """(language, intent, text) of every example; "de-2.yml" is German too."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast
    for path in sorted(folder.glob("*.yml")):
        language = re.sub(r"-\d+$", "", path.stem)
        for block in yaml.load(path.read_text(encoding="utf-8"), Loader=loader)["nlu"]:
            for line in block.get("examples", "").splitlines():
                if line.strip().startswith("- "):
                    yield language, block["intent"], line.strip()[2:]


def group_of(text: str) -> str | None:
    """The script group whose languages the model has to tell apart; None where one is certain."""
    bare = bare_text(text)
    counts = count_scripts(bare)
    if not counts:
        return None
    shares = language_by_script(bare, counts)
    if shares is None:
        return "Latin"
    for group, tag in (("Cyrillic", "uk"), ("Arabic", "fa"), ("Han", "zh-Hant")):
        if tag in shares:
            return group
    return None


def examples(folder: Path = MESSAGES, seed: int = 0) -> list[Example]:
    """The messages and their copies, each in its script group."""
    chance, out = random.Random(seed), []
    for place, (language, intent, text) in enumerate(read_messages(folder)):
        if language not in LANGUAGES:
            continue
        group = group_of(text)
        if group and not (group == "Latin" and language in NOT_IN_LATIN):
            out.append(Example(text, language, intent, group))
        if group != "Latin":
            latin = romanised(text, language, place % STYLES)
            if latin and group_of(latin) == "Latin":
                out.append(Example(latin, language, intent, "Latin", ROMANISED_WEIGHT))
        elif language not in NOT_IN_LATIN and (plain := without_marks(text)) != text:
            out.append(Example(plain, language, intent, "Latin", UNMARKED_WEIGHT))
    pieces = []
    for example in out:
        words = example.text.split()
        if example.weight != UNMARKED_WEIGHT and len(words) >= 4:
            size = chance.choice((2, 3))
            start = chance.randrange(len(words) - size + 1)
            piece = " ".join(words[start : start + size])
            if group_of(piece) == example.group:
                pieces.append(
                    Example(piece, example.language, example.intent, example.group, PIECE_WEIGHT)
                )
    return out + pieces


def matrix(texts: list[str]) -> Any:
    """Rows of equal length, one a text, over the buckets."""
    from scipy import sparse

    found = [features(bare_text(text)) for text in texts]
    ends = np.cumsum([0, *(len(row) for row in found)])
    values = [np.full(len(row), max(1, len(row)) ** -0.5, dtype=np.float32) for row in found]
    return sparse.csr_matrix(
        (np.concatenate(values), np.concatenate(found), ends), shape=(len(texts), 1 << BITS)
    )


def fit(rows: list[Example]) -> tuple[list[str], NDArray[np.float32], NDArray[np.float32]]:
    """Languages, weights (language by bucket) and biases of one script group."""
    from sklearn.linear_model import LogisticRegression

    amounts: Counter[str] = Counter()
    for row in rows:
        amounts[row.language] += row.weight
    mean = sum(amounts.values()) / len(amounts)
    weights = [row.weight * (mean / amounts[row.language]) ** 0.5 for row in rows]
    model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, tol=1e-3)
    model.fit(matrix([row.text for row in rows]), [row.language for row in rows], weights)
    coefficients, biases = model.coef_, model.intercept_
    if len(model.classes_) == 2:
        coefficients = np.concatenate([-coefficients, coefficients]) / 2
        biases = np.concatenate([-biases, biases]) / 2
    return [str(tag) for tag in model.classes_], coefficients, biases


def train(rows: list[Example]) -> dict[str, NDArray[Any]]:
    """The arrays of the model file."""
    # A language's Latin and Cyrillic letters fall into other buckets: one column holds both.
    weights = np.zeros((1 << BITS, len(LANGUAGES)), dtype=np.float32)
    biases = np.zeros((len(GROUPS), len(LANGUAGES)), dtype=np.float32)
    known = np.zeros(biases.shape, dtype=bool)
    for place, group in enumerate(GROUPS):
        tags, coefficients, offsets = fit([row for row in rows if row.group == group])
        columns = [LANGUAGES.index(tag) for tag in tags]
        weights[:, columns] += coefficients.T
        biases[place, columns], known[place, columns] = offsets, True
    scales = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    return {
        "weights": np.round(weights / scales).astype(np.int8),
        "scales": scales.astype(np.float32),
        "biases": biases,
        "known": known,
        "languages": np.array(LANGUAGES),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--messages", type=Path, default=MESSAGES)
    parser.add_argument("--out", type=Path, default=MODEL_FILE)
    given = parser.parse_args()
    rows = examples(given.messages)
    print(f"{len(rows)} examples, {sum(row.weight == 1.0 for row in rows)} of them as written")
    np.savez_compressed(given.out, **train(rows))
    print(f"written to {given.out}, {given.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
