"""What every action owes the bot when it fails: an error, nothing half done, nothing told."""

from __future__ import annotations

import logging
import sqlite3

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.base import Events, ParleyAction
from actions.server import ACTIONS
from actions.turn import Turn
from records.conversations import hand_to_agent
from records.desk_models import Handoff
from tests.actions.conftest import Shop

SECRET = "olivia.hughes@example.com"


class Breaks(ParleyAction):
    """Changes the records, says something, then fails with the customer's words in the error."""

    action_name = "action_breaks"
    writes = True

    def handle(self, turn: Turn, session: Session) -> Events:
        hand_to_agent(session, turn.conversation_id, reason="asked", message_id=turn.message_id)
        turn.say("greet")
        raise ValueError(turn.text)


def test_failure_is_reported_without_what_was_said_before_it(shop: Shop) -> None:
    said = shop.talk().act(Breaks, SECRET, "greet")
    assert said == [{"error": "action_failed"}]


def test_failure_changes_nothing(shop: Shop) -> None:
    talk = shop.talk()
    talk.act(Breaks, SECRET, "greet")
    assert shop.read(lambda s: list(s.scalars(select(Handoff)))) == []
    assert shop.conversation(talk).state == "bot"


def test_failure_is_logged_without_personal_data(
    shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    shop.talk().act(Breaks, SECRET, "greet")
    assert "action_breaks failed: ValueError" in caplog.text
    assert SECRET not in caplog.text


def test_whole_flow_logs_no_personal_data(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    shop.talk().say(f"where is MG-100101? {SECRET}", "track_order")
    assert SECRET not in caplog.text and "MG-100101" not in caplog.text


def test_locked_database_is_a_failed_action(shop: Shop) -> None:
    talk = shop.talk()
    file = shop.resources.engine.url.database
    other = sqlite3.connect(str(file))
    other.execute("BEGIN IMMEDIATE")
    try:
        said = talk.act(Breaks, SECRET, "greet")
    finally:
        other.rollback()
        other.close()
    assert said == [{"error": "action_failed"}]


def test_every_action_of_the_domain_is_served(shop: Shop) -> None:
    import yaml

    from tests.conftest import ROOT

    domain = yaml.safe_load((ROOT / "bot" / "domain" / "domain.yml").read_text("utf-8"))
    served = {action(shop.resources).name() for action in ACTIONS}
    assert served == set(domain["actions"])
