"""Texts to token ids, by sentencepiece where the model allows it, else by tokenizers.

Both read the same vocabulary. For multilingual-e5-small sentencepiece takes 60 MB of memory
instead of 300 and a quarter of the time, and never reads a special token out of a user's text.
Runs on Python 3.10 and later.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

SENTENCEPIECE_MODEL = "sentencepiece.model"
TOKENIZER_JSON = "tokenizer.json"


class Tokenise(Protocol):
    """Texts to lists of token ids with the model's special tokens, at most its limit long."""

    def __call__(self, texts: Sequence[str]) -> list[list[int]]: ...


class SentencePieceTokens:
    """Token ids from a sentencepiece model whose piece numbers are the network's ids."""

    def __init__(self, path: Path, *, first: int, last: int, max_tokens: int) -> None:
        import sentencepiece

        self._processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
        self._first, self._last, self._room = first, last, max_tokens - 2

    def __call__(self, texts: Sequence[str]) -> list[list[int]]:
        return [
            [self._first, *self._processor.encode(text)[: self._room], self._last] for text in texts
        ]


class TokenizerTokens:
    """Token ids from a `tokenizer.json`."""

    def __init__(self, path: Path, *, max_tokens: int) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_tokens)

    def __call__(self, texts: Sequence[str]) -> list[list[int]]:
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts))]


def load_tokens(folder: Path, manifest: dict[str, Any]) -> Tokenise:
    """The lightest tokenizer that the folder and the installed packages allow."""
    max_tokens = manifest["max_tokens"]
    path = folder / SENTENCEPIECE_MODEL
    if path.is_file():
        try:
            return SentencePieceTokens(
                path, first=manifest["first_id"], last=manifest["last_id"], max_tokens=max_tokens
            )
        except ModuleNotFoundError:
            pass  # Not installed here: tokenizers gives the same ids, with more memory.
    return TokenizerTokens(folder / TOKENIZER_JSON, max_tokens=max_tokens)


def write_sentencepiece(tokenizer_json: Path, target: Path) -> tuple[int, int] | None:
    """Write the same tokenizer as a sentencepiece model; the ids put first and last, or None.

    Only a unigram vocabulary with a precompiled character map, as XLM-RoBERTa's, can be
    carried over; for any other None is returned and nothing is written.
    """
    import base64

    from sentencepiece import sentencepiece_model_pb2 as proto

    spec = json.loads(tokenizer_json.read_text(encoding="utf-8"))
    charsmap = _precompiled(spec.get("normalizer") or {})
    ends = _template_ends(spec.get("post_processor") or {})
    if spec["model"].get("type") != "Unigram" or charsmap is None or ends is None:
        return None
    special = {token["id"] for token in spec["added_tokens"]}
    unknown = spec["model"]["unk_id"]
    piece_type = proto.ModelProto.SentencePiece
    model = proto.ModelProto()
    for number, (piece, score) in enumerate(spec["model"]["vocab"]):
        kind = piece_type.CONTROL if number in special else piece_type.NORMAL
        model.pieces.add(
            piece=piece, score=score, type=piece_type.UNKNOWN if number == unknown else kind
        )
    trainer = model.trainer_spec
    trainer.model_type = proto.TrainerSpec.UNIGRAM
    trainer.vocab_size = len(model.pieces)
    trainer.unk_id = unknown
    trainer.bos_id, trainer.eos_id = ends
    trainer.pad_id = next(
        (n for n, (piece, _) in enumerate(spec["model"]["vocab"]) if piece == "<pad>"), -1
    )
    normaliser = model.normalizer_spec
    normaliser.precompiled_charsmap = base64.b64decode(charsmap)
    normaliser.add_dummy_prefix = True
    normaliser.remove_extra_whitespaces = True
    normaliser.escape_whitespaces = True
    target.write_bytes(model.SerializeToString())
    return ends


def _precompiled(normaliser: dict[str, Any]) -> str | None:
    if normaliser.get("type") == "Precompiled":
        return normaliser["precompiled_charsmap"]
    for part in normaliser.get("normalizers", []):
        found = _precompiled(part)
        if found is not None:
            return found
    return None


def _template_ends(post: dict[str, Any]) -> tuple[int, int] | None:
    """Ids of the one token before and the one after a text, in a `TemplateProcessing` step."""
    single = post.get("single") or []
    if len(single) != 3 or "Sequence" not in single[1]:
        return None
    tokens = post["special_tokens"]
    first, last = (tokens[single[n]["SpecialToken"]["id"]]["ids"] for n in (0, 2))
    return (first[0], last[0]) if len(first) == len(last) == 1 else None
