"""Telephone numbers, told from other numbers by the numbering plans of the world."""

from __future__ import annotations

import re
from typing import Optional, Sequence

import phonenumbers

# Countries in whose plans a number without country code is looked for, by language.
REGIONS = {
    "ar": "SA EG AE JO MA KW IQ LB DZ", "bn": "BD IN", "cs": "CZ SK", "de": "DE AT CH",
    "el": "GR CY",
    "en": "US GB AU IE", "es": "ES MX AR CO CL PE", "fa": "IR AF", "fr": "FR BE CH CA",
    "he": "IL", "hi": "IN", "hu": "HU", "id": "ID", "it": "IT CH", "ja": "JP", "ko": "KR",
    "ms": "MY SG BN",
    "nl": "NL BE", "pl": "PL", "pt-BR": "BR PT", "ro": "RO MD", "ru": "RU KZ BY", "sv": "SE FI",
    "sw": "KE TZ UG", "th": "TH", "tl": "PH", "tr": "TR", "uk": "UA", "vi": "VN",
    "zh-Hans": "CN SG",
    "zh-Hant": "TW HK",
}  # fmt: skip
CANDIDATE = re.compile(
    r"(?<![A-Za-z0-9@#_-])(?:\+ ?|\(\+?)?\d(?:[ ()./\u00a0-]{0,2}\d){6,16}(?![A-Za-z0-9@])"
)


def callable_number(text: str, languages: Sequence[str], labelled: bool = False) -> bool:
    """Whether a text of digits and marks is a telephone number.

    With a country code it need only be possible; without one it has to be valid in a country of
    the languages, unless a word such as "phone" stands before it (``labelled``).
    """
    digits = sum(character.isdigit() for character in text)
    if not 7 <= digits <= 15:
        return False
    if text.lstrip("( ").startswith(("+", "00")):
        return _is_number("+" + re.sub(r"\D", "", text).lstrip("0"), None, sure=False)
    regions = " ".join(REGIONS.get(language, "") for language in languages).split()
    return any(_is_number(text, region, sure=not labelled) for region in regions)


def _is_number(text: str, region: Optional[str], sure: bool) -> bool:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return False
    if sure:
        return bool(phonenumbers.is_valid_number(number))
    return bool(phonenumbers.is_possible_number(number))
