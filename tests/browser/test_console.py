"""Agents at the desk, in a real browser, over a real gateway."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from sqlalchemy import update
from sqlalchemy.orm import Session

from console.agents import add_agent
from records import conversations
from records.desk_models import Agent, Conversation
from tests.browser.conftest import WAIT_MS, Site
from tests.browser.widget_chat import box, eventually

pytestmark = pytest.mark.browser

PASSWORD = "correct horse battery"


class Customer:
    """Somebody who writes over the API."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.http = httpx.Client(base_url=f"{site.url}/api/v1", trust_env=False, timeout=60)
        started = self.http.post("/conversations", json={"channel": "api"}).json()
        self.id: str = started["id"]
        self.http.headers["authorization"] = f"Bearer {started['token']}"

    def say(self, text: str) -> None:
        answer = self.http.post(
            f"/conversations/{self.id}/messages", params={"wait": True}, json={"text": text}
        )
        assert answer.status_code in (200, 202), answer.text

    def ask_for_person(self) -> None:
        self.site.write(
            lambda session: conversations.hand_to_agent(session, self.id, reason="asked")
        )

    def heard(self) -> list[str]:
        """What people of the shop said, as the customer's client gets it."""
        messages = self.http.get(f"/conversations/{self.id}").json()["messages"]
        return [message["text"] for message in messages if message["author"] == "agent"]


@pytest.fixture
def customer(site: Site) -> Iterator[Customer]:
    made = Customer(site)
    yield made
    made.http.close()


@pytest.fixture
def staff(site: Site) -> None:
    def add(session: Session) -> None:
        add_agent(session, "ana@example.com", "Ana Lindqvist", PASSWORD)
        add_agent(session, "ben@example.com", "Ben Okafor", PASSWORD)

    site.write(add)


@pytest.fixture
def ana(site: Site, staff: None, context: BrowserContext, page: Page) -> Page:
    page.set_viewport_size({"width": 1440, "height": 900})
    sign_in(site, page, "ana@example.com")
    return page


@pytest.fixture
def ben(site: Site, staff: None, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    sign_in(site, page, "ben@example.com")
    yield page
    context.close()


def sign_in(site: Site, page: Page, email: str) -> None:
    page.goto(f"{site.url}/console/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Lists")).to_be_visible()


def open_thread(site: Site, page: Page, customer: Customer) -> None:
    page.goto(f"{site.url}/console/c/{customer.id}")


def take(site: Site, page: Page, customer: Customer) -> None:
    open_thread(site, page, customer)
    page.locator(".verbs").get_by_role("button", name="Take", exact=True).click()
    expect(page.get_by_label("Reply to the customer")).to_be_visible()


def test_a_customer_who_asks_for_a_person_appears_without_a_reload(
    ana: Page, customer: Customer
) -> None:
    expect(ana.get_by_text("Nobody is waiting.")).to_be_visible()
    customer.say("Where is my parcel?")
    customer.ask_for_person()
    row = ana.get_by_role("link", name=re.compile("Where is my parcel"))
    expect(row).to_be_visible()
    expect(ana).to_have_title(re.compile(r"^\(1\)"))
    row.click()
    expect(ana.locator(".bubble--customer")).to_contain_text("Where is my parcel?")


def test_an_agents_answer_reaches_the_customer_and_theirs_the_agent(
    site: Site, ana: Page, customer: Customer
) -> None:
    customer.say("Hello")
    customer.ask_for_person()
    take(site, ana, customer)
    field = ana.get_by_label("Reply to the customer")
    field.press_sequentially("First line")
    field.press("Enter")
    field.press_sequentially("second line")
    assert customer.heard() == []  # Enter alone sends nothing
    field.press("Control+Enter")
    expect(ana.locator(".bubble--agent .text")).to_have_text("First line\nsecond line")
    expect(field).to_have_value("")
    eventually(customer.heard, ["First line\nsecond line"])
    customer.say("Thank you, Ana")
    expect(ana.locator(".bubble--customer").last).to_contain_text("Thank you, Ana")


def test_slash_offers_ready_made_replies_by_keyboard(
    site: Site, ana: Page, customer: Customer
) -> None:
    customer.say("Hello")
    take(site, ana, customer)
    field = ana.get_by_label("Reply to the customer")
    field.press_sequentially("1/2 and/or ")
    menu = ana.get_by_role("listbox", name="Ready-made replies")
    expect(menu).to_be_hidden()  # a slash within a line is a slash
    field.fill("")
    field.press_sequentially("/cust")
    expect(menu.get_by_role("option")).to_have_count(1)
    field.press("Enter")
    expect(menu).to_be_hidden()
    expect(field).to_have_value(re.compile("^Your parcel is with customs"))
    assert customer.heard() == []


def test_a_colleague_who_takes_over_locks_the_field_and_loses_no_text(
    site: Site, ana: Page, ben: Page, customer: Customer
) -> None:
    customer.say("Hello")
    take(site, ana, customer)
    ana.get_by_label("Reply to the customer").fill("I was just about to say")
    ben.on("dialog", lambda dialog: dialog.accept())
    open_thread(site, ben, customer)
    expect(ana.get_by_text("Ben Okafor is looking at this too")).to_be_visible()
    ben.locator(".verbs").get_by_role("button", name="Take over").click()
    expect(ana.locator(".locked")).to_contain_text("Ben Okafor is in charge")
    ana.on("dialog", lambda dialog: dialog.accept())
    ana.locator(".verbs").get_by_role("button", name="Take over").click()
    expect(ana.get_by_label("Reply to the customer")).to_have_value("I was just about to say")


