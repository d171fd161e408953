"""What WhatsApp and Messenger share: Meta's signature and the envelope of its webhooks.

Source: Meta, Graph API, "Webhooks: getting started" (event notifications, validating payloads).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import logging
from collections.abc import Mapping
from typing import Any, NoReturn

from pydantic import SecretStr

from gateway.channels.base import BadPayload, BadSignature
from gateway.text import clean

log = logging.getLogger(__name__)

SIGNATURE_HEADER = "X-Hub-Signature-256"


class Malformed(ValueError):
    """One event is not in the provider's shape. Says where and what, never the content."""


def sign(body: bytes, app_secret: str) -> str:
    """The value of ``X-Hub-Signature-256`` for the raw ``body``."""
    return "sha256=" + hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()


def verify_signature(body: bytes, headers: Mapping[str, str], app_secret: str) -> None:
    """Raise BadSignature unless a header signs the raw ``body`` with ``app_secret``."""
    wanted = sign(body, app_secret).encode()
    for name, value in headers.items():
        if name.lower() == SIGNATURE_HEADER.lower():
            if hmac.compare_digest(wanted, value.strip().encode()):
                return
            raise BadSignature("the signature does not match the body")
    raise BadSignature(f"no {SIGNATURE_HEADER} header")


def decode(body: bytes) -> dict[str, Any]:
    """The webhook's JSON object, without characters that a database refuses.

    Raises BadPayload where it is not JSON, not an object, or has no list ``entry``.
    """
    try:
        text = body.decode()
        payload = json.loads(text, parse_constant=_refuse_constant)
        # Escapes are the only way for such characters to get into a JSON text.
        payload = _storable(payload) if "\\u" in text else payload
    except (ValueError, RecursionError) as error:
        raise BadPayload("not JSON") from error
    if not isinstance(payload, dict) or not isinstance(payload.get("entry"), list):
        raise BadPayload("not a webhook: no list 'entry'")
    return payload


def pick(data: Any, *path: str | int, of: type | tuple[type, ...] = str) -> Any:
    """The value at ``path`` below ``data``, which must be of type ``of``. Raises Malformed."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            raise Malformed(f"no {'.'.join(map(str, path))}") from None
    if not isinstance(data, of) or (isinstance(data, bool) and of is not bool):
        raise Malformed(f"{'.'.join(map(str, path))} is {type(data).__name__}")
    return data


def text_or_none(data: Any, *path: str | int) -> str | None:
    """The text at ``path``; None where there is none or it is empty."""
    try:
        return pick(data, *path) or None
    except Malformed:
        return None


def items(data: Any, name: str) -> list[Any]:
    """The list ``name`` of ``data``; empty where there is none."""
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def moment(value: Any, *, per_second: int) -> dt.datetime:
    """The UTC time of a timestamp that counts ``per_second`` ticks. Raises Malformed."""
    try:
        return dt.datetime.fromtimestamp(int(value) / per_second, tz=dt.UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        raise Malformed("timestamp") from None


def fingerprint(event: Any) -> str:
    """A message id for an event that Meta gave none: the same event, the same id."""
    canonical = json.dumps(event, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def plain(secret: SecretStr | str | None) -> str:
    """The text of a secret setting; empty where it is not set."""
    return secret.get_secret_value() if isinstance(secret, SecretStr) else (secret or "")


def configured(channel: str, required: Mapping[str, str]) -> bool:
    """Whether every required setting has a value; warns, by name, where only some have."""
    missing = [name for name, value in required.items() if not value]
    if missing and len(missing) < len(required):
        log.warning("%s is off: %s not set", channel, ", ".join(missing))
    return not missing


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _storable(value: Any) -> Any:
    """``value`` with every text in it cleaned (``gateway.text.clean``)."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {_storable(key): _storable(item) for key, item in value.items()}
    return value
