"""Channels whose people fetch their messages: nothing arrives by webhook, nothing is sent."""

from __future__ import annotations

from collections.abc import Mapping

from gateway.channels.base import BadPayload, Inbound, Outgoing, SendFailed, StatusUpdate


class FetchedChannel:
    """The API and the widget talk to ``gateway.api``; this says so to the seam."""

    name: str
    delivers = False

    def parse(
        self, body: bytes, headers: Mapping[str, str]
    ) -> tuple[list[Inbound], list[StatusUpdate]]:
        raise BadPayload(f"channel {self.name} has no webhook")

    async def send(self, message: Outgoing, *, skip: int = 0) -> list[str]:
        raise SendFailed(f"channel {self.name} is fetched, not sent to", retry_after=None)
