"""The worker: retries turns, sends deliveries, passes on what other processes committed.

It runs inside the gateway, and at scale as processes of its own: ``python -m gateway.worker``.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable

from gateway.database import Database
from gateway.deliveries import queue_depths
from gateway.live import EventBus, poll_events
from gateway.logs import where
from gateway.metrics import Metrics
from gateway.outbox import Outbox
from gateway.turns import Turns
from records.errors import Unavailable

log = logging.getLogger(__name__)

TURN_POLL_S = 0.5
OUTBOX_POLL_S = 1.0
OUTBOX_PAUSE_S = 0.05
METRICS_POLL_S = 5.0


class Worker:
    def __init__(
        self, database: Database, bus: EventBus, turns: Turns, outbox: Outbox, metrics: Metrics
    ) -> None:
        self._database = database
        self._bus = bus
        self._turns = turns
        self._outbox = outbox
        self._metrics = metrics

    async def run(self) -> None:
        """Run every loop until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._every(TURN_POLL_S, self._turns.retry_due))
            group.create_task(self._deliver())
            group.create_task(self._every(METRICS_POLL_S, self._measure))
            group.create_task(self._every(1.0, lambda: poll_events(self._database, self._bus)))

    async def _deliver(self) -> None:
        """Send what is due when something was committed, and at least every second."""
        with self._bus.subscribe(None) as subscription:
            while True:
                await _carefully(self._outbox.send_due)
                # Most of what is committed has nothing to send: one look for many commits.
                await asyncio.sleep(OUTBOX_PAUSE_S)
                await subscription.wait(OUTBOX_POLL_S)

    async def _measure(self) -> None:
        for queue, depth in (await self._database.read(queue_depths)).items():
            self._metrics.queue.labels(queue).set(depth)

    @staticmethod
    async def _every(interval_s: float, work: Callable[[], Awaitable[object]]) -> None:
        while True:
            await _carefully(work)
            await asyncio.sleep(interval_s)


async def _carefully(work: Callable[[], Awaitable[object]]) -> None:
    """One round of a loop; a failed round is logged, and the next one tries again."""
    try:
        await work()
    except Unavailable as error:
        log.warning("worker: database busy: %s", error)
    except Exception as error:
        # A loop must outlive what one round met.
        log.error("worker: %s", where(error))


async def main() -> None:
    from gateway.desk import build_desk
    from gateway.logs import configure
    from gateway.secret_store import filled
    from gateway.settings import Settings

    settings = filled(Settings())
    configure(settings.log_level)
    desk = build_desk(settings)
    desk.bus.start()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    running = asyncio.create_task(desk.worker.run())
    log.info("worker runs")
    await stop.wait()
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
    await desk.close()


if __name__ == "__main__":
    asyncio.run(main())
