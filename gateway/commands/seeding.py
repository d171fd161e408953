"""The demo: its shop's records, its articles, and somebody to sign in as."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from console.agents import add_agent, find_by_email
from gateway.commands.places import ROOT
from gateway.settings import Settings
from knowledge.commands import ingest
from knowledge.settings import KnowledgeSettings
from records.database import open_engine, session_factory
from records.demo import generate
from records.importer import import_directory
from records.titles import FILE, write_titles

ARTICLES = ROOT / "knowledge" / "articles" / "shop"


@dataclass(frozen=True)
class Login:
    email: str
    name: str
    password: str


# Shown by `parley up --demo`; never made outside the demo.
DEMO_AGENT = Login("agent@meridian.example", "Alex Morgan", "demo-desk-2026")


def seed_demo(settings: Settings) -> None:
    """Fill an empty home with the demo; what is there already stays as it is."""
    engine = open_engine(settings.records_url())
    try:
        sessions = session_factory(engine)
        _shop(settings.home / "demo", sessions)
        write_titles(sessions, settings.home / FILE)
        with sessions() as session, session.begin():
            if find_by_email(session, DEMO_AGENT.email) is None:
                add_agent(session, DEMO_AGENT.email, DEMO_AGENT.name, DEMO_AGENT.password, "en")
    finally:
        engine.dispose()
    print("articles ...", flush=True)
    with open(os.devnull, "w") as quiet:
        report = ingest(
            ARTICLES,
            out=quiet,
            settings=KnowledgeSettings(home=settings.home, encoder=settings.encoder),
        )
    print(f"articles: {report.articles} ({report.encoded} passages encoded)", flush=True)


def _shop(folder: Path, sessions: object) -> None:
    done = folder / ".imported"
    if done.exists():
        return
    print("demo shop: generating and importing ...", flush=True)
    generate(folder)
    report = import_directory(sessions, folder)  # type: ignore[arg-type]
    print(report.table(), flush=True)
    done.touch()
