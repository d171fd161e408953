"""Where the checkout and its environments lie."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def bot_python() -> Path:
    """The interpreter of the bot's environment."""
    return Path(os.environ.get("PARLEY_BOT_PYTHON") or ROOT / ".venv-bot" / "bin" / "python")
