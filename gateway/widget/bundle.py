"""Joins the widget's source modules into the one script a shop's page loads.

The sources are ES modules, so that editors and linters understand them. Their names do not
collide, so the bundle is the modules in order, without their imports and exports, in one function
of its own.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "src"
# Each module stands after those it imports.
ORDER = (
    "dom.js",
    "links.js",
    "strings.js",
    "store.js",
    "shapes.js",
    "api.js",
    "stream.js",
    "outgoing.js",
    "conversation.js",
    "log.js",
    "composer.js",
    "panel.js",
    "element.js",
    "boot.js",
)
# The last one holds what small screens and people's preferences change in all of them.
STYLES = ("base.css", "log.css", "panel.css")
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=async |class |const |function )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Bundle:
    """``body`` is UTF-8 JavaScript; ``etag`` a quoted strong validator of it."""

    body: bytes
    etag: str


def build(fallback_strings: dict[str, Any], folder: Path = FOLDER) -> Bundle:
    """The script. ``fallback_strings``: the English strings, for when none can be fetched."""
    styles = "\n".join((folder / name).read_text("utf-8") for name in STYLES)
    parts = [
        f"const STYLES = {_literal(styles)};",
        f"const FALLBACK_STRINGS = {_literal(fallback_strings)};",
        *(_module(folder / name) for name in ORDER),
    ]
    script = '(() => {\n"use strict";\n' + "\n".join(parts) + "\n})();\n"
    body = script.encode()
    return Bundle(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')


def _module(path: Path) -> str:
    source = _EXPORT.sub("", _IMPORT.sub("", path.read_text("utf-8")))
    return f"// {path.name}\n{source}"


def _literal(value: Any) -> str:
    """A JavaScript literal; safe in a <script> element too, should somebody inline the file."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
