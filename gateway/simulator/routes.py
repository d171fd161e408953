"""HTTP routes of the simulator, for this machine only: Meta's endpoints, and the page to play on.

Mount ``router`` in demo mode only, with the simulator at ``app.state.simulator``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from fastapi.responses import FileResponse, JSONResponse
from pydantic import BaseModel, Field, model_validator

from gateway.guards import from_this_machine
from gateway.simulator.graph import MetaError
from gateway.simulator.state import ChannelName, Fault, Simulator
from gateway.simulator.webhooks import Said

_PAGE = Path(__file__).parent / "page"
_ASSETS = {
    "page.js": "text/javascript",
    "texts.js": "text/javascript",
    "bubbles.js": "text/javascript",
    "page.css": "text/css",
}
_PAGE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_PEERS = {
    "whatsapp": r"[1-9][0-9]{6,14}|[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,120}",
    "messenger": r"[0-9]{1,30}",
}


def loopback_only(request: Request) -> None:
    """Refuse whoever is not on this machine, and pages of other sites in its browsers."""
    if not from_this_machine(request):
        raise HTTPException(403, "The simulator answers this machine only.")


def _simulator(request: Request) -> Simulator:
    simulator = getattr(request.app.state, "simulator", None)
    if simulator is None:
        raise HTTPException(404, "The simulator is off.")
    return simulator


Running = Annotated[Simulator, Depends(_simulator)]
router = APIRouter(
    prefix="/simulator", dependencies=[Depends(loopback_only)], include_in_schema=False
)


class Say(BaseModel):
    """What one person sends in one webhook call."""

    channel: ChannelName
    peer: str = Field(max_length=140)
    messages: list[Said] = Field(min_length=1, max_length=50)
    copies: int = Field(1, ge=1, le=5)
    forged: bool = False

    @model_validator(mode="after")
    def _peer_fits(self) -> Say:
        if not re.fullmatch(_PEERS[self.channel], self.peer):
            raise ValueError(f"not an id of a person on {self.channel}")
        return self


class Trouble(BaseModel):
    """What the next calls to the Graph API meet."""

    channel: ChannelName
    times: int = Field(1, ge=1, le=100)
    status: int = Field(503, ge=400, le=599)
    code: int = 131016
    delay_s: float = Field(0.0, ge=0, le=60)
    fails: bool = True


@router.get("", dependencies=[Depends(_simulator)])
def page() -> FileResponse:
    """The page with two telephones."""
    return FileResponse(_PAGE / "index.html", media_type="text/html", headers=_PAGE_HEADERS)


@router.get("/assets/{name}")
def asset(name: str) -> FileResponse:
    """The page's scripts and style."""
    if name not in _ASSETS:
        raise HTTPException(404)
    return FileResponse(_PAGE / name, media_type=_ASSETS[name], headers=_PAGE_HEADERS)


@router.get("/log")
def read_log(simulator: Running, after: int = 0) -> dict[str, Any]:
    """What happened after event ``after``; ``run`` changes when the simulator starts anew."""
    return {"run": simulator.run, "events": simulator.events_after(after)}


@router.post("/say")
async def say(order: Say, simulator: Running) -> dict[str, list[int]]:
    """Send a person's messages to the gateway; answers the HTTP status of each webhook call."""
    statuses = await simulator.say(
        order.channel, order.peer, order.messages, copies=order.copies, forged=order.forged
    )
    return {"statuses": statuses}


@router.post("/faults", status_code=204)
def order_trouble(order: Trouble, simulator: Running) -> None:
    """Make the next calls to the Graph API fail or wait."""
    values = order.model_dump(exclude={"channel"})
    simulator.fail(order.channel, Fault(**values))


@router.post("/graph/{version}/{account}/messages")
async def messages(
    version: str, account: str, request: Request, simulator: Running
) -> JSONResponse:
    """Meta's messages endpoints: ``me`` is the Messenger page, a number a WhatsApp number."""
    channel: ChannelName = "messenger" if account == "me" else "whatsapp"
    try:
        payload = await request.json()
    except ValueError:
        payload = None
    authorization = request.headers.get("authorization", "")
    try:
        answer = await simulator.post_message(channel, account, authorization, payload)
    except MetaError as error:
        return JSONResponse(error.body(), status_code=error.status)
    return JSONResponse(answer)


def create_app(simulator: Simulator) -> FastAPI:
    """The simulator as an application of its own."""
    app = FastAPI(title="Parley: Meta simulator", openapi_url=None)
    app.state.simulator = simulator
    app.include_router(router)
    return app
