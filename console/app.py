"""Wires the console: a FastAPI application that the gateway mounts at ``/console``."""

from __future__ import annotations

import logging
from urllib.parse import quote

from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from console import acting, browsing, entering
from console.access import wants_json, words_of
from console.desk import Desk, DeskSettings, Notify
from console.entering import THREAD_PATH
from console.pages import FOLDER, page
from console.problems import text_of
from locales.renderer import Renderer
from records.errors import NotFound, ParleyError, Unauthorized, Unavailable

log = logging.getLogger(__name__)

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
}


def create_console(
    *,
    sessions: sessionmaker[Session],
    read_sessions: sessionmaker[Session],
    renderer: Renderer,
    notify: Notify,
    settings: DeskSettings,
) -> FastAPI:
    """The agents' console.

    ``notify(conversation_id)`` is called on the event loop after each commit that changed a
    conversation, and awaited where it returns something to await.
    """
    app = FastAPI(title="Parley console", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = Desk(sessions, read_sessions, renderer, notify, settings)
    app.include_router(entering.router)
    app.include_router(browsing.router)
    app.include_router(acting.router)
    app.mount("/static", Assets(directory=FOLDER / "static"), name="static")
    app.add_exception_handler(ParleyError, _problem)
    app.add_exception_handler(OperationalError, _busy)
    app.add_exception_handler(HTTPException, _no_page)
    app.add_middleware(Headers)
    return app


class Headers:
    """Puts the console's security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [pair for pair in message["headers"] if pair[0].lower() not in HEADERS]
                message["headers"] = [*own, *HEADERS.items()]
            await send(message)

        await self.app(scope, receive, send_with_headers)


class Assets(StaticFiles):
    """Files whose address changes with their content, so browsers keep them."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


async def _problem(request: Request, error: Exception) -> Response:
    if not isinstance(error, ParleyError):
        raise error
    if isinstance(error, Unauthorized) and not wants_json(request):
        path = request.url.path.removeprefix(str(request.scope.get("root_path", ""))).strip("/")
        to = f"?to={quote(path)}" if THREAD_PATH.fullmatch(path) else ""
        return RedirectResponse(f"{request.scope.get('root_path', '')}/sign-in{to}", 303)
    if error.status >= 500:
        log.error("console: %s", error.code)
    text = text_of(error, words_of(request))
    headers = {"Retry-After": str(int(error.retry_after) + 1)} if error.retry_after else {}
    if wants_json(request):
        body = {"error": {"code": error.code, "message": text}}
        return JSONResponse(body, error.status, headers=headers)
    response = page(request, "problem.html", status=error.status, text=text)
    response.headers.update(headers)
    return response


async def _busy(request: Request, error: Exception) -> Response:
    log.error("console: the database refused: %s", type(error).__name__)
    return await _problem(request, Unavailable("database", retry_after=2))


async def _no_page(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException) and error.status_code != 404:
        return Response(status_code=error.status_code, headers=error.headers)
    return await _problem(request, NotFound("page"))
