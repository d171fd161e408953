"""Writes the files of the demo shop; the same seed and day always give the same bytes."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from random import Random

from records.demo import catalogue, people, showcase
from records.demo.builder import Shop, text
from records.demo.stories import STORIES, deck
from records.policy import load_rules
from records.policy.rules import SHIPPED_RULES

CUSTOMERS = 260  # at least; every market gets some
ORDERS = 680


def generate(out_dir: Path, seed: int = 7, today: dt.date | None = None) -> dict[str, int]:
    """Write customers, products, orders, shipments and returns as JSON Lines to ``out_dir``.

    Everything is dated relative to ``today`` (UTC; default: today) and lies before its first
    minutes. Returns the number of lines of each file.
    """
    shop, _ = build(seed, today or dt.datetime.now(dt.UTC).date())
    out = Path(out_dir)
    out.mkdir(parents=True, exist_ok=True)
    for kind, rows in shop.files().items():
        lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
        (out / f"{kind}.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return {kind: len(rows) for kind, rows in shop.files().items()}


def build(seed: int, today: dt.date) -> tuple[Shop, list[showcase.Showcase]]:
    """The whole shop in memory, and the list of what guides can name."""
    rng = Random(seed)
    rows, items = catalogue.products(rng)
    at = dt.datetime.combine(today, dt.time(0, 5), dt.UTC)
    shop = Shop(rng, at, items, load_rules(SHIPPED_RULES), products=rows)
    shown = showcase.add(shop)
    markets = people.markets()
    for market in markets.values():
        total = sum(entry.weight for entry in markets.values())
        for _ in range(max(2, round(CUSTOMERS * market.weight / total))):
            joined = at - dt.timedelta(days=rng.randint(370, 1400))
            customer_id = f"c-{1000 + len(shop.customers)}"
            shop.customers.append(people.customer(rng, customer_id, market, text(joined)))
    taken = {order["number"] for order in shop.orders}
    buyers = [customer for customer in shop.customers if not customer["id"].startswith("c-9")]
    free = [
        number
        for number in (f"MG-{value}" for value in range(101000, 199999))
        if number not in taken
    ]
    numbers = rng.sample(free, ORDERS)
    for place, (name, number) in enumerate(zip(deck(rng, ORDERS), numbers, strict=True)):
        # Everybody orders once before anybody orders twice.
        customer = buyers[place] if place < len(buyers) else rng.choice(buyers)
        STORIES[name][1](shop, number, customer, markets[customer["country"]].currency)
    return shop, shown
