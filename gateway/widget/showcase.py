"""The demo data's fixed customers and orders, as far as they are loaded."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.demo.showcase import FAMOUS_NUMBER, PEOPLE
from records.shop_models import Customer, Order

# The offset of an order to its customer's first number -> its story (text shop-case-…).
CASES = {
    1: "transit",
    5: "held",
    8: "late",
    4: "split",
    2: "delivered",
    9: "mixed",
    3: "old",
    6: "refund",
    7: "placed",
}
FAMOUS_CASE = "today"


@dataclass(frozen=True, slots=True)
class DemoCustomer:
    """Somebody a visitor of the demo may be signed in as. ``language``: the one they write."""

    id: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """An order to ask about; ``postcode`` proves that one may."""

    number: str
    postcode: str
    case: str


def demo_customers(session: Session) -> list[DemoCustomer]:
    languages = {customer_id: language for language, (_, customer_id, *_) in PEOPLE.items()}
    rows = session.execute(
        select(Customer.id, Customer.name).where(Customer.id.in_(languages)).order_by(Customer.id)
    )
    return [DemoCustomer(row.id, row.name, languages[row.id]) for row in rows]


def demo_orders(session: Session, language: str) -> list[DemoOrder]:
    """The orders of the showcase customer of a language, else of the English one."""
    spoken = language if language in PEOPLE else "en"
    _, customer_id, first, _, _, postcode = PEOPLE[spoken]
    cases = {f"MG-{first + offset}": case for offset, case in CASES.items()}
    if spoken == "en":
        cases = {FAMOUS_NUMBER: FAMOUS_CASE, **cases}
    loaded = set(
        session.scalars(
            select(Order.number).where(Order.customer_id == customer_id, Order.number.in_(cases))
        )
    )
    return [DemoOrder(number, postcode, case) for number, case in cases.items() if number in loaded]