def test_a_reply_whose_answer_got_lost_is_kept_and_said_once(
    site: Site, ana: Page, customer: Customer
) -> None:
    customer.say("Hello")
    take(site, ana, customer)
    dropped: list[int] = []

    def lose_the_first_answer(route: Route) -> None:
        if dropped:
            route.continue_()
            return
        dropped.append(route.fetch().status)  # the server did it; the browser never hears
        route.abort()

    ana.route("**/reply", lose_the_first_answer)
    field = ana.get_by_label("Reply to the customer")
    field.fill("On my way")
    field.press("Control+Enter")
    expect(ana.locator("#problem")).to_contain_text("Your text is kept")
    expect(field).to_have_value("On my way")
    field.press("Control+Enter")
    expect(field).to_have_value("")
    expect(ana.locator("#problem")).to_be_hidden()
    assert dropped == [200]
    eventually(customer.heard, ["On my way"])


def test_a_note_with_a_mention_stays_among_colleagues(
    site: Site, ana: Page, ben: Page, customer: Customer
) -> None:
    customer.say("Hello")
    customer.ask_for_person()
    open_thread(site, ana, customer)
    ana.get_by_role("tab", name="Private note").click()
    field = ana.get_by_label("Note for colleagues")
    field.press_sequentially("@be")
    field.press("Enter")
    expect(field).to_have_value("@Ben Okafor ")
    field.press_sequentially("please call them")
    field.press("Control+Enter")
    expect(ana.locator(".bubble--note mark")).to_have_text("@Ben Okafor")
    expect(ben.get_by_text("Mentions you")).to_be_visible()
    messages = customer.http.get(f"/conversations/{customer.id}").text
    assert "please call them" not in messages


def test_what_a_customer_writes_is_never_run(site: Site, ana: Page, customer: Customer) -> None:
    dialogs: list[str] = []
    ana.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    customer.ask_for_person()
    open_thread(site, ana, customer)
    for text in (
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(2)</script>",
        '"><svg onload=alert(3)>',
    ):
        customer.say(text)
        expect(ana.locator(".bubble--customer .text").last).to_have_text(text)
        expect(ana.locator("#rows")).to_contain_text(text[:12])
    assert dialogs == []
    assert ana.locator("#entries img, #entries svg, #entries script").count() == 0


def test_control_k_finds_a_conversation_and_altgr_letters_are_left_alone(
    site: Site, ana: Page, customer: Customer
) -> None:
    customer.say("Hello")
    take(site, ana, customer)
    field = ana.get_by_label("Reply to the customer")
    field.focus()
    field.press("Control+Alt+k")  # how some keyboards type a letter
    expect(field).to_be_focused()
    ana.keyboard.press("Control+k")
    search = ana.get_by_role("searchbox")
    expect(search).to_be_focused()
    search.press_sequentially("nobody of this name")
    search.press("Enter")
    expect(ana.get_by_text("Nothing found.")).to_be_visible()
    assert "nobody" not in ana.url


def test_the_bots_words_can_be_seen_as_the_customer_saw_them(
    site: Site, ana: Page, customer: Customer
) -> None:
    customer.say("مرحبا")
    site.write(lambda session: session.execute(update(Conversation).values(language="ar")))
    open_thread(site, ana, customer)
    button = ana.get_by_role("button", name="As the customer sees it")
    shown = ana.locator(".bubble--bot .text:visible").last
    expect(shown).to_have_attribute("lang", "en")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(shown).to_have_attribute("lang", "ar")


def test_the_desk_is_mirrored_for_agents_who_read_from_the_right(site: Site, ana: Page) -> None:
    def place(name: str) -> float:
        return box(ana.locator(name))["x"]

    assert place(".rail") < place("#main")
    site.write(lambda session: session.execute(update(Agent).values(language="ar")))
    ana.reload()
    expect(ana.locator("html")).to_have_attribute("dir", "rtl")
    assert place(".rail") > place("#main")


def test_every_control_has_a_name_and_one_tab_stop_leads_past_the_lists(
    site: Site, ana: Page, customer: Customer
) -> None:
    customer.say("Hello")
    take(site, ana, customer)
    nameless = ana.evaluate(
        """() => [...document.querySelectorAll('button, a[href], input, select, textarea')]
            .filter((one) => one.type !== 'hidden')
            .filter((one) => !(one.ariaLabel || one.textContent.trim() || one.labels?.length))
            .map((one) => one.outerHTML)"""
    )
    assert nameless == []
    ana.reload()
    ana.keyboard.press("Tab")
    expect(ana.get_by_role("link", name="Skip to the conversations")).to_be_focused()


def test_on_a_phone_nothing_is_wider_than_the_screen(
    site: Site, ana: Page, customer: Customer
) -> None:
    customer.say("A rather long message without any space: " + "x" * 200)
    customer.ask_for_person()
    ana.set_viewport_size({"width": 360, "height": 740})
    for path in ("/console/", f"/console/c/{customer.id}"):
        ana.goto(site.url + path)
        assert ana.evaluate("document.documentElement.scrollWidth") <= 360
    ana.get_by_role("button", name="Details").click()
    expect(ana.get_by_text("Not verified. Say nothing")).to_be_visible()


def test_a_session_that_ended_leads_back_to_the_sign_in_page(
    site: Site, ana: Page, customer: Customer
) -> None:
    open_thread(site, ana, customer)
    site.write(lambda session: session.execute(update(Agent).values(active=False)))
    expect(ana.get_by_label("Password")).to_be_visible()
    assert f"to=c/{customer.id}" in ana.url
