"""Returns: nothing is registered without an explicit yes, and a yes registers it once."""

from __future__ import annotations

import copy
import datetime as dt

import pytest
from rasa_sdk.interfaces import ActionExecutionRejection
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.return_item import ReturnForm, ReturnItem
from records.orders import find_orders
from records.returns import create_return
from records.shop_models import Order, Return
from tests.actions.conftest import Shop
from tests.actions.talk import Talk, keys, part, part_keys, payloads, words

ONE_ITEM, TWO_ITEMS, HYGIENE, OLD = "MG-100202", "MG-100202", "MG-100209", "MG-100203"


def returns(shop: Shop, number: str) -> list[Return]:
    def work(session: Session) -> list[Return]:
        order = find_orders(session, number)[0]
        found = list(session.scalars(select(Return).where(Return.order_id == order.id)))
        for entry in found:
            _ = [(line.order_line.title, line.reason, line.note) for line in entry.lines]
        return found

    return shop.read(work)


def line_ids(shop: Shop, number: str) -> list[str]:
    return shop.read(lambda s: [line.id for line in find_orders(s, number)[0].lines])


def bought(shop: Shop, number: str, quantity: int) -> None:
    """Makes the first line of a delivered order one of so many pieces."""

    def work(session: Session) -> None:
        order = find_orders(session, number)[0]
        order.lines[0].quantity = quantity
        for shipment in order.shipments:
            shipment.line_quantities = {}  # it holds the whole order

    shop.change(work)


def return_elsewhere(shop: Shop, number: str, quantity: int) -> None:
    """Somebody at the desk registers a return of the first line meanwhile."""

    def work(session: Session) -> None:
        order: Order = find_orders(session, number)[0]
        create_return(
            session,
            order,
            [(order.lines[0].id, quantity)],
            "late",
            conversation_id=None,
            message_id="other",
            today=dt.datetime.now(dt.UTC).date(),
            actor="agent:a",
        )

    shop.change(work)


def opened(shop: Shop, language: str = "en", number: str = "MG-100102") -> Talk:
    """A verified customer who has been asked which item goes back."""
    talk = shop.known(language)
    said = talk.say(f"return {number}", "return_item")
    assert keys(said) == ["ask-return-items"]
    return talk


def quoted(shop: Shop, language: str = "en", number: str = "MG-100102") -> Talk:
    """A verified customer who has been asked for the yes, for the first item."""
    talk = opened(shop, language, number)
    talk.tap(f"line:{line_ids(shop, number)[0]}")
    said = talk.tap("reason:too_small")
    assert keys(said)[0].startswith("return-confirm")
    return talk


def test_whole_way_from_a_stranger_to_the_row_in_the_records(shop: Shop) -> None:
    talk = shop.talk()
    assert keys(talk.say("I want to return something", "return_item")) == ["ask-order-number"]
    assert keys(talk.say("MG-100102", "track_order")) == ["ask-proof"]
    said = talk.say("LS1 4AB", "ask_question")
    assert keys(said) == ["ask-return-items"]
    assert payloads(said[0])[-1] == "items:all"
    said = talk.tap(payloads(said[0])[0])
    assert keys(said) == ["ask-return-reason"]
    said = talk.tap("reason:too_small")
    assert keys(said) == ["return-confirm"]
    assert payloads(said[0]) == ["intent:affirm", "intent:deny"]
    assert returns(shop, "MG-100102") == [], "nothing before the yes"
    said = talk.tap("intent:affirm")
    assert keys(said) == ["return-created"]

    (created,) = returns(shop, "MG-100102")
    assert created.state == "approved"
    assert said[0]["args"]["rma"] == created.rma
    assert said[0]["args"]["refund"] == {"money": created.refund_minor, "currency": "GBP"}
    (line,) = created.lines
    assert (line.reason, line.quantity) == ("too_small", 1)
    assert line.order_line.title == "Trail running shoes"


def test_only_returnable_item_is_not_asked_for(shop: Shop) -> None:
    said = shop.known("de").say(f"{HYGIENE} zurückschicken", "return_item")
    assert keys(said) == ["ask-return-reason"]


