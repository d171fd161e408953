"""Rows of customers.jsonl and products.jsonl."""

from __future__ import annotations

import phonenumbers
from sqlalchemy.orm import selectinload

from records.base import now
from records.countries import UNKNOWN_COUNTRY, language_tag, time_zone_of
from records.identity import email_key
from records.import_base import (
    Row,
    RowError,
    Rows,
    address_of,
    children,
    convert,
    pick,
    text_values,
)
from records.schemas import parse_moment
from records.shop_models import Customer, Product, Variant


class CustomerRows(Rows):
    model = Customer

    def put(self, row: Row) -> str:
        stored: Customer | None = self.existing.get(row["id"])
        address = address_of(row.get("address"))
        country = (row.get("country") or address.get("country") or "").upper()
        if not country:
            country = stored.country if stored is not None else UNKNOWN_COUNTRY
        given = {
            **pick(row, "id", "name", "time_zone", "marketing_consent"),
            **convert(row, email_key, "email"),
            **convert(row, language_tag, "language"),
            **convert(row, parse_moment, "created_at"),
            **({"address": address} if "address" in row else {}),
        }
        if country != UNKNOWN_COUNTRY:
            given["country"] = country
        if "phone" in row:
            given["phone"] = self._phone(row["phone"], country)
        customer = self.upsert(
            stored,
            Customer,
            given,
            {
                "name": address.get("name", ""),
                "language": "en",
                "country": country,
                "time_zone": time_zone_of(country),
                "created_at": now(),
            },
        )
        return self.outcome(customer, stored is not None)

    def _phone(self, text: str | None, country: str) -> str | None:
        """E.164, or None with a note for what is no number that can be called."""
        if not text or not text.strip():
            return None
        try:
            number = phonenumbers.parse(text, country)
        except phonenumbers.NumberParseException:
            self.note("phone: not a number, left out")
            return None
        if not phonenumbers.is_possible_number(number):
            self.note("phone: not a possible number, left out")
            return None
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class ProductRows(Rows):
    model = Product
    loads = (selectinload(Product.variants),)

    def prepare(self, rows: list[Row]) -> None:
        variants = [variant for row in rows for variant in row.get("variants") or []]
        known = self.by("id", Variant, (variant["id"] for variant in variants))
        known_skus = self.by("sku", Variant, (_sku(variant) for variant in variants))
        self._owner = {variant.id: variant.product_id for variant in known.values()}
        self._sku_owner = {variant.sku: variant.id for variant in known_skus.values()}

    def put(self, row: Row) -> str:
        stored: Product | None = self.existing.get(row["id"])
        variants: list[Row] = row.get("variants") or []
        self._check(row["id"], variants)
        titles = {language_tag(tag): title for tag, title in text_values(row.get("titles")).items()}
        given = {
            **pick(row, "id", "title", "category", "returnable", "exclusion"),
            **({"titles": titles} if "titles" in row else {}),
        }
        if row.get("exclusion") and "returnable" not in row:
            given["returnable"] = False
        product = self.upsert(stored, Product, given, {"category": "other", "returnable": True})
        held = children(stored, "variants")
        for entry in variants:
            variant = self.upsert(
                held.get(entry["id"]),
                Variant,
                {
                    **pick(entry, "id", "sku", "price_minor", "available"),
                    **convert(entry, str.upper, "currency"),
                    **convert(entry, text_values, "options"),
                },
                {"sku": entry["id"], "available": 0, "options": {}, "product": product},
            )
            self._owner[variant.id] = row["id"]
            self._sku_owner[variant.sku] = variant.id
        return self.outcome(product, stored is not None)

    def _check(self, product_id: str, variants: list[Row]) -> None:
        seen: dict[str, str] = {}
        for entry in variants:
            if self._owner.get(entry["id"], product_id) != product_id:
                raise RowError(f"variant {entry['id']!r} belongs to another product")
            sku = _sku(entry)
            holder = seen.get(sku, self._sku_owner.get(sku, entry["id"]))
            if holder != entry["id"] or entry["id"] in seen.values():
                raise RowError(f"sku {sku!r} or variant {entry['id']!r} is taken already")
            seen[sku] = entry["id"]


def _sku(variant: Row) -> str:
    return variant.get("sku") or variant["id"]
