"""The pages agents look at, and the poll that keeps them fresh."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from sqlalchemy import func, select
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from console import queue
from console.access import agent_form, desk_of, signed_in
from console.forms import typed_text
from console.pages import note_read, page, piece, read_queue, read_thread, thread_values
from console.sessions import SignedIn
from records.base import now
from records.desk_models import Conversation, ConversationEvent, Delivery

router = APIRouter()

Signed = Annotated[SignedIn, Depends(signed_in)]
View = Annotated[str, Query(max_length=20)]
Language = Annotated[str, Query(max_length=20)]


@router.get("/")
def queue_page(
    request: Request, agent: Signed, view: View = "waiting", language: Language = ""
) -> Response:
    view = view if view in queue.VIEWS else "waiting"
    found = read_queue(request, agent, view, language or None)
    return page(request, "queue.html", listing=found, view=view, language=language, searched="")


@router.post("/search")
async def search_page(request: Request) -> Response:
    """Posted, so that names and addresses of customers stay out of URLs and logs."""
    agent, fields = await agent_form(request)
    wanted = typed_text(fields, "words")[:200]

    def read() -> queue.Listing:
        with desk_of(request).read_sessions() as session:
            return queue.search(session, wanted, agent_id=agent.id, agent_name=agent.name)

    found = await run_in_threadpool(read)
    return page(request, "queue.html", listing=found, view="", language="", searched=wanted)


@router.get("/c/{conversation_id}")
def thread_page(
    request: Request,
    agent: Signed,
    conversation_id: str,
    view: View = "open",
    language: Language = "",
    everything: bool = False,
) -> Response:
    desk_of(request).presence.seen(conversation_id, agent.id, agent.name, typing=False)
    return whole_thread(
        request, agent, conversation_id, view=view, language=language, everything=everything
    )


def whole_thread(
    request: Request,
    agent: SignedIn,
    conversation_id: str,
    *,
    view: str = "open",
    language: str = "",
    everything: bool = False,
    problem: str = "",
    draft: str = "",
    status: int = 200,
) -> Response:
    """The page of a thread, with what was typed and could not be sent. Raises NotFound."""
    view = view if view in queue.VIEWS else "open"
    mark = _mark(request, agent, conversation_id)  # first: what comes later must show as new
    found, packet = read_thread(request, agent, conversation_id, everything=everything)
    note_read(request, agent, found)
    listing = read_queue(request, agent, view, language or None)
    return page(
        request,
        "thread.html",
        status=status,
        listing=listing,
        view=view,
        language=language,
        searched="",
        panel=packet,
        problem=problem,
        draft=draft,
        mark=mark,
        **thread_values(request, agent, found),
    )


@router.get("/live")
def live(
    request: Request,
    agent: Signed,
    view: View = "waiting",
    language: Language = "",
    thread: Annotated[str, Query(max_length=64)] = "",
    mark: Annotated[str, Query(max_length=64)] = "",
    typing: bool = False,
    everything: bool = False,
) -> Response:
    """The parts of a page that may have changed since ``mark``; 204 where nothing has.

    Asked for every two seconds. A poll outlives proxies, restarts and many open tabs, which
    a held connection for each of them would not.
    """
    view = view if view in queue.VIEWS else "waiting"
    if thread:
        desk_of(request).presence.seen(thread, agent.id, agent.name, typing=typing)
    fresh = _mark(request, agent, thread)
    if fresh == mark:
        return Response(status_code=204)
    listing = read_queue(request, agent, view, language or None)
    answer: dict[str, Any] = {
        "mark": fresh,
        "waiting": listing.counts["waiting"],
        "views": piece(request, "_views.html", listing=listing, view=view),
        "rows": piece(
            request,
            "_rows.html",
            listing=listing,
            view=view,
            language=language,
            searched="",
            current=thread,
        ),
    }
    if thread:
        found, packet = read_thread(request, agent, thread, everything=everything)
        values = thread_values(request, agent, found)
        answer |= {
            "head": piece(request, "_head.html", **values),
            "thread": piece(request, "_entries.html", view=view, language=language, **values),
            "composer": piece(request, "_composer.html", draft="", **values),
            "composer_tag": found.composer_tag,
            "panel": piece(request, "_panel.html", thread=found, panel=packet),
        }
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})


def _mark(request: Request, agent: SignedIn, conversation_id: str) -> str:
    """Changes with everything that a page shows; with the minute, for what is counted in time."""
    with desk_of(request).read_sessions() as session:
        seen: list[Any] = [session.scalar(select(func.max(ConversationEvent.id)))]
        if conversation_id:
            seen.append(
                session.execute(
                    select(
                        Conversation.version,
                        Conversation.updated_at,
                        Conversation.identity_level,
                        Conversation.customer_id,
                        Conversation.language,
                    ).where(Conversation.id == conversation_id)
                ).one_or_none()
            )
            seen.extend(
                session.execute(
                    select(Delivery.id, Delivery.state)
                    .where(Delivery.conversation_id == conversation_id)
                    .order_by(Delivery.id)
                )
            )
            seen.append(desk_of(request).presence.others(conversation_id, agent.id))
    seen.append((now().strftime("%H:%M"), agent.language))
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:20]
