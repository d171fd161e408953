"""Talking to bot and people in the widget: a real browser against a real gateway."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from gateway.bot_client import BotTurn
from records.conversations import close, hand_back, reply
from records.desk_models import Agent, Conversation
from tests.browser.conftest import Site, said
from tests.browser.widget_chat import Chat, customer_messages, taken

MARKUP = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'


# Talking


def test_a_message_is_answered_and_nothing_is_opened_before_it(site: Site, chat: Chat) -> None:
    chat.open()
    with site.desk.database.read_sessions() as session:
        assert session.scalar(select(func.count()).select_from(Conversation)) == 0
    chat.say("Where is my parcel?")
    expect(chat.own).to_have_text(["Where is my parcel?"])
    expect(chat.bot.last).to_have_text("You said: Where is my parcel?")
    expect(chat.bot.first).to_contain_text("bot")
    expect(chat.panel.locator(".row.customer .foot")).to_contain_text("Sent")
    assert chat.input.input_value() == ""
    assert len(site.bot.turns) == 1


def test_each_message_is_shown_once_though_it_comes_as_answer_and_as_event(
    site: Site, chat: Chat
) -> None:
    chat.open()
    with site.bot.held():  # the event with the customer's own words comes before the answer
        chat.say("one")
        expect(chat.panel.locator(".row.customer .foot")).to_contain_text("Sent")
        assert chat.bot.count() == 0
        expect(chat.own).to_have_count(1)
    for text in ("two", "one"):
        chat.say(text)
    expect(chat.bot).to_have_count(4)  # with the introduction
    chat.page.wait_for_timeout(500)
    expect(chat.own).to_have_text(["one", "two", "one"])
    expect(chat.bot).to_have_count(4)
    assert customer_messages(site) == ["one", "two", "one"]


def test_enter_sends_but_shift_enter_and_an_input_methods_enter_do_not(
    site: Site, chat: Chat
) -> None:
    chat.open()
    chat.input.type("first")
    chat.input.press("Shift+Enter")
    chat.input.type("second")
    chat.input.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    assert chat.input.input_value() == "first\nsecond"
    chat.input.press("Enter")
    expect(chat.own).to_have_text(["first\nsecond"], use_inner_text=True)
    expect(chat.bot.last).to_contain_text("You said: first")
    assert customer_messages(site) == ["first\nsecond"]


def test_typing_dots_show_while_a_turn_runs_and_go_with_the_answer(site: Site, chat: Chat) -> None:
    chat.open()
    typing = chat.panel.locator(".typing")
    with site.bot.held():
        chat.say("hello")
        expect(typing).to_be_visible()
        expect(typing).to_contain_text("writing")
    expect(chat.bot.last).to_have_text("You said: hello")
    expect(typing).to_be_hidden()


def test_text_over_the_limit_is_counted_and_not_sent(site: Site, chat: Chat) -> None:
    chat.open()
    counter = chat.panel.locator(".counter")
    chat.input.fill("x" * 3599)
    expect(counter).to_have_text("")
    chat.input.fill("😀" * 3990)
    expect(counter).to_have_text("Characters left: 10")
    chat.input.fill("x" * 4001)
    expect(counter).to_have_text("Too long by: 1")
    expect(chat.input).to_have_attribute("aria-invalid", "true")
    chat.input.press("Enter")
    assert len(chat.input.input_value()) == 4001
    expect(chat.own).to_have_count(0)


def test_web_and_mail_addresses_become_links_and_nothing_else_does(site: Site, chat: Chat) -> None:
    text = (
        "See https://example.com/a?b=1&c=(d). Or mail help@example.com, "
        "not javascript:alert(1) nor ftp://example.com/x\nnew line"
    )
    site.bot.script = lambda turn: [said(text)]
    chat.open()
    chat.say("hello")
    expect(chat.bot.last).to_have_text(text, use_inner_text=True)
    links = chat.bot.last.locator("a")
    expect(links).to_have_text(["https://example.com/a?b=1&c=(d)", "help@example.com"])
    expect(links.first).to_have_attribute("rel", re.compile("noopener"))
    expect(links.last).to_have_attribute("href", "mailto:help@example.com")


# Choices and what the bot expects


def test_choices_work_by_keyboard_and_are_spent_once_answered(site: Site, chat: Chat) -> None:
    def script(turn: BotTurn) -> list[Any]:
        if turn.metadata.get("choice"):
            return [said(f"Picked {turn.metadata['choice']}")]
        return [said("Which one?", "Red", "Blue")]

    site.bot.script = script
    chat.open()
    chat.say("hello")
    expect(chat.choice("Blue")).to_be_enabled()
    chat.input.press("Shift+Tab")
    assert chat.focused() == "choice"
    chat.page.keyboard.press("Enter")
    expect(chat.bot.last).to_have_text("Picked pick:Blue")
    expect(chat.own).to_have_text(["hello", "Blue"])
    expect(chat.choice("Red")).to_be_disabled()
    expect(chat.choice("Blue")).to_be_disabled()
    expect(chat.input).to_be_focused()


def test_choices_are_spent_when_the_customer_writes_something_else(site: Site, chat: Chat) -> None:
    site.bot.script = lambda turn: (
        [said("Which one?", "Red")] if turn.text == "hello" else [said("All right.")]
    )
    chat.open()
    chat.say("hello")
    expect(chat.choice("Red")).to_be_enabled()
    chat.say("never mind")
    expect(chat.bot.last).to_have_text("All right.")
    expect(chat.choice("Red")).to_be_disabled()


def test_what_the_bot_waits_for_sets_the_keyboard_and_the_hint(site: Site, chat: Chat) -> None:
    site.bot.script = lambda turn: [said("And now?", expects=turn.text)]
    chat.open()
    chat.say("email")
    expect(chat.input).to_have_attribute("inputmode", "email")
    expect(chat.input).to_have_attribute("placeholder", "E-mail address")
    chat.say("order_number")
    expect(chat.input).to_have_attribute("inputmode", "text")
    expect(chat.input).to_have_attribute("placeholder", re.compile("MG-104233"))


# People


def test_an_agents_reply_appears_live_with_the_name_and_after_a_reload(
    site: Site, chat: Chat, agent: Agent
) -> None:
    chat.open()
    chat.say("hello")
    expect(chat.bot.last).to_have_text("You said: hello")
    conversation = chat.stored()["id"]
    version = taken(site, agent, conversation)
    expect(chat.lines).to_have_text(
        ["You are in the queue for a person", "Ana has joined the conversation"]
    )
    expect(chat.panel.locator(".disclosure")).to_have_text("You are talking to Ana")
    expect(chat.panel.get_by_role("button", name="Talk to a person")).to_be_hidden()
    site.write(
        lambda session: reply(
            session, conversation, agent_id=agent.id, version=version, text="Hello, I am Ana."
        ),
        conversation,
    )
    for _ in ("live", "reloaded"):
        expect(chat.agent.locator(".bubble")).to_have_text("Hello, I am Ana.")
        expect(chat.agent.locator(".author")).to_contain_text("Ana")
        expect(chat.panel.locator(".disclosure")).to_have_text("You are talking to Ana")
        expect(chat.lines).to_have_count(2)
        chat.page.reload()
    chat.say("thank you")
    expect(chat.own.last).to_have_text("thank you")
    expect(chat.panel.locator(".typing")).to_be_hidden()


def test_the_lines_say_that_the_bot_is_back_and_that_the_conversation_ended(
    site: Site, chat: Chat, agent: Agent
) -> None:
    chat.open()
    chat.say("hello")
    expect(chat.bot.last).to_have_text("You said: hello")
    conversation = chat.stored()["id"]
    version = taken(site, agent, conversation)
    site.write(
        lambda session: hand_back(session, conversation, agent_id=agent.id, version=version),
        conversation,
    )
    expect(chat.lines.last).to_have_text("The automated assistant is back")
    expect(chat.panel.locator(".disclosure")).to_have_text("Automated assistant (a bot)")
    site.write(lambda session: close(session, conversation), conversation)
    expect(chat.lines.last).to_have_text("This conversation has ended")
    expect(chat.input).to_have_attribute("placeholder", "Write to start again…")
    chat.say("one more thing")
    expect(chat.bot.last).to_have_text("You said: one more thing")


def test_messages_that_come_while_the_panel_is_closed_are_counted_on_the_button(
    site: Site, chat: Chat, agent: Agent
) -> None:
    chat.open()
    chat.say("hello")
    expect(chat.bot.last).to_have_text("You said: hello")
    conversation = chat.stored()["id"]
    chat.input.press("Escape")
    expect(chat.panel).to_be_hidden()
    version = taken(site, agent, conversation)
    for text in ("Hello!", "Are you there?"):
        site.write(
            lambda session, text=text: reply(
                session, conversation, agent_id=agent.id, version=version, text=text
            ),
            conversation,
        )
    expect(chat.launcher).to_have_attribute("aria-label", "Open chat, new messages: 2")
    chat.page.reload()
    expect(chat.launcher).to_have_attribute("aria-label", "Open chat, new messages: 2")
    chat.open()
    chat.input.press("Escape")
    expect(chat.launcher).to_have_attribute("aria-label", "Open chat")


def test_talk_to_a_person_is_one_button_away(site: Site, chat: Chat) -> None:
    chat.open()
    chat.panel.get_by_role("button", name="Talk to a person").click()
    expect(chat.own).to_have_text(["I would like to talk to a person"])
    expect(chat.bot.last).to_have_text("You said: I would like to talk to a person")


# Safety


def test_markup_from_bot_agent_and_customer_stays_text(
    site: Site, chat: Chat, agent: Agent
) -> None:
    site.bot.script = lambda turn: [
        said(MARKUP, MARKUP, attachments=[{"url": "javascript:window.hacked=1", "title": "x"}])
    ]
    chat.open()
    chat.say(MARKUP)
    expect(chat.bot.last).to_have_text(MARKUP)
    expect(chat.own).to_have_text([MARKUP])
    expect(chat.panel.locator(".row .choice")).to_have_text([MARKUP])
    conversation = chat.stored()["id"]

    def rename(session: Any) -> None:
        session.get_one(Agent, agent.id).name = MARKUP

    site.write(rename, conversation)
    version = taken(site, agent, conversation)
    site.write(
        lambda session: reply(
            session, conversation, agent_id=agent.id, version=version, text=MARKUP
        ),
        conversation,
    )
    expect(chat.agent.locator(".bubble")).to_have_text(MARKUP)
    expect(chat.agent.locator(".author")).to_contain_text(MARKUP)
    expect(chat.lines.last).to_contain_text(MARKUP)
    expect(chat.panel.locator("img, script, .bubble a")).to_have_count(0)
    assert chat.page.evaluate("() => window.hacked") is None


def test_the_page_obeys_a_strict_content_security_policy(site: Site, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    response = page.goto(f"{site.url}/shop?lang=en")
    assert response is not None
    assert "script-src 'self'" in response.headers["content-security-policy"]
    page.get_by_role("button", name="Add to basket").click()
    chat = Chat(page).open()
    chat.say("hello")
    expect(chat.bot.last).to_have_text("You said: hello")
    assert [text for text in refused if "Content Security Policy" in text] == []