@pytest.mark.parametrize(
    ("language", "number", "text", "title"),
    [
        ("en", "MG-100102", "the beanie please", "Merino beanie"),
        ("de", "MG-100202", "die Mütze", "Merinomütze"),
        ("de", "MG-100202", "die schuhe", "Trailrunning-Schuhe"),
        ("es", "MG-100302", "las zapatillas", "Zapatillas de trail"),
        ("zh-Hans", "MG-100402", "跑鞋", "越野跑鞋"),
        ("ja", "MG-100502", "シューズの方です", "トレイルランニングシューズ"),
        ("ar", "MG-100602", "القبعة", "قبعة صوف مرينو"),
    ],
)
def test_item_is_understood_by_its_name(
    shop: Shop, language: str, number: str, text: str, title: str
) -> None:
    talk = opened(shop, language, number)
    assert keys(talk.say(text, "out_of_scope", confidence=0.3)) == ["ask-return-reason"]
    talk.tap("reason:other")
    talk.tap("intent:affirm")
    (created,) = returns(shop, number)
    (line,) = created.lines
    titles = shop.read(
        lambda s: {
            entry.id: (entry.product.titles or {}).get(language, entry.title)
            for entry in find_orders(s, number)[0].lines
        }
    )
    assert titles[line.order_line_id] == title


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("en", "MG-100102", "Everything"),
        ("de", "MG-100202", "alles bitte"),
        ("es", "MG-100302", "todo"),
        ("zh-Hans", "MG-100402", "全部"),
        ("ja", "MG-100502", "全てです"),
        ("ar", "MG-100602", "كل شيء"),
    ],
)
def test_everything_means_every_item(shop: Shop, language: str, number: str, text: str) -> None:
    talk = opened(shop, language, number)
    assert keys(talk.say(text, "out_of_scope", confidence=0.3)) == ["ask-return-reason"]
    talk.tap("reason:changed_mind")
    talk.tap("intent:affirm")
    (created,) = returns(shop, number)
    assert len(created.lines) == 2


def test_item_named_in_the_first_message_is_not_asked_for_again(shop: Shop) -> None:
    talk = shop.known("en")
    said = talk.say("I want to send the beanie from MG-100102 back", "return_item")
    assert keys(said) == ["ask-return-reason"]
    assert talk.slots["return_items"] == [[line_ids(shop, "MG-100102")[1], 1]]


def test_item_named_before_identification_is_remembered(shop: Shop) -> None:
    talk = shop.talk("en")
    talk.say("I want to return the trail shoes", "return_item")
    talk.say("MG-100102", "track_order")
    assert keys(talk.say("LS1 4AB", "ask_question")) == ["ask-return-reason"]


def test_item_can_be_chosen_by_its_place_in_the_list(shop: Shop) -> None:
    talk = opened(shop)
    assert keys(talk.say("2", "out_of_scope", confidence=0.3)) == ["ask-return-reason"]
    assert talk.slots["return_items"] == [[line_ids(shop, "MG-100102")[1], 1]]


def test_unknown_item_is_asked_again(shop: Shop) -> None:
    talk = opened(shop)
    said = talk.say("???", "out_of_scope", confidence=0.3)
    assert keys(said) == ["ask-return-items-again"]
    assert len(payloads(said[0])) == 3


def test_quantity_said_is_the_quantity_returned(shop: Shop) -> None:
    bought(shop, "MG-100102", 3)
    talk = opened(shop)
    assert keys(talk.say("2 pairs of shoes", "out_of_scope", confidence=0.3)) == [
        "ask-return-reason"
    ]
    said = talk.tap("reason:too_big")
    assert "2 × Trail running shoes" in words(said[0])
    talk.tap("intent:affirm")
    (created,) = returns(shop, "MG-100102")
    assert [line.quantity for line in created.lines] == [2]


def test_more_than_was_bought_becomes_what_was_bought(shop: Shop) -> None:
    talk = opened(shop)
    talk.say("5 pairs of shoes", "out_of_scope", confidence=0.3)
    assert talk.slots["return_items"] == [[line_ids(shop, "MG-100102")[0], 1]]


@pytest.mark.parametrize(
    ("language", "number", "text", "reason"),
    [
        ("en", "MG-100102", "they're too small for me", "too_small"),
        ("de", "MG-100202", "die sind mir zu groß", "too_big"),
        ("es", "MG-100302", "no me gusta", "changed_mind"),
        ("zh-Hans", "MG-100402", "太小了", "too_small"),
        ("ja", "MG-100502", "サイズが小さいです", "too_small"),
        ("ar", "MG-100602", "المقاس كبير جدا", "too_big"),
    ],
)
def test_reason_is_read_from_the_customers_words(
    shop: Shop, language: str, number: str, text: str, reason: str
) -> None:
    talk = opened(shop, language, number)
    talk.tap("items:all")
    said = talk.say(text, "return_item", confidence=0.5)
    assert keys(said)[0].startswith("return-confirm")
    assert talk.slots["return_reason"] == reason


