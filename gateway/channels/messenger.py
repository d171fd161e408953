"""Facebook Messenger over the Messenger Platform: parse its webhooks, send within its limits.

Sources: Meta, "Messenger Platform: webhook events", "send messages", "quick replies", "policy:
message tags".
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import httpx
from pydantic import SecretStr

from gateway.channels import fitting, meta
from gateway.channels.base import Inbound, Outgoing, StatusUpdate
from gateway.channels.graph import Graph, GraphRefused, require_window

log = logging.getLogger(__name__)

TEXT_LIMIT = 2000
QUICK_REPLIES = {"most": 13, "title_limit": 20, "payload_limit": 1000}
WINDOW = dt.timedelta(hours=24)
HUMAN_WINDOW = dt.timedelta(days=7)

# Attachment types by our name. A `fallback` is a shared link.
_ATTACHMENTS = {
    "image": "image",
    "video": "video",
    "audio": "audio",
    "file": "document",
    "location": "location",
    "fallback": "link",
    "reel": "video",
    "ig_reel": "video",
}


class MessengerSettings(Protocol):
    """The settings that ``Messenger.from_settings`` reads."""

    messenger_app_secret: SecretStr | str | None
    messenger_page_token: SecretStr | str | None
    messenger_verify_token: SecretStr | str | None
    graph_url: str


class Messenger:
    """One Facebook page's inbox. The account is the page id, a peer a page-scoped user id."""

    name = "messenger"
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
            raise ValueError("Messenger needs an app secret and a page token")
        self.verify_token = verify_token
        self._app_secret = app_secret
        self._graph = Graph(url=graph_url, access_token=access_token, client=client)
        self._now = now

    @classmethod
    def from_settings(
        cls, settings: MessengerSettings, http_client: httpx.AsyncClient
    ) -> Messenger | None:
        """The channel, or None where it is not configured."""
        app_secret = meta.plain(settings.messenger_app_secret)
        page_token = meta.plain(settings.messenger_page_token)
        required = {
            "PARLEY_MESSENGER_APP_SECRET": app_secret,
            "PARLEY_MESSENGER_PAGE_TOKEN": page_token,
        }
        if not meta.configured(cls.name, required):
            return None
        return cls(
            app_secret=app_secret,
            access_token=page_token,
            verify_token=meta.plain(settings.messenger_verify_token),
            graph_url=settings.graph_url,
            client=http_client,
        )

    def parse(
        self, body: bytes, headers: Mapping[str, str]
    ) -> tuple[list[Inbound], list[StatusUpdate]]:
        """Every message and delivery of one webhook call; see ``Channel.parse``.

        ``standby`` entries belong to whoever controls the thread and are skipped, and so are
        ``read`` events: they carry a time and no message ids.
        """
        meta.verify_signature(body, headers, self._app_secret)
        payload = meta.decode(body)
        inbound: list[Inbound] = []
        statuses: list[StatusUpdate] = []
        if payload.get("object") != "page":
            log.info("messenger: skipped a call about another object")
            return inbound, statuses
        for entry in payload["entry"]:
            for event in meta.items(entry, "messaging"):
                try:
                    statuses.extend(_deliveries(event))
                    message = _inbound(event)
                except meta.Malformed as problem:
                    log.warning("messenger: skipped a malformed event: %s", problem)
                    continue
                if message is not None:
                    inbound.append(message)
        return inbound, statuses

    async def send(self, message: Outgoing, *, skip: int = 0) -> list[str]:
        """Send and return Meta's message ids, in order.

        A long message takes several calls; ``skip`` leaves out the first ones, which an earlier
        try sent (``SendFailed.sent``). Raises GraphRefused, ``window_closed`` after 24 hours, or
        for what a human wrote after 7 days.
        """
        now = self._now()
        require_window(
            message.last_customer_at, now, HUMAN_WINDOW if message.from_human else WINDOW
        )
        sent: list[str] = []
        for payload in payloads(message, now)[skip:]:
            try:
                answer = await self._graph.post("me/messages", payload)
                sent.append(_message_id(answer))
            except GraphRefused as failure:
                raise failure.after(sent) from failure
        return sent


