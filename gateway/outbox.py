"""The outbox: renders due messages for their language and channel, sends them, and retries."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence

from gateway.channels.base import Channel, Choice, Outgoing, SendFailed
from gateway.database import Database
from gateway.deliveries import Due, any_due, claim_due, mark_failed, mark_sent
from gateway.logs import where
from gateway.metrics import Metrics
from gateway.ports import Renderer
from gateway.views import UNRENDERABLE

log = logging.getLogger(__name__)

OFF_RETRY_S = 300.0  # a channel that is switched off may be switched on again
BROKEN_RETRY_S = 30.0


class Outbox:
    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        renderer: Renderer,
        metrics: Metrics,
    ) -> None:
        self._database = database
        self._channels = channels
        self._renderer = renderer
        self._metrics = metrics

    async def send_due(self) -> int:
        """Send everything due, a conversation's messages one after the other; how many tried."""
        tried = 0
        while await self._database.read(any_due):
            due = await self._database.write(claim_due)
            if not due:
                break
            await asyncio.gather(*(self._send(delivery) for delivery in due))
            tried += len(due)
        return tried

    async def _send(self, due: Due) -> None:
        channel = self._channels.get(due.conversation.channel)
        try:
            if channel is None:
                raise SendFailed("channel is off", retry_after=OFF_RETRY_S)
            provider_ids = await channel.send(self._outgoing(due), skip=due.parts_sent)
        except SendFailed as failure:
            await self._failed(due, str(failure), failure.retry_after, failure.sent)
            return
        except UNRENDERABLE as error:
            log.error("delivery %s: %s", due.delivery_id, where(error))
            await self._failed(due, "unrenderable", None)
            return
        except Exception as error:
            # Whatever broke, the delivery must be tried again.
            log.error("delivery %s: %s", due.delivery_id, where(error))
            await self._failed(due, type(error).__name__, BROKEN_RETRY_S)
            return
        await self._database.write_stubbornly(
            lambda session: mark_sent(session, due.delivery_id, provider_ids)
        )
        self._metrics.deliveries.labels(due.conversation.channel, "sent").inc()

    async def _failed(
        self, due: Due, error: str, retry_after: float | None, sent: Sequence[str] = ()
    ) -> None:
        final = await self._database.write_stubbornly(
            lambda session: mark_failed(session, due.delivery_id, error, retry_after, sent)
        )
        outcome = "failed" if final else "retry"
        log.warning("delivery %s on %s: %s", due.delivery_id, due.conversation.channel, outcome)
        self._metrics.deliveries.labels(due.conversation.channel, outcome).inc()

    def _outgoing(self, due: Due) -> Outgoing:
        message, conversation = due.message, due.conversation
        # The language it was said in: the parts of a second attempt must fit those of the first.
        language = message.language or conversation.language
        text, choices = message.text or "", []
        if message.semantic:
            text = self._renderer.render(message.semantic, language)
            choices = self._renderer.choices(message.semantic, language)
        return Outgoing(
            account=conversation.account,
            peer=conversation.peer,
            text=text,
            choices=tuple(Choice(c["title"], c["payload"]) for c in choices),
            choose_label=self._renderer.format("menu-button", {}, language) if choices else "",
            from_human=message.author == "agent",
            last_customer_at=conversation.last_customer_at,
        )
