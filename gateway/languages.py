"""Which language to answer a caller in, and what a locale says of the market."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from gateway.ports import Renderer
from knowledge.tags import DEFAULT_LANGUAGE, normalise_tag


def preferred(header: str | None, renderer: Renderer) -> str:
    """The language of an ``Accept-Language`` header (RFC 9110) that has texts, else English."""
    wishes: list[tuple[float, int, str]] = []
    for position, part in enumerate((header or "").split(",")[:20]):
        tag, _, parameter = part.strip().partition(";")
        try:
            weight = float(parameter.strip().removeprefix("q=") or 1)
        except ValueError:
            weight = 0.0
        if weight > 0:
            wishes.append((-weight, position, tag))
    available = renderer.languages()
    for _, _, tag in sorted(wishes):
        language = normalise_tag(tag)
        if language in available:
            return language
    return DEFAULT_LANGUAGE


def market_of(locale: str | None) -> str | None:
    """The ISO country of a locale such as ``de-AT``, or None where it names none."""
    if not locale:
        return None
    try:
        return Locale.parse(locale.replace("-", "_")).territory
    except (ValueError, TypeError, UnknownLocaleError):
        return None
