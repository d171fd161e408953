"""The seam every messaging channel implements, and the shapes that cross it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message from a person, as parsed from a provider's call."""

    channel: str
    account: str  # the business's side: phone number id, page id, "default"
    peer: str  # the person's id on that channel
    external_id: str | None  # the provider's message id; unique per (channel, account)
    text: str | None  # None where the message has no text (image, sticker ...)
    choice: str | None = None  # payload of a button or list row the person tapped
    # text | choice | image | audio | ... | edit | revoke | reaction | unsupported
    kind: str = "text"
    provider_at: dt.datetime | None = None
    locale: str | None = None
    phone: str | None = None  # E.164, where the channel proves it
    raw: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StatusUpdate:
    """What a provider says of a message we sent."""

    channel: str
    provider_id: str
    status: str  # sent | delivered | read | failed
    at: dt.datetime
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A rendered message for one person; the channel fits it to its limits."""

    account: str
    peer: str
    text: str
    choices: tuple[Choice, ...] = ()
    choose_label: str = ""  # text of the button that opens a list, in the person's language
    from_human: bool = False
    last_customer_at: dt.datetime | None = None


class BadSignature(Exception):
    """The call does not carry a valid signature: answer 401 and keep nothing."""


class BadPayload(Exception):
    """The call is signed but not in the provider's shape: answer 400 and keep nothing."""


class SendFailed(Exception):
    """Sending failed. ``retry_after`` seconds where trying again can help, else None.

    ``sent`` holds the provider's ids of the parts that went out before. To try again without
    repeating them, give ``send`` the number of all parts sent so far as ``skip``.
    """

    def __init__(
        self, message: str, *, retry_after: float | None, sent: Sequence[str] = ()
    ) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.sent = tuple(sent)


class Channel(Protocol):
    """A messaging channel. ``delivers`` is False where the person fetches messages (API, web)."""

    name: str
    delivers: bool

    def parse(
        self, body: bytes, headers: Mapping[str, str]
    ) -> tuple[list[Inbound], list[StatusUpdate]]:
        """Verify the signature over the raw ``body`` and parse every entry of it.

        Raises BadSignature or BadPayload. Known but unsupported events are skipped.
        """
        ...

    async def send(self, message: Outgoing, *, skip: int = 0) -> list[str]:
        """Send and return the provider's ids, in order. Raises SendFailed.

        ``skip`` leaves out the first parts of a message that takes several calls.
        """
        ...
