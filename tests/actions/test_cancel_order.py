"""Cancelling: only before dispatch, only after an explicit yes, once."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from records.audit import of_conversation
from records.orders import find_orders
from records.shop_models import Order
from tests.actions.conftest import Shop
from tests.actions.talk import Talk, keys, payloads

FRESH = {"en": "MG-100107", "de": "MG-100207", "ja": "MG-100507", "ar": "MG-100607"}


def order_of(shop: Shop, number: str) -> Order:
    return shop.read(lambda session: find_orders(session, number)[0])


def asked(shop: Shop, language: str = "en") -> Talk:
    talk = shop.known(language)
    said = talk.say(f"cancel {FRESH[language]}", "cancel_order")
    assert keys(said) == ["cancel-confirm"]
    return talk


@pytest.mark.parametrize("language", FRESH)
def test_an_order_not_sent_yet_is_cancelled_and_refunded_after_a_yes(
    shop: Shop, language: str
) -> None:
    talk = asked(shop, language)
    assert order_of(shop, FRESH[language]).state != "cancelled", "asking changes nothing"
    said = talk.say("yes", "affirm")
    assert keys(said) == ["cancel-done"]
    order = order_of(shop, FRESH[language])
    assert order.state == "cancelled" and order.fulfilment_state == "cancelled"
    refunded = shop.read(
        lambda session: [r.amount_minor for r in session.get_one(Order, order.id).refunds]
    )
    assert sum(refunded) == said[0]["args"]["refund"]["money"] > 0
    audited = shop.read(lambda session: of_conversation(session, talk.id))
    assert "order.cancel" in [entry.action for entry in audited]


def test_a_no_leaves_the_order_as_it_is(shop: Shop) -> None:
    talk = asked(shop)
    assert keys(talk.say("no", "deny")) == ["cancel-not-done"]
    assert order_of(shop, FRESH["en"]).state != "cancelled"


def test_neither_yes_nor_no_is_asked_again(shop: Shop) -> None:
    talk = asked(shop)
    assert keys(talk.say("hm", "out_of_scope")) == ["cancel-confirm-again"]
    assert order_of(shop, FRESH["en"]).state != "cancelled"


def test_an_order_that_has_left_is_refused_with_a_return_and_a_person(shop: Shop) -> None:
    said = shop.known("en").say("cancel MG-100101", "cancel_order")
    assert keys(said) == ["cancel-too-late"]
    assert payloads(said[0]) == ["intent:return_item", "intent:talk_to_human"]


def test_an_order_that_leaves_between_question_and_yes_is_not_cancelled(shop: Shop) -> None:
    talk = asked(shop)

    def dispatch(session: Session) -> None:
        find_orders(session, FRESH["en"])[0].fulfilment_state = "fulfilled"

    shop.change(dispatch)
    assert keys(talk.say("yes", "affirm")) == ["cancel-too-late"]
    assert order_of(shop, FRESH["en"]).state != "cancelled"


def test_what_is_cancelled_already_is_said_to_be(shop: Shop) -> None:
    asked(shop).say("yes", "affirm")
    said = shop.known("en").say(f"cancel {FRESH['en']}", "cancel_order")
    assert keys(said) == ["cancel-already"]


def test_nobody_unproven_hears_of_the_order_or_cancels_it(shop: Shop) -> None:
    said = shop.talk("en").say(f"cancel {FRESH['en']}", "cancel_order")
    assert keys(said) == ["ask-proof"]
    assert order_of(shop, FRESH["en"]).state != "cancelled"
