"""Whole conversations in the six languages, told by the scripts in ``conversations``.

A script is YAML: ``language``, ``turns``, ``records``. A turn is ``say`` (words) or ``tap`` (the
payload of an offered choice, or its beginning up to a colon), and what must follow:

- ``keys``: what the bot says, in order, without its introduction;
- ``told`` / ``untold``: keys that are / are not in it, nested ones included;
- ``contains`` / ``lacks``: words that are / are not in the text;
- ``expects``: the slot that is waited for (null: none); ``intent``: what was understood;
- ``choices``: payloads that must be offered; ``article``: the article the answer is from;
- ``language``: of the answer, where it is not the script's.

``records``: ``identity``, ``state``, ``handoff`` (reason), ``returns`` (order: count), ``orders``
(order: state).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.conversations import open_handoff
from records.orders import find_orders
from records.shop_models import Return
from tests.stack.desk import ARTICLES, Answer, Customer, Stack

SCRIPTS = sorted((Path(__file__).parent / "conversations").glob("*.yml"))
TURN = {
    "say", "tap", "keys", "told", "untold", "contains", "lacks", "expects", "intent", "choices",
    "article", "language",
}  # fmt: skip


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_conversation(stack: Stack, script: Path) -> None:
    told = yaml.safe_load(script.read_text("utf-8"))
    customer = stack.customer(told["language"])
    for number, turn in enumerate(told["turns"], start=1):
        assert set(turn) <= TURN, f"turn {number}: {set(turn) - TURN}"
        answer = customer.tap(turn["tap"]) if "tap" in turn else customer.say(turn["say"])
        try:
            check_turn(turn, answer, told["language"])
        except AssertionError as error:
            raise AssertionError(f"turn {number}: {error}\n{story(customer)}") from None
    check_records(stack, customer, told.get("records") or {})


def test_every_language_has_at_least_four_scripts() -> None:
    languages = [yaml.safe_load(path.read_text("utf-8"))["language"] for path in SCRIPTS]
    for language in ("en", "de", "es", "zh-Hans", "ja", "ar"):
        assert languages.count(language) >= 4, language


def check_turn(turn: dict[str, Any], answer: Answer, language: str) -> None:
    replies = [reply for reply in answer["replies"] if reply["say"] != "bot-intro"]
    text = "\n".join(reply["text"] for reply in replies)
    nested = {part for reply in replies for part in say_keys(reply)}
    assert answer["message"]["status"] in ("answered", "for_agent")
    if "intent" in turn:
        assert answer["understood"]["intent"] == turn["intent"], answer["understood"]
    if "keys" in turn:
        assert [reply["say"] for reply in replies] == turn["keys"], text
    assert set(turn.get("told", [])) <= nested, f"told {sorted(nested)}"
    assert not set(turn.get("untold", [])) & nested, f"told {sorted(nested)}"
    for words in turn.get("contains", []):
        assert words in text, f"{words!r} is not in {text!r}"
    for words in turn.get("lacks", []):
        assert words not in text, f"{words!r} is in {text!r}"
    if "expects" in turn:
        assert [reply["expects"] for reply in replies][-1] == turn["expects"]
    offered = {choice["payload"] for reply in replies for choice in reply["choices"]}
    assert set(turn.get("choices", [])) <= offered, f"offered {offered}"
    if "article" in turn:
        page = (ARTICLES / language / f"{turn['article']}.md").read_text("utf-8")
        assert replies[0]["args"].get("title") == yaml.safe_load(page.split("---")[1])["title"], (
            text
        )
    assert {reply["language"] for reply in replies} <= {turn.get("language", language)}
    assert not [reply for reply in replies if "{$" in reply["text"].replace(" ", "")], text


def check_records(stack: Stack, customer: Customer, wanted: dict[str, Any]) -> None:
    conversation = stack.conversation(customer)
    if "identity" in wanted:
        assert conversation.identity_level == wanted["identity"]
    if "state" in wanted:
        assert conversation.state == wanted["state"]
    if "handoff" in wanted:
        handoff = stack.read(lambda session: open_handoff(session, customer.id))
        assert handoff is not None and handoff.reason == wanted["handoff"]
    for number, count in (wanted.get("returns") or {}).items():
        assert stack.read(lambda session, n=number: returns_of(session, n)) == count, number
    for number, state in (wanted.get("orders") or {}).items():
        found = stack.read(lambda session, n=number: find_orders(session, n)[0].state)
        assert found == state, number


def returns_of(session: Session, number: str) -> int:
    order = find_orders(session, number)[0]
    return len(list(session.scalars(select(Return.id).where(Return.order_id == order.id))))


def say_keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("say"), str):
            yield value["say"]
        for name, inner in value.items():
            if name != "choices":
                yield from say_keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from say_keys(inner)


def story(customer: Customer) -> str:
    """The conversation so far, for whoever reads a failure."""
    return "\n".join(f"{m['author']}: {m['text']}" for m in customer.messages())
