from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.desk_models import ChannelIdentity, Conversation, VerificationAttempt
from records.errors import NotFound
from records.identity import (
    Verification,
    bind,
    link_by_phone,
    link_by_token,
    linked_customer,
    undo_link,
    verify_by_order,
)
from records.shop_models import Order
from tests.records import factory

RIGHT = "ada@example.com"


@pytest.fixture
def order(session: Session) -> Order:
    return factory.order(session, factory.customer(session), (factory.product(session), 1, 5000))


def attempt(
    session: Session,
    talk: Conversation,
    number: str = "MG-104233",
    visitor: str = "v1",
    **proof: object,
) -> Verification:
    values = {"email": RIGHT, "at": factory.NOON, **proof}
    return verify_by_order(
        session,
        conversation_id=talk.id,
        visitor_key=visitor,
        order_number=number,
        **values,  # type: ignore[arg-type]
    )


def test_number_and_email_verify_and_link(session: Session, order: Order) -> None:
    talk = factory.conversation(session)
    result = attempt(session, talk, "mg104233", email=" Ada@EXAMPLE.com ")
    assert result == Verification(True, order.customer_id, "order_email")
    assert (talk.customer_id, talk.identity_level) == (order.customer_id, "verified")
    assert linked_customer(session, "web", "default", "v1") is order.customer


def test_number_and_postcode_verify(session: Session, order: Order) -> None:
    result = attempt(session, factory.conversation(session), email=None, postcode="10 115")
    assert result.ok and result.proof == "order_postcode"


def test_an_api_conversation_is_verified_but_not_linked(session: Session, order: Order) -> None:
    assert attempt(session, factory.conversation(session, channel="api")).ok
    assert session.scalar(select(func.count()).select_from(ChannelIdentity)) == 0


@pytest.mark.parametrize("empty", ["", "  ", "-", "〒"])
def test_an_empty_proof_never_fits_an_empty_record(session: Session, empty: str) -> None:
    buyer = factory.customer(session, email=None)
    factory.order(
        session, buyer, (factory.product(session), 1, 1), shipping_address={"postcode": ""}
    )
    talk = factory.conversation(session)
    assert not attempt(session, talk, email=empty, postcode=empty).ok
    assert (talk.customer_id, talk.identity_level) == (None, "claimed")


def test_a_name_proves_nothing(session: Session, order: Order) -> None:
    talk = factory.conversation(session)
    assert not attempt(session, talk, email=None, name="Ada Example").ok


def test_what_holds_nothing_to_compare_does_not_count(session: Session, order: Order) -> None:
    talk = factory.conversation(session)
    for _ in range(9):
        attempt(session, talk, email=None)
        attempt(session, talk, " # ")
    assert attempt(session, talk).ok


def test_missing_order_and_wrong_proof_look_the_same_until_both_are_locked(
    session: Session, order: Order
) -> None:
    wrong, missing = factory.conversation(session), factory.conversation(session, peer="v2")
    for _ in range(7):
        answers = (
            attempt(session, wrong, visitor="v1", email="x@example.com"),
            attempt(session, missing, "MG-999999", visitor="v2", email="x@example.com"),
        )
        assert answers[0] == answers[1]
    assert answers[0].locked


def test_locked_visitors_do_not_get_in_with_the_right_proof(session: Session, order: Order) -> None:
    talk = factory.conversation(session)
    for number in range(5):
        assert not attempt(session, talk, f"MG-20000{number}", email="x@example.com").locked
    assert attempt(session, talk) == Verification(False, locked=True)
    later = factory.NOON + dt.timedelta(minutes=61)
    assert attempt(session, talk, at=later).ok


def test_an_order_is_locked_over_all_visitors_and_spellings(session: Session, order: Order) -> None:
    talk = factory.conversation(session)
    spellings = ("MG-104233", "mg104233", "104233", "#104 233")
    for number in range(8):
        spelt = spellings[number % 4]
        assert not attempt(session, talk, spelt, visitor=f"a{number}", email="x@example.com").locked
    assert attempt(session, talk, visitor="somebody else").locked


def test_no_values_are_kept_of_a_try(session: Session, order: Order) -> None:
    attempt(session, factory.conversation(session), email="secret@example.com")
    kept = session.scalars(select(VerificationAttempt)).one()
    assert "104233" not in kept.order_key and "v1" != kept.visitor_key


def test_a_conversation_never_changes_its_customer(session: Session, order: Order) -> None:
    other = factory.customer(session, email="bob@example.com", phone=None)
    factory.order(session, other, (factory.product(session), 1, 100), number="MG-555555")
    talk = factory.conversation(session)
    assert attempt(session, talk).ok
    result = attempt(session, talk, "MG-555555", email="bob@example.com")
    assert result == Verification(False, refused=True)
    assert link_by_token(session, talk, other.id) is None
    assert talk.customer_id == order.customer_id


def test_an_unknown_conversation_is_an_error(session: Session) -> None:
    with pytest.raises(NotFound):
        attempt(session, Conversation(id="cv_none"))


def test_a_phone_links_only_where_one_customer_has_it(session: Session) -> None:
    ada = factory.customer(session, phone="+4915112345678")
    assert link_by_phone(session, "whatsapp", "a", "4915112345678", "4915112345678") is ada
    factory.customer(session, phone="+4915112345678", email=None)
    assert link_by_phone(session, "whatsapp", "a", "other", "+49 151 12345678") is None


def test_a_token_names_a_customer_by_id_or_single_email(session: Session) -> None:
    ada = factory.customer(session)
    assert link_by_token(session, factory.conversation(session), ada.id) is ada
    assert link_by_token(session, factory.conversation(session), "ADA@example.com") is ada
    factory.customer(session)
    assert link_by_token(session, factory.conversation(session), "ada@example.com") is None
    assert link_by_token(session, factory.conversation(session), "cu_unknown") is None


def test_an_undone_link_is_kept_and_does_not_come_back(session: Session) -> None:
    ada = factory.customer(session)
    talk = factory.conversation(session, channel="whatsapp", account="a", peer="p")
    assert link_by_phone(session, "whatsapp", "a", "p", "+4915112345678") is ada
    assert bind(session, talk, ada.id, "phone")
    link = session.scalars(select(ChannelIdentity)).one()
    undo_link(session, link.id, actor="agent:1")
    assert (talk.customer_id, talk.identity_level) == (None, "anonymous")
    assert linked_customer(session, "whatsapp", "a", "p") is None
    assert link_by_phone(session, "whatsapp", "a", "p", "+4915112345678") is None
    assert session.get(ChannelIdentity, link.id) is link
