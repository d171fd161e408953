"""The widget's own words, rendered for one language at a time."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from gateway.ports import Renderer
from locales.renderer import FOLDER, direction

PREFIX = "widget-"
_KEY = re.compile(rf"^{PREFIX}([a-z-]+)\s*=", re.MULTILINE)
# Filled in by the widget itself: each is rendered as its own name in braces.
_LATER = {name: f"{{{name}}}" for name in ("name", "count")}


def keys(folder: Path = FOLDER) -> list[str]:
    """The widget's keys without their prefix, as the English file lists them."""
    return _KEY.findall((folder / "en" / "widget.ftl").read_text("utf-8"))


def widget_strings(language: str, renderer: Renderer) -> dict[str, Any]:
    """``{"language", "direction", "languages": [...], "strings": {key: text}}``."""
    return {
        "language": language,
        "direction": direction(language),
        "languages": renderer.languages(),
        "strings": {key: renderer.format(PREFIX + key, _LATER, language) for key in keys()},
    }
