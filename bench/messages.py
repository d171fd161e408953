"""The development messages, the everyday ones, the training examples, and how long a message is."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from gateway.commands.places import ROOT

Row = dict[str, Any]

DEVELOPMENT = ROOT / "tests" / "data" / "understanding"
EVERYDAY = ROOT / "tests" / "data" / "everyday"
NLU = ROOT / "bot" / "data" / "nlu"
FEELING = ROOT / "bot" / "data" / "feeling"
LAYER = re.compile(r"-\d+$")  # "de-2.yml" holds more of German
# A word where no spaces stand between words has about so many characters.
CHINESE_OR_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
THAI = re.compile(r"[\u0e01-\u0e4f]")
CHINESE_OR_JAPANESE_A_WORD, THAI_A_WORD = 2, 4
LENGTHS = {"1-2": (0, 2), "3-12": (3, 12), "13+": (13, 10**9)}


class Example(NamedTuple):
    language: str
    intent: str
    text: str


def read_development(folder: Path = DEVELOPMENT) -> list[Row]:
    """``{"text", "intent", "entities", "feeling", "language"}`` of every development message; the
    everyday ones have no entities and feelings."""
    return [
        {**json.loads(line), "language": path.stem}
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]


def read_examples(folder: Path = NLU) -> list[Example]:
    """Every training example in Rasa's YAML files."""
    found = []
    for path in sorted(folder.glob("*.yml")):
        blocks = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)["nlu"]
        for block in blocks:
            if "intent" not in block:
                continue
            for line in block["examples"].splitlines():
                if line.strip().startswith("- "):
                    language = LAYER.sub("", path.stem)
                    found.append(Example(language, block["intent"], line.strip()[2:]))
    return found


def read_feeling_texts(folder: Path = FEELING) -> list[str]:
    return [
        line.partition("\t")[2]
        for path in sorted(folder.glob("*.tsv"))
        for line in path.read_text("utf-8").splitlines()[1:]
    ]


def key(text: str) -> str:
    """What two messages have in common that are the same but for case, punctuation, digits and
    emoji; a message without letters is itself."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    letters = "".join(c for c in folded if unicodedata.category(c)[0] in "LM")
    return letters or folded.strip()


def without_trained(rows: Iterable[Row], trained: Iterable[str]) -> tuple[list[Row], list[Row]]:
    """``(kept, left_out)``: the rows that training never saw, and those that it did."""
    seen = {key(text) for text in trained}
    kept: list[Row] = []
    left_out: list[Row] = []
    for row in rows:
        (left_out if key(row["text"]) in seen else kept).append(row)
    return kept, left_out


def words(text: str) -> int:
    """How many words a message has; Chinese, Japanese and Thai ones are reckoned from their
    characters."""
    bare = "".join(
        c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Mn"
    )
    unspaced = ceil(
        len(CHINESE_OR_JAPANESE.findall(bare)) / CHINESE_OR_JAPANESE_A_WORD
        + len(THAI.findall(bare)) / THAI_A_WORD
    )
    spaced = THAI.sub(" ", CHINESE_OR_JAPANESE.sub(" ", bare))
    return unspaced + sum(any(c.isalnum() for c in part) for part in spaced.split())


def length(text: str) -> str:
    """The name in ``LENGTHS`` that a message belongs to."""
    number = words(text)
    return next(name for name, (low, high) in LENGTHS.items() if low <= number <= high)


def sample(rows: Sequence[Row], most: int) -> list[int]:
    """Places of at most ``most`` rows, spread evenly."""
    step = max(1, -(-len(rows) // most))
    return list(range(0, len(rows), step))
