"""Turns: the bot is asked, and its answer kept only if it may still speak."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from gateway.bot_client import Bot, BotAnswer, BotFailed, BotTurn, SemanticMessage
from gateway.database import Database
from gateway.jobs import Job, TurnRules
from gateway.live import EventBus
from gateway.logs import where
from gateway.metrics import Metrics
from gateway.ports import Renderer
from gateway.speech import UNSUPPORTED
from gateway.turn_store import TurnEnd, claim, due_conversations, fail, finish
from gateway.views import UNRENDERABLE, answer_view, stored_answer
from records.desk_models import Message
from records.errors import Unavailable

log = logging.getLogger(__name__)

KNOWN_FAILURES = frozenset(
    {"unreachable", "timeout", "status", "nonsense", "empty", "unrenderable", "internal"}
)


class Turns:
    """Runs leased turns as tasks of their own, which outlive the request that began them."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        bus: EventBus,
        renderer: Renderer,
        metrics: Metrics,
        rules: TurnRules,
    ) -> None:
        self._database = database
        self._bot = bot
        self._bus = bus
        self._renderer = renderer
        self._metrics = metrics
        self._rules = rules
        self._tasks: set[asyncio.Task[None]] = set()
        self._ends: dict[str, asyncio.Future[TurnEnd | None]] = {}

    def begin(self, job: Job) -> None:
        """Run a leased turn, and those waiting behind it, in the background."""
        self._ends[job.message_id] = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._run(job))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def retry_due(self) -> int:
        """Claim turns whose time to be tried again has come or whose process died; how many."""
        claimed = 0
        for conversation_id in await self._database.read(due_conversations):
            job = await self._database.write(
                lambda session, found=conversation_id: claim(session, found, self._rules)
            )
            self._bus.publish(conversation_id)
            if job is not None:
                claimed += 1
                self.begin(job)
        return claimed

    async def answer(
        self, conversation_id: str, message_id: str, timeout_s: float
    ) -> dict[str, Any]:
        """The answer to a message, once its turn has run or cannot run now.

        After ``timeout_s`` whatever is stored, which may be no reply. Raises Unavailable.
        """
        running = self._ends.get(message_id)
        if running is not None:
            try:
                async with asyncio.timeout(timeout_s):
                    end = await asyncio.shield(running)
            except TimeoutError:
                end = None
            if end is not None and end.outcome != "lost":
                return answer_view(end.message, end.replies, end.state, self._renderer)
            return await self._stored(message_id)
        deadline = time.monotonic() + timeout_s
        with self._bus.subscribe(conversation_id) as subscription:
            while True:
                settled = await self._database.read(lambda session: _settled(session, message_id))
                left = deadline - time.monotonic()
                if settled or left <= 0:
                    return await self._stored(message_id)
                await subscription.wait(min(left, 0.5))

    async def drain(self) -> None:
        """Wait for the turns that run."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def _stored(self, message_id: str) -> dict[str, Any]:
        return await self._database.read(
            lambda session: stored_answer(session, message_id, self._renderer)
        )

    async def _run(self, job: Job) -> None:
        following: Job | None = job
        while following is not None:
            job = following
            future = self._ends.setdefault(
                job.message_id, asyncio.get_running_loop().create_future()
            )
            end: TurnEnd | None = None
            try:
                end = await self._turn(job)
            except Unavailable as error:
                # The message stays "received"; the worker finds it when the lease has run out.
                log.error("turn of %s not stored: %s", job.message_id, error)
            except Exception as error:
                # A task has no caller to tell; the message waits for the lease to run out.
                log.error("turn of %s broke: %s", job.message_id, where(error))
            finally:
                self._ends.pop(job.message_id, None)
                if not future.done():
                    future.set_result(end)
                self._bus.publish(job.conversation_id)
            following = end.following if end is not None else None

    async def _turn(self, job: Job) -> TurnEnd:
        started = time.perf_counter()
        try:
            answer = await self._ask(job)
        except BotFailed as failure:
            reason = failure.reason if failure.reason in KNOWN_FAILURES else "reported"
            self._metrics.bot_failures.labels(reason).inc()
            log.warning("bot failed on %s: %s", job.message_id, failure.reason)
            detail = failure.reason
            end = await self._store(lambda session: fail(session, job, detail, self._rules))
        else:
            end = await self._store(lambda session: finish(session, job, answer, self._rules))
        self._metrics.turns.labels(end.outcome).inc()
        self._metrics.turn_seconds.observe(time.perf_counter() - started)
        return end

    async def _store(self, end: Callable[[Session], TurnEnd]) -> TurnEnd:
        return await self._database.write_stubbornly(end, repeatable=True)

    async def _ask(self, job: Job) -> BotAnswer:
        """The bot's answer, checked to be tellable. Raises BotFailed only."""
        if job.text is None:
            return BotAnswer(replies=[SemanticMessage(**UNSUPPORTED)])
        started = time.perf_counter()
        try:
            if job.reset_due:
                await self._reset(job.conversation_id)
            answer = await self._bot.turn(
                BotTurn(job.conversation_id, job.message_id, job.text, job.metadata)
            )
        except BotFailed:
            raise
        except Exception as error:
            log.error("turn of %s: %s", job.message_id, where(error))
            raise BotFailed("internal") from error
        finally:
            self._metrics.bot_seconds.observe(time.perf_counter() - started)
        self._check_words(job, answer)
        return answer

    def _check_words(self, job: Job, answer: BotAnswer) -> None:
        """Raises BotFailed where an answer has no words: better no answer than half of one."""
        for reply in answer.replies:
            semantic = reply.model_dump()
            try:
                self._renderer.render(semantic, job.language)
                self._renderer.choices(semantic, job.language)
            except UNRENDERABLE as error:
                log.error("answer %s to %s: %s", reply.say, job.message_id, where(error))
                raise BotFailed("unrenderable") from error

    async def _reset(self, conversation_id: str) -> None:
        try:
            await self._bot.reset(conversation_id)
        except BotFailed as failure:
            log.warning("bot did not reset %s: %s", conversation_id, failure.reason)


def _settled(session: Session, message_id: str) -> bool:
    """Whether waiting longer is of no use: answered, or stuck behind a failing bot."""
    message = session.get_one(Message, message_id)
    if message.status != "received":
        return True
    stuck = session.query(Message.id).filter(
        Message.conversation_id == message.conversation_id,
        Message.status == "received",
        Message.attempts > 0,
    )
    return stuck.first() is not None and not _leased(session, message)


def _leased(session: Session, message: Message) -> bool:
    conversation = message.conversation
    return conversation.lease_owner is not None
