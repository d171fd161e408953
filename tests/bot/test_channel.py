"""A turn through the bot's own door: all of it, or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.conftest import Bot

ASK = {"say": "ask-order-number", "args": {}, "expects": "order_number"}


def step(*said: dict[str, Any], **slots: Any) -> dict[str, Any]:
    """What an action answers: messages, and slots it sets."""
    events = [{"event": "slot", "name": name, "value": value} for name, value in slots.items()]
    return {"events": events, "responses": [{"custom": message} for message in said]}


OPEN_FORM = {"validate_track_form": step(ASK, topic="track_order", requested_slot="order_number")}


def test_turn_returns_messages_understanding_and_the_awaited_slot(bot: Bot, sender: str) -> None:
    answer = bot.turn(sender, "where is my parcel MG-104233?", script=OPEN_FORM)["answer"]
    assert answer["error"] is None
    assert answer["replies"] == [ASK]
    assert answer["understood"]["intent"] == "track_order"
    assert 0.5 < answer["understood"]["confidence"] <= 1.0
    assert answer["understood"]["ranking"][0][0] == "track_order"
    (entity,) = answer["understood"]["entities"]
    assert entity == {"entity": "order_number", "value": "MG-104233", "start": 19, "end": 28}
    assert (answer["expects"], answer["active_form"]) == ("order_number", "track_form")


def test_action_gets_the_metadata_and_a_short_request(bot: Bot, sender: str) -> None:
    for _ in range(5):
        bot.turn(sender, "thank you")
    metadata = {"language": "de", "verified": False}
    turn = bot.turn(sender, "what are your prices?", message_id="m-1", metadata=metadata)
    (request,) = turn["requests"]
    latest = request["tracker"]["latest_message"]
    assert latest["metadata"]["language"] == "de"
    assert latest["metadata"]["message_id"] == "m-1"
    assert latest["feeling"]["name"]
    assert request["tracker"]["events"] == [] and request["domain"] == {}
    assert turn["sizes"][0] < 8000, "neither the past nor the domain travels"


@pytest.mark.parametrize("text", ["/restart", " /session_start", '/inform{"order_number": "1"}'])
def test_command_typed_by_a_customer_is_plain_text(bot: Bot, sender: str, text: str) -> None:
    bot.turn(sender, "where is my parcel?", script=OPEN_FORM)
    turn = bot.turn(sender, text, script=OPEN_FORM)
    assert turn["answer"]["error"] is None
    assert not turn["after"]["restarted"]
    assert turn["after"]["loop"] == "track_form", "the dialogue was not begun anew"
    assert not turn["after"]["texts"][-1].lstrip().startswith("/")
    assert turn["after"]["slots"].get("order_number") is None


def test_typed_intent_command_is_no_certainty(bot: Bot, sender: str) -> None:
    answer = bot.turn(sender, "/talk_to_human")["answer"]
    assert answer["understood"]["confidence"] < 1.0
    assert len(answer["understood"]["ranking"]) > 1


def test_typed_payload_is_no_tapped_choice(bot: Bot, sender: str) -> None:
    typed = bot.turn(sender, "intent:change_order")["answer"]
    tapped = bot.tap(sender, "intent:change_order")["answer"]
    assert tapped["understood"] == {
        "intent": "change_order",
        "confidence": 1.0,
        "ranking": [["change_order", 1.0]],
        "entities": [],
        "feeling": tapped["understood"]["feeling"],
    }
    assert typed["understood"]["confidence"] < 1.0


FAILURES: dict[str, tuple[Any, str]] = {
    "an action that reports failure": (
        {"events": [], "responses": [{"custom": {"error": "action_failed"}}]},
        "action_failed",
    ),
    "failure after words": (
        step({"say": "greet", "args": {}}, {"error": "action_failed"}),
        "action_failed",
    ),
    "silence": (step(), "silent"),
    "text": ({"events": [], "responses": [{"text": "hello"}]}, "text_instead_of_semantic_message"),
    "a connection that breaks": ("drop", "actions_unreachable"),
    "a server error": ("fail", "actions_unreachable"),
    "an answer of another shape": ({"events": "none"}, "actions_unreachable"),
    "an answer that is a list": ([[1]], "actions_unreachable"),
}


@pytest.mark.parametrize("what", sorted(FAILURES))
def test_failed_turn_says_nothing_and_leaves_no_trace(bot: Bot, sender: str, what: str) -> None:
    answer, error = FAILURES[what]
    bot.turn(sender, "hello")
    turn = bot.turn(
        sender, "how long does a refund take?", script={"action_answer_question": answer}
    )
    assert turn["answer"]["error"] == error
    assert turn["answer"]["replies"] == []
    assert turn["after"] == turn["before"]
    again = bot.turn(sender, "how long does a refund take?")
    assert again["answer"]["error"] is None
    assert again["after"]["texts"] == ["hello", "how long does a refund take?"]


def test_failed_step_leaves_the_form_as_it_was(bot: Bot, sender: str) -> None:
    opened = bot.turn(sender, "where is my parcel?", script=OPEN_FORM)["after"]
    failed = bot.turn(sender, "MG-100101", script={"validate_track_form": "drop"})
    assert failed["answer"]["error"] == "actions_unreachable"
    assert failed["after"] == opened
    assert failed["after"]["slots"]["requested_slot"] == "order_number"


def test_same_message_again_gets_the_same_answer_and_does_nothing(bot: Bot, sender: str) -> None:
    first = bot.turn(sender, "where is my parcel?", message_id="m-7", script=OPEN_FORM)
    again = bot.turn(sender, "where is my parcel?", message_id="m-7", script=OPEN_FORM)
    assert again["answer"] == first["answer"]
    assert again["called"] == []
    assert again["after"] == first["after"]


def test_actions_that_never_come_to_an_end_are_an_error(bot: Bot, sender: str) -> None:
    follow = {
        "events": [{"event": "followup", "name": "action_answer_question"}],
        "responses": [{"custom": {"say": "greet", "args": {}}}],
    }
    turn = bot.turn(sender, "how long does a refund take?", script={"*": follow})
    assert turn["answer"]["error"] == "endless_loop"
    assert turn["answer"]["replies"] == []
    assert turn["after"]["texts"] == []


def test_reset_forgets_the_open_form(bot: Bot, sender: str) -> None:
    bot.turn(sender, "where is my parcel?", script=OPEN_FORM)
    bot.ask("forget", sender=sender)
    assert bot.ask("state", sender=sender) is None
    assert bot.turn(sender, "hello")["after"]["loop"] is None


@pytest.mark.parametrize("text", ["", "   ", "😀" * 50, "a" * 20_000, "\u202e\u200b", "٣٤٥", "\n"])
def test_any_text_has_an_answer(bot: Bot, sender: str, text: str) -> None:
    turn = bot.turn(sender, text)
    assert turn["answer"]["error"] is None
    assert turn["answer"]["replies"]


def test_answer_schema_is_still_checked(bot: Bot) -> None:
    answers: list[Any] = [
        {"events": [], "responses": []},
        {"events": [{"event": "slot", "name": "x", "value": 1}], "responses": []},
        {"events": [{"name": "without an event"}], "responses": []},
        {"events": {}, "responses": []},
        {"events": [], "responses": "none"},
        [],
    ]
    accepted = bot.ask("schema_checks", answers=answers)
    assert accepted == [True, True, False, False, False, False]


def test_answer_schema_is_compiled_once(bot: Bot) -> None:
    assert bot.ask("schema_compilations", times=50) == 0
