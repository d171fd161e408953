"""A customer whose language has no texts is told so once, and answered in the closest that has."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from locales.renderer import Renderer
from tests.gateway.fakes import FakeBot, FakeChannel
from tests.gateway.harness import Client, Gateway, running
from tests.gateway.test_webhooks import deliver, inbound

pytestmark = pytest.mark.asyncio


async def keys(customer: Client, text: str) -> list[str]:
    return [reply["say"] for reply in (await customer.say(text))["replies"]]


async def test_it_is_said_once_a_conversation_and_language(gateway: Gateway) -> None:
    customer = await gateway.start(locale="fr-FR")
    assert await keys(customer, "bonjour") == ["bot-intro", "language-fallback", "echo"]
    assert await keys(customer, "mon colis") == ["echo"]
    assert await keys(customer, "wo ist es") == ["echo"]
    await customer.http.post(
        f"/api/v1/conversations/{customer.id}/language",
        json={"language": "it"},
        headers=customer.headers,
    )
    assert await keys(customer, "ciao") == ["language-fallback", "echo"]
    assert await keys(customer, "ciao ciao") == ["echo"]
    other = await gateway.start(locale="fr-FR")
    assert "language-fallback" in await keys(other, "bonjour")


async def test_the_answer_says_which_language_it_is_in_and_what_the_customer_speaks(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start(locale="fr-FR")
    answer = await customer.say("bonjour")
    assert answer["understood"]["language"] == answer["message"]["language"] == "fr"
    assert bot.turns[0].metadata["language"] == "fr"
    assert {reply["language"] for reply in answer["replies"]} == {"en"}
    assert answer["replies"][1]["text"] == "I understand fr, and answer in English."
    thread = await customer.get()
    assert thread["language"] == "fr"
    assert [m["language"] for m in thread["messages"]] == ["fr", "en", "en", "en"]


async def test_it_is_said_when_the_bot_comes_back_from_a_failure_only_once(
    gateway: Gateway, bot: FakeBot
) -> None:
    customer = await gateway.start(locale="fr-FR")
    bot.failing = "timeout"
    assert await keys(customer, "bonjour") == ["bot-intro", "language-fallback", "bot-trouble"]
    bot.failing = None
    await asyncio.sleep(0.1)  # the rules' first pause is 0.05 s
    await gateway.desk.turns.retry_due()
    await gateway.desk.turns.drain()
    said = [message["say"] for message in (await customer.get())["messages"]]
    assert said == [None, "bot-intro", "language-fallback", "bot-trouble", "echo"]


async def test_it_is_sent_on_a_messaging_channel(gateway: Gateway, channel: FakeChannel) -> None:
    await deliver(gateway, channel, inbound("bonjour", "w1", locale="fr"))
    await gateway.desk.outbox.send_due()
    assert [sent.text for sent in channel.sent] == [
        "Hi, I am the Test Shop bot.",
        "I understand fr, and answer in English.",
        "I heard you.",
    ]


@pytest.mark.parametrize(
    ("language", "spoken", "words"),
    [
        ("fr", "en", "I understand French, but I can only answer in English for now."),
        ("pt-BR", "en", "I understand Brazilian Portuguese, but"),
        ("zh-Hant", "zh-Hans", "我能看懂繁体中文，但目前只能用简体中文回答。"),
    ],
)
async def test_the_words_name_both_languages(language: str, spoken: str, words: str) -> None:
    renderer = Renderer()
    assert renderer.closest(language) == spoken
    args = {"language": {"language": language}}
    assert renderer.format("language-fallback", args, language).startswith(words)


async def test_a_language_with_texts_is_told_nothing(tmp_path: Path, bot: FakeBot) -> None:
    async with running(tmp_path, bot) as gateway:
        customer = await gateway.start(locale="de-AT")
        assert await keys(customer, "hallo") == ["bot-intro", "echo"]
