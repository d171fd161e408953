"""Amounts of money: a figure with a symbol, a code or a word for the currency beside it."""

from __future__ import annotations

import re
from typing import List, Sequence

from bot.entities.index import Hit
from bot.entities.span import Page

_CODES = (
    "EUR USD GBP JPY CNY RMB CNH HKD TWD NTD KRW INR PKR BDT LKR NPR IDR IRR IRT MYR SGD "
    "THB VND PHP AUD NZD CAD "
    "MXN BRL ARS CLP COP PEN UYU CHF SEK NOK DKK ISK PLN CZK HUF RON BGN TRY RUB UAH KZT "
    "BYN ILS NIS AED "
    "SAR QAR KWD BHD OMR JOD EGP MAD DZD TND LBP IQD ZAR KES KSH TZS TSH UGX UGS NGN GHS"
).split()
_SIGNS = (
    r"US\$|A\$|C\$|CA\$|AU\$|NZ\$|HK\$|NT\$|MX\$|S\$|R\$|RD\$|S/\.?|€|\$|£|¥|￥|₹|₺|"
    r"₽|₴|₩|￦|฿|₫|₱|₪|৳|₸|₦|﷼|＄"
)
# Latin abbreviations that stand beside an amount.
_BEFORE = r"Rp\.?|RM|KSh\.?|Ksh\.?|TSh\.?|Tsh\.?|Rs\.?|Php|PhP|Bs\.?|AED|SR|KD|Tk\.?|kr\.?"
_AFTER = (
    r"zł|zl|Kč|kč|KČ|Kc|Ft|FT|ft|lei|Lei|LEI|leu|kr\.?|TL|tl|₺|руб\.?|р\.|р(?!\w)|грн\.?|"
    r"лв\.?|đ|₫|vnđ|vnd|VNĐ|dh|DH|"
    r"د\.إ|ر\.س|ج\.م|د\.ك|د\.م|ден\.?|:-|,-"
)
_AMOUNT = r"\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
# Thousands, ten thousands, millions as they are said with a figure.
_MULTIPLE = (
    r"(?: ?(?:k(?![a-z])|tys\.?|тыс\.?|тис\.?|mil(?![a-z])|ribu|rb|juta|jt|nghìn|ngàn|"
    r"nghin|ngan|triệu|trieu|tr(?![a-z])|bin(?![a-z])|"
    r"ezer|tis\.?|elfu|alfu|千|万|萬|만|천|พัน|หมื่น|แสน|हज़ार|हजार|हज़ार|लाख|হাজার|লাখ|هزار|"
    r"میلیون|ألف|الف|آلاف|אלף))?"
)
_CODE = "(?:" + "|".join(_CODES) + ")"
_EITHER = rf"(?:{_SIGNS}|{_CODE}(?![A-Za-z])|{_BEFORE})"
_SYMBOLS = re.compile(
    rf"(?:(?<![A-Za-z]){_EITHER}[ \u00a0]?(?:{_AMOUNT}){_MULTIPLE}"
    rf"(?: ?(?:{_CODE})(?![A-Za-z]))?(?:/-)?)"
    rf"|(?:(?<![A-Za-z0-9-])(?<!\d[.,])(?:{_AMOUNT}){_MULTIPLE}[ \u00a0]?(?:{_SIGNS}|"
    rf"(?:{_CODE}|{_AFTER})(?![^\W\d_])))",
)
_LOWER_CODE = re.compile(
    rf"(?<![A-Za-z0-9-])(?<!\d[.,])(?:{_AMOUNT}){_MULTIPLE} ?(?:eur|usd|gbp|jpy|rmb|pln|"
    rf"czk|huf|ron|sek|try|inr|idr|thb|vnd|php|kes|ksh|aed|sar|chf)(?![^\W\d_])"
)
_FIGURE_BEFORE = re.compile(rf"(?<![A-Za-z0-9-])(?<!\d[.,])(?:{_AMOUNT}){_MULTIPLE}[ \u00a0-]?$")
_FIGURE_AFTER = re.compile(rf"[ \u00a0]?(?:{_AMOUNT}){_MULTIPLE}(?![.,]?\d)")


def find(page: Page, text: str, hits: Sequence[Hit]) -> None:
    """Takes amounts; ``hits`` are those of the languages' words for currencies."""
    for pattern in (_SYMBOLS, _LOWER_CODE):
        for match in pattern.finditer(text):
            page.take("money", *match.span())
    words: List[Hit] = sorted(
        (hit for hit in hits if hit.kind == "currency"), key=lambda hit: hit.start - hit.end
    )
    for hit in words:
        window = max(0, hit.start - 24)
        before = _FIGURE_BEFORE.search(text[window : hit.start])
        if before and page.take("money", window + before.start(), hit.end):
            continue
        # "Rs 500": only short words stand before the figure.
        if hit.end - hit.start <= 6:
            after = _FIGURE_AFTER.match(text, hit.end)
            if after:
                page.take("money", hit.start, after.end())
