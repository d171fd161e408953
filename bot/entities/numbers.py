"""Numbers of orders, parcels, telephones and places: by their form, and by the word "
"before them."""

from __future__ import annotations

import re
from typing import List, Optional, Sequence, Tuple

from bot.entities import carriers, phones
from bot.entities.index import Hit
from bot.entities.span import Page
from bot.entities.text import BEGIN, END

EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
LINK = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_MARKED = re.compile(
    BEGIN + r"(?:1Z(?: ?[0-9A-Z]){16}|[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}|"
    r"99[. ]?\d{2}[. ]\d{6}[. ]\d{8}"
    + r"|[A-Z]{1,5}[0-9A-Z]{9,22}|3S[0-9A-Z]{11,15}|\d[A-Z]\d{11})"
    + END,
    re.IGNORECASE,
)
_AMAZON = re.compile(BEGIN + r"[D\d]\d{2}-\d{7}-\d{7}" + END)
_GROUPED = re.compile(BEGIN + r"\d{4}([ -])\d{4}\1\d{4}(?:\1\d{4}){0,2}(?:\1\d{1,4})?" + END)
_ORDER = (
    re.compile(BEGIN + r"[A-Z]{1,5}[-_]\d{2,12}(?:-\d{1,8})*" + END),
    re.compile(BEGIN + r"[A-Z]{1,5}[-_]\d{3,12}(?:-\d{1,8})*" + END, re.IGNORECASE),
    re.compile(BEGIN + r"[A-Z]{1,5}-\d{1,6}[A-Z]{0,3}-?\d{2,8}" + END),
    re.compile(r"#\s?[A-Z]{0,4}-?\d{2,12}(?:-\d{1,8})*" + END, re.IGNORECASE),
    re.compile(BEGIN + r"[A-Z]{2,4}\d{4,12}" + END, re.IGNORECASE),
)
_HYPHENED = re.compile(BEGIN + r"\d{1,8}(?:[-/]\d{1,8})+" + END)
# "MG 104233", "mg 104233": capitals, or letters that are no word ("von 10115" is none of ours).
_SPACED_ORDER = re.compile(
    BEGIN + r"(?:[A-Z]{2,4}|(?!(?:nr|st|kg|km|cm|mm|ml|hr|str|tlf|plz|psc|cp|zip|tel|tlp|hp|no|"
    r"br|sdt|rp|rs|kr) )" + r"[b-df-hj-np-tv-z]{2,3}) \d{4,12}" + END
)
_NO_PREFIX = re.compile(
    r"ATU\d{8}$|DE\d{9}$|(?:PLZ|PSČ|PSC|ZIP|CEP|CP|CAP|IRSZ|TEL|TLF|TLP|HP|WA|SDT|UK|EU|"
    r"US|IN|AT|DE|ON|TO|OF|AND|THE|NO|NR|"
    r"VON|BIS|EUR|USD|GBP|CHF|PLN|CZK|HUF|RON|SEK|TRY|RUB|UAH|INR|IDR|MYR|PHP|KES|THB|VND|"
    r"RP|RS|RM|KR|TL|FT) ?\d",
    re.IGNORECASE,
)
# Postcodes by a form that says what they are.
_POSTCODES: Tuple[Tuple[Optional[str], re.Pattern[str]], ...] = (
    (None, re.compile(BEGIN + r"[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}" + END, re.IGNORECASE)),
    (None, re.compile(BEGIN + r"[1-9]\d{3} ?[A-Z]{2}(?=$|[ .,;!?)])")),
    ("nl", re.compile(BEGIN + r"[1-9]\d{3} ?[a-z]{2}(?=$|[.,;!?)])")),
    (None, re.compile(BEGIN + r"[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d" + END)),
    (None, re.compile(BEGIN + r"[AC-FHKNPRTV-Y]\d[0-9W] ?[0-9AC-FHKNPRTV-Y]{4}" + END)),
    (None, re.compile(BEGIN + r"〒 ?\d{3}-?\d{4}" + END)),
    (None, re.compile(BEGIN + r"\d{3}-\d{4}(?![A-Za-z0-9-])")),
    (None, re.compile(BEGIN + r"(?:\d{5}-\d{3,4}|\d{4}-\d{3}|\d{2}-\d{3})(?![A-Za-z0-9-])")),
)
_SPACED_POSTCODE = re.compile(r"(?<!\d )" + BEGIN + r"\d{3} \d{2}(?![.,]?\d| \d)" + END)
_SPACED_POSTCODES = frozenset({"cs", "sv", "el"})
_BARE = re.compile(r"(?<!\d[.,])(?<![/-])" + BEGIN + r"\d{4,24}(?![.,/-]\d)" + END)
_TOWN = re.compile(r" (?:\w\. ?)?[A-ZÄÖÜÅØÉÁČŠŽŘŁŚÓÖŐ][a-zà-ž]{3,}")
_BY_PLACE = re.compile(r"(?:^|\s)(?:al|nach|in|to|à|naar)\s$|[A-ZÄÖÜÅÉ][a-zà-ž]{3,},? $")
# What tax offices number, which is neither a telephone nor an order.
_TAX = re.compile(
    r"(?:\b(?:NIP|NIF|CIF|VAT|UID|USt\S*|RUC|RFC|CNPJ|CPF|P\. ?IVA|SIRET|TVA|ИНН|ЄДРПОУ|"
    r"IČO?|DIČ|CUI|ΑΦΜ|GSTIN?|NPWP|MST|TIN|VKN|BTW)|"
    r"ח\.?פ|ע\.?מ|adószám\w*|統編|統一編號|税号|사업자)\.?:?[^\d\n]{0,8}$",
    re.IGNORECASE,
)
_LABEL_REACH = 16
_FAR_POSTCODE = range(4, 8)
_SENTENCE = re.compile(r"[.!?。！？]\s|[,;、，]\s?\S+\s")


