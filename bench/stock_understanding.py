"""Understanding as a new Rasa project has it, trained on the same examples.

The pipeline is the one that `rasa init` of Rasa 3.6 gives. A hundred epochs over all examples
take hours on two cores, so the number of epochs and the share of the examples can be lowered.
The training examples name no entities, so the stock pipeline finds none.
"""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import yaml

from bench.figures import Figures
from bench.messages import Example
from bench.stack import fresh, home
from bench.stock import HEAD, environment
from gateway.commands.places import bot_python

CONFIG = (
    HEAD
    + """- name: EntitySynonymMapper
- name: ResponseSelector
  epochs: {epochs}
  constrain_similarities: true
- name: FallbackClassifier
  threshold: 0.3
  ambiguity_threshold: 0.1
"""
)
MODEL = Path("models") / "stock.tar.gz"


def shared_out(examples: Sequence[Example], part: float) -> list[Example]:
    """The same share of every intent in every language, at least one; always the same ones, and
    those of a smaller share are among those of a larger."""
    groups: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for example in examples:
        groups[example.language, example.intent].append(example)
    kept: list[Example] = []
    for (language, intent), group in sorted(groups.items()):
        chance = random.Random(f"{language}/{intent}")
        shuffled = chance.sample(group, len(group))
        kept += shuffled[: max(1, round(part * len(group)))]
    return kept


def as_yaml(examples: Sequence[Example]) -> str:
    by_intent: dict[str, list[str]] = defaultdict(list)
    for example in examples:
        by_intent[example.intent].append(f"- {example.text}\n")
    blocks = [{"intent": name, "examples": "".join(lines)} for name, lines in by_intent.items()]
    return yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True, sort_keys=False)


def trained(examples: Sequence[Example], epochs: int, part: float) -> tuple[Path, Figures]:
    """The trained model and what it was trained on; trained once for the same data."""
    config = CONFIG.format(epochs=epochs)
    used = shared_out(examples, part)
    data = as_yaml(used)
    digest = hashlib.sha256(f"{config}{data}".encode()).hexdigest()[:12]
    folder = home() / "bench" / f"stock-nlu-{digest}"
    about = folder / "about.json"
    if not about.exists():
        fresh(folder)
        (folder / "config.yml").write_text(config, "utf-8")
        (folder / "nlu.yml").write_text(data, "utf-8")
        print(
            f"training the stock pipeline: {len(used)} of {len(examples)} examples, "
            f"{epochs} epochs; see {folder / 'train.log'} ...",
            flush=True,
        )
        began = time.monotonic()
        _train(folder)
        made = {
            "examples": len(used),
            "of": len(examples),
            "share": part,
            "epochs": epochs,
            "seconds": round(time.monotonic() - began),
        }
        about.write_text(json.dumps(made))
    return folder / MODEL, json.loads(about.read_text())


def _train(folder: Path) -> None:
    command = [str(bot_python()), "-W", "ignore", "-m", "rasa", "train", "nlu"]
    command += ["--config", "config.yml", "--nlu", "nlu.yml", "--out", str(MODEL.parent)]
    command += ["--fixed-model-name", MODEL.name.removesuffix(".tar.gz")]
    with (folder / "train.log").open("w") as log:
        subprocess.run(
            command, cwd=folder, check=True, stdout=log, stderr=log, env=environment(folder)
        )
    if not (folder / MODEL).is_file():
        raise RuntimeError(f"the stock pipeline was not trained: see {folder / 'train.log'}")
