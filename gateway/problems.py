"""Errors as answers: ``{"error": {"code", "message"}}`` in the caller's language."""

from __future__ import annotations

import logging
import math
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from gateway.languages import preferred
from gateway.logs import where
from gateway.ports import Renderer
from records.errors import (
    BadRequest,
    Forbidden,
    Invalid,
    NotFound,
    ParleyError,
    Unauthorized,
)

log = logging.getLogger(__name__)

_BY_STATUS: dict[int, type[ParleyError]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    422: Invalid,
}


def problem(
    error: ParleyError,
    accept_language: str | None,
    renderer: Renderer,
    *,
    fields: list[dict[str, str]] | None = None,
) -> JSONResponse:
    """The answer for ``error``; its detail stays in the logs. ``fields`` names bad fields."""
    language = preferred(accept_language, renderer)
    message = renderer.format(error.key, error.key_args, language)
    headers = {"Content-Language": language}
    if error.retry_after is not None:
        headers["Retry-After"] = str(max(1, math.ceil(error.retry_after)))
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    content: dict[str, Any] = {"code": error.code, "message": message}
    if fields is not None:
        content["fields"] = fields
    return JSONResponse({"error": content}, status_code=error.status, headers=headers)


def handle_problems(app: FastAPI, renderer: Renderer) -> None:
    """Make every error of ``app`` answer alike."""

    def answer(request: Request, error: ParleyError) -> JSONResponse:
        return problem(error, request.headers.get("accept-language"), renderer)

    async def on_parley_error(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, ParleyError)
        if error.status >= 500:
            log.error("%s: %s", error.code, error)
        return answer(request, error)

    async def on_invalid(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        problems = error.errors()
        if any(found["type"] == "json_invalid" for found in problems):
            return answer(request, BadRequest())
        # Names of fields and what is wrong with them, never what was in them.
        fields = [
            {"field": ".".join(str(part) for part in found["loc"]), "type": str(found["type"])}
            for found in problems
        ]
        accept = request.headers.get("accept-language")
        return problem(Invalid(), accept, renderer, fields=fields)

    async def on_http_error(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        kind = _BY_STATUS.get(error.status_code)
        if kind is not None:
            return answer(request, kind())
        response = answer(request, BadRequest())
        response.status_code = error.status_code
        return response

    async def on_bug(request: Request, error: Exception) -> JSONResponse:
        log.error("%s %s: %s", request.method, request.url.path, where(error))
        return answer(request, ParleyError())

    app.add_exception_handler(ParleyError, on_parley_error)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(HTTPException, on_http_error)
    app.add_exception_handler(Exception, on_bug)
