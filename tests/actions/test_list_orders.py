"""A customer's own orders."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from actions.list_orders import ListOrders
from records.shop_models import Order
from tests.actions.conftest import Shop
from tests.actions.talk import keys, part_keys, parts, payloads


def test_list_shows_the_newest_orders_first_and_nobody_elses(shop: Shop) -> None:
    said = shop.known("en").say("show me my orders", "list_orders")
    assert keys(said) == ["orders-list"]
    lines = [found["args"] for found in parts(said) if found["say"] == "order-line"]
    numbers = [line["number"] for line in lines]
    assert len(numbers) == said[0]["args"]["count"] == 9
    assert set(numbers) <= {f"MG-10010{n}" for n in range(1, 10)} | {"MG-104233"}
    placed = [line["placed"]["date"] for line in lines]
    assert placed == sorted(placed, reverse=True)


def test_list_needs_proof_first(shop: Shop) -> None:
    talk = shop.talk()
    assert keys(talk.say("show me my orders", "list_orders")) == ["ask-order-number"]
    assert keys(talk.say("MG-100102", "track_order")) == ["ask-proof"]
    assert "order-line" in part_keys(talk.say("LS1 4AB", "ask_question"))


def test_list_action_alone_tells_a_stranger_nothing(shop: Shop) -> None:
    assert shop.talk().act(ListOrders, "my orders", "list_orders") == []


def test_customer_without_orders_is_told_so(shop: Shop) -> None:
    def move(session: Session) -> None:
        session.execute(
            update(Order).where(Order.customer_id == "c-9001").values(customer_id="c-9002")
        )

    shop.change(move)
    said = shop.known("en").say("show me my orders", "list_orders")
    assert keys(said) == ["no-orders"]
    assert payloads(said[0]) == ["intent:talk_to_human"]
