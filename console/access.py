"""Who is asking, and whether the form is really theirs."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from console import sessions
from console.desk import Desk
from console.forms import read_form
from console.sessions import SignedIn
from console.words import Words
from records.errors import Forbidden, Unauthorized

ZONE_COOKIE = "parley_zone"  # the browser's time zone, for display only


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


async def signed_in(request: Request) -> SignedIn:
    """The agent of this request. Raises Unauthorized."""
    desk = desk_of(request)
    token = request.cookies.get(sessions.COOKIE, "")
    agent = await run_in_threadpool(_find, desk, token) if token else None
    if agent is None:
        raise Unauthorized("sign in first")
    request.state.agent = agent
    return agent


async def agent_form(request: Request) -> tuple[SignedIn, Mapping[str, str]]:
    """The agent and the fields of a form that carries their CSRF token.

    Raises Unauthorized, and Forbidden for a missing or wrong token.
    """
    agent = await signed_in(request)
    fields = await read_form(request)
    if not same(fields.get("csrf", ""), agent.csrf):
        raise Forbidden("the form does not carry this session's token")
    return agent, fields


def words_of(request: Request) -> Words:
    """In the agent's language, or before signing in the browser's."""
    desk = desk_of(request)
    zone = request.cookies.get(ZONE_COOKIE, "UTC")
    agent: SignedIn | None = getattr(request.state, "agent", None)
    language = agent.language if agent is not None else browser_language(request, desk)
    return Words(desk.renderer, language, zone)


def browser_language(request: Request, desk: Desk) -> str:
    """The first language of Accept-Language that has texts, else the default."""
    for part in request.headers.get("accept-language", "").split(",")[:10]:
        wanted = part.partition(";")[0].strip()
        known = desk.renderer.closest(wanted) if wanted else ""
        if known and known.split("-")[0] == wanted.split("-")[0].lower():
            return known
    return desk.renderer.default


def is_secure(request: Request) -> bool:
    """Whether the browser came by https, here or at the proxy in front."""
    if request.url.scheme == "https":
        return True
    return desk_of(request).settings.public_url.lower().startswith("https://")


def wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def same(given: str, known: str) -> bool:
    """Compares two tokens in constant time."""
    return bool(known) and secrets.compare_digest(
        given.encode("utf-8", "surrogatepass"), known.encode("utf-8", "surrogatepass")
    )


def _find(desk: Desk, token: str) -> SignedIn | None:
    with desk.read_sessions() as session:
        return sessions.find(session, token)
