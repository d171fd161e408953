from __future__ import annotations

import datetime as dt
import re

from sqlalchemy import update

from records.base import now
from records.desk_models import Handoff
from records.shop_models import Order
from tests.console.desk import DeskUnderTest, say


def _order_of_rows(page: str) -> list[str]:
    return re.findall(r'id="row-(\w+)"', page)


def _count(page: str, view: str) -> int:
    found = re.search(rf'id="view-{view}".*?</a>', page, re.S)
    assert found is not None
    number = re.search(r'class="count[^"]*">(\d+)<', found[0])
    return int(number[1]) if number else 0


def test_who_waits_is_sorted_by_priority_and_then_by_due_time(desk: DeskUnderTest) -> None:
    low, late, urgent, soon = (desk.start(f"Question {n}") for n in range(4))
    for talk, priority, minutes in ((low, 3, 1), (late, 2, 40), (urgent, 1, 300), (soon, 2, 5)):
        desk.ask_for_person(talk, priority=priority)
        with desk.sessions.begin() as session:
            session.execute(
                update(Handoff)
                .where(Handoff.conversation_id == talk)
                .values(due_at=now() + dt.timedelta(minutes=minutes))
            )
    assert _order_of_rows(desk.agent().page()) == [urgent, soon, late, low]


def test_each_view_shows_and_counts_its_own(desk: DeskUnderTest) -> None:
    with_bot, waiting, mine, bens, done = (desk.start(f"Text {n}") for n in range(5))
    desk.ask_for_person(waiting)
    ana, ben = desk.agent(), desk.agent("ag_ben")
    ana.post(f"c/{mine}/take", version=1)
    ben.post(f"c/{bens}/take", version=1)
    ben.post(f"c/{done}/close", version=1)
    shown = {
        view: set(_order_of_rows(ana.page(f"?view={view}")))
        for view in ("waiting", "mine", "open", "bot", "closed")
    }
    assert shown == {
        "waiting": {waiting},
        "mine": {mine},
        "open": {waiting, mine, bens},
        "bot": {with_bot},
        "closed": {done},
    }
    page = ana.page()
    counts = [_count(page, view) for view in ("waiting", "mine", "open", "bot")]
    assert counts == [1, 1, 3, 1]


def test_a_row_says_who_why_how_they_feel_and_until_when(desk: DeskUnderTest) -> None:
    talk = desk.start(
        customer_id="cu_lea", identity_level="verified", language="de", channel="messenger"
    )
    with desk.sessions.begin() as session:
        conversation = desk.conversation(talk)
        say(session, session.merge(conversation), "Unverschämt!\nZwei Wochen!", "furious")
    desk.ask_for_person(talk, reason="complaint", priority=1)
    page = desk.agent().page()
    for expected in (
        "Léa Schröder",
        "Identity proven",
        "Unverschämt! Zwei Wochen!",
        "Complaint",
        "Urgent",
        "Furious",
        "German",
        "Messenger",
        "15 min left",
    ):
        assert expected in page, expected


def test_the_clock_stops_once_an_agent_has_answered(desk: DeskUnderTest) -> None:
    talk = desk.start("Help")
    desk.ask_for_person(talk)
    ana = desk.agent()
    ana.post(f"c/{talk}/take", version=2)
    assert "60 min left" in ana.page("?view=mine")
    ana.post(f"c/{talk}/reply", version=3, text="I am on it")
    assert "left" not in ana.page("?view=mine").partition('class="rows"')[2]


def test_the_language_filter_leaves_the_others_out(desk: DeskUnderTest) -> None:
    german, arabic = desk.start("Hallo", language="de"), desk.start("مرحبا", language="ar")
    ana = desk.agent()
    assert set(_order_of_rows(ana.page("?view=bot"))) == {german, arabic}
    assert _order_of_rows(ana.page("?view=bot&language=ar")) == [arabic]


def test_search_finds_by_name_address_and_order_number_and_keeps_them_out_of_urls(
    desk: DeskUnderTest,
) -> None:
    talk = desk.start("Hallo", customer_id="cu_lea", identity_level="verified")
    desk.start("Somebody else")
    with desk.sessions.begin() as session:
        session.add(
            Order(
                id="or_1",
                number="MG-104233",
                number_key="MG104233",
                customer_id="cu_lea",
                placed_at=now(),
                market="DE",
                currency="EUR",
                total_minor=1000,
            )
        )
    ana = desk.agent()
    for words in ("schröder", "LEA@example.org", "mg 104 233", "104233", "Léa  Schröder"):
        assert _order_of_rows(ana.post("search", words=words).text) == [talk], words
    for words in ("", "%", "é_", "lea@example.com", "MG-1"):
        assert _order_of_rows(ana.post("search", words=words).text) == [], words
    assert ana.http.get("/console/search").status_code in (404, 405)


def test_what_a_customer_calls_themselves_and_writes_stays_text(desk: DeskUnderTest) -> None:
    evil = '<script>alert("x")</script><img src=x onerror=alert(1)>'
    talk = desk.start(evil)
    desk.ask_for_person(talk, reason=evil)
    ana = desk.agent()
    for page in (ana.page(), ana.page(f"c/{talk}"), ana.post("search", words=evil).text):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert "&lt;script&gt;" in ana.page(f"c/{talk}")
