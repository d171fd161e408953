"""Reads the returns policy from its TOML file into frozen records."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import tomllib

from records.settings import RecordsSettings

SHIPPED_RULES = Path(__file__).with_name("rules.toml")
From = Literal["item", "last_item"]


@dataclass(frozen=True)
class Window:
    """A period in which a change of mind is free, in calendar days after the day of delivery."""

    rule: str
    days: int
    counted_from: From
    source: str
    effective: dt.date
    verify: str
    refund_days: int | None = None
    only_without_shop_policy: bool = False
    free_return: bool = False


@dataclass(frozen=True)
class Conformity:
    """Goods that are faulty, wrong or not as described: never a change of mind."""

    rule: str
    days: int
    source: str
    reasons: frozenset[str]


@dataclass(frozen=True)
class StandardShipping:
    """Standard outbound shipping of a region, minor units by currency; no markets: all others."""

    markets: frozenset[str]
    amounts: dict[str, int]
    free_from: dict[str, int]


@dataclass(frozen=True)
class Rules:
    shop: Window
    conformity: Conformity
    law: dict[str, Window]  # market -> its law
    refusals: dict[str, str]  # exclusion -> refusal code
    category_exclusions: dict[str, str]
    free_markets: frozenset[str]
    return_cost: dict[str, int]  # currency -> minor units
    shipping: tuple[StandardShipping, ...]
    unknown_delivery_days: int

    def law_of(self, market: str) -> Window | None:
        """The market's right of withdrawal, where it has one beside the shop's policy."""
        window = self.law.get(market)
        if window is not None and window.only_without_shop_policy and self.shop.days > 0:
            return None
        return window

    def return_cost_of(self, market: str, currency: str) -> int:
        """What a return for a change of mind costs the customer, minor units of ``currency``."""
        if market in self.free_markets:
            return 0
        return self.return_cost.get(currency, 0)

    def standard_shipping_of(self, market: str, currency: str, goods_minor: int) -> int | None:
        """Standard outbound shipping for goods of that value; None where it is not known."""
        for region in self.shipping:
            if not region.markets or market in region.markets:
                amount = region.amounts.get(currency)
                if amount is None:
                    return None
                free_from = region.free_from.get(currency)
                return 0 if free_from is not None and goods_minor >= free_from else amount
        return None


@lru_cache(maxsize=8)
def load_rules(path: Path) -> Rules:
    """The policy in a TOML file. Raises KeyError or ValueError, named, for a broken one."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    law: dict[str, Window] = {}
    for entry in data.get("law", []):
        for market in entry["markets"]:
            if market in law:
                raise ValueError(f"{path}: two laws for market {market}")
            law[market] = _window(entry)
    conformity = data["conformity"]
    cost = data.get("return_cost", {})
    return Rules(
        shop=_window(data["shop"]),
        conformity=Conformity(
            rule=conformity["rule"],
            days=conformity["days"],
            source=conformity["source"],
            reasons=frozenset(conformity["reasons"]),
        ),
        law=law,
        refusals={name: entry["refusal"] for name, entry in data.get("exclusions", {}).items()},
        category_exclusions=dict(data.get("category_exclusions", {})),
        free_markets=frozenset(cost.get("free_markets", [])),
        return_cost=dict(cost.get("amounts", {})),
        shipping=tuple(
            StandardShipping(
                frozenset(entry.get("markets", [])), entry["amounts"], entry.get("free_from", {})
            )
            for entry in data.get("standard_shipping", [])
        ),
        unknown_delivery_days=data["unknown_delivery"]["days_after_placing"],
    )


@lru_cache(maxsize=1)
def current_rules() -> Rules:
    """The policy of this process: the file in PARLEY_POLICY_FILE, or the one shipped."""
    return load_rules(RecordsSettings().policy_file or SHIPPED_RULES)


def _window(entry: dict[str, Any]) -> Window:
    if entry["from"] not in ("item", "last_item"):
        raise ValueError(f"{entry['rule']}: `from` is neither item nor last_item")
    return Window(
        rule=entry["rule"],
        days=entry["days"],
        counted_from=entry["from"],
        source=entry["source"],
        effective=entry["effective"],
        verify=entry["verify"],
        refund_days=entry.get("refund_days"),
        only_without_shop_policy=entry.get("only_without_shop_policy", False),
        free_return=entry.get("free_return", False),
    )
