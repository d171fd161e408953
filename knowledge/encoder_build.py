"""Builds the served encoder: `python -m knowledge.encoder_build [--model NAME_OR_PATH]`.

The default model is multilingual-e5-small (MIT), rebuilt from data inside two PyPI packages,
so that no model hub is needed. Any other sentence-transformers model is taken from a folder or
from the hub. The result goes to `<home>/models/encoder/<name>/` in one rename; nothing is done
when the recipe, its inputs and its options are unchanged.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from knowledge import e5_weights, tokens
from knowledge.encoder import FLOAT_MODEL, INT8_MODEL, MANIFEST, OnnxEncoder
from knowledge.errors import EncoderUnavailable, KnowledgeError
from knowledge.settings import KnowledgeSettings, encoder_folder

DEFAULT_MODEL = "multilingual-e5-small"
# Counts changes of this recipe; raising it makes every installation build again.
RECIPE = 2
MAX_TOKENS = 512
# Below this mean cosine to the float model, 8 bits cost too much and float32 is served.
LOWEST_PARITY = 0.985
SENTENCE_TRANSFORMER = "sentence-transformer"

SAMPLES = (
    "Where is my parcel? It should have arrived last Tuesday.",
    "¿Puedo devolver los zapatos si ya los he usado una vez?",
    "Ich habe die falsche Größe bekommen und möchte umtauschen.",
    "我的包裹还没有到,请问什么时候能送到?",
    "طلبت جاكيت أزرق ووصلني أسود، كيف أستبدله؟",
    "返金はいつごろクレジットカードに反映されますか。",
    "ok 👍🏽 ﷺ Straße №5",
    "A refund goes back to your card within five working days after the parcel reached us.",
)

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Source:
    """What to build: the model's name, its files, and the texts put before queries, passages."""

    name: str
    path: Path | None
    prefixes: dict[str, str]


def build(
    model: str, out: Path, *, say: Say = print, prefixes: dict[str, str] | None = None
) -> Path:
    """Build `model` below the folder `out` and return its folder.

    Raises `EncoderUnavailable` when the weights cannot be had or the model cannot be exported.
    """
    source = find_source(model, prefixes)
    folder = out / encoder_folder(model)
    fingerprint = _fingerprint(source)
    if _manifest(folder).get("fingerprint") == fingerprint:
        say(f"encoder {source.name}: unchanged, nothing to do")
        return folder
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".building-") as scratch:
        made = Path(scratch) / "made"
        _make(source, made, fingerprint, say)
        old = Path(scratch) / "old"
        if folder.exists():
            os.replace(folder, old)
        os.replace(made, folder)
    say(f"encoder {source.name}: ready in {folder}")
    return folder


def find_source(model: str, prefixes: dict[str, str] | None = None) -> Source:
    """Where the weights of `model` come from: the packages, a folder, or the hub."""
    if model == DEFAULT_MODEL:
        return Source(model, None, prefixes or e5_prefixes())
    path = Path(model)
    if not path.is_dir():
        path = _download(model)
    return Source(encoder_folder(model), path, prefixes or _declared_prefixes(model, path))


def e5_prefixes() -> dict[str, str]:
    """What E5 models want before a query and before a passage."""
    return {"query": "query: ", "passage": "passage: "}


def _declared_prefixes(model: str, path: Path) -> dict[str, str]:
    config = path / "config_sentence_transformers.json"
    prompts: dict[str, str] = {}
    if config.is_file():
        prompts = json.loads(config.read_text(encoding="utf-8")).get("prompts") or {}
    query, passage = prompts.get("query"), prompts.get("passage") or prompts.get("document")
    if query or passage:
        return {"query": query or "", "passage": passage or ""}
    return e5_prefixes() if "e5-" in encoder_folder(model).lower() else {}


