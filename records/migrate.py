"""Brings a database to the current tables, and writes new migrations for developers.

``python -m records.migrate`` upgrades the database of the settings;
``python -m records.migrate revision "what changed"`` writes the next migration from the models.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from records.database import open_engine
from records.models import Base
from records.settings import RecordsSettings

MIGRATIONS = Path(__file__).with_name("migrations")
_LOCK = 7_219_005_001  # any number nobody else takes an advisory lock on


def upgrade(url: str) -> None:
    """Run the migrations that the database at ``url`` has not seen; safe to run at once twice."""
    engine = open_engine(url, busy_timeout_ms=30_000)
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            command.upgrade(_config(connection), "head")
    finally:
        engine.dispose()


def differences(connection: Connection) -> list[Any]:
    """What sets the tables of a database apart from the models; empty where nothing does."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


def write_revision(message: str) -> None:
    """Write the next migration: what the models have and the migrations do not make yet."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/empty.db"
        upgrade(url)
        engine = open_engine(url)
        number = sum(1 for _ in (MIGRATIONS / "versions").glob("[0-9]*.py")) + 1
        with engine.begin() as connection:
            command.revision(
                _config(connection), message, autogenerate=True, rev_id=f"{number:04d}"
            )
        engine.dispose()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["revision"]:
        write_revision(arguments[1])
    else:
        upgrade(RecordsSettings().records_url())


if __name__ == "__main__":
    main(sys.argv[1:])
