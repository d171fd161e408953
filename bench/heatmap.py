"""A heat map of what was meant and what was understood, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

CELL, LEFT, TOP, RIGHT, BOTTOM = 30, 150, 176, 74, 62
RIGHT_COLOUR, WRONG_COLOUR, INK, FAINT = (31, 97, 141), (192, 57, 43), "#1b2631", "#85929e"
STEPS = (0.01, 0.05, 0.2, 0.5, 1.0)
NARROWEST = 680  # what the legend needs


def heat_map(labels: Sequence[str], counts: Sequence[Sequence[int]], title: str) -> str:
    """``counts[i][j]``: how often ``labels[i]`` was meant and ``labels[j]`` understood.

    A row's colours are shares of that row; blue is right, red is wrong.
    """
    size = CELL * len(labels)
    width, height = max(LEFT + size + RIGHT, NARROWEST), TOP + size + BOTTOM
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="12" '
        'role="img" aria-labelledby="title">',
        f'<title id="title">{escape(title)}</title>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        _text(12, 26, title, size=16, weight="bold"),
        _text(12, TOP - 12, "meant ↓", colour=FAINT),
        _text(LEFT - 10, 58, "understood →", colour=FAINT, anchor="end"),
        _text(LEFT + size + 10, TOP - 12, "right"),
    ]
    for place, name in enumerate(labels):
        middle = CELL * place + CELL / 2
        parts.append(_text(LEFT - 8, TOP + middle + 4, name, anchor="end"))
        x = LEFT + middle + 4
        parts.append(_text(x, TOP - 8, name, turned=f"rotate(-60 {x:g} {TOP - 8})"))
    for i, row in enumerate(counts):
        total = sum(row)
        for j, times in enumerate(row):
            part = times / total if total else 0.0
            parts += _cell(i, j, times, part, f"{labels[i]} as {labels[j]}: {times} of {total}")
        if total:
            y = TOP + CELL * i + CELL / 2 + 4
            parts.append(_text(LEFT + size + 10, y, f"{row[i] / total:.0%}"))
    parts += _legend(TOP + size + 20)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _cell(i: int, j: int, times: int, part: float, told: str) -> list[str]:
    x, y = LEFT + CELL * j, TOP + CELL * i
    lines = [
        f'<rect x="{x}" y="{y}" width="{CELL}" height="{CELL}" fill="{_colour(part, i == j)}" '
        f'stroke="#e5e8e8"><title>{escape(told)}</title></rect>'
    ]
    if times:
        ink = "#ffffff" if part > 0.3 else INK
        lines.append(
            _text(x + CELL / 2, y + CELL / 2 + 4, str(times), colour=ink, anchor="middle", size=11)
        )
    return lines


def _colour(part: float, right: bool) -> str:
    """White to full colour. By the square root, so that one in a hundred can be seen."""
    depth = part**0.5
    full = RIGHT_COLOUR if right else WRONG_COLOUR
    return "#" + "".join(f"{round(255 + (value - 255) * depth):02x}" for value in full)


def _legend(y: int) -> list[str]:
    parts = [_text(LEFT - 8, y + 16, "share of the row", anchor="end", colour=FAINT)]
    for right, start in ((True, LEFT), (False, LEFT + 44 * len(STEPS) + 30)):
        for place, part in enumerate(STEPS):
            x = start + 44 * place
            parts.append(
                f'<rect x="{x}" y="{y}" width="44" height="12" fill="{_colour(part, right)}"/>'
            )
            parts.append(_text(x + 22, y + 26, f"{part:.0%}", anchor="middle", size=10))
        word = "right" if right else "wrong"
        parts.append(_text(start + 44 * len(STEPS) + 3, y + 11, word, size=10, colour=FAINT))
    return parts


def _text(
    x: float,
    y: float,
    words: str,
    *,
    size: int = 12,
    colour: str = INK,
    anchor: str = "start",
    weight: str = "normal",
    turned: str = "",
) -> str:
    turn = f' transform="{turned}"' if turned else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{colour}" text-anchor="{anchor}" '
        f'font-weight="{weight}"{turn}>{escape(words)}</text>'
    )
