from __future__ import annotations

import threading

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from records import returns
from records.database import open_engine, session_factory
from records.desk_models import AuditEntry
from records.errors import Invalid, ParleyError
from records.migrate import upgrade
from records.shop_models import Order, Return
from tests.records import factory
from tests.records.factory import TODAY


def delivered_order(session: Session, *, market: str = "DE", days_ago: int = 5, **values) -> Order:
    buyer = factory.customer(session, country=market)
    first, second = factory.product(session), factory.product(session)
    order = factory.order(session, buyer, (first, 2, 1000), (second, 1, 500), **values)
    factory.delivered(session, order, days_ago)
    return order


def create(session: Session, order: Order, *items: tuple[str, int], message: str | None = "m1"):
    return returns.create_return(
        session,
        order,
        list(items),
        "too_big",
        conversation_id="cv",
        message_id=message,
        today=TODAY,
    )


def test_a_part_is_worth_its_price_and_a_whole_order_its_shipping_too(session: Session) -> None:
    order = delivered_order(session, shipping_minor=490)
    first, second = order.lines
    part = returns.quote(session, order, [(first.id, 1)], "too_big", TODAY)
    assert (part.goods_minor, part.shipping_minor, part.refund_minor) == (1000, 0, 1000)
    whole = returns.quote(session, order, [(first.id, 2), (second.id, 1)], "too_big", TODAY)
    assert (whole.goods_minor, whole.shipping_minor, whole.refund_minor) == (2500, 490, 2990)
    assert whole.whole_order and not part.whole_order


def test_the_return_cost_is_taken_off_but_never_below_nothing(session: Session) -> None:
    order = delivered_order(session, market="CH")
    first, second = order.lines
    assert returns.quote(session, order, [(first.id, 2)], "too_big", TODAY).refund_minor == 1010
    small = returns.quote(session, order, [(second.id, 1)], "too_big", TODAY)
    assert (small.return_cost_minor, small.refund_minor) == (500, 0)
    assert returns.quote(session, order, [(second.id, 1)], "faulty", TODAY).refund_minor == 500


def test_vouchers_are_spread_so_that_the_parts_add_up(session: Session) -> None:
    order = delivered_order(session, total_minor=2000)
    first, second = order.lines
    amounts = [
        create(session, order, (first.id, 1), message="a").refund_minor,
        create(session, order, (first.id, 1), message="b").refund_minor,
        create(session, order, (second.id, 1), message="c").refund_minor,
    ]
    assert sum(amounts) == 2000 and amounts == [800, 800, 400]


def test_express_is_refunded_as_standard_shipping(session: Session) -> None:
    order = delivered_order(session, shipping_minor=1990, shipping_method="express")
    items = [(line.id, line.quantity) for line in order.lines]
    assert returns.quote(session, order, items, "too_big", TODAY).shipping_minor == 490


def test_one_message_makes_one_return(session: Session) -> None:
    order = delivered_order(session)
    line = order.lines[0]
    one, again = create(session, order, (line.id, 1)), create(session, order, (line.id, 1))
    assert one is again and one.rma.startswith("RMA-") and len(one.rma) == 10
    assert len(session.scalars(select(Return)).all()) == 1
    audited = session.scalars(select(AuditEntry)).all()
    assert [entry.action for entry in audited] == ["return.create"]
    assert audited[0].conversation_id == "cv" and audited[0].message_id == "m1"


def test_never_more_comes_back_than_is_left(session: Session) -> None:
    order = delivered_order(session)
    line = order.lines[0]
    with pytest.raises(Invalid):
        create(session, order, (line.id, 3))
    create(session, order, (line.id, 1), message="a")
    with pytest.raises(Invalid):
        create(session, order, (line.id, 2), message="b")
    left = {entry.line.id: entry for entry in returns.returnable_lines(session, order, TODAY)}
    assert left[line.id].quantity_left == 1
    create(session, order, (line.id, 1), message="c")
    with pytest.raises(returns.NotReturnable) as caught:
        create(session, order, (line.id, 1), message="d")
    assert caught.value.verdicts[line.id].refusal == "already_returned"


@pytest.mark.parametrize(("line", "quantity"), [("nope", 1), (None, 0), (None, -1)])
def test_nonsense_is_refused(session: Session, line: str | None, quantity: int) -> None:
    order = delivered_order(session)
    with pytest.raises(Invalid):
        create(session, order, (line or order.lines[0].id, quantity))


def test_a_line_that_may_not_come_back_stops_the_whole_return(session: Session) -> None:
    buyer = factory.customer(session)
    jacket = factory.product(session)
    card = factory.product(session, returnable=False, exclusion="gift_card")
    order = factory.order(session, buyer, (jacket, 1, 1000), (card, 1, 5000))
    factory.delivered(session, order)
    first, second = order.lines
    with pytest.raises(returns.NotReturnable) as caught:
        create(session, order, (first.id, 1), (second.id, 1))
    assert set(caught.value.verdicts) == {second.id}
    assert session.scalars(select(Return)).all() == []


def test_the_status_of_returns_is_found_by_order_and_customer(session: Session) -> None:
    order = delivered_order(session)
    made = create(session, order, (order.lines[0].id, 1))
    session.flush()
    by_order = returns.status_of_returns(session, order=order)
    assert by_order == returns.status_of_returns(session, customer_id=order.customer_id)
    assert by_order[0]["rma"] == made.rma and by_order[0]["refund"] is None
    assert by_order[0]["items"][0]["quantity"] == 1


def _race(sessions: sessionmaker[Session]) -> tuple[int, int]:
    """Two sessions return both pieces of one line at once; (made, refused)."""
    with sessions() as session:
        order = delivered_order(session)
        order_id, line_id = order.id, order.lines[0].id
        session.commit()
    ready, outcomes = threading.Barrier(2), []

    def send_back(message: str) -> None:
        with sessions() as session:
            ready.wait(60)
            order = session.get_one(Order, order_id)
            try:
                create(session, order, (line_id, 2), message=message)
                session.commit()
                outcomes.append("made")
            except ParleyError:
                outcomes.append("refused")

    threads = [threading.Thread(target=send_back, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return outcomes.count("made"), outcomes.count("refused")


def test_two_returns_at_once_cannot_exceed_what_was_bought(
    sessions: sessionmaker[Session],
) -> None:
    assert _race(sessions) == (1, 1)


@pytest.mark.postgres
def test_two_returns_at_once_on_postgresql(postgres_url: str) -> None:
    upgrade(postgres_url)
    engine = open_engine(postgres_url)
    assert _race(session_factory(engine)) == (1, 1)
    engine.dispose()
