"""What a message answers, read without any model where that is possible."""

from __future__ import annotations

from typing import Any

import pytest

from actions import reading
from actions.turn import Turn
from bot.entities.finder import find
from knowledge.encoder import Encoder
from records.numbers import postcode_key


def turn(text: str, requested: str | None = None, choice: str | None = None) -> Turn:
    return Turn(
        conversation_id="c",
        message_id="m",
        text=text,
        language="en",
        intent="track_order",
        ranking=[],
        confidence=0.9,
        entities=[] if choice else [span.as_entity() for span in find(text)],
        feeling="neutral",
        choice=choice,
        slots={"requested_slot": requested} if requested else {},
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("my order MG-100101", "MG-100101"),
        ("订单号10023", "10023"),
        ("#1042", "#1042"),
        ("mg 104233", "mg 104233"),
        ("104233", "104233"),
        ("it's 1042", "1042"),
        ("طلب رقم ١٠٤٢٣٣", "١٠٤٢٣٣"),
        ("A7", "A7"),
    ],
)
def test_order_number_is_read_where_it_was_asked_for(text: str, number: str) -> None:
    found = reading.order_number(turn(text, "order_number"))
    assert found is not None
    assert reading.number_key(found) == reading.number_key(number)


@pytest.mark.parametrize("text", ["in 2024", "I paid 49.90 €", "since Monday", "yes"])
def test_no_order_number_is_read_where_none_was_asked_for(text: str) -> None:
    assert reading.order_number(turn(text)) is None


def test_tapped_order_wins_over_the_words() -> None:
    assert reading.order_number(turn("x", "order_number", "order:MG-100104")) == "MG-100104"


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        ("LS1 4AB", {"postcode": "LS1 4AB"}),
        ("10115", {"postcode": "10115"}),
        ("150-0041", {"postcode": "150-0041"}),
        ("〒150-0041", {"postcode": "〒150-0041"}),
        ("１５０－００４１", {"postcode": "１５０－００４１"}),
        ("meine PLZ ist 10115", {"postcode": "10115"}),
        ("邮编200040", {"postcode": "200040"}),
        ("it's sato.misaki@example.com", {"email": "sato.misaki@example.com"}),
        ("D04 X4C7", {"postcode": "D04 X4C7"}),
        ("no idea", None),
    ],
)
def test_proof_is_read_where_it_was_asked_for(text: str, proof: dict[str, str] | None) -> None:
    found = reading.proof(turn(text, "proof"))
    if proof and "postcode" in proof:
        assert found is not None and set(found) == {"postcode"}
        assert postcode_key(found["postcode"]) == postcode_key(proof["postcode"])
    else:
        assert found == proof


SHOES: dict[str, Any] = {"title": "Trail running shoes", "options": {"colour": "grey"}}
HAT: dict[str, Any] = {"title": "Merino beanie", "options": {"colour": "black"}}


def test_option_tells_items_apart() -> None:
    red, blue = ({"title": "Scarf", "options": {"colour": c}} for c in ("red", "blue"))
    assert reading.named_items("the blue scarf", [red, blue]) == [1]


def test_word_all_items_share_names_none_of_them() -> None:
    one, other = {"title": "Rain jacket"}, {"title": "Winter jacket"}
    assert reading.named_items("the jacket", [one, other]) == []


def test_part_of_a_compound_names_the_item() -> None:
    items = [{"title": "Schreibtischlampe"}, {"title": "Merinomütze"}]
    assert reading.named_items("die lampe", items) == [0]
    jackets = [{"title": "Regenjacke"}, {"title": "Winterjacke"}]
    assert reading.named_items("die jacke", jackets) == []


def test_two_named_items_are_both_meant() -> None:
    assert reading.named_items("shoes and beanie", [SHOES, HAT]) == [0, 1]


@pytest.mark.parametrize("text", ["the smaller one", "call me", "todologie", "alleine"])
def test_word_inside_another_word_is_not_everything(text: str) -> None:
    assert not reading.wants_all(text)


def test_places_beyond_the_list_are_no_choice() -> None:
    assert reading.listed_numbers("1 and 3", 2) == [0]
    assert reading.listed_numbers("２", 2) == [1]


@pytest.fixture(scope="module")
def meaning(encoder: Encoder) -> reading.ItemMeaning:
    return reading.ItemMeaning(encoder)


@pytest.mark.parametrize("text", ["footwear", "sneakers", "鞋", "靴", "الحذاء", "der Laufschuh"])
def test_item_is_found_by_meaning_where_no_word_is_shared(
    meaning: reading.ItemMeaning, text: str
) -> None:
    assert reading.named_items(text, [SHOES, HAT], meaning) == [0]


@pytest.mark.parametrize(
    "text", ["no idea", "not sure", "hmm", "???", "who are you", "keine Ahnung", "分からない", "👍"]
)
def test_idle_talk_names_no_item(meaning: reading.ItemMeaning, text: str) -> None:
    assert reading.named_items(text, [SHOES, HAT], meaning) == []
