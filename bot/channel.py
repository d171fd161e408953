"""The only door into the bot: one synchronous call a turn, on loopback, with a secret."""

from __future__ import annotations

import asyncio
import hmac
import logging
from typing import Any, Awaitable, Callable, Dict, List, Optional

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.exceptions import ActionLimitReached
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot import mood, remote_actions
from bot.reading import AMBIGUOUS, Reading, read
from bot.tracker_store import CompactTrackerStore

logger = logging.getLogger(__name__)

MAX_CHARACTERS = 4000
# Rasa reads "/intent" at the start of a text as a command; a customer's slash is only a slash.
COMMAND, HARMLESS = "/", "\u2044"
PENDING, MOST_PENDING = "pending", 4


class Collected(OutputChannel):
    """Collects the semantic messages of one turn."""

    def __init__(self) -> None:
        self.messages: List[Dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        return "parley"

    async def send_custom_json(
        self, recipient_id: str, json_message: Dict[str, Any], **kwargs: Any
    ) -> None:
        if "error" in json_message:
            remote_actions.failure.set(str(json_message["error"]))
        else:
            self.messages.append(json_message)

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        # No part of the bot produces text; if one does, that is a fault of ours.
        remote_actions.failure.set("text_instead_of_semantic_message")


class TurnChannel(InputChannel):
    """``POST /webhooks/parley/turn``: a message in, what the bot says and understood out."""

    @classmethod
    def name(cls) -> str:
        return "parley"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> TurnChannel:
        secret = (credentials or {}).get("secret") or ""
        if len(secret) < 16 or secret.startswith("${"):
            raise ValueError("PARLEY_BOT_SECRET must be set (16 characters or more)")
        return cls(secret)

    def __init__(self, secret: str) -> None:
        self.secret = secret

    def _allowed(self, request: Request) -> bool:
        given = request.headers.get("authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {self.secret}".encode())

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[None]]) -> Blueprint:
        webhook = Blueprint("parley_turns")

        @webhook.route("/status", methods=["GET"])
        async def status(request: Request) -> HTTPResponse:
            if not self._allowed(request):
                return response.json({"error": "unauthorised"}, status=401)
            agent: Agent = request.app.ctx.agent
            ready = bool(agent and agent.is_ready())
            model = agent.processor.model_filename if ready and agent.processor else None
            actions = await _actions_reachable(agent) if ready else False
            return response.json({"ready": ready, "model": model, "actions": actions})

        @webhook.route("/reset", methods=["POST"])
        async def reset(request: Request) -> HTTPResponse:
            if not self._allowed(request):
                return response.json({"error": "unauthorised"}, status=401)
            sender = _body(request).get("sender")
            if not isinstance(sender, str) or not sender:
                return response.json({"error": "malformed"}, status=400)
            agent: Agent = request.app.ctx.agent
            async with agent.lock_store.lock(sender):
                await _store(agent).delete(sender)
            return response.json({"reset": sender})

        @webhook.route("/turn", methods=["POST"])
        async def turn(request: Request) -> HTTPResponse:
            if not self._allowed(request):
                return response.json({"error": "unauthorised"}, status=401)
            body = _body(request)
            sender, text = body.get("sender"), body.get("text")
            metadata = body.get("metadata") or {}
            if not isinstance(sender, str) or not isinstance(text, str) or not sender:
                return response.json({"error": "malformed"}, status=400)
            if not isinstance(metadata, dict):
                return response.json({"error": "malformed"}, status=400)
            agent = request.app.ctx.agent
            if not agent or not agent.is_ready():
                return response.json({"error": "no model"}, status=503)
            answer = await take_turn(agent, sender, text, body.get("message_id"), metadata)
            return response.json(answer)

        return webhook


def _body(request: Request) -> Dict[str, Any]:
    """The JSON object of a request, empty where it is none; what is no JSON is answered 400."""
    body = request.json
    return body if isinstance(body, dict) else {}


def _store(agent: Agent) -> CompactTrackerStore:
    """Our tracker store. Rasa wraps it in one that turns to memory when the database fails, and
    a dialogue kept in memory is lost at the next restart; we would rather fail the turn."""
    store = agent.tracker_store
    inner = getattr(store, "_tracker_store", store)
    assert isinstance(inner, CompactTrackerStore)
    return inner


async def _actions_reachable(agent: Agent) -> bool:
    endpoint = agent.action_endpoint
    if endpoint is None:
        return False
    try:
        async with endpoint.session() as session:
            health = endpoint.url.rsplit("/", 1)[0] + "/health"
            async with session.get(health, timeout=2) as answer:
                return bool(answer.status == 200)
    except (OSError, asyncio.TimeoutError, ValueError):
        return False
    except Exception as error:  # aiohttp's errors have no common base with OSError
        logger.info("action server not reachable: %s", type(error).__name__)
        return False


