"""The three real processes on ports of their own, and customers who talk to them over HTTP."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import httpx
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from gateway.commands.processes import Group, Process
from gateway.commands.serving import processes
from gateway.secret_store import filled
from gateway.settings import Settings
from knowledge.commands import ingest
from knowledge.settings import KnowledgeSettings
from records.conversations import start
from records.database import open_engine, read_session_factory, session_factory
from records.desk_models import Agent, Conversation
from tests.conftest import BUILT, ROOT

T = TypeVar("T")
Answer = dict[str, Any]

ARTICLES = ROOT / "knowledge" / "articles" / "shop"
TURN_TIMEOUT_S = 20.0
READY_WITHIN_S = 180.0  # two busy cores


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Customer:
    """Somebody's conversation, over the public API."""

    def __init__(self, http: httpx.Client, conversation_id: str, token: str) -> None:
        self.http = http
        self.id = conversation_id
        self.token = token
        self.headers = {"Authorization": f"Bearer {token}"}
        self.offered: list[dict[str, str]] = []

    def post(self, text: str = "", *, wait: bool = True, **more: Any) -> httpx.Response:
        return self.http.post(
            f"/api/v1/conversations/{self.id}/messages",
            params={"wait": "true" if wait else "false"},
            json={"text": text, **more},
            headers=self.headers,
        )

    def say(self, text: str = "", **more: Any) -> Answer:
        """A message and its answer; what it offers can be tapped next."""
        response = self.post(text, **more)
        assert response.status_code in (200, 202), response.text
        answer: Answer = response.json()
        offered = [choice for reply in answer["replies"] for choice in reply["choices"]]
        self.offered = offered or self.offered
        return answer

    def tap(self, payload: str) -> Answer:
        """Taps the offered choice with that payload (or the first one that begins so)."""
        for choice in self.offered:
            if choice["payload"] == payload or (
                payload.endswith(":") and choice["payload"].startswith(payload)
            ):
                return self.say(choice["title"], choice=choice["payload"])
        raise AssertionError(f"{payload} was not offered: {self.offered}")

    def thread(self) -> dict[str, Any]:
        response = self.http.get(f"/api/v1/conversations/{self.id}", headers=self.headers)
        assert response.status_code == 200, response.text
        return response.json()

    def messages(self, *authors: str) -> list[dict[str, Any]]:
        return [m for m in self.thread()["messages"] if not authors or m["author"] in authors]

    def until(self, done: Callable[[dict[str, Any]], bool], within_s: float) -> dict[str, Any]:
        """The thread as soon as ``done`` says so of it; fails after ``within_s``."""
        deadline = time.monotonic() + within_s
        while True:
            thread = self.thread()
            if done(thread):
                return thread
            assert time.monotonic() < deadline, [
                (m["author"], m["say"] or m["text"], m["status"]) for m in thread["messages"]
            ]
            time.sleep(0.3)


