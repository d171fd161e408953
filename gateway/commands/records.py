"""Commands over the records: import, demo data, migrations, agents."""

from __future__ import annotations

import sys
from pathlib import Path

from console.agents import add_agent as create_agent
from gateway.settings import Settings
from records.database import open_engine, session_factory
from records.demo import generate
from records.errors import ParleyError
from records.importer import import_directory
from records.migrate import upgrade
from records.titles import FILE, write_titles


def import_shop(directory: Path) -> int:
    """Import a folder; 0 when every line went in, 3 when some were left out, 1 on failure."""
    settings = Settings()
    engine = open_engine(migrate(), busy_timeout_ms=30_000)
    sessions = session_factory(engine)
    try:
        report = import_directory(
            sessions, directory, lambda problem: print(problem, file=sys.stderr)
        )
        write_titles(sessions, settings.home / FILE)
    except ParleyError as error:
        print(f"parley import: {error}", file=sys.stderr)
        return 1
    finally:
        engine.dispose()
    print(report.table())
    return 3 if report.bad else 0


def write_demo(out: Path) -> None:
    for kind, count in generate(out).items():
        print(f"{kind:<12}{count:>7}")


def migrate() -> str:
    """Bring the tables up to date; returns the database's URL."""
    url = Settings().records_url()
    upgrade(url)
    return url


def add_agent(email: str, name: str, language: str, password: str) -> int:
    engine = open_engine(migrate())
    try:
        with session_factory(engine)() as session, session.begin():
            create_agent(session, email, name, password, language)
    except (ParleyError, ValueError) as error:
        print(f"parley agent add: {error}", file=sys.stderr)
        return 1
    finally:
        engine.dispose()
    print(f"{name} can sign in as {email}")
    return 0
