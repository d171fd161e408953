"""Takes a shop's data in: JSON Lines files, checked line by line, upserted by id.

``python -m records.importer DIR`` imports into the database of the settings. The format is
documented in docs/import.md; nothing is ever deleted by an import.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from records.errors import Invalid
from records.import_report import Count, OnProblem, Problem, Report
from records.import_rows import ROWS, RowError, Rows
from records.schemas import KINDS, schema, validator

BATCH = 500
MAX_LINE = 4 * 1024 * 1024  # bytes
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Line:
    file: str
    number: int
    row: dict[str, Any]


def import_directory(
    session_factory: sessionmaker[Session], path: Path, report: OnProblem | None = None
) -> Report:
    """Import the files of ``path`` that are there, in the order in which they refer to others.

    Commits every 500 lines. ``report`` is called with each problem as it is met. Raises Invalid
    where ``path`` is no directory or holds none of the files.
    """
    path = Path(path)
    files = [(kind, path / f"{kind}.jsonl") for kind in KINDS]
    present = [(kind, file) for kind, file in files if file.is_file()]
    if not present:
        raise Invalid(f"no {', '.join(file.name for _, file in files)} in the directory")
    result = Report()
    for kind, file in present:
        _import_file(session_factory, kind, file, result, report or _ignore)
    return result


def _ignore(_: Problem) -> None:
    """Nobody listens; the problem is in the report all the same."""


class _Desk:
    """Collects problems of one file, in the report and for whoever listens."""

    def __init__(self, kind: str, file: str, result: Report, listener: OnProblem) -> None:
        self.file = file
        self.count = result.counts.setdefault(kind, Count())
        self._result = result
        self._listener = listener

    def bad(self, line: int, reason: str) -> None:
        self.count.bad += 1
        self._tell(Problem(self.file, line, reason))

    def note(self, line: int, reason: str) -> None:
        self._tell(Problem(self.file, line, reason, fatal=False))

    def _tell(self, problem: Problem) -> None:
        self._result.problems.append(problem)
        self._listener(problem)


def _import_file(
    sessions: sessionmaker[Session], kind: str, file: Path, result: Report, listener: OnProblem
) -> None:
    desk = _Desk(kind, file.name, result, listener)
    batch: list[Line] = []
    for line in _valid_lines(kind, file, desk):
        batch.append(line)
        if len(batch) == BATCH:
            _import_batch(sessions, kind, batch, desk)
            batch = []
    if batch:
        _import_batch(sessions, kind, batch, desk)


def _valid_lines(kind: str, file: Path, desk: _Desk) -> Iterator[Line]:
    check = validator(kind)
    known = set(schema(kind)["properties"])
    strange: set[str] = set()
    first_seen: dict[str, int] = {}
    for number, raw in _raw_lines(file):
        if len(raw) > MAX_LINE:
            desk.bad(number, f"longer than {MAX_LINE} bytes")
            continue
        try:
            row = _parse(raw)
        except RowError as error:
            desk.bad(number, str(error))
            continue
        error = next(
            iter(sorted(check.iter_errors(row), key=lambda e: list(map(str, e.path)))), None
        )
        if error is not None:
            desk.bad(number, _explain(error))
            continue
        if row["id"] in first_seen:
            desk.bad(number, f"id {row['id']!r} was on line {first_seen[row['id']]} already")
            continue
        first_seen[row["id"]] = number
        for name in sorted(set(row) - known - strange):
            strange.add(name)
            desk.note(number, f"unknown field {name!r} is ignored")
        yield Line(desk.file, number, row)


def _raw_lines(file: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, numbered from 1, never much more than MAX_LINE in memory."""
    with file.open("rb") as stream:
        number = 0
        while raw := stream.readline(MAX_LINE + 1):
            number += 1
            while len(raw) > MAX_LINE and not raw.endswith(b"\n"):
                rest = stream.readline(MAX_LINE + 1)
                if not rest or rest.endswith(b"\n"):
                    break
            if number == 1:
                raw = raw.removeprefix(_BOM)
            if raw.strip():
                yield number, raw


