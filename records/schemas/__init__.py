"""The documented format of a shop's data: one JSON Schema (draft 2020-12) a file kind."""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from importlib import resources
from typing import Any

import jsonschema
from jsonschema import Draft202012Validator, FormatChecker, validators

# In the order in which they refer to each other.
KINDS = ("customers", "products", "orders", "shipments", "returns")


@lru_cache(maxsize=len(KINDS))
def schema(kind: str) -> dict[str, Any]:
    text = resources.files(__package__).joinpath(f"{kind}.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@lru_cache(maxsize=len(KINDS))
def validator(kind: str) -> jsonschema.protocols.Validator:
    """Checks rows of one kind; unlike JSON Schema's own integers, ``1.0`` and ``true`` are none."""
    types = Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    )
    strict = validators.extend(Draft202012Validator, type_checker=types)
    return strict(schema(kind), format_checker=_formats())


def parse_moment(text: str) -> dt.datetime:
    """An ISO 8601 date and time in UTC; one without an offset is taken as UTC."""
    at = dt.datetime.fromisoformat(text)
    return at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at.astimezone(dt.UTC)


def _formats() -> FormatChecker:
    formats = FormatChecker(formats=())

    @formats.checks("date-time", raises=(ValueError, OverflowError))
    def _moment(value: object) -> bool:
        return not isinstance(value, str) or bool(parse_moment(value))

    @formats.checks("date", raises=ValueError)
    def _date(value: object) -> bool:
        return not isinstance(value, str) or bool(dt.date.fromisoformat(value))

    return formats
