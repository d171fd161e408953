"""Where the bot's own files lie."""

from __future__ import annotations

from pathlib import Path

BOT = Path(__file__).parent
ROOT = BOT.parent
CONFIG = ROOT / "config.yml"
DOMAIN = BOT / "domain"
TRAINING_DATA = BOT / "data"
ENDPOINTS = BOT / "endpoints.yml"
CREDENTIALS = BOT / "credentials.yml"
