"""The seams to libraries the gateway is given: words and language identification."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol


class Renderer(Protocol):
    """``locales.renderer.Renderer``: semantic messages to words."""

    def render(self, message: Mapping[str, Any], language: str) -> str: ...

    def choices(self, message: Mapping[str, Any], language: str) -> list[dict[str, str]]: ...

    def format(self, key: str, args: Mapping[str, Any], language: str) -> str: ...

    def languages(self) -> list[str]: ...

    def closest(self, language: str) -> str: ...


class Identify(Protocol):
    """The language of a text, one of the 31; ``previous`` where the text shows none."""

    def __call__(self, text: str, *, previous: str | None, locale: str | None) -> str: ...
