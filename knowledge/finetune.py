"""Fine-tunes the encoder for telling intents apart, as a small low-rank adapter.

`python -m knowledge.finetune --base DIR --data bot/data --out bot/encoder/adapter.safetensors`
trains rank-32 updates of every attention and feed-forward matrix (LoRA, Hu et al. 2021) with a
cross-entropy head over the intents and another over the feelings, and writes only those updates
(about 5 MB): the adapter is shipped, the training is not part of set-up. `knowledge.adapter`
merges it. `--start` goes on from an earlier adapter, of the same rank or less.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
import yaml
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn
from torch.nn import functional

RANK, SCALE = 32, 2.0
BATCH = 64
FIXED_LAYERS = 4  # the lowest keep the adapter they start with
NEUTRAL_EVERY = 6  # most messages are neutral; the head learns from every sixth of them
TARGETS = re.compile(r"encoder\.layer\.\d+\..*\.(query|key|value|dense)$")
ID = re.compile(r"\d{3,}")
LAYER = re.compile(r"-\d$")  # "de-2.yml" holds more of German


class LowRank(nn.Module):
    """A frozen bfloat16 linear layer plus a trainable update ``SCALE * up @ down``."""

    def __init__(self, frozen: nn.Linear) -> None:
        super().__init__()
        self.frozen = frozen
        self.down = nn.Parameter(torch.randn(RANK, frozen.in_features) / frozen.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(frozen.out_features, RANK))

    def forward(self, hidden: Tensor) -> Tensor:
        down, up = self.down.to(hidden.dtype), self.up.to(hidden.dtype)
        return self.frozen(hidden) + SCALE * functional.linear(functional.linear(hidden, down), up)


def blocks(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """``(language, block)`` of every block of examples in Rasa's YAML files."""
    for path in sorted(folder.glob("*.yml")):
        for block in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)["nlu"]:
            yield LAYER.sub("", path.stem), block


def texts_of(block: dict[str, Any]) -> list[str]:
    lines = [line.strip() for line in block["examples"].splitlines()]
    return [line[2:] for line in lines if line.startswith("- ")]


def read_examples(folder: Path) -> list[tuple[str, str, str]]:
    """``(language, intent, text)`` of every training example in Rasa's YAML files."""
    return [
        (language, block["intent"], text)
        for language, block in blocks(folder)
        for text in texts_of(block)
    ]


def read_feelings(folder: Path, nlu: Path) -> list[tuple[str, str, str]]:
    """``(language, feeling, text)`` of every line of the tab-separated files, and some of the
    training examples known to be neutral: those of blocks marked so that are not in the files."""
    found, known = [], set()
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines()[1:]:
            feeling, _, text = line.partition("\t")
            found.append((path.stem, feeling, text))
            known.add(text)
    neutral = [
        (language, "neutral", text)
        for language, block in blocks(nlu)
        if block["metadata"].get("feelings") == "marked"
        for text in texts_of(block)
        if text not in known
    ]
    return found + neutral[::NEUTRAL_EVERY]


def vary(text: str, chance: random.Random) -> str:
    """The same message as another customer might type it: other numbers, case, accents, typos."""
    text = ID.sub(lambda m: "".join(chance.choice("0123456789") for _ in m.group()), text)
    roll = chance.random()
    if roll < 0.15:
        text = text.lower()
    elif roll < 0.25:
        text = "".join(
            c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn"
        )
    elif roll < 0.35:
        text = text.rstrip("?!.。？！؟ ")
    elif roll < 0.45 and len(text) > 12:
        at = chance.randrange(1, len(text) - 1)
        text = text[:at] + text[at + 1 :]
    return text


def adapted(model: SentenceTransformer, start: dict[str, Tensor]) -> dict[str, LowRank]:
    """Put a LowRank in place of every target layer of `model`; the rest is frozen.

    ``start`` are the tensors of an adapter to go on from, or none.
    """
    transformer = model[0].auto_model
    for parameter in transformer.parameters():
        parameter.requires_grad_(False)
        parameter.data = parameter.data.bfloat16()
    for module in transformer.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0  # drawing random numbers was half of the time
    layers: dict[str, LowRank] = {}
    for name, module in list(transformer.named_modules()):
        if isinstance(module, nn.Linear) and TARGETS.search(name):
            parent = transformer.get_submodule(name.rsplit(".", 1)[0])
            layers[name] = layer = LowRank(module)
            if start:
                down, up = start[f"{name}.down"].float(), start[f"{name}.up"].float()
                with torch.no_grad():
                    layer.down[: len(down)] = down
                    layer.up[:, : len(down)] = up / SCALE
            setattr(parent, name.rsplit(".", 1)[1], layers[name])
            if int(name.split(".")[2]) < FIXED_LAYERS:
                layer.requires_grad_(False)
    return layers