def test_reason_nobody_knows_is_kept_as_another_reason(shop: Shop) -> None:
    talk = opened(shop)
    talk.tap("items:all")
    said = talk.say("my neighbour's cat objects to it", "out_of_scope", confidence=0.4)
    assert keys(said) == ["return-confirm"]
    assert talk.slots["return_reason"] == "other"


def test_return_inside_the_eu_costs_nothing(shop: Shop) -> None:
    talk = shop.known("de")
    talk.say(f"{TWO_ITEMS} zurück", "return_item")
    talk.tap("items:all")
    said = talk.tap("reason:changed_mind")
    assert keys(said) == ["return-confirm"]
    assert part(said, "return-confirm")["cost"] == {"money": 0, "currency": "EUR"}


def test_return_from_outside_says_its_cost_before_the_yes(shop: Shop) -> None:
    talk = opened(shop, "ja", "MG-100502")
    talk.tap("items:all")
    said = talk.tap("reason:changed_mind")
    assert keys(said) == ["return-confirm-cost"]
    args = said[0]["args"]
    assert args["cost"] == {"money": 1600, "currency": "JPY"}
    talk.tap("intent:affirm")
    (created,) = returns(shop, "MG-100502")
    assert created.refund_minor == args["refund"]["money"]
    assert created.return_cost_minor == 1600


def test_faulty_item_goes_back_free_from_anywhere(shop: Shop) -> None:
    talk = opened(shop, "ja", "MG-100502")
    talk.tap("items:all")
    assert keys(talk.tap("reason:faulty")) == ["return-confirm"]
    assert keys(talk.tap("intent:affirm")) == ["return-created-faulty"]


def test_no_changes_nothing(shop: Shop) -> None:
    talk = quoted(shop)
    assert keys(talk.tap("intent:deny")) == ["return-not-created"]
    assert talk.form is None
    assert returns(shop, "MG-100102") == []


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("maybe", "out_of_scope", 0.9),
        ("hmm", "affirm", 0.3),
        ("maybe", "affirm", 0.99),
        ("yes but not the beanie", "affirm", 0.99),
        ("yes?", "affirm", 0.99),
        ("vielleicht", "affirm", 0.99),
        ("depende", "affirm", 0.99),
        ("可能吧", "affirm", 0.99),
        ("たぶん", "affirm", 0.99),
        ("ربما", "affirm", 0.99),
        ("return it", "return_item", 0.9),
    ],
)
def test_only_a_clear_yes_is_a_yes(shop: Shop, text: str, intent: str, confidence: float) -> None:
    talk = quoted(shop)
    said = talk.say(text, intent, confidence=confidence)
    assert keys(said) == ["return-confirm-again"]
    assert payloads(said[0]) == ["intent:affirm", "intent:deny"]
    assert returns(shop, "MG-100102") == []


@pytest.mark.parametrize(
    "text",
    ["yes", "Yes please!", "go ahead", "ja, bitte", "passt", "sí, por favor", "好的,确认", "可以"]
    + ["はい、お願いします", "نعم، تفضل", "تمام"],
)
def test_plain_yes_is_enough(shop: Shop, text: str) -> None:
    talk = quoted(shop)
    assert keys(talk.say(text, "affirm", confidence=0.8)) == ["return-created"]


def test_question_before_the_yes_is_answered_and_the_quote_repeated(shop: Shop) -> None:
    talk = quoted(shop)
    with pytest.raises(ActionExecutionRejection):
        talk.say("how long does the refund take?", "ask_question")
    assert keys(talk.come_back()) == ["return-confirm"]
    assert keys(talk.tap("intent:affirm")) == ["return-created"]