async def take_turn(
    agent: Agent,
    sender: str,
    text: str,
    message_id: Optional[str],
    metadata: Dict[str, Any],
) -> Dict[str, Any]:
    """Handle one message as Rasa does, but keep nothing of a turn that failed.

    The gateway sends a failed turn again; were it in the tracker already, the second try would
    be a second message. A message that was answered gets the same answer again: the gateway may
    have died before it could keep the first.
    """
    processor = agent.processor
    assert processor is not None
    if not isinstance(agent.action_endpoint, remote_actions.PooledEndpoint):
        endpoint = remote_actions.pooled(agent.action_endpoint)
        agent.action_endpoint = processor.action_endpoint = endpoint
    text = text[:MAX_CHARACTERS]
    if text.lstrip().startswith(COMMAND):
        text = text.replace(COMMAND, HARMLESS, 1)
    remote_actions.failure.set(None)
    output = Collected()
    message = UserMessage(
        text,
        output,
        sender,
        input_channel="parley",
        message_id=message_id,
        metadata={**metadata, "message_id": message_id},
    )
    store = _store(agent)
    async with agent.lock_store.lock(sender):
        before = await store.answered(sender, message_id)
        if before is not None:
            return before
        tracker = await processor.fetch_tracker_and_update_session(sender, output, message.metadata)
        reading = await read(processor, tracker, message)
        tracker = await _hear(processor, tracker, message, reading, output)
        tracker = await _further(processor, tracker, message, output)
        error = remote_actions.failure.get()
        if error is None and not output.messages:
            error = "silent"
        intent = reading.parsed["intent"].get("name")
        output.messages = mood.soothe(tracker, intent, output.messages)
        answer = _answer(tracker, reading, output, error)
        if error is None:
            await store.save_turn(tracker, message_id, answer)
    return answer


async def _hear(
    processor: MessageProcessor,
    tracker: DialogueStateTracker,
    message: UserMessage,
    reading: Reading,
    output: Collected,
) -> DialogueStateTracker:
    """Put a message, as it was read, into the dialogue and do what follows from it."""
    parsed = reading.parsed
    if not (message.metadata or {}).get("choice"):
        mood.note(tracker, (parsed.get("feeling") or {}).get("name", "neutral"))
    unclear = reading.text if parsed["intent"].get("name") == AMBIGUOUS else None
    waiting = [*reading.further, *(tracker.get_slot(PENDING) or [])][:MOST_PENDING]
    for slot, value in (("unclear", unclear), (PENDING, waiting or None)):
        if tracker.get_slot(slot) != value:
            tracker.update(SlotSet(slot, value))
    return await _say(processor, tracker, message, reading.text, parsed, output)


async def _further(
    processor: MessageProcessor,
    tracker: DialogueStateTracker,
    message: UserMessage,
    output: Collected,
) -> DialogueStateTracker:
    """Answer the requests that waited for the one before them: those of this message, or of an
    earlier one whose form has just ended."""
    while remote_actions.failure.get() is None and tracker.active_loop_name is None:
        text, *rest = tracker.get_slot(PENDING) or [None]
        if text is None:
            break
        tracker.update(SlotSet(PENDING, rest or None))
        part = UserMessage(
            text,
            output,
            message.sender_id,
            input_channel=message.input_channel,
            message_id=message.message_id,
            metadata={**(message.metadata or {}), "choice": None, "switch": None},
        )
        parsed = await processor.parse_message(part, tracker)
        output.messages.append({"say": "next-request", "args": {}})
        tracker = await _say(processor, tracker, part, text, parsed, output)
    return tracker


async def _say(
    processor: MessageProcessor,
    tracker: DialogueStateTracker,
    message: UserMessage,
    text: str,
    parsed: Dict[str, Any],
    output: Collected,
) -> DialogueStateTracker:
    heard = UserUttered(
        text,
        parsed["intent"],
        parsed["entities"],
        parsed,
        input_channel=message.input_channel,
        message_id=message.message_id,
        metadata=message.metadata,
    )
    tracker.update(heard, processor.domain)
    tracker = await processor.run_action_extract_slots(output, tracker)
    await _decide(processor, tracker, output)
    return tracker


async def _decide(
    processor: MessageProcessor, tracker: DialogueStateTracker, output: Collected
) -> None:
    """Rasa's prediction loop, ended by the first failure."""
    more = True
    while more and remote_actions.failure.get() is None:
        try:
            action, prediction = processor.predict_next_with_tracker_if_should(tracker)
        except ActionLimitReached:
            remote_actions.failure.set("endless_loop")
            return
        more = await processor._run_action(action, tracker, output, processor.nlg, prediction)


def _answer(
    tracker: DialogueStateTracker, reading: Reading, output: Collected, error: Optional[str]
) -> Dict[str, Any]:
    parsed = reading.parsed
    # The best guess is told even where the customer was asked which of two was meant.
    intent = (parsed.get("intent_ranking") or [parsed.get("intent") or {}])[0]
    return {
        "replies": [] if error else output.messages,
        "understood": {
            "intent": intent.get("name"),
            "confidence": intent.get("confidence"),
            **({"also": reading.also} if reading.also else {}),
            "ranking": [
                [entry["name"], entry["confidence"]] for entry in parsed.get("intent_ranking", [])
            ],
            "entities": [
                {key: entity[key] for key in ("entity", "value", "start", "end")}
                for entity in parsed.get("entities", [])
            ],
            "feeling": (parsed.get("feeling") or {}).get("name", "neutral"),
        },
        "expects": tracker.get_slot(REQUESTED_SLOT) if tracker.active_loop_name else None,
        "active_form": tracker.active_loop_name,
        "error": error,
    }
