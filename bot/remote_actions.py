"""How Rasa calls the action server: one connection pool, a small request, failures seen.

Rasa 3.6.21 is the last release, so its methods are replaced here, in one place (measurements in
docs/decisions/0003-rasa-behind-a-gateway.md):

- the response schema is compiled to code once, not interpreted at each call of a turn;
- the request carries what our actions read, neither the domain nor every past event;
- a failed call is noted for the turn, because Rasa only logs it and answers with silence.
"""

from __future__ import annotations

import contextlib
from contextvars import ContextVar
from typing import Any, AsyncIterator, Dict, List, Optional

import aiohttp
import fastjsonschema
from jsonschema import ValidationError
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

# The error of the turn under way: None while all is well.
failure: ContextVar[Optional[str]] = ContextVar("failure", default=None)

_check = fastjsonschema.compile(RemoteAction.action_response_format_spec())
_run = RemoteAction.run


def _request_body(
    action: RemoteAction, tracker: DialogueStateTracker, domain: Domain
) -> Dict[str, Any]:
    latest = tracker.latest_message
    parsed = latest.parse_data if latest else {}
    state = {
        "sender_id": tracker.sender_id,
        "slots": tracker.current_slot_values(),
        "latest_message": {**parsed, "metadata": latest.metadata if latest else {}},
        "latest_event_time": None,
        "followup_action": None,
        "paused": False,
        "events": [],
        "latest_input_channel": None,
        "active_loop": {
            "name": tracker.active_loop_name,
            "is_interrupted": _came_back(tracker),
        }
        if tracker.active_loop
        else {},
        "latest_action": tracker.latest_action,
        "latest_action_name": tracker.latest_action_name,
    }
    return {
        "next_action": action.name(),
        "sender_id": tracker.sender_id,
        "tracker": state,
        "domain": {},
        "version": "3.6.21",
    }


def _came_back(tracker: DialogueStateTracker) -> bool:
    """Whether the active form runs again after another action answered the latest message.

    Rasa's own flag is reset before the form's validation is called.
    """
    own = {tracker.active_loop_name, ACTION_LISTEN_NAME}
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return False
        if isinstance(event, ActionExecuted) and event.action_name not in own:
            return True
    return False


def _validate(action: RemoteAction, result: Any) -> bool:
    try:
        _check(result)
    except fastjsonschema.JsonSchemaException as error:
        raise ValidationError("the action server's answer has not the agreed shape") from error
    return True


async def _noted_run(
    action: RemoteAction, output_channel: Any, nlg: Any, tracker: Any, domain: Any
) -> List[Event]:
    try:
        return await _run(action, output_channel, nlg, tracker, domain)
    except ActionExecutionRejection:
        raise
    except Exception:
        failure.set("actions_unreachable")
        raise


class PooledEndpoint(EndpointConfig):
    """An endpoint that keeps its connections; Rasa's own opens a session for every call."""

    _session: Optional[aiohttp.ClientSession] = None

    @contextlib.asynccontextmanager
    async def session(self) -> AsyncIterator[aiohttp.ClientSession]:
        if self._session is None or self._session.closed:
            timeout = aiohttp.ClientTimeout(total=float(self.kwargs.get("timeout", 10)))
            self._session = aiohttp.ClientSession(timeout=timeout)
        yield self._session


def pooled(endpoint: EndpointConfig) -> PooledEndpoint:
    return PooledEndpoint(endpoint.url, endpoint.params, endpoint.headers, **endpoint.kwargs)


def install() -> None:
    """Put the methods above in the place of Rasa's own."""
    RemoteAction._action_call_format = _request_body  # type: ignore[method-assign]
    RemoteAction._validate_action_result = _validate  # type: ignore[method-assign]
    RemoteAction.run = _noted_run  # type: ignore[method-assign]
