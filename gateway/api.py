"""The API customers' clients and the widget use: conversations, messages, events."""

from __future__ import annotations

import hmac
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field
from sqlalchemy.orm import Session
from starlette.responses import StreamingResponse

from gateway.desk import Desk
from gateway.inbox import Typed
from gateway.limits import RateLimit
from gateway.text import clean, is_blank
from gateway.tokens import conversation_token, read_conversation_token, read_shop_token
from gateway.views import conversation_view, event_views
from knowledge.tags import normalise_tag
from records.base import new_id
from records.conversations import locked, start
from records.desk_models import Conversation
from records.errors import EmptyText, Forbidden, NotFound, TooLarge, Unauthorized, Unavailable
from records.identity import link_by_token

router = APIRouter(prefix="/api/v1", tags=["conversations"])

HEARTBEAT_S = 15.0
EVENTS_A_READ = 100


def _typed(value: Any) -> Any:
    """Lone surrogates are half an emoji and become U+FFFD; a NUL is no text at all."""
    if isinstance(value, str):
        if "\0" in value:
            raise ValueError("NUL is not allowed")
        return clean(value)
    return value


def _language(tag: str) -> str:
    language = normalise_tag(tag)
    if language is None:
        raise ValueError("not one of the languages spoken here")
    return language


Text = Annotated[str, BeforeValidator(_typed)]
ShortText = Annotated[str, BeforeValidator(_typed), Field(min_length=1, max_length=200)]
Language = Annotated[ShortText, AfterValidator(_language)]


class NewConversation(BaseModel):
    channel: Literal["api", "web"] = "api"
    visitor: ShortText | None = Field(
        None, description="The caller's own id of the person. Proves nothing about them."
    )
    language: Language | None = Field(
        None,
        description="Language tag. On `web` the person chose it and it stays; on `api` it is a "
        "first guess, and the conversation follows what the person writes.",
    )
    locale: ShortText | None = Field(None, description="Browser or device locale, a hint.")
    identity_token: Annotated[str, BeforeValidator(_typed), Field(max_length=4000)] | None = Field(
        None, description="JWT (HS256) the shop's server signed: `sub`, `exp`."
    )


class NewMessage(BaseModel):
    text: Text = ""
    choice: ShortText | None = Field(None, description="Payload of an offered choice.")
    external_id: ShortText | None = Field(
        None, description="The caller's id of the message: sent twice, it counts once."
    )


class LanguageChoice(BaseModel):
    language: Language | None = Field(description="Language tag; null follows the person again.")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: the holder of one conversation's token, or with None of the API key."""

    conversation_id: str | None

    def may_open(self, conversation_id: str) -> None:
        if self.conversation_id not in (None, conversation_id):
            raise Forbidden("the token of another conversation")


def desk_of(request: Request) -> Desk:
    return request.app.state.desk


def caller_of(
    desk: Annotated[Desk, Depends(desk_of)],
    authorization: Annotated[str | None, Header()] = None,
) -> Caller:
    token = _bearer(authorization)
    if token is None:
        raise Unauthorized("no token")
    if _is_api_key(desk, token):
        return Caller(None)
    return Caller(read_conversation_token(token, desk.settings.secret))


DeskHere = Annotated[Desk, Depends(desk_of)]
CallerHere = Annotated[Caller, Depends(caller_of)]


@router.post("/conversations", status_code=201)
async def create_conversation(
    body: NewConversation,
    request: Request,
    desk: DeskHere,
    authorization: Annotated[str | None, Header()] = None,
) -> dict[str, str]:
    """Open a conversation. `channel` `api` needs the API key where one is configured."""
    key_needed = bool(desk.settings.api_key) and body.channel == "api"
    if key_needed and not _is_api_key(desk, _bearer(authorization) or ""):
        raise Unauthorized("the API key is needed")
    openings: RateLimit = request.app.state.openings
    openings.spend(request.client.host if request.client else "unknown")
    customer = None
    if body.identity_token is not None:
        customer = read_shop_token(body.identity_token, desk.settings.shop_token_secret)

    def open_it(session: Session) -> str:
        conversation = start(
            session,
            channel=body.channel,
            peer=body.visitor or new_id("vi"),
            language=body.language or normalise_tag(body.locale),
            locale=body.locale or body.language,
        )
        if body.channel == "web":
            conversation.chosen_language = body.language
        if customer is not None:
            link_by_token(session, conversation, customer)
        return conversation.id

    conversation_id = await desk.database.write(open_it)
    return {
        "id": conversation_id,
        "token": conversation_token(conversation_id, desk.settings.secret),
    }


