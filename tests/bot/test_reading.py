"""Several requests in one message, one that cannot be told apart, and what a mood changes."""

from __future__ import annotations

from typing import Any

import pytest

from bot.clauses import halves
from tests.bot.conftest import Bot
from tests.bot.test_channel import step

ASK = {"say": "ask-order-number", "args": {}, "expects": "order_number"}
ANSWER = {"say": "answer", "args": {}}
TOLD = {"say": "track-order", "args": {}}
SURE: dict[str, list[Any]] = {
    name: [[name, 0.95], ["greet", 0.01]]
    for name in ("track_order", "ask_question", "delivery_problem", "cancel_order", "change_order")
}
BOTH = "Where is order MG-104233? And how much is shipping to Norway?"
FIRST, SECOND = "Where is order MG-104233", "how much is shipping to Norway?"


def hear(**intents: str) -> dict[str, Any]:
    return {text: {"ranking": SURE[intent]} for text, intent in intents.items()}


def two(first: str, second: str) -> dict[str, Any]:
    """Both halves of BOTH heard surely, at whichever border the text is cut."""
    told = {BOTH: {"ranking": [[first, 0.5], [second, 0.4]]}}
    for before, after in halves(BOTH):
        told[before] = {"ranking": SURE[first]}
        told[after] = {"ranking": SURE[second]}
    return told


@pytest.mark.parametrize(
    ("language", "text", "before", "after"),
    [
        (
            "de",
            "wo ist mein Paket und was kostet Versand",
            "wo ist mein Paket",
            "was kostet Versand",
        ),
        ("zh-Hans", "我的包裹在哪，另外怎么退货", "我的包裹在哪", "怎么退货"),
        ("ar", "أين طلبي وكم سعر الشحن", "أين طلبي", "كم سعر الشحن"),
        (
            "ja",
            "荷物はどこですか。それと返品したいです",
            "荷物はどこですか",
            "それと返品したいです",
        ),
        ("hi", "मेरा पार्सल कहाँ है और रिफंड कब आएगा", "मेरा पार्सल कहाँ है", "रिफंड कब आएगा"),
        ("th", "พัสดุอยู่ไหน แล้วก็ขอใบกำกับภาษี", "พัสดุอยู่ไหน", "ขอใบกำกับภาษี"),
    ],
)
def test_message_is_cut_where_one_request_may_end(
    language: str, text: str, before: str, after: str
) -> None:
    assert [before, after] in halves(text, language)


def test_joining_word_of_another_language_cuts_nothing() -> None:
    assert halves("how long does a refund take?", "en") == []
    assert halves("kde je balík a kolik stojí doprava", "cs") != []


@pytest.mark.parametrize("text", ["MG-104233", "49.90", "a@b.com", "ok", "1,5", "and", ""])
def test_what_has_one_part_is_not_cut(text: str) -> None:
    assert halves(text) == []


def test_both_requests_of_a_message_are_answered_in_order(bot: Bot, sender: str) -> None:
    script = {
        "validate_track_form": step(topic="x", requested_slot=None),
        "action_track_order": step(TOLD),
        "action_answer_question": step(ANSWER),
    }
    turn = bot.turn(sender, BOTH, script=script, heard=two("track_order", "ask_question"))
    said = [message["say"] for message in turn["answer"]["replies"]]
    assert said == ["track-order", "next-request", "answer"]
    assert turn["answer"]["understood"]["also"] == ["ask_question"]
    assert turn["after"]["slots"].get("pending") is None


def test_second_request_waits_for_the_form_of_the_first(bot: Bot, sender: str) -> None:
    asks = {"validate_track_form": step(ASK, topic="x", requested_slot="order_number")}
    turn = bot.turn(sender, BOTH, script=asks, heard=two("track_order", "ask_question"))
    assert [message["say"] for message in turn["answer"]["replies"]] == ["ask-order-number"]
    assert turn["answer"]["expects"] == "order_number"
    done = {
        "validate_track_form": step(topic="x", requested_slot=None),
        "action_track_order": step(TOLD),
        "action_answer_question": step(ANSWER),
    }
    turn = bot.turn(sender, "MG-104233", script=done)
    said = [message["say"] for message in turn["answer"]["replies"]]
    assert said == ["track-order", "next-request", "answer"]
    asked = turn["requests"][-1]["tracker"]["latest_message"]["text"]
    assert "Norway" in asked and "MG-104233" not in asked


def test_what_a_person_must_do_comes_last(bot: Bot, sender: str) -> None:
    script = {"action_handoff": step({"say": "handoff-topic"}), "*": step(ANSWER)}
    turn = bot.turn(sender, BOTH, script=script, heard=two("change_order", "ask_question"))
    assert turn["called"] == ["action_answer_question", "action_handoff"]


