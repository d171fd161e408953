"""Tracking numbers: their forms, whose they are, and whether their check digit is right."""

from __future__ import annotations

import re
from typing import Callable, List, NamedTuple, Optional, Pattern


class Parcel(NamedTuple):
    """What a number's form says: the carrier where it is known, and whether the check digit
    is right (None for forms without one)."""

    carrier: Optional[str]
    right: Optional[bool]


def s10(number: str) -> bool:
    """Postal items, ``RR123456785CN``."""
    weighted = sum(int(d) * w for d, w in zip(number[2:10], (8, 6, 4, 2, 3, 5, 9, 7), strict=True))
    check = 11 - weighted % 11
    return {10: 0, 11: 5}.get(check, check) == int(number[10])


def ups(number: str) -> bool:
    """``1Z`` and 16 letters or digits; a letter counts as (its place + 1) mod 10."""
    values = [int(c) if c.isdigit() else (ord(c) - 63) % 10 for c in number[2:].upper()]
    total = sum(value * (1 + index % 2) for index, value in enumerate(values[:-1]))
    return (10 - total % 10) % 10 == values[-1]


def gs1(digits: str) -> bool:
    """Modulo 10 with weights 3 and 1 from the right: SSCC, USPS, FedEx Ground."""
    total = sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(digits[-2::-1]))
    return (10 - total % 10) % 10 == int(digits[-1])


def fedex_express(digits: str) -> bool:
    """12 digits, weights 3 1 7, modulo 11."""
    weighted = sum(int(d) * (3, 1, 7)[i % 3] for i, d in enumerate(digits[:11]))
    return weighted % 11 % 10 == int(digits[11])


def modulo_seven(digits: str) -> bool:
    """DHL Express (10 digits), Japan's carriers (12): the rest by 7 of all but the last."""
    return int(digits[:-1]) % 7 == int(digits[-1])


def luhn(digits: str) -> bool:
    """Bank cards, which are no tracking numbers."""
    total = 0
    for index, digit in enumerate(map(int, reversed(digits))):
        digit *= 1 + index % 2
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


class _Form(NamedTuple):
    pattern: Pattern[str]
    carrier: Optional[str]
    check: Optional[Callable[[str], bool]]


def _form(pattern: str, carrier: Optional[str], check: Optional[Callable[[str], bool]]) -> _Form:
    return _Form(re.compile(pattern, re.IGNORECASE), carrier, check)


# Nothing but a tracking number looks like one of these, right check digit or not.
MARKED: List[_Form] = [
    _form(r"1Z[0-9A-Z]{16}", "UPS", ups),
    _form(r"[A-Z]{2}\d{9}[A-Z]{2}", None, s10),
    _form(r"(?:JJ?D|JVGL|GM|LX|RX)\d{10,20}", "DHL", None),
    _form(r"3S[0-9A-Z]{11,15}", "PostNL", None),
    _form(r"SF\d{10,15}", "SF Express", None),
    _form(r"YT\d{12,16}", "YTO", None),
    _form(r"(?:ZTO|ZT)\d{10,14}", "ZTO", None),
    _form(r"JT\d{12,15}", "J&T Express", None),
    _form(r"(?:SPX|SPE)[A-Z]{0,3}\d{9,15}[A-Z]?", "Shopee Express", None),
    _form(r"TBA\d{9,13}", "Amazon", None),
    _form(r"TH(?=\w*\d[A-Z])\d{4,5}[A-Z0-9]{7,10}", "Flash Express", None),
    _form(r"\d[A-Z]\d{11}", "La Poste", None),
    _form(r"C\d{14}", "OnTrac", None),
    _form(r"99[. ]?\d{2}[. ]?\d{6}[. ]?\d{8}", "Swiss Post", None),
]
# Digits only: the check digit tells them from other numbers.
PLAIN: List[_Form] = [
    _form(r"00340434\d{12}", "DHL", gs1),
    _form(r"00\d{18}", None, gs1),
    _form(r"9[1-5]\d{20}|9[1-5]\d{18}|420\d{5}9[1-5]\d{20}", "USPS", gs1),
    _form(r"96\d{20}", "FedEx", gs1),
    _form(r"\d{12}", "FedEx", fedex_express),
    _form(r"\d{15}", "FedEx", gs1),
]
_POSTS = {
    "CN": "China Post", "GB": "Royal Mail", "DE": "DHL", "US": "USPS", "JP": "Japan Post",
    "NL": "PostNL", "FR": "La Poste", "ES": "Correos", "IT": "Poste Italiane", "BR": "Correios",
    "KR": "Korea Post", "TW": "Chunghwa Post", "TH": "Thailand Post", "SG": "SingPost",
    "CA": "Canada Post", "AU": "Australia Post", "IN": "India Post", "RU": "Russian Post",
    "PL": "Poczta Polska", "CH": "Swiss Post", "AT": "Austrian Post", "SE": "PostNord",
    "UA": "Ukrposhta", "TR": "PTT", "GR": "ELTA", "HU": "Magyar Posta", "CZ": "Czech Post",
    "RO": "Poșta Română", "VN": "Vietnam Post", "ID": "Pos Indonesia", "MY": "Pos Malaysia",
    "PH": "PHLPost", "IL": "Israel Post", "SA": "SPL", "AE": "Emirates Post",
    "MX": "Correos de México",
}  # fmt: skip


def marked(number: str) -> Optional[Parcel]:
    """What a number is whose letters give it away, else None. Without spaces and hyphens."""
    for form in MARKED:
        if form.pattern.fullmatch(number):
            right = form.check(number) if form.check else None
            carrier = form.carrier
            if form.check is s10:
                carrier = _POSTS.get(number[-2:].upper())
            return Parcel(carrier, right)
    return None


def plain_digits(digits: str, japanese: bool = False) -> Optional[Parcel]:
    """What a number of digits only is, where its check digit is right, else None."""
    if len(digits) == 16 and digits[0] in "3456" and luhn(digits):
        return None
    if japanese and len(digits) == 12 and modulo_seven(digits):
        return Parcel(None, True)
    for form in PLAIN:
        if form.pattern.fullmatch(digits) and form.check and form.check(digits):
            return Parcel(form.carrier, True)
    return None


def is_card(digits: str) -> bool:
    """Whether the digits are those of a bank card."""
    return 15 <= len(digits) <= 16 and digits[0] in "3456" and luhn(digits)
