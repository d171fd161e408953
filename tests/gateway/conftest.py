"""Fixtures of the gateway's tests: SQLite files, and PostgreSQL where a server answers."""

from __future__ import annotations

import os
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from records.database import open_engine
from tests.gateway.fakes import FakeBot, FakeChannel
from tests.gateway.harness import Gateway, running


@pytest.fixture
def bot() -> FakeBot:
    return FakeBot()


@pytest.fixture
def channel() -> FakeChannel:
    return FakeChannel()


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """An empty schema of its own on a PostgreSQL server; skips where none is reachable."""
    base = os.environ.get("PARLEY_TEST_POSTGRES", "postgresql://127.0.0.1/test")
    engine = open_engine(base)
    schema = f"parley_{uuid.uuid4().hex[:12]}"
    try:
        with engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
    except OperationalError:
        pytest.skip("no PostgreSQL server at PARLEY_TEST_POSTGRES")
    separator = "&" if "?" in base else "?"
    yield f"{base}{separator}options=-csearch_path%3D{schema}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture
def database_url() -> str:
    """Empty: SQLite in the test's own folder. Some modules put PostgreSQL here too."""
    return ""


@pytest_asyncio.fixture
async def gateway(
    tmp_path: Path, bot: FakeBot, channel: FakeChannel, database_url: str
) -> AsyncIterator[Gateway]:
    async with running(tmp_path, bot, channel=channel, database_url=database_url) as started:
        yield started