def test_proof_beside_a_request_is_no_request(bot: Bot, sender: str) -> None:
    text = "I want to return MG-100109, my postcode is LS1 4AB"
    heard: dict[str, Any] = {text: {"ranking": [["return_item", 0.9], ["greet", 0.01]]}}
    for before, after in halves(text, "en"):
        heard[before] = {"ranking": [["return_item", 0.95], ["greet", 0.01]]}
        heard[after] = {"ranking": SURE["change_order"]}
    asks = {"validate_return_form": step(ASK, topic="x", requested_slot="order_number")}
    turn = bot.turn(sender, text, heard=heard, script=asks)
    assert turn["requests"][0]["tracker"]["latest_message"]["text"] == text
    assert turn["after"]["slots"].get("pending") is None


def test_one_request_told_twice_is_one(bot: Bot, sender: str) -> None:
    asks = {"validate_track_form": step(ASK, topic="x", requested_slot="order_number")}
    turn = bot.turn(sender, BOTH, script=asks, heard=two("delivery_problem", "track_order"))
    assert turn["after"]["slots"].get("pending") is None
    assert "also" not in turn["answer"]["understood"]


UNCLEAR = "I do not want the boots MG-104233"
BETWEEN = {UNCLEAR: {"ranking": [["cancel_order", 0.35], ["return_item", 0.3], ["greet", 0.01]]}}


def test_two_likely_meanings_are_asked_for(bot: Bot, sender: str) -> None:
    turn = bot.turn(sender, UNCLEAR, heard=BETWEEN)
    assert turn["called"] == ["action_clarify"]
    assert turn["answer"]["understood"]["intent"] == "cancel_order", "the best guess is told"


def test_tapped_meaning_reads_the_message_again(bot: Bot, sender: str) -> None:
    bot.turn(sender, UNCLEAR, heard=BETWEEN)
    asks = {"validate_return_form": step(ASK, topic="x", requested_slot="order_number")}
    turn = bot.tap(sender, "intent:return_item", script=asks)
    latest = turn["requests"][0]["tracker"]["latest_message"]
    assert latest["text"] == UNCLEAR
    assert ("order_number", "MG-104233") in [(e["entity"], e["value"]) for e in latest["entities"]]
    assert turn["after"]["loop"] == "return_form"
    assert turn["after"]["slots"].get("unclear") is None


def test_form_is_not_left_for_an_unclear_answer(bot: Bot, sender: str) -> None:
    asks = {"validate_track_form": step(ASK, topic="x", requested_slot="order_number")}
    bot.tap(sender, "intent:track_order", script=asks)
    turn = bot.turn(sender, UNCLEAR, heard=BETWEEN, script=asks)
    assert turn["called"] == ["validate_track_form"]


def test_language_asked_for_is_confirmed_and_the_form_goes_on(bot: Bot, sender: str) -> None:
    asks = {"validate_track_form": step(ASK, topic="x", requested_slot="order_number")}
    bot.tap(sender, "intent:track_order", script=asks)
    script = {
        "validate_track_form": ["reject", step(ASK, topic="x", requested_slot="order_number")]
    }
    metadata = {"language": "de", "switch": "de"}
    turn = bot.turn(sender, "auf Deutsch bitte", metadata=metadata, script=script)
    said = [message["say"] for message in turn["answer"]["replies"]]
    assert said == ["language-switched", "ask-order-number"]
    assert turn["after"]["loop"] == "track_form"


def moods(bot: Bot, sender: str, *feelings: str, intent: str = "ask_question") -> list[list[str]]:
    """What is said first to messages of these feelings."""
    replies = []
    for number, feeling in enumerate(feelings):
        text = f"message {number}"
        heard = {text: {"ranking": [[intent, 0.9], ["greet", 0.01]], "feeling": feeling}}
        turn = bot.turn(sender, text, heard=heard, script={"*": step(ANSWER)})
        replies.append([message["say"] for message in turn["answer"]["replies"]])
    return replies


def test_apology_comes_first_and_only_once(bot: Bot, sender: str) -> None:
    assert moods(bot, sender, "neutral", "negative", "neutral", "negative") == [
        ["answer"],
        ["apology", "answer"],
        ["answer"],
        ["answer"],
    ]


def test_fury_that_stays_is_offered_a_person_once(bot: Bot, sender: str) -> None:
    assert moods(bot, sender, "furious", "furious", "furious") == [
        ["apology-furious", "answer"],
        ["apology-person", "answer"],
        ["answer"],
    ]


def test_no_apology_before_one(bot: Bot, sender: str) -> None:
    script = {"*": step({"say": "complaint-sorry"})}
    heard = {"bad": {"ranking": [["complaint", 0.9], ["greet", 0.01]], "feeling": "furious"}}
    turn = bot.turn(sender, "bad", heard=heard, script=script)
    assert [message["say"] for message in turn["answer"]["replies"]] == ["complaint-sorry"]


def test_happy_customer_gets_no_apology(bot: Bot, sender: str) -> None:
    assert moods(bot, sender, "positive", "neutral") == [["answer"], ["answer"]]
