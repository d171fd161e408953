from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from records import amendments, states
from records.numbers import number_key, postcode_key
from records.orders import display_state, find_orders, orders_of, summary
from records.shop_models import (
    FULFILMENT_STATES,
    ORDER_STATES,
    PAYMENT_STATES,
    REFUND_STATES,
    RETURN_STATES,
    SHIPMENT_STATUSES,
    Order,
)
from tests.records import factory


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("mg 104-233", "MG104233"),
        ("MG‑104233", "MG104233"),  # a non-breaking hyphen
        ("ＭＧ－１０４２３３", "MG104233"),
        ("#١٠٤٢٣٣", "104233"),
        ("\u200fMG-۱۰۴۲۳۳\u200e", "MG104233"),
        ("302-4417293-1182734", "30244172931182734"),
        ("  #  ", ""),
    ],
)
def test_spellings_of_a_number_share_a_key(typed: str, key: str) -> None:
    assert number_key(typed) == key


@given(st.text())
@example("\u1100\u0301\u1161")  # two letters of Hangul kept apart by an accent
def test_a_key_is_its_own_key(typed: str) -> None:
    assert number_key(number_key(typed)) == number_key(typed)


def test_postcodes_are_compared_without_spaces_and_case() -> None:
    assert postcode_key("sw1a 1aa") == postcode_key("SW1A1AA")
    assert postcode_key("〒150-0041") == postcode_key("１５０００４１")


def test_digits_alone_find_an_order_only_where_they_mean_one(session: Session) -> None:
    buyer, variant = factory.customer(session), factory.product(session)
    one = factory.order(session, buyer, (variant, 1, 100), number="MG-104233")
    assert find_orders(session, "104233") == [one]
    assert find_orders(session, "mg104233") == [one]
    assert find_orders(session, "XX-104233") == []
    factory.order(session, buyer, (variant, 1, 100), number="SO-104233")
    assert find_orders(session, "104233") == []
    plain = factory.order(session, buyer, (variant, 1, 100), number="#104233")
    assert find_orders(session, "104233") == [plain]


def test_one_customers_orders_are_not_confused_with_anothers(session: Session) -> None:
    ada, bob = factory.customer(session), factory.customer(session, email="bob@example.com")
    variant = factory.product(session)
    factory.order(session, ada, (variant, 1, 100), number="A-777")
    his = factory.order(session, bob, (variant, 1, 100), number="B-777")
    assert find_orders(session, "777", customer_id=bob.id) == [his]
    assert find_orders(session, "A-777", customer_id=bob.id) == []
    assert orders_of(session, bob.id) == [his]


def _made(session: Session, **values: object) -> Order:
    variant = factory.product(session)
    return factory.order(session, factory.customer(session), (variant, 2, 500), **values)


def test_the_display_state_follows_the_parcels(session: Session) -> None:
    order = _made(session, state="placed")
    assert display_state(order) == "placed"
    order.state = "confirmed"
    assert display_state(order) == "processing"
    first = factory.parcel(session, order, status="InfoReceived", shipped_at=None)
    assert display_state(order) == "processing"
    first.status = "InTransit"
    assert display_state(order) == "shipped"
    second = factory.parcel(session, order, status="Pending", shipped_at=None)
    session.refresh(order)
    assert display_state(order) == "partly_shipped"
    first.status = second.status = "Delivered"
    assert display_state(order) == "delivered"
    first.status = second.status = "Returned"
    assert display_state(order) == "returned"
    order.state = "cancelled"
    assert display_state(order) == "cancelled"


def test_a_shop_without_parcels_still_says_where_an_order_stands(session: Session) -> None:
    order = _made(session, fulfilment_state="partially_fulfilled")
    assert display_state(order) == "partly_shipped"
    order.fulfilment_state = "fulfilled"
    assert display_state(order) == "shipped"
    order.state = "completed"
    assert display_state(order) == "delivered"


def test_the_summary_holds_typed_values(session: Session) -> None:
    found = summary(_made(session, shipping_minor=490))
    assert found["number"] == "MG-104233"
    assert found["total"] == {"money": 1490, "currency": "EUR"}
    assert found["state"] == "order-state-processing"
    assert found["items"][0]["quantity"] == 2


@pytest.mark.parametrize(
    ("machine", "known"),
    [
        (states.ORDER, ORDER_STATES),
        (states.PAYMENT, PAYMENT_STATES),
        (states.FULFILMENT, FULFILMENT_STATES),
        (states.SHIPMENT, SHIPMENT_STATUSES),
        (states.RETURN, RETURN_STATES),
        (states.REFUND, REFUND_STATES),
    ],
    ids=lambda value: value.name if isinstance(value, states.Machine) else "",
)
def test_machines_know_every_state_and_no_other(
    machine: states.Machine, known: tuple[str, ...]
) -> None:
    assert set(machine.transitions) == set(known)
    assert set().union(*machine.transitions.values()) <= set(known)


def test_an_illegal_transition_changes_nothing(session: Session) -> None:
    order = _made(session, state="cancelled")
    with pytest.raises(states.IllegalTransition):
        states.advance(states.ORDER, order, "confirmed")
    assert order.state == "cancelled"
    assert states.advance(states.ORDER, order, "cancelled") is False


def test_cancelling_opens_a_refund_and_happens_once(session: Session) -> None:
    order = _made(session)
    refunds = amendments.cancel(session, order, conversation_id="cv", message_id="m")
    assert [refund.amount_minor for refund in refunds] == [1000]
    assert (order.state, order.fulfilment_state, order.version) == ("cancelled", "cancelled", 2)
    with pytest.raises(amendments.AlreadyCancelled):
        amendments.cancel(session, order, conversation_id="cv", message_id="m")


def test_what_has_left_the_warehouse_is_neither_cancelled_nor_readdressed(
    session: Session,
) -> None:
    order = _made(session)
    factory.parcel(session, order)
    for change in (
        lambda: amendments.cancel(session, order, conversation_id=None, message_id=None),
        lambda: amendments.change_address(
            session, order, {"line1": "x"}, conversation_id=None, message_id=None
        ),
    ):
        with pytest.raises(amendments.AlreadyShipped):
            change()
    assert order.state == "confirmed"


def test_an_address_keeps_its_country(session: Session) -> None:
    order = _made(session)
    changed = amendments.change_address(
        session, order, {"line1": "Neue Str. 1"}, conversation_id=None, message_id=None
    )
    assert changed["line1"] == "Neue Str. 1" and changed["postcode"] == "10115"
    with pytest.raises(amendments.Invalid):
        amendments.change_address(
            session, order, {"country": "US"}, conversation_id=None, message_id=None
        )
