"""``python -m knowledge.adapter``: builds the encoder that the bot understands with.

It is the default encoder with the shipped low-rank adapter merged in (``knowledge.finetune`` made
it): every adapted matrix becomes ``W + up @ down``. Retrieval keeps the encoder as it was, because
telling intents apart and finding passages pull an embedding in different directions.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path

from safetensors.torch import load_file, save_file

from knowledge.encoder import MANIFEST
from knowledge.encoder_build import DEFAULT_MODEL, build, e5_prefixes
from knowledge.settings import KnowledgeSettings

ADAPTER = Path(__file__).parent.parent / "bot" / "encoder" / "adapter.safetensors"
NAME = "understanding"


class AdapterMismatch(ValueError):
    """The adapter was made for another model."""


def merge(base: Path, adapter: Path, out: Path) -> None:
    """Write a copy of the SentenceTransformer folder ``base`` with the adapter merged in.

    Raises AdapterMismatch where a tensor of the adapter has no matrix of its shape in the base.
    """
    shutil.copytree(base, out, dirs_exist_ok=True)
    weights = load_file(base / "model.safetensors")
    update = load_file(adapter)
    for name in sorted({key.rsplit(".", 1)[0] for key in update}):
        up, down = update[f"{name}.up"].float(), update[f"{name}.down"].float()
        target = weights.get(f"{name}.weight")
        if target is None or target.shape != (up.shape[0], down.shape[1]):
            raise AdapterMismatch(f"{adapter.name} does not fit {base}: {name}")
        weights[f"{name}.weight"] = (target.float() + up @ down).to(target.dtype).contiguous()
    save_file(weights, out / "model.safetensors", metadata={"format": "pt"})


def made_of(base: Path, adapter: Path) -> str:
    manifest = (base.parent / MANIFEST).read_bytes()
    return hashlib.sha256(manifest + adapter.read_bytes()).hexdigest()


def main(arguments: list[str] | None = None) -> int:
    settings = KnowledgeSettings()
    encoders = settings.home / "models" / "encoder"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, help="SentenceTransformer folder; default: made")
    parser.add_argument("--adapter", type=Path, default=ADAPTER)
    parser.add_argument("--out", type=Path, default=encoders)
    args = parser.parse_args(arguments)
    # The adapter belongs to the default model, whatever `PARLEY_ENCODER` retrieval uses.
    base = args.base or build(DEFAULT_MODEL, encoders) / "sentence-transformer"
    stamp = args.out / NAME / "made-of.json"
    wanted = {"made_of": made_of(base, args.adapter)}
    if stamp.is_file() and json.loads(stamp.read_text("utf-8")) == wanted:
        print(f"encoder {NAME}: unchanged, nothing to do")
        return 0
    with tempfile.TemporaryDirectory(dir=args.out, prefix=".merging-") as scratch:
        merged = Path(scratch) / NAME
        merge(base, args.adapter, merged)
        folder = build(str(merged), args.out, prefixes=e5_prefixes())
    # Served with onnxruntime only; the merged weights can be made again at any time.
    shutil.rmtree(folder / "sentence-transformer", ignore_errors=True)
    stamp.write_text(json.dumps(wanted), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
