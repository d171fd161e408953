"""Channels against the simulator: no sockets, no time passing but what a test sets."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

import httpx
import pytest
import pytest_asyncio

from gateway.channels import meta
from gateway.channels.messenger import Messenger
from gateway.channels.whatsapp import WhatsApp
from gateway.simulator.routes import create_app
from gateway.simulator.state import Account, Simulator

BASE = "http://localhost:8000"
NOW = dt.datetime(2026, 11, 20, 10, 0, tzinfo=dt.UTC)
SECRET = "app-secret"
TOKEN = "access-token"


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: dt.datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now


class Gateway:
    """Stands for the gateway's webhooks: records calls and answers as told."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, bytes, Mapping[str, str]]] = []
        self.answers: list[int] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.calls.append((request.url.path, request.content, dict(request.headers)))
        return httpx.Response(self.answers.pop(0) if self.answers else 200)


Sign = Callable[[Any], tuple[bytes, dict[str, str]]]


@pytest.fixture
def signed() -> Sign:
    """Turns a payload into a raw body and the headers that sign it."""

    def make(payload: Any) -> tuple[bytes, dict[str, str]]:
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        return body, {"x-hub-signature-256": meta.sign(body, SECRET)}

    return make


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gateway() -> Gateway:
    return Gateway()


@pytest_asyncio.fixture
async def simulator(gateway: Gateway, clock: Clock) -> AsyncIterator[Simulator]:
    async with httpx.AsyncClient(transport=httpx.MockTransport(gateway)) as client:
        running = Simulator(
            gateway_url=BASE,
            whatsapp=Account("1001", SECRET, TOKEN),
            messenger=Account("2002", SECRET, TOKEN),
            client=client,
            delivered_after=0,
            read_after=0,
            now=clock,
        )
        yield running
        await running.close()


@pytest_asyncio.fixture
async def http(simulator: Simulator) -> AsyncIterator[httpx.AsyncClient]:
    """A client that reaches the simulator's routes from this machine."""
    transport = httpx.ASGITransport(app=create_app(simulator))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        yield client


@pytest.fixture
def whatsapp(http: httpx.AsyncClient, clock: Clock) -> WhatsApp:
    return WhatsApp(
        app_secret=SECRET,
        access_token=TOKEN,
        verify_token="hello",
        graph_url=f"{BASE}/simulator/graph",
        client=http,
        now=clock,
    )


@pytest.fixture
def messenger(http: httpx.AsyncClient, clock: Clock) -> Messenger:
    return Messenger(
        app_secret=SECRET,
        access_token=TOKEN,
        verify_token="hello",
        graph_url=f"{BASE}/simulator/graph",
        client=http,
        now=clock,
    )
