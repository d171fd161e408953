"""Alembic's entry: runs on the connection that records.migrate opened."""

from __future__ import annotations

from typing import Any

from alembic import context
from alembic.autogenerate.api import AutogenContext

from records.base import UtcDateTime
from records.models import Base


def render_item(kind: str, item: Any, autogen: AutogenContext) -> str | bool:
    """Column types of ours as plain ones, so that a migration never imports the models."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=render_item,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
