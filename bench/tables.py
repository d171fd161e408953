"""The figures of understanding as tables: plain text for the terminal, Markdown for the docs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bench.figures import Figures
from bench.messages import LENGTHS

NONE = "–"
WORST = 12


class Table(NamedTuple):
    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


def percent(value: float | None) -> str:
    return NONE if value is None else f"{100 * value:.1f} %"


def number(value: float | None) -> str:
    return NONE if value is None else f"{value:.3f}"


def tables(figures: Figures) -> list[Table]:
    """Everything, the most important first."""
    return [headline(figures), *(part(figures) for part in PARTS)]


def headline(figures: Figures) -> Table:
    """Each figure beside its goal, and beside the stock pipeline's where that was asked for."""
    stock: Figures = figures.get("stock") or {}
    languages = figures["by_language"]
    worst = min(languages, key=lambda name: languages[name]["accuracy"])
    theirs = stock.get("by_language", {})
    their_worst = min(theirs, key=lambda name: theirs[name]["accuracy"], default=None)
    speeds, their_speeds = figures["speed"], stock.get("speed", {})
    asked = figures["unclear"]
    middle = figures["language"]["by_length"]["3-12"]["accuracy"]

    def both(name: str, show: Callable[[float | None], str], goal: str = "") -> list[str]:
        return [show(figures[name]), show(stock.get(name)), goal]

    def timed(name: str, goal: str = "") -> list[str]:
        return [f"{speeds[name]:.1f}", f"{their_speeds[name]:.1f}" if stock else NONE, goal]

    rows = [
        ["intent accuracy", *both("accuracy", percent, "≥ 95 %")],
        ["intent macro F1", *both("macro_f1", number)],
        [
            "lowest language",
            f"{percent(languages[worst]['accuracy'])} ({worst})",
            f"{percent(theirs[their_worst]['accuracy'])} ({their_worst})" if their_worst else NONE,
            "≥ 90 %",
        ],
        ["out of scope found", *both("out_of_scope_recall", percent, "≥ 85 %")],
        ["others taken for it", *both("out_of_scope_false", percent, "≤ 3 %")],
        ["language, 3-12 words", percent(middle), NONE, "≥ 97 %"],
        ["entity F1", number(figures["entities"]["f1"]), NONE, ""],
        ["feeling macro F1", number(figures["feeling"]["macro_f1"]), NONE, ""],
        ["asks which of two", percent(asked["asked"]), NONE, ""],
        ["  right one among them", percent(asked["right_among"]), NONE, ""],
        ["  first of them right", percent(asked["right_first"]), NONE, ""],
        ["ms a message, p50", *timed("ms_p50")],
        ["ms a message, p95", *timed("ms_p95")],
        ["ms a message, mean", *timed("ms_mean", "≤ 10")],
        ["messages/s in batches", *timed("messages_per_second")],
    ]
    head = ["", "Parley", "stock Rasa", "goal"]
    if not stock:
        rows = [[name, ours, goal] for name, ours, _, goal in rows]
        head = ["", "Parley", "goal"]
    title = f"{figures['messages']} messages, {len(languages)} languages"
    return Table(title, head, rows)


def by_language(figures: Figures) -> Table:
    stock = (figures.get("stock") or {}).get("by_language")
    head = ["", "messages", "intent", "macro F1", "out of scope", "language", "entity F1"]
    rows = []
    for name, part in figures["by_language"].items():
        row = [name, str(part["messages"]), percent(part["accuracy"]), number(part["macro_f1"])]
        row += [percent(part["out_of_scope_recall"])]
        row += [percent(figures["language"]["by_language"][name])]
        row += [number(figures["entities"]["by_language"].get(name, {}).get("f1"))]
        rows.append([*row, percent(stock[name]["accuracy"])] if stock else row)
    return Table("by language", [*head, "stock intent"] if stock else head, rows)


def by_intent(figures: Figures) -> Table:
    stock = (figures.get("stock") or {}).get("by_intent")
    head = ["", "meant", "precision", "recall", "F1"]
    rows = []
    for name, part in figures["by_intent"].items():
        row = [name, *_scores(part)]
        rows.append([*row, number(stock[name]["f1"])] if stock else row)
    return Table("by intent", [*head, "stock F1"] if stock else head, rows)


def by_entity(figures: Figures) -> Table:
    rows = [[name, *_scores(part)] for name, part in figures["entities"]["by_entity"].items()]
    return Table("entities, exact spans", ["", "meant", "precision", "recall", "F1"], rows)


def by_feeling(figures: Figures) -> Table:
    rows = [[name, *_scores(part)] for name, part in figures["feeling"]["by_class"].items()]
    return Table("feeling", ["", "meant", "precision", "recall", "F1"], rows)


def by_length(figures: Figures) -> Table:
    parts = figures["language"]["by_length"]
    rows = [
        [name, str(parts[name]["messages"]), percent(parts[name]["accuracy"])] for name in LENGTHS
    ]
    return Table("language by words of the message", ["words", "messages", "right"], rows)


def confused_intents(figures: Figures) -> Table:
    rows = [[m, g, str(times)] for m, g, times in figures["confused"][:WORST]]
    return Table("intents most often confused", ["meant", "taken for", "times"], rows)


def confused_languages(figures: Figures) -> Table:
    rows = [[m, g, str(times)] for m, g, times in figures["language"]["confused"][:WORST]]
    return Table("languages most often confused", ["is", "taken for", "times"], rows)


PARTS = (
    by_language,
    by_intent,
    confused_intents,
    by_length,
    confused_languages,
    by_entity,
    by_feeling,
)


def _scores(part: Figures) -> list[str]:
    return [
        str(part["meant"]),
        percent(part["precision"]),
        percent(part["recall"]),
        number(part["f1"]),
    ]


def as_text(table: Table) -> str:
    lines = [list(table.head), *(list(row) for row in table.rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(table.head))]
    told = [f"{table.title}:"]
    for line in lines:
        cells = [
            cell.ljust(width) if _is_name(table, at) else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        told.append("  " + "  ".join(cells).rstrip())
    return "\n".join(told)


def as_markdown(table: Table) -> str:
    rule = ["---" if _is_name(table, at) else "--:" for at in range(len(table.head))]
    lines = [table.head, rule, *table.rows]
    return "\n".join("| " + " | ".join(cell.strip() for cell in line) + " |" for line in lines)


def _is_name(table: Table, at: int) -> bool:
    """Whether a column holds names: the first, and what something was taken for."""
    return at == 0 or table.head[at] == "taken for"