def _parse(raw: bytes) -> dict[str, Any]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RowError(f"not UTF-8 (byte {error.start + 1})") from None
    try:
        row = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise RowError(f"not JSON: {error.msg} (character {error.pos + 1})") from None
    except (ValueError, RecursionError) as error:
        raise RowError(f"not JSON: {str(error)[:120]}") from None
    if not isinstance(row, dict):
        raise RowError("not a JSON object")
    if "\\u" in text and not _storable(row):
        raise RowError("holds a character that cannot be stored (NUL or half a surrogate pair)")
    return row


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _storable(value: Any) -> bool:
    if isinstance(value, str):
        return not any(char == "\0" or "\ud800" <= char <= "\udfff" for char in value)
    if isinstance(value, dict):
        return all(_storable(key) and _storable(entry) for key, entry in value.items())
    if isinstance(value, list):
        return all(map(_storable, value))
    return True


def _explain(error: Any) -> str:
    """One line that names the field and what is wrong, without the rest of the row."""
    where = ".".join(str(part) for part in error.absolute_path) or "the line"
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        return f"{where}: {', '.join(missing)} missing"
    if error.validator == "anyOf":
        names = [" + ".join(option["required"]) for option in error.validator_value]
        return f"{where}: needs {' or '.join(names)}"
    if error.validator == "type":
        types = error.validator_value
        wanted = [types] if isinstance(types, str) else types
        found = type(error.instance).__name__
        return f"{where}: must be {' or '.join(wanted)}, is {found}"
    if error.validator == "enum":
        allowed = [str(value) for value in error.validator_value if value is not None]
        return f"{where}: must be one of {', '.join(allowed)}"
    limits = {"minLength": "is too short", "maxLength": "is too long", "minItems": "is empty"}
    said = limits.get(error.validator, f"breaks {error.validator} {error.validator_value}")
    return f"{where}: {said}"


def _import_batch(
    sessions: sessionmaker[Session], kind: str, batch: list[Line], desk: _Desk
) -> None:
    """Write a batch in one transaction; where the database refuses it, line by line."""
    try:
        outcomes = _write(sessions, kind, batch)
    except (IntegrityError, DataError):
        if len(batch) == 1:
            desk.bad(
                batch[0].number, "the database refused it: it breaks a unique value or reference"
            )
            return
        for line in batch:
            _import_batch(sessions, kind, [line], desk)
        return
    for line, (outcome, notes) in zip(batch, outcomes, strict=True):
        for reason in notes:
            desk.note(line.number, reason)
        if isinstance(outcome, RowError):
            desk.bad(line.number, str(outcome))
        else:
            setattr(desk.count, outcome, getattr(desk.count, outcome) + 1)


def _write(
    sessions: sessionmaker[Session], kind: str, batch: list[Line]
) -> list[tuple[str | RowError, list[str]]]:
    outcomes: list[tuple[str | RowError, list[str]]] = []
    with sessions() as session, session.no_autoflush:
        rows: Rows = ROWS[kind](session, [line.row for line in batch])
        for line in batch:
            try:
                outcome: str | RowError = rows.put(line.row)
            except RowError as error:
                outcome = error
            outcomes.append((outcome, rows.take_notes()))
        session.commit()
    return outcomes


def main(arguments: list[str]) -> int:
    """Import the directory named first; 0 where every line went in."""
    from records.database import open_engine, session_factory
    from records.migrate import upgrade
    from records.settings import RecordsSettings
    from records.titles import FILE, write_titles

    settings = RecordsSettings()
    url = settings.records_url()
    upgrade(url)
    sessions = session_factory(open_engine(url))
    result = import_directory(
        sessions, Path(arguments[0]), lambda problem: print(problem, file=sys.stderr)
    )
    write_titles(sessions, settings.home / FILE)
    print(result.table())
    return 1 if result.bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
