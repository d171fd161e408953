from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, update

from records.base import now
from records.desk_models import AuditEntry, Conversation, Delivery, Handoff, Message
from tests.console.desk import DeskUnderTest

_DELIVERY = (
    select(Delivery)
    .join(Message, Message.id == Delivery.message_id)
    .where(Message.author == "agent")
)
STALE = "Somebody else was faster"


@pytest.fixture
def waiting(desk: DeskUnderTest) -> str:
    """A conversation whose customer asked for a person."""
    talk = desk.start("Where is my parcel?")
    desk.ask_for_person(talk)
    return talk


def test_taking_makes_the_agent_the_owner_and_tells_the_gateway(
    desk: DeskUnderTest, waiting: str
) -> None:
    ana = desk.agent()
    answer = ana.post(f"c/{waiting}/take", version=2, view="waiting")
    assert answer.headers["location"] == f"/console/c/{waiting}?view=waiting"
    talk = desk.conversation(waiting)
    assert (talk.state, talk.agent_id) == ("agent", "ag_ana")
    assert desk.notified == [waiting]
    assert "Ana Lindqvist took over" in ana.page(f"c/{waiting}")


def test_of_two_who_take_at_once_one_is_told_that_the_other_was_faster(
    desk: DeskUnderTest, waiting: str
) -> None:
    agents = [desk.agent(), desk.agent("ag_ben")]
    forms = [(agent, agent.csrf) for agent in agents]

    def take(form: tuple) -> object:
        agent, csrf = form
        return agent.http.post(f"/console/c/{waiting}/take", data={"csrf": csrf, "version": "2"})

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(take, forms), key=lambda answer: answer.status_code)
    assert [answer.status_code for answer in answers] == [303, 409]
    assert STALE in answers[1].text
    assert "is in charge" in answers[1].text  # and the page shows who


def test_a_reply_reaches_the_customers_messages_with_its_author(
    desk: DeskUnderTest, waiting: str
) -> None:
    ana = desk.agent()
    ana.post(f"c/{waiting}/take", version=2)
    answer = ana.post(
        f"c/{waiting}/reply", script=True, version=3, text="Hello,\r\nit is on its way.\r\n"
    )
    assert answer.json() == {"done": True}
    (said,) = desk.messages(waiting, "agent")
    assert (said.text, said.agent_id) == ("Hello,\nit is on its way.", "ag_ana")
    assert desk.notified == [waiting, waiting]


def test_a_form_that_arrives_twice_says_it_once(desk: DeskUnderTest, waiting: str) -> None:
    ana = desk.agent()
    ana.post(f"c/{waiting}/take", version=2)
    for _ in range(2):
        answer = ana.post(f"c/{waiting}/reply", script=True, version=3, text="Hi", once="k1")
        assert answer.status_code == 200
    ana.post(f"c/{waiting}/reply", script=True, version=3, text="Hi", once="k2")
    assert [message.text for message in desk.messages(waiting, "agent")] == ["Hi", "Hi"]


def test_nobody_but_the_owner_can_reply(desk: DeskUnderTest, waiting: str) -> None:
    ana, ben = desk.agent(), desk.agent("ag_ben")
    ana.post(f"c/{waiting}/take", version=2)
    refused = ben.post(f"c/{waiting}/reply", script=True, version=3, text="Me too")
    assert refused.status_code == 403
    assert "You are not in charge" in refused.json()["error"]["message"]
    assert desk.messages(waiting, "agent") == []
    page = ben.page(f"c/{waiting}")
    assert "Ana Lindqvist is in charge. You can leave a private note" in page
    assert 'id="reply-text"' not in page


def test_a_reply_to_an_older_state_is_refused_and_its_text_is_kept(
    desk: DeskUnderTest, waiting: str
) -> None:
    ana, ben = desk.agent(), desk.agent("ag_ben")
    ana.post(f"c/{waiting}/take", version=2)
    ben.post(f"c/{waiting}/take", version=3)
    refused = ana.post(f"c/{waiting}/reply", version=3, text="A long and careful answer")
    assert refused.status_code == 409
    assert STALE in refused.text
    assert "A long and careful answer</textarea>" in refused.text
    assert desk.messages(waiting, "agent") == []


def test_handing_back_lets_the_bot_speak_and_introduce_itself_again(
    desk: DeskUnderTest, waiting: str
) -> None:
    ana = desk.agent()
    ana.post(f"c/{waiting}/take", version=2)
    ana.post(f"c/{waiting}/hand-back", version=3)
    talk = desk.conversation(waiting)
    assert (talk.state, talk.agent_id, talk.greeted_at) == ("bot", None, None)
    with desk.sessions() as session:
        assert session.scalars(select(Handoff)).one().outcome == "handed_back"
    assert "Ana Lindqvist handed the conversation to the bot" in ana.page(f"c/{waiting}")


