from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import inspect

from records.database import open_engine
from records.migrate import differences, upgrade
from records.models import Base

HELP = 'the models have changed: run python -m records.migrate revision "what changed"'


def check(url: str) -> None:
    upgrade(url)
    upgrade(url)
    engine = open_engine(url)
    with engine.connect() as connection:
        assert differences(connection) == [], HELP
        assert set(inspect(connection).get_table_names()) >= set(Base.metadata.tables)
    engine.dispose()


def test_migrations_make_the_tables_of_the_models(tmp_path: Path) -> None:
    check(f"sqlite:///{tmp_path}/folder/new.db")


def test_a_changed_table_is_noticed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new.db"
    upgrade(url)
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE customers DROP COLUMN time_zone")
        assert differences(connection) != []
    engine.dispose()


@pytest.mark.postgres
def test_migrations_make_the_tables_of_the_models_on_postgresql(postgres_url: str) -> None:
    check(postgres_url)
