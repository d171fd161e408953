"""``python -m bot.train``: trains the Rasa model when what it is made of has changed."""

from __future__ import annotations

import argparse
import hashlib
import logging
import os
import sys
import time
import warnings
from pathlib import Path
from typing import List

from bot.paths import BOT, CONFIG, DOMAIN, ROOT, TRAINING_DATA
from bot.settings import read_settings


def fingerprint(encoder: Path) -> str:
    """A hash over everything that the model depends on."""
    files: List[Path] = [CONFIG, ROOT / "knowledge" / "encoder.py"]
    for folder, pattern in ((DOMAIN, "*.yml"), (TRAINING_DATA, "*"), (BOT / "components", "*.py")):
        files += [path for path in folder.rglob(pattern) if path.is_file()]
    files.append(encoder / "parley-encoder.json")
    digest = hashlib.sha256()
    for path in sorted(files):
        if "__pycache__" not in path.parts:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _quiet() -> None:
    """Rasa explains every step of its policies at debug unless told not to."""
    logging.basicConfig(level=logging.WARNING)
    warnings.filterwarnings("ignore")
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--force", action="store_true", help="train even when nothing changed")
    arguments = parser.parse_args()
    settings = read_settings()
    settings.export()
    stamp = settings.model.with_suffix(".sha256")
    wanted = fingerprint(settings.encoder)
    current = stamp.read_text() if stamp.exists() and settings.model.exists() else ""
    if current == wanted and not arguments.force:
        print("the bot's model is up to date")
        return 0
    print("training the bot's model (a minute or two) ...", flush=True)
    began = time.monotonic()
    _quiet()
    from rasa.model_training import train

    os.chdir(ROOT)
    result = train(
        domain=str(DOMAIN),
        config=str(CONFIG),
        training_files=[str(TRAINING_DATA / "nlu"), str(TRAINING_DATA / "rules")],
        output=str(settings.model.parent),
        fixed_model_name="training",
        force_training=True,
    )
    if result.code != 0 or not result.model:
        print("training failed: see the messages above", file=sys.stderr)
        return 1
    os.replace(result.model, settings.model)
    stamp.write_text(wanted)
    print(f"trained in {time.monotonic() - began:.0f} s: {settings.model}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
