"""Killed at any moment, the gateway loses nothing it acknowledged and answers nothing twice."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import subprocess
import sys
from collections import Counter
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from records.database import open_engine, read_session_factory
from records.models import Base, Message

pytestmark = pytest.mark.asyncio


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.asynccontextmanager
async def serving(home: Path, port: int):
    process = subprocess.Popen([sys.executable, "-m", "tests.gateway.serve", str(home), str(port)])
    try:
        async with httpx.AsyncClient(trust_env=False) as http, asyncio.timeout(180):
            while True:
                with contextlib.suppress(httpx.HTTPError):
                    if (await http.get(f"http://127.0.0.1:{port}/healthz")).is_success:
                        break
                await asyncio.sleep(0.1)
        yield process
    finally:
        process.kill()
        process.wait()


async def test_nothing_acknowledged_is_lost_and_nothing_is_answered_twice(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path / 'parley.db'}"
    engine = open_engine(url)
    Base.metadata.create_all(engine)
    port = free_port()
    acknowledged: set[str] = set()
    refused: list[tuple[str, dict[str, str], str]] = []

    async def talk(http: httpx.AsyncClient, number: int) -> None:
        created = (await http.post("/api/v1/conversations", json={})).json()
        headers = {"Authorization": f"Bearer {created['token']}"}
        path = f"/api/v1/conversations/{created['id']}/messages"
        for turn in range(200):
            name = f"{number}-{turn}"
            body = {"text": f"hello {name}", "external_id": name}
            try:
                response = await http.post(path, json=body, headers=headers)
            except httpx.HTTPError:
                refused.append((path, headers, name))
                return
            assert response.status_code in (200, 202)
            acknowledged.add(body["text"])

    async with serving(tmp_path, port) as process:
        base = f"http://127.0.0.1:{port}"
        async with httpx.AsyncClient(base_url=base, trust_env=False, timeout=60) as http:
            talks = [asyncio.create_task(talk(http, number)) for number in range(6)]
            while len(acknowledged) < 60:
                assert not all(talk.done() for talk in talks), refused
                await asyncio.sleep(0.01)
            process.kill()
            await asyncio.gather(*talks)
    assert refused

    async with serving(tmp_path, port):
        base = f"http://127.0.0.1:{port}"
        async with httpx.AsyncClient(base_url=base, trust_env=False, timeout=60) as http:
            for path, headers, name in refused:
                body = {"text": f"hello {name}", "external_id": name}
                response = await http.post(path, json=body, headers=headers)
                assert response.status_code in (200, 202)
                acknowledged.add(body["text"])
        sessions = read_session_factory(engine)
        async with asyncio.timeout(60):
            while True:
                with sessions() as session:
                    messages = list(session.scalars(select(Message)))
                asked = [m for m in messages if m.author == "customer"]
                if all(m.status == "answered" for m in asked):
                    break
                await asyncio.sleep(0.2)
    engine.dispose()
    assert Counter(m.text for m in asked) == Counter(dict.fromkeys(acknowledged, 1))
    answers = Counter(m.in_reply_to for m in messages if (m.semantic or {}).get("say") == "echo")
    assert answers == Counter({m.id: 1 for m in asked})