@router.post("/conversations/{conversation_id}/messages")
async def post_message(
    conversation_id: str,
    body: NewMessage,
    request: Request,
    response: Response,
    desk: DeskHere,
    caller: CallerHere,
    wait: Annotated[bool, Query(description="Wait for the answer.")] = False,
) -> dict[str, Any]:
    """Say something. With `wait` the answer comes back (200); otherwise, or where the bot needs
    longer, the message is kept and answered later (202; see the events)."""
    if caller.conversation_id is not None:
        talk: RateLimit = request.app.state.talk
        talk.spend(caller.conversation_id)
    limit = desk.settings.max_text_chars
    if len(body.text) > limit:
        raise TooLarge("text too long", args={"limit": limit})
    blank = is_blank(body.text)
    if blank and body.choice is None:
        raise EmptyText
    typed = Typed(
        text=None if blank else body.text,
        choice=body.choice,
        # A caller's ids are its own, so they are kept apart for each conversation.
        external_id=f"{conversation_id}:{body.external_id}" if body.external_id else None,
    )
    received = await desk.database.write(
        lambda session: desk.inbox.receive(
            session, conversation_id, typed, opened_by=caller.conversation_id
        )
    )
    if received.job is not None:
        desk.turns.begin(received.job)
    if not received.duplicate:
        desk.metrics.received.labels(received.channel).inc()
        desk.bus.publish(conversation_id)
    patience = desk.settings.turn_timeout_s * 2 + 5 if wait else 0.0
    answer = await desk.turns.answer(conversation_id, received.message_id, patience)
    unanswered = answer["message"]["status"] == "received" and not answer["replies"]
    if not wait or unanswered:
        response.status_code = 202
    return answer


@router.get("/conversations/{conversation_id}")
async def get_conversation(
    conversation_id: str, desk: DeskHere, caller: CallerHere
) -> dict[str, Any]:
    """The conversation with its latest 500 messages, in its language."""

    def view(session: Session) -> dict[str, Any]:
        seen = conversation_view(session, conversation_id, desk.renderer)
        caller.may_open(conversation_id)
        return seen

    return await desk.database.read(view)


@router.post("/conversations/{conversation_id}/language")
async def choose_language(
    conversation_id: str, body: LanguageChoice, desk: DeskHere, caller: CallerHere
) -> dict[str, str | None]:
    """Choose the language of the answers, or follow what the person writes again."""

    def choose(session: Session) -> dict[str, str | None]:
        conversation = locked(session, conversation_id)
        caller.may_open(conversation_id)
        conversation.chosen_language = body.language
        conversation.language = body.language or conversation.language
        return {
            "language": conversation.language,
            "chosen_language": conversation.chosen_language,
        }

    chosen = await desk.database.write(choose)
    desk.bus.publish(conversation_id)
    return chosen


@router.get("/conversations/{conversation_id}/events")
async def stream_events(
    conversation_id: str,
    desk: DeskHere,
    caller: CallerHere,
    last_event_id: Annotated[str | None, Header()] = None,
    after: Annotated[int, Query(ge=0, description="As Last-Event-ID.")] = 0,
) -> StreamingResponse:
    """Server-sent events `message` and `state`, from `Last-Event-ID` on, else from the start."""

    def check(session: Session) -> None:
        if session.get(Conversation, conversation_id) is None:
            raise NotFound("no such conversation")
        caller.may_open(conversation_id)

    await desk.database.read(check)
    seen = (last_event_id or "").strip()
    first = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 19 else after
    return StreamingResponse(
        _events(desk, conversation_id, first),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _events(desk: Desk, conversation_id: str, after: int) -> AsyncIterator[str]:
    with desk.bus.subscribe(conversation_id) as subscription:
        yield "retry: 2000\n\n"
        while True:
            try:
                views = await desk.database.read(
                    lambda session, seen=after: event_views(
                        session, conversation_id, seen, desk.renderer, EVENTS_A_READ
                    )
                )
            except Unavailable:
                views = []  # the next round reads them
            except NotFound:
                return  # erased meanwhile
            for event_id, kind, data in views:
                after = event_id
                yield f"id: {event_id}\nevent: {kind}\ndata: {_line(data)}\n\n"
            if len(views) < EVENTS_A_READ and not await subscription.wait(HEARTBEAT_S):
                yield ": heartbeat\n\n"


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _bearer(authorization: str | None) -> str | None:
    scheme, _, token = (authorization or "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def _is_api_key(desk: Desk, token: str) -> bool:
    key = desk.settings.api_key
    return bool(key) and hmac.compare_digest(token.encode(), key.encode())
