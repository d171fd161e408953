from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.base import new_id
from records.policy import REFUSALS, Verdict, load_rules, returns_verdict
from records.policy.rules import SHIPPED_RULES
from records.shop_models import (
    RETURN_REASONS,
    Customer,
    Order,
    OrderLine,
    Product,
    Return,
    ReturnLine,
    Shipment,
)
from tests.records.factory import NOON, TODAY

RULES = load_rules(SHIPPED_RULES)
MARKETS = [*sorted(RULES.law), "US", "CA", "AU", "AE", "CH", "ZZ"]
EXCLUSIONS = [None, "hygiene", "personalised", "digital", "perishable", "gift_card"]


def sold(
    market: str = "DE",
    days_ago: int | None = 5,
    *,
    exclusion: str | None = None,
    returnable: bool = True,
    state: str = "completed",
    currency: str = "EUR",
    quantity: int = 1,
    zone: str = "UTC",
) -> tuple[Order, OrderLine]:
    """An order of one line, delivered some days ago, never stored."""
    line = OrderLine(
        id=new_id("ol"),
        position=1,
        title="x",
        options={},
        quantity=quantity,
        unit_price_minor=1000,
        product=Product(
            id="p", title="x", category="c", returnable=returnable, exclusion=exclusion
        ),
    )
    order = Order(
        id="o",
        market=market,
        currency=currency,
        state=state,
        placed_at=NOON - dt.timedelta(days=400),
        customer=Customer(id="c", country=market, time_zone=zone),
        lines=[line],
        shipments=[],
        returns=[],
    )
    at = NOON - dt.timedelta(days=days_ago) if days_ago is not None else None
    order.shipments.append(
        Shipment(
            id="s",
            status="InTransit" if at is None else "Delivered",
            delivered_at=at,
            line_quantities={line.id: quantity},
        )
    )
    return order, line


def verdict(*args: object, reason: str = "changed_mind", **values: object) -> Verdict:
    order, line = sold(*args, **values)  # type: ignore[arg-type]
    return returns_verdict(order, line, reason, TODAY, rules=RULES)


@given(
    market=st.sampled_from(MARKETS),
    days=st.integers(0, 1000),
    reason=st.sampled_from(RETURN_REASONS),
    exclusion=st.sampled_from(EXCLUSIONS),
    state=st.sampled_from(["confirmed", "completed", "cancelled"]),
    currency=st.sampled_from(["EUR", "GBP", "JPY", "XAF"]),
)
def test_a_verdict_always_holds_together(
    market: str, days: int, reason: str, exclusion: str | None, state: str, currency: str
) -> None:
    given_verdict = verdict(
        market,
        days,
        reason=reason,
        exclusion=exclusion,
        returnable=exclusion is None,
        state=state,
        currency=currency,
    )
    assert given_verdict.eligible == (given_verdict.refusal is None)
    assert given_verdict.refusal is None or given_verdict.refusal in REFUSALS
    assert given_verdict.source and given_verdict.rule and given_verdict.cost_minor >= 0
    if given_verdict.eligible:
        assert TODAY <= given_verdict.deadline and state != "cancelled"
    if given_verdict.kind == "conformity":
        assert given_verdict.cost_minor == 0
    if given_verdict.refusal == "window_over":
        assert TODAY > given_verdict.deadline


@given(market=st.sampled_from(MARKETS), days=st.integers(0, 60))
def test_the_longer_of_law_and_shop_policy_applies(market: str, days: int) -> None:
    law = RULES.law_of(market)
    longest = max(RULES.shop.days, law.days if law else 0)
    found = verdict(market, days)
    assert found.deadline == TODAY + dt.timedelta(days=longest - days)
    assert found.eligible == (days <= longest)
    assert found.kind == ("withdrawal" if law and days <= law.days else "shop_policy")


@given(reason=st.sampled_from(sorted(RULES.conformity.reasons)), days=st.integers(0, 730))
def test_faulty_goods_come_back_for_two_years_whatever_they_are(reason: str, days: int) -> None:
    for exclusion in EXCLUSIONS:
        found = verdict("AE", days, reason=reason, exclusion=exclusion, returnable=False)
        assert found.eligible and found.kind == "conformity" and found.cost_minor == 0


@pytest.mark.parametrize("exclusion", [name for name in EXCLUSIONS if name])
def test_what_the_law_excludes_is_refused_with_its_reason(exclusion: str) -> None:
    found = verdict("DE", exclusion=exclusion, returnable=False)
    assert found.refusal == f"excluded_{exclusion}"


def test_a_shops_own_exclusion_cannot_beat_the_law() -> None:
    assert verdict("DE", returnable=False).kind == "withdrawal"
    assert verdict("DE", returnable=False).eligible
    assert verdict("DE", 15, returnable=False).refusal == "window_over"
    assert verdict("US", returnable=False).refusal == "excluded"


def test_states_have_refusals_of_their_own() -> None:
    assert verdict("DE", None, state="confirmed").refusal == "not_delivered"
    assert verdict("DE", state="cancelled").refusal == "cancelled"
    order, line = sold(quantity=2)
    entry = Return(id="r", state="approved", lines=[])
    entry.lines.append(ReturnLine(order_line_id=line.id, quantity=2, reason="other"))
    order.returns.append(entry)
    assert returns_verdict(order, line, "other", TODAY, rules=RULES).refusal == "already_returned"
    entry.state = "rejected"
    assert returns_verdict(order, line, "other", TODAY, rules=RULES).eligible


def test_returns_are_free_in_the_eu_uk_and_us_and_cost_elsewhere() -> None:
    assert [verdict(market).cost_minor for market in ("FR", "GB", "US")] == [0, 0, 0]
    assert verdict("CH").cost_minor == 990
    assert verdict("JP", currency="JPY").cost_minor == 1600
    assert verdict("CH", currency="XAF").cost_minor == 0
    assert verdict("BR", 3).cost_minor == 0 and verdict("BR", 20).cost_minor > 0


def test_a_split_orders_law_counts_from_its_last_parcel() -> None:
    strict = load_rules(SHIPPED_RULES)
    order, line = sold("DE", 40)
    assert returns_verdict(order, line, "other", TODAY, rules=strict).refusal == "window_over"
    order.shipments.append(Shipment(id="s2", status="InTransit", line_quantities={"other": 1}))
    found = returns_verdict(order, line, "other", TODAY, rules=strict)
    assert found.eligible and found.rule == "EU-14"


def test_the_day_of_delivery_is_the_customers() -> None:
    order, line = sold("JP", 0, zone="Asia/Tokyo")
    order.shipments[0].delivered_at = dt.datetime(2026, 11, 19, 16, tzinfo=dt.UTC)
    found = returns_verdict(order, line, "other", TODAY, rules=RULES)
    assert found.deadline == dt.date(2026, 11, 20) + dt.timedelta(days=30)


def test_every_rule_names_its_source_and_date() -> None:
    for window in [RULES.shop, *RULES.law.values()]:
        assert window.source and window.verify and window.effective.year > 1980


def test_two_laws_for_one_market_are_refused(tmp_path: Path) -> None:
    shipped = SHIPPED_RULES.read_text("utf-8")
    text = shipped.replace('markets = ["GB"]\ndays', 'markets = ["DE"]\ndays')
    broken = tmp_path / "rules.toml"
    broken.write_text(text, "utf-8")
    with pytest.raises(ValueError, match="two laws for market DE"):
        load_rules(broken)
