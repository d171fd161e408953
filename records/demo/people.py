"""The customers of Meridian Goods: names, addresses and telephones as their countries have them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from random import Random
from typing import Any

import phonenumbers

from records.countries import time_zone_of
from records.demo.catalogue import table

# The family name comes first, without a space in the Chinese and Japanese writing.
_FAMILY_FIRST = {"CN": "", "TW": "", "HK": "", "JP": " ", "KR": "", "HU": " ", "VN": " "}
_DOMAINS = ("example.com", "example.org", "example.net")


@dataclass(frozen=True)
class Market:
    """A country the shop sells to, with what its people and streets are called."""

    country: str
    language: str
    currency: str
    weight: int
    given: tuple[str, ...]
    family: tuple[str, ...]
    streets: tuple[str, ...]
    places: tuple[tuple[str, str], ...]  # city, postcode pattern (# is a digit)


def markets() -> dict[str, Market]:
    return {
        row["country"]: Market(
            country=row["country"],
            language=row["language"],
            currency=row["currency"],
            weight=int(row["weight"]),
            given=tuple(row["given"].split("|")),
            family=tuple(row["family"].split("|")),
            streets=tuple(row["street"].split("|")),
            places=tuple(_place(text) for text in row["places"].split("|")),
        )
        for row in table("people.tsv")
    }


def customer(
    rng: Random, customer_id: str, market: Market, created_at: str, **fixed: Any
) -> dict[str, Any]:
    """A row for customers.jsonl; ``fixed`` replaces fields, and ``postcode`` the address's."""
    given, family = rng.choice(market.given), rng.choice(market.family)
    if market.country in _FAMILY_FIRST:
        name = f"{family}{_FAMILY_FIRST[market.country]}{given}"
    else:
        name = f"{given} {family}"
    city, pattern = rng.choice(market.places)
    address = {
        "line1": rng.choice(market.streets).format(n=rng.randint(1, 180)),
        "city": city,
        "postcode": "".join(str(rng.randint(0, 9)) if c == "#" else c for c in pattern),
        "country": market.country,
    }
    row = {
        "id": customer_id,
        "name": name,
        "email": f"{_ascii(given, family)}.{customer_id[2:]}@{rng.choice(_DOMAINS)}",
        "phone": phone(rng, market.country),
        "language": market.language,
        "country": market.country,
        "time_zone": time_zone_of(market.country),
        "marketing_consent": rng.random() < 0.4,
        "created_at": created_at,
    }
    postcode = fixed.pop("postcode", None)
    row.update(fixed)
    if postcode is not None:
        address["postcode"] = postcode
    row["address"] = {
        "name": row["name"],
        **{key: value for key, value in address.items() if value},
    }
    return row


def phone(rng: Random, country: str) -> str:
    """A valid mobile number of the country in E.164, varied from the library's example."""
    example = phonenumbers.example_number_for_type(country, phonenumbers.PhoneNumberType.MOBILE)
    if example is None:
        raise ValueError(f"no example of a mobile number in {country}")
    text = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
    for _ in range(50):
        varied = text[:-5] + f"{rng.randint(0, 99999):05d}"
        if phonenumbers.is_valid_number(phonenumbers.parse(varied)):
            return varied
    return text


def _place(text: str) -> tuple[str, str]:
    """City and postcode pattern: the postcode starts at the first word with a digit or ``#``."""
    words = text.split(" ")
    for index, word in enumerate(words):
        if any(char.isdigit() or char == "#" for char in word):
            return " ".join(words[:index]), " ".join(words[index:])
    return text.strip(), ""


def _ascii(*names: str) -> str:
    """The names in plain letters; ``customer`` where their script has none."""
    plain = [
        "".join(
            char
            for char in unicodedata.normalize("NFKD", name.replace("ø", "o").replace("ı", "i"))
            if char.isascii() and char.isalpha()
        ).lower()
        for name in names
    ]
    return ".".join(name for name in plain if name) or "customer"
