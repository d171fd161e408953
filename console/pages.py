"""Puts pages together from templates: the full ones, and the pieces that change under an agent."""

from __future__ import annotations

import hashlib
import secrets
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from console import canned, panel, queue, thread
from console.access import desk_of, words_of
from console.queue import Listing
from console.sessions import SignedIn
from console.thread import Thread
from records import audit
from records.base import now

FOLDER = Path(__file__).parent


@cache
def templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def asset_version() -> str:
    """Changes with the assets, so that browsers may keep them for good."""
    digest = hashlib.sha256()
    for path in sorted((FOLDER / "static").iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A whole page, never kept by caches: it holds personal data."""
    html = templates().get_template(template).render(**common(request), **values)
    return HTMLResponse(html, status, headers={"Cache-Control": "no-store"})


def piece(request: Request, template: str, **values: Any) -> str:
    """A part of a page as HTML."""
    return templates().get_template(template).render(**common(request), **values)


def common(request: Request) -> dict[str, Any]:
    """What every template finds."""
    words = words_of(request)
    return {
        "words": words,
        "say": words.say,
        "root": request.scope.get("root_path", ""),
        "assets": asset_version(),
        "agent": getattr(request.state, "agent", None),
        "now": now(),
        "icon": icon,
        "once": secrets.token_urlsafe(12),
        "languages": desk_of(request).renderer.languages(),
    }


def read_queue(request: Request, agent: SignedIn, view: str, language: str | None) -> Listing:
    with desk_of(request).read_sessions() as session:
        return queue.listing(
            session, view=view, agent_id=agent.id, agent_name=agent.name, language=language
        )


def read_thread(
    request: Request, agent: SignedIn, conversation_id: str, *, everything: bool = False
) -> tuple[Thread, panel.Panel]:
    """Raises NotFound."""
    words = words_of(request)
    events = thread.MOST_EVENTS if everything else thread.SHOWN_EVENTS
    with desk_of(request).read_sessions() as session:
        found = thread.read(session, conversation_id, agent, words, events=events)
        return found, panel.read(session, found.conversation.id, words)


def note_read(request: Request, agent: SignedIn, found: Thread) -> None:
    """Audits that an agent opened a customer's record. Commits."""
    if found.customer is None:
        return
    with desk_of(request).sessions.begin() as session:
        audit.record(
            session,
            f"agent:{agent.id}",
            "customer.read",
            f"customer:{found.customer.id}",
            {},
            conversation_id=found.conversation.id,
        )


def thread_values(request: Request, agent: SignedIn, found: Thread) -> dict[str, Any]:
    """What the templates of a thread need beside the thread itself."""
    words = words_of(request)
    first_name = agent.name.split(" ")[0]
    return {
        "thread": found,
        "canned": canned.replies(words, found.conversation.language, agent_name=first_name),
        "present": desk_of(request).presence.others(found.conversation.id, agent.id),
    }


@cache
def icon(name: str) -> Markup:
    """A small picture as inline SVG, drawn in the colour of the text."""
    return Markup((FOLDER / "templates" / "icons" / f"{name}.svg").read_text("utf-8").strip())
