"""Processes that are started together, watched, and stopped together."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

STOP_WITHIN_S = 10.0
RESTARTS_ALLOWED = 5
RESTART_WINDOW_S = 300.0


@dataclass
class Process:
    """One child process whose output goes to a log file; started again when it dies."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    log: Path
    child: subprocess.Popen[bytes] | None = None
    restarts: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as output:
            self.child = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                # A Ctrl-C in the terminal reaches the parent only, which stops them in order.
                start_new_session=True,
            )

    def exit_code(self) -> int | None:
        return self.child.poll() if self.child is not None else None

    def may_restart(self) -> bool:
        """False for a process that keeps dying: something needs a person."""
        now = time.monotonic()
        self.restarts = [at for at in self.restarts if now - at < RESTART_WINDOW_S] + [now]
        return len(self.restarts) <= RESTARTS_ALLOWED

    def last_lines(self, count: int = 12) -> str:
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])


class Group:
    """Started in the given order, stopped in the opposite one."""

    def __init__(self, processes: Sequence[Process]) -> None:
        self.processes = list(processes)

    def start(self) -> None:
        for process in self.processes:
            process.start()

    def ended(self) -> list[Process]:
        return [process for process in self.processes if process.exit_code() is not None]

    def stop(self) -> None:
        """Ask each process to end, and end what does not within ten seconds."""
        children = [p.child for p in reversed(self.processes) if p.child and p.child.poll() is None]
        for child in children:
            _signal(child, signal.SIGTERM)
        deadline = time.monotonic() + STOP_WITHIN_S
        for child in children:
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                _signal(child, signal.SIGKILL)
                child.wait()


def _signal(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signal the child and what it started: it leads its own process group."""
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        return
