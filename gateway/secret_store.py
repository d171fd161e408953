"""Secrets nobody configured: made once, kept in a file only its owner can read."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from pathlib import Path

from gateway.settings import Settings

ALWAYS = ("secret", "bot_secret", "shop_token_secret")
# In demo mode the simulator plays the providers, so their secrets can be made up too.
DEMO = (
    "whatsapp_app_secret",
    "whatsapp_access_token",
    "whatsapp_verify_token",
    "messenger_app_secret",
    "messenger_page_token",
    "messenger_verify_token",
)


def filled(settings: Settings) -> Settings:
    """``settings`` with every secret left empty taken from ``PARLEY_HOME``/secrets.json.

    In demo mode with no provider configured, WhatsApp and Messenger are pointed at the simulator.
    """
    names = list(ALWAYS)
    changes: dict[str, str] = {}
    if settings.demo and not any(getattr(settings, name) for name in DEMO):
        names += DEMO
        changes["graph_url"] = f"http://127.0.0.1:{settings.port}/simulator/graph"
    kept = _kept(settings.home / "secrets.json")
    changes.update({name: kept[name] for name in names if not getattr(settings, name)})
    return settings.model_copy(update=changes)


def _kept(path: Path) -> dict[str, str]:
    """The stored secrets, completed where a name is new. Safe against a second process."""
    known: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    missing = [name for name in (*ALWAYS, *DEMO) if name not in known]
    if not missing:
        return known
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = known | {name: secrets.token_urlsafe(32) for name in missing}
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(fresh, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    try:
        if known:
            os.replace(draft, path)
        else:
            # A link fails where another process was first, whose secrets then count.
            with contextlib.suppress(FileExistsError):
                os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return json.loads(path.read_text("utf-8"))
