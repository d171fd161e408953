"""The webhooks Meta sends: messages people write, and what became of the ones we sent.

Sources: Meta, "Cloud API: webhooks reference, messages" and "Messenger Platform: webhook events".
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, Field

TapKind = Literal["button_reply", "list_reply", "button", "quick_reply", "postback"]
MediaKind = Literal["image", "video", "audio", "document", "location", "reaction"]


class Tap(BaseModel):
    """A button, list row or quick reply that a person taps."""

    kind: TapKind
    id: str = Field(min_length=1, max_length=1000)
    title: str = Field(max_length=200)


class Said(BaseModel):
    """One thing a person sends: a text, a tap, or a medium with an optional caption."""

    text: str | None = Field(None, max_length=4096)
    tap: Tap | None = None
    media: MediaKind | None = None
    at: AwareDatetime | None = None
    id: str | None = Field(None, max_length=200)


def whatsapp_messages(
    account: str, peer: str, said: Sequence[Said], now: dt.datetime
) -> dict[str, Any]:
    """One call with every message of ``said``; a ``peer`` with a dot hides its phone number."""
    hidden = not peer.isdigit()
    contact: dict[str, Any] = {"profile": {"name": "Simulated customer"}}
    contact.update({"user_id": peer} if hidden else {"wa_id": peer})
    sender = {"from_user_id": peer} if hidden else {"from": peer}
    messages = [
        {
            **sender,
            "id": one.id or f"wamid.{secrets.token_urlsafe(24)}",
            "timestamp": str(int((one.at or now).timestamp())),
            **_whatsapp_content(one),
        }
        for one in said
    ]
    return _whatsapp_call(account, {"contacts": [contact], "messages": messages})


def whatsapp_status(
    account: str, peer: str, message_id: str, status: str, now: dt.datetime, *, error: int = 0
) -> dict[str, Any]:
    """A status of a message the business sent; ``error`` is Meta's code where it failed."""
    recipient = {"recipient_id" if peer.isdigit() else "recipient_user_id": peer}
    report: dict[str, Any] = {
        "id": message_id,
        "status": status,
        "timestamp": str(int(now.timestamp())),
        **recipient,
    }
    if error:
        report["errors"] = [{"code": error, "title": "Simulated failure"}]
    return _whatsapp_call(account, {"statuses": [report]})


def messenger_messages(
    account: str, peer: str, said: Sequence[Said], now: dt.datetime
) -> dict[str, Any]:
    """One call with every message of ``said``, each an entry's event."""
    events = []
    for one in said:
        mid = one.id or f"m_{secrets.token_urlsafe(24)}"
        event = _messenger_event(account, peer, one.at or now)
        events.append({**event, **_messenger_content(one, mid)})
    return _messenger_call(account, events, now)


def messenger_status(
    account: str, peer: str, message_id: str, status: str, now: dt.datetime
) -> dict[str, Any]:
    """A ``delivery`` or ``read`` event about a message the page sent."""
    watermark = _milliseconds(now)
    about = (
        {"read": {"watermark": watermark}}
        if status == "read"
        else {"delivery": {"mids": [message_id], "watermark": watermark}}
    )
    event = {**_messenger_event(account, peer, now), **about}
    return _messenger_call(account, [event], now)


def _whatsapp_content(said: Said) -> dict[str, Any]:
    if said.tap is not None:
        if said.tap.kind == "button":
            content = {"payload": said.tap.id, "text": said.tap.title}
            return {"type": "button", "button": content}
        kind = "list_reply" if said.tap.kind == "list_reply" else "button_reply"
        reply = {"id": said.tap.id, "title": said.tap.title}
        return {"type": "interactive", "interactive": {"type": kind, kind: reply}}
    if said.media == "location":
        return {"type": "location", "location": {"latitude": 52.52, "longitude": 13.405}}
    if said.media == "reaction":
        return {"type": "reaction", "reaction": {"message_id": "wamid.x", "emoji": "👍"}}
    if said.media is not None:
        caption = {"caption": said.text} if said.text and said.media != "audio" else {}
        return {"type": said.media, said.media: {"id": "900100", **caption}}
    return {"type": "text", "text": {"body": said.text or ""}}


def _messenger_content(said: Said, mid: str) -> dict[str, Any]:
    if said.tap is not None:
        if said.tap.kind == "postback":
            tapped = {"mid": mid, "title": said.tap.title, "payload": said.tap.id}
            return {"postback": tapped}
        reply = {"text": said.tap.title, "quick_reply": {"payload": said.tap.id}}
        return {"message": {"mid": mid, **reply}}
    if said.media == "reaction":
        reaction = {"mid": "m_x", "action": "react", "emoji": "👍", "reaction": "like"}
        return {"reaction": reaction}
    if said.media is not None:
        kind = "file" if said.media == "document" else said.media
        message: dict[str, Any] = {"mid": mid, "attachments": [{"type": kind, "payload": {}}]}
        return {"message": {**message, **({"text": said.text} if said.text else {})}}
    return {"message": {"mid": mid, "text": said.text or ""}}


def _whatsapp_call(account: str, value: dict[str, Any]) -> dict[str, Any]:
    metadata = {"display_phone_number": "15550000000", "phone_number_id": account}
    value = {"messaging_product": "whatsapp", "metadata": metadata, **value}
    change = {"field": "messages", "value": value}
    return {"object": "whatsapp_business_account", "entry": [{"id": "0", "changes": [change]}]}


def _messenger_event(account: str, peer: str, at: dt.datetime) -> dict[str, Any]:
    return {"sender": {"id": peer}, "recipient": {"id": account}, "timestamp": _milliseconds(at)}


def _messenger_call(account: str, events: list[dict[str, Any]], now: dt.datetime) -> dict[str, Any]:
    # Meta may pack events into one entry each or several into one; both must be read.
    half = (len(events) + 1) // 2
    time = _milliseconds(now)
    entries = [
        {"id": account, "time": time, "messaging": part}
        for part in (events[:half], events[half:])
        if part
    ]
    return {"object": "page", "entry": entries}


def _milliseconds(at: dt.datetime) -> int:
    return int(at.timestamp() * 1000)