def payloads(message: Outgoing, now: dt.datetime) -> list[dict[str, Any]]:
    """The Send API calls that carry ``message``. Raises GraphRefused where it says nothing."""
    text, choices = message.text.strip(), message.choices
    body = text or message.choose_label.strip()
    if choices and body and fitting.tappable(choices, **QUICK_REPLIES):
        contents: list[dict[str, Any]] = [
            {"text": part} for part in fitting.split(body, TEXT_LIMIT)
        ]
        contents[-1]["quick_replies"] = [
            {"content_type": "text", "title": fitting.title(one), "payload": one.payload}
            for one in choices
        ]
    else:
        whole = fitting.numbered(text, choices) if choices else text
        contents = [{"text": part} for part in fitting.split(whole, TEXT_LIMIT)]
    if not contents:
        raise GraphRefused("empty_message")
    purpose: dict[str, str] = {"messaging_type": "RESPONSE"}
    last = message.last_customer_at
    if message.from_human and last is not None and now - last > WINDOW:
        # Meta allows this tag for what a person wrote only; the bot must never come here.
        purpose = {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    return [{"recipient": {"id": message.peer}, **purpose, "message": one} for one in contents]


def _message_id(answer: dict[str, Any]) -> str:
    try:
        return meta.pick(answer, "message_id")
    except meta.Malformed as problem:
        raise GraphRefused("unavailable", str(problem), retry_after=5.0) from problem


def _deliveries(event: Any) -> list[StatusUpdate]:
    """What a ``delivery`` event says of messages we sent; empty for other events."""
    delivery = event.get("delivery") if isinstance(event, dict) else None
    mids = [mid for mid in meta.items(delivery, "mids") if isinstance(mid, str) and mid]
    if not mids:
        return []
    at = meta.moment(delivery.get("watermark") or event.get("timestamp"), per_second=1000)
    return [StatusUpdate(Messenger.name, mid, "delivered", at) for mid in mids]


def _inbound(event: Any) -> Inbound | None:
    """One message, or None for an event that nobody said. Raises Malformed."""
    if not isinstance(event, dict):
        raise meta.Malformed("event is not an object")
    said = _said(event)
    if said is None:
        return None
    external_id, kind, text, choice = said
    return Inbound(
        channel=Messenger.name,
        account=meta.pick(event, "recipient", "id"),
        peer=meta.pick(event, "sender", "id"),
        external_id=external_id or meta.fingerprint(event),
        text=text,
        choice=choice,
        kind=kind,
        provider_at=_time_or_none(event),
        raw=event,
    )


def _said(event: dict[str, Any]) -> tuple[str | None, str, str | None, str | None] | None:
    """Message id, kind, text and choice of what a person said; None where nobody said anything."""
    if isinstance(event.get("message"), dict):
        return _message(event["message"])
    if isinstance(event.get("postback"), dict):
        tapped = event["postback"]
        title = meta.text_or_none(tapped, "title")
        return meta.text_or_none(tapped, "mid"), "choice", title, meta.pick(tapped, "payload")
    if isinstance(event.get("message_edit"), dict):
        edit = event["message_edit"]
        # An edit keeps the id of the message it changes; the count makes it one of its own.
        edit_id = f"{meta.pick(edit, 'mid')}:edit:{edit.get('num_edit', '')}"
        return edit_id, "edit", meta.text_or_none(edit, "text"), None
    if isinstance(event.get("reaction"), dict) and event["reaction"].get("action") == "react":
        return None, "reaction", None, None
    names = sorted(set(event) - {"sender", "recipient", "timestamp"})
    log.info("messenger: skipped an event of %s", ", ".join(names)[:80])
    return None


def _message(
    message: dict[str, Any],
) -> tuple[str | None, str, str | None, str | None] | None:
    if message.get("is_echo"):
        log.info("messenger: skipped an echo")
        return None
    mid = meta.text_or_none(message, "mid")
    text = meta.text_or_none(message, "text")
    text = text if text and text.strip() else None
    if message.get("is_deleted"):
        return (f"{mid}:deleted" if mid else None), "revoke", None, None
    choice = meta.text_or_none(message, "quick_reply", "payload")
    if choice is not None:
        return mid, "choice", text, choice
    attachments = [one for one in meta.items(message, "attachments") if isinstance(one, dict)]
    if not attachments:
        return (mid, "text", text, None) if text else (mid, "unsupported", None, None)
    kind = _ATTACHMENTS.get(str(attachments[0].get("type")), "unsupported")
    payload = attachments[0].get("payload")
    if message.get("sticker_id") or (isinstance(payload, dict) and payload.get("sticker_id")):
        kind = "sticker"
    if kind in {"link", "unsupported"} and text is not None:
        kind = "text"  # what was typed counts, the preview beside it does not
    return mid, kind, text, None


def _time_or_none(event: dict[str, Any]) -> dt.datetime | None:
    try:
        return meta.moment(event.get("timestamp"), per_second=1000)
    except meta.Malformed:
        return None
