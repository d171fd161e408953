"""What is told of an order's parcels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from records.orders import find_orders
from records.shop_models import Order
from tests.actions.conftest import Shop
from tests.actions.talk import Said, keys, part, part_keys, payloads, words

TODAY = dt.datetime.now(dt.UTC).date()


def track(shop: Shop, number: str, language: str = "en", intent: str = "track_order") -> Said:
    return shop.known(language).say(f"{number}?", intent)


def edit(number: str, change: Callable[[Order], Any]) -> Callable[[Session], None]:
    def work(session: Session) -> None:
        change(find_orders(session, number)[0])

    return work


def parcel(**values: Any) -> Callable[[Order], None]:
    """Sets fields of an order's only parcel."""

    def change(order: Order) -> None:
        (shipment,) = order.shipments
        for name, value in values.items():
            setattr(shipment, name, value)

    return change


def test_on_its_way_names_state_items_carrier_last_scan_and_expected_day(shop: Shop) -> None:
    said = track(shop, "MG-100101")
    told = part_keys(said)
    assert told[:2] == ["lines", "track-order"]
    assert {"order-state-shipped", "track-parcel", "shipment-InTransit"} <= set(told)
    assert {"track-last-event", "customs-cleared"} <= set(told)
    assert {"track-expected-between", "track-expected-by"} & set(told)
    assert "Wireless headphones (grey)" in words(said[0])
    assert keys(said) == ["lines"], "a parcel that is well needs no offer of a person"


def test_items_have_the_customers_names_for_them(shop: Shop) -> None:
    text = words(track(shop, "MG-100501", "ja")[0], "ja")
    assert "ワイヤレスヘッドホン" in text


def test_not_shipped_promises_no_parcel(shop: Shop) -> None:
    said = track(shop, "MG-100107")
    assert keys(said) == ["track-not-shipped"]
    assert said[0]["args"]["number"] == "MG-100107"


def test_cancelled_says_so(shop: Shop) -> None:
    shop.change(edit("MG-100107", lambda order: setattr(order, "state", "cancelled")))
    assert keys(track(shop, "MG-100107")) == ["track-cancelled"]


def test_several_parcels_are_told_apart_with_their_contents(shop: Shop) -> None:
    said = track(shop, "MG-100104")
    told = part_keys(said)
    assert told.count("track-parcel-of") == 2
    assert told.count("track-parcel-items") == 2
    assert part(said, "track-parcels") == {"count": 2}
    text = words(said[0])
    assert text.index("Desk lamp") < text.index("Parcel 2 of 2")
    assert {"shipment-Delivered", "shipment-InTransit", "track-delivered-on"} <= set(told)


def test_held_at_customs_says_what_customs_does(shop: Shop) -> None:
    assert "customs-held" in part_keys(track(shop, "MG-100105"))


def test_duties_due_name_the_amount(shop: Shop) -> None:
    change = parcel(customs_status="duties_due", duties_minor=2345)
    shop.change(edit("MG-100105", change))
    said = track(shop, "MG-100105")
    assert part(said, "customs-duties-due-amount")["amount"] == {"money": 2345, "currency": "GBP"}
    assert "£23.45" in words(said[0])


def test_duties_due_without_an_amount_invent_none(shop: Shop) -> None:
    shop.change(edit("MG-100105", parcel(customs_status="duties_due", duties_minor=None)))
    assert "customs-duties-due" in part_keys(track(shop, "MG-100105"))


def test_late_parcel_says_so_and_offers_a_person(shop: Shop) -> None:
    said = track(shop, "MG-100108")
    assert "track-late" in part_keys(said)
    assert keys(said) == ["lines", "offer-human-problem"]
    assert payloads(said[1])[0] == "intent:talk_to_human"


def test_reported_problem_offers_a_person_though_the_parcel_looks_well(shop: Shop) -> None:
    said = track(shop, "MG-100101", intent="delivery_problem")
    assert keys(said)[-1] == "offer-human-problem"


def test_waiting_at_a_pickup_point_names_the_place_and_is_not_late(shop: Shop) -> None:
    change = parcel(
        status="AvailableForPickup",
        pickup_point="Corner Shop, 12 High Street",
        estimated_to=TODAY - dt.timedelta(days=2),
    )
    shop.change(edit("MG-100108", change))
    said = track(shop, "MG-100108")
    assert part(said, "track-pickup")["place"] == "Corner Shop, 12 High Street"
    assert "track-late" not in part_keys(said)
    assert keys(said) == ["lines"]


def test_delivered_says_when_in_the_customers_zone(shop: Shop) -> None:
    said = track(shop, "MG-100102")
    assert part(said, "track-delivered-on")["when"]["zone"] == "Europe/London"
    assert "track-expected-by" not in part_keys(said)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("AttemptFail", "track-attempt-fail"),
        ("Exception", "track-exception"),
        ("Expired", "track-exception"),
    ],
)
def test_trouble_on_the_way_offers_a_person(shop: Shop, status: str, told: str) -> None:
    later = TODAY + dt.timedelta(days=3)
    shop.change(edit("MG-100101", parcel(status=status, estimated_to=later)))
    said = track(shop, "MG-100101")
    assert told in part_keys(said)
    assert keys(said)[-1] == "offer-human-problem"


def test_parcel_without_number_or_events_is_told_without_them(shop: Shop) -> None:
    def bare(session: Session) -> None:
        (shipment,) = find_orders(session, "MG-100101")[0].shipments
        shipment.tracking_number = None
        shipment.customs_status = None
        for event in shipment.events:
            session.delete(event)

    shop.change(bare)
    told = part_keys(track(shop, "MG-100101"))
    assert "track-parcel-plain" in told
    assert not [key for key in told if key.startswith("track-last-event")]


@pytest.mark.parametrize("language", ["en", "de", "es", "zh-Hans", "ja", "ar"])
@pytest.mark.parametrize("story", range(1, 10))
def test_every_story_of_the_demo_has_words_for_it(shop: Shop, language: str, story: int) -> None:
    first = {"en": 1001, "de": 1002, "es": 1003, "zh-Hans": 1004, "ja": 1005, "ar": 1006}
    number = f"MG-{first[language]}0{story}"
    said = track(shop, number, language)
    assert number in "".join(words(message, language) for message in said)