def _download(model: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    name = model if "/" in model else f"sentence-transformers/{model}"
    try:
        return Path(
            snapshot_download(name, ignore_patterns=["*.onnx", "*.h5", "*.msgpack", "*.ot"])
        )
    except (HfHubHTTPError, LocalEntryNotFoundError, OSError, ValueError) as error:
        raise EncoderUnavailable(
            f"the model {model!r} is neither a folder nor to be had from the model hub "
            f"({type(error).__name__}); give the path of a sentence-transformers folder"
        ) from error


def _fingerprint(source: Source) -> str:
    if source.path is None:
        files = [e5_weights.weights_path(), e5_weights.tokenizer_path()]
    else:
        files = sorted(p for p in source.path.rglob("*") if p.is_file())
    digest = hashlib.sha256()
    digest.update(json.dumps([RECIPE, source.name, source.prefixes], sort_keys=True).encode())
    for file in files:
        digest.update(file.name.encode())
        with file.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def _make(source: Source, made: Path, fingerprint: str, say: Say) -> None:
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    from knowledge import onnx_export

    transformers_logging.set_verbosity_error()
    transformers_logging.disable_progress_bar()
    made.mkdir()
    kept = made / SENTENCE_TRANSFORMER
    if source.path is None:
        say(f"encoder {source.name}: reading 4-bit weights")
        model = _assemble_e5(kept)
    else:
        say(f"encoder {source.name}: loading")
        try:
            model = SentenceTransformer(
                str(source.path),
                device="cpu",
                local_files_only=True,
                model_kwargs={"dtype": "float32", "attn_implementation": "eager"},
            )
        except (OSError, ValueError, KeyError) as error:
            raise EncoderUnavailable(
                f"{source.path} cannot be read as a sentence-transformers model: {error}"
            ) from error
        shutil.copytree(source.path, kept)
    tokenizer = model.tokenizer
    if not getattr(tokenizer, "is_fast", False):
        raise EncoderUnavailable("the model has no fast tokenizer (tokenizer.json)")
    tokenizer.backend_tokenizer.save(str(made / tokens.TOKENIZER_JSON))
    max_tokens = min(int(model.max_seq_length or MAX_TOKENS), MAX_TOKENS)
    manifest = {
        "name": f"{source.name}@{fingerprint[:12]}",
        "fingerprint": fingerprint,
        "dimension": onnx_export.dimension(model),
        "max_tokens": max_tokens,
        "pad_id": int(tokenizer.pad_token_id or 0),
        "prefixes": source.prefixes,
    }
    _add_sentencepiece(made, manifest)
    (made / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    say(f"encoder {source.name}: exporting to ONNX")
    onnx_export.export(model, made / FLOAT_MODEL)
    say(f"encoder {source.name}: quantising to 8 bits")
    onnx_export.quantise(made / FLOAT_MODEL, made / INT8_MODEL)
    _keep_the_better(model, made, manifest, say)


def _add_sentencepiece(made: Path, manifest: dict[str, Any]) -> None:
    """Add the light tokenizer when it gives the same ids as the model's own on the samples."""
    path = made / tokens.SENTENCEPIECE_MODEL
    ends = tokens.write_sentencepiece(made / tokens.TOKENIZER_JSON, path)
    if ends is None:
        return
    manifest["first_id"], manifest["last_id"] = ends
    own = tokens.TokenizerTokens(made / tokens.TOKENIZER_JSON, max_tokens=manifest["max_tokens"])
    light = tokens.load_tokens(made, manifest)
    if light(SAMPLES) != own(SAMPLES):
        path.unlink()


def _keep_the_better(model: Any, made: Path, manifest: dict[str, Any], say: Say) -> None:
    """Keep 8 bits when they agree with the float model on the samples, else float32."""
    prefix = manifest["prefixes"].get("query", "")
    wanted = model.encode([prefix + text for text in SAMPLES], normalize_embeddings=True)
    got = OnnxEncoder(made).encode(SAMPLES)
    parity = float(np.mean(np.sum(np.asarray(wanted) * got, axis=1)))
    dropped = FLOAT_MODEL if parity >= LOWEST_PARITY else INT8_MODEL
    (made / dropped).unlink()
    manifest["int8_parity"] = round(parity, 5)
    (made / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    kept = "8 bits" if dropped == FLOAT_MODEL else "float32"
    say(f"encoder: cosine of 8 bits to float32 {parity:.4f}, serving {kept}")


def _assemble_e5(kept: Path) -> Any:
    """An ordinary SentenceTransformer of multilingual-e5-small, also saved in `kept`."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    header, state = e5_weights.read_weights(e5_weights.weights_path())
    config = BertConfig(
        vocab_size=header.vocabulary,
        hidden_size=header.hidden,
        num_hidden_layers=header.layers,
        num_attention_heads=header.heads,
        intermediate_size=header.intermediate,
        max_position_embeddings=header.positions,
        type_vocab_size=header.types,
        layer_norm_eps=header.epsilon,
        pad_token_id=1,
    )
    network = BertModel(config, add_pooling_layer=False)
    network.load_state_dict({k: torch.from_numpy(v) for k, v in state.items()}, strict=True)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_file=str(e5_weights.tokenizer_path()),
        bos_token="<s>",
        eos_token="</s>",
        cls_token="<s>",
        sep_token="</s>",
        unk_token="<unk>",
        pad_token="<pad>",
        mask_token="<mask>",
        model_max_length=MAX_TOKENS,
        model_input_names=["input_ids", "attention_mask"],
    )
    with tempfile.TemporaryDirectory() as scratch:
        # The weights are products of a float16 and a 4-bit number: half the disk loses nothing.
        network.half().save_pretrained(scratch)
        config_path = Path(scratch) / "config.json"
        saved = json.loads(config_path.read_text(encoding="utf-8"))
        saved["dtype"] = "float32"
        config_path.write_text(json.dumps(saved, indent=2) + "\n", encoding="utf-8")
        tokenizer.save_pretrained(scratch)
        transformer = Transformer(
            scratch,
            max_seq_length=MAX_TOKENS,
            model_kwargs={"dtype": "float32", "attn_implementation": "eager"},
        )
        pooling = Pooling(header.hidden, pooling_mode="mean")
        model = SentenceTransformer(
            modules=[transformer, pooling, Normalize()],
            device="cpu",
            prompts={"query": "query: ", "passage": "passage: "},
        )
        model.save(str(kept))
        shutil.copyfile(Path(scratch) / "model.safetensors", kept / "model.safetensors")
        (kept / "model.safetensors").chmod(0o644)
    return model


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    settings = KnowledgeSettings()
    parser = argparse.ArgumentParser(prog="knowledge.encoder_build", description=__doc__)
    parser.add_argument("--model", default=settings.encoder, help="name or path")
    parser.add_argument("--out", type=Path, default=settings.home / "models" / "encoder")
    parser.add_argument("--query-prefix", default=None)
    parser.add_argument("--passage-prefix", default=None)
    options = parser.parse_args(arguments)
    prefixes = None
    if options.query_prefix is not None or options.passage_prefix is not None:
        prefixes = {"query": options.query_prefix or "", "passage": options.passage_prefix or ""}
    started = time.monotonic()
    try:
        build(options.model, options.out, prefixes=prefixes, say=lambda s: print(s, flush=True))
    except KnowledgeError as error:
        print(f"encoder: {error}", file=sys.stderr)
        return 1
    print(f"encoder: {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
