from __future__ import annotations

import datetime as dt
import json

import pytest
from sqlalchemy.orm import Session

from records import customers, handoff
from records.conversations import hand_to_agent
from records.desk_models import Conversation
from records.errors import NotFound
from records.identity import bind
from records.messages import add_message
from records.returns import create_return
from records.shipments import is_late, needs_trace, story, working_days_silent
from records.shop_models import Order, ShipmentEvent
from tests.records import factory
from tests.records.factory import NOON, TODAY


def said(session: Session, talk: Conversation, text: str, intent: str, feeling: str, **entity: str):
    return add_message(
        session,
        talk,
        author="customer",
        text=text,
        language="de",
        understood={
            "intent": intent,
            "confidence": 0.9,
            "ranking": [[intent, 0.9]],
            "entities": [{"entity": name, "value": value} for name, value in entity.items()],
            "feeling": feeling,
        },
    )


@pytest.fixture
def order(session: Session) -> Order:
    made = factory.order(session, factory.customer(session), (factory.product(session), 1, 5000))
    factory.delivered(session, made)
    return made


def conversation(session: Session) -> Conversation:
    talk = factory.conversation(session)
    said(session, talk, "Hallo", "greet", "neutral")
    said(session, talk, "mg 104233 zurück", "return_item", "neutral", order_number="mg 104233")
    add_message(session, talk, author="bot", semantic={"say": "return-ask-items", "args": {}})
    said(session, talk, "Unmöglich!", "complaint", "negative")
    said(session, talk, "MENSCH JETZT", "talk_to_human", "furious")
    hand_to_agent(
        session, talk.id, reason="asked", priority=1, context={"policy": {"rule": "EU-14"}}
    )
    session.flush()
    return talk


def test_the_packet_tells_the_whole_story(session: Session, order: Order) -> None:
    talk = conversation(session)
    assert bind(session, talk, order.customer_id, "order_email")
    create_return(
        session,
        order,
        [(order.lines[0].id, 1)],
        "too_big",
        conversation_id=talk.id,
        message_id="m",
        today=TODAY,
    )
    found = handoff.packet(session, talk.id)
    assert json.loads(json.dumps(found)) == found
    assert (found["reason"], found["priority"]) == ("asked", 1)
    assert found["due_at"] > found["opened_at"]
    assert found["skills"]["intent"] == "complaint"
    assert found["summary"]["args"]["intent"]["say"] == "console-intent-complaint"
    assert [entry["author"] for entry in found["transcript"]] == [
        "customer",
        "customer",
        "bot",
        "customer",
        "customer",
    ]
    assert [seq for seq, _ in found["languages"]] == [1, 2, 4, 5]
    assert (found["feeling"]["now"], found["feeling"]["trend"]) == ("furious", "worse")
    assert found["identity"]["level"] == "verified" and found["identity"]["links"]
    assert found["customer"]["email"] == "ada@example.com"
    assert found["orders"][0]["number"] == "MG-104233" and found["orders"][0]["concerned"]
    assert found["returns"][0]["state"] == "approved"
    assert found["policy"] == {"rule": "EU-14"}
    assert [entry["action"] for entry in found["bot"]["done"]] == [
        "identity.verify",
        "return.create",
    ]
    assert found["bot"]["said"] == [[3, "return-ask-items"]]


def test_nothing_of_a_customer_is_in_the_packet_of_somebody_unproven(
    session: Session, order: Order
) -> None:
    earlier = factory.conversation(session, channel="whatsapp", peer="p")
    assert bind(session, earlier, order.customer_id, "phone")
    talk = conversation(session)
    talk.customer_id, talk.identity_level = order.customer_id, "claimed"
    found = handoff.packet(session, talk.id)
    assert found["history"] == []
    assert found["mentioned"] == ["mg 104233"]
    assert (found["customer"], found["orders"], found["returns"]) == (None, [], [])
    assert "ada@example.com" not in json.dumps(found)


def test_the_packet_needs_no_handoff_but_a_conversation(session: Session) -> None:
    found = handoff.packet(session, factory.conversation(session).id)
    assert (found["reason"], found["summary"], found["feeling"]["now"]) == (None, None, None)
    with pytest.raises(NotFound):
        handoff.packet(session, "cv_none")


def test_history_spans_channels_and_leaves_out_the_present(session: Session, order: Order) -> None:
    talk = conversation(session)
    before = factory.conversation(session, channel="whatsapp", peer="p")
    for each in (talk, before):
        assert bind(session, each, order.customer_id, "token")
    assert {entry["id"] for entry in customers.history(session, order.customer_id)} == {
        talk.id,
        before.id,
    }
    (other,) = handoff.packet(session, before.id)["history"]
    assert other["id"] == talk.id and other["handoffs"] == ["asked"]
    assert "return_item" in other["intents"] and other["messages"] == 5


def test_the_profile_counts_what_was_bought(session: Session, order: Order) -> None:
    factory.order(
        session, order.customer, (factory.product(session), 1, 70), number="2", state="cancelled"
    )
    found = customers.profile(session, order.customer_id)
    assert (found["orders"], found["open_orders"]) == (2, 0)
    assert found["spent"] == [{"money": 5000, "currency": "EUR"}]
    with pytest.raises(NotFound):
        customers.profile(session, "cu_none")


def test_a_story_numbers_the_parcels_and_their_items(session: Session, order: Order) -> None:
    line = order.lines[0]
    second = factory.parcel(session, order, line_quantities={line.id: 0}, duties_minor=120)
    second.events.append(ShipmentEvent(at=NOON, status="InTransit", code="AF", country="DE"))
    session.flush()
    session.refresh(order)
    found = {entry["id"]: entry for entry in story(order)}
    assert {(entry["index"], entry["count"]) for entry in found.values()} == {(1, 2), (2, 2)}
    mine = found[second.id]
    assert mine["items"] == [] and mine["duties"] == {"money": 120, "currency": "EUR"}
    assert mine["last_event"]["at"] == "2026-11-20T12:00:00Z"


def test_a_parcel_is_late_after_its_day_until_it_arrives(session: Session, order: Order) -> None:
    parcel = factory.parcel(session, order, estimated_to=TODAY)
    assert not is_late(parcel, TODAY)
    assert is_late(parcel, TODAY + dt.timedelta(days=1))
    parcel.status = "AvailableForPickup"
    assert not is_late(parcel, TODAY + dt.timedelta(days=1))
    parcel.status, parcel.estimated_to = "InTransit", None
    assert not is_late(parcel, TODAY + dt.timedelta(days=99))


def test_silence_is_counted_in_working_days(session: Session, order: Order) -> None:
    friday = dt.datetime(2026, 11, 6, 12, tzinfo=dt.UTC)
    parcel = factory.parcel(session, order, shipped_at=friday)
    assert working_days_silent(parcel, dt.date(2026, 11, 8)) == 0
    assert working_days_silent(parcel, dt.date(2026, 11, 20)) == 10
    assert needs_trace(parcel, dt.date(2026, 11, 20), after_working_days=10)
    assert not needs_trace(parcel, dt.date(2026, 11, 19), after_working_days=10)
