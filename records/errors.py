"""The errors a customer or agent may meet, each with its HTTP status and a locale key.

::

    ParleyError                 500  error-internal
    ├── BadRequest              400  error-malformed
    ├── Invalid                 422  error-malformed
    │   └── EmptyText           422  error-empty
    ├── TooLarge                413  error-too-long
    ├── Unauthorized            401  error-unauthorized
    ├── Forbidden               403  error-forbidden
    │   └── NotOwner            403  error-conflict
    ├── NotFound                404  error-not-found
    ├── Conflict                409  error-conflict
    │   ├── StaleConversation   409  error-conflict
    │   └── IllegalState        409  error-conflict
    ├── TooManyRequests         429  error-rate-limited
    └── Unavailable             503  error-busy

``str(error)`` is for logs and holds no personal data; what people read is the text of ``key``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class ParleyError(Exception):
    """Root of the tree. ``code`` is for programs, ``key`` names the text people read."""

    status: int = 500
    key: str = "error-internal"
    code: str = "internal"

    def __init__(
        self,
        detail: str = "",
        *,
        args: Mapping[str, Any] | None = None,
        retry_after: float | None = None,
    ) -> None:
        """``args`` fill the text of ``key``; ``retry_after`` seconds, where that can help."""
        super().__init__(detail or self.code)
        self.key_args: Mapping[str, Any] = args or {}
        self.retry_after = retry_after


class BadRequest(ParleyError):
    status, key, code = 400, "error-malformed", "bad_request"


class Invalid(ParleyError):
    status, key, code = 422, "error-malformed", "invalid"


class EmptyText(Invalid):
    key, code = "error-empty", "empty_text"


class TooLarge(ParleyError):
    """``args``: ``limit``, the most characters (of a text) or bytes (of a request)."""

    status, key, code = 413, "error-too-long", "too_large"


class Unauthorized(ParleyError):
    status, key, code = 401, "error-unauthorized", "unauthorized"


class Forbidden(ParleyError):
    status, key, code = 403, "error-forbidden", "forbidden"


class NotOwner(Forbidden):
    """Somebody other than the agent who owns the conversation wanted to act in it."""

    key, code = "error-conflict", "not_owner"


class NotFound(ParleyError):
    status, key, code = 404, "error-not-found", "not_found"


class Conflict(ParleyError):
    status, key, code = 409, "error-conflict", "conflict"


class StaleConversation(Conflict):
    """The writer read an older version of the conversation than the one now stored."""

    key, code = "error-conflict", "stale"


class IllegalState(Conflict):
    """The verb does not apply to the state the conversation is in."""

    key, code = "error-conflict", "illegal_state"


class TooManyRequests(ParleyError):
    status, key, code = 429, "error-rate-limited", "too_many_requests"


class Unavailable(ParleyError):
    """The database cannot take or give the data right now; nothing was committed."""

    status, key, code = 503, "error-busy", "unavailable"
