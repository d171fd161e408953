"""Questions: answered from an article, in another language if need be, or honestly not."""

from __future__ import annotations

from actions.ask_question import AnswerQuestion
from knowledge.answers import Answer
from knowledge.search import Hit
from tests.actions.conftest import Shop
from tests.actions.talk import keys, payloads, words


def hit(language: str) -> Hit:
    return Hit("refunds", language, 3.0, "Within 14 days.", "Refunds")


FOUND = Answer(False, [hit("en")], 0.9, text="Within 14 days, by your bank.")


def test_answer_is_the_articles_own_words(shop: Shop) -> None:
    shop.answers.answer_given = Answer(
        False, [hit("en")], 0.9, text="Within 14 days, by your bank."
    )
    talk = shop.talk()
    talk.slots["offer"] = "human"
    said = talk.act(AnswerQuestion, "how long does a refund take?", "ask_question")
    assert keys(said) == ["answer"]
    assert "Within 14 days, by your bank." in words(said[0])
    assert talk.slots["offer"] is None, "a later yes is no yes to an older offer"


def test_answer_in_another_language_names_that_language(shop: Shop) -> None:
    shop.answers.answer_given = Answer(
        False, [hit("en")], 0.9, text="Within 14 days, by your bank."
    )
    said = shop.talk("de").act(AnswerQuestion, "wie lange?", "ask_question")
    assert keys(said) == ["answer-other-language"]
    assert said[0]["args"]["language"] == {"language": "en"}


def test_no_reliable_answer_offers_a_person_and_tells_no_near_miss(shop: Shop) -> None:
    shop.answers.answer_given = Answer(True, [hit("en")], 0.2)
    talk = shop.talk()
    said = talk.act(AnswerQuestion, "do you sell tigers?", "ask_question")
    assert keys(said) == ["answer-abstain"]
    assert "14 days" not in str(said)
    assert payloads(said[0]) == ["intent:talk_to_human", "intent:deny"]
    assert talk.slots["offer"] == "human"


def test_articles_of_a_market_are_for_proven_customers_of_it(shop: Shop) -> None:
    shop.talk("de").act(AnswerQuestion, "wie lange?", "ask_question")
    shop.known("de").act(AnswerQuestion, "wie lange?", "ask_question")
    assert [market for _, _, market in shop.answers.asked] == [None, "DE"]