def batches(
    examples: list[tuple[str, str, str]], size: int, chance: random.Random
) -> Iterator[list[tuple[str, str, str]]]:
    """Shuffled batches whose texts are of similar length, so that little is padded."""
    shuffled = chance.sample(examples, len(examples))
    window = size * 8
    grouped = []
    for start in range(0, len(shuffled), window):
        block = sorted(shuffled[start : start + window], key=lambda e: len(e[2]))
        grouped += [block[i : i + size] for i in range(0, len(block), size)]
    yield from chance.sample(grouped, len(grouped))


def supervised_contrast(vectors: Tensor, labels: Tensor, temperature: float = 0.1) -> Tensor:
    """Supervised contrastive loss (Khosla et al. 2020) over one batch of unit vectors."""
    similar = vectors @ vectors.T / temperature
    itself = torch.eye(len(labels), dtype=torch.bool)
    same = (labels[:, None] == labels[None, :]) & ~itself
    chances = similar.masked_fill(itself, float("-inf")).log_softmax(1)
    has = same.any(1)
    if not has.any():
        return vectors.sum() * 0
    return -(chances.masked_fill(~same, 0).sum(1)[has] / same.sum(1)[has]).mean()


def train(
    base: str,
    tasks: Sequence[list[tuple[str, str, str]]],
    *,
    epochs: int,
    rate: float,
    start: dict[str, Tensor] | None = None,
    seed: int = 7,
) -> Iterator[dict[str, Tensor]]:
    """The adapter's tensors by name, after each epoch.

    Each task is a list of ``(language, label, text)`` with a head of its own.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = SentenceTransformer(base, device="cpu").float()
    layers = adapted(model, start or {})
    labels = [sorted({label for _, label, _ in task}) for task in tasks]
    width = model.get_embedding_dimension() or 384
    heads = nn.ModuleList([nn.Linear(width, len(names)) for names in labels])
    parameters = [p for layer in layers.values() for p in layer.parameters() if p.requires_grad]
    drop = nn.Dropout(0.1)
    optimiser = torch.optim.AdamW(
        [{"params": parameters, "lr": rate}, {"params": heads.parameters(), "lr": 10 * rate}],
        weight_decay=0.01,
    )
    steps = epochs * sum(-(-len(task) // BATCH) + 1 for task in tasks)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [rate, 10 * rate], total_steps=steps, pct_start=0.1
    )
    began = time.monotonic()
    for epoch in range(epochs):
        model.train()
        total, count = 0.0, 0
        planned = [
            (number, batch)
            for number, task in enumerate(tasks)
            for batch in batches(task, BATCH, chance)
        ]
        for number, batch in chance.sample(planned, len(planned)):
            texts = ["query: " + vary(text, chance) for _, _, text in batch]
            wanted = torch.tensor([labels[number].index(label) for _, label, _ in batch])
            vectors = model(model.preprocess(texts))["sentence_embedding"]
            vectors = functional.normalize(vectors.float(), dim=1)
            scores = heads[number](drop(vectors) * 12)
            loss = functional.cross_entropy(scores, wanted, label_smoothing=0.05)
            loss = loss + 0.3 * supervised_contrast(vectors, wanted)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(batch)
            count += len(batch)
        print(
            f"epoch {epoch + 1}/{epochs}: loss {total / count:.3f}, "
            f"{time.monotonic() - began:.0f} s",
            flush=True,
        )
        yield tensors_of(layers)


def tensors_of(layers: dict[str, LowRank]) -> dict[str, Tensor]:
    """What an adapter file holds: for each layer ``down`` and ``up``, the latter scaled."""
    tensors = {}
    for name, layer in layers.items():
        tensors[f"{name}.down"] = layer.down.detach().half().contiguous()
        tensors[f"{name}.up"] = (SCALE * layer.up.detach()).half().contiguous()
    return tensors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="SentenceTransformer name or folder")
    parser.add_argument("--data", type=Path, required=True, help="nlu/*.yml, feeling/*.tsv")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="an adapter to go on from")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-3)
    args = parser.parse_args()
    nlu = args.data / "nlu"
    tasks = read_examples(nlu), read_feelings(args.data / "feeling", nlu)
    print(" + ".join(f"{len(task)} examples" for task in tasks), flush=True)
    start = load_file(args.start) if args.start else None
    args.out.parent.mkdir(parents=True, exist_ok=True)
    recipe = {"recipe": json.dumps(vars(args), default=str)}
    for tensors in train(args.base, tasks, epochs=args.epochs, rate=args.rate, start=start):
        save_file(tensors, args.out, metadata=recipe)
        print(f"wrote {args.out} ({args.out.stat().st_size / 1e6:.1f} MB)", flush=True)


if __name__ == "__main__":
    main()
