"""``parley understand``: language here, intent and entities by the bot's own model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any, BinaryIO, TextIO

from gateway.commands.places import ROOT, bot_python
from gateway.settings import Settings
from knowledge.language import identify

KEYS = ("text", "language", "intent", "confidence", "entities", "sentiment")


def understand_lines(lines: Iterable[str], out: TextIO) -> int:
    """One JSON line out for each line in, in order; what is no object gives an error line."""
    home = Settings().home
    environment = {
        **os.environ,
        "PARLEY_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "OMP_NUM_THREADS": "1",
    }
    log = home / "logs" / "understand.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as errors:
        return _run(lines, out, environment, errors, log)


def _run(
    lines: Iterable[str], out: TextIO, environment: dict[str, str], errors: BinaryIO, log: Path
) -> int:
    child = subprocess.Popen(
        [str(bot_python()), "-W", "ignore", "-m", "bot.understand"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        encoding="utf-8",
    )
    assert child.stdin is not None and child.stdout is not None
    feeder = threading.Thread(target=_feed, args=(lines, child.stdin), daemon=True)
    feeder.start()
    for line in child.stdout:
        row = json.loads(line)
        if "error" not in row:
            row = {key: row.get(key) for key in KEYS}
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
        out.flush()
    feeder.join()
    code = child.wait()
    if code:
        print(
            f"parley understand: the bot's model could not be run: `make setup`, or see {log}",
            file=sys.stderr,
        )
    return code


def _feed(lines: Iterable[str], stdin: IO[str]) -> None:
    with stdin:
        for line in lines:
            if line.strip():
                stdin.write(json.dumps(_row(line), ensure_ascii=False) + "\n")


def _row(line: str) -> dict[str, Any]:
    """What the bot is asked: the text and its language, or what is wrong with the line."""
    try:
        given = json.loads(line)
        text = given["text"]
        if not isinstance(text, str):
            raise TypeError("text")
    except (ValueError, TypeError, KeyError):
        return {"text": "", "error": "not a JSON object with a text"}
    found = identify(text, previous=given.get("previous_language"), locale=given.get("locale"))
    return {"text": text, "language": found.language}
