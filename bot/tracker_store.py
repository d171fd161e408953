"""Keeps each conversation's dialogue state as one short row, however long the conversation is."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional

import sqlalchemy as sa
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker

# Rasa replays the stored events at every turn: 200 messages took a turn from 34 to 132 ms. The
# policies look three turns back at most, so older ones are folded into the state they led to.
KEPT_TURNS = 4
COMPACT_ABOVE = 90  # events

metadata = sa.MetaData()
trackers = sa.Table(
    "bot_trackers",
    metadata,
    sa.Column("sender_id", sa.String(191), primary_key=True),
    sa.Column("events", sa.Text, nullable=False),
    sa.Column("updated_at", sa.Float, nullable=False),
    # The last turn's answer: the same message again gets it again, and changes nothing.
    sa.Column("message_id", sa.String(191)),
    sa.Column("answer", sa.Text),
)


def compact(tracker: DialogueStateTracker) -> List[Event]:
    """The tracker's events, the older turns replaced by the slots and loop they left behind."""
    events = list(tracker.events)
    turns = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(events) <= COMPACT_ABOVE or len(turns) <= KEPT_TURNS:
        return events
    cut = turns[-KEPT_TURNS]
    past = DialogueStateTracker.from_events(
        tracker.sender_id, events[:cut], list(tracker.slots.values())
    )
    state: List[Event] = [SessionStarted()]
    state += [
        SlotSet(slot.name, slot.value)
        for slot in past.slots.values()
        if slot.value != slot.initial_value
    ]
    if past.active_loop_name:
        state.append(ActiveLoop(past.active_loop_name))
        state.append(ActionExecuted(past.active_loop_name))
    state.append(ActionExecuted(ACTION_LISTEN_NAME))
    return state + events[cut:]


class CompactTrackerStore(TrackerStore, SerializedTrackerAsText):
    """A tracker store in one table of SQLite or PostgreSQL (``url`` in endpoints.yml)."""

    def __init__(
        self, domain: Optional[Domain], event_broker: Any = None, host: str = "", **kwargs: Any
    ) -> None:
        # Rasa hands the configured `url` over under the name `host`.
        super().__init__(domain, event_broker, **kwargs)
        parsed = sa.engine.make_url(host)
        options: Dict[str, Any] = {}
        if parsed.get_backend_name() == "sqlite":
            if parsed.database:
                Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
            # One process, one event loop: one connection, not a new one for every statement.
            options["poolclass"] = sa.pool.StaticPool
            options["connect_args"] = {"timeout": 5, "check_same_thread": False}
        self.engine = sa.create_engine(parsed, future=True, **options)
        if parsed.get_backend_name() == "sqlite":
            sa.event.listen(self.engine, "connect", _use_wal)
        metadata.create_all(self.engine)

    async def save(self, tracker: DialogueStateTracker) -> None:
        await self.save_turn(tracker, None, None)

    async def save_turn(
        self,
        tracker: DialogueStateTracker,
        message_id: Optional[str],
        answer: Optional[Dict[str, Any]],
    ) -> None:
        """Keep the dialogue state and the answer that goes with it, in one transaction."""
        await self.stream_events(tracker)
        row = {
            "events": json.dumps([event.as_dict() for event in compact(tracker)]),
            "updated_at": time.time(),
            "message_id": message_id,
            "answer": None if answer is None else json.dumps(answer),
        }
        with self.engine.begin() as connection:
            where = trackers.c.sender_id == tracker.sender_id
            changed = connection.execute(trackers.update().where(where).values(**row))
            if changed.rowcount == 0:
                connection.execute(trackers.insert().values(sender_id=tracker.sender_id, **row))

    async def answered(self, sender_id: str, message_id: Optional[str]) -> Optional[Dict[str, Any]]:
        """What the bot answered to this message, if it was the sender's last one."""
        if message_id is None:
            return None
        with self.engine.connect() as connection:
            stored = connection.execute(
                sa.select(trackers.c.answer).where(
                    trackers.c.sender_id == sender_id, trackers.c.message_id == message_id
                )
            ).scalar()
        return json.loads(stored) if stored else None

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        with self.engine.connect() as connection:
            stored = connection.execute(
                sa.select(trackers.c.events).where(trackers.c.sender_id == sender_id)
            ).scalar()
        if stored is None:
            return None
        return DialogueStateTracker.from_events(
            sender_id, deserialise_events(json.loads(stored)), self.domain.slots
        )

    async def retrieve_full_tracker(self, sender_id: str) -> Optional[DialogueStateTracker]:
        return await self.retrieve(sender_id)

    async def delete(self, sender_id: str) -> None:
        """Forget a conversation's dialogue state."""
        with self.engine.begin() as connection:
            connection.execute(trackers.delete().where(trackers.c.sender_id == sender_id))

    async def keys(self) -> Iterable[str]:
        with self.engine.connect() as connection:
            return list(connection.execute(sa.select(trackers.c.sender_id)).scalars())


def _use_wal(connection: Any, _record: Any) -> None:
    # The dialogue state of the last turns can be lost with the power without harm: the records
    # and the messages are elsewhere, with full durability.
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
