"""Who is asking, and about which order: nothing is said of an order before that is proven."""

from __future__ import annotations

import pytest
from rasa_sdk.interfaces import ActionExecutionRejection
from sqlalchemy import func, select

from actions.track_order import TrackOrder
from records.desk_models import VerificationAttempt
from tests.actions.conftest import Shop
from tests.actions.talk import keys, part_keys, payloads, words

NUMBER, POSTCODE, EMAIL = "MG-100101", "LS1 4AB", "olivia.hughes@example.com"


def test_number_then_proof_verifies_and_answers(shop: Shop) -> None:
    talk = shop.talk()
    assert keys(talk.say("where is my parcel?", "track_order")) == ["ask-order-number"]
    assert keys(talk.say(NUMBER, "track_order")) == ["ask-proof"]
    said = talk.say(POSTCODE, "ask_question")

    assert "track-order" in part_keys(said)
    assert NUMBER in words(said[0])
    conversation = shop.conversation(talk)
    assert (conversation.identity_level, conversation.customer_id) == ("verified", "c-9001")
    assert conversation.identity_proof == "order_postcode"


def test_proof_before_number_is_kept_until_the_number_comes(shop: Shop) -> None:
    talk = shop.talk()
    said = talk.say(f"where is my parcel? I am {EMAIL}", "track_order")
    assert keys(said) == ["ask-order-number"]
    assert "track-order" in part_keys(talk.say(NUMBER, "track_order"))
    assert shop.conversation(talk).identity_proof == "order_email"


def test_number_and_proof_at_once_need_no_question(shop: Shop) -> None:
    said = shop.talk().say(f"where is {NUMBER}? {EMAIL}", "track_order")
    assert "track-order" in part_keys(said)


@pytest.mark.parametrize("typed", ["ls14ab", "LS1 4AB.", "it is LS1 4AB", "ＬＳ１ ４ＡＢ"])
def test_postcode_counts_however_it_is_written(shop: Shop, typed: str) -> None:
    talk = shop.talk()
    talk.say(f"where is {NUMBER}", "track_order")
    assert "track-order" in part_keys(talk.say(typed, "out_of_scope"))


@pytest.mark.parametrize("typed", ["١٢٢١١", "الرمز البريدي 12211", "12211"])
def test_arabic_digits_are_a_postcode_too(shop: Shop, typed: str) -> None:
    talk = shop.talk("ar")
    talk.say("أين طلبي MG-100601", "track_order")
    assert "track-order" in part_keys(talk.say(typed, "out_of_scope"))


def test_wrong_proof_and_missing_order_sound_the_same(shop: Shop) -> None:
    wrong = shop.talk().say(f"where is {NUMBER}? nobody@example.com", "track_order")
    missing = shop.talk().say("where is MG-999999? nobody@example.com", "track_order")
    assert wrong == missing
    assert keys(wrong) == ["verify-failed"]


def test_wrong_proof_says_nothing_of_the_order_and_verifies_nobody(shop: Shop) -> None:
    talk = shop.talk()
    talk.say(f"where is {NUMBER}", "track_order")
    said = talk.say("SW1A 1AA", "ask_question")
    assert keys(said) == ["verify-failed"]
    assert said[0]["args"] == {}
    assert shop.conversation(talk).identity_level != "verified"
    assert shop.conversation(talk).customer_id is None
    assert talk.slots["order_number"] is None


def test_second_failure_offers_a_person(shop: Shop) -> None:
    talk = shop.talk()
    first = talk.say(f"where is {NUMBER}? a@example.com", "track_order")
    second = talk.say(f"{NUMBER} b@example.com", "track_order")
    assert payloads(first[0]) == []
    assert payloads(second[0]) == ["intent:talk_to_human"]


def test_visitor_is_locked_out_even_with_the_right_proof(shop: Shop) -> None:
    talk = shop.talk(visitor="guesser")
    for count in range(5):
        talk.say(f"MG-10090{count} x{count}@example.com", "track_order")
    said = talk.say(f"{NUMBER} {EMAIL}", "track_order")
    assert keys(said) == ["verify-locked"]
    assert payloads(said[0]) == ["intent:talk_to_human"]
    assert talk.form is None
    again = shop.talk(visitor="guesser").say(f"track {NUMBER} {EMAIL}", "track_order")
    assert keys(again) == ["verify-locked"]


def test_order_is_locked_for_everybody_after_many_failures(shop: Shop) -> None:
    for count in range(8):
        shop.talk().say(f"{NUMBER} guess{count}@example.com", "track_order")
    assert keys(shop.talk().say(f"{NUMBER} {EMAIL}", "track_order")) == ["verify-locked"]


def test_failures_are_counted_without_the_values(shop: Shop) -> None:
    shop.talk().say(f"{NUMBER} guess@example.com", "track_order")
    row = shop.read(lambda session: session.scalars(select(VerificationAttempt)).one())
    stored = " ".join(str(value) for value in vars(row).values())
    assert "100101" not in stored and "guess" not in stored


