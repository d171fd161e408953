"""Ready-made replies: locale keys, so that an agent answers well in languages they cannot write."""

from __future__ import annotations

from dataclasses import dataclass

from console.words import Words

# Each has a title for the agent (``canned-<name>``) and a text for the customer
# (``canned-<name>-text``).
NAMES = (
    "hello",
    "checking",
    "need-number",
    "need-photo",
    "asked-carrier",
    "customs",
    "delay-sorry",
    "refund-started",
    "return-approved",
    "replacement",
    "specialist",
    "anything-else",
    "goodbye",
)


@dataclass(frozen=True, slots=True)
class Canned:
    name: str
    title: str  # agent's language
    text: str
    language: str  # of the text


def replies(words: Words, customer_language: str, *, agent_name: str) -> list[Canned]:
    """In the customer's language where it has the text, else in the agent's."""
    theirs = words.renderer.closest(customer_language)
    spoken = theirs.split("-")[0] == customer_language.split("-")[0]
    known = words.renderer.keys(theirs) if spoken else set()
    made = []
    for name in NAMES:
        key = f"canned-{name}-text"
        language = theirs if key in known else words.language
        made.append(
            Canned(
                name=name,
                title=words.say(f"canned-{name}"),
                text=words.renderer.format(key, {"name": agent_name}, language),
                language=language,
            )
        )
    return made
