"""``find(text)``: the entities of a message, in any script and digit system."""

from __future__ import annotations

import datetime as dt
from typing import List, Optional, Sequence, Tuple

from bot.entities import money
from bot.entities.catalogue import CATALOGUE
from bot.entities.dates import Dates
from bot.entities.goods import Goods
from bot.entities.index import Hit, View, index_of
from bot.entities.numbers import Numbers
from bot.entities.patterns import date_patterns
from bot.entities.span import Page, Span
from bot.entities.text import composed, fold
from bot.entities.tongues import hits_of
from knowledge.lexicon import languages

LONGEST = 4000


def find(text: str, language: Optional[str] = None, today: Optional[dt.date] = None) -> List[Span]:
    """The entities of a text in order of appearance, none overlapping another.

    ``language`` is the message's, as a tag of `knowledge.lexicon.LANGUAGES`; without it those
    languages are tried whose words the text has most of. Days are reckoned from ``today``, by
    default that of the machine. Characters after the 4000th are not looked at.
    """
    given = text[:LONGEST]
    joined, starts = composed(given)
    page = Page(joined)
    folded = fold(joined)
    view = View.of(folded)
    hits, searched, exact = hits_of(view, language)
    hits = _without_ignored([*hits, *CATALOGUE.scan(view)])
    _fill(page, folded, view, hits, searched, exact, today or dt.date.today())
    spans = sorted((s for s in page.spans if s.entity != "link"), key=lambda span: span.start)
    if starts:
        spans = [_moved(span, given, starts) for span in spans]
    return spans


def warm() -> None:
    """Make ready what the first message of each language would wait for: a second or two."""
    for language in languages():
        index_of(language)
        for pattern in date_patterns(language).patterns:
            pattern.ready()


def _fill(
    page: Page,
    folded: str,
    view: View,
    hits: Sequence[Hit],
    searched: Sequence[str],
    exact: bool,
    today: dt.date,
) -> None:
    """In this order: what is taken once is not seen by what comes later."""
    figures = any(character.isdigit() for character in folded)
    numbers = Numbers(page, folded, hits, searched)
    dates = Dates(page, view, today, searched)
    goods = Goods(page, folded, hits, searched)
    numbers.addresses()
    if figures:
        numbers.with_marks()
        money.find(page, folded, hits)
        dates.in_figures()
        numbers.telephones()
        numbers.grouped()
        numbers.orders()
        numbers.postcodes()
    dates.in_words(hits, exact)
    if figures:
        numbers.bare()
    goods.reasons()
    goods.sizes()
    goods.products()
    goods.colours()
    goods.quantities()
    goods.bare_sizes()


def _without_ignored(hits: Sequence[Hit]) -> List[Hit]:
    """Without the words that are part of a phrase that means something else."""
    ignored: List[Tuple[int, int]] = [(h.start, h.end) for h in hits if h.kind == "ignore"]
    if not ignored:
        return list(hits)
    return [
        hit
        for hit in hits
        if hit.kind != "ignore"
        and (
            hit.kind in ("label", "phrase", "reason")
            or not any(
                start <= hit.start
                and hit.end <= end
                and (hit.kind != "day" or end - start > hit.end - hit.start)
                for start, end in ignored
            )
        )
    ]


def _moved(span: Span, text: str, starts: Sequence[int]) -> Span:
    """A span of the joined text in the text as it was given."""
    start, end = starts[span.start], starts[span.end]
    return span._replace(start=start, end=end, value=text[start:end])
