"""Turns checked rows of the shop's files into records, one class a kind of file.

A row is looked up by its id. What it says replaces what is stored; what it leaves out stays;
null empties a field that may be empty. Everything a row refers to is checked before anything is
written, so a refused row leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.strategy_options import _AbstractLoad

from records.base import Base

Row = dict[str, Any]
Record = TypeVar("Record", bound=Base)


class RowError(Exception):
    """A row that cannot go in; the text says why, in one line."""


class Rows:
    """One batch of rows of one kind: reads all it refers to at once, then puts row by row."""

    model: ClassVar[type[Base]]
    loads: ClassVar[tuple[_AbstractLoad, ...]] = ()

    def __init__(self, session: Session, rows: list[Row]) -> None:
        self.session = session
        self._notes: list[str] = []
        self._changed = False
        self.existing: dict[str, Any] = self.by("id", self.model, (row["id"] for row in rows))
        self.prepare(rows)

    def prepare(self, rows: list[Row]) -> None:
        """Read what the rows refer to."""

    def put(self, row: Row) -> str:
        """added | changed | unchanged. Raises RowError before anything is written."""
        raise NotImplementedError

    def take_notes(self) -> list[str]:
        notes, self._notes = self._notes, []
        return notes

    def note(self, text: str) -> None:
        self._notes.append(text)

    def by(
        self, column: str, model: type[Record], values: Iterable[str | None]
    ) -> dict[str, Record]:
        """Records by one of their columns; parents come with what they hold."""
        wanted = {value for value in values if value}
        attribute = getattr(model, column)
        query = select(model).where(attribute.in_(wanted))
        if model is self.model:
            query = query.options(*self.loads)
        return {getattr(found, column): found for found in self.session.scalars(query)}

    def upsert(
        self, record: Record | None, model: type[Record], given: Row, defaults: Row
    ) -> Record:
        """A new record of ``given`` over ``defaults``, or the stored one with ``given`` set."""
        columns = inspect(model).columns
        if record is None:
            usable = {
                name: value
                for name, value in given.items()
                if value is not None or columns[name].nullable
            }
            record = model(**{**defaults, **usable})
            self.session.add(record)
            self._changed = True
            return record
        for name, value in given.items():
            if value is None and not columns[name].nullable:
                continue
            if getattr(record, name) != value:
                setattr(record, name, value)
                self._changed = True
        return record

    def outcome(self, record: Base, existed: bool) -> str:
        """What became of the row, and a clean slate for the next."""
        changed, self._changed = self._changed, False
        self.existing[record.id] = record  # type: ignore[attr-defined]
        if not existed:
            return "added"
        return "changed" if changed else "unchanged"


def pick(row: Row, *names: str) -> Row:
    """Those of the fields that the row has."""
    return {name: row[name] for name in names if name in row}


def convert(row: Row, function: Any, *names: str) -> Row:
    """Those of the fields that the row has, converted where they are not null."""
    return {name: _maybe(function, row[name]) for name in names if name in row}


def children(record: Base | None, name: str) -> dict[str, Any]:
    """The records a stored parent holds, by id."""
    return {child.id: child for child in getattr(record, name)} if record is not None else {}


def text_values(options: dict[str, Any] | None) -> dict[str, str]:
    return {name: str(value) for name, value in (options or {}).items()}


def address_of(value: dict[str, Any] | None) -> dict[str, Any]:
    """An address without empty fields, its country in upper case."""
    kept = {name: part for name, part in (value or {}).items() if part not in (None, "")}
    if "country" in kept:
        kept["country"] = kept["country"].upper()
    return kept


def _maybe(function: Any, value: Any) -> Any:
    return None if value is None else function(value)
