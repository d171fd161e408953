"""The worker: it retries and delivers by itself, and outlives a round that fails."""

from __future__ import annotations

import asyncio
import dataclasses
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from gateway.channels.base import Inbound
from records.base import now
from records.desk_models import Message
from tests.gateway.fakes import FakeBot, FakeChannel
from tests.gateway.harness import RULES, running

pytestmark = pytest.mark.asyncio

STUBBORN = dataclasses.replace(RULES, backoff_s=(0.05,) * 200)


async def test_the_worker_in_the_gateway_retries_turns_and_sends_answers(
    tmp_path: Path, bot: FakeBot, channel: FakeChannel
) -> None:
    bot.failing = "unreachable"
    async with running(tmp_path, bot, channel=channel, worker=True) as gateway:
        said = Inbound(
            channel="whatsapp",
            account="5",
            peer="49",
            external_id="w1",
            text="hello",
            provider_at=now(),
        )
        channel.calls[b"x"] = ([said], [])
        headers = {"X-Signature": "good"}
        await gateway.http.post("/webhooks/whatsapp", content=b"x", headers=headers)
        await gateway.desk.turns.drain()
        bot.failing = None
        async with asyncio.timeout(60):
            while len(channel.sent) < 3:
                await asyncio.sleep(0.05)
    texts = [sent.text for sent in channel.sent]
    assert texts == ["Hi, I am the Test Shop bot.", "Something is not working.", "I heard you."]


async def test_a_worker_process_starts_and_stops_on_request(tmp_path: Path) -> None:
    from records.database import open_engine
    from records.models import Base

    engine = open_engine(f"sqlite:///{tmp_path / 'parley.db'}")
    Base.metadata.create_all(engine)
    engine.dispose()
    env = os.environ | {"PARLEY_HOME": str(tmp_path), "PARLEY_LOG_LEVEL": "INFO"}
    process = subprocess.Popen(
        [sys.executable, "-m", "gateway.worker"], env=env, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        assert await asyncio.to_thread(lambda: any("worker runs" in line for line in lines))
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.communicate()


async def test_a_round_that_fails_does_not_end_the_worker(tmp_path: Path, bot: FakeBot) -> None:
    async with running(tmp_path, bot, worker=True, rules=STUBBORN) as gateway:
        # The table is away for longer than a round of each loop, and then back.
        engine = gateway.desk.database.engine

        def rename(old: str, new: str) -> None:
            with engine.begin() as connection:
                connection.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")

        await asyncio.to_thread(rename, "messages", "elsewhere")
        await asyncio.sleep(1.2)
        await asyncio.to_thread(rename, "elsewhere", "messages")
        bot.failing = "timeout"
        customer = await gateway.start()
        await customer.say("hello")
        bot.failing = None
        async with asyncio.timeout(60):
            while True:
                message = await gateway.desk.database.read(
                    lambda session: session.scalars(
                        select(Message).where(Message.author == "customer")
                    ).one()
                )
                if message.status == "answered":
                    break
                await asyncio.sleep(0.1)
