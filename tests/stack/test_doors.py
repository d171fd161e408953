"""What the bot and the action server answer to those who reach their ports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.stack.desk import Stack

BODY = {"sender": "cv_x", "text": "hello", "message_id": "m", "metadata": {}}


def bot(stack: Stack, method: str, path: str, secret: str | None, **more: Any) -> httpx.Response:
    headers = {} if secret is None else {"Authorization": f"Bearer {secret}"}
    url = f"{stack.settings.bot_url}{path}"
    return httpx.request(method, url, headers=headers, timeout=60, trust_env=False, **more)


@pytest.mark.parametrize("secret", [None, "wrong"])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/webhooks/parley/turn"),
        ("POST", "/webhooks/parley/reset"),
        ("GET", "/webhooks/parley/status"),
    ],
)
def test_bot_wants_its_secret(stack: Stack, method: str, path: str, secret: str | None) -> None:
    more = {"json": BODY} if method == "POST" else {}
    assert bot(stack, method, path, secret, **more).status_code == 401


@pytest.mark.parametrize(
    "path",
    [
        "/webhooks/rest/webhook",
        "/model/parse",
        "/conversations/cv_x/tracker",
        "/conversations/cv_x/trigger_intent",
        "/model",
    ],
)
def test_bot_has_no_other_door(stack: Stack, path: str) -> None:
    secret = stack.settings.bot_secret
    assert bot(stack, "GET", path, secret).status_code in (404, 405)
    assert bot(stack, "POST", path, secret, json=BODY).status_code in (404, 405)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"sender": "", "text": "x"},
        {"sender": 1, "text": "x"},
        {"sender": "a", "text": None},
        {"sender": "a", "text": "x", "metadata": [1]},
    ],
)
def test_bot_refuses_what_is_no_turn(stack: Stack, body: dict[str, Any]) -> None:
    answer = bot(stack, "POST", "/webhooks/parley/turn", stack.settings.bot_secret, json=body)
    assert answer.status_code == 400


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'"text"', b"null", b"\xff"])
def test_bot_refuses_what_is_no_object(stack: Stack, content: bytes) -> None:
    answer = bot(stack, "POST", "/webhooks/parley/turn", stack.settings.bot_secret, content=content)
    assert answer.status_code == 400


def test_bot_serves_the_model_that_was_trained(stack: Stack) -> None:
    secret = stack.settings.bot_secret
    status = bot(stack, "GET", "/webhooks/parley/status", secret).json()
    assert status == {"ready": True, "model": "parley.tar.gz", "actions": True}


def test_bot_and_actions_listen_on_loopback_only(stack: Stack) -> None:
    """The kernel's table of listening sockets names 127.0.0.1 for both ports."""
    ports = {
        int(stack.settings.bot_url.rsplit(":", 1)[1]),
        int(stack.process("actions").environment["PARLEY_ACTIONS_PORT"]),
    }
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    if Path("/proc/net/tcp6").exists():
        rows += [line.split() for line in Path("/proc/net/tcp6").read_text().splitlines()[1:]]
    listening = [row[1].split(":") for row in rows if row[3] == "0A"]
    mine = {(address, int(port, 16)) for address, port in listening if int(port, 16) in ports}
    assert {port for _, port in mine} == ports
    assert {address for address, _ in mine} == {"0100007F"}
