"""Fit texts and choices to a messaging provider's limits.

Providers say "characters" without saying which. Widths here are UTF-16 code units, the largest of
the counts in use (code points, graphemes, UTF-16), so that a text that fits here fits there.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from gateway.channels.base import Choice

# From the best place to cut to the worst; a match's end is the place.
_BREAKS = (
    regex.compile(r"\n[ \t]*\n\s*"),
    regex.compile(r"\n\s*"),
    regex.compile(r"[.!?…؟۔।]+[\"'”’»)\]]*\s+|[。！？]+[\"'”’」』）]*\s*"),
    regex.compile(r"\s+"),
)
_GRAPHEME = regex.compile(r"\X")
# A cut that leaves a first part below this share of the limit is worse than a lesser break.
_LEAST_SHARE = 0.3


def width(text: str) -> int:
    """Length of ``text`` in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def split(text: str, limit: int) -> list[str]:
    """Cut ``text`` into parts of at most ``limit``, which is 2 or more.

    Cuts at the ends of paragraphs, else of lines, sentences, words, at last of graphemes. No part
    is blank.
    """
    parts: list[str] = []
    rest = text.strip()
    while width(rest) > limit:
        cut = _last_cut(rest, limit)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    parts.append(rest)
    return [part for part in parts if part]


def split_tail(text: str, limit: int) -> tuple[str, str]:
    """Cut ``text`` in two so that the second part is at most ``limit`` wide and not empty.

    The second part carries the buttons, so it keeps as many whole closing paragraphs as fit.
    """
    text = text.strip()
    if width(text) <= limit:
        return "", text
    earliest = len(text) - _reach(text[::-1], limit)
    for pattern in _BREAKS:
        for match in pattern.finditer(text):
            if earliest <= match.end() < len(text):
                return text[: match.end()].rstrip(), text[match.end() :]
    starts = [match.start() for match in _GRAPHEME.finditer(text) if match.start() >= earliest]
    start = starts[0] if starts else earliest
    return text[:start].rstrip(), text[start:]


def title(choice: Choice) -> str:
    """The choice's title on one line."""
    return " ".join(choice.title.split())


def tappable(choices: Sequence[Choice], *, most: int, title_limit: int, payload_limit: int) -> bool:
    """Whether the provider can show these choices as things to tap.

    Providers refuse titles and payloads that are empty, too long, or the same twice.
    """
    titles = {title(choice) for choice in choices}
    payloads = {choice.payload for choice in choices}
    return (
        0 < len(choices) <= most
        and len(titles) == len(payloads) == len(choices)
        and all(0 < width(one) <= title_limit for one in titles)
        and all(0 < width(one) <= payload_limit for one in payloads)
    )


def numbered(text: str, choices: Sequence[Choice]) -> str:
    """``text`` followed by the choices as a numbered menu, counted from 1 in ASCII digits."""
    menu = "\n".join(f"{number}. {title(one)}" for number, one in enumerate(choices, start=1))
    return f"{text.strip()}\n\n{menu}".strip()


def _reach(text: str, limit: int) -> int:
    """The largest count of leading characters of ``text`` that fit in ``limit``."""
    used = 0
    for position, character in enumerate(text):
        used += 2 if character > "\uffff" else 1
        if used > limit:
            return position
    return len(text)


def _last_cut(text: str, limit: int) -> int:
    """The best place in ``text``, which is wider than ``limit``, to end a part."""
    reach = _reach(text, limit)
    for pattern in _BREAKS:
        # The white space of a break may lie past the limit: it is stripped from the part.
        ends = [
            match.end()
            for match in pattern.finditer(text)
            if len(text[: match.end()].rstrip()) <= reach and match.end() < len(text)
        ]
        if ends and ends[-1] >= reach * _LEAST_SHARE:
            return ends[-1]
    grapheme_ends = [match.end() for match in _GRAPHEME.finditer(text) if match.end() <= reach]
    return grapheme_ends[-1] if grapheme_ends else max(reach, 1)
