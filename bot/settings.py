"""The bot's settings, from ``PARLEY_*`` environment variables.

The bot's environment has pydantic 1 and no pydantic-settings, so they are read plainly here; the
names and defaults are those of docs/settings.md.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bot.paths import ROOT


@dataclass(frozen=True)
class BotSettings:
    home: Path
    model: Path
    encoder: Path
    host: str
    port: int
    actions_url: str
    tracker_url: str
    secret: str

    def export(self) -> None:
        """Hand the values to Rasa, whose configuration files read the environment."""
        os.environ.update(
            PARLEY_ACTIONS_URL=self.actions_url,
            PARLEY_TRACKER_URL=self.tracker_url,
            PARLEY_BOT_SECRET=self.secret,
            PARLEY_BOT_ENCODER_PATH=str(self.encoder),
            RASA_TELEMETRY_ENABLED="false",
            SQLALCHEMY_SILENCE_UBER_WARNING="1",
            TF_CPP_MIN_LOG_LEVEL="3",
            TQDM_DISABLE="1",
            SANIC_HOST=self.host,
        )


def read_settings() -> BotSettings:
    """The settings as they are now."""
    get = os.environ.get
    home = (ROOT / get("PARLEY_HOME", "var")).resolve()
    encoder = get("PARLEY_BOT_ENCODER_PATH") or str(home / "models" / "encoder" / "understanding")
    return BotSettings(
        home=home,
        model=home / "models" / "bot" / "parley.tar.gz",
        encoder=Path(encoder),
        host=get("PARLEY_BOT_HOST", "127.0.0.1"),
        port=int(get("PARLEY_BOT_PORT", "5005")),
        actions_url=get("PARLEY_ACTIONS_URL", "http://127.0.0.1:5055/webhook"),
        tracker_url=get("PARLEY_TRACKER_URL") or f"sqlite:///{home / 'tracker.db'}",
        secret=get("PARLEY_BOT_SECRET", ""),
    )
