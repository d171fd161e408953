"""The forms of a thread: each does one verb, commits, and lets the gateway know."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from console import verbs
from console.access import agent_form, desk_of, wants_json, words_of
from console.browsing import whole_thread
from console.forms import typed_text
from console.problems import text_of
from console.sessions import SignedIn
from records.errors import BadRequest, NotFound, ParleyError

router = APIRouter(prefix="/c/{conversation_id}")

Verb = Callable[[Session, str, SignedIn, Mapping[str, str]], object]


@router.post("/take")
async def take(request: Request, conversation_id: str) -> Response:
    return await _do(request, conversation_id, _versioned(verbs.take))


@router.post("/hand-back")
async def hand_back(request: Request, conversation_id: str) -> Response:
    return await _do(request, conversation_id, _versioned(verbs.hand_back))


@router.post("/close")
async def close(request: Request, conversation_id: str) -> Response:
    return await _do(request, conversation_id, _versioned(verbs.close))


@router.post("/reopen")
async def reopen(request: Request, conversation_id: str) -> Response:
    return await _do(request, conversation_id, _versioned(verbs.reopen))


@router.post("/reply")
async def reply(request: Request, conversation_id: str) -> Response:
    def say(session: Session, where: str, agent: SignedIn, fields: Mapping[str, str]) -> object:
        text, once = typed_text(fields, "text"), fields.get("once", "")
        return verbs.reply(session, where, agent, _version(fields), text, once)

    return await _do(request, conversation_id, say)


@router.post("/note")
async def note(request: Request, conversation_id: str) -> Response:
    def jot(session: Session, where: str, agent: SignedIn, fields: Mapping[str, str]) -> object:
        return verbs.note(session, where, agent, typed_text(fields, "text"), fields.get("once", ""))

    return await _do(request, conversation_id, jot)


@router.post("/resend")
async def resend(request: Request, conversation_id: str) -> Response:
    def again(session: Session, where: str, agent: SignedIn, fields: Mapping[str, str]) -> object:
        return verbs.resend(session, where, agent, fields.get("delivery", ""))

    return await _do(request, conversation_id, again)


def _versioned(verb: Callable[[Session, str, SignedIn, int], object]) -> Verb:
    def done(session: Session, where: str, agent: SignedIn, fields: Mapping[str, str]) -> object:
        return verb(session, where, agent, _version(fields))

    return done


async def _do(request: Request, conversation_id: str, verb: Verb) -> Response:
    """Answers scripts with JSON, forms with the thread; a refused text is not lost."""
    agent, fields = await agent_form(request)
    desk = desk_of(request)

    def commit() -> None:
        with desk.sessions.begin() as session:
            verb(session, conversation_id, agent, fields)

    try:
        await run_in_threadpool(commit)
    except NotFound:
        raise
    except ParleyError as error:
        problem = text_of(error, words_of(request))
        if wants_json(request):
            body = {"error": {"code": error.code, "message": problem}}
            return JSONResponse(body, error.status)
        return await run_in_threadpool(
            whole_thread,
            request,
            agent,
            conversation_id,
            problem=problem,
            draft=typed_text(fields, "text"),
            status=error.status,
            **_list_of(fields),
        )
    told = desk.notify(conversation_id)
    if inspect.isawaitable(told):
        await told
    if wants_json(request):
        return JSONResponse({"done": True})
    return RedirectResponse(_address(request, conversation_id, fields), 303)


def _version(fields: Mapping[str, str]) -> int:
    try:
        return int(fields.get("version", ""))
    except ValueError as error:
        raise BadRequest("the form does not say which version was read") from error


def _list_of(fields: Mapping[str, str]) -> dict[str, str]:
    """The list beside the thread, so that it is still there afterwards."""
    return {"view": fields.get("view", "open"), "language": fields.get("language", "")}


def _address(request: Request, conversation_id: str, fields: Mapping[str, str]) -> str:
    """Of the thread, after a verb; the values come from a form and are only words."""
    kept = [
        f"{name}={value}"
        for name, value in _list_of(fields).items()
        if value and value.replace("-", "").isalnum() and value.isascii()
    ]
    query = f"?{'&'.join(kept)}" if kept else ""
    return f"{request.scope.get('root_path', '')}/c/{conversation_id}{query}"
