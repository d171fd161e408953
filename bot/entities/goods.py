"""Products, their options, how many of them, and why they go back."""

from __future__ import annotations

import re
from typing import List, Sequence, Set, Tuple

from bot.entities.index import Hit
from bot.entities.span import Page
from bot.entities.text import BEGIN, END

_SIZE_VALUE = (
    r"(?:(?:UK|US|EU|EUR|FR|IT|JP) ?\d{1,2}(?:[.,]5)?|[2-6]?X{0,4}[SMLsml]|x{1,4}[sl]|one ?size|"
    r"\d{2,3}(?:[.,]5)?(?: ?[/x-] ?\d{2,3})?[A-Fa-f]?|\d{1,2}(?:[.,]5| ½| 1/2)?)"
)
_AFTER_WORD = re.compile(
    r"(?: ?(?:nr|no|number|n°|nº|von|is|ist|de|in|:|=|-)\.?)? {0,2}(?P<size>"
    + _SIZE_VALUE
    + ")"
    + END
    + r"(?!['%])",
    re.IGNORECASE,
)
_BEFORE_WORD = re.compile(
    r"(?<!\d[.,])" + BEGIN + r"(?:[2-6]?X{0,4}[SLsl]|[Mm]|\d{1,2}(?:[.,]5)?)[ -]?$"
)
_ABBREVIATED = re.compile(
    BEGIN + r"(?:(?:XXXS|XXS|XS|XL|XXL|XXXL|XXXXL|[2-6]XL|[2-6]XS|xs|xl|xxl|xxxl|[2-6]xl)|"
    r"(?<!['.&-])[SML](?!['.&-]))" + END
)
_REGIONAL = re.compile(BEGIN + r"(?:UK|US|EU|EUR) ?(\d{1,2}(?:[.,]5)?)(?![.,]?\d)" + END)
_MEASURE = re.compile(
    r"(?<!\d[.,])(?<!['-])"
    + BEGIN
    + r"(?:\d{1,5}(?:[.,]\d{1,2})? ?(?:GB|TB|ml|cl|dl|l|litres?|liters?|litros?|liter|"
    r"mAh|kg|cm|mm|inch(?:es)?|zoll|W|watts?|码|碼|호|mm사이즈)"
    + END
    + r"|\d{2,3} ?[x×] ?\d{2,3}(?: ?(?:cm|mm))?"
    + END
    + r"|\d{1,2}(?:[.,]\d)?[\"″](?!\w))",
    re.IGNORECASE,
)
_JAPANESE_SIZE = re.compile(r"(?<![\d.])\d{1,2}(?:\.5)?(?:号|センチ|cm)")
# European shoe and clothes sizes: what a bare number of this height mostly is in a shop.
_BARE_SIZE = re.compile(
    r"(?<!\d[.,])(?<![:/#+*€$£₹-])"
    + BEGIN
    + r"(?:3[4-9]|4\d|50)(?:[.,]5)?(?![%:/€$£₹°]|[.,]\d| ?[€%])"
    + END
)
_SHOE_SIZE = re.compile(r"(?<!\d[.,])(?<![:/#+*€$£₹\d-])2[2-9]\.[05](?![\d.,]| ?[€%])")
# What is counted in 34 to 50 more often than anything is sized: hours and metres.
_HOURS = re.compile(
    r" ?-?(?:h|hs|hrs?|hours?|std|stunden?|uhr|heures?|horas?|ore|uur|uren|godz\w*|"
    r"hodin\w*|óra|órát|órán|timm\w*|ώρ\w+|saat\w*|"
    r"час\w*|годин\w*|ساع\w*|שעות|घंट\w*|घण्ट\w*|ঘন্টা|ঘণ্টা|ชั่วโมง|ชม|giờ|tiếng|jam|oras|"
    r"masaa|小时|個?小時|時間|시간|시|時|点|點|분|分|"
    r"min\w*|km|m|tl|percent|prozent|Min\w*)(?!\w)",
    re.IGNORECASE,
)
_NOT_A_SIZE = frozenset({"unit", "counter", "month", "currency"})
_TIMES = re.compile(
    r"(?<!\d[.,])(?<!-)" + BEGIN + r"(?:(\d{1,3}) ?[x×х](?! ?\d)|[x×х] ?(\d{1,2}))" + END,
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<!\d[.,])(?<![:/#+€$£₹-])" + BEGIN + r"\d{1,3}(?![\d%:/€$£₹]|[.,]\d)")
_CLAUSE_END = re.compile(r"\s*(?:[,.;!?،؟。，！？)]|$)")
_GAP = re.compile(r"[ -]{0,2}(?:(?:of|de|von|di|da|dari|من) )?")
_MOST = 999
_MOST_UNSAID = 20


class Goods:
    """Finds what is bought on a page, from the hits of the languages' words."""

    def __init__(
        self, page: Page, text: str, hits: Sequence[Hit], languages: Sequence[str]
    ) -> None:
        self.page = page
        self.text = text
        self.hits = hits
        self.japanese = languages[:1] == ["ja"]
        self.number_last = languages[:1] == ["sw"]
        self.figures = any(character.isdigit() for character in text)

    def of(self, *kinds: str) -> List[Hit]:
        """Hits of these kinds, the longest first."""
        chosen = [hit for hit in self.hits if hit.kind in kinds]
        return sorted(chosen, key=lambda hit: (hit.start - hit.end, hit.start))

    def sizes(self) -> None:
        """Sizes beside a word for size, as a whole phrase; then those that stand alone."""
        for hit in self.of("size_word"):
            after = _AFTER_WORD.match(self.text, hit.end)
            if after and self._take_size(hit.start, after.end(), after["size"]):
                continue
            before = _BEFORE_WORD.search(self.text[max(0, hit.start - 6) : hit.start])
            if before:
                start = max(0, hit.start - 6) + before.start()
                self._take_size(start, hit.end, before.group())
        if self.japanese:
            for match in _JAPANESE_SIZE.finditer(self.text):
                self.page.take("option", *match.span(), normal=match.group())
        for hit in self.of("size"):
            self.page.take("option", hit.start, hit.end, hit.normal)
        for match in _REGIONAL.finditer(self.text):
            self.page.take("option", *match.span(), normal=match[1])
        for match in _MEASURE.finditer(self.text):
            self.page.take("option", *match.span(), normal=match.group().replace(" ", ""))
        for match in _ABBREVIATED.finditer(self.text):
            self.page.take("option", *match.span(), normal=match.group().upper())

    def _take_size(self, start: int, end: int, value: str) -> bool:
        return self.page.take("option", start, end, value.strip(" -").upper())

    def bare_sizes(self) -> None:
        """Figures from 34 to 50 that count or measure nothing."""
        beside = {hit.start for hit in self.hits if hit.kind in _NOT_A_SIZE}
        beside |= {hit.start for hit in self.hits if hit.kind == "product"}
        for match in _SHOE_SIZE.finditer(self.text):
            self.page.take("option", *match.span(), normal=match.group())
        for match in _BARE_SIZE.finditer(self.text):
            if _HOURS.match(self.text, match.end()):
                continue
            end = match.end()
            following = end + 1 if self.text[end : end + 1] == " " else end
            if following in beside or end in beside:
                continue
            self.page.take("option", *match.span(), normal=match.group().replace(",", "."))

    def colours(self) -> None:
        for hit in self.of("colour"):
            self.page.take("option", hit.start, hit.end, hit.normal)

    def products(self) -> None:
        for hit in self.of("product", "title"):
            self.page.take("product", hit.start, hit.end)

    def reasons(self) -> None:
        for hit in self.of("reason"):
            self.page.take("reason", hit.start, hit.end, hit.normal)

    def quantities(self) -> None:
        """Figures and number words that count: with ×, before a counter, before a product."""
        for match in _TIMES.finditer(self.text):
            group = 1 if match[1] else 2
            self.page.take("quantity", match.start(group), match.end(group), match[group])
        counters = {hit.start: hit for hit in self.of("counter")[::-1]}
        things = self._beginnings()
        numbers = self._numbers()
        for start, end, value, word in numbers:
            counter = counters.get(end) or counters.get(self._past_space(end))
            if counter is not None:
                # "one" is an article as a rule: with its counter it must stand before a product.
                if word and value == 1 and not self._past_gap(counter.end) & things:
                    continue
                self.page.take("quantity", start, end, str(value))
            elif not (word and value == 1) and self._past_gap(end) & things:
                self.page.take("quantity", start, end, str(value))
            elif self.number_last and start - 1 in {s.end for s in self.page.of("product")}:
                self.page.take("quantity", start, end, str(value))
        if self.page.of("quantity"):
            # "four plates, not two": the second number needs no product.
            for start, end, value, _ in numbers:
                if 1 < value <= _MOST_UNSAID and _CLAUSE_END.match(self.text, end):
                    self.page.take("quantity", start, end, str(value))

    def _past_space(self, place: int) -> int:
        return place + 1 if self.text[place : place + 1] == " " else place

    def _past_gap(self, place: int) -> Set[int]:
        """Where a product may begin that a number before ``place`` counts."""
        gap = _GAP.match(self.text, place)
        return {self._past_space(place), gap.end() if gap else place}

    def _numbers(self) -> List[Tuple[int, int, int, bool]]:
        """``(start, end, value, whether it is a word)``, the longest first."""
        found = [(h.start, h.end, int(h.normal or 0), True) for h in self.of("number")]
        if self.figures:
            for match in _FIGURE.finditer(self.text):
                if 0 < int(match.group()) <= _MOST:
                    found.append((*match.span(), int(match.group()), False))
        return found

    def _beginnings(self) -> Set[int]:
        """Where products begin, with a colour or size before them or without."""
        products = {span.start for span in self.page.of("product")}
        for span in self.page.of("option"):
            if self._past_space(span.end) in products:
                products.add(span.start)
        return products
