"""A customer who asks for a language gets it, at once and for good."""

from __future__ import annotations

import pytest

from tests.gateway.fakes import FakeBot
from tests.gateway.harness import Gateway

pytestmark = pytest.mark.asyncio


async def test_the_language_asked_for_is_chosen_and_the_bot_is_told(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start(language="en")
    await customer.say("where is my order")
    answer = await customer.say("in German please")
    assert answer["replies"][0]["language"] == "de"
    assert bot.turns[-1].metadata["switch"] == bot.turns[-1].metadata["language"] == "de"
    assert (await customer.say("where is it now"))["replies"][0]["language"] == "de"
    assert bot.turns[-1].metadata["switch"] is None


async def test_a_request_beside_it_is_answered_in_that_language(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start(language="en")
    answer = await customer.say("Where is my order MG-104233? In German please")
    assert answer["replies"][0]["language"] == "de"
    assert bot.turns[-1].metadata["switch"] is None, "the order is what it is about"


async def test_naming_a_language_is_not_asking_for_it(gateway: Gateway, bot: FakeBot) -> None:
    customer = await gateway.start(language="en")
    answer = await customer.say("is the manual of the lamp in German too")
    assert answer["replies"][0]["language"] == "en"
    assert bot.turns[-1].metadata["switch"] is None


async def test_another_language_can_be_asked_for_again(gateway: Gateway) -> None:
    customer = await gateway.start(language="en")
    await customer.say("auf Deutsch bitte")
    answer = await customer.say("lieber auf Englisch")
    assert answer["replies"][0]["language"] == "en"
