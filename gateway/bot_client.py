"""The bot process behind one protocol: a turn, a reset, its status."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any, Protocol

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError


class SemanticChoice(BaseModel):
    model_config = ConfigDict(extra="ignore")

    say: str = Field(min_length=1)
    args: dict[str, Any] = {}
    payload: str = Field(min_length=1)


class SemanticMessage(BaseModel):
    """What the bot says: a key of the locale files and what fills it."""

    model_config = ConfigDict(extra="ignore")

    say: str = Field(min_length=1)
    args: dict[str, Any] = {}
    choices: list[SemanticChoice] = []
    attachments: list[Any] = []
    expects: str | None = None


class BotAnswer(BaseModel):
    """The answer to one turn. ``error`` is set where the bot itself could not do its work."""

    model_config = ConfigDict(extra="ignore")

    replies: list[SemanticMessage] = Field(max_length=30)
    understood: dict[str, Any] | None = None
    expects: str | None = None
    active_form: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class BotTurn:
    """One customer message on its way to the bot."""

    conversation_id: str
    message_id: str
    text: str
    metadata: dict[str, Any]


class BotFailed(Exception):
    """No usable answer: ``reason`` is unreachable | timeout | status | nonsense | empty | unset."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Bot(Protocol):
    async def turn(self, turn: BotTurn) -> BotAnswer:
        """Raises BotFailed."""
        ...

    async def reset(self, conversation_id: str) -> None:
        """Forget the dialogue, open forms included. Raises BotFailed."""
        ...

    async def status(self) -> dict[str, Any]:
        """``{"model": file name, "actions": bool}`` as the bot reports it. Raises BotFailed."""
        ...


class HttpBot:
    """The bot's own channel over loopback HTTP, on one keep-alive connection pool."""

    def __init__(
        self,
        url: str,
        secret: str,
        *,
        timeout_s: float,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._timeout_s = timeout_s
        self._base = httpx.URL(f"{url.rstrip('/')}/webhooks/parley/")
        self._headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
        # The transport itself: a client around it would spend a millisecond of every turn on
        # cookies, redirects and proxies, of which there are none between us and the bot.
        self._transport = transport or httpx.AsyncHTTPTransport(
            limits=httpx.Limits(max_connections=64, max_keepalive_connections=32),
            trust_env=False,
        )

    async def turn(self, turn: BotTurn) -> BotAnswer:
        body = {
            "sender": turn.conversation_id,
            "message_id": turn.message_id,
            "text": turn.text,
            "metadata": turn.metadata,
        }
        return parse_answer(await self._call("POST", "turn", body, self._timeout_s))

    async def reset(self, conversation_id: str) -> None:
        await self._call("POST", "reset", {"sender": conversation_id}, 5.0)

    async def status(self) -> dict[str, Any]:
        content = await self._call("GET", "status", None, 3.0)
        try:
            status = json.loads(content)
        except ValueError as error:
            raise BotFailed("nonsense") from error
        if not isinstance(status, dict):
            raise BotFailed("nonsense")
        return status

    async def close(self) -> None:
        await self._transport.aclose()

    async def _call(
        self, method: str, path: str, body: dict[str, Any] | None, timeout_s: float
    ) -> bytes:
        request = httpx.Request(
            method,
            self._base.join(path),
            headers=self._headers,
            content=None if body is None else json.dumps(body).encode(),
            extensions={"timeout": {"connect": 2.0, "read": timeout_s, "write": 5.0, "pool": 5.0}},
        )
        try:
            async with asyncio.timeout(timeout_s):
                response = await self._transport.handle_async_request(request)
                content = await response.aread()
        except (TimeoutError, httpx.TimeoutException) as error:
            raise BotFailed("timeout") from error
        except httpx.HTTPError as error:
            raise BotFailed("unreachable") from error
        if not response.is_success:
            raise BotFailed("status")
        return content


def parse_answer(content: bytes) -> BotAnswer:
    """The bot's answer. Raises BotFailed where it is not one, is empty or reports an error."""
    try:
        answer = BotAnswer.model_validate_json(content)
        # Lone surrogates and NaN pass the parser but could not be told to anyone.
        json.dumps(answer.model_dump(), ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (ValidationError, ValueError, RecursionError) as error:
        raise BotFailed("nonsense") from error
    if answer.error:
        raise BotFailed(answer.error)
    if not answer.replies:
        raise BotFailed("empty")
    return answer