def test_order_number_slot_alone_opens_nothing(shop: Shop) -> None:
    talk = shop.talk()
    talk.slots["order_number"] = NUMBER
    assert talk.act(TrackOrder, "where is it", "track_order") == []


def test_verified_customer_learns_nothing_of_somebody_elses_order(shop: Shop) -> None:
    talk = shop.known("en")
    said = talk.say("where is MG-100201? the postcode is 10115", "track_order")
    assert keys(said) == ["order-not-yours", "ask-order-number-choice"]
    missing = shop.known("en").say("where is MG-999999? the postcode is 10115", "track_order")
    assert keys(missing) == keys(said)
    assert shop.conversation(talk).customer_id == "c-9001"
    attempts = shop.read(lambda session: session.scalar(select(func.count(VerificationAttempt.id))))
    assert attempts == 0


def test_known_customer_chooses_from_their_own_orders(shop: Shop) -> None:
    talk = shop.known("en")
    said = talk.say("where is my parcel?", "track_order")
    assert keys(said) == ["ask-order-number-choice"]
    offered = payloads(said[0])
    assert 1 < len(offered) <= 9
    assert all(payload.startswith("order:MG-1") for payload in offered)
    assert "track-order" in part_keys(talk.tap("order:MG-100101"))


def test_digits_alone_name_an_order_when_asked_for_it(shop: Shop) -> None:
    talk = shop.known("en")
    talk.say("where is my parcel?", "track_order")
    assert "track-order" in part_keys(talk.say("100101", "ask_question"))


def test_nonsense_is_asked_again_and_a_person_offered_the_second_time(shop: Shop) -> None:
    talk = shop.talk()
    talk.say("where is my parcel?", "track_order")
    first = talk.say("hmm", "affirm")
    second = talk.say("what", "greet")
    assert keys(first) == keys(second) == ["order-number-not-understood"]
    assert payloads(first[0]) == []
    assert payloads(second[0]) == ["intent:talk_to_human"]


@pytest.mark.parametrize(
    "intent", ["ask_question", "thank", "deny", "talk_to_human", "return_item"]
)
def test_something_else_in_a_form_is_left_to_the_rules(shop: Shop, intent: str) -> None:
    talk = shop.talk()
    talk.say("where is my parcel?", "track_order")
    with pytest.raises(ActionExecutionRejection):
        talk.say("something else", intent)
    assert keys(talk.come_back()) == ["ask-order-number"]


def test_unsure_understanding_does_not_leave_the_form(shop: Shop) -> None:
    talk = shop.talk()
    talk.say("where is my parcel?", "track_order")
    said = talk.say("dunno", "return_item", confidence=0.4)
    assert keys(said) == ["order-number-not-understood"]


def test_question_about_the_proof_is_repeated_after_a_digression(shop: Shop) -> None:
    talk = shop.talk()
    talk.say(f"where is {NUMBER}", "track_order")
    assert keys(talk.come_back()) == ["ask-proof"]
    assert "track-order" in part_keys(talk.say(POSTCODE, "ask_question"))


def test_opening_a_form_forgets_what_an_earlier_one_left(shop: Shop) -> None:
    talk = shop.talk()
    talk.slots.update(order_number="MG-100201", proof="postcode:10115", misses=3.0)
    assert keys(talk.say("where is my parcel?", "track_order")) == ["ask-order-number"]
    assert talk.slots["proof"] is None and talk.slots["misses"] is None


@pytest.mark.parametrize(
    ("language", "number", "postcode"),
    [
        ("zh-Hans", "MG-100401", "200040"),
        ("ja", "MG-100501", "1500041"),
        ("de", "MG-100201", "10115"),
        ("ar", "MG-100601", "12211"),
    ],
)
def test_postcode_that_could_be_an_order_number_is_a_postcode_when_asked_for(
    shop: Shop, language: str, number: str, postcode: str
) -> None:
    talk = shop.talk(language)
    talk.say(number, "track_order")
    assert "track-order" in part_keys(talk.say(postcode, "track_order"))


def test_order_number_said_again_is_no_failed_proof(shop: Shop) -> None:
    talk = shop.talk()
    talk.say(f"where is {NUMBER}", "track_order")
    assert keys(talk.say(NUMBER, "track_order")) == ["ask-proof"]
    assert "track-order" in part_keys(talk.say(f"{NUMBER} {POSTCODE}", "track_order"))
    failed = select(func.count()).where(VerificationAttempt.succeeded.is_(False))
    assert shop.read(lambda session: session.scalar(failed)) == 0


def test_corrected_order_number_replaces_the_first(shop: Shop) -> None:
    talk = shop.talk()
    talk.say("where is MG-100102", "track_order")
    assert keys(talk.say("sorry, I meant MG-100101", "track_order")) == ["ask-proof"]
    assert NUMBER in words(talk.say(POSTCODE, "track_order")[0])
