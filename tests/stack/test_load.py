"""Many at once, and how much memory all of it takes."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.stack.desk import Customer, Stack

LIMIT_MIB = 2.5 * 1024


def family(pid: int) -> list[int]:
    """A process and all it has started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in family(int(child)))]


def proportional_mib(pid: int) -> float:
    """Memory of a process, shared pages split among those who share them (PSS), in MiB."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no Pss line")


def test_forty_messages_at_once_are_answered_in_order_and_once_each(stack: Stack) -> None:
    customer = stack.customer("en")
    texts = ["hello"] * 40
    with ThreadPoolExecutor(40) as pool:
        posted = list(pool.map(lambda text: customer.post(text, wait=False), texts))
    assert {response.status_code for response in posted} <= {200, 202}
    thread = customer.until(
        lambda seen: all(
            m["status"] == "answered" for m in seen["messages"] if m["author"] == "customer"
        ),
        180,
    )
    asked = [m for m in thread["messages"] if m["author"] == "customer"]
    assert sorted(m["text"] for m in asked) == sorted(texts)
    replies = [m for m in thread["messages"] if m["author"] == "bot" and m["say"] != "bot-intro"]
    assert [m["in_reply_to"] for m in replies] == [m["id"] for m in asked], "in order, once each"
    assert [m["say"] for m in thread["messages"]].count("bot-intro") == 1


def test_same_external_id_at_once_has_one_effect(stack: Stack) -> None:
    customer = stack.customer("en")
    with ThreadPoolExecutor(8) as pool:
        posted = list(pool.map(lambda _: customer.post("hello", external_id="tab-1"), range(8)))
    ids = {response.json()["message"]["id"] for response in posted}
    assert len(ids) == 1
    assert len(customer.messages("customer")) == 1
    assert [m["say"] for m in customer.messages("bot")] == ["bot-intro", "greet"]


def test_different_conversations_do_not_wait_for_a_long_one(stack: Stack) -> None:
    long, others = stack.customer("en"), [stack.customer("en") for _ in range(4)]
    with ThreadPoolExecutor(20) as pool:
        for _ in range(12):
            pool.submit(long.post, "hello", wait=False)
        began = time.monotonic()
        answers = list(pool.map(lambda customer: _greeted(customer), others))
        took = time.monotonic() - began
    assert answers == ["greet"] * 4
    assert took < 60


def _greeted(customer: Customer) -> str:
    return str(customer.say("hello")["replies"][-1]["say"])


def test_whole_stack_fits_into_two_and_a_half_gibibytes(stack: Stack) -> None:
    used = {
        process.name: sum(proportional_mib(pid) for pid in family(stack.pid(process.name)))
        for process in stack.group.processes
    }
    print({name: round(mib) for name, mib in used.items()})
    assert sum(used.values()) <= LIMIT_MIB, used
