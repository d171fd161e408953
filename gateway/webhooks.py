"""Where messaging providers call: verify, store, commit, answer 200, and only then work."""

from __future__ import annotations

import hmac
import logging
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import PlainTextResponse

from gateway.api import DeskHere
from gateway.channels.base import BadPayload, BadSignature, Channel
from gateway.desk import Desk
from records.errors import BadRequest, Forbidden, NotFound, Unauthorized

router = APIRouter(prefix="/webhooks", tags=["webhooks"])
log = logging.getLogger(__name__)


@router.get("/{channel_name}")
async def verify(
    channel_name: str,
    desk: DeskHere,
    mode: Annotated[str, Query(alias="hub.mode")] = "",
    verify_token: Annotated[str, Query(alias="hub.verify_token")] = "",
    challenge: Annotated[str, Query(alias="hub.challenge")] = "",
) -> PlainTextResponse:
    """The provider's handshake: its challenge comes back where it knows our verify token."""
    channel = _channel(desk, channel_name)
    expected: str = getattr(channel, "verify_token", "")
    known = bool(expected) and hmac.compare_digest(
        verify_token.encode("utf-8", "replace"), expected.encode()
    )
    if mode != "subscribe" or not known:
        raise Forbidden("wrong verify token")
    return PlainTextResponse(challenge)


@router.post("/{channel_name}")
async def receive(channel_name: str, request: Request, desk: DeskHere) -> PlainTextResponse:
    """Messages and delivery reports; 503 makes the provider call again."""
    channel = _channel(desk, channel_name)
    body = await request.body()
    try:
        inbounds, statuses = channel.parse(body, request.headers)
    except BadSignature as error:
        log.warning("webhook %s: bad signature", channel_name)
        raise Unauthorized("bad signature") from error
    except BadPayload as error:
        log.warning("webhook %s: not in the provider's shape", channel_name)
        raise BadRequest("bad payload") from error
    if inbounds or statuses:
        received = await desk.database.write(
            lambda session: desk.inbox.receive_webhook(session, inbounds, statuses)
        )
        for one in received:
            if not one.duplicate:
                desk.metrics.received.labels(one.channel).inc()
                desk.bus.publish(one.conversation_id)
            if one.job is not None:
                desk.turns.begin(one.job)
    return PlainTextResponse("ok")


def _channel(desk: Desk, name: str) -> Channel:
    channel = desk.channels.get(name)
    if channel is None or not channel.delivers:
        raise NotFound("no such channel here")
    return channel
