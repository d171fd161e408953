"""Server-sent events over a real socket: live, replayed, without private notes."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from gateway.app import create_api
from gateway.channels.api import ApiChannel
from gateway.settings import Settings
from records import conversations
from records.database import open_engine, session_factory
from records.models import Agent, Base
from tests.gateway.fakes import FakeBot, FakeRenderer, identify
from tests.gateway.harness import Client

pytestmark = pytest.mark.asyncio


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    settings = Settings(_env_file=None, home=tmp_path, rate_limit_per_minute=0)
    engine = open_engine(settings.records_url())
    Base.metadata.create_all(engine)
    with session_factory(engine)() as session, session.begin():
        session.add(Agent(id="ag_1", email="a@example.org", name="Ada", password_hash="x"))
    engine.dispose()
    app = create_api(
        settings,
        bot=FakeBot(),
        channels=[ApiChannel()],
        renderer=FakeRenderer(),
        identify=identify,
    )
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, log_level="error", timeout_graceful_shutdown=1
    )
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    port = running.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join(60)
    assert not thread.is_alive()


@contextlib.asynccontextmanager
async def customer_of(server: str) -> AsyncIterator[Client]:
    async with httpx.AsyncClient(base_url=server, trust_env=False, timeout=60) as http:
        created = (await http.post("/api/v1/conversations", json={})).json()
        yield Client(http, created["id"], created["token"])


async def read_events(
    customer: Client, count: int, last: str | None = None
) -> list[tuple[int, str, dict[str, Any]]]:
    """The first ``count`` events of the stream."""
    found: list[tuple[int, str, dict[str, Any]]] = []
    headers = customer.headers | ({"Last-Event-ID": last} if last is not None else {})
    url = f"/api/v1/conversations/{customer.id}/events"
    current: dict[str, str] = {}
    async with asyncio.timeout(60), customer.http.stream("GET", url, headers=headers) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        async for line in stream.aiter_lines():
            if line and not line.startswith(":"):
                name, _, value = line.partition(": ")
                current[name] = value
            elif not line and "data" in current:
                data = json.loads(current["data"])
                found.append((int(current["id"]), current["event"], data))
                current = {}
                if len(found) == count:
                    break
    return found


async def test_events_arrive_live_and_can_be_replayed_from_any_point(server: str) -> None:
    async with customer_of(server) as customer:
        live = asyncio.create_task(read_events(customer, 5))
        await customer.say("hello")
        await customer.say("hello")
        events = await live
        ids = [event_id for event_id, _, _ in events]
        assert ids == sorted(ids)
        assert [data["say"] for _, _, data in events] == [None, "bot-intro", "echo", None, "echo"]
        replayed = await read_events(customer, 3, last=str(ids[1]))
        assert [(e, data["id"]) for e, _, data in replayed] == [
            (e, data["id"]) for e, _, data in events[2:]
        ]
        assert (await customer.get())["last_event_id"] == ids[-1]


async def test_what_another_process_commits_is_seen_and_notes_are_not(
    server: str, tmp_path: Path
) -> None:
    async with customer_of(server) as customer:
        live = asyncio.create_task(read_events(customer, 2))
        engine = open_engine(f"sqlite:///{tmp_path / 'parley.db'}")
        with session_factory(engine)() as session, session.begin():
            conversations.take(session, customer.id, agent_id="ag_1", version=1)
            conversations.note(session, customer.id, agent_id="ag_1", text="secret")
            conversations.reply(
                session, customer.id, agent_id="ag_1", version=2, text="Hi, Ada here."
            )
        engine.dispose()
        (_, kind, state), (_, _, message) = await live
        assert (kind, state["state"], state["agent"]) == ("state", "agent", "Ada")
        assert state["at"] <= message["at"]
        assert (message["author"], message["text"], message["agent"]) == (
            "agent",
            "Hi, Ada here.",
            "Ada",
        )
        assert "secret" not in json.dumps(await customer.get())


async def test_a_stream_needs_the_conversations_own_token(server: str) -> None:
    async with customer_of(server) as customer, customer_of(server) as other:
        url = f"/api/v1/conversations/{customer.id}/events"
        assert (await other.http.get(url, headers=other.headers)).status_code == 403
        assert (await other.http.get(url)).status_code == 401
        unknown = "/api/v1/conversations/cv_no/events"
        assert (await other.http.get(unknown, headers=other.headers)).status_code == 404
