"""Serves the widget's script and words, and the demo shop's page with its assets."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Cookie, Depends, Header, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response

from gateway.desk import Desk
from gateway.languages import preferred
from gateway.ports import Renderer
from gateway.tokens import shop_token
from gateway.widget.bundle import Bundle, build
from gateway.widget.page import Visit, shop_page
from gateway.widget.showcase import DemoCustomer, demo_customers, demo_orders
from gateway.widget.words import widget_strings
from knowledge.tags import normalise_tag
from records.errors import NotFound

router = APIRouter(include_in_schema=False)

SHOP = Path(__file__).parent / "shop"
ASSETS = {"shop.css": "text/css", "shop.js": "text/javascript", "mark.svg": "image/svg+xml"}
SIGNED_IN = "demo_customer"  # cookie of the demo shop: who is signed in there
_CACHE = "public, max-age=300"


@dataclass(slots=True)
class WidgetFiles:
    """What the widget loads, made once for an application and kept."""

    renderer: Renderer
    script: Bundle = field(init=False)
    _strings: dict[str, Bundle] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.script = build(widget_strings("en", self.renderer))

    def language(self, tag: str | None) -> str:
        """The language with texts that serves a tag, else English."""
        language = normalise_tag(tag)
        return language if language in self.renderer.languages() else "en"

    def strings(self, tag: str) -> Bundle:
        """The widget's words as JSON."""
        language = self.language(tag)
        if language not in self._strings:
            words = widget_strings(language, self.renderer)
            body = json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()
            self._strings[language] = Bundle(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
        return self._strings[language]


class SignIn(BaseModel):
    customer_id: str = Field("", max_length=100, description="Empty: sign out.")


def desk_of(request: Request) -> Desk:
    return request.app.state.desk


def files_of(request: Request) -> WidgetFiles:
    state = request.app.state
    if not hasattr(state, "widget_files"):
        state.widget_files = WidgetFiles(desk_of(request).renderer)
    return state.widget_files


DeskHere = Annotated[Desk, Depends(desk_of)]
FilesHere = Annotated[WidgetFiles, Depends(files_of)]
Known = Annotated[str | None, Header(alias="If-None-Match")]


@router.get("/widget.js")
def widget_script(files: FilesHere, known: Known = None) -> Response:
    return _answer(files.script, "text/javascript; charset=utf-8", known)


@router.get("/widget/strings/{language}.json")
def widget_words(language: str, files: FilesHere, known: Known = None) -> Response:
    """The words for the language that serves the tag best."""
    return _answer(files.strings(language), "application/json", known)


@router.get("/shop")
async def shop(
    desk: DeskHere,
    files: FilesHere,
    lang: Annotated[str | None, Query(max_length=40)] = None,
    accept_language: Annotated[str | None, Header()] = None,
    demo_customer: Annotated[str | None, Cookie(alias=SIGNED_IN)] = None,
) -> HTMLResponse:
    """The demo shop. In demo mode a showcase customer can be signed in, as on a real shop."""
    language = files.language(lang) if lang else preferred(accept_language, desk.renderer)
    visit = Visit(language=language, demo=desk.settings.demo)
    if desk.settings.demo:
        visit.customers = await desk.database.read(demo_customers)
        customer = _customer(visit.customers, demo_customer)
        whose = language
        if customer is not None:
            visit.customer = customer
            visit.identity_token = shop_token(customer.id, desk.settings.shop_token_secret)
            whose = customer.language
        visit.orders = await desk.database.read(lambda session: demo_orders(session, whose))
    page = shop_page(visit, desk.renderer)
    return HTMLResponse(page, headers={"Cache-Control": "no-store", "Vary": "Accept-Language"})


@router.get("/shop/{asset}")
def shop_asset(asset: str) -> Response:
    if asset not in ASSETS:
        raise NotFound("no such asset")
    return FileResponse(SHOP / asset, media_type=ASSETS[asset], headers={"Cache-Control": _CACHE})


@router.post("/shop/demo-token")
async def demo_token(body: SignIn, desk: DeskHere) -> Response:
    """Sign a showcase customer in or out, as a shop's own server would. Demo mode only."""
    if not desk.settings.demo:
        raise NotFound("not in demo mode")
    if not body.customer_id:
        response = JSONResponse({"token": None})
        response.set_cookie(SIGNED_IN, "", max_age=0, path=None, httponly=True, samesite="lax")
        return response
    customer = _customer(await desk.database.read(demo_customers), body.customer_id)
    if customer is None:
        raise NotFound("not a showcase customer")
    response = JSONResponse({"token": shop_token(customer.id, desk.settings.shop_token_secret)})
    response.set_cookie(SIGNED_IN, customer.id, path=None, httponly=True, samesite="lax")
    return response


def _customer(customers: list[DemoCustomer], customer_id: str | None) -> DemoCustomer | None:
    return next((customer for customer in customers if customer.id == customer_id), None)


def _answer(file: Bundle, media_type: str, known: str | None) -> Response:
    headers = {"Cache-Control": _CACHE, "ETag": file.etag}
    if known is not None and file.etag in known:
        return Response(status_code=304, headers=headers)
    return Response(file.body, media_type=media_type, headers=headers)
