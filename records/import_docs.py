"""Writes docs/import.md from the JSON Schemas: ``python -m records.import_docs docs/import.md``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from records.schemas import KINDS, schema

_HEAD = """# Bringing a shop's data in

```
parley import DIR
```

reads up to five files from `DIR`, each [JSON Lines](https://jsonlines.org): one JSON object a \
line, UTF-8. Any of them may be missing, and each can be imported alone as long as what it refers \
to is there already. They are read in this order: {files}.

- **A bad line never stops an import.** It is reported as `file:line: reason` on standard error \
and the rest goes in. The command ends with status 1 where there was one, else 0.
- **Importing again is safe.** Records are found by `id`; the same data a second time change \
nothing, and the table at the end says so. What a line says replaces what is stored, what it \
leaves out stays as it is, and `null` empties a field that may be empty. Nothing is ever deleted.
- **Money** is an integer in minor units (cents; yen have none) beside an ISO 4217 currency.
- **Times** are ISO 8601 with an offset, `2026-11-01T08:30:00Z`; without one they are taken as \
UTC, and a date alone as its first moment. Days are `YYYY-MM-DD`.
- **Types are strict, presence is not**: `"5"` or `5.0` is no integer, but nearly every field may \
be left out. Fields we do not know are ignored, with a note.
- Order numbers can be of any style (`#1042`, `SO-2025-00417`, `302-4417293-1182734`). Customers \
may type them without prefix, hyphens or case, as long as only one order can be meant.

Customers prove who they are with an order number and the e-mail address of the customer or the \
postcode of the shipping address, so give at least one of the two. A line of each file, for a \
start, is below; the JSON Schemas (draft 2020-12) are in [import/](import/).

<!-- made by `python -m records.import_docs docs/import.md`; do not edit -->
"""


# Left out of the example lines: they would contradict another field of theirs.
_NOT_TOGETHER = {
    "order_number",
    "exclusion",
    "cancelled_at",
    "delivered_at",
    "duties_minor",
    "pickup_point",
    "received_at",
}


def page() -> str:
    parts = [_HEAD.format(files=", ".join(f"`{kind}.jsonl`" for kind in KINDS))]
    for kind in KINDS:
        definition = schema(kind)
        parts.append(f"\n## {kind}.jsonl\n\n{definition['description']}\n")
        if kind in ("shipments", "returns"):
            parts.append("`order_id` or `order_number` must be there.\n")
        line = json.dumps(example(definition), ensure_ascii=False)
        parts.append(f"\n```json\n{line}\n```\n\n")
        parts.append("| field | type | must | what it is | example |\n|---|---|---|---|---|\n")
        parts.extend(_rows(definition, ""))
    return "".join(parts)


def _rows(definition: dict[str, Any], prefix: str) -> list[str]:
    rows = []
    required = set(definition.get("required", []))
    for name, field in definition["properties"].items():
        must = "yes" if name in required else ""
        examples = field.get("examples")
        shown = f"`{json.dumps(examples[0], ensure_ascii=False)}`" if examples else ""
        rows.append(f"| `{prefix}{name}` | {_type(field)} | {must} | {_what(field)} | {shown} |\n")
        if "properties" in field:
            rows.extend(_rows(field, f"{prefix}{name}."))
        if "items" in field:
            rows.extend(_rows(field["items"], f"{prefix}{name}[]."))
    return rows


def _type(field: dict[str, Any]) -> str:
    types = field["type"] if isinstance(field["type"], list) else [field["type"]]
    named = [name for name in types if name != "null"]
    formats = {"date-time": "time", "date": "day"}
    return " or ".join(formats.get(field.get("format", ""), name) for name in named)


def _what(field: dict[str, Any]) -> str:
    words: str = field["description"]
    if "enum" in field:
        values = ", ".join(f"`{value}`" for value in field["enum"] if value is not None)
        words += f" One of {values}."
    return words


def example(definition: dict[str, Any]) -> Any:
    """A whole line, put together from the examples of its fields; they can be imported."""
    if "examples" in definition:
        return definition["examples"][0]
    if "items" in definition:
        return [example(definition["items"])]
    fields = definition["properties"]
    return {
        name: example(field)
        for name, field in fields.items()
        if name not in _NOT_TOGETHER and not (name == "refunds" and "payments" in fields)
    }


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), "utf-8")
