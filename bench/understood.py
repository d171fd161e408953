"""What a model makes of messages: language here, the rest in the bot's own Python."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.figures import OUT_OF_SCOPE, Figures, Result, speed
from bench.messages import Row, sample
from bench.stack import home
from gateway.commands.places import ROOT, bot_python
from knowledge.language import identify

BATCH = 64  # as `parley understand` has it
TIMED = 1000  # messages understood one at a time
FALLBACK = "nlu_fallback"
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_INTRA_OP_PARALLELISM_THREADS": "1",
    "TF_INTER_OP_PARALLELISM_THREADS": "1",
}


def served_model() -> Path:
    return home() / "models" / "bot" / "parley.tar.gz"


def identified(rows: Sequence[Row]) -> tuple[list[str], list[float]]:
    """The language of each message by its text alone, and the milliseconds that took."""
    identify("where is my parcel")  # reads the tables
    languages, took = [], []
    for row in rows:
        began = time.perf_counter()
        languages.append(identify(row["text"]).language)
        took.append((time.perf_counter() - began) * 1000)
    return languages, took


def measured(
    model: Path, rows: Sequence[Row], languages: Sequence[str], took: Sequence[float]
) -> tuple[list[Result], Figures]:
    """What the model makes of the rows in batches, and the figures of its speed.

    ``languages`` and ``took`` are those of `identified`. Messages one at a time go to another
    process than batches: the encoder keeps the texts it saw last.
    """
    asked = [
        {"text": row["text"], "language": language}
        for row, language in zip(rows, languages, strict=True)
    ]
    found = _run(model, asked, BATCH)
    places = sample(rows, TIMED)
    alone = _run(model, [asked[place] for place in places], 1)
    differ = sum(
        found[place]["intent"] != single["intent"]
        for place, single in zip(places, alone, strict=True)
    )
    return found, {
        **speed(
            [took[place] + single["ms"] for place, single in zip(places, alone, strict=True)],
            [took[place] + found[place]["ms"] for place in range(len(rows))],
        ),
        "timed": len(places),
        "other_intent_alone": differ / len(places),
    }


def _run(model: Path, asked: list[dict[str, Any]], batch: int) -> list[Result]:
    log = home() / "logs" / "bench-understanding.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [str(bot_python()), "-W", "ignore", "-m", "bench.in_bot", str(model)]
    with log.open("w") as errors:
        child = subprocess.run(
            [*command, "--batch", str(batch)],
            cwd=ROOT,
            env={**os.environ, **ONE_THREAD, "PARLEY_HOME": str(home()), "PYTHONPATH": str(ROOT)},
            input="\n".join(json.dumps(row, ensure_ascii=False) for row in asked),
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
        )
    if child.returncode:
        raise SystemExit(f"the model {model.name} could not be run: see {log}")
    results = [json.loads(line) for line in child.stdout.split("\n") if line]
    for result in results:
        # Rasa's name for a message that no intent is sure of.
        if result["intent"] in (None, FALLBACK):
            result["intent"] = OUT_OF_SCOPE
    return results
