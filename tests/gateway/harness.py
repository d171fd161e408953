"""A real gateway over a real database, with stand-ins for the bot, the words and a channel."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from gateway.app import create_api
from gateway.channels.api import ApiChannel
from gateway.channels.web import WebChannel
from gateway.desk import Desk
from gateway.jobs import TurnRules
from gateway.settings import Settings
from records.database import open_engine
from records.models import Base
from tests.gateway.fakes import FakeBot, FakeChannel, FakeRenderer, identify

RULES = TurnRules(shop_name="Test Shop", lease_s=60.0, backoff_s=(0.05, 0.05))


class Client:
    """A customer's client of the API, with its conversation's token."""

    def __init__(self, http: httpx.AsyncClient, conversation_id: str, token: str) -> None:
        self.http = http
        self.id = conversation_id
        self.headers = {"Authorization": f"Bearer {token}"}

    async def post(self, text: str = "", *, wait: bool = True, **more: Any) -> httpx.Response:
        return await self.http.post(
            f"/api/v1/conversations/{self.id}/messages",
            params={"wait": wait},
            json={"text": text, **more},
            headers=self.headers,
        )

    async def say(self, text: str = "", **more: Any) -> dict[str, Any]:
        response = await self.post(text, **more)
        assert response.status_code in (200, 202), response.text
        return response.json()

    async def get(self) -> dict[str, Any]:
        response = await self.http.get(f"/api/v1/conversations/{self.id}", headers=self.headers)
        assert response.status_code == 200, response.text
        return response.json()


class Gateway:
    """A running application and a door to it."""

    def __init__(self, app: FastAPI, http: httpx.AsyncClient, bot: FakeBot) -> None:
        self.app = app
        self.http = http
        self.bot = bot

    @property
    def desk(self) -> Desk:
        return self.app.state.desk

    async def start(self, **body: Any) -> Client:
        response = await self.http.post("/api/v1/conversations", json=body)
        assert response.status_code == 201, response.text
        created = response.json()
        return Client(self.http, created["id"], created["token"])


@contextlib.asynccontextmanager
async def running(
    home: Path,
    bot: FakeBot,
    *,
    channel: FakeChannel | None = None,
    rules: TurnRules = RULES,
    **settings: Any,
) -> AsyncIterator[Gateway]:
    chosen: dict[str, Any] = {
        "home": home,
        "worker": False,
        "rate_limit_per_minute": 0,
        "turn_timeout_s": 30.0,
        **settings,
    }
    config = Settings(_env_file=None, **chosen)
    engine = open_engine(config.records_url())
    Base.metadata.create_all(engine)
    engine.dispose()
    app = create_api(
        config,
        bot=bot,
        channels=[ApiChannel(), WebChannel(), *([channel] if channel else [])],
        renderer=FakeRenderer(),
        identify=identify,
        rules=rules,
    )
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk") as http:
            yield Gateway(app, http, bot)
