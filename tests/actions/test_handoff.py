"""Handing over to a person, and the talk around it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from actions.handoff import Affirm, Complaint, Deny, HandOff, NotUnderstood, Stop
from records.desk_models import Handoff
from tests.actions.conftest import Shop
from tests.actions.talk import Talk, keys, payloads


def handoffs(shop: Shop, talk: Talk) -> list[Handoff]:
    query = select(Handoff).where(Handoff.conversation_id == talk.id)
    return shop.read(lambda session: list(session.scalars(query)))


@pytest.mark.parametrize(
    ("intent", "reason", "say"),
    [
        ("talk_to_human", "asked", "handoff-started"),
        ("change_order", "change_order", "handoff-topic"),
        ("exchange_item", "exchange_item", "handoff-topic"),
        ("request_invoice", "request_invoice", "handoff-topic"),
        ("privacy_request", "privacy_request", "handoff-topic"),
        ("payment_problem", "payment_problem", "handoff-sorry"),
        ("item_problem", "item_problem", "handoff-sorry"),
    ],
)
def test_person_is_told_why_the_customer_comes(
    shop: Shop, intent: str, reason: str, say: str
) -> None:
    talk = shop.talk()
    assert keys(talk.act(HandOff, "text", intent)) == [say]
    (handoff,) = handoffs(shop, talk)
    assert (handoff.reason, handoff.priority) == (reason, 2)
    assert handoff.context["intent"] == intent
    assert shop.conversation(talk).state == "waiting"


def test_furious_customer_comes_first(shop: Shop) -> None:
    talk = shop.talk()
    talk.act(HandOff, "GET ME A HUMAN", "talk_to_human", feeling="furious")
    (handoff,) = handoffs(shop, talk)
    assert handoff.priority == 1


def test_customer_who_was_furious_twice_comes_first_even_when_calm_now(shop: Shop) -> None:
    talk = shop.talk()
    talk.slots["mood"] = {"feelings": ["furious", "furious", "neutral"], "offered": True}
    talk.act(HandOff, "a person please", "talk_to_human")
    (handoff,) = handoffs(shop, talk)
    assert handoff.priority == 1


def test_what_waited_for_its_turn_is_left_to_the_person(shop: Shop) -> None:
    talk = shop.talk()
    talk.slots["pending"] = ["and how much is shipping?"]
    talk.act(HandOff, "a person please", "talk_to_human")
    assert talk.slots["pending"] is None


def test_orders_that_were_named_travel_with_the_handoff(shop: Shop) -> None:
    talk = shop.known("en")
    talk.say("where is MG-100101", "track_order")
    talk.act(HandOff, "please change the address of MG-100107", "change_order")
    (handoff,) = handoffs(shop, talk)
    assert handoff.context["orders"] == ["MG-100107", "MG-100101"]


def test_asking_twice_opens_one_handoff_and_says_so(shop: Shop) -> None:
    talk = shop.talk()
    talk.act(HandOff, "a person please", "talk_to_human")
    assert keys(talk.act(HandOff, "a person please", "talk_to_human")) == ["handoff-already"]
    assert len(handoffs(shop, talk)) == 1


def test_anger_alone_is_met_with_an_offer(shop: Shop) -> None:
    talk = shop.talk()
    said = talk.act(Complaint, "I am disappointed", "complaint", feeling="negative")
    assert keys(said) == ["complaint-sorry"]
    assert payloads(said[0]) == ["intent:talk_to_human", "intent:deny"]
    assert handoffs(shop, talk) == []


def test_fury_needs_no_offer(shop: Shop) -> None:
    talk = shop.talk()
    said = talk.act(Complaint, "THIEVES!!!", "complaint", feeling="furious")
    assert keys(said) == ["handoff-sorry"]
    (handoff,) = handoffs(shop, talk)
    assert (handoff.reason, handoff.priority) == ("complaint", 1)


def test_second_complaint_after_an_offer_brings_the_person(shop: Shop) -> None:
    talk = shop.talk()
    talk.act(Complaint, "I am disappointed", "complaint", feeling="negative")
    said = talk.act(Complaint, "really disappointed", "complaint", feeling="negative")
    assert keys(said) == ["handoff-sorry"]


def test_yes_after_an_offer_of_a_person_brings_one(shop: Shop) -> None:
    talk = shop.talk()
    talk.act(Complaint, "I am disappointed", "complaint", feeling="negative")
    assert keys(talk.act(Affirm, "yes", "affirm")) == ["handoff-started"]
    assert shop.conversation(talk).state == "waiting"


def test_yes_to_nothing_brings_nobody(shop: Shop) -> None:
    talk = shop.talk()
    assert keys(talk.act(Affirm, "yes", "affirm")) == ["affirm-nothing"]
    assert handoffs(shop, talk) == []


def test_no_takes_the_offer_back(shop: Shop) -> None:
    talk = shop.talk()
    talk.act(Complaint, "I am disappointed", "complaint", feeling="negative")
    assert keys(talk.act(Deny, "no", "deny")) == ["deny-nothing"]
    assert keys(talk.act(Affirm, "ok", "affirm")) == ["affirm-nothing"]


def test_stop_forgets_what_the_form_had_gathered(shop: Shop) -> None:
    talk = shop.talk()
    talk.say("where is my parcel? a@example.com", "track_order")
    assert talk.slots["proof"]
    assert keys(talk.act(Stop, "never mind", "deny")) == ["form-stopped"]
    assert talk.slots["proof"] is None and talk.slots["order_number"] is None


def test_not_understood_offers_what_the_bot_can_do(shop: Shop) -> None:
    said = shop.talk().act(NotUnderstood, "asdf", "out_of_scope")
    assert keys(said) == ["not-understood"]
    assert "intent:talk_to_human" in payloads(said[0])
