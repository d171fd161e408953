"""A person is asked for, answers, and hands back: the bot is silent in between."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx

from records.conversations import close, hand_back, reply, take
from records.desk_models import Conversation
from records.handoff import packet
from tests.stack.desk import Customer, Stack


def events(
    stack: Stack, customer: Customer, after: int, within_s: float = 90
) -> Iterator[dict[str, Any]]:
    """Server-sent events after ``after``, until ``within_s`` have passed."""
    deadline = time.monotonic() + within_s
    headers = {**customer.headers, "Last-Event-ID": str(after)}
    path = f"{stack.settings.base_url()}/api/v1/conversations/{customer.id}/events"
    event: dict[str, Any] = {}
    with httpx.stream("GET", path, headers=headers, timeout=within_s, trust_env=False) as stream:
        for line in stream.iter_lines():
            name, _, value = line.partition(": ")
            if name in ("id", "event"):
                event[name] = value
            elif name == "data":
                event["data"] = json.loads(value)
            elif not line and "data" in event:
                yield event
                event = {}
            if time.monotonic() > deadline:
                return


def version(stack: Stack, customer: Customer) -> int:
    return stack.conversation(customer).version


def test_person_takes_over_answers_and_hands_back(stack: Stack) -> None:
    customer = stack.customer("en")
    customer.say("where is my order MG-100101? olivia.hughes@example.com")
    answer = customer.say("I want to talk to a human please")
    assert answer["state"] == "waiting"
    assert answer["replies"][-1]["say"].startswith("handoff")

    known = stack.read(lambda session: packet(session, customer.id))
    assert known["reason"] == "asked"
    assert known["customer"]["name"] == "Olivia Hughes"
    assert [order["number"] for order in known["orders"] if order["concerned"]] == ["MG-100101"]
    assert [said["author"] for said in known["transcript"]].count("customer") == 2

    agent = stack.agent()
    stack.change(lambda s: take(s, customer.id, agent_id=agent, version=version(stack, customer)))
    silent = customer.say("are you there?")
    assert silent["replies"] == [] and silent["state"] == "agent"

    stack.change(
        lambda s: reply(
            s,
            customer.id,
            agent_id=agent,
            version=version(stack, customer),
            text="Hello Olivia, I am looking into it.",
        )
    )
    (written,) = customer.messages("agent")
    assert written["text"] == "Hello Olivia, I am looking into it."
    assert written["agent"] == "Robin Vale"

    stack.change(
        lambda s: hand_back(s, customer.id, agent_id=agent, version=version(stack, customer))
    )
    again = customer.say("where is my order?")
    assert again["state"] == "bot"
    assert again["replies"][0]["say"] == "bot-intro", "the law: a bot again says that it is one"
    assert len(again["replies"]) > 1
    said_meanwhile = [
        m for m in customer.messages("bot") if m["in_reply_to"] == silent["message"]["id"]
    ]
    assert said_meanwhile == []


def test_agents_words_arrive_as_an_event_and_again_after_a_reload(stack: Stack) -> None:
    customer = stack.customer("en")
    customer.say("a real person please")
    agent = stack.agent()
    seen = customer.thread()["last_event_id"]
    heard: list[dict[str, Any]] = []
    arrived = threading.Event()

    def listen() -> None:
        for event in events(stack, customer, seen):
            heard.append(event)
            if event["event"] == "message" and event["data"]["author"] == "agent":
                arrived.set()
                return

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    time.sleep(0.5)
    stack.change(lambda s: take(s, customer.id, agent_id=agent, version=version(stack, customer)))
    stack.change(
        lambda s: reply(
            s, customer.id, agent_id=agent, version=version(stack, customer), text="Good day!"
        )
    )
    assert arrived.wait(60), heard
    states = [event["data"]["state"] for event in heard if event["event"] == "state"]
    assert states == ["agent"]
    replayed = next(
        event
        for event in events(stack, customer, seen)
        if event["event"] == "message" and event["data"]["author"] == "agent"
    )
    assert replayed == heard[-1]


def test_answer_being_computed_is_dropped_when_a_person_takes_over(stack: Stack) -> None:
    customer = stack.customer("en")
    customer.say("hello")
    agent = stack.agent()
    with stack.frozen("bot"):
        posted = customer.post("what is your return policy?", wait=False)
        assert posted.status_code == 202
        stack.change(
            lambda s: take(s, customer.id, agent_id=agent, version=version(stack, customer))
        )
    message_id = posted.json()["message"]["id"]
    customer.until(
        lambda thread: any(
            m["id"] == message_id and m["status"] == "for_agent" for m in thread["messages"]
        ),
        90,
    )
    answers = [m for m in customer.messages() if m["in_reply_to"] == message_id]
    assert answers == []


def test_closed_conversation_starts_anew_with_no_open_form(stack: Stack) -> None:
    customer = stack.customer("en")
    assert customer.say("where is my parcel?")["replies"][-1]["expects"] == "order_number"
    stack.change(lambda s: close(s, customer.id))
    answer = customer.say("how long does a refund take?")
    assert answer["state"] == "bot"
    keys = [entry["say"] for entry in answer["replies"]]
    assert keys == ["bot-intro", "answer"]


def test_waiting_customer_is_told_once_that_the_message_is_kept(stack: Stack) -> None:
    customer = stack.customer("en")
    customer.say("let me talk to an agent")
    first = customer.say("it is about my parcel")
    second = customer.say("it is urgent")
    assert [entry["say"] for entry in first["replies"]] == ["handoff-waiting"]
    assert second["replies"] == []
    state = stack.read(lambda session: session.get_one(Conversation, customer.id).state)
    assert state == "waiting"


def test_logs_hold_nothing_a_customer_said(stack: Stack) -> None:
    customer = stack.customer("en")
    customer.say("where is MG-100104? it is about zyxwvut@example.com and LS1 4AB")
    customer.say("olivia.hughes@example.com and MG-100104, my name is Zyxwvut Qponml")
    customer.say("I want to talk to a human")
    for process in stack.group.processes:
        lines = process.log.read_text(errors="replace")
        for said in ("zyxwvut", "olivia.hughes", "LS1 4AB", "Qponml"):
            assert said.casefold() not in lines.casefold(), f"{said} in {process.name}'s log"
