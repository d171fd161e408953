"""How long after a customer's last message a channel still lets us write."""

from __future__ import annotations

import datetime as dt

from records.base import now
from records.desk_models import Conversation
from records.errors import Conflict

# WhatsApp's customer service window; Messenger's human agent tag, for what a person wrote.
WINDOWS = {"whatsapp": dt.timedelta(hours=24), "messenger": dt.timedelta(days=7)}
# Characters a channel takes in one message.
LONGEST = {"whatsapp": 4096, "messenger": 2000}
LONGEST_ELSEWHERE = 4000


class WindowClosed(Conflict):
    """The channel no longer takes free messages to this customer."""

    key, code = "console-locked-window", "window_closed"


def closes_at(conversation: Conversation) -> dt.datetime | None:
    """When the channel's window closes; None where it has none or nothing has come in."""
    length = WINDOWS.get(conversation.channel)
    if length is None or conversation.last_customer_at is None:
        return None
    return conversation.last_customer_at + length


def is_closed(conversation: Conversation) -> bool:
    end = closes_at(conversation)
    return end is not None and end <= now()


def longest_message(channel: str) -> int:
    """Characters."""
    return LONGEST.get(channel, LONGEST_ELSEWHERE)