class Numbers:
    """Finds numbers on a page. ``hits`` are the labels of the languages' words."""

    def __init__(
        self, page: Page, text: str, hits: Sequence[Hit], languages: Sequence[str]
    ) -> None:
        self.page = page
        self.text = text
        self.languages = languages
        self.figures = any(character.isdigit() for character in text)
        self.labels = _outermost([hit for hit in hits if hit.kind == "label"])
        self.speaks_of_postcodes = any(hit.normal == "postcode" for hit in self.labels)

    def addresses(self) -> None:
        """E-mail addresses, and links, which hide what looks like a number in them."""
        if "@" in self.text:
            for match in EMAIL.finditer(self.text):
                self.page.take("email", match.start(), match.end())
        if "://" in self.text or "www." in self.text.lower():
            for match in LINK.finditer(self.text):
                self.page.take("link", match.start(), match.end())

    def with_marks(self) -> None:
        """Numbers that letters, hyphens or # give away."""
        for match in _MARKED.finditer(self.text):
            number = re.sub(r"[ .]", "", match.group())
            parcel = carriers.marked(number)
            if parcel is not None:
                self.page.take("tracking_number", *match.span(), carrier=parcel.carrier)
        for match in _AMAZON.finditer(self.text):
            self.page.take("order_number", *match.span())

    def orders(self) -> None:
        for pattern in _ORDER:
            for match in pattern.finditer(self.text):
                if not _NO_PREFIX.match(match.group()):
                    self.page.take("order_number", *match.span())
        for match in _HYPHENED.finditer(self.text):
            if self.label_before(match.start()) == "order_number":
                self.page.take("order_number", *match.span())
        for match in _SPACED_ORDER.finditer(self.text):
            if not _NO_PREFIX.match(match.group()):
                self.page.take("order_number", *match.span())

    def telephones(self) -> None:
        for match in phones.CANDIDATE.finditer(self.text):
            text, (start, end) = match.group(), match.span()
            if not self.page.free(start, end):
                continue
            if _TAX.search(self.text[max(0, start - 24) : start]):
                self.page.take("link", start, end)
                continue
            label = self.label_before(start)
            marked, abroad = not text.isdigit(), text.startswith("+")
            if label in ("tracking_number", "postcode") and not abroad:
                continue
            if not marked and len(text) < 9 and label != "phone":
                continue
            # "my order, by 0612345678": an order's number has no 0 in front and no groups.
            if label == "order_number" and not marked and text[0] != "0":
                continue
            if phones.callable_number(text, self.languages, label == "phone"):
                self.page.take("phone", start, end)
            elif marked and label != "order_number" and sum(map(str.isdigit, text)) >= 9:
                if text[0] in "+0":
                    self.page.take("phone", start, end)

    def grouped(self) -> None:
        """Four digits and four: parcels in Japan, and cards, which are nothing of ours."""
        for match in _GROUPED.finditer(self.text):
            digits = re.sub(r"\D", "", match.group())
            label = self.label_before(match.start())
            if carriers.is_card(digits) and label != "tracking_number":
                self.page.take("link", *match.span())
                continue
            parcel = carriers.plain_digits(digits, "ja" in self.languages)
            kind = "order_number" if label == "order_number" else "tracking_number"
            self.page.take(kind, *match.span(), carrier=parcel.carrier if parcel else None)

    def postcodes(self) -> None:
        for language, pattern in _POSTCODES:
            if language is None or language in self.languages:
                for match in pattern.finditer(self.text):
                    order = self.label_before(match.start()) == "order_number"
                    self.page.take("order_number" if order else "postcode", *match.span())
        for match in _SPACED_POSTCODE.finditer(self.text):
            labelled = self.label_before(match.start()) == "postcode"
            if labelled or (
                _SPACED_POSTCODES & set(self.languages[:1]) and _TOWN.match(self.text, match.end())
            ):
                self.page.take("postcode", *match.span())

    def bare(self) -> None:
        """Digits alone."""
        for match in _BARE.finditer(self.text):
            entity, carrier = self._meaning(match.group(), *match.span())
            if entity:
                self.page.take(entity, *match.span(), carrier=carrier)
        for label in self.labels:
            # A label and three digits: as short as a postcode may be.
            if label.normal == "postcode":
                short = re.compile(r"[ :.]{0,3}(\d{3})(?!\d)").match(self.text, label.end)
                if short:
                    self.page.take("postcode", *short.span(1))

    def _meaning(self, digits: str, start: int, end: int) -> Tuple[Optional[str], Optional[str]]:
        """What digits without any mark are: by the word before them, else by their number."""
        count = len(digits)
        label = self.label_before(start)
        if label == "postcode" and (count <= 7 or count == 10):
            return "postcode", None
        year = count == 4 and 1990 <= int(digits) <= 2035
        if year and not self.label_before(start, touching=True):
            return None, None
        if label == "phone" and count >= 6:
            return "phone", None
        parcel = carriers.plain_digits(digits, "ja" in self.languages)
        carrier = parcel.carrier if parcel else None
        if label == "tracking_number" and count >= 8:
            if count == 10 and carriers.modulo_seven(digits):
                carrier = "DHL Express"
            return "tracking_number", carrier
        if label == "order_number":
            if count > 12 and parcel is not None:
                return "tracking_number", carrier
            return "order_number", None
        if carriers.is_card(digits):
            return None, None
        if parcel is not None or count >= 13:
            return "tracking_number", carrier
        if self.speaks_of_postcodes and label is None and count in _FAR_POSTCODE:
            return "postcode", None
        if count >= 12:
            eastern = {"zh-Hans", "zh-Hant", "ja", "ko", "ar", "th", "vi"} & set(self.languages)
            return "tracking_number" if eastern else "order_number", None
        if count == 4:
            return ("postcode" if _TOWN.match(self.text, end) else None), None
        if count == 5 and (digits[0] == "0" or self._by_place(start, end)):
            return "postcode", None
        return "order_number", None

    def _by_place(self, start: int, end: int) -> bool:
        """Whether a town or a preposition of place stands beside five digits, or nothing "
        "at all."""
        alone = not (self.text[:start] + self.text[end:]).strip(" .!")
        return alone or bool(
            _TOWN.match(self.text, end) or _BY_PLACE.search(self.text[max(0, start - 24) : start])
        )

    def label_before(self, start: int, touching: bool = False) -> Optional[str]:
        """What the last word before a number says it is; None where there is no such word."""
        for label in reversed(self.labels):
            if label.end > start:
                continue
            gap = self.text[label.end : start]
            if len(gap) > _LABEL_REACH or any(c.isdigit() for c in gap):
                return None
            if touching:
                return label.normal if not gap.strip(" :.#-º°：") else None
            apart = gap.strip(" .:#-") and _SENTENCE.search(gap)
            return None if apart else label.normal
        return None


def _outermost(hits: Sequence[Hit]) -> List[Hit]:
    """Without those inside longer ones ("number" of "tracking number"), in order of their ends."""
    kept: List[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        if not any(k.start <= hit.start and hit.end <= k.end for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.end)
