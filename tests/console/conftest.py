"""The desk that the console's tests work at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from console.agents import hash_password
from console.app import create_console
from locales.renderer import Renderer
from records.database import open_engine, read_session_factory, session_factory
from records.desk_models import Agent
from records.models import Base
from records.shop_models import Customer
from tests.console.desk import PASSWORD, DeskSettings, DeskUnderTest


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture(scope="session")
def password_hash() -> str:
    """Made once: it is slow on purpose."""
    return hash_password(PASSWORD)


@pytest.fixture
def desk(tmp_path: Path, renderer: Renderer, password_hash: str) -> Iterator[DeskUnderTest]:
    engine = open_engine(f"sqlite:///{tmp_path / 'desk.db'}")
    Base.metadata.create_all(engine)
    sessions = session_factory(engine)
    with sessions.begin() as session:
        for key, name in (("ana", "Ana Lindqvist"), ("ben", "Ben Okafor")):
            session.add(
                Agent(
                    id=f"ag_{key}",
                    email=f"{key}@example.com",
                    name=name,
                    password_hash=password_hash,
                )
            )
        session.add(
            Customer(
                id="cu_lea",
                name="Léa Schröder",
                email="lea@example.org",
                phone="+4915112345678",
                language="de",
                country="DE",
                time_zone="Europe/Berlin",
                address={"line1": "Hauptstr. 5", "postcode": "10115", "city": "Berlin"},
            )
        )
    settings = DeskSettings()
    outer = FastAPI()
    made = DeskUnderTest(outer, sessions, settings)
    outer.mount(
        "/console",
        create_console(
            sessions=sessions,
            read_sessions=read_session_factory(engine),
            renderer=renderer,
            notify=made.notified.append,
            settings=settings,
        ),
    )
    yield made
    engine.dispose()
