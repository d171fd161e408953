"""Every message is sent once and nothing is lost: failures, reloads, expiry, tabs."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.conftest import Site, said
from tests.browser.widget_chat import MESSAGES, Chat, customer_messages, eventually

# Sending once


def test_a_failed_message_is_retried_under_the_same_id_and_sent_once(
    site: Site, chat: Chat
) -> None:
    sent: list[str] = []

    def fail_once(route: Route) -> None:
        sent.append(route.request.post_data_json["external_id"])
        if len(sent) == 1:
            route.abort()
        else:
            route.continue_()

    chat.page.route(MESSAGES, fail_once)
    chat.open()
    chat.say("only once")
    failed = chat.panel.locator(".foot.failed")
    expect(failed).to_contain_text("Not sent")
    assert site.bot.turns == []
    chat.panel.get_by_role("button", name="Try again").click()
    expect(chat.bot.last).to_have_text("You said: only once")
    expect(failed).to_have_count(0)
    assert len(sent) == 2 and sent[0] == sent[1]
    assert customer_messages(site) == ["only once"]


def test_an_answer_lost_on_its_way_is_fetched_by_the_retry_without_a_second_turn(
    site: Site, chat: Chat
) -> None:
    calls: list[int] = []

    def lose_the_first_answer(route: Route) -> None:
        response = route.fetch()
        calls.append(response.status)
        if len(calls) == 1:
            route.abort()
        else:
            route.fulfill(response=response)

    # Without events the widget cannot know that its message has arrived.
    chat.page.route("**/events", lambda route: route.abort())
    chat.page.route(MESSAGES, lose_the_first_answer)
    chat.open()
    chat.say("only once")
    chat.panel.get_by_role("button", name="Try again").click()
    expect(chat.bot.last).to_have_text("You said: only once")
    expect(chat.own).to_have_text(["only once"])
    assert calls == [200, 200]
    assert len(site.bot.turns) == 1
    assert customer_messages(site) == ["only once"]


def test_a_message_written_after_a_failed_one_does_not_overtake_it(site: Site, chat: Chat) -> None:
    calls: list[str] = []

    def fail_once(route: Route) -> None:
        calls.append(route.request.post_data_json["text"])
        if len(calls) == 1:
            route.abort()
        else:
            route.continue_()

    chat.page.route(MESSAGES, fail_once)
    chat.open()
    chat.say("first")
    expect(chat.panel.locator(".foot.failed")).to_be_visible()
    chat.say("second")
    expect(chat.bot.last).to_have_text("You said: second")
    assert customer_messages(site) == ["first", "second"]
    assert calls == ["first", "first", "second"]


def test_an_unsent_message_survives_a_reload_and_is_then_sent(site: Site, chat: Chat) -> None:
    chat.open()
    chat.say("before")
    expect(chat.bot.last).to_have_text("You said: before")
    chat.page.route(MESSAGES, lambda route: route.abort())
    chat.say("kept")
    expect(chat.panel.locator(".foot.failed")).to_be_visible()
    chat.page.reload()
    expect(chat.own).to_have_text(["before", "kept"])
    chat.page.unroute(MESSAGES)
    chat.panel.get_by_role("button", name="Try again").click()
    expect(chat.bot.last).to_have_text("You said: kept")
    assert customer_messages(site) == ["before", "kept"]


def test_without_a_network_a_notice_shows_and_the_message_goes_out_afterwards(
    site: Site, chat: Chat, context: BrowserContext
) -> None:
    chat.open()
    chat.say("before")
    expect(chat.bot.last).to_have_text("You said: before")
    notice = chat.panel.locator(".offline")
    context.set_offline(True)
    expect(notice).to_have_class(re.compile("shown"))
    chat.say("in the tunnel")
    expect(chat.panel.locator(".foot.failed")).to_be_visible()
    context.set_offline(False)
    expect(chat.bot.last).to_have_text("You said: in the tunnel")
    expect(notice).not_to_have_class(re.compile("shown"))
    assert customer_messages(site) == ["before", "in the tunnel"]


def test_what_the_server_refuses_for_good_says_why_and_offers_no_retry(
    site: Site, chat: Chat
) -> None:
    chat.open()
    chat.say("\u200b\u200d")  # nothing to be seen
    failed = chat.panel.locator(".foot.failed")
    expect(failed).to_contain_text("Not sent")
    expect(failed.locator(".reason")).not_to_be_empty()
    expect(failed.get_by_role("button")).to_have_count(0)
    chat.say("hello")
    expect(chat.bot.last).to_have_text("You said: hello")


# Reloading


def test_a_reload_keeps_the_conversation_the_open_panel_and_what_is_half_written(
    site: Site, chat: Chat
) -> None:
    site.bot.script = lambda turn: [said("Which one?", "Red", "Blue")]
    chat.open()
    chat.say("hello")
    chat.choice("Red").click()
    expect(chat.bot).to_have_count(3)
    expect(chat.panel.locator(".row.customer .foot").last).to_contain_text("Sent")
    expect(chat.panel.locator(".typing")).to_be_hidden()
    chat.input.fill("half writ")
    before = chat.log.inner_text()
    kept = chat.stored()
    chat.page.reload()
    expect(chat.bot).to_have_count(3)
    expect(chat.own).to_have_text(["hello", "Red"])
    expect(chat.panel.locator(".choice.picked")).to_have_text("Red")
    eventually(chat.log.inner_text, before)
    assert chat.input.input_value() == "half writ"
    assert chat.focused() == "BODY"  # a panel that opens by itself leaves the focus alone
    after = chat.stored()
    assert (after["id"], after["token"]) == (kept["id"], kept["token"])
    eventually(lambda: int(chat.stored()["lastEventId"]) >= 4, True)


def test_a_conversation_that_cannot_be_continued_starts_anew_with_a_notice(
    site: Site, chat: Chat
) -> None:
    chat.open()
    chat.say("hello")
    expect(chat.bot.last).to_have_text("You said: hello")
    old = chat.stored()["id"]
    chat.page.evaluate(
        "() => { const [key, value] = Object.entries(localStorage)"
        ".find(([key]) => key.startsWith('parley:'));"
        " localStorage.setItem(key, JSON.stringify({...JSON.parse(value), token: 'expired'})); }"
    )
    chat.page.reload()
    expect(chat.lines).to_contain_text(["expired"])
    expect(chat.own).to_have_count(0)
    chat.say("here again")
    expect(chat.bot.last).to_have_text("You said: here again")
    assert chat.stored()["id"] not in (None, old)


def test_a_token_that_expires_while_chatting_moves_the_message_to_a_new_conversation(
    site: Site, chat: Chat
) -> None:
    chat.open()
    chat.say("hello")
    expect(chat.bot.last).to_have_text("You said: hello")
    refused: list[str] = []

    def refuse_once(route: Route) -> None:
        if refused:
            route.continue_()
            return
        refused.append(route.request.url)
        route.fulfill(status=401, json={"error": {"code": "unauthorized", "message": "x"}})

    chat.page.route(MESSAGES, refuse_once)
    chat.say("still there?")
    expect(chat.bot.last).to_have_text("You said: still there?")
    expect(chat.lines).to_contain_text(["expired"])
    expect(chat.own).to_have_text(["still there?"])
    assert customer_messages(site).count("still there?") == 1


def test_two_tabs_show_the_same_conversation(
    site: Site, chat: Chat, context: BrowserContext
) -> None:
    chat.open()
    chat.say("from the first")
    expect(chat.bot.last).to_have_text("You said: from the first")
    page = context.new_page()
    page.goto(f"{site.url}/shop?lang=en")
    other = Chat(page)
    other.open()
    expect(other.own).to_have_text(["from the first"])
    other.say("from the second")
    expect(other.bot.last).to_have_text("You said: from the second")
    expect(chat.bot.last).to_have_text("You said: from the second")
    expect(chat.own).to_have_text(["from the first", "from the second"])


def test_the_same_words_from_another_tab_are_not_taken_for_those_under_way(
    site: Site, chat: Chat, context: BrowserContext
) -> None:
    chat.open()
    chat.say("hello")
    expect(chat.bot.last).to_have_text("You said: hello")
    held: list[Route] = []
    chat.page.route(MESSAGES, lambda route: held.append(route))
    with chat.page.expect_request(MESSAGES):
        chat.say("same words")
    expect(chat.own).to_have_text(["hello", "same words"])
    page = context.new_page()
    page.goto(f"{site.url}/shop?lang=en")
    other = Chat(page)
    other.open()
    expect(other.own.first).to_have_text("hello")
    page.evaluate(
        """async () => {
          const {id, token} = JSON.parse(Object.entries(localStorage)
            .find(([key]) => key.startsWith("parley:"))[1]);
          await fetch(`/api/v1/conversations/${id}/messages?wait=true`, {
            method: "POST",
            headers: {"Content-Type": "application/json", Authorization: `Bearer ${token}`},
            body: JSON.stringify({text: "same words", external_id: "of-the-other-tab"}),
          });
        }"""
    )
    expect(chat.bot.last).to_have_text("You said: same words")
    expect(chat.own).to_have_text(["hello", "same words", "same words"])
    held[0].continue_()
    expect(chat.bot).to_have_count(4)  # the bot's introduction and three answers
    expect(chat.own).to_have_text(["hello", "same words", "same words"])
    assert customer_messages(site) == ["hello", "same words", "same words"]


def test_what_was_sent_is_not_a_draft_any_more_after_a_reload(site: Site, chat: Chat) -> None:
    chat.open()
    chat.say("10115")
    expect(chat.bot.last).to_contain_text("10115")
    chat.page.reload()
    expect(chat.own).to_have_text(["10115"])
    assert chat.input.input_value() == ""
