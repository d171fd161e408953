"""WhatsApp over Meta's Cloud API: parse its webhooks, send within its limits.

Sources: Meta, "Cloud API: webhooks", "messages", "interactive messages", "business-scoped user
IDs". People are known by their phone number (``wa_id``); those who hide it behind a user name have
a business-scoped user id (``US.1349…``) and nothing else.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol
from urllib.parse import quote

import httpx
from pydantic import SecretStr

from gateway.channels import fitting, meta
from gateway.channels.base import Choice, Inbound, Outgoing, StatusUpdate
from gateway.channels.graph import Graph, GraphRefused, explain, require_window

log = logging.getLogger(__name__)

TEXT_LIMIT = 4096
BODY_LIMIT = 1024
BUTTONS = {"most": 3, "title_limit": 20, "payload_limit": 256}
ROWS = {"most": 10, "title_limit": 24, "payload_limit": 200}
LABEL_LIMIT = 20
WINDOW = dt.timedelta(hours=24)

_CAPTIONED = {"image", "video", "document"}
_SILENT = {"audio", "sticker", "location", "contacts", "reaction", "revoke", "interactive"}
_EVENTS = {"system", "request_welcome"}  # about the person or the chat, nothing anyone said
_STATUSES = {"sent": "sent", "delivered": "delivered", "read": "read", "played": "read"}


class WhatsAppSettings(Protocol):
    """The settings that ``WhatsApp.from_settings`` reads."""

    whatsapp_app_secret: SecretStr | str | None
    whatsapp_access_token: SecretStr | str | None
    whatsapp_verify_token: SecretStr | str | None
    graph_url: str


class WhatsApp:
    """One app's WhatsApp numbers. An account is a phone number id."""

    name = "whatsapp"
    delivers = True

    def __init__(
        self,
        *,
        app_secret: str,
        access_token: str,
        verify_token: str,
        graph_url: str,
        client: httpx.AsyncClient,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        if not app_secret or not access_token:
            raise ValueError("WhatsApp needs an app secret and an access token")
        self.verify_token = verify_token
        self._app_secret = app_secret
        self._graph = Graph(url=graph_url, access_token=access_token, client=client)
        self._now = now

    @classmethod
    def from_settings(
        cls, settings: WhatsAppSettings, http_client: httpx.AsyncClient
    ) -> WhatsApp | None:
        """The channel, or None where it is not configured."""
        app_secret = meta.plain(settings.whatsapp_app_secret)
        access_token = meta.plain(settings.whatsapp_access_token)
        required = {
            "PARLEY_WHATSAPP_APP_SECRET": app_secret,
            "PARLEY_WHATSAPP_ACCESS_TOKEN": access_token,
        }
        if not meta.configured(cls.name, required):
            return None
        return cls(
            app_secret=app_secret,
            access_token=access_token,
            verify_token=meta.plain(settings.whatsapp_verify_token),
            graph_url=settings.graph_url,
            client=http_client,
        )

    def parse(
        self, body: bytes, headers: Mapping[str, str]
    ) -> tuple[list[Inbound], list[StatusUpdate]]:
        """Every message and status of one webhook call; see ``Channel.parse``."""
        meta.verify_signature(body, headers, self._app_secret)
        payload = meta.decode(body)
        inbound: list[Inbound] = []
        statuses: list[StatusUpdate] = []
        if payload.get("object") != "whatsapp_business_account":
            log.info("whatsapp: skipped a call about another object")
            return inbound, statuses
        for value in _message_values(payload):
            for message in meta.items(value, "messages"):
                try:
                    parsed = _inbound(value, message)
                except meta.Malformed as problem:
                    log.warning("whatsapp: skipped a malformed message: %s", problem)
                    continue
                if parsed is not None:
                    inbound.append(parsed)
            for status in meta.items(value, "statuses"):
                try:
                    update = _status(status)
                except meta.Malformed as problem:
                    log.warning("whatsapp: skipped a malformed status: %s", problem)
                    continue
                if update is not None:
                    statuses.append(update)
        return inbound, statuses

    async def send(self, message: Outgoing, *, skip: int = 0) -> list[str]:
        """Send and return Meta's message ids, in order.

        A long message takes several calls; ``skip`` leaves out the first ones, which an earlier
        try sent (``SendFailed.sent``). Raises GraphRefused, ``window_closed`` once 24 hours have
        passed since the customer last wrote: only an approved template may follow.
        """
        require_window(message.last_customer_at, self._now(), WINDOW)
        sent: list[str] = []
        for payload in payloads(message)[skip:]:
            try:
                answer = await self._graph.post(
                    f"{quote(message.account, safe='')}/messages", payload
                )
                sent.append(_message_id(answer))
            except GraphRefused as failure:
                raise failure.after(sent) from failure
        return sent


def payloads(message: Outgoing) -> list[dict[str, Any]]:
    """The Cloud API calls that carry ``message``. Raises GraphRefused where it says nothing."""
    text, choices = message.text.strip(), message.choices
    body = text or message.choose_label.strip()
    if choices and body and fitting.tappable(choices, **BUTTONS):
        contents = _with_interactive(body, _buttons(choices))
    elif choices and body and _list_fits(message):
        contents = _with_interactive(body, _list(choices, message.choose_label.strip()))
    else:
        contents = _texts(fitting.numbered(text, choices) if choices else text)
    if not contents:
        raise GraphRefused("empty_message")
    return [{**_addressed(message.peer), **content} for content in contents]


def _addressed(peer: str) -> dict[str, Any]:
    # A business-scoped user id put in `to` is accepted and then silently never delivered.
    field = "to" if peer.lstrip("+").isdigit() else "recipient"
    return {"messaging_product": "whatsapp", "recipient_type": "individual", field: peer}


def _texts(text: str) -> list[dict[str, Any]]:
    return [
        {"type": "text", "text": {"body": part, "preview_url": False}}
        for part in fitting.split(text, TEXT_LIMIT)
    ]


def _with_interactive(text: str, interactive: dict[str, Any]) -> list[dict[str, Any]]:
    head, body = fitting.split_tail(text, BODY_LIMIT)
    content = {"type": "interactive", "interactive": {**interactive, "body": {"text": body}}}
    return [*_texts(head), content]


def _buttons(choices: tuple[Choice, ...]) -> dict[str, Any]:
    buttons = [
        {"type": "reply", "reply": {"id": one.payload, "title": fitting.title(one)}}
        for one in choices
    ]
    return {"type": "button", "action": {"buttons": buttons}}


def _list_fits(message: Outgoing) -> bool:
    label = fitting.width(message.choose_label.strip())
    return 0 < label <= LABEL_LIMIT and fitting.tappable(message.choices, **ROWS)


def _list(choices: tuple[Choice, ...], label: str) -> dict[str, Any]:
    rows = [{"id": one.payload, "title": fitting.title(one)} for one in choices]
    return {"type": "list", "action": {"button": label, "sections": [{"rows": rows}]}}


def _message_id(answer: dict[str, Any]) -> str:
    try:
        return meta.pick(answer, "messages", 0, "id")
    except meta.Malformed as problem:
        raise GraphRefused("unavailable", str(problem), retry_after=5.0) from problem


def _message_values(payload: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The ``value`` of every change that is about messages."""
    for entry in payload["entry"]:
        for change in meta.items(entry, "changes"):
            field = change.get("field") if isinstance(change, dict) else None
            if field == "messages" and isinstance(change.get("value"), dict):
                yield change["value"]
            else:
                log.info("whatsapp: skipped a change of %r", str(field)[:40])


def _inbound(value: dict[str, Any], message: Any) -> Inbound | None:
    """One message, or None for an event that nobody said. Raises Malformed."""
    kind = meta.pick(message, "type")
    if kind in _EVENTS or "group_id" in message:
        log.info("whatsapp: skipped %r", "group message" if "group_id" in message else kind)
        return None
    if kind == "reaction" and not meta.text_or_none(message, "reaction", "emoji"):
        return None  # a reaction taken back
    account = meta.pick(value, "metadata", "phone_number_id")
    contact = _contact(value, message)
    user_id = meta.text_or_none(message, "from_user_id") or meta.text_or_none(contact, "user_id")
    peer = meta.text_or_none(message, "from") or meta.text_or_none(contact, "wa_id") or user_id
    if peer is None:
        raise meta.Malformed("no from, wa_id or user_id")
    try:
        text, choice = _content(kind, message)
    except meta.Malformed as problem:
        log.warning("whatsapp: a message nobody can read goes to the desk: %s", problem)
        kind, text, choice = "unsupported", None, None
    return Inbound(
        channel=WhatsApp.name,
        account=account,
        peer=peer,
        external_id=meta.text_or_none(message, "id") or meta.fingerprint(message),
        text=text,
        choice=choice,
        kind="choice" if choice is not None else kind if _known(kind) else "unsupported",
        provider_at=_time_or_none(message),
        phone=e164(peer),
        raw={"message": message, "contact": contact},
    )


def _known(kind: str) -> bool:
    return kind in {"text", "edit", "order"} or kind in _CAPTIONED or kind in _SILENT


def _content(kind: str, message: dict[str, Any]) -> tuple[str | None, str | None]:
    """Text and choice payload of a message. Raises Malformed."""
    if kind == "text":
        body = meta.pick(message, "text", "body")
        if not body.strip():
            raise meta.Malformed("text.body is blank")
        return body, None
    if kind == "button":  # the quick reply of a template
        button = meta.pick(message, "button", of=dict)
        return meta.text_or_none(button, "text"), meta.pick(button, "payload")
    if kind == "interactive":
        for reply in ("button_reply", "list_reply"):
            if reply in meta.pick(message, "interactive", of=dict):
                tapped = meta.pick(message, "interactive", reply, of=dict)
                return meta.text_or_none(tapped, "title"), meta.pick(tapped, "id")
        return None, None  # a flow's answer: the desk reads it
    if kind == "edit":
        edited = meta.pick(message, "edit", "message", of=dict)
        return _content(meta.pick(edited, "type"), edited)[0], None
    if kind == "order":
        return meta.text_or_none(message, "order", "text"), None
    if kind in _CAPTIONED:
        return meta.text_or_none(message, kind, "caption"), None
    return None, None


def _contact(value: dict[str, Any], message: dict[str, Any]) -> dict[str, Any]:
    """The contact that wrote ``message``; the only one where none names it."""
    contacts = [one for one in meta.items(value, "contacts") if isinstance(one, dict)]
    for contact in contacts:
        for ours, theirs in (("wa_id", "from"), ("user_id", "from_user_id")):
            if contact.get(ours) is not None and contact.get(ours) == message.get(theirs):
                return contact
    unnamed = "from" not in message and "from_user_id" not in message
    return contacts[0] if len(contacts) == 1 and unnamed else {}


def _status(status: Any) -> StatusUpdate | None:
    """One delivery status, or None for one that says nothing of delivery. Raises Malformed."""
    said = meta.pick(status, "status")
    at = meta.moment(meta.pick(status, "timestamp", of=(str, int)), per_second=1)
    provider_id = meta.pick(status, "id")
    if said == "failed":
        errors = meta.items(status, "errors")
        code = errors[0].get("code") if errors and isinstance(errors[0], dict) else None
        error = f"{explain(code)[0]} {code}" if isinstance(code, int) else "refused"
        return StatusUpdate(WhatsApp.name, provider_id, "failed", at, error)
    if said not in _STATUSES:
        log.info("whatsapp: skipped a status %r", said[:40])
        return None
    return StatusUpdate(WhatsApp.name, provider_id, _STATUSES[said], at)


def _time_or_none(message: dict[str, Any]) -> dt.datetime | None:
    try:
        return meta.moment(message.get("timestamp"), per_second=1)
    except meta.Malformed:
        return None


def e164(peer: str) -> str | None:
    """The phone number of a ``wa_id`` in E.164; None for a business-scoped user id.

    Two countries' ids keep a form that their numbering plans gave up: Mexico's carry a 1 after
    the country code (dropped in 2019), older Brazilian mobile ids lack the ninth digit.
    """
    digits = peer.lstrip("+")
    if not re.fullmatch(r"[1-9][0-9]{6,14}", digits):
        return None
    if re.fullmatch(r"521[0-9]{10}", digits):
        digits = "52" + digits[3:]
    elif re.fullmatch(r"55[1-9]{2}[6-9][0-9]{7}", digits):
        digits = digits[:4] + "9" + digits[4:]
    return "+" + digits
