"""How the customer's feeling over the conversation changes what the bot says first."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

Semantic = Dict[str, Any]

SLOT = "mood"
KEPT = 5  # messages
UPSET = frozenset({"negative", "furious"})
# Small talk, and requests whose own answer begins with an apology.
WITHOUT_APOLOGY = frozenset(
    {"complaint", "greet", "goodbye", "thank", "affirm", "deny", "out_of_scope", "talk_to_human"}
)
SORRY = frozenset({"handoff-sorry", "complaint-sorry", "handoff-already", "handoff-started"})
HUMAN: Semantic = {"say": "choice-human", "args": {}, "payload": "intent:talk_to_human"}


def note(tracker: DialogueStateTracker, feeling: str) -> None:
    """Remember the feeling of the message now read: ``{"feelings": [...], "offered": bool}``."""
    mood = dict(tracker.get_slot(SLOT) or {"feelings": [], "offered": False})
    mood["feelings"] = [*mood["feelings"], feeling][-KEPT:]
    if feeling == "positive":
        mood["offered"] = False
    tracker.update(SlotSet(SLOT, mood))


def soothe(
    tracker: DialogueStateTracker, intent: Optional[str], messages: List[Semantic]
) -> List[Semantic]:
    """The turn's messages, an apology first where the customer has just become upset, and a
    person offered, once, where they stay so."""
    mood = tracker.get_slot(SLOT) or {}
    feelings: List[str] = list(mood.get("feelings", []))
    upset = [feeling in UPSET for feeling in feelings]
    if not upset or not upset[-1] or not messages:
        return messages
    if any(message.get("say") in SORRY for message in messages):
        return messages
    stays = feelings[-2:] == ["furious", "furious"] or sum(upset[-4:]) >= 3
    if stays and not mood.get("offered"):
        tracker.update(SlotSet(SLOT, {**mood, "offered": True}))
        return [{"say": "apology-person", "args": {}, "choices": [HUMAN]}, *messages]
    if intent in WITHOUT_APOLOGY or any(upset[-3:-1]):
        return messages
    key = "apology-furious" if feelings[-1] == "furious" else "apology"
    return [{"say": key, "args": {}}, *messages]
