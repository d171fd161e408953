"""Guards around requests: how large they may be, which headers their answers carry, and whether
they come from this machine."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.ports import Renderer
from gateway.problems import problem
from records.errors import TooLarge

API_BYTES = 64 * 1024
WEBHOOK_BYTES = 1024 * 1024

_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_PAGES = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_DATA = "default-src 'none'; frame-ancestors 'none'"
# The interactive API page loads Swagger UI, which is no part of what customers or agents see.
_DOCS = ("/docs", "/redoc")
_ANY_ORIGIN = ("/widget",)


def from_this_machine(request: Request) -> bool:
    """Whether the caller is on this machine, and no page of another site in its browsers.

    A reverse proxy on this machine forwards strangers, so forwarded calls are not; the Host
    check keeps out names that a stranger points at 127.0.0.1.
    """
    client = request.client.host if request.client else ""
    origin = request.headers.get("origin")
    forwarded = {"forwarded", "x-forwarded-for", "x-real-ip"} & set(request.headers.keys())
    return (
        _is_loopback(client)
        and not forwarded
        and _is_loopback(request.url.hostname or "")
        and (origin is None or _is_loopback(urlsplit(origin).hostname or ""))
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class SizeLimit:
    """Reads a request's body up to its limit before anything else does; beyond it, 413."""

    def __init__(self, app: ASGIApp, renderer: Renderer) -> None:
        self._app = app
        self._renderer = renderer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
            return
        limit = API_BYTES if scope["path"].startswith("/api/") else WEBHOOK_BYTES
        chunks: list[bytes] = []
        size, more = 0, True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                return  # gone before it had sent everything
            chunk = message.get("body", b"")
            size += len(chunk)
            if size > limit:
                accept = Headers(scope=scope).get("accept-language")
                error = TooLarge(args={"limit": limit})
                await problem(error, accept, self._renderer)(scope, receive, send)
                return
            chunks.append(chunk)
            more = message.get("more_body", False)
        body: Message = {"type": "http.request", "body": b"".join(chunks), "more_body": False}
        waiting = [body]

        async def replay() -> Message:
            return waiting.pop() if waiting else await receive()

        await self._app(scope, replay, send)


class SecurityHeaders:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path: str = scope["path"]

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _headers(path, headers.get("content-type", "")).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)


def _headers(path: str, content_type: str) -> dict[str, str]:
    headers = dict(_EVERYWHERE)
    if not path.startswith(_DOCS):
        html = content_type.startswith("text/html")
        headers["Content-Security-Policy"] = _PAGES if html else _DATA
        headers["X-Frame-Options"] = "DENY"
    if path.startswith("/api/"):
        headers["Cache-Control"] = "no-store"
    if path.startswith(_ANY_ORIGIN):
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return headers
