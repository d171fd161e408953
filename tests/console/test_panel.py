from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from records import audit
from records.base import new_id, now
from records.desk_models import Conversation
from records.returns import create_return
from records.shop_models import Customer, ShipmentEvent
from tests.console.desk import DeskUnderTest, say
from tests.records import factory


@pytest.fixture
def shopper(desk: DeskUnderTest) -> str:
    """A proven customer with a late order in customs and a returned one, who asks for a person."""
    with desk.sessions.begin() as session:
        lea = session.get_one(Customer, "cu_lea")
        _orders(session, lea)
    talk = desk.start(
        customer_id="cu_lea",
        identity_level="verified",
        identity_proof="order_email",
        language="de",
    )
    with desk.sessions.begin() as session:
        conversation = session.get_one(Conversation, talk)
        entities = [{"entity": "order_number", "value": "mg-104233"}]
        for text, language, feeling in (
            ("Where is it?", "en", "neutral"),
            ("Wo bleibt mg-104233?", "de", "negative"),
            ("Das ist unglaublich!", "de", "furious"),
        ):
            understood = {
                "intent": "delivery_problem",
                "confidence": 0.93,
                "entities": entities,
                "feeling": feeling,
            }
            say(session, conversation, text, language=language, understood=understood)
        audit.record(session, "bot", "identity.verify", "customer:cu_lea", {}, conversation_id=talk)
    desk.ask_for_person(talk, reason="complaint", priority=1)
    return talk


def _orders(session: Session, lea: Customer) -> None:
    jacket, mug = factory.product(session), factory.product(session, title="Enamel mug")
    late = factory.order(session, lea, (jacket, 1, 12000), number="MG-104233")
    parcel = factory.parcel(
        session,
        late,
        tracking_number="JD0146000123",
        customs_status="held",
        estimated_from=now().date() - dt.timedelta(days=6),
        estimated_to=now().date() - dt.timedelta(days=4),
    )
    parcel.events.append(
        ShipmentEvent(
            at=now() - dt.timedelta(days=2),
            status="InTransit",
            code="DE-HELD-7",
            place="Leipzig",
            country="DE",
        )
    )
    back = factory.order(
        session,
        lea,
        (mug, 2, 1500),
        number="MG-100001",
        placed_at=now() - dt.timedelta(days=9),
    )
    factory.parcel(session, back, status="Delivered", delivered_at=now() - dt.timedelta(days=3))
    session.flush()
    session.refresh(back)
    create_return(
        session,
        back,
        [(back.lines[0].id, 2)],
        "changed_mind",
        conversation_id=None,
        message_id=new_id("ms"),
        today=now().date(),
    )


def _panel(page: str) -> str:
    return page.partition('<aside class="panel"')[2]


def test_a_proven_customers_packet_is_all_there(desk: DeskUnderTest, shopper: str) -> None:
    panel = _panel(desk.agent().page(f"c/{shopper}"))
    for expected in (
        "Identity proven",
        "Order number and e-mail",
        "Complaint",
        "problem with a delivery",
        "Urgent",
        "getting worse",
        "Furious",
        "English → German",
        "lea@example.org",
        "+4915112345678",
        "10115 Berlin",
        "Central European",
        "MG-104233",
        "€120.00",
        "In question",
        "JD0146000123",
        "Customs is holding the parcel",
        "Late",
        "Leipzig, Germany",
        "MG-100001",
        "RMA-",
        "2 × Enamel mug",
        "I changed my mind",
        "Checked the customer&#39;s identity",
        "93%",
    ):
        assert expected in panel, expected
    assert "Not verified" not in panel


@pytest.mark.parametrize("level", ["anonymous", "claimed"])
def test_without_a_proof_there_is_a_warning_and_nothing_of_the_customer(
    desk: DeskUnderTest, shopper: str, level: str
) -> None:
    with desk.sessions.begin() as session:
        talk = session.get_one(Conversation, shopper)
        talk.identity_level, talk.identity_proof = level, None
    page = desk.agent().page(f"c/{shopper}")
    assert "Not verified. Say nothing about orders" in page
    for secret in ("lea@example.org", "Schröder", "JD0146000123", "€120.00", "RMA-"):
        assert secret not in page, secret
    assert "mg-104233" in _panel(page)  # what they typed themselves


def test_the_customers_other_conversations_are_listed_with_links(
    desk: DeskUnderTest, shopper: str
) -> None:
    earlier = desk.start("Earlier", channel="messenger", customer_id="cu_lea")
    panel = _panel(desk.agent().page(f"c/{shopper}"))
    assert f'href="/console/c/{earlier}"' in panel and "Messenger" in panel


def test_a_conversation_with_the_bot_has_a_panel_without_a_handoff(desk: DeskUnderTest) -> None:
    panel = _panel(desk.agent().page(f"c/{desk.start('Hello')}"))
    assert "Not identified" in panel and "Answer due" not in panel
