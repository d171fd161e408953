"""Stand-ins and small real things shared by the tests of the knowledge library."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.encoder import Kind, clean
from knowledge.settings import KnowledgeSettings


class LetterEncoder:
    """Encodes a text by its character trigrams; counts what it was asked to encode."""

    dimension = 1024

    def __init__(self, name: str = "letters@1") -> None:
        self.name = name
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str], *, kind: Kind = "query") -> np.ndarray:
        out = np.full((len(texts), self.dimension), 0.02, dtype=np.float32)
        for row, text in enumerate(texts):
            if kind == "passage":
                self.encoded.append(text)
            padded = f" {clean(text).lower()} "
            for at in range(len(padded) - 2):
                out[row, zlib.crc32(padded[at : at + 3].encode()) % self.dimension] += 1.0
        return out / np.linalg.norm(out, axis=1, keepdims=True)


@pytest.fixture
def encoder() -> LetterEncoder:
    return LetterEncoder()


def write_article(folder: Path, language: str, slug: str, body: str, **fields: str) -> Path:
    """A Markdown article on disk."""
    path = folder / language / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    matter = "\n".join(f"{key}: {value}" for key, value in fields.items())
    path.write_text(f"---\n{matter}\n---\n\n{body}\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def built_encoder() -> Path:
    """Folder of the default encoder, where this machine has built it."""
    folder = KnowledgeSettings().encoder_dir
    if not (folder / "parley-encoder.json").is_file():
        pytest.skip("the encoder has not been built: python -m knowledge.encoder_build")
    return folder
