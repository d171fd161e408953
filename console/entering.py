"""Signing in and out."""

from __future__ import annotations

import re
import secrets

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from console import sessions
from console.access import agent_form, desk_of, is_secure, same, words_of
from console.agents import email_key
from console.forms import read_form
from console.pages import page
from console.problems import text_of
from records.desk_models import Agent
from records.errors import Forbidden, Invalid, TooManyRequests

router = APIRouter()

# The sign-in form has no session yet: its token is compared with this cookie instead.
FORM_COOKIE = "parley_form"
THREAD_PATH = re.compile(r"c/[A-Za-z0-9_]{1,64}")


@router.get("/sign-in")
def sign_in_page(request: Request, to: str = "") -> Response:
    return _form(request, to=to)


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """Sets the session cookie. 403 without the form's token, 401 for a wrong pair, 429 after
    too many of those."""
    desk = desk_of(request)
    fields = await read_form(request)
    if not same(fields.get("csrf", ""), request.cookies.get(FORM_COOKIE, "")):
        raise Forbidden("the sign-in form does not carry its token")
    email, to = email_key(fields.get("email", "")), fields.get("to", "")
    address = request.client.host if request.client is not None else ""
    limits = (
        (desk.by_pair, f"{address} {email}"),
        (desk.by_email, email),
        (desk.by_address, address),
    )
    wait = max(attempts.wait(key) for attempts, key in limits)
    if wait > 0:
        error = TooManyRequests("sign-in", retry_after=wait)
        response = _form(request, to=to, email=email, problem=text_of(error, words_of(request)))
        response.status_code = error.status
        response.headers["Retry-After"] = str(int(wait) + 1)
        return response
    token = await run_in_threadpool(
        sessions.authenticate,
        desk.sessions,
        desk.read_sessions,
        email,
        fields.get("password", "")[:1000],
    )
    if token is None:
        for attempts, key in limits:
            attempts.failed(key)
        problem = words_of(request).say("console-sign-in-failed")
        response = _form(request, to=to, email=email, problem=problem)
        response.status_code = 401
        return response
    desk.by_pair.succeeded(f"{address} {email}")
    answer = RedirectResponse(_after(request, to), 303)
    root = _root(request)
    answer.set_cookie(
        sessions.COOKIE,
        token,
        max_age=int(sessions.SIGNED_IN_FOR.total_seconds()),
        path=root or "/",
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
    )
    answer.delete_cookie(FORM_COOKIE, path=root or "/")
    return answer


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    agent, _ = await agent_form(request)
    desk = desk_of(request)

    def end() -> None:
        with desk.sessions.begin() as session:
            sessions.close_session(session, agent.token_hash)

    await run_in_threadpool(end)
    answer = RedirectResponse(f"{_root(request)}/sign-in", 303)
    answer.delete_cookie(sessions.COOKIE, path=_root(request) or "/")
    return answer


@router.post("/language")
async def choose_language(request: Request) -> Response:
    """The language of everything the agent reads here. Raises Invalid for one without texts."""
    agent, fields = await agent_form(request)
    desk = desk_of(request)
    language = fields.get("language", "")
    if language not in desk.renderer.languages():
        raise Invalid("no such language")

    def keep() -> None:
        with desk.sessions.begin() as session:
            session.get_one(Agent, agent.id).language = language

    await run_in_threadpool(keep)
    return RedirectResponse(_after(request, fields.get("to", "")), 303)


def _form(request: Request, *, to: str, email: str = "", problem: str = "") -> Response:
    token = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(24)
    response = page(request, "sign_in.html", csrf=token, to=to, email=email, problem=problem)
    response.set_cookie(
        FORM_COOKIE,
        token,
        max_age=3600,
        path=_root(request) or "/",
        httponly=True,
        samesite="strict",
        secure=is_secure(request),
    )
    return response


def _after(request: Request, to: str) -> str:
    """Only a thread of this console is a place to go to; never another site."""
    return f"{_root(request)}/{to if THREAD_PATH.fullmatch(to) else ''}"


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", ""))
