from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from console.presence import Presence
from console.thread import mentions
from records.base import now
from records.desk_models import Agent, AuditEntry, Conversation, Delivery
from records.messages import add_message
from tests.console.desk import AgentClient, DeskUnderTest


def _bot_says(desk: DeskUnderTest, talk: str, semantic: dict[str, Any], **values: Any) -> None:
    with desk.sessions.begin() as session:
        conversation = session.get_one(Conversation, talk)
        add_message(session, conversation, author="bot", semantic=semantic, **values)


def _live(agent: AgentClient, **query: Any) -> Any:
    return agent.http.get("/console/live", params=query, headers={"accept": "application/json"})


def test_the_bots_side_is_in_the_agents_language_with_its_choices(desk: DeskUnderTest) -> None:
    talk = desk.start("返品したい", language="ja")
    choices = [{"say": "reason-too-small", "payload": "x"}]
    _bot_says(desk, talk, {"say": "ask-return-reason", "choices": choices}, language="ja")
    page = desk.agent().page(f"c/{talk}")
    assert "返品したい" in page
    assert "I&#39;m sorry it didn&#39;t work out. What is the reason?" in page
    assert "Too small" in page


def test_one_message_nobody_can_render_does_not_hide_the_thread(desk: DeskUnderTest) -> None:
    talk = desk.start("Hello")
    _bot_says(desk, talk, {"say": "a-key-of-tomorrow", "args": {"x": {"what": 1}}})
    _bot_says(desk, talk, {"say": "customs-duties-due-amount", "args": {"amount": {"what": 1}}})
    page = desk.agent().page(f"c/{talk}")
    assert "(message “a-key-of-tomorrow”)" in page
    assert "(message “customs-duties-due-amount”)" in page and "Hello" in page


def test_a_message_without_text_is_named_not_blank(desk: DeskUnderTest) -> None:
    talk = desk.start()
    with desk.sessions.begin() as session:
        add_message(session, session.get_one(Conversation, talk), author="customer")
    assert "(a message without text)" in desk.agent().page(f"c/{talk}")


def test_a_long_thread_shows_its_end_and_everything_on_request(desk: DeskUnderTest) -> None:
    talk = desk.start(*(f"message number {n}." for n in range(310)))
    ana = desk.agent()
    short = ana.page(f"c/{talk}")
    assert "message number 5." not in short and "message number 309." in short
    assert "Show earlier messages" in short
    assert "message number 5." in ana.page(f"c/{talk}?everything=true")


def test_opening_a_known_customers_thread_is_audited_and_a_strangers_is_not(
    desk: DeskUnderTest,
) -> None:
    known = desk.start("a", customer_id="cu_lea", identity_level="verified")
    stranger = desk.start("b")
    ana = desk.agent()
    ana.page(f"c/{known}")
    ana.page(f"c/{stranger}")
    with desk.sessions() as session:
        reads = session.scalars(
            select(AuditEntry).where(AuditEntry.action == "customer.read")
        ).all()
    assert [(read.actor, read.entity, read.conversation_id) for read in reads] == [
        ("agent:ag_ana", "customer:cu_lea", known)
    ]


def test_ready_made_replies_wait_in_the_owners_composer(desk: DeskUnderTest) -> None:
    talk = desk.start("Hello")
    ana = desk.agent()
    assert "data-text" not in ana.page(f"c/{talk}").partition('id="pane-note"')[0]
    ana.post(f"c/{talk}/take", version=1)
    assert 'data-text="Hello, this is Ana. I&#39;ve read' in ana.page(f"c/{talk}")


def test_the_poll_answers_nothing_new_until_there_is_something(desk: DeskUnderTest) -> None:
    talk = desk.start("First", channel="whatsapp")
    ana = desk.agent()
    ana.post(f"c/{talk}/take", version=1)
    fresh = _live(ana, thread=talk).json()
    again = _live(ana, thread=talk, mark=fresh["mark"])
    assert again.status_code in (204, 200)  # 200 only where a minute has just begun
    ana.post(f"c/{talk}/reply", version=2, text="An answer", script=True)
    changed = _live(ana, thread=talk, mark=fresh["mark"])
    assert changed.status_code == 200 and "An answer" in changed.json()["thread"]
    mark = changed.json()["mark"]
    with desk.sessions.begin() as session:  # no event says so, yet the agent must see it
        session.execute(update(Delivery).values(state="failed"))
    assert "Not delivered" in _live(ana, thread=talk, mark=mark).json()["thread"]


def test_the_poll_of_a_list_carries_no_thread(desk: DeskUnderTest) -> None:
    talk = desk.start("Hello")
    desk.ask_for_person(talk)
    fresh = _live(desk.agent(), view="waiting").json()
    assert fresh["waiting"] == 1 and talk in fresh["rows"]
    assert "thread" not in fresh and "panel" not in fresh


def test_colleagues_see_who_else_looks_and_types(desk: DeskUnderTest) -> None:
    talk = desk.start("Hello")
    ana, ben = desk.agent(), desk.agent("ag_ben")
    _live(ben, thread=talk)
    assert "Ben Okafor is looking at this too" in _live(ana, thread=talk).json()["head"]
    _live(ben, thread=talk, typing=True)
    head = _live(ana, thread=talk).json()["head"]
    assert "Ben Okafor is writing" in head and "Ana Lindqvist is" not in head


def test_presence_ends_some_seconds_after_the_last_sign_of_life() -> None:
    clock = [0.0]
    presence = Presence(lambda: clock[0])
    presence.seen("cv", "ag_ben", "Ben", typing=False)
    assert [one.name for one in presence.others("cv", "ag_ana")] == ["Ben"]
    clock[0] = 9.0
    assert presence.others("cv", "ag_ana") == []


def test_the_desk_speaks_the_agents_language_and_mirrors_with_it(desk: DeskUnderTest) -> None:
    ana = desk.agent()
    with desk.sessions.begin() as session:
        session.execute(update(Agent).values(language="ar"))
    assert '<html lang="ar" dir="rtl">' in ana.page()
    assert ana.post("language", language="tlh").status_code == 422
    assert ana.post("language", language="en").status_code == 303
    assert '<html lang="en"' in ana.page()


def test_times_are_told_in_the_browsers_zone_and_a_wrong_one_is_utc(desk: DeskUnderTest) -> None:
    talk = desk.start("Hello")
    with desk.sessions.begin() as session:
        session.get_one(Conversation, talk).messages[0].created_at = now().replace(
            hour=12, minute=34
        )
    ana = desk.agent()
    assert "12:34" in ana.page(f"c/{talk}")
    ana.http.cookies.set("parley_zone", "Asia/Kolkata")
    assert "6:04" in ana.page(f"c/{talk}")
    ana.http.cookies.set("parley_zone", "../../etc/passwd")
    assert "12:34" in ana.page(f"c/{talk}")


def test_an_unknown_conversation_is_a_page_that_says_so(desk: DeskUnderTest) -> None:
    answer = desk.agent().http.get("/console/c/cv_nowhere")
    assert answer.status_code == 404
    assert "This conversation does not exist." in answer.text


def test_mentions_take_the_longest_name_and_leave_addresses_alone() -> None:
    pieces = mentions("ask @Ana Lindqvist or @Ana, not a@b.example", ["Ana", "Ana Lindqvist"])
    assert [text for text, named in pieces if named] == ["@Ana Lindqvist", "@Ana"]
    assert "".join(text for text, _ in pieces) == "ask @Ana Lindqvist or @Ana, not a@b.example"
