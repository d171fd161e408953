"""A small client of Meta's Graph API: post a message, read its errors.

    SendFailed
    └── GraphRefused    code: window_closed | rate_limited | unavailable | unreachable
                              | not_authorised | blocked | empty_message | refused

Sources: Meta, "WhatsApp Cloud API error codes"; "Messenger Platform error codes"; "Graph API:
handling errors".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from gateway.channels.base import SendFailed

VERSION = "v25.0"

# Seconds after which trying again can help. The sender backs off further with each attempt.
_RETRY_NETWORK = 2.0
_RETRY_UNAVAILABLE = 5.0
_RETRY_RATE = 5.0
_RETRY_PAIR_RATE = 6.0  # one message each 6 s to one person once the burst of 45 is spent
_RETRY_QUOTA = 60.0
_LONGEST_RETRY = 3600.0

# code -> (our code, retry after)
_CODES: dict[int, tuple[str, float | None]] = {
    1: ("unavailable", _RETRY_UNAVAILABLE),
    2: ("unavailable", _RETRY_UNAVAILABLE),
    4: ("rate_limited", _RETRY_QUOTA),
    0: ("not_authorised", None),
    3: ("not_authorised", None),
    10: ("not_authorised", None),
    32: ("rate_limited", _RETRY_QUOTA),
    190: ("not_authorised", None),
    368: ("blocked", None),
    551: ("unreachable", None),
    613: ("rate_limited", _RETRY_QUOTA),
    1200: ("unavailable", _RETRY_UNAVAILABLE),
    80006: ("rate_limited", _RETRY_QUOTA),
    80007: ("rate_limited", _RETRY_QUOTA),
    130429: ("rate_limited", _RETRY_RATE),
    130497: ("blocked", None),
    131000: ("unavailable", _RETRY_UNAVAILABLE),
    131005: ("not_authorised", None),
    131016: ("unavailable", _RETRY_UNAVAILABLE),
    131021: ("unreachable", None),
    131026: ("unreachable", None),
    131030: ("unreachable", None),
    131031: ("blocked", None),
    131047: ("window_closed", None),
    131048: ("blocked", None),
    131050: ("blocked", None),
    131056: ("rate_limited", _RETRY_PAIR_RATE),
    131057: ("unavailable", _RETRY_QUOTA),
    133004: ("unavailable", _RETRY_QUOTA),
}
_SUBCODES: dict[int, tuple[str, float | None]] = {
    2018278: ("window_closed", None),  # Messenger: outside the allowed window
    2534022: ("window_closed", None),
    2018001: ("unreachable", None),  # Messenger: no matching user
    2018108: ("unreachable", None),
    1545041: ("unreachable", None),
}


class GraphRefused(SendFailed):
    """Meta took not all of a message.

    ``code`` says why in our words; the text adds Meta's own numbers and no personal data.
    """

    def __init__(
        self,
        code: str,
        detail: str = "",
        *,
        retry_after: float | None = None,
        sent: Sequence[str] = (),
    ) -> None:
        super().__init__(f"{code} {detail}".strip(), retry_after=retry_after, sent=sent)
        self.code = code
        self.detail = detail

    def after(self, sent: Sequence[str]) -> GraphRefused:
        """The same failure, with the ids of what was sent before it."""
        return GraphRefused(self.code, self.detail, retry_after=self.retry_after, sent=sent)


def explain(code: int, subcode: int = 0) -> tuple[str, float | None]:
    """Our code for one of Meta's error codes, and the seconds after which to try again."""
    if subcode in _SUBCODES:
        return _SUBCODES[subcode]
    if 200 <= code <= 299:
        return "not_authorised", None
    return _CODES.get(code, ("refused", None))


def require_window(
    last_customer_at: dt.datetime | None, now: dt.datetime, window: dt.timedelta
) -> None:
    """Raise GraphRefused ``window_closed`` where the customer wrote longer ago than ``window``.

    None says that the time is not known here; Meta then decides.
    """
    if last_customer_at is not None and now - last_customer_at > window:
        raise GraphRefused("window_closed")


class Graph:
    """Posts to the Graph API at ``url``, which may name a version (``…/v24.0``) of its own."""

    def __init__(
        self, *, url: str, access_token: str, client: httpx.AsyncClient, timeout: float = 10.0
    ) -> None:
        url = url.rstrip("/")
        self._url = url if re.search(r"/v\d+(\.\d+)?$", url) else f"{url}/{VERSION}"
        self._headers = {"Authorization": f"Bearer {access_token}"}
        self._client = client
        self._timeout = timeout

    async def post(self, path: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Post ``payload`` and return Meta's answer. Raises GraphRefused.

        A time-out is reported as worth another try although Meta may have taken the message: a
        message twice is better than none.
        """
        try:
            response = await self._client.post(
                f"{self._url}/{path}", json=payload, headers=self._headers, timeout=self._timeout
            )
        except httpx.RequestError as error:
            raise GraphRefused(
                "unavailable", type(error).__name__, retry_after=_RETRY_NETWORK
            ) from error
        try:
            answer = response.json()
        except ValueError:
            answer = None
        if response.is_success and isinstance(answer, dict) and "error" not in answer:
            return answer
        raise _refusal(response, answer)


def _refusal(response: httpx.Response, answer: Any) -> GraphRefused:
    error = answer.get("error") if isinstance(answer, dict) else None
    status = response.status_code
    if not isinstance(error, dict):
        if status < 300:  # a proxy's page rather than Meta's answer
            return GraphRefused("unavailable", "no JSON", retry_after=_RETRY_UNAVAILABLE)
        error = {}
    number, subcode = _number(error.get("code"), -1), _number(error.get("error_subcode"), 0)
    code, retry_after = explain(number, subcode)
    if retry_after is None and code == "refused":
        if status == 429:
            code, retry_after = "rate_limited", _RETRY_QUOTA
        elif status >= 500 or error.get("is_transient") is True:
            code, retry_after = "unavailable", _RETRY_UNAVAILABLE
        elif status in (401, 403):
            code = "not_authorised"
    if retry_after is not None:
        retry_after = max(retry_after, _asked_delay(response))
    shown = f"{number}/{subcode}" if subcode else str(number)
    detail = shown if number >= 0 else f"HTTP {status}"
    return GraphRefused(code, detail, retry_after=retry_after)


def _number(value: Any, default: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else default


def _asked_delay(response: httpx.Response) -> float:
    """Seconds in the Retry-After header, 0 where it has none that can be read."""
    asked = response.headers.get("Retry-After", "")
    return min(float(asked), _LONGEST_RETRY) if asked.isascii() and asked.isdigit() else 0.0
