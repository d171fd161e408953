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
    """Each figure of everyday and of hard messages beside its goal, and beside the stock
    pipeline's where that was asked for."""
    stock: Figures = figures.get("stock") or {}
    parts = [figures["everyday"], figures, *([stock["everyday"], stock] if stock else [])]
    speeds = [figures["speed"], *([stock["speed"]] if stock else [])]
    asked = figures["unclear"]

    def each(name: str, show: Callable[[float | None], str], goal: str = "") -> list[str]:
        return [*(show(part[name]) for part in parts), goal]

    def hard(text: str) -> list[str]:
        return [NONE, text, *[NONE] * (len(parts) - 2), ""]

    def timed(name: str, goal: str = "") -> list[str]:
        return [*(cell for speed in speeds for cell in ("", f"{speed[name]:.1f}")), goal]

    heard = [
        percent(part["language"]["by_length"]["3-12"]["accuracy"])
        for part in (figures["everyday"], figures)
    ]
    rows = [
        ["messages", *(str(part["messages"]) for part in parts[:2]), *[""] * (len(parts) - 1)],
        ["intent accuracy", *each("accuracy", percent, "≥ 95 %")],
        ["intent macro F1", *each("macro_f1", number)],
        ["lowest language", *map(lowest, parts), "≥ 90 %"],
        ["out of scope found", *each("out_of_scope_recall", percent, "≥ 85 %")],
        ["others taken for it", *each("out_of_scope_false", percent, "≤ 3 %")],
        ["language, 3-12 words", *heard, *[NONE] * (len(parts) - 2), "≥ 97 %"],
        ["entity F1", *hard(number(figures["entities"]["f1"]))],
        ["feeling macro F1", *hard(number(figures["feeling"]["macro_f1"]))],
        ["asks which of two", *hard(percent(asked["asked"]))],
        ["  right one among them", *hard(percent(asked["right_among"]))],
        ["  first of them right", *hard(percent(asked["right_first"]))],
        ["ms a message, p50", *timed("ms_p50")],
        ["ms a message, p95", *timed("ms_p95")],
        ["ms a message, mean", *timed("ms_mean", "≤ 10")],
        ["messages/s in batches", *timed("messages_per_second")],
    ]
    head = ["", "everyday", "hard"] + (["stock, everyday", "stock, hard"] if stock else [])
    title = f"{len(figures['by_language'])} languages"
    return Table(title, [*head, "goal"], rows)


def lowest(part: Figures) -> str:
    """The language with the lowest accuracy, and how low that is."""
    languages = part["by_language"]
    worst = min(languages, key=lambda name: languages[name]["accuracy"], default=None)
    return NONE if worst is None else f"{percent(languages[worst]['accuracy'])} ({worst})"


def by_language(figures: Figures) -> Table:
    stock = (figures.get("stock") or {}).get("by_language")
    everyday = figures["everyday"]["by_language"]
    head = ["", "everyday", "hard", "macro F1", "out of scope", "language", "entity F1"]
    rows = []
    for name, part in figures["by_language"].items():
        row = [name, percent(everyday.get(name, {}).get("accuracy")), percent(part["accuracy"])]
        row += [number(part["macro_f1"])]
        row += [percent(part["out_of_scope_recall"])]
        row += [percent(figures["language"]["by_language"][name])]
        row += [number(figures["entities"]["by_language"].get(name, {}).get("f1"))]
        rows.append([*row, percent(stock[name]["accuracy"])] if stock else row)
    return Table("by language", [*head, "stock, hard"] if stock else head, rows)


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
