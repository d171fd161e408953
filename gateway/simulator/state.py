"""The simulator: who wrote, what was sent to them, and what went wrong on purpose. In memory."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import secrets
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import httpx
from pydantic import SecretStr

from gateway.channels.messenger import HUMAN_WINDOW, WINDOW
from gateway.channels.meta import SIGNATURE_HEADER, plain, sign
from gateway.simulator import graph, webhooks
from gateway.simulator.graph import MetaError
from gateway.simulator.webhooks import Said

ChannelName = Literal["whatsapp", "messenger"]

GRAPH_PATH = "/simulator/graph"
_EVENTS_KEPT = 2000
_ATTEMPTS = 3  # Meta tries for days; a demonstration needs no more


class SimulatorSettings(Protocol):
    """The settings that ``Simulator.from_settings`` reads."""

    demo: bool
    graph_url: str
    whatsapp_app_secret: SecretStr | str
    whatsapp_access_token: SecretStr | str
    messenger_app_secret: SecretStr | str
    messenger_page_token: SecretStr | str


@dataclass(frozen=True, slots=True)
class Account:
    """The business's side of one channel."""

    id: str  # phone number id or page id
    app_secret: str
    token: str


@dataclass(slots=True)
class Fault:
    """What the next calls to the Graph API meet: a delay, an error, or both."""

    times: int
    status: int = 503
    code: int = 131016
    delay_s: float = 0.0
    fails: bool = True


@dataclass(frozen=True, slots=True)
class Sent:
    """A message the Graph API took."""

    channel: ChannelName
    peer: str
    id: str
    payload: dict[str, Any]


