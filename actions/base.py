"""What every action shares: its resources, its transaction, and what happens when it fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Action
from rasa_sdk.events import SlotSet
from rasa_sdk.interfaces import ActionExecutionRejection
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from actions.settings import Settings
from actions.turn import Turn
from knowledge.answers import Answerer
from knowledge.encoder import Encoder

log = logging.getLogger(__name__)

Events = list[dict[str, Any]]


class Reject(Exception):
    """The message does not answer the form: let the rules decide what it is."""


@dataclass(frozen=True)
class Resources:
    """What the process opens once and hands to every action."""

    settings: Settings
    engine: Engine
    sessions: sessionmaker[Session]
    reads: sessionmaker[Session]
    # Commits that do not wait for the disk: for what a customer would simply do again.
    relaxed: sessionmaker[Session]
    encoder: Encoder
    answers: Answerer
    workers: ThreadPoolExecutor


class ParleyAction(Action):  # type: ignore[misc]
    """An action that does its work in one database session on a worker thread.

    ``handle`` may raise Reject (form steps only). Anything else that goes wrong rolls the
    session back and is reported to the bot as a failed turn: the gateway keeps the customer's
    message, says that something is wrong, and tries again.
    """

    action_name: str
    writes = False

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def name(self) -> str:
        return self.action_name

    def handle(self, turn: Turn, session: Session) -> Events:
        """Read or change records, call ``turn.say``, return Rasa events. No commit."""
        raise NotImplementedError

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> Events:
        turn = Turn.from_tracker(tracker)
        loop = asyncio.get_running_loop()
        try:
            events = await loop.run_in_executor(self.resources.workers, self._work, turn)
        except Reject as rejection:
            raise ActionExecutionRejection(self.name()) from rejection
        except Exception as error:
            # The SDK would answer with the exception's text and the whole request in it.
            log.error("action %s failed: %s", self.name(), type(error).__name__)
            log.debug("action %s failed", self.name(), exc_info=error)
            dispatcher.utter_message(json_message={"error": "action_failed"})
            return []
        for message in turn.said:
            dispatcher.utter_message(json_message=message)
        return events

    def _work(self, turn: Turn) -> Events:
        if not self.writes:
            with self.resources.reads() as session:
                return self.handle(turn, session)
        with self.resources.sessions() as session, session.begin():
            return self.handle(turn, session)


def fill(**values: Any) -> Events:
    """SlotSet events."""
    return [SlotSet(name, value) for name, value in values.items()]


def forget(names: Sequence[str]) -> Events:
    return [SlotSet(name, None) for name in names]
