"""``python -m records.demo --out DIR [--seed N] [--today YYYY-MM-DD] [--docs FILE]``."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from records.demo.generator import build, generate
from records.demo.showcase import Showcase

_HEAD = """# The demo shop

Meridian Goods is a fictional shop. `parley demo` (or `python -m records.demo --out DIR` and \
`parley import DIR`) fills the records with its customers, products, orders, parcels and returns, \
dated relative to the day it is run. The orders below are always there, whatever the seed; prove \
who you are with the order number and the e-mail address or the postcode.

<!-- made by `python -m records.demo --docs docs/demo.md`; do not edit -->
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="records.demo", description="Make the demo shop.")
    parser.add_argument("--out", type=Path, help="folder for the JSON Lines files")
    parser.add_argument("--docs", type=Path, help="write the table of showcase orders here")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--today", type=dt.date.fromisoformat, default=None)
    arguments = parser.parse_args()
    if arguments.out is None and arguments.docs is None:
        parser.error("give --out or --docs")
    if arguments.out is not None:
        for kind, count in generate(arguments.out, arguments.seed, arguments.today).items():
            print(f"{kind:<12}{count:>7}")
    if arguments.docs is not None:
        _, shown = build(arguments.seed, dt.date(2026, 1, 15))
        arguments.docs.write_text(showcase_page(shown), "utf-8")


def showcase_page(shown: list[Showcase]) -> str:
    """The Markdown page that lists the showcase."""
    parts = [_HEAD]
    for language in dict.fromkeys(entry.language for entry in shown):
        mine = [entry for entry in shown if entry.language == language]
        person = mine[0]
        parts.append(
            f"\n## {language}: {person.name}\n\n"
            f"E-mail `{person.email}`, postcode `{person.postcode}`\n\n"
            "| order | what became of it |\n|---|---|\n"
            + "".join(f"| {entry.number} | {entry.story} |\n" for entry in mine)
        )
    return "".join(parts)


if __name__ == "__main__":
    main()
