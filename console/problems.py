"""What agents are told when something did not work."""

from __future__ import annotations

from console.words import Words
from records.errors import (
    IllegalState,
    NotOwner,
    ParleyError,
    StaleConversation,
    TooManyRequests,
    Unauthorized,
)

# The customers' wording of these errors does not fit agents.
KEYS: dict[type[ParleyError], str] = {
    StaleConversation: "console-problem-stale",
    NotOwner: "console-problem-not-owner",
    IllegalState: "console-problem-state",
    Unauthorized: "console-problem-signed-out",
    TooManyRequests: "console-problem-attempts",
}


def text_of(error: ParleyError, words: Words) -> str:
    key = next((key for kind, key in KEYS.items() if isinstance(error, kind)), error.key)
    return words.say(key, **error.key_args)