def test_closing_and_reopening_gives_it_to_the_one_who_reopened(
    desk: DeskUnderTest, waiting: str
) -> None:
    ana = desk.agent()
    ana.post(f"c/{waiting}/take", version=2)
    ana.post(f"c/{waiting}/close", version=3)
    assert desk.conversation(waiting).state == "closed"
    ben = desk.agent("ag_ben")
    assert ben.post(f"c/{waiting}/reopen", version=3).status_code == 409
    ben.post(f"c/{waiting}/reopen", version=4)
    talk = desk.conversation(waiting)
    assert (talk.state, talk.agent_id) == ("agent", "ag_ben")


def test_only_the_owner_closes_or_hands_back(desk: DeskUnderTest, waiting: str) -> None:
    desk.agent().post(f"c/{waiting}/take", version=2)
    ben = desk.agent("ag_ben")
    for verb in ("close", "hand-back"):
        assert ben.post(f"c/{waiting}/{verb}", version=3).status_code == 403
    assert desk.conversation(waiting).state == "agent"


def test_a_note_of_any_agent_is_kept_and_shown_as_private(
    desk: DeskUnderTest, waiting: str
) -> None:
    ben = desk.agent("ag_ben")
    ben.post(f"c/{waiting}/note", text="@ana lindqvist knows this customer")
    (note,) = desk.messages(waiting, "note")
    assert note.agent_id == "ag_ben"
    page = ben.page(f"c/{waiting}")
    assert "<mark>@ana lindqvist</mark> knows this customer" in page
    assert "Mentions you" in desk.agent().page()
    assert "Mentions you" not in ben.page()


@pytest.mark.parametrize(
    ("text", "status"), [("   ", 422), ("", 422), ("x" * 4001, 413), ("\x00", 422)]
)
def test_empty_and_endless_replies_are_refused(
    desk: DeskUnderTest, waiting: str, text: str, status: int
) -> None:
    ana = desk.agent()
    ana.post(f"c/{waiting}/take", version=2)
    answer = ana.post(f"c/{waiting}/reply", script=True, version=3, text=text)
    assert answer.status_code == status
    assert desk.messages(waiting, "agent") == []


def test_whatsapps_window_locks_the_composer_and_refuses_a_late_reply(desk: DeskUnderTest) -> None:
    talk = desk.start("Hello?", channel="whatsapp")
    ana = desk.agent()
    ana.post(f"c/{talk}/take", version=1)
    assert 'id="reply-text"' in ana.page(f"c/{talk}")
    with desk.sessions.begin() as session:
        yesterday = now() - dt.timedelta(hours=25)
        session.execute(update(Conversation).values(last_customer_at=yesterday))
    assert "The channel takes no more messages" in ana.page(f"c/{talk}")
    late = ana.post(f"c/{talk}/reply", script=True, version=2, text="Sorry!")
    assert late.status_code == 409
    assert desk.messages(talk, "agent") == []


def test_a_failed_delivery_can_be_sent_again_and_a_sent_one_cannot(desk: DeskUnderTest) -> None:
    talk = desk.start("Hello?", channel="whatsapp")
    ana = desk.agent()
    ana.post(f"c/{talk}/take", version=1)
    ana.post(f"c/{talk}/reply", version=2, text="Hi there")
    with desk.sessions.begin() as session:
        delivery = session.scalars(_DELIVERY).one()
        delivery.state, delivery.attempts = "failed", 8
    assert "Not delivered" in ana.page(f"c/{talk}")
    ana.post(f"c/{talk}/resend", delivery=delivery.id)
    assert _delivery(desk) == ("pending", 0)
    with desk.sessions.begin() as session:
        session.execute(update(Delivery).values(state="read"))
    ana.post(f"c/{talk}/resend", delivery=delivery.id)
    assert _delivery(desk)[0] == "read"
    assert ana.post("c/cv_other/resend", delivery=delivery.id).status_code == 404


def test_every_verb_is_audited_with_its_agent(desk: DeskUnderTest, waiting: str) -> None:
    ana = desk.agent()
    ana.post(f"c/{waiting}/take", version=2)
    ana.post(f"c/{waiting}/close", version=3)
    with desk.sessions() as session:
        done = session.execute(
            select(AuditEntry.actor, AuditEntry.action).where(
                AuditEntry.action.startswith("conversation.")
            )
        ).all()
    assert [tuple(row) for row in done] == [
        ("agent:ag_ana", "conversation.take"),
        ("agent:ag_ana", "conversation.close"),
    ]


def test_a_verb_without_a_version_or_a_conversation_is_refused(
    desk: DeskUnderTest, waiting: str
) -> None:
    ana = desk.agent()
    assert ana.post(f"c/{waiting}/take", version="two").status_code == 400
    assert ana.post("c/cv_nowhere/take", version=1).status_code == 404
    assert desk.notified == []


def _delivery(desk: DeskUnderTest) -> tuple[str, int]:
    with desk.sessions() as session:
        delivery = session.scalars(_DELIVERY).one()
        return delivery.state, delivery.attempts