class Stack:
    """Actions, bot and gateway over one home, and the records beneath them."""

    def __init__(self, home: Path, settings: Settings, group: Group, engine: Engine) -> None:
        self.home = home
        self.settings = settings
        self.group = group
        self.engine = engine
        self.sessions = session_factory(engine)
        self.reads = read_session_factory(engine)
        self.http = httpx.Client(
            base_url=settings.base_url(), timeout=60, trust_env=False, follow_redirects=True
        )

    def process(self, name: str) -> Process:
        return next(process for process in self.group.processes if process.name == name)

    def pid(self, name: str) -> int:
        child = self.process(name).child
        assert child is not None
        return child.pid

    def kill(self, name: str) -> None:
        """End a process as a crash would."""
        child = self.process(name).child
        assert child is not None
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()

    @contextlib.contextmanager
    def frozen(self, name: str) -> Iterator[None]:
        """A process that hangs for as long as this lasts."""
        os.killpg(self.pid(name), signal.SIGSTOP)
        try:
            yield
        finally:
            os.killpg(self.pid(name), signal.SIGCONT)

    def ready(self) -> dict[str, Any]:
        try:
            return self.http.get("/readyz", timeout=10).json()
        except httpx.HTTPError:
            return {}

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_WITHIN_S
        while self.ready().get("status") != "ready":
            ended = [f"{p.name}:\n{p.last_lines(25)}" for p in self.group.ended()]
            assert not ended, "\n".join(ended)
            assert time.monotonic() < deadline, f"not ready: {self.ready()}"
            time.sleep(0.3)

    def customer(self, language: str | None = None, **more: Any) -> Customer:
        body = {"channel": "api", **({"language": language} if language else {}), **more}
        created = self.http.post("/api/v1/conversations", json=body)
        assert created.status_code == 201, created.text
        return Customer(self.http, created.json()["id"], created.json()["token"])

    def read(self, work: Callable[[Session], T]) -> T:
        with self.reads() as session:
            return work(session)

    def change(self, work: Callable[[Session], T]) -> T:
        with self.sessions() as session, session.begin():
            return work(session)

    def conversation(self, customer: Customer) -> Conversation:
        return self.read(lambda session: session.get_one(Conversation, customer.id))

    def agent(self, agent_id: str = "ag-test", name: str = "Robin Vale") -> str:
        """Somebody who may answer; their id."""

        def work(session: Session) -> str:
            if session.get(Agent, agent_id) is None:
                email = f"{agent_id}@example.com"
                session.add(Agent(id=agent_id, email=email, name=name, password_hash="none"))
            return agent_id

        return self.change(work)

    def new_conversation(self, **values: Any) -> str:
        return self.change(lambda session: start(session, **values).id)


def prepare_home(home: Path, demo_database: Path) -> None:
    """What `parley up --demo` would make: records, articles; the models are those of set-up."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "models").symlink_to(BUILT / "models")
    shutil.copyfile(demo_database, home / "parley.db")
    if (BUILT / "knowledge" / "shop" / "CURRENT").is_file():
        shutil.copytree(BUILT / "knowledge", home / "knowledge")  # saves encoding them again
    with open(os.devnull, "w") as quiet:
        ingest(ARTICLES, out=quiet, settings=KnowledgeSettings(_env_file=None, home=home))


def stack_settings(home: Path) -> Settings:
    port, bot_port = free_port(), free_port()
    return filled(
        Settings(
            _env_file=None,
            home=home,
            port=port,
            demo=True,
            bot_url=f"http://127.0.0.1:{bot_port}",
            turn_timeout_s=TURN_TIMEOUT_S,
            rate_limit_per_minute=0,
        )
    )


def with_ports(made: list[Process], settings: Settings) -> list[Process]:
    """The processes of `parley up`, told about the ports of this run."""
    actions_port = free_port()
    environment = {
        "PARLEY_PORT": str(settings.port),
        "PARLEY_BOT_PORT": settings.bot_url.rsplit(":", 1)[1],
        "PARLEY_BOT_URL": settings.bot_url,
        "PARLEY_ACTIONS_PORT": str(actions_port),
        "PARLEY_ACTIONS_URL": f"http://127.0.0.1:{actions_port}/webhook",
        "PARLEY_TRACKER_URL": f"sqlite:///{settings.home / 'tracker.db'}",
        "PARLEY_DATABASE_URL": "",
        "PARLEY_TURN_TIMEOUT_S": str(settings.turn_timeout_s),
        "PARLEY_RATE_LIMIT_PER_MINUTE": str(settings.rate_limit_per_minute),
    }
    return [
        dataclasses.replace(process, environment={**process.environment, **environment})
        for process in made
    ]


@contextlib.contextmanager
def running_stack(home: Path, demo_database: Path) -> Iterator[Stack]:
    prepare_home(home, demo_database)
    settings = stack_settings(home)
    group = Group(with_ports(processes(settings), settings))
    engine = open_engine(settings.records_url(), busy_timeout_ms=10_000)
    stack = Stack(home, settings, group, engine)
    group.start()
    try:
        stack.wait_until_ready()
        yield stack
    finally:
        stack.http.close()
        group.stop()
        engine.dispose()