def test_period_over_is_refused_with_the_day_and_a_person_offered(shop: Shop) -> None:
    talk = shop.known("de")
    said = talk.say(f"{OLD} zurückschicken", "return_item")
    talk.slots.setdefault("offer", None)
    if keys(said) == ["ask-return-reason"]:  # could still be faulty
        said = talk.tap("reason:changed_mind")
    assert keys(said) == ["return-nothing", "return-refusal-offer"]
    assert part(said, "refusal-window-over")["deadline"]["date"] < dt.date.today().isoformat()
    assert payloads(said[1])[0] == "intent:talk_to_human"
    assert talk.slots["offer"] == "human"
    assert talk.form is None


def test_old_item_that_is_faulty_can_still_go_back(shop: Shop) -> None:
    talk = shop.known("de")
    talk.say(f"{OLD} zurückschicken", "return_item")
    assert keys(talk.tap("reason:faulty")) == ["return-confirm"]


def test_item_not_delivered_yet_is_refused(shop: Shop) -> None:
    said = shop.known("en").say("return MG-100101", "return_item")
    assert part_keys(said)[:3] == ["return-nothing", "return-refusal", "refusal-not-delivered"]
    assert keys(said)[-1] == "return-refusal-offer"


def test_item_excluded_for_hygiene_is_refused_and_the_other_one_taken(shop: Shop) -> None:
    talk = shop.known("de")
    talk.say(f"{HYGIENE} zurück", "return_item")
    ear, case = line_ids(shop, HYGIENE)
    assert talk.slots["return_items"] == [[case, 1]]


def test_item_already_coming_back_is_refused(shop: Shop) -> None:
    said = shop.known("en").say("return MG-100106", "return_item")
    assert "refusal-already-returned" in part_keys(said)


def test_order_changed_between_quote_and_yes_registers_nothing(shop: Shop) -> None:
    talk = quoted(shop)
    return_elsewhere(shop, "MG-100102", 1)
    assert keys(talk.tap("intent:affirm")) == ["return-changed"]
    assert len(returns(shop, "MG-100102")) == 1


def test_fewer_pieces_left_than_quoted_registers_nothing(shop: Shop) -> None:
    bought(shop, "MG-100102", 3)
    talk = quoted(shop)
    return_elsewhere(shop, "MG-100102", 2)
    assert keys(talk.tap("intent:affirm")) == ["return-changed"]
    assert len(returns(shop, "MG-100102")) == 1


@pytest.mark.parametrize("items", ["one", "all"])
def test_same_message_twice_is_one_return_with_the_same_answer(shop: Shop, items: str) -> None:
    talk = opened(shop)
    first_line = line_ids(shop, "MG-100102")[0]
    talk.tap("items:all" if items == "all" else f"line:{first_line}")
    talk.tap("reason:too_small")
    before, form = copy.deepcopy(talk.slots), talk.form
    first = talk.tap("intent:affirm", message_id="the-yes")
    assert keys(first) == ["return-created"]
    talk.slots, talk.form = before, form  # the bot never heard the answer and asks again
    again = talk.tap("intent:affirm", message_id="the-yes")
    assert again == first
    assert len(returns(shop, "MG-100102")) == 1


def test_two_conversations_cannot_return_the_same_item_twice(shop: Shop) -> None:
    one, other = quoted(shop), quoted(shop)
    assert keys(one.tap("intent:affirm")) == ["return-created"]
    assert keys(other.tap("intent:affirm")) == ["return-changed"]
    assert len(returns(shop, "MG-100102")) == 1


def test_return_action_alone_registers_nothing_for_a_stranger(shop: Shop) -> None:
    talk = shop.talk()
    talk.slots.update(
        order_number="MG-100102",
        return_items=[[line_ids(shop, "MG-100102")[0], 1]],
        return_reason="too_small",
        return_confirmed=True,
    )
    assert talk.act(ReturnItem, "yes", "affirm") == []
    assert returns(shop, "MG-100102") == []


def test_line_of_another_order_cannot_be_smuggled_in(shop: Shop) -> None:
    talk = opened(shop)
    stranger = line_ids(shop, "MG-100202")[0]
    said = talk.tap(f"line:{stranger}")
    assert keys(said) == ["ask-return-items-again"]


def test_reason_example_sentences_are_read_as_their_own_reason(shop: Shop) -> None:
    form = ReturnForm(shop.resources)
    for text, reason in (
        ("arrived broken", "damaged"),
        ("it stopped working", "faulty"),
        ("发错货了", "wrong_item"),
        ("llegó demasiado tarde", "late"),
        ("entspricht nicht der Beschreibung", "not_as_described"),
    ):
        assert form.reasons.read(text) == reason
