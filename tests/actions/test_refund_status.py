"""How far a return or refund is."""

from __future__ import annotations

from sqlalchemy.orm import Session

from records.orders import find_orders
from tests.actions.conftest import Shop
from tests.actions.talk import keys, part, part_keys, payloads, words


def test_return_under_way_names_state_and_amount(shop: Shop) -> None:
    said = shop.known("en").say("where is my refund for MG-100106", "refund_status")
    assert keys(said) == ["lines"]
    told = part(said, "refund-return")
    assert told["state"]["say"] == "return-state-inspected"
    assert told["amount"]["currency"] == "GBP" and told["amount"]["money"] > 0
    assert told["rma"] in words(said[0])


def test_issued_refund_tells_that_banks_need_days(shop: Shop) -> None:
    def issue(session: Session) -> None:
        (refund,) = find_orders(session, "MG-100106")[0].refunds
        refund.state, refund.method, refund.amount_minor = "issued", "alma", 1500

    shop.change(issue)
    said = shop.known("en").say("where is my refund for MG-100106", "refund_status")
    line = part(said, "refund-line")
    assert line["method"] == {"say": "method-other", "args": {}}, "a method without words"
    assert line["amount"] == {"money": 1500, "currency": "GBP"}
    assert part_keys(said)[-1] == "refund-bank-note"


def test_order_without_return_says_so_and_offers_a_person(shop: Shop) -> None:
    said = shop.known("en").say("refund for MG-100101?", "refund_status")
    assert keys(said) == ["refund-none"]
    assert payloads(said[0])[0] == "intent:talk_to_human"


def test_refund_of_the_order_just_spoken_about_needs_no_number(shop: Shop) -> None:
    talk = shop.known("en")
    talk.say("where is MG-100106", "track_order")
    assert "refund-return" in part_keys(talk.say("and my refund?", "refund_status"))
