"""What Meta's Graph API checks before it takes a message, and the errors it answers with.

Sources: Meta, "Cloud API: messages reference", "interactive list messages", "interactive reply
buttons messages"; "Messenger Platform: Send API reference". Only what Parley sends is taken: text,
reply buttons, lists, read receipts; text with quick replies, sender actions.
"""

from __future__ import annotations

import secrets
from typing import Any

_WHATSAPP_TYPES = ("text", "interactive")
_SENDER_ACTIONS = ("typing_on", "typing_off", "mark_seen")


class MetaError(Exception):
    """A refusal in Meta's shape: HTTP status, error code and subcode, message."""

    def __init__(self, status: int, code: int, message: str, *, subcode: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.subcode = subcode

    def body(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        error: dict[str, Any] = {
            "message": f"(#{self.code}) {self}",
            "type": "OAuthException",
            "code": self.code,
            "fbtrace_id": secrets.token_urlsafe(8),
        }
        if self.subcode is not None:
            error["error_subcode"] = self.subcode
        return {"error": error}


def check_token(authorization: str, token: str) -> None:
    """Raise MetaError 190 unless the Authorization header carries the bearer ``token``."""
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() != "bearer" or not secrets.compare_digest(given.encode(), token.encode()):
        raise MetaError(401, 190, "Invalid OAuth access token - Cannot parse access token")


def whatsapp_recipient(payload: dict[str, Any]) -> str:
    """Whom a Cloud API message goes to. ``to`` takes precedence over ``recipient``."""
    for field in ("to", "recipient"):
        if isinstance(payload.get(field), str) and payload[field]:
            if (field == "to") != payload[field].lstrip("+").isdigit():
                raise _invalid(f"Param {field} holds the wrong kind of id")
            return payload[field].lstrip("+")
    raise _invalid("The parameter to is required.")


def check_whatsapp(payload: dict[str, Any]) -> None:
    """Raise MetaError unless the Cloud API would take this message."""
    if payload.get("messaging_product") != "whatsapp":
        raise _invalid("Param messaging_product must be one of {WHATSAPP}")
    if payload.get("recipient_type", "individual") != "individual":
        raise _invalid("Param recipient_type must be one of {INDIVIDUAL, GROUP}")
    whatsapp_recipient(payload)
    kind = payload.get("type", "text")
    if kind not in _WHATSAPP_TYPES:
        raise MetaError(400, 131051, "Unsupported message type")
    if kind == "text":
        _text(payload, "text.body", 4096)
        return
    interactive = _object(payload, "interactive")
    _text(interactive, "body.text", 1024)
    for part in ("header.text", "footer.text"):
        if part.split(".")[0] in interactive:
            _text(interactive, part, 60)
    if interactive.get("type") == "button":
        _check_buttons(_object(interactive, "action"))
    elif interactive.get("type") == "list":
        _check_list(_object(interactive, "action"))
    else:
        raise _invalid("Param interactive['type'] is not supported by this simulator")


def check_messenger(payload: dict[str, Any]) -> str:
    """Raise MetaError unless the Send API would take this call; returns the recipient's id."""
    recipient = _text(payload, "recipient.id", 64)
    if "sender_action" in payload:
        if payload["sender_action"] not in _SENDER_ACTIONS:
            raise _invalid("Param sender_action must be one of {TYPING_ON, TYPING_OFF, MARK_SEEN}")
        return recipient
    messaging_type = payload.get("messaging_type")
    if messaging_type not in ("RESPONSE", "UPDATE", "MESSAGE_TAG"):
        raise _invalid("Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG}")
    if (messaging_type == "MESSAGE_TAG") != ("tag" in payload):
        raise _invalid("A tag goes with messaging_type MESSAGE_TAG, and with no other")
    if payload.get("tag", "HUMAN_AGENT") != "HUMAN_AGENT":
        raise _invalid("Param tag must be one of {HUMAN_AGENT}")
    message = _object(payload, "message")
    _text(message, "text", 2000)
    replies = message.get("quick_replies", [])
    if not isinstance(replies, list) or len(replies) > 13:
        raise _invalid("Param message[quick_replies] has more than 13 elements")
    for reply in replies:
        if not isinstance(reply, dict) or reply.get("content_type") != "text":
            raise _invalid("Param content_type of a quick reply must be text here")
        _text(reply, "title", 20)
        _text(reply, "payload", 1000)
    return recipient


def _check_buttons(action: dict[str, Any]) -> None:
    buttons = action.get("buttons")
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= 3:
        raise MetaError(400, 131009, "Invalid buttons count. Min allowed buttons: 1, Max: 3")
    for button in buttons:
        if not isinstance(button, dict) or button.get("type") != "reply":
            raise MetaError(400, 131009, "Button type must be reply")
        _text(button, "reply.title", 20)
        _text(button, "reply.id", 256)
    _refuse_repeats([button["reply"]["title"] for button in buttons], "title")
    _refuse_repeats([button["reply"]["id"] for button in buttons], "id")


def _check_list(action: dict[str, Any]) -> None:
    _text(action, "button", 20)
    sections = action.get("sections")
    if not isinstance(sections, list) or not 1 <= len(sections) <= 10:
        raise MetaError(400, 131009, "Invalid sections count. Min allowed: 1, Max: 10")
    rows: list[dict[str, Any]] = []
    for section in sections:
        if len(sections) > 1:
            _text(section, "title", 24)
        found = section.get("rows") if isinstance(section, dict) else None
        rows += found if isinstance(found, list) else []
    if not 1 <= len(rows) <= 10:
        raise MetaError(400, 131009, "Total row count exceed max allowed count: 10")
    for row in rows:
        _text(row, "title", 24)
        _text(row, "id", 200)
        if isinstance(row, dict) and "description" in row:
            _text(row, "description", 72)
    _refuse_repeats([row["id"] for row in rows], "id")


def _refuse_repeats(values: list[str], name: str) -> None:
    if len(set(values)) != len(values):
        raise MetaError(400, 131009, f"Duplicated {name} in interactive elements")


def _object(data: dict[str, Any], name: str) -> dict[str, Any]:
    found = data.get(name)
    if not isinstance(found, dict):
        raise _invalid(f"The parameter {name} is required.")
    return found


def _text(data: Any, path: str, limit: int) -> str:
    """The text at the dotted ``path``: 1 to ``limit`` UTF-16 code units and not blank."""
    for step in path.split("."):
        data = data.get(step) if isinstance(data, dict) else None
    if not isinstance(data, str) or not data.strip():
        raise _invalid(f"Param {path} must be a non-empty string")
    if len(data.encode("utf-16-le", "surrogatepass")) // 2 > limit:
        raise _invalid(f"Param {path} must be at most {limit} characters long.")
    return data


def _invalid(message: str) -> MetaError:
    return MetaError(400, 100, message)
