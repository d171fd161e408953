"""Order numbers and postcodes as people type them, reduced to what is compared."""

from __future__ import annotations

import unicodedata


def latin_digits(text: str) -> str:
    """``text`` in NFKC with the digits of every script (٠१๓ …) written 0–9."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in folded)


def number_key(text: str) -> str:
    """What two spellings of one order number share: ``"mg 104-233"`` gives ``"MG104233"``.

    Upper case, letters and digits only; empty for text without any.
    """
    key = "".join(char for char in latin_digits(text).upper() if char.isalnum())
    # What stood between two letters may have kept them from being one (Hangul).
    return key if unicodedata.is_normalized("NFKC", key) else number_key(key)


def number_digits(text: str) -> str:
    """Only the digits of an order number, 0–9; empty where it has none."""
    return "".join(char for char in number_key(text) if char.isdecimal())


def postcode_key(text: str) -> str:
    """A postcode without spaces, hyphens and case: ``"sw1a 1aa"`` gives ``"SW1A1AA"``."""
    return number_key(text)
