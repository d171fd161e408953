"""``python -m bench.in_bot MODEL --batch N``: understands JSON Lines, under the bot's Python.

The code is that of `parley understand`; the model may be any of Rasa's. To what was understood
come ``between``, the two intents that the bot would ask about, and ``ms``: a message's share of
the time that its batch took, the model's start aside.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from typing import Any, Dict, List, Optional, Tuple

from bot.settings import read_settings
from bot.understand import understand

WARM = [{"text": text, "language": "en"} for text in ("hello", "where is my parcel MG-104233?")]


def between(ranking: List[List[Any]]) -> Optional[Tuple[str, str]]:
    from bot.reading import alternatives

    entries = [{"name": name, "confidence": confidence} for name, confidence in ranking]
    return alternatives({"intent_ranking": entries})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--batch", type=int, required=True)
    arguments = parser.parse_args()
    read_settings().export()
    logging.disable(logging.WARNING)
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    from rasa.core.processor import MessageProcessor

    _, metadata, runner = MessageProcessor._load_model(arguments.model)
    rows: List[Dict[str, Any]] = [json.loads(line) for line in sys.stdin if line.strip()]
    list(understand(runner, metadata.nlu_target, WARM))
    for start in range(0, len(rows), arguments.batch):
        part = rows[start : start + arguments.batch]
        began = time.perf_counter()
        results = list(understand(runner, metadata.nlu_target, part))
        took = (time.perf_counter() - began) * 1000 / len(part)
        for result in results:
            result.update(between=between(result["ranking"]), ms=took)
            sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
