"""The bot's own Python at work for the tests: one JSON request a line in, one answer a line out.

Run by ``tests/bot/conftest.py`` under Python 3.10 with Rasa. It loads the trained model once and
plays the action server itself: ``script`` says what each action answers.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import traceback
from pathlib import Path
from typing import Any, Dict, List, Optional

logging.disable(logging.ERROR)

from aiohttp import web  # noqa: E402

Json = Dict[str, Any]
FINE: Json = {"events": [], "responses": [{"custom": {"say": "greet", "args": {}}}]}


class ActionServer:
    """Answers each action as ``script`` says, and remembers the requests."""

    def __init__(self) -> None:
        self.script: Dict[str, Any] = {}
        self.requests: List[Json] = []
        self.sizes: List[int] = []

    async def start(self) -> int:
        app = web.Application(client_max_size=10**8)
        app.router.add_post("/webhook", self.answer)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        return int(site._server.sockets[0].getsockname()[1])  # type: ignore[union-attr]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.requests.append(body)
        self.sizes.append(len(await request.read()))
        answer = self.script.get(body["next_action"], self.script.get("*", FINE))
        if isinstance(answer, list):  # one answer a call, the last one for good
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if answer == "drop":
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        if answer == "reject":
            error = {"action_name": body["next_action"], "error": "rejected"}
            return web.json_response(error, status=400)
        if answer == "fail":
            return web.json_response({"error": "boom"}, status=500)
        return web.json_response(answer)


def _hears(processor: Any, parse: Any, heard: Dict[str, Json]) -> Any:
    async def parse_message(message: Any, *rest: Any) -> Json:
        parsed: Json = await parse(processor, message, *rest)
        said = heard.get(message.text)
        if said and "ranking" in said:
            ranking = [{"name": name, "confidence": sure} for name, sure in said["ranking"]]
            parsed["intent"], parsed["intent_ranking"] = dict(ranking[0]), ranking
        if said and "feeling" in said:
            parsed["feeling"] = {"name": said["feeling"], "confidence": 1.0}
        return parsed

    return parse_message


class Worker:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.actions = ActionServer()
        self.agent: Any = None

    async def load(self) -> None:
        from bot import fast_paths, remote_actions
        from bot.paths import ENDPOINTS
        from bot.settings import read_settings

        port = await self.actions.start()
        os.environ["PARLEY_ACTIONS_URL"] = f"http://127.0.0.1:{port}/webhook"
        os.environ["PARLEY_TRACKER_URL"] = f"sqlite:///{self.folder / 'tracker.db'}"
        settings = read_settings()
        settings.export()
        import structlog

        quiet = structlog.make_filtering_bound_logger(logging.ERROR)
        structlog.configure(wrapper_class=quiet)
        remote_actions.install()
        fast_paths.install()
        from rasa.core.agent import load_agent
        from rasa.core.utils import AvailableEndpoints

        endpoints = AvailableEndpoints.read_endpoints(str(ENDPOINTS))
        self.agent = await load_agent(model_path=str(settings.model), endpoints=endpoints)

    # -- what the tests may ask for --------------------------------------------------------

    async def turn(
        self,
        sender: str,
        text: str,
        message_id: Optional[str] = None,
        metadata: Optional[Json] = None,
        script: Optional[Json] = None,
        heard: Optional[Dict[str, Json]] = None,
    ) -> Json:
        """One turn through the channel, with the dialogue state before and after it.

        ``heard`` says what the model makes of some texts: ``{text: {"ranking", "feeling"}}``.
        """
        from bot.channel import take_turn

        self.actions.script = script or {}
        self.actions.requests, self.actions.sizes = [], []
        before = await self.state(sender)
        parse = type(self.agent.processor).parse_message
        if heard:
            self.agent.processor.parse_message = _hears(self.agent.processor, parse, heard)
        try:
            answer = await take_turn(self.agent, sender, text, message_id, metadata or {})
        finally:
            self.agent.processor.__dict__.pop("parse_message", None)
        return {
            "answer": answer,
            "called": [request["next_action"] for request in self.actions.requests],
            "requests": self.actions.requests,
            "sizes": self.actions.sizes,
            "before": before,
            "after": await self.state(sender),
        }

    async def state(self, sender: str) -> Optional[Json]:
        """The stored dialogue state, read as a restarted bot would read it."""
        from bot.channel import _store

        store = _store(self.agent)
        tracker = await store.retrieve(sender)
        if tracker is None:
            return None
        from rasa.shared.core.events import Restarted, UserUttered

        return {
            "events": len(tracker.events),
            "texts": [e.text for e in tracker.events if isinstance(e, UserUttered)],
            "slots": {k: v for k, v in tracker.current_slot_values().items() if v is not None},
            "loop": tracker.active_loop_name,
            "restarted": any(isinstance(e, Restarted) for e in tracker.events),
            "listening": tracker.latest_action_name == "action_listen",
        }

    async def forget(self, sender: str) -> None:
        from bot.channel import _store

        await _store(self.agent).delete(sender)

    async def compacted(self, turns: int, form: Optional[str]) -> Json:
        """What is left of a made-up conversation of so many turns, stored in a store of its own
        after every turn and read again by another one."""
        from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered
        from rasa.shared.core.trackers import DialogueStateTracker

        from bot.tracker_store import CompactTrackerStore

        url = f"sqlite:///{self.folder / f'compact-{turns}-{form}.db'}"
        domain = self.agent.domain
        store = CompactTrackerStore(domain, host=url)
        longest = 0
        if form:
            opened = DialogueStateTracker.from_events(
                "c", [ActionExecuted("action_listen")], domain.slots
            )
            opened.update_with_events(
                [
                    UserUttered("open it", {"name": "return_item", "confidence": 1.0}),
                    ActionExecuted(form),
                    ActiveLoop(form),
                    SlotSet("order_number", "MG-1"),
                    SlotSet("return_items", [["line", 2]]),
                    SlotSet("requested_slot", "return_reason"),
                    ActionExecuted("action_listen"),
                ],
                domain,
            )
            await store.save(opened)
        for number in range(turns):
            tracker = await store.retrieve("c")
            if tracker is None:
                tracker = DialogueStateTracker.from_events(
                    "c", [ActionExecuted("action_listen")], domain.slots
                )
            tracker.update_with_events(
                [
                    UserUttered(f"message {number}", {"name": "thank", "confidence": 1.0}),
                    ActionExecuted("utter_thanks"),
                    SlotSet("last_order", f"MG-{number}"),
                    ActionExecuted("action_listen"),
                ],
                domain,
            )
            await store.save(tracker)
            longest = max(longest, len((await store.retrieve("c")).events))  # type: ignore
        again = CompactTrackerStore(domain, host=url)
        read = await again.retrieve("c")
        assert read is not None
        return {
            "longest": longest,
            "texts": [e.text for e in read.events if isinstance(e, UserUttered)],
            "slots": {k: v for k, v in read.current_slot_values().items() if v is not None},
            "loop": read.active_loop_name,
            "latest_action": read.latest_action_name,
        }

    async def domain(self) -> Json:
        from rasa.shared.core.constants import DEFAULT_INTENTS

        domain = self.agent.domain
        own = set(domain.intents) - (set(DEFAULT_INTENTS) - {"out_of_scope"})
        return {"intents": sorted(own), "forms": sorted(domain.form_names)}

    async def schema_checks(self, answers: List[Any]) -> List[bool]:
        """Whether each answer of an action server is accepted."""
        import jsonschema
        from rasa.core.actions.action import RemoteAction

        accepted = []
        for answer in answers:
            try:
                RemoteAction("x", None)._validate_action_result(answer)
                accepted.append(True)
            except jsonschema.ValidationError:
                accepted.append(False)
        return accepted

    async def schema_compilations(self, times: int) -> int:
        """How many validators are made while so many answers are checked."""
        import fastjsonschema
        import jsonschema
        from rasa.core.actions.action import RemoteAction

        made = 0
        interpreted, compiled = jsonschema.Draft7Validator.__init__, fastjsonschema.compile

        def count_interpreted(validator: Any, *arguments: Any, **named: Any) -> None:
            nonlocal made
            schema = arguments[0] if arguments else named.get("schema", {})
            made += schema == RemoteAction.action_response_format_spec()
            interpreted(validator, *arguments, **named)

        def count_compiled(*arguments: Any, **named: Any) -> Any:
            nonlocal made
            made += 1
            return compiled(*arguments, **named)

        jsonschema.Draft7Validator.__init__ = count_interpreted  # type: ignore[method-assign]
        fastjsonschema.compile = count_compiled
        try:
            for _ in range(times):
                RemoteAction("x", None)._validate_action_result(FINE)
        finally:
            jsonschema.Draft7Validator.__init__ = interpreted  # type: ignore[method-assign]
            fastjsonschema.compile = compiled
        return made


async def serve(folder: Path) -> None:
    worker = Worker(folder)
    # What Rasa prints must not get between our lines.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    await worker.load()
    out.write(json.dumps({"ready": True}) + "\n")
    out.flush()
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        request = json.loads(line)
        try:
            result = await getattr(worker, request["do"])(**request["with"])
            answer = {"result": result}
        except Exception:
            answer = {"error": traceback.format_exc()}
        out.write(json.dumps(answer) + "\n")
        out.flush()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
