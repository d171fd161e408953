"""Real actions over a real database with the demo shop; only the articles are a stand-in."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy.orm import Session

from actions.base import Resources
from actions.settings import Settings
from knowledge.encoder import Encoder
from records.conversations import start
from records.database import open_engine, read_session_factory, session_factory
from records.demo.showcase import PEOPLE
from records.desk_models import Conversation
from records.identity import bind
from tests.actions.talk import FakeAnswers, RememberingEncoder, Talk

T = TypeVar("T")


class Shop:
    """The records, the actions' resources, and conversations over them."""

    def __init__(self, resources: Resources, answers: FakeAnswers) -> None:
        self.resources = resources
        self.answers = answers
        self._visitors = itertools.count(1)

    def talk(self, language: str = "en", *, visitor: str | None = None) -> Talk:
        """A conversation with a visitor nobody knows."""
        peer = visitor or f"visitor-{next(self._visitors)}"
        with self.resources.sessions() as session, session.begin():
            conversation = start(session, channel="api", peer=peer, language=language)
        return Talk(self.resources, conversation.id, language)

    def known(self, language: str = "en", customer: str | None = None) -> Talk:
        """A conversation verified for the demo customer of that language."""
        talk = self.talk(language)
        with self.resources.sessions() as session, session.begin():
            conversation = session.get_one(Conversation, talk.id)
            bind(session, conversation, customer or PEOPLE[language][1], "token")
        return talk

    def read(self, work: Callable[[Session], T]) -> T:
        with self.resources.reads() as session:
            return work(session)

    def change(self, work: Callable[[Session], Any]) -> None:
        with self.resources.sessions() as session, session.begin():
            work(session)

    def conversation(self, talk: Talk) -> Conversation:
        return self.read(lambda session: session.get_one(Conversation, talk.id))


@pytest.fixture(scope="session")
def encoder(served_encoder: Encoder) -> RememberingEncoder:
    return RememberingEncoder(served_encoder)


@pytest.fixture(scope="session")
def workers() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


@pytest.fixture
def shop(
    demo_copy: Callable[[], Path], encoder: RememberingEncoder, workers: ThreadPoolExecutor
) -> Iterator[Shop]:
    file = demo_copy()
    engine = open_engine(f"sqlite:///{file}")
    answers = FakeAnswers()
    resources = Resources(
        settings=Settings(_env_file=None, home=file.parent),
        engine=engine,
        sessions=session_factory(engine),
        reads=read_session_factory(engine),
        relaxed=session_factory(engine),
        encoder=encoder,  # type: ignore[arg-type]
        answers=answers,  # type: ignore[arg-type]
        workers=workers,
    )
    yield Shop(resources, answers)
    engine.dispose()
