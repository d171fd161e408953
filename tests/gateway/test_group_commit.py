"""Group commit: one commit for many, an error for one only."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from gateway.group_commit import GroupCommit
from records import conversations
from records.database import open_engine, session_factory
from records.errors import NotFound
from records.models import Base, Conversation


def test_what_queues_up_shares_a_commit_and_an_error_stays_its_own(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'x.db'}")
    Base.metadata.create_all(engine)
    sessions = session_factory(engine)
    commits: list[int] = []
    event.listen(engine, "commit", lambda connection: commits.append(1))
    group = GroupCommit(sessions)
    gate = threading.Event()

    def opening(peer: str):
        return lambda session: conversations.start(session, channel="web", peer=peer).id

    def missing(session: Session) -> None:
        session.add(Conversation(id="cv_half", channel="web", peer="half"))
        session.flush()
        conversations.locked(session, "cv_no")

    blocked = group.submit(lambda session: gate.wait(60))
    opened = [group.submit(opening(str(number))) for number in range(10)]
    gate.set()
    ids = [future.result(60) for future in opened]
    blocked.result(60)
    assert len(commits) <= 2

    gate.clear()
    blocked = group.submit(lambda session: gate.wait(60))
    before, bad, after = (group.submit(work) for work in (opening("a"), missing, opening("b")))
    gate.set()
    ids += [before.result(60), after.result(60)]
    with pytest.raises(NotFound):
        bad.result(60)
    group.close()
    with sessions() as session:
        assert set(session.scalars(select(Conversation.id))) == set(ids)
    engine.dispose()
