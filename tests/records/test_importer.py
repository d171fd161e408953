from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from records import import_docs
from records.errors import Invalid
from records.import_report import Problem, Report
from records.importer import import_directory
from records.orders import display_state, find_orders
from records.schemas import KINDS, schema, validator
from records.shop_models import Customer, Order, OrderLine, Product, Refund, Return, Shipment

ROOT = Path(__file__).parents[2]
ORDER = {
    "id": "o1",
    "number": "#1042",
    "customer_id": "c1",
    "placed_at": "2026-11-01T08:00:00+01:00",
    "currency": "eur",
    "shipping_minor": 490,
    "lines": [
        {"sku": "S-1", "quantity": 2, "unit_price_minor": 500},
        {"title": "Wrapping", "quantity": 1, "unit_price_minor": 100},
    ],
    "payments": [{"method": "card"}],
}
SHOP: dict[str, list[Any]] = {
    "customers": [
        {"id": "c1", "name": "Ada", "country": "de", "phone": "030 901820", "email": "A@Ex.COM"}
    ],
    "products": [
        {
            "id": "p1",
            "title": "Mug",
            "titles": {"de-AT": "Becher"},
            "variants": [{"id": "v1", "sku": "S-1", "price_minor": 500, "currency": "EUR"}],
        }
    ],
    "orders": [ORDER],
    "shipments": [
        {
            "id": "s1",
            "order_number": "#1042",
            "events": [
                {"at": "2026-11-02T10:00:00Z", "status": "InTransit", "customs_status": "held"},
                {"at": "2026-11-05T10:00:00Z", "status": "Delivered", "country": "de"},
            ],
        }
    ],
    "returns": [
        {
            "id": "r1",
            "order_id": "o1",
            "lines": [{"line_id": "o1-1", "quantity": 1}],
            "refunds": [{"amount_minor": 500}],
        }
    ],
}


