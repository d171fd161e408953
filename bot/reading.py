"""What a message asks for: one thing, several, or one of two that cannot be told apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional, Tuple

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

from bot.clauses import halves

Parsed = Dict[str, Any]

# Requests by what they are about: two of one family in a message are one request told twice
# ("it is late, where is it?"; "the lamp is broken, I want to send it back").
FAMILIES = {
    "track_order": "delivery",
    "delivery_problem": "delivery",
    "list_orders": "orders",
    "cancel_order": "cancel",
    "change_order": "change",
    "return_item": "item",
    "exchange_item": "item",
    "item_problem": "item",
    "refund_status": "refund",
    "payment_problem": "payment",
    "request_invoice": "invoice",
    "ask_question": "question",
    "talk_to_human": "person",
    "privacy_request": "privacy",
}
# Two sides of one request as a rule: "send it back and refund me", "refunded, but not all of it".
SIDES = (frozenset({"item", "refund"}), frozenset({"refund", "payment"}))
# Settled by a person: told last, so that the bot's own answers come before it falls silent.
FOR_PEOPLE = frozenset(
    {
        "change_order",
        "exchange_item",
        "item_problem",
        "payment_problem",
        "request_invoice",
        "privacy_request",
        "talk_to_human",
    }
)
# "My postcode is LS1 4AB" is a proof that belongs to the request beside it and sounds like another.
PROOFS = frozenset({"email", "postcode", "phone"})
# Chosen on the development set: how sure both parts of a message with two requests must be (at 0.7
# one in a hundred single requests is cut and more than half of the pairs of two are), and how
# little the best intent may lead for the customer to be asked (3 % of messages are).
SURE_PART = 0.7
# So sure of the whole, the message is one request: few of two are, and reading parts takes time.
SURE_WHOLE = 0.95
CUTS = 6
UNCLEAR_BELOW, UNCLEAR_LEAD = 0.55, 0.15
AMBIGUOUS, SWITCH = "ambiguous", "switch_language"


@dataclass
class Reading:
    """``parsed`` is Rasa's parse of the message to answer first; ``further`` are the texts of the
    requests to answer after it, and ``also`` their intents."""

    text: str
    parsed: Parsed
    further: List[str] = field(default_factory=list)
    also: List[str] = field(default_factory=list)


async def read(
    processor: MessageProcessor, tracker: DialogueStateTracker, message: UserMessage
) -> Reading:
    """Understand a message in the dialogue it stands in."""
    metadata = message.metadata or {}
    choice = str(metadata.get("choice") or "")
    unclear = tracker.get_slot("unclear")
    if choice.startswith("intent:") and unclear:
        return await _settled(processor, tracker, message, str(unclear))
    parsed = await processor.parse_message(message, tracker)
    if choice:
        return Reading(message.text, parsed)
    if metadata.get("switch"):
        parsed["intent"] = {"name": SWITCH, "confidence": 1.0}
        return Reading(message.text, parsed)
    if tracker.active_loop_name is not None:  # what is said in a form, the form reads
        return Reading(message.text, parsed)
    several = await _several(processor, tracker, message, parsed)
    if several is not None:
        return several
    if alternatives(parsed):
        parsed["intent"] = {**parsed["intent"], "name": AMBIGUOUS}
    return Reading(message.text, parsed)


async def _settled(
    processor: MessageProcessor,
    tracker: DialogueStateTracker,
    message: UserMessage,
    unclear: str,
) -> Reading:
    """The customer tapped what an unclear message meant: it is read again as that."""
    chosen = await processor.parse_message(message, tracker)
    before = UserMessage(
        unclear,
        message.output_channel,
        message.sender_id,
        metadata={**(message.metadata or {}), "choice": None},
    )
    parsed = await processor.parse_message(before, tracker)
    parsed["intent"], parsed["intent_ranking"] = chosen["intent"], chosen["intent_ranking"]
    return Reading(unclear, parsed)


def alternatives(parsed: Parsed) -> Optional[Tuple[str, str]]:
    """The two intents between which a parsed message is not clear, or None where it is."""
    ranking = [(entry["name"], entry["confidence"]) for entry in parsed["intent_ranking"][:2]]
    if len(ranking) < 2:
        return None
    (first, best), (second, next_best) = ranking
    if first not in FAMILIES or second not in FAMILIES:
        return None
    if best >= UNCLEAR_BELOW or best - next_best >= UNCLEAR_LEAD:
        return None
    # Both would be answered alike, or by the same person.
    if FAMILIES[first] == FAMILIES[second] == "delivery" or {first, second} <= FOR_PEOPLE:
        return None
    return first, second


async def _several(
    processor: MessageProcessor,
    tracker: DialogueStateTracker,
    message: UserMessage,
    whole: Parsed,
) -> Optional[Reading]:
    """Two requests of one message, or None where it has one."""
    if whole["intent"]["name"] not in FAMILIES or whole["intent"]["confidence"] >= SURE_WHOLE:
        return None
    best: Optional[Tuple[float, List[str], List[Parsed]]] = None
    cuts = halves(message.text, (message.metadata or {}).get("language"))
    if len(cuts) > CUTS:  # the middle of a long story
        cuts = cuts[:: -(-len(cuts) // CUTS)]
    for texts in cuts:
        parts: List[Parsed] = []
        sure = 1.0
        for text in texts:
            parts.append(await _part(processor, tracker, message, text))
            sure = min(sure, _certainty(parts[-1]))
            if sure < SURE_PART:
                break  # the other half could not make up for it
        if sure < SURE_PART:
            continue
        families = {FAMILIES.get(part["intent"]["name"]) for part in parts}
        two = len(families) == 2 and families not in SIDES
        if two and (best is None or sure > best[0]):
            best = sure, texts, parts
    if best is None:
        return None
    _, texts, parts = best
    pairs = list(zip(texts, parts, strict=True))
    pairs.sort(key=lambda pair: pair[1]["intent"]["name"] in FOR_PEOPLE)
    (text, parsed), *rest = pairs
    return Reading(
        text,
        parsed,
        further=[text for text, _ in rest],
        also=[part["intent"]["name"] for _, part in rest],
    )


async def _part(
    processor: MessageProcessor, tracker: DialogueStateTracker, message: UserMessage, text: str
) -> Parsed:
    part = UserMessage(text, message.output_channel, message.sender_id, metadata=message.metadata)
    parsed: Parsed = await processor.parse_message(part, tracker)
    return parsed


def _certainty(parsed: Parsed) -> float:
    """0 for what is no request of its own."""
    intent = parsed["intent"]
    if intent["name"] not in FAMILIES:
        return 0.0
    if intent["name"] in FOR_PEOPLE and any(e["entity"] in PROOFS for e in parsed["entities"]):
        return 0.0
    return float(intent["confidence"])
