"""Turns texts into unit vectors with an ONNX model; the one encoder every process shares.

Runs on Python 3.10 and later with numpy, onnxruntime and tokenizers or sentencepiece only. A
folder made by `knowledge.encoder_build` holds `parley-encoder.json`, `tokenizer.json` and
`model.onnx` or `model-int8.onnx`, whose output is already the pooled, L2-normalised sentence
embedding.
"""

from __future__ import annotations

import json
import threading
import unicodedata
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np

from knowledge.errors import EncoderMissing
from knowledge.tokens import load_tokens

Kind = Literal["query", "passage", "none"]

MANIFEST = "parley-encoder.json"
INT8_MODEL, FLOAT_MODEL = "model-int8.onnx", "model.onnx"
# One token covers at least one character almost everywhere, so this many characters always
# fill the 512 tokens a model reads; the rest could not change the embedding.
MAX_CHARACTERS = 4_000
BATCH_TOKENS = 4_096
CACHED_TEXTS = 1_024
CACHED_CHARACTERS = 200


class Encoder(Protocol):
    """What the rest of Parley needs of a text encoder.

    `name` changes whenever the embeddings would: stored vectors are valid for one name only.
    """

    dimension: int
    name: str

    def encode(self, texts: Sequence[str], *, kind: Kind = "query") -> np.ndarray:
        """Embeddings as float32 of shape (len(texts), dimension), each of length 1."""
        ...


def clean(text: str) -> str:
    """The text as the tokenizer may see it: NFKC, no lone surrogates, no NUL, bounded length."""
    text = text[:MAX_CHARACTERS].encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    return unicodedata.normalize("NFKC", text)[:MAX_CHARACTERS].strip()


class OnnxEncoder:
    """An encoder in one ONNX session with a single thread; safe to call from many threads.

    One thread a call keeps tails short where several processes share the cores. Recent short
    texts are kept, because one message is encoded by more than one component.
    """

    def __init__(self, path: str | Path) -> None:
        """Load the folder `path`; `EncoderMissing` when nothing has been built there."""
        import onnxruntime

        folder = Path(path)
        manifest_path = folder / MANIFEST
        if not manifest_path.is_file():
            raise EncoderMissing(
                f"no encoder in {folder}: build it with `python -m knowledge.encoder_build`"
            )
        manifest: dict[str, Any] = json.loads(manifest_path.read_text(encoding="utf-8"))
        self.name: str = manifest["name"]
        self.dimension: int = manifest["dimension"]
        self._prefixes: dict[str, str] = manifest["prefixes"]
        self._pad_id: int = manifest["pad_id"]
        self._tokenise = load_tokens(folder, manifest)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        model = folder / INT8_MODEL
        # Activations of the 8-bit model share one scale in a run, so a text's embedding would
        # depend on its neighbours in a batch: there, each text is run by itself.
        self._batch_tokens = 0
        if not model.is_file():
            model, self._batch_tokens = folder / FLOAT_MODEL, BATCH_TOKENS
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {node.name for node in self._session.get_inputs()}
        self._recent: OrderedDict[str, np.ndarray] = OrderedDict()
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str], *, kind: Kind = "query") -> np.ndarray:
        """Embeddings as float32 of shape (len(texts), dimension); takes any `str`."""
        prefix = self._prefixes.get(kind, "")
        prepared = [(prefix + clean(text)).strip() for text in texts]
        out = np.empty((len(prepared), self.dimension), dtype=np.float32)
        missing: list[int] = []
        with self._lock:
            for row, text in enumerate(prepared):
                known = self._recent.get(text)
                if known is None:
                    missing.append(row)
                else:
                    self._recent.move_to_end(text)
                    out[row] = known
        if missing:
            out[missing] = self._encode_all([prepared[row] for row in missing])
            self._remember([prepared[row] for row in missing], out[missing])
        return out

    def _remember(self, texts: list[str], vectors: np.ndarray) -> None:
        with self._lock:
            for text, vector in zip(texts[-CACHED_TEXTS:], vectors[-CACHED_TEXTS:], strict=True):
                if len(text) <= CACHED_CHARACTERS:
                    self._recent[text] = vector.copy()
            while len(self._recent) > CACHED_TEXTS:
                self._recent.popitem(last=False)

    def _encode_all(self, texts: list[str]) -> np.ndarray:
        ids = self._tokenise(texts)
        order = sorted(range(len(ids)), key=lambda row: len(ids[row]))
        out = np.empty((len(ids), self.dimension), dtype=np.float32)
        start = 0
        while start < len(order):
            end = start + 1
            while end < len(order) and (
                len(ids[order[end]]) * (end + 1 - start) <= self._batch_tokens
            ):
                end += 1
            rows = order[start:end]
            out[rows] = self._run([ids[row] for row in rows])
            start = end
        return out

    def _run(self, ids: list[list[int]]) -> np.ndarray:
        width = max(1, max(len(row) for row in ids))
        tokens = np.full((len(ids), width), self._pad_id, dtype=np.int64)
        mask = np.zeros((len(ids), width), dtype=np.int64)
        for row, values in enumerate(ids):
            tokens[row, : len(values)] = values
            mask[row, : len(values)] = 1
        feed = {"input_ids": tokens, "attention_mask": mask}
        if "token_type_ids" in self._inputs:
            feed["token_type_ids"] = np.zeros_like(tokens)
        return self._session.run(None, feed)[0]


def load_encoder(path: str | Path) -> OnnxEncoder:
    """The encoder built in the folder `path`, in 8 bits where the build kept them."""
    return OnnxEncoder(path)