class Simulator:
    """Plays Meta for the gateway at ``gateway_url``; delays are in seconds."""

    def __init__(
        self,
        *,
        gateway_url: str,
        whatsapp: Account,
        messenger: Account,
        client: httpx.AsyncClient,
        delivered_after: float = 0.4,
        read_after: float = 1.2,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        self.accounts: dict[ChannelName, Account] = {"whatsapp": whatsapp, "messenger": messenger}
        self.sent: deque[Sent] = deque(maxlen=_EVENTS_KEPT)
        self.run = secrets.token_hex(4)  # tells the page that the log began anew
        self._gateway_url = gateway_url.rstrip("/")
        self._client = client
        self._delays = (("delivered", delivered_after), ("read", read_after))
        self._now = now
        self._events: deque[dict[str, Any]] = deque(maxlen=_EVENTS_KEPT)
        self._count = 0
        self._faults: dict[ChannelName, deque[Fault]] = {"whatsapp": deque(), "messenger": deque()}
        self._last_wrote: dict[tuple[ChannelName, str], dt.datetime] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    def from_settings(
        cls, settings: SimulatorSettings, client: httpx.AsyncClient, **delays: float
    ) -> Simulator | None:
        """The simulator, or None unless demo mode is on, ``graph_url`` points at it and it has
        every secret.

        ``client`` must reach this machine directly: make it with ``trust_env=False``. ``delays``
        are ``delivered_after`` and ``read_after``.
        """
        graph_url = settings.graph_url.rstrip("/")
        secret_pairs = {
            "whatsapp": (
                plain(settings.whatsapp_app_secret),
                plain(settings.whatsapp_access_token),
            ),
            "messenger": (
                plain(settings.messenger_app_secret),
                plain(settings.messenger_page_token),
            ),
        }
        complete = all(value for pair in secret_pairs.values() for value in pair)
        if not (settings.demo and complete and graph_url.endswith(GRAPH_PATH)):
            return None
        return cls(
            gateway_url=graph_url.removesuffix(GRAPH_PATH),
            whatsapp=Account("100200300400500", *secret_pairs["whatsapp"]),
            messenger=Account("500400300200100", *secret_pairs["messenger"]),
            client=client,
            **delays,
        )

    def fail(self, channel: ChannelName, fault: Fault) -> None:
        """Make the next ``fault.times`` calls meet ``fault``, after those ordered before."""
        self._faults[channel].append(fault)

    def events_after(self, seq: int) -> list[dict[str, Any]]:
        """What happened after event ``seq``, oldest first; the page polls this."""
        return [event for event in self._events if event["seq"] > seq]

    async def say(
        self,
        channel: ChannelName,
        peer: str,
        said: Sequence[Said],
        *,
        copies: int = 1,
        forged: bool = False,
    ) -> list[int]:
        """Send ``said`` to the gateway in one webhook call, ``copies`` times over.

        Returns the HTTP status of each call, 0 where the gateway was not reached. A ``forged``
        call is signed with another secret, as a stranger's would be.
        """
        account, now = self.accounts[channel], self._now()
        build = {"whatsapp": webhooks.whatsapp_messages, "messenger": webhooks.messenger_messages}
        payload = build[channel](account.id, peer, said, now)
        if not forged:
            self._last_wrote[channel, peer] = max(one.at or now for one in said)
            for one in said:
                self._log(channel, peer, "said", said=one.model_dump(mode="json"))
        return [await self._call(channel, peer, payload, forged=forged) for _ in range(copies)]

    async def post_message(
        self, channel: ChannelName, account_id: str, authorization: str, payload: Any
    ) -> dict[str, Any]:
        """The Graph API's answer to one call of its messages endpoint. Raises MetaError."""
        try:
            await self._meet_fault(channel)
            graph.check_token(authorization, self.accounts[channel].token)
            if channel == "whatsapp" and account_id != self.accounts[channel].id:
                raise MetaError(400, 100, "Object does not exist or permissions", subcode=33)
            if not isinstance(payload, dict):
                raise MetaError(400, 100, "The body is not a JSON object")
            take = self._take_whatsapp if channel == "whatsapp" else self._take_messenger
            return take(payload)
        except MetaError as error:
            self._log(channel, "", "refused", code=error.code, message=str(error))
            raise

    async def settle(self) -> None:
        """Wait until every status webhook under way has been sent."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def close(self) -> None:
        """Give up the status webhooks under way; call it before the client is closed."""
        for task in self._tasks:
            task.cancel()
        await self.settle()

    def _take_whatsapp(self, payload: dict[str, Any]) -> dict[str, Any]:
        if payload.get("status") == "read":
            return {"success": True}
        graph.check_whatsapp(payload)
        peer = graph.whatsapp_recipient(payload)
        message_id = f"wamid.{secrets.token_urlsafe(24)}"
        self._keep(Sent("whatsapp", peer, message_id, payload))
        # WhatsApp takes a late message and says afterwards that it failed.
        self._start(
            self._fail_late(peer, message_id)
            if self._silence("whatsapp", peer) > WINDOW
            else self._report("whatsapp", peer, message_id)
        )
        return {
            "messaging_product": "whatsapp",
            "contacts": [{"input": peer, "wa_id": peer}],
            "messages": [{"id": message_id}],
        }

    def _take_messenger(self, payload: dict[str, Any]) -> dict[str, Any]:
        peer = graph.check_messenger(payload)
        if "sender_action" in payload:
            return {"recipient_id": peer}
        window = HUMAN_WINDOW if payload.get("tag") == "HUMAN_AGENT" else WINDOW
        if self._silence("messenger", peer) > window:
            raise MetaError(400, 10, "Sent outside of allowed window.", subcode=2018278)
        message_id = f"m_{secrets.token_urlsafe(24)}"
        self._keep(Sent("messenger", peer, message_id, payload))
        self._start(self._report("messenger", peer, message_id))
        return {"recipient_id": peer, "message_id": message_id}

    def _silence(self, channel: ChannelName, peer: str) -> dt.timedelta:
        """How long ago the person wrote; none for one who wrote before this simulator began."""
        now = self._now()
        return now - self._last_wrote.get((channel, peer), now)

    def _keep(self, sent: Sent) -> None:
        self.sent.append(sent)
        self._log(sent.channel, sent.peer, "answered", id=sent.id, payload=sent.payload)

    async def _meet_fault(self, channel: ChannelName) -> None:
        waiting = self._faults[channel]
        if not waiting:
            return
        fault = waiting[0]
        fault.times -= 1
        if fault.times <= 0:
            waiting.popleft()
        await asyncio.sleep(fault.delay_s)
        if fault.fails:
            raise MetaError(fault.status, fault.code, "Simulated failure")

    async def _report(self, channel: ChannelName, peer: str, message_id: str) -> None:
        for status, delay in self._delays:
            await asyncio.sleep(delay)
            account, now = self.accounts[channel].id, self._now()
            payload = (
                webhooks.whatsapp_status(account, peer, message_id, status, now)
                if channel == "whatsapp"
                else webhooks.messenger_status(account, peer, message_id, status, now)
            )
            self._log(channel, peer, "status", id=message_id, status=status)
            await self._call(channel, peer, payload)

    async def _fail_late(self, peer: str, message_id: str) -> None:
        account, now = self.accounts["whatsapp"].id, self._now()
        payload = webhooks.whatsapp_status(account, peer, message_id, "failed", now, error=131047)
        self._log("whatsapp", peer, "status", id=message_id, status="failed")
        await self._call("whatsapp", peer, payload)

    async def _call(
        self, channel: ChannelName, peer: str, payload: dict[str, Any], *, forged: bool = False
    ) -> int:
        """Post one signed webhook, again where it is not answered 2xx; the last HTTP status."""
        body = json.dumps(payload, ensure_ascii=False).encode()
        secret = secrets.token_hex(16) if forged else self.accounts[channel].app_secret
        headers = {"Content-Type": "application/json", SIGNATURE_HEADER: sign(body, secret)}
        status = 0
        for attempt in range(1, 2 if forged else _ATTEMPTS + 1):
            if attempt > 1:
                await asyncio.sleep(0.2 * attempt)
            try:
                response = await self._client.post(
                    f"{self._gateway_url}/webhooks/{channel}", content=body, headers=headers
                )
                status = response.status_code
            except httpx.RequestError:
                status = 0
            self._log(channel, peer, "webhook", http=status, attempt=attempt)
            if 200 <= status < 300:
                break
        return status

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _log(self, channel: ChannelName, peer: str, event: str, **details: Any) -> None:
        self._count += 1
        at = self._now().isoformat(timespec="milliseconds")
        self._events.append(
            {"seq": self._count, "at": at, "channel": channel, "peer": peer, "event": event}
            | details
        )
