"""The widget on shops' pages: signed-in customers, other origins, what is served."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from gateway.app import create_app
from gateway.settings import Settings
from gateway.widget.bundle import FOLDER, ORDER
from records.base import now
from records.desk_models import Conversation
from records.shop_models import Customer, Order
from tests.browser.conftest import ScriptedBot, Site, identify
from tests.browser.widget_chat import CONTRAST, Chat

# Identity


def identity_of(site: Site, conversation_id: str) -> tuple[str | None, str]:
    with site.desk.database.read_sessions() as session:
        found = session.get_one(Conversation, conversation_id)
        return found.customer_id, found.identity_level


def test_a_signed_in_customer_is_known_and_their_conversation_is_not_shown_to_the_next(
    site: Site, page: Page, olivia: Customer
) -> None:
    page.goto(f"{site.url}/shop?lang=en")
    chat = Chat(page)
    with page.expect_navigation():
        page.get_by_label("Signed in as").select_option(olivia.id)
    chat.open()
    chat.say("hello")
    expect(chat.bot.last).to_have_text("You said: hello")
    known = chat.stored()["id"]
    assert identity_of(site, known) == (olivia.id, "verified")
    page.reload()
    expect(chat.own).to_have_text(["hello"])
    with page.expect_navigation():
        page.get_by_label("Signed in as").select_option("")
    expect(chat.panel).to_be_visible()
    expect(chat.own).to_have_count(0)
    chat.say("who am I?")
    expect(chat.bot.last).to_have_text("You said: who am I?")
    assert identity_of(site, chat.stored()["id"]) == (None, "anonymous")


def test_a_bad_identity_token_leaves_the_customer_anonymous(site: Site, chat: Chat) -> None:
    chat.page.evaluate(
        "() => document.querySelector('parley-chat')"
        ".identify('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjLTkwMDEifQ.forged')"
    )
    chat.open()
    chat.say("hello")
    expect(chat.bot.last).to_have_text("You said: hello")
    assert identity_of(site, chat.stored()["id"]) == (None, "anonymous")


# What is served


def test_the_script_and_its_words_are_cached_by_their_content(site: Site) -> None:
    for path in ("/widget.js", "/widget/strings/de-AT.json"):
        first = httpx.get(site.url + path)
        assert first.status_code == 200
        again = httpx.get(site.url + path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert first.headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize(
    ("tag", "language", "direction"),
    [
        ("ar-EG", "ar", "rtl"),
        ("zh-CN", "zh-Hans", "ltr"),
        ("de_AT", "de", "ltr"),
        ("xx", "en", "ltr"),
    ],
)
def test_a_browsers_language_tag_gets_the_words_that_serve_it_best(
    site: Site, tag: str, language: str, direction: str
) -> None:
    words = httpx.get(f"{site.url}/widget/strings/{tag}.json").json()
    assert (words["language"], words["direction"]) == (language, direction)
    assert {"en", "de", "ar", "ja", "zh-Hans"} <= set(words["languages"])
    assert "{count}" in words["strings"]["open-unread"]


def test_modules_share_one_scope_so_no_name_may_stand_in_two_of_them() -> None:
    declared = re.compile(r"^(?:export )?(?:async )?(?:const|class|function) (\w+)", re.MULTILINE)
    names = [
        name for module in ORDER for name in declared.findall((FOLDER / module).read_text("utf-8"))
    ]
    assert len(names) == len(set(names)) > 30
    assert {path.name for path in FOLDER.glob("*.js")} == set(ORDER)


def test_outside_demo_mode_nobody_is_signed_in_by_the_shop_page(
    tmp_path: Path, site: Site, olivia: Customer
) -> None:
    settings = Settings(
        _env_file=None, home=tmp_path, demo=False, database_url=site.desk.settings.records_url()
    )
    app = create_app(settings, bot=ScriptedBot(), renderer=site.desk.renderer, identify=identify)
    client = TestClient(app, cookies={"demo_customer": olivia.id})
    refused = client.post("/shop/demo-token", json={"customer_id": olivia.id})
    assert refused.status_code == 404
    page = client.get("/shop").text
    assert "identity-token" not in page and olivia.name not in page


def test_the_demo_signs_in_customers_of_the_showcase_only(site: Site, olivia: Customer) -> None:
    other = "c-0001"
    site.write(lambda session: session.add(Customer(id=other, name="Somebody", country="DE")))
    for customer, status in ((olivia.id, 200), (other, 404), ("nobody", 404)):
        answer = httpx.post(f"{site.url}/shop/demo-token", json={"customer_id": customer})
        assert answer.status_code == status


def test_the_page_names_the_demo_orders_that_are_loaded_and_no_others(
    site: Site, page: Page, olivia: Customer
) -> None:
    def add(session: Any) -> None:
        session.add(
            Order(
                id="o-1",
                number="MG-100105",
                number_key="MG100105",
                customer_id=olivia.id,
                placed_at=now(),
                market="GB",
                currency="GBP",
                total_minor=1000,
            )
        )

    site.write(add)
    page.goto(f"{site.url}/shop?lang=en")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("LS1 4AB")
    rows.get_by_role("button").click()
    chat = Chat(page)
    expect(chat.input).to_have_value("Where is my order MG-100105?")


@pytest.fixture
def other_origin(site: Site) -> Iterator[str]:
    """The address of another shop's page, which carries the widget among rules of its own."""
    html = (
        "<!doctype html><title>Acme</title><h1>Acme</h1>"
        "<style>div, button, p { display: none !important; color: red }</style>"
        f"<script async src='{site.url}/widget.js' data-title='Ask Acme' data-language='en'"
        " data-accent='#ffd400'></script>"
    )

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_the_script_works_on_a_shop_of_another_origin(page: Page, other_origin: str) -> None:
    page.goto(other_origin)
    chat = Chat(page).open()
    expect(page.get_by_role("dialog", name="Ask Acme")).to_be_visible()
    assert page.evaluate(CONTRAST) == []  # dark letters on the shop's bright colour
    chat.say("hello")
    expect(chat.bot.last).to_have_text("You said: hello")
    page.reload()
    expect(chat.own).to_have_text(["hello"])
