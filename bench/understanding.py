"""``parley bench understanding``: the served model on messages it never saw.

Intents, what is taken for what, out of scope, entities, feeling, language, and speed, by the same
code as `parley understand`; with ``--stock`` beside the pipeline of a new Rasa project, trained on
the same examples. docs/understanding.md says what each figure means.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench import figures as counted
from bench.figures import Figures, Result
from bench.heatmap import heat_map
from bench.messages import (
    EVERYDAY,
    Row,
    read_development,
    read_examples,
    read_feeling_texts,
    without_trained,
)
from bench.stack import home
from bench.stock import intents
from bench.stock_understanding import trained
from bench.tables import as_markdown, as_text, by_intent, by_language, headline, tables
from bench.understood import FALLBACK, identified, measured, served_model
from gateway.commands.places import ROOT
from knowledge.tags import LANGUAGES

DOCS = ROOT / "docs" / "understanding.md"
PICTURE = "images/understanding-confusion.svg"
PLACE = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)


def ours(rows: Sequence[Row], found: Sequence[Result]) -> Figures:
    """All that is counted of Parley's own understanding, its speed aside."""
    return {
        **counted.intents(rows, found, intents()),
        "entities": counted.entities(rows, found),
        "feeling": counted.feeling(rows, found),
        "language": counted.language(rows, found),
        "unclear": counted.unclear(rows, found),
    }


def theirs(rows: Sequence[Row], found: Sequence[Result]) -> Figures:
    """Of the stock pipeline: it says neither language nor feeling, and was told no entities.

    Where it falls back, the message counts as out of scope; ``accuracy_without_fallback`` is
    that of its best guess.
    """
    guesses = [
        next((name for name, _ in result["ranking"] if name != FALLBACK), None) for result in found
    ]
    return {
        **counted.intents(rows, found, intents()),
        "accuracy_without_fallback": counted.share(
            row["intent"] == guess for row, guess in zip(rows, guesses, strict=True)
        ),
    }


def measure(languages: Sequence[str], stock: tuple[int, float] | None) -> Figures:
    """All figures; ``stock`` are the epochs and the share of the stock pipeline's training."""
    examples = read_examples()
    rows = [row for row in read_development() if row["language"] in languages]
    texts = [example.text for example in examples] + read_feeling_texts()
    rows, left_out = without_trained(rows, texts)
    everyday = [row for row in read_development(EVERYDAY) if row["language"] in languages]
    everyday, _ = without_trained(everyday, texts)
    if not rows:
        raise SystemExit("no development messages in these languages")
    heard, took = identified([*rows, *everyday])
    found, speed = measured(served_model(), [*rows, *everyday], heard, took)
    figures: Figures = {
        "messages": len(rows),
        "left_out": {
            "messages": len(left_out),
            "by_intent": dict(Counter(row["intent"] for row in left_out).most_common()),
        },
        **ours(rows, found[: len(rows)]),
        "everyday": {
            "messages": len(everyday),
            **counted.intents(everyday, found[len(rows) :], intents()),
            "language": counted.language(everyday, found[len(rows) :]),
        },
        "speed": speed,
    }
    if stock is not None:
        model, about = trained(examples, *stock)
        theirs_all, their_speed = measured(model, [*rows, *everyday], heard, [0.0] * len(heard))
        figures["stock"] = {
            "trained": about,
            **theirs(rows, theirs_all[: len(rows)]),
            "everyday": theirs(everyday, theirs_all[len(rows) :]),
            "speed": their_speed,
        }
    return figures


def notes(figures: Figures) -> list[str]:
    """What the tables do not say by themselves."""
    left_out, speed = figures["left_out"], figures["speed"]
    often = ", ".join(f"{name} {times}" for name, times in list(left_out["by_intent"].items())[:4])
    lines = [
        f"{left_out['messages']} development messages occur in the training data and are left out"
        + (f" (most: {often})." if often else "."),
        f"Times: one thread, language included, {speed['timed']} messages one at a time; "
        f"{percent(speed['other_intent_alone'])} of them get another intent alone than in a batch.",
    ]
    stock = figures.get("stock")
    if stock:
        made = stock["trained"]
        lines.append(
            f"The stock pipeline: {made['examples']} of {made['of']} examples, {made['epochs']} "
            f"epochs, trained in {made['seconds'] / 60:.0f} minutes. Without its fallback "
            f"{percent(stock['accuracy_without_fallback'])} of its best guesses are right. "
            "It is given no language, and says no feeling and no entities."
        )
    return lines


