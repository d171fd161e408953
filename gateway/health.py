"""Whether the process lives, whether the desk can work, and its numbers."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import select

from gateway.api import DeskHere
from gateway.bot_client import BotFailed
from gateway.desk import Desk
from gateway.guards import from_this_machine
from records.desk_models import Conversation
from records.errors import Forbidden, Unavailable

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(desk: DeskHere, response: Response) -> dict[str, Any]:
    """200 where database, bot (with the right model) and action server work, else 503."""
    checks = {"database": await _database_works(desk), **await _bot_works(desk)}
    ready = all(checks.values())
    response.status_code = 200 if ready else 503
    return {"status": "ready" if ready else "not_ready", **checks}


@router.get("/metrics")
async def metrics(desk: DeskHere, request: Request) -> Response:
    """Prometheus text, for this machine only unless `PARLEY_METRICS_PUBLIC` is true."""
    if not (desk.settings.metrics_public or from_this_machine(request)):
        raise Forbidden("metrics are for this machine")
    return Response(desk.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")


async def _database_works(desk: Desk) -> bool:
    try:
        await desk.database.read(
            lambda session: session.execute(select(Conversation.id).limit(1)).first()
        )
    except Unavailable:
        return False
    return True


async def _bot_works(desk: Desk) -> dict[str, bool]:
    try:
        status = await desk.bot.status()
    except BotFailed:
        return {"bot": False, "model": False, "actions": False}
    wanted = desk.settings.bot_model
    model = status.get("model")
    loaded = model == wanted if wanted else model is not None
    return {"bot": True, "model": loaded, "actions": bool(status.get("actions"))}
