"""The real gateway in demo mode, with the simulator as its provider, over both channels."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import select

from gateway.app import create_api, create_app
from gateway.bot_client import BotAnswer, BotTurn, SemanticMessage
from gateway.channels.messenger import Messenger
from gateway.channels.whatsapp import WhatsApp
from gateway.desk import Desk
from gateway.secret_store import filled
from gateway.settings import Settings
from gateway.simulator.routes import router
from gateway.simulator.state import ChannelName, Simulator
from gateway.simulator.webhooks import Said, Tap
from locales.renderer import Renderer
from records.database import open_engine
from records.desk_models import Delivery
from records.models import Base
from tests.gateway.fakes import FakeBot, FakeRenderer, identify, says

PEERS: dict[ChannelName, str] = {"whatsapp": "4915112345678", "messenger": "7001"}
CHOICES = [{"say": "yes", "payload": "/affirm"}, {"say": "no", "payload": "/deny"}]

pytestmark = pytest.mark.asyncio


class LateTransport(httpx.AsyncBaseTransport):
    """Reaches an application that is made after the client."""

    app: httpx.ASGITransport

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self.app.handle_async_request(request)


class Demo:
    def __init__(self, desk: Desk, simulator: Simulator, bot: FakeBot) -> None:
        self.desk = desk
        self.simulator = simulator
        self.bot = bot

    async def say(self, channel: ChannelName, *said: Said, copies: int = 1) -> list[int]:
        statuses = await self.simulator.say(channel, PEERS[channel], said, copies=copies)
        await self.desk.turns.drain()
        await self.desk.outbox.send_due()
        return statuses

    def shown(self, channel: ChannelName) -> list[str]:
        """The texts a person sees on ``channel``."""
        return [body(sent.payload) for sent in self.simulator.sent if sent.channel == channel]


def body(payload: dict[str, Any]) -> str:
    """The words of a message as either of Meta's APIs is given it."""
    if "message" in payload:
        return payload["message"]["text"]
    if payload["type"] == "interactive":
        return payload["interactive"]["body"]["text"]
    return payload["text"]["body"]


def script(turn: BotTurn) -> BotAnswer:
    if turn.text == "choose":
        message = SemanticMessage.model_validate({"say": "pick", "choices": CHOICES})
        return BotAnswer(replies=[message], understood={"intent": "affirm", "confidence": 1.0})
    return says("echo")


@pytest_asyncio.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    settings = filled(Settings(_env_file=None, home=tmp_path, demo=True, worker=False))
    engine = open_engine(settings.records_url())
    Base.metadata.create_all(engine)
    engine.dispose()
    late = LateTransport()
    async with httpx.AsyncClient(transport=late) as client:
        channels = [kind.from_settings(settings, client) for kind in (WhatsApp, Messenger)]
        simulator = Simulator.from_settings(settings, client, delivered_after=0, read_after=0)
        assert simulator is not None
        assert None not in channels
        bot = FakeBot(script)
        app = create_api(
            settings,
            bot=bot,
            channels=[channel for channel in channels if channel],
            renderer=FakeRenderer(),
            identify=identify,
        )
        app.state.simulator = simulator
        app.include_router(router)
        late.app = httpx.ASGITransport(app=app)
        async with app.router.lifespan_context(app):
            yield Demo(app.state.desk, simulator, bot)
            await simulator.close()


@pytest.mark.parametrize("channel", ["whatsapp", "messenger"])
async def test_a_conversation_runs_from_telephone_to_telephone(
    demo: Demo, channel: ChannelName
) -> None:
    assert await demo.say(channel, Said(text="choose")) == [200]
    assert demo.shown(channel)[-1] == "Which one?"
    offered = str(demo.simulator.sent[-1].payload)
    assert "/affirm" in offered
    assert "/deny" in offered
    kind = "button_reply" if channel == "whatsapp" else "quick_reply"
    assert await demo.say(channel, Said(tap=Tap(kind=kind, id="/deny", title="No"))) == [200]
    assert demo.shown(channel)[-1] == "I heard you."
    assert len(demo.bot.turns) == 2


@pytest.mark.parametrize("channel", ["whatsapp", "messenger"])
async def test_a_batch_delivered_twice_is_answered_once_a_message(
    demo: Demo, channel: ChannelName
) -> None:
    said = [Said(text=f"hello {n}") for n in range(3)]
    assert await demo.say(channel, *said, copies=2) == [200, 200]
    assert [turn.text for turn in demo.bot.turns] == ["hello 0", "hello 1", "hello 2"]


async def test_a_forged_call_leaves_no_trace(demo: Demo) -> None:
    for channel, peer in PEERS.items():
        forged = await demo.simulator.say(channel, peer, [Said(text="hello")], forged=True)
        assert forged == [401]
    await demo.desk.turns.drain()
    assert demo.bot.turns == []


@pytest.mark.parametrize(("channel", "last"), [("whatsapp", "read"), ("messenger", "delivered")])
async def test_what_the_provider_reports_reaches_the_delivery(
    demo: Demo, channel: ChannelName, last: str
) -> None:
    await demo.say(channel, Said(text="hello"))
    await demo.simulator.settle()
    states = await demo.desk.database.read(lambda s: set(s.scalars(select(Delivery.state))))
    assert states == {last}


async def test_shutting_down_gives_up_the_reports_under_way(
    tmp_path: Path,
) -> None:
    async def never_answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        called.set()
        await reader.read()
        writer.close()

    called = asyncio.Event()
    async with await asyncio.start_server(never_answers, "127.0.0.1", 0) as provider:
        port = provider.sockets[0].getsockname()[1]
        settings = filled(
            Settings(_env_file=None, home=tmp_path, demo=True, worker=False, port=port)
        )
        engine = open_engine(settings.records_url())
        Base.metadata.create_all(engine)
        engine.dispose()
        app = create_app(settings, bot=FakeBot(), renderer=Renderer(), identify=identify)
        async with app.router.lifespan_context(app), asyncio.timeout(60):
            simulator: Simulator = app.state.simulator
            message = {
                "recipient": {"id": "7001"},
                "messaging_type": "RESPONSE",
                "message": {"text": "hello"},
            }
            token = f"Bearer {settings.messenger_page_token}"
            await simulator.post_message("messenger", "me", token, message)
            await called.wait()
        assert [event["event"] for event in simulator.events_after(0)] == ["answered", "status"]
        names = {task.get_coro().__qualname__ for task in asyncio.all_tasks()}
        assert not {name for name in names if name.startswith("Simulator")}