def percent(value: float) -> str:
    return f"{100 * value:.1f} %"


def picture(figures: Figures, whose: str) -> str:
    title = f"Intents meant and understood: {whose}, {percent(figures['accuracy'])} right"
    return heat_map(figures["confusion"]["labels"], figures["confusion"]["counts"], title)


def docs_block(figures: Figures, day: dt.date) -> str:
    """What stands between the marks in docs/understanding.md."""
    parts = [f"Measured on {day.isoformat()}: {headline(figures).title}."]
    parts += [as_markdown(headline(figures)), " ".join(notes(figures))]
    parts += [as_markdown(by_language(figures)), as_markdown(by_intent(figures))]
    parts.append(f"![What was meant and what was understood]({PICTURE})")
    return "\n\n".join(parts) + "\n"


def write_docs(figures: Figures, page: Path, day: dt.date) -> None:
    """Fill the place of the figures in the page, and put the picture beside it."""
    text = page.read_text("utf-8")
    if not PLACE.search(text):
        raise SystemExit(f"{page.name} has no place for the figures")
    block = docs_block(figures, day)
    page.write_text(PLACE.sub(lambda m: f"{m[1]}\n{block}\n{m[2]}", text), "utf-8")
    image = page.parent / PICTURE
    image.parent.mkdir(exist_ok=True)
    image.write_text(picture(figures, "Parley"), "utf-8")


def out_of_date() -> bool:
    """Whether the served model was made of other data or code than lies here."""
    from bot.settings import read_settings
    from bot.train import fingerprint

    stamp = served_model().with_suffix(".sha256")
    encoder = read_settings().encoder
    return not stamp.is_file() or stamp.read_text() != fingerprint(encoder)


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="parley bench understanding", description=__doc__)
    parser.add_argument("--languages", default="", help="only these, as de,fr,zh-Hans")
    parser.add_argument("--stock", action="store_true", help="beside the stock Rasa pipeline")
    parser.add_argument(
        "--stock-epochs", type=int, default=100, help="of its training; 100 takes hours"
    )
    parser.add_argument(
        "--stock-share", type=float, default=1.0, help="of each intent's and language's examples"
    )
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--write-docs", action="store_true", help="into docs/understanding.md")
    options = parser.parse_args(given)
    options.languages = [part for part in options.languages.split(",") if part] or list(LANGUAGES)
    unknown = sorted(set(options.languages) - set(LANGUAGES))
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(LANGUAGES)}")
    if not 0 < options.stock_share <= 1:
        parser.error("--stock-share is more than 0 and at most 1")
    if options.stock_epochs < 1:
        parser.error("--stock-epochs is at least 1")
    if options.write_docs and set(options.languages) != set(LANGUAGES):
        parser.error("--write-docs is for all languages")
    return options


def main(given: Sequence[str] | None = None) -> None:
    options = arguments(given)
    if out_of_date():
        print("note: the served model is older than the data or code here: `make setup` trains it")
    stock = (options.stock_epochs, options.stock_share) if options.stock else None
    figures = measure(options.languages, stock)
    print("\n\n".join(as_text(table) for table in tables(figures)) + "\n")
    print("\n".join(notes(figures)))
    out = options.json or home() / "bench" / "understanding.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(figures, indent=1, ensure_ascii=False), "utf-8")
    pictures = {out.with_suffix(".svg"): picture(figures, "Parley")}
    if stock:
        image = out.with_name(f"{out.stem}-stock.svg")
        pictures[image] = picture(figures["stock"], "stock Rasa")
    for image, drawn in pictures.items():
        image.write_text(drawn, "utf-8")
    if options.write_docs:
        write_docs(figures, DOCS, dt.date.today())
    print(f"written to {', '.join(map(str, [out, *pictures]))}")


if __name__ == "__main__":
    main(sys.argv[1:])
