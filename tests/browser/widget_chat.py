"""The widget as a customer uses it, for the browser tests."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from records.conversations import hand_to_agent, take
from records.desk_models import Agent, Conversation, Message

if TYPE_CHECKING:
    from tests.browser.conftest import Site

T = TypeVar("T")

MESSAGES = re.compile(r".*/api/v1/conversations/[^/]+/messages.*")

# All text in the widget with a contrast below 4.5 : 1 (WCAG 2.2, 1.4.3): class, text, ratio.
CONTRAST = """
() => {
  const root = document.querySelector("parley-chat").shadowRoot;
  const parse = (colour) => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() ||
      element.closest(".hear, option, style")) continue;
    const [one, other] = [light(parse(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) poor.push([element.className, walker.currentNode.data, ratio]);
  }
  return poor;
}
"""


def box(locator: Locator, within_s: float = 30) -> dict[str, float]:
    """Where an element is. The log draws a row again when its state changes (sent, delivered),
    so an element that was just found may be gone when it is measured: then it is looked up anew.
    """
    give_up = time.monotonic() + within_s
    while True:
        found = locator.bounding_box()
        if found:
            return dict(found)
        assert time.monotonic() < give_up, f"{locator} has no place on the page"
        locator.page.wait_for_timeout(20)


def eventually(fact: Callable[[], T], wanted: T, within_s: float = 30) -> None:
    """Fails unless ``fact`` becomes ``wanted``: for what a page sets off and does not show."""
    give_up = time.monotonic() + within_s
    while (found := fact()) != wanted:
        assert time.monotonic() < give_up, f"{found!r} is not {wanted!r}"
        time.sleep(0.02)


class Chat:
    """The widget on a page, as a customer uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.launcher = page.locator("parley-chat .launcher")
        self.panel = page.locator("parley-chat .panel")
        self.input = page.locator("parley-chat textarea")
        self.log = self.panel.get_by_role("log")
        self.own = page.locator("parley-chat .row.customer .bubble")
        self.bot = page.locator("parley-chat .row.bot .bubble")
        self.agent = page.locator("parley-chat .row.agent")
        self.lines = page.locator("parley-chat .line")

    def open(self) -> Chat:
        self.launcher.click()
        expect(self.input).to_be_focused()
        return self

    def say(self, text: str) -> None:
        self.input.fill(text)
        self.input.press("Enter")

    def choice(self, title: str) -> Locator:
        return self.panel.locator(".choice", has_text=title)

    def stored(self) -> dict[str, Any]:
        """What the browser keeps of the conversation."""
        return self.page.evaluate(
            "() => JSON.parse(Object.entries(localStorage)"
            ".find(([key]) => key.startsWith('parley:'))[1])"
        )

    def focused(self) -> str:
        """The class or id of the element with the focus, inside the widget or on the page."""
        return self.page.evaluate(
            "() => { let e = document.activeElement;"
            " while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
            " return e.id || e.className || e.tagName; }"
        )


def customer_messages(site: Site) -> list[str]:
    with site.desk.database.read_sessions() as session:
        rows = session.scalars(
            select(Message).where(Message.author == "customer").order_by(Message.seq)
        )
        return [message.text or "" for message in rows]


def taken(site: Site, agent: Agent, conversation_id: str) -> int:
    """Have the agent take the conversation; its version."""

    def take_it(session: Any) -> int:
        hand_to_agent(session, conversation_id, reason="asked")
        version = session.get_one(Conversation, conversation_id).version
        return take(session, conversation_id, agent_id=agent.id, version=version).version

    return site.write(take_it, conversation_id)
