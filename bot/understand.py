"""``python -m bot.understand``: understands JSON Lines from stdin with the model being served.

Each line in is ``{"text", "language"}`` (or carries an ``error`` and is passed on); each line
out adds ``intent``, ``confidence``, ``ranking``, ``entities`` and ``sentiment``. `parley
understand` feeds it.
"""

from __future__ import annotations

import json
import logging
import sys
from typing import Any, Dict, Iterator, List

from bot.settings import read_settings

BATCH = 64


def understand(runner: Any, target: str, rows: List[Dict[str, Any]]) -> Iterator[Dict[str, Any]]:
    """The rows of one batch with what was understood of each."""
    from rasa.core.channels.channel import UserMessage
    from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER

    messages = [
        UserMessage(row["text"] or " ", metadata={"language": row.get("language")}) for row in rows
    ]
    parsed = runner.run(
        inputs={PLACEHOLDER_MESSAGE: messages, PLACEHOLDER_TRACKER: None}, targets=[target]
    )[target]
    for row, message in zip(rows, parsed, strict=True):
        result = message.as_dict(only_output_properties=True)
        intent = result.get("intent") or {}
        yield {
            **row,
            "intent": intent.get("name"),
            "confidence": round(float(intent.get("confidence") or 0), 4),
            "ranking": [
                [entry["name"], round(entry["confidence"], 4)]
                for entry in result.get("intent_ranking", [])
            ],
            "entities": [
                {key: entity[key] for key in ("entity", "value", "start", "end")}
                for entity in result.get("entities", [])
            ],
            "sentiment": (result.get("feeling") or {}).get("name", "neutral"),
        }


def main() -> int:
    settings = read_settings()
    settings.export()
    if not settings.model.is_file():
        print(f"no model at {settings.model}: run `python -m bot.train`", file=sys.stderr)
        return 2
    logging.disable(logging.WARNING)
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    from rasa.core.processor import MessageProcessor

    _, metadata, runner = MessageProcessor._load_model(str(settings.model))
    rows: List[Dict[str, Any]] = []

    def flush() -> None:
        bad = [row for row in rows if "error" in row]
        good = iter(understand(runner, metadata.nlu_target, [r for r in rows if r not in bad]))
        for result in (row if row in bad else next(good) for row in rows):
            sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
        sys.stdout.flush()
        rows.clear()

    for line in sys.stdin:
        if line.strip():
            rows.append(json.loads(line))
        if len(rows) == BATCH:
            flush()
    if rows:
        flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
