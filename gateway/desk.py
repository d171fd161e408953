"""Wires the desk once for a process: the gateway and the worker open the same one."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import httpx

from gateway.bot_client import Bot, HttpBot
from gateway.channels.api import ApiChannel
from gateway.channels.base import Channel
from gateway.channels.messenger import Messenger
from gateway.channels.web import WebChannel
from gateway.channels.whatsapp import WhatsApp
from gateway.database import Database
from gateway.inbox import Inbox
from gateway.jobs import TurnRules
from gateway.live import LocalBus
from gateway.metrics import Metrics
from gateway.outbox import Outbox
from gateway.ports import Identify, Renderer
from gateway.settings import Settings
from gateway.turns import Turns
from gateway.worker import Worker
from records.database import open_engine

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts of a process of the desk. ``close`` ends what the process opened itself."""

    settings: Settings
    database: Database
    bus: LocalBus
    bot: Bot
    channels: Mapping[str, Channel]
    renderer: Renderer
    metrics: Metrics
    inbox: Inbox
    turns: Turns
    outbox: Outbox
    worker: Worker
    resources: contextlib.AsyncExitStack

    async def close(self) -> None:
        await self.turns.drain()
        await self.resources.aclose()
        self.database.close()


def build_desk(
    settings: Settings,
    *,
    bot: Bot | None = None,
    channels: Sequence[Channel] | None = None,
    renderer: Renderer | None = None,
    identify: Identify | None = None,
    rules: TurnRules | None = None,
) -> Desk:
    """Everything a process of the desk needs; what is given replaces the real thing."""
    renderer = renderer if renderer is not None else _renderer()
    identify = identify if identify is not None else _identify()
    languages = frozenset(renderer.languages())
    rules = replace(rules or TurnRules.from_settings(settings), languages=languages)
    resources = contextlib.AsyncExitStack()
    url, patience = settings.records_url(), settings.busy_timeout_ms
    database = Database(
        open_engine(url, busy_timeout_ms=patience),
        open_engine(url, busy_timeout_ms=patience, durable=False),
    )
    if bot is None:
        http_bot = HttpBot(settings.bot_url, settings.bot_secret, timeout_s=settings.turn_timeout_s)
        resources.push_async_callback(http_bot.close)
        bot = http_bot
    if channels is None:
        # In demo mode the provider is the simulator on this machine, behind no proxy.
        client = httpx.AsyncClient(timeout=20.0, trust_env=not settings.demo)
        resources.push_async_callback(client.aclose)
        channels = configured_channels(settings, client)
    by_name = {channel.name: channel for channel in channels}
    bus = LocalBus()
    metrics = Metrics()
    turns = Turns(database, bot, bus, renderer, metrics, rules)
    outbox = Outbox(database, by_name, renderer, metrics)
    return Desk(
        settings=settings,
        database=database,
        bus=bus,
        bot=bot,
        channels=by_name,
        renderer=renderer,
        metrics=metrics,
        inbox=Inbox(renderer, identify, rules),
        turns=turns,
        outbox=outbox,
        worker=Worker(database, bus, turns, outbox, metrics),
        resources=resources,
    )


def configured_channels(settings: Settings, client: httpx.AsyncClient) -> list[Channel]:
    """The channels that have what they need; a provider's channel without secrets is off."""
    channels: list[Channel] = [ApiChannel(), WebChannel()]
    for kind in (WhatsApp, Messenger):
        channel = kind.from_settings(settings, client)
        if channel is None:
            log.warning("channel %s is off: its secrets are not configured", kind.name)
        else:
            channels.append(channel)
    return channels


def _renderer() -> Renderer:
    from locales.renderer import Renderer as FluentRenderer

    return FluentRenderer()


def _identify() -> Identify:
    from knowledge.language import identify
    from knowledge.language_request import prepare

    def language(text: str, *, previous: str | None, locale: str | None) -> str:
        return identify(text, previous=previous, locale=locale).language

    # The first call loads the models, which no customer should wait for.
    language("Where is my order, please?", previous=None, locale=None)
    prepare()
    return language
