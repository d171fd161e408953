from __future__ import annotations

import datetime as dt
from pathlib import Path

import phonenumbers
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from records.database import open_engine, session_factory
from records.demo import generate
from records.demo.__main__ import showcase_page
from records.demo.catalogue import LANGUAGES
from records.demo.generator import build
from records.demo.showcase import PEOPLE
from records.identity import verify_by_order
from records.import_report import Report
from records.importer import import_directory
from records.models import Base
from records.orders import DISPLAY_STATES, display_state, find_orders
from records.policy import returns_verdict
from records.shipments import is_late
from records.shop_models import (
    CUSTOMS_STATUSES,
    RETURN_STATES,
    SHIPMENT_STATUSES,
    Customer,
    Order,
    Product,
    Return,
    Shipment,
    ShipmentEvent,
)
from tests.records import factory

TODAY = dt.date(2026, 11, 20)
MOMENT = dt.datetime(2026, 11, 20, 0, 5, tzinfo=dt.UTC)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> tuple[sessionmaker[Session], Report, Path]:
    folder = tmp_path_factory.mktemp("demo")
    generate(folder, today=TODAY)
    engine = open_engine(f"sqlite:///{folder}/demo.db")
    Base.metadata.create_all(engine)
    sessions = session_factory(engine)
    return sessions, import_directory(sessions, folder), folder


@pytest.fixture
def session(shop: tuple[sessionmaker[Session], Report, Path]):
    with shop[0]() as opened:
        yield opened


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_the_demo_goes_in_whole_and_twice_without_change(shop) -> None:
    sessions, report, folder = shop
    assert report.problems == []
    again = import_directory(sessions, folder)
    assert (again.added, again.changed, again.bad) == (0, 0, 0)


def test_the_same_seed_and_day_give_the_same_bytes(shop, tmp_path: Path) -> None:
    generate(tmp_path, today=TODAY)
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (shop[2] / file.name).read_bytes()
    other = tmp_path / "other"
    generate(other, seed=8, today=TODAY)
    assert (other / "orders.jsonl").read_bytes() != (tmp_path / "orders.jsonl").read_bytes()


def test_there_is_enough_of_everything(session: Session) -> None:
    assert count(session, Customer) >= 220
    assert count(session, Order) >= 640
    assert count(session, Product) >= 64
    assert len(set(session.scalars(select(Customer.country)))) >= 27


def test_orders_parcels_and_returns_are_in_every_state(session: Session) -> None:
    orders = session.scalars(select(Order)).all()
    assert {display_state(order) for order in orders} == set(DISPLAY_STATES)
    shipments = session.scalars(select(Shipment)).all()
    seen = {shipment.status for shipment in shipments}
    assert seen >= set(SHIPMENT_STATUSES) - {"Pending", "NotFound"}
    assert {shipment.customs_status for shipment in shipments} >= set(CUSTOMS_STATUSES) - {
        "arrived"
    }
    assert set(session.scalars(select(Return.state))) == set(RETURN_STATES)
    assert any(is_late(shipment, TODAY) for shipment in shipments)


def test_time_runs_forward_and_never_into_the_future(session: Session) -> None:
    assert (session.scalar(select(func.max(ShipmentEvent.at)))) <= MOMENT
    for order in session.scalars(select(Order)):
        assert order.placed_at <= MOMENT
        for shipment in order.shipments:
            assert order.placed_at < shipment.created_at
            moments = [event.at for event in shipment.events]
            assert moments == sorted(moments)
            assert shipment.events[-1].status == shipment.status
    placed = session.scalars(select(Order.placed_at)).all()
    assert max(placed) > MOMENT - dt.timedelta(hours=3)
    assert min(placed) < MOMENT - dt.timedelta(days=270)


def test_amounts_add_up(session: Session) -> None:
    for order in session.scalars(select(Order)):
        goods = sum(line.quantity * line.unit_price_minor for line in order.lines)
        assert order.total_minor == goods + order.shipping_minor
        assert all(line.unit_price_minor > 0 for line in order.lines)


def test_telephones_are_valid_and_addresses_fictional(session: Session) -> None:
    for customer in session.scalars(select(Customer)):
        number = phonenumbers.parse(customer.phone)
        assert phonenumbers.is_valid_number_for_region(number, customer.country), customer.phone
        assert customer.email.rpartition("@")[2].startswith("example.")


def test_products_have_titles_in_six_languages(session: Session) -> None:
    for product in session.scalars(select(Product)):
        assert set(product.titles) == set(LANGUAGES) and all(product.titles.values())
        assert product.returnable == (product.exclusion is None)


def _find(session: Session, number: str) -> Order:
    (order,) = find_orders(session, number)
    return order


@pytest.mark.parametrize("language", PEOPLE)
def test_the_showcase_is_what_the_guide_says(session: Session, language: str) -> None:
    _, customer_id, first, _, email, postcode = PEOPLE[language]
    orders = {offset: _find(session, f"MG-{first + offset}") for offset in range(1, 10)}
    assert all(order.customer_id == customer_id for order in orders.values())
    states = {offset: display_state(order) for offset, order in orders.items()}
    assert states == {
        1: "shipped",
        2: "delivered",
        3: "delivered",
        4: "shipped",
        5: "shipped",
        6: "returning",
        7: "placed",
        8: "shipped",
        9: "delivered",
    }
    assert orders[1].shipments[0].customs_status == "cleared"
    assert orders[5].shipments[0].customs_status == "held"
    assert {s.status for s in orders[4].shipments} == {"Delivered", "InTransit"}
    assert orders[6].returns[0].state == "inspected" and orders[6].refunds[0].state == "pending"
    assert is_late(orders[8].shipments[0], TODAY)

    def verdicts(offset: int) -> list[str | None]:
        order = orders[offset]
        return [returns_verdict(order, line, "other", TODAY).refusal for line in order.lines]

    assert verdicts(2) == [None, None]
    assert verdicts(3) == ["window_over"]
    assert verdicts(9) == ["excluded_hygiene", None]
    for proof in ({"email": email}, {"postcode": postcode}):
        talk = factory.conversation(session)
        number = orders[2].number
        assert verify_by_order(
            session, conversation_id=talk.id, visitor_key="v", order_number=number, **proof
        ).ok
    session.rollback()


def test_the_showcase_is_the_same_whatever_the_seed_and_day() -> None:
    _, one = build(7, TODAY)
    _, two = build(99, dt.date(2027, 3, 1))
    assert one == two


def test_the_guide_lists_the_showcase() -> None:
    _, shown = build(7, TODAY)
    assert (ROOT / "docs" / "demo.md").read_text("utf-8") == showcase_page(shown)
