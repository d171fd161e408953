"""Tracking numbers: told from others by their letters and by their check digits."""

from __future__ import annotations

import pytest

from bot.entities import carriers
from bot.entities.finder import find


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (carriers.s10, "RR473124829GB", "RR473124828GB"),
        (carriers.ups, "1Z999AA10123456784", "1Z999AA10123456785"),
        (carriers.gs1, "00340434161094042557", "00340434161094042558"),
        (carriers.gs1, "9400111202555842332669", "9400111202555842332668"),
        (carriers.fedex_express, "986578788855", "986578788856"),
        (carriers.modulo_seven, "3318810025", "3318810026"),
        (carriers.luhn, "4111111111111111", "4111111111111112"),
    ],
)
def test_check_digit(check: object, right: str, wrong: str) -> None:
    assert check(right)  # type: ignore[operator]
    assert not check(wrong)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("1Z999AA10123456784", "UPS"),
        ("1Z 999 AA1 01 2345 6784", "UPS"),
        ("RR473124829GB", "Royal Mail"),
        ("00340434161094042557", "DHL"),
        ("9400111202555842332669", "USPS"),
        ("986578788855", "FedEx"),
        ("SF2093341187560", "SF Express"),
        ("99.00.123456.78901234", "Swiss Post"),
        ("３Ｓ１２３４５６７８９０１２３", "PostNL"),
    ],
)
def test_carrier_is_told_with_the_number(text: str, carrier: str) -> None:
    [span] = find(text)
    assert (span.entity, span.value, span.carrier) == ("tracking_number", text, carrier)


def test_wrong_check_digit_makes_digits_an_order_number_but_not_a_marked_form() -> None:
    assert [s.entity for s in find("986578788856", "en")] == ["order_number"]
    assert [s.entity for s in find("1Z999AA10123456785", "en")] == ["tracking_number"]
    assert [s.entity for s in find("RR473124828GB", "en")] == ["tracking_number"]


def test_word_before_a_number_outweighs_its_form() -> None:
    assert [s.entity for s in find("tracking 986578788856", "en")] == ["tracking_number"]
    assert [s.entity for s in find("order 986578788855", "en")] == ["order_number"]


def test_bank_card_is_no_tracking_number() -> None:
    assert find("4111111111111111", "en") == []