def write(folder: Path, **files: list[Any]) -> Path:
    """JSON Lines files; bytes go in as they are."""
    for kind, rows in files.items():
        lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
        (folder / f"{kind}.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    return folder


def problems_of(report: Report) -> dict[int, str]:
    return {problem.line: problem.reason for problem in report.problems if problem.fatal}


def test_a_shop_comes_in_with_sensible_defaults(
    sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    report = import_directory(sessions, write(tmp_path, **SHOP))
    assert (report.added, report.bad, report.problems) == (5, 0, [])
    with sessions() as session:
        ada = session.get_one(Customer, "c1")
        assert (ada.email, ada.phone, ada.country) == ("a@ex.com", "+4930901820", "DE")
        assert (ada.time_zone, ada.language) == ("Europe/Berlin", "en")
        order = find_orders(session, "1042")[0]
        assert (order.total_minor, order.currency, order.market) == (1590, "EUR", "DE")
        assert order.placed_at.isoformat() == "2026-11-01T07:00:00+00:00"
        assert [line.title for line in order.lines] == ["Mug", "Wrapping"]
        assert order.payments[0].amount_minor == 1590
        shipment = session.get_one(Shipment, "s1")
        assert (shipment.status, shipment.customs_status) == ("Delivered", None)
        assert shipment.delivered_at is not None and shipment.shipped_at is not None
        assert session.get_one(Product, "p1").titles == {"de": "Becher"}
        assert session.get_one(Return, "r1").refund_minor == 500
        refund = session.scalars(select(Refund)).one()
        assert (refund.return_id, refund.method, refund.currency) == ("r1", "card", "EUR")
        assert display_state(order) == "returning"


def test_the_same_data_again_changes_nothing(
    sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    write(tmp_path, **SHOP)
    import_directory(sessions, tmp_path)
    again = import_directory(sessions, tmp_path)
    assert (again.added, again.changed, again.unchanged, again.bad) == (0, 0, 5, 0)


def test_what_a_line_says_replaces_and_what_it_leaves_out_stays(
    sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    import_directory(sessions, write(tmp_path, **SHOP))
    changed = {"id": "c1", "phone": None, "language": "zh-TW"}
    report = import_directory(sessions, write(tmp_path, customers=[changed]))
    assert (report.changed, report.unchanged) == (1, 4)
    with sessions() as session:
        ada = session.get_one(Customer, "c1")
        assert (ada.name, ada.phone, ada.language) == ("Ada", None, "zh-Hant")


BAD_LINES: list[tuple[Any, str]] = [
    (b'{"id": "c2", "name": "\xff"}', "not UTF-8"),
    (b'{"id": "c2",', "not JSON"),
    (b'{"id": "c2", "name": NaN}', "NaN"),
    (b"[1, 2]", "not a JSON object"),
    (b"null", "not a JSON object"),
    (b'{"id": "c2", "name": "\\ud800"}', "cannot be stored"),
    (b'{"id": "c2", "name": "\\u0000"}', "cannot be stored"),
    ({"name": "nobody"}, "id missing"),
    ({"id": 7}, "id: must be string, is int"),
    ({"id": "c2", "marketing_consent": "yes"}, "marketing_consent: must be boolean"),
    ({"id": "c2", "email": "no address"}, "email: "),
    ({"id": "c2", "created_at": "yesterday"}, "created_at: "),
    ({"id": "c1"}, "on line 1 already"),
    (b"[" * 100_000, "not JSON"),
]


def test_bad_lines_are_reported_with_file_and_line_and_the_rest_goes_in(
    sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    heard: list[Problem] = []
    first, last = {"id": "c1"}, {"id": "c99"}
    rows = [first, *(row for row, _ in BAD_LINES), last]
    report = import_directory(sessions, write(tmp_path, customers=rows), heard.append)
    found = problems_of(report)
    for number, (_, reason) in enumerate(BAD_LINES, start=2):
        assert reason in found[number]
    assert (report.added, report.bad) == (2, len(BAD_LINES))
    assert heard == report.problems
    assert str(heard[0]).startswith("customers.jsonl:2: ")


def test_a_byte_order_mark_blank_lines_and_a_missing_last_newline_are_fine(
    sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    (tmp_path / "customers.jsonl").write_bytes(b'\xef\xbb\xbf{"id":"a"}\r\n\n  \n{"id":"b"}')
    assert import_directory(sessions, tmp_path).added == 2


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"customer_id": "nobody"}, "unknown customer"),
        ({"number": "#1042"}, "belongs to order 'o1' already"),
        ({"lines": []}, "lines: is empty"),
        ({"lines": [{"quantity": 1, "unit_price_minor": 1}]}, "needs a title or a product"),
        ({"lines": [{"sku": "?", "quantity": 1, "unit_price_minor": 1}]}, "unknown variant"),
        ({"lines": [{"product_id": "?", "quantity": 1, "unit_price_minor": 1}]}, "unknown product"),
        (
            {"lines": [{"id": "o1-1", "title": "x", "quantity": 1, "unit_price_minor": 1}]},
            "another",
        ),
        ({"lines": [{"title": "x", "quantity": 1.0, "unit_price_minor": 1}]}, "must be integer"),
        ({"lines": [{"title": "x", "quantity": True, "unit_price_minor": 1}]}, "must be integer"),
        ({"state": "shipped"}, "must be one of placed"),
        ({"total_minor": 10**30}, "total_minor"),
        ({"placed_at": None}, "placed_at: must be string"),
    ],
)
def test_a_bad_order_stays_out_and_its_neighbours_go_in(
    sessions: sessionmaker[Session], tmp_path: Path, change: dict[str, Any], reason: str
) -> None:
    bad = {**ORDER, "id": "o2", "number": "#2", **change}
    after = {**ORDER, "id": "o3", "number": "#3"}
    files = {**SHOP, "orders": [ORDER, bad, after], "shipments": [], "returns": []}
    report = import_directory(sessions, write(tmp_path, **files))
    assert reason in problems_of(report)[2]
    with sessions() as session:
        assert set(session.scalars(select(Order.id))) == {"o1", "o3"}
        assert len(session.scalars(select(OrderLine)).all()) == 4


@pytest.mark.parametrize(
    ("kind", "row", "reason"),
    [
        ("shipments", {"id": "s2"}, "needs order_id or order_number"),
        ("shipments", {"id": "s2", "order_id": "?"}, "unknown order"),
        (
            "shipments",
            {"id": "s2", "order_id": "o1", "lines": [{"line_id": "?", "quantity": 1}]},
            "unknown line",
        ),
        (
            "returns",
            {"id": "r2", "order_id": "o1", "lines": [{"line_id": "o1-1", "quantity": 9}]},
            "more of line",
        ),
        (
            "returns",
            {
                "id": "r2",
                "rma": "r1",
                "order_id": "o1",
                "lines": [{"line_id": "o1-1", "quantity": 1}],
            },
            "belongs to return",
        ),
    ],
)
def test_parcels_and_returns_must_fit_their_order(
    sessions: sessionmaker[Session], tmp_path: Path, kind: str, row: dict[str, Any], reason: str
) -> None:
    files = {**SHOP, kind: [*SHOP[kind], row]}
    report = import_directory(sessions, write(tmp_path, **files))
    assert reason in problems_of(report)[2]
    assert (report.added, report.bad) == (5, 1)


def test_a_phone_that_is_none_and_unknown_fields_are_noted_not_fatal(
    sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    rows = [{"id": "a", "phone": "call me", "vip": True}, {"id": "b", "vip": True}]
    report = import_directory(sessions, write(tmp_path, customers=rows))
    assert (report.added, report.bad) == (2, 0)
    assert [problem.reason for problem in report.problems] == [
        "unknown field 'vip' is ignored",
        "phone: not a number, left out",
    ]


def test_a_delivered_parcel_always_has_a_day_of_delivery(
    sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    bare = {"id": "s1", "order_id": "o1", "status": "Delivered"}
    import_directory(sessions, write(tmp_path, **{**SHOP, "shipments": [bare], "returns": []}))
    with sessions() as session:
        assert session.get_one(Shipment, "s1").delivered_at is not None


def test_files_larger_than_a_batch_come_in_whole(
    sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    rows: list[Any] = [{"id": f"c{number}"} for number in range(1201)]
    rows[700] = b"broken"
    report = import_directory(sessions, write(tmp_path, customers=rows))
    assert (report.added, report.bad) == (1200, 1)


def test_a_folder_without_any_file_is_an_error(
    sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    with pytest.raises(Invalid):
        import_directory(sessions, tmp_path)
    with pytest.raises(Invalid):
        import_directory(sessions, tmp_path / "missing")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=60), max_size=5))
def test_no_bytes_at_all_break_an_import(
    sessions: sessionmaker[Session], tmp_path: Path, lines: list[bytes]
) -> None:
    report = import_directory(sessions, write(tmp_path, customers=[{"id": "c1"}, *lines]))
    assert report.added + report.unchanged >= 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_documented_schema_is_the_one_used_and_its_examples_are_valid(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    published = (ROOT / "docs" / "import" / f"{kind}.schema.json").read_text("utf-8")
    assert json.loads(published) == schema(kind)
    validator(kind).validate(import_docs.example(schema(kind)))


def test_the_guide_is_what_the_schemas_say() -> None:
    assert (ROOT / "docs" / "import.md").read_text("utf-8") == import_docs.page()


def test_the_guides_examples_can_be_imported(
    sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    files = {kind: [import_docs.example(schema(kind))] for kind in KINDS}
    report = import_directory(sessions, write(tmp_path, **files))
    assert (report.added, report.problems) == (5, [])
