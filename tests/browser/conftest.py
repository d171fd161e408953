"""A real gateway on a real port, and a real browser that looks at it.

The stand-ins: a bot that answers by script, and a renderer with a few texts of the tests' own
beside the real ones.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sqlalchemy import delete
from sqlalchemy.orm import Session

import locales.renderer
from gateway.app import create_app
from gateway.bot_client import BotAnswer, BotTurn, SemanticChoice, SemanticMessage
from gateway.desk import Desk
from gateway.settings import Settings
from locales.renderer import Renderer
from records.database import open_engine
from records.desk_models import Agent
from records.models import Base
from records.shop_models import Customer
from tests.browser.widget_chat import Chat

CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
WAIT_MS = 30_000  # how long a page may take on a busy machine before a test gives up
expect.set_options(timeout=WAIT_MS)
TEST_TEXTS = "test-echo = { $text }\ntest-choice = { $title }\n"
ARABIC = "؀", "ۿ"  # first and last character of the Arabic block


def said(text: str, *choices: str, expects: str | None = None, **more: Any) -> SemanticMessage:
    """A bot's message of these very words, with choices of these titles."""
    return SemanticMessage(
        say="test-echo",
        args={"text": text},
        choices=[
            SemanticChoice(say="test-choice", args={"title": title}, payload=f"pick:{title}")
            for title in choices
        ],
        expects=expects,
        **more,
    )


class ScriptedBot:
    """Echoes, unless ``script`` says otherwise. Within ``held`` no turn is answered."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self.reset_script()

    def reset_script(self) -> None:
        self.script: Callable[[BotTurn], list[SemanticMessage]] = lambda turn: [
            said(f"You said: {turn.text}")
        ]
        self._open.set()
        self.turns: list[BotTurn] = []

    async def turn(self, turn: BotTurn) -> BotAnswer:
        self.turns.append(turn)
        while not self._open.is_set():
            await asyncio.sleep(0.02)
        understood = {"intent": "greet", "confidence": 0.9}
        return BotAnswer(replies=self.script(turn), understood=understood)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        self._open.clear()
        try:
            yield
        finally:
            self._open.set()

    async def reset(self, conversation_id: str) -> None:
        """The script keeps nothing."""

    async def status(self) -> dict[str, Any]:
        return {"model": "test", "actions": True}


def identify(text: str, *, previous: str | None, locale: str | None) -> str:
    """Arabic where an Arabic letter shows, else what it was."""
    if any(ARABIC[0] <= character <= ARABIC[1] for character in text):
        return "ar"
    return previous or (locale or "en").split("-")[0]


class Site:
    """The running gateway: where it listens, its bot, and a door to its records."""

    def __init__(self, url: str, desk: Desk, bot: ScriptedBot) -> None:
        self.url = url
        self.desk = desk
        self.bot = bot

    def write(self, work: Callable[[Session], Any], conversation_id: str | None = None) -> Any:
        """Run ``work`` in a transaction and wake those who watch, as the console does."""
        with self.desk.database.sessions.begin() as session:
            result = work(session)
        if conversation_id is not None:
            self.desk.bus.publish(conversation_id)
        return result


def _texts(folder: Path) -> Renderer:
    """The real texts and the tests' own. Arabic is there even before it is translated."""
    real = Path(locales.renderer.__file__).parent
    for source in real.glob("*/*.ftl"):
        target = folder / source.parent.name / source.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    for language in ("en", "de", "ar", "ja", "zh-Hans"):
        (folder / language).mkdir(exist_ok=True)
        (folder / language / "zz-test.ftl").write_text(TEST_TEXTS, "utf-8")
    return Renderer(folder)


@pytest.fixture(scope="session")
def running_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One gateway for all tests: starting one takes longer than most of them."""
    tmp_path = tmp_path_factory.mktemp("site")
    settings = Settings(
        _env_file=None,
        home=tmp_path / "home",
        demo=True,
        rate_limit_per_minute=0,
        turn_timeout_s=60.0,
    )
    engine = open_engine(settings.records_url())
    Base.metadata.create_all(engine)
    engine.dispose()
    bot = ScriptedBot()
    app = create_app(settings, bot=bot, renderer=_texts(tmp_path / "texts"), identify=identify)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1, lifespan="on")
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 60
    while not server.started:
        assert thread.is_alive() and time.monotonic() < deadline, "the gateway did not start"
        time.sleep(0.02)
    yield Site(f"http://127.0.0.1:{listener.getsockname()[1]}", app.state.desk, bot)
    server.should_exit = True
    thread.join(10)
    listener.close()


@pytest.fixture
def site(running_site: Site) -> Site:
    """The gateway with an echoing bot and empty records."""

    def empty(session: Session) -> None:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(delete(table))

    running_site.write(empty)
    running_site.bot.reset_script()
    return running_site


@pytest.fixture
def agent(site: Site) -> Agent:
    """Somebody of the shop's staff, called Ana."""

    def add(session: Session) -> Agent:
        person = Agent(id="ag_ana", email="ana@example.com", name="Ana", password_hash="-")
        session.add(person)
        return person

    return site.write(add)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome") or "/usr/bin/chromium"
    if not Path(path).exists():
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(
        locale="en-GB", viewport={"width": 1200, "height": 860}, reduced_motion="reduce"
    )
    opened.set_default_timeout(WAIT_MS)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which any script error fails the test."""
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    assert errors == []


@pytest.fixture
def chat(site: Site, page: Page) -> Chat:
    """The widget on the demo shop's page."""
    page.goto(f"{site.url}/shop?lang=en")
    return Chat(page)


@pytest.fixture
def olivia(site: Site) -> Customer:
    """The English customer of the showcase."""

    def add(session: Any) -> Customer:
        customer = Customer(id="c-9001", name="Olivia Hughes", country="GB", language="en")
        session.add(customer)
        return customer

    return site.write(add)
