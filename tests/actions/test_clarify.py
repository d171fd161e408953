"""Asking which of two things was meant."""

from __future__ import annotations

import pytest

from actions.clarify import TITLES, Clarify
from locales.renderer import Renderer
from tests.actions.conftest import Shop
from tests.actions.talk import keys, payloads

PERSON = "intent:talk_to_human"


def test_the_two_likeliest_meanings_and_a_person_are_offered(shop: Shop) -> None:
    ranking = ["cancel_order", "return_item", "refund_status"]
    said = shop.talk().act(Clarify, "no boots", "ambiguous", ranking=ranking)
    assert keys(said) == ["did-you-mean"]
    assert payloads(said[0]) == ["intent:cancel_order", "intent:return_item", PERSON]


def test_a_person_is_offered_once(shop: Shop) -> None:
    said = shop.talk().act(Clarify, "?", "ambiguous", ranking=["talk_to_human", "payment_problem"])
    assert sorted(payloads(said[0])) == ["intent:payment_problem", PERSON]


def test_what_has_no_button_is_not_offered(shop: Shop) -> None:
    said = shop.talk().act(Clarify, "?", "ambiguous", ranking=["greet", "cancel_order"])
    assert keys(said) == ["not-understood"]


@pytest.mark.parametrize("language", Renderer().languages())
def test_titles_differ_and_fit_a_button(language: str) -> None:
    titles = [Renderer().format(key, {}, language) for key in TITLES.values()]
    assert len(set(titles)) == len(titles)
    assert all(len(title) <= 20 for title in titles), "WhatsApp and Messenger cut longer ones"
