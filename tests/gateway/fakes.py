"""Hand-written stand-ins for what the gateway talks to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from gateway.bot_client import BotAnswer, BotFailed, BotTurn, SemanticMessage
from gateway.channels.base import (
    BadPayload,
    BadSignature,
    Inbound,
    Outgoing,
    SendFailed,
    StatusUpdate,
)

Script = Callable[[BotTurn], BotAnswer]


def says(*keys: str, **more: Any) -> BotAnswer:
    """An answer that says ``keys``, one message each."""
    understood = more.pop("understood", {"intent": "greet", "confidence": 0.9})
    replies = [SemanticMessage(say=key) for key in keys]
    return BotAnswer(replies=replies, understood=understood, **more)


class FakeBot:
    """Answers by ``script``; ``failing`` makes turns fail, ``gate`` holds them back."""

    def __init__(self, script: Script | None = None) -> None:
        self.script: Script = script or (lambda turn: says("echo"))
        self.failing: str | None = None
        self.gate: asyncio.Event | None = None
        self.turns: list[BotTurn] = []
        self.resets: list[str] = []
        self.running = 0
        self.most_running = 0
        self.model = "model.tar.gz"
        self.actions = True

    async def turn(self, turn: BotTurn) -> BotAnswer:
        self.turns.append(turn)
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            if self.gate is not None:
                await self.gate.wait()
            else:
                await asyncio.sleep(0)
            if self.failing:
                raise BotFailed(self.failing)
            answer = self.script(turn)
        finally:
            self.running -= 1
        return answer

    async def reached(self, count: int = 1) -> None:
        """Wait until ``count`` turns have come in, answered or not."""
        async with asyncio.timeout(60):
            while len(self.turns) < count:
                await asyncio.sleep(0.005)

    async def reset(self, conversation_id: str) -> None:
        if self.failing:
            raise BotFailed(self.failing)
        self.resets.append(conversation_id)

    async def status(self) -> dict[str, Any]:
        if self.failing:
            raise BotFailed(self.failing)
        return {"model": self.model, "actions": self.actions}


TEXTS: dict[str, dict[str, str]] = {
    "en": {
        "echo": "I heard you.",
        "long": "One.\nTwo.\nThree.",
        "order": "Order {number}.",
        "pick": "Which one?",
        "yes": "Yes",
        "no": "No",
        "bot-intro": "Hi, I am the {shop} bot.",
        "language-fallback": "I understand {language[language]}, and answer in English.",
        "bot-trouble": "Something is not working.",
        "choice-human": "Talk to a person",
        "handoff-started": "I am passing you on.",
        "handoff-waiting": "A colleague will answer.",
        "unsupported-message": "I can only read text.",
        "something-went-wrong": "Sorry.",
        "menu-button": "Choose",
        "error-empty": "Please write something.",
        "error-too-long": "Under {limit} please.",
        "error-malformed": "Not readable.",
        "error-unauthorized": "Sign in again.",
        "error-forbidden": "Not yours.",
        "error-not-found": "No such conversation.",
        "error-busy": "Try again in a moment.",
        "error-conflict": "Reload.",
        "error-rate-limited": "Wait a moment.",
        "error-internal": "Our fault.",
        "agent-joined": "{name} has joined.",
        "back-to-bot": "The bot again.",
        "conversation-closed": "Closed.",
    },
    "de": {
        "echo": "Ich habe Sie gehört.",
        "long": "Eins.\nZwei.\nDrei.",
        "pick": "Welche?",
        "yes": "Ja",
        "no": "Nein",
        "error-unauthorized": "Bitte neu anmelden.",
    },
}


class FakeRenderer:
    """A dictionary of texts; like the real one it raises KeyError where nobody has the key."""

    def render(self, message: Mapping[str, Any], language: str) -> str:
        return self.format(message["say"], message.get("args") or {}, language)

    def choices(self, message: Mapping[str, Any], language: str) -> list[dict[str, str]]:
        return [
            {"title": self.render(choice, language), "payload": choice["payload"]}
            for choice in message.get("choices") or []
        ]

    def format(self, key: str, args: Mapping[str, Any], language: str) -> str:
        return (TEXTS.get(language, {}).get(key) or TEXTS["en"][key]).format(**args)

    def languages(self) -> list[str]:
        return list(TEXTS)

    def closest(self, language: str) -> str:
        return language if language in TEXTS else "en"


def identify(text: str, *, previous: str | None, locale: str | None) -> str:
    """German where a German word shows, English where an English one does, else unchanged."""
    words = set(text.casefold().split())
    if words & {"wo", "ist", "hallo", "bestellung"}:
        return "de"
    if words & {"where", "is", "hello", "order"}:
        return "en"
    return previous or (locale or "en").split("-")[0]


class FakeChannel:
    """A messaging channel whose webhook calls are Python lists given by ``calls[body]``.

    It takes one line of a text a call. ``failures`` are met by the next calls, None is none.
    """

    name = "whatsapp"
    delivers = True
    verify_token = "handshake"

    def __init__(self) -> None:
        self.calls: dict[bytes, tuple[list[Inbound], list[StatusUpdate]]] = {}
        self.sent: list[Outgoing] = []
        self.lines: list[str] = []
        self.failures: list[Exception | None] = []
        self.on_sent: Callable[[], None] | None = None

    def parse(
        self, body: bytes, headers: Mapping[str, str]
    ) -> tuple[list[Inbound], list[StatusUpdate]]:
        if headers.get("x-signature") != "good":
            raise BadSignature("no")
        if body not in self.calls:
            raise BadPayload("no")
        return self.calls[body]

    async def send(self, message: Outgoing, *, skip: int = 0) -> list[str]:
        ids: list[str] = []
        for line in message.text.splitlines()[skip:]:
            failure = self.failures.pop(0) if self.failures else None
            if isinstance(failure, SendFailed):
                failure.sent = tuple(ids)
            if failure is not None:
                raise failure
            self.lines.append(line)
            ids.append(f"wamid.{len(self.lines)}")
        self.sent.append(message)
        if self.on_sent is not None:
            self.on_sent()
        return ids
