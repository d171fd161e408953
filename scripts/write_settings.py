"""Writes docs/settings.md and .env.example from the settings classes.

Run it after adding a setting: `.venv/bin/python scripts/write_settings.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from actions.settings import Settings as ActionsSettings
from gateway.settings import Settings as GatewaySettings
from knowledge.settings import KnowledgeSettings
from records.settings import RecordsSettings

ROOT = Path(__file__).resolve().parent.parent
GROUPS: tuple[tuple[str, type[BaseSettings]], ...] = (
    ("Records", RecordsSettings),
    ("Knowledge", KnowledgeSettings),
    ("Action server", ActionsSettings),
    ("Gateway", GatewaySettings),
)
# The bot's environment has no pydantic-settings: bot/settings.py reads these itself.
BOT = (
    ("PARLEY_BOT_HOST", "127.0.0.1", "Address the bot listens on; keep it on loopback."),
    ("PARLEY_BOT_PORT", "5005", "Port the bot listens on."),
    ("PARLEY_ACTIONS_URL", "http://127.0.0.1:5055/webhook", "Where the bot calls the actions."),
    (
        "PARLEY_TRACKER_URL",
        "",
        "SQLAlchemy URL of the dialogue states. Empty: SQLite in `PARLEY_HOME`/tracker.db.",
    ),
    (
        "PARLEY_BOT_ENCODER_PATH",
        "",
        "Folder of the encoder the bot understands with. Empty: the one made at set-up.",
    ),
)
SETUP = (
    ("PYTHON", "", "Python 3.11 or later for `.venv`, where it is not found by itself."),
    ("PYTHON310", "", "Python 3.10 for `.venv-bot`, where it is not found by itself."),
    ("PARLEY_TORCH_INDEX", "", "Package index with PyTorch's CPU builds, if yours has none."),
    ("PARLEY_BOT_PYTHON", "", "Interpreter of the bot's environment, if not `.venv-bot`."),
)


def shown(field: FieldInfo) -> str:
    default: Any = field.get_default(call_default_factory=True)
    if default is None or default == "":
        return ""
    if isinstance(default, bool):
        return str(default).lower()
    return json.dumps(default) if isinstance(default, (list, dict)) else str(default)


def groups() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """``(title, [(variable, default, meaning)])``, each setting once."""
    seen: set[str] = set()
    for title, settings in GROUPS:
        rows = []
        for name, field in settings.model_fields.items():
            if name not in seen:
                seen.add(name)
                rows.append((f"PARLEY_{name.upper()}", shown(field), field.description or ""))
        yield title, rows
    yield "Bot", list(BOT)
    yield "Set-up", list(SETUP)


def page() -> str:
    parts = [
        "# Settings\n\nEverything is set by environment variables, or by a file `.env` in the "
        "folder Parley is started from. Secrets left empty are made once and kept in "
        "`PARLEY_HOME`/secrets.json, readable by its owner only.\n\n"
        "<!-- made by scripts/write_settings.py; do not edit -->\n"
    ]
    for title, rows in groups():
        parts.append(f"\n## {title}\n\n| variable | default | meaning |\n|---|---|---|\n")
        for variable, default, meaning in rows:
            parts.append(f"| `{variable}` | {f'`{default}`' if default else ''} | {meaning} |\n")
    return "".join(parts)


def example() -> str:
    lines = ["# Copy to .env and change what you need. Made by scripts/write_settings.py."]
    for title, rows in groups():
        lines.append(f"\n## {title}")
        for variable, default, meaning in rows:
            lines += [f"# {meaning}", f"#{variable}={default}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (ROOT / "docs" / "settings.md").write_text(page(), "utf-8")
    (ROOT / ".env.example").write_text(example(), "utf-8")
