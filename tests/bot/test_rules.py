"""Which action answers what, inside forms and outside, for every intent there is."""

from __future__ import annotations

from typing import Any

import pytest

from actions.identify import DIGRESSIONS
from tests.bot.conftest import Bot
from tests.bot.test_channel import step

SAY = {"say": "greet", "args": {}}
PERSON = {
    "change_order",
    "exchange_item",
    "item_problem",
    "payment_problem",
    "request_invoice",
    "privacy_request",
    "talk_to_human",
}
OPENS = {
    "track_order": "track_form",
    "delivery_problem": "track_form",
    "list_orders": "orders_form",
    "refund_status": "refund_form",
    "return_item": "return_form",
    "cancel_order": "cancel_form",
}
OUTSIDE: dict[str, list[str]] = {
    **{intent: ["action_handoff"] for intent in PERSON},
    **{intent: [f"validate_{form}"] for intent, form in OPENS.items()},
    "ask_question": ["action_answer_question"],
    "complaint": ["action_complaint"],
    "affirm": ["action_affirm"],
    "deny": ["action_deny"],
    "greet": [],
    "thank": [],
    "goodbye": [],
    "out_of_scope": [],
    "ambiguous": ["action_clarify"],
    "switch_language": [],
}
SPOKEN = {
    "greet": "greet",
    "thank": "thanks",
    "goodbye": "goodbye",
    "out_of_scope": "out-of-scope",
    "switch_language": "language-switched",
}
FINISHED = {
    "track_form": "action_track_order",
    "orders_form": "action_list_orders",
    "refund_form": "action_refund_status",
    "return_form": "action_return_item",
    "cancel_form": "action_cancel_order",
}


def asking(form: str) -> dict[str, Any]:
    return {f"validate_{form}": step(SAY, topic="x", requested_slot="order_number")}


def opened(bot: Bot, sender: str, form: str) -> None:
    intent = next(intent for intent, name in OPENS.items() if name == form)
    turn = bot.tap(sender, f"intent:{intent}", script=asking(form))
    assert turn["after"]["loop"] == form


def test_every_intent_of_the_domain_is_tested_here(bot: Bot) -> None:
    domain = bot.ask("domain")
    assert domain["intents"] == sorted(OUTSIDE)
    assert domain["forms"] == sorted(FINISHED)


@pytest.mark.parametrize("intent", sorted(OUTSIDE))
def test_intent_outside_a_form(bot: Bot, sender: str, intent: str) -> None:
    script = {**asking(OPENS[intent])} if intent in OPENS else {}
    turn = bot.tap(sender, f"intent:{intent}", script=script)
    assert turn["answer"]["error"] is None
    assert turn["called"] == OUTSIDE[intent]
    assert turn["after"]["loop"] == OPENS.get(intent)
    if intent in SPOKEN:
        assert [message["say"] for message in turn["answer"]["replies"]] == [SPOKEN[intent]]


@pytest.mark.parametrize("form", sorted(FINISHED))
def test_finished_form_is_followed_by_its_action(bot: Bot, sender: str, form: str) -> None:
    opened(bot, sender, form)
    done = {f"validate_{form}": step(topic="x", requested_slot=None)}
    turn = bot.turn(sender, "MG-100101", script=done)
    assert turn["called"] == [f"validate_{form}", FINISHED[form]]
    assert turn["after"]["loop"] is None
    assert turn["answer"]["replies"] == [SAY]


@pytest.mark.parametrize("form", sorted(FINISHED))
def test_form_that_has_all_it_needs_at_once_is_never_open(bot: Bot, sender: str, form: str) -> None:
    intent = next(intent for intent, name in OPENS.items() if name == form)
    done = {f"validate_{form}": step(topic="x", requested_slot=None)}
    turn = bot.tap(sender, f"intent:{intent}", script=done)
    assert turn["called"] == [f"validate_{form}", FINISHED[form]]
    assert turn["after"]["loop"] is None


LEFT_TO_THE_RULES = [
    (form, intent)
    for form in sorted(FINISHED)
    for intent in sorted(DIGRESSIONS)
    if OPENS.get(intent) != form
]


@pytest.mark.parametrize(("form", "intent"), LEFT_TO_THE_RULES)
def test_intent_that_a_form_leaves_to_the_rules(
    bot: Bot, sender: str, form: str, intent: str
) -> None:
    opened(bot, sender, form)
    validate = f"validate_{form}"
    other = OPENS.get(intent)
    script: dict[str, Any] = {validate: ["reject", step(SAY, topic="x", requested_slot="proof")]}
    if other:
        script.update(asking(other))
    turn = bot.tap(sender, f"intent:{intent}", script=script)

    assert turn["answer"]["error"] is None
    assert turn["called"][0] == validate, "the form is asked first"
    loop, called = turn["after"]["loop"], turn["called"][1:]
    if intent in ("ask_question", "thank", "switch_language"):
        assert (loop, called[-1]) == (form, validate), "and goes on"
        again = turn["requests"][-1]["tracker"]["active_loop"]
        assert again == {"name": form, "is_interrupted": True}
    elif intent in ("deny", "goodbye"):
        assert (loop, called) == (None, ["action_stop"])
    elif intent in PERSON:
        assert (loop, called) == (None, ["action_handoff"])
    elif intent == "complaint":
        assert (loop, called) == (None, ["action_complaint"])
    else:
        assert (loop, called) == (other, [f"validate_{other}"])


def test_form_goes_on_after_many_digressions(bot: Bot, sender: str) -> None:
    opened(bot, sender, "return_form")
    question = step(SAY, topic="x", requested_slot="order_number")
    for _ in range(6):
        turn = bot.tap(
            sender,
            "intent:ask_question",
            script={"validate_return_form": ["reject", question]},
        )
        assert turn["after"]["loop"] == "return_form"
    done = {"validate_return_form": step(topic="x", requested_slot=None)}
    turn = bot.turn(sender, "MG-100101", script=done)
    assert turn["called"][-1] == "action_return_item"
