"""The widget in every language, without a mouse, and for those who cannot see it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from records.conversations import reply
from records.desk_models import Agent, Conversation
from tests.browser.conftest import Site, said
from tests.browser.widget_chat import CONTRAST, Chat, box, eventually, taken

# Languages


def test_right_to_left_mirrors_the_panel_and_the_page(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/shop?lang=ar")
    chat = Chat(page).open()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(chat.panel).to_have_attribute("dir", "rtl")
    width = page.viewport_size["width"]  # type: ignore[index]
    panel, launcher = box(chat.panel), box(chat.launcher)
    assert panel["x"] + panel["width"] < width / 2
    assert launcher["x"] < width / 2
    chat.say("أين طلبي MG-104233؟")
    expect(chat.bot.last).to_be_visible()
    own, bot = box(chat.own.last), box(chat.bot.last)
    send, field = box(chat.panel.locator(".send")), box(chat.input)
    assert own["x"] < bot["x"] + bot["width"] - own["width"]  # the customer's side is the left
    assert send["x"] < field["x"]
    expect(chat.own.last).to_have_css("direction", "rtl")


def test_each_bubble_takes_the_direction_of_its_own_words(site: Site, chat: Chat) -> None:
    site.bot.script = lambda turn: [said("طلبك في الطريق"), said("Your order is on its way")]
    chat.open()
    chat.say("hello")
    expect(chat.bot).to_have_count(3)
    expect(chat.bot.nth(1)).to_have_css("direction", "rtl")
    expect(chat.bot.nth(2)).to_have_css("direction", "ltr")


def test_a_language_that_is_picked_is_kept_and_told_to_the_conversation(
    site: Site, chat: Chat
) -> None:
    chat.open()
    chat.say("hello")
    expect(chat.bot.last).to_have_text("You said: hello")
    picker = chat.panel.get_by_role("combobox")
    assert "العربية" in picker.inner_text()
    picker.select_option("ar")
    expect(chat.panel).to_have_attribute("dir", "rtl")
    conversation = chat.stored()["id"]

    def chosen() -> str | None:
        with site.desk.database.read_sessions() as session:
            return session.get_one(Conversation, conversation).chosen_language

    eventually(chosen, "ar")
    chat.page.reload()
    expect(chat.panel).to_have_attribute("dir", "rtl")


def test_the_words_around_the_conversation_follow_the_language_it_is_in(
    site: Site, chat: Chat
) -> None:
    chat.open()
    chat.say("أين طلبي؟")
    expect(chat.panel).to_have_attribute("dir", "rtl")
    chat.page.reload()
    expect(chat.panel).to_have_attribute("dir", "rtl")
    assert chat.stored()["language"] is None  # nothing was picked


# Using it without a mouse, or without seeing it


def test_roles_names_and_live_regions_are_there(chat: Chat) -> None:
    expect(chat.launcher).to_have_attribute("aria-label", "Open chat")
    expect(chat.launcher).to_have_attribute("aria-expanded", "false")
    chat.open()
    expect(chat.launcher).to_have_attribute("aria-expanded", "true")
    dialog = chat.page.get_by_role("dialog", name="Chat with us")
    expect(dialog).to_be_visible()
    expect(dialog).to_have_accessible_description("Automated assistant (a bot)")
    expect(chat.log).to_have_attribute("aria-live", "polite")
    expect(chat.log).to_have_accessible_name("Conversation")
    expect(chat.panel.get_by_role("textbox", name="Your message")).to_be_visible()
    for name in ("Send", "Talk to a person"):
        expect(chat.panel.get_by_role("button", name=name)).to_be_visible()
    expect(chat.panel.get_by_role("button", name="Close chat")).to_be_visible()
    expect(chat.panel.get_by_role("combobox", name="Language")).to_be_visible()
    unnamed = chat.panel.locator("button, select, textarea").evaluate_all(
        "all => all.filter((e) => !e.hidden && !e.ariaLabel && !e.innerText.trim()).length"
    )
    assert unnamed == 0


def test_what_is_drawn_stays_so_that_only_news_is_read_out(site: Site, chat: Chat) -> None:
    chat.open()
    chat.say("one")
    expect(chat.bot.last).to_have_text("You said: one")
    expect(chat.panel.locator(".row.customer .foot")).to_contain_text("Sent")
    chat.page.evaluate(
        "() => { const log = document.querySelector('parley-chat').shadowRoot"
        ".querySelector('.rows'); window.added = [];"
        " new MutationObserver((all) => all.forEach((m) => m.addedNodes.forEach((n) =>"
        " n.classList?.contains('row') && window.added.push(n.innerText))))"
        ".observe(log, {childList: true}); }"
    )
    chat.say("two")
    expect(chat.bot.last).to_have_text("You said: two")
    chat.page.wait_for_timeout(300)
    added = chat.page.evaluate("() => window.added")
    assert len(added) == 2
    assert "two" in added[0] and "You said: two" in added[1]


def test_focus_moves_in_on_opening_round_in_order_and_back_on_escape(chat: Chat) -> None:
    expect(chat.launcher).to_be_visible()
    chat.launcher.focus()
    chat.page.keyboard.press("Enter")
    expect(chat.input).to_be_focused()
    order = []
    for _ in range(4):
        chat.page.keyboard.press("Tab")
        order.append(chat.focused())
    assert order == ["send", "quiet", "SELECT", "launcher"]
    chat.launcher.focus()
    chat.page.keyboard.press("Shift+Tab")
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()


def test_on_a_phone_the_panel_covers_the_page_and_keeps_the_focus(site: Site, page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 720})
    page.goto(f"{site.url}/shop?lang=en")
    chat = Chat(page).open()
    assert box(chat.panel) == {"x": 0, "y": 0, "width": 375, "height": 720}
    expect(chat.panel).to_have_attribute("aria-modal", "true")
    seen = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.add(chat.focused())
    assert "BODY" not in seen and "launcher" not in seen
    assert {"send", "input", "tool"} <= seen
    width = page.evaluate("() => document.documentElement.scrollWidth")
    assert width == 375  # the shop's page does not scroll sideways either


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_a_contrast_of_at_least_4_5(
    site: Site, chat: Chat, agent: Agent, scheme: str
) -> None:
    chat.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    chat.page.evaluate("() => (document.documentElement.style.colorScheme = 'light dark')")
    site.bot.script = lambda turn: [said("See https://example.com", "Red", "Blue")]
    chat.open()
    assert chat.page.evaluate(CONTRAST) == []
    chat.say("hello")
    chat.choice("Red").click()
    expect(chat.bot).to_have_count(3)
    conversation = chat.stored()["id"]
    chat.panel.get_by_role("button", name="New conversation").click()
    assert chat.page.evaluate(CONTRAST) == []
    version = taken(site, agent, conversation)
    site.write(
        lambda session: reply(
            session, conversation, agent_id=agent.id, version=version, text="Hello"
        ),
        conversation,
    )
    expect(chat.agent.locator(".bubble")).to_be_visible()
    assert chat.page.evaluate(CONTRAST) == []


def test_a_new_conversation_is_asked_for_first_and_forgets_the_old_one(chat: Chat) -> None:
    chat.open()
    chat.say("hello")
    expect(chat.bot.last).to_have_text("You said: hello")
    old = chat.stored()["id"]
    chat.panel.get_by_role("button", name="New conversation").click()
    chat.page.keyboard.press("Escape")  # answers no, and does not close the panel
    expect(chat.own).to_have_count(1)
    chat.panel.get_by_role("button", name="New conversation").click()
    chat.panel.get_by_role("button", name="Start new").click()
    expect(chat.own).to_have_count(0)
    chat.say("fresh")
    expect(chat.bot.last).to_have_text("You said: fresh")
    assert chat.stored()["id"] != old
