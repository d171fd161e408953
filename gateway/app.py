"""The gateway process, wired in one place.

``python -m gateway`` serves it; ``uvicorn gateway.app:app_from_environment --factory`` does too.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import importlib.util
import logging
from collections.abc import AsyncIterator, Sequence
from typing import TypedDict, Unpack

import httpx
from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from gateway import api, health, webhooks
from gateway.bot_client import Bot
from gateway.channels.base import Channel
from gateway.desk import Desk, build_desk
from gateway.guards import SecurityHeaders, SizeLimit
from gateway.jobs import TurnRules
from gateway.limits import RateLimit
from gateway.logs import configure
from gateway.ports import Identify, Renderer
from gateway.problems import handle_problems
from gateway.secret_store import filled
from gateway.settings import Settings

log = logging.getLogger(__name__)


class Parts(TypedDict, total=False):
    """What may be given in place of the real thing."""

    bot: Bot | None
    channels: Sequence[Channel] | None
    renderer: Renderer | None
    identify: Identify | None
    rules: TurnRules | None


class ApiCors:
    """CORS for what shops' pages load and call; the console and the webhooks have none."""

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        self._app = app
        self._shared = CORSMiddleware(
            app,
            allow_origins=list(origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "Last-Event-ID"],
            expose_headers=["Retry-After"],
            max_age=86400,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        shared = scope["type"] == "http" and scope["path"].startswith(("/api/", "/widget"))
        await (self._shared if shared else self._app)(scope, receive, send)


def create_app(settings: Settings, **parts: Unpack[Parts]) -> FastAPI:
    """The whole gateway: the API, the webhooks, and the pages of widget, simulator, console."""
    app = create_api(settings, **parts)
    _include_pages(app, app.state.desk)
    return app


def create_api(settings: Settings, **parts: Unpack[Parts]) -> FastAPI:
    """The gateway without its pages. The database must be migrated."""
    settings = filled(settings)
    desk = build_desk(settings, **parts)

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        desk.bus.start()
        running = asyncio.create_task(desk.worker.run()) if settings.worker else None
        yield
        if running is not None:
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running
        await desk.close()

    # The pages of /docs come with the package: no content network, no internet.
    app = FastAPIOffline(title="Parley", version="1", lifespan=lifespan)
    app.state.desk = desk
    app.state.talk = RateLimit(settings.rate_limit_per_minute, settings.rate_limit_burst)
    # Opening conversations is limited by address, behind which there may be many people.
    app.state.openings = RateLimit(
        settings.rate_limit_per_minute * 4, settings.rate_limit_burst * 5
    )
    handle_problems(app, desk.renderer)
    app.include_router(api.router)
    app.include_router(webhooks.router)
    app.include_router(health.router)
    app.add_middleware(SizeLimit, renderer=desk.renderer)
    app.add_middleware(ApiCors, origins=settings.cors_origins)
    app.add_middleware(SecurityHeaders)
    return app


def app_from_environment() -> FastAPI:
    """The gateway as ``PARLEY_*`` says, for ``uvicorn --factory``."""
    settings = Settings()
    configure(settings.log_level)
    return create_app(settings)


def _include_pages(app: FastAPI, desk: Desk) -> None:
    """The widget, in demo mode the simulator, and last the console."""
    if _exists("gateway.widget.routes"):
        app.include_router(importlib.import_module("gateway.widget.routes").router)
    if desk.settings.demo and _exists("gateway.simulator.routes"):
        # It calls this very process, so no proxy of the environment may stand between.
        client = httpx.AsyncClient(trust_env=False)
        desk.resources.push_async_callback(client.aclose)
        state = importlib.import_module("gateway.simulator.state")
        simulator = state.Simulator.from_settings(desk.settings, client)
        if simulator is not None:
            # Last in, first out: what it still has to report is given up before its client is.
            desk.resources.push_async_callback(simulator.close)
        app.state.simulator = simulator
        app.include_router(importlib.import_module("gateway.simulator.routes").router)
    if _exists("console.app"):
        console = importlib.import_module("console.app").create_console(
            sessions=desk.database.sessions,
            read_sessions=desk.database.read_sessions,
            renderer=desk.renderer,
            notify=desk.bus.publish,
            settings=desk.settings,
        )
        app.mount("/console", console)


def _exists(module: str) -> bool:
    """Whether a module is installed. One that is there but broken raises when imported."""
    parent = module.rpartition(".")[0]
    if importlib.util.find_spec(parent) is None or importlib.util.find_spec(module) is None:
        log.warning("%s is not installed: its pages are off", module)
        return False
    return True
