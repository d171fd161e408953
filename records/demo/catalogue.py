"""The products of Meridian Goods, in the rows of products.jsonl."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib import resources
from random import Random
from typing import Any

LANGUAGES = ("en", "de", "es", "zh-Hans", "ja", "ar")
_COLOURS = ("black", "blue", "green", "red", "sand", "grey")
_CLOTHES = ("XS", "S", "M", "L", "XL")
_SHOES = tuple(str(size) for size in range(37, 46))

# Minor units of a currency for one euro, and what prices are rounded to.
_RATES = {
    "EUR": (100, 1),
    "GBP": (86, 50),
    "USD": (110, 50),
    "JPY": (163, 100),
    "CNY": (780, 100),
    "SEK": (1140, 500),
    "PLN": (430, 100),
    "AED": (400, 100),
    "SAR": (410, 100),
    "BRL": (600, 100),
}


@dataclass(frozen=True)
class Item:
    """One variant that can be ordered."""

    product_id: str
    variant_id: str
    category: str
    title: str
    titles: dict[str, str]
    options: dict[str, str]
    eur_cents: int

    def price(self, currency: str) -> int:
        """Minor units of the market's currency, rounded as shops round."""
        rate, step = _RATES[currency]
        return max(step, round(self.eur_cents * rate / 100 / step) * step)


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the demo's tab-separated tables."""
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def products(rng: Random) -> tuple[list[dict[str, Any]], list[Item]]:
    """Rows for products.jsonl, and every variant as an item to put into orders."""
    rows: list[dict[str, Any]] = []
    items: list[Item] = []
    for entry in table("products.tsv"):
        product_id = f"p-{entry['id']}"
        titles = {language: entry[language] for language in LANGUAGES}
        price = int(entry["eur_cents"])
        variants = []
        for number, options in enumerate(_variants(entry["options"], rng), start=1):
            variant_id = f"{product_id}-{number}"
            variants.append(
                {
                    "id": variant_id,
                    "sku": f"MG-{entry['id'].upper()}-{number:02d}",
                    "options": options,
                    "price_minor": price,
                    "currency": "EUR",
                    "available": rng.choice((0, 2, 5, 9, 14, 30, 60)),
                }
            )
            items.append(
                Item(
                    product_id, variant_id, entry["category"], titles["en"], titles, options, price
                )
            )
        row: dict[str, Any] = {
            "id": product_id,
            "title": titles["en"],
            "titles": titles,
            "category": entry["category"],
            "returnable": not entry["exclusion"],
            "variants": variants,
        }
        if entry["exclusion"]:
            row["exclusion"] = entry["exclusion"]
        rows.append(row)
    return rows, items


def _variants(kind: str, rng: Random) -> list[dict[str, str]]:
    colours = rng.sample(_COLOURS, 3)
    if kind == "clothes":
        return [{"size": size, "colour": colour} for colour in colours[:2] for size in _CLOTHES]
    if kind == "shoes":
        return [{"size": size, "colour": colours[0]} for size in _SHOES]
    if kind == "colour":
        return [{"colour": colour} for colour in colours]
    return [{}]
