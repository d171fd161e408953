"""Starts whole stacks on free loopback ports for measurements, and ends them."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from gateway.commands.places import ROOT, bot_python
from gateway.commands.processes import Group, Process
from knowledge.commands import ingest
from knowledge.settings import KnowledgeSettings
from records.database import open_engine, session_factory
from records.demo import generate
from records.importer import import_directory
from records.migrate import upgrade
from records.settings import RecordsSettings

READY_WITHIN_S = 180.0


def home() -> Path:
    """The checkout's own generated files: models that the measured stack borrows."""
    return RecordsSettings().home


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Stack:
    url: str
    group: Group


@contextlib.contextmanager
def parley() -> Iterator[Stack]:
    """Actions, bot and gateway over a fresh demo shop in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="parley-bench-") as name:
        folder = Path(name)
        (folder / "models").symlink_to(home() / "models")
        url = f"sqlite:///{folder / 'parley.db'}"
        upgrade(url)
        generate(folder / "demo")
        engine = open_engine(url)
        import_directory(session_factory(engine), folder / "demo")
        engine.dispose()
        with open(os.devnull, "w") as quiet:
            ingest(
                ROOT / "knowledge" / "articles" / "shop",
                out=quiet,
                settings=KnowledgeSettings(home=folder),
            )
        port, bot, actions = free_port(), free_port(), free_port()
        environment = {
            "PARLEY_HOME": str(folder),
            "PYTHONPATH": str(ROOT),
            "PARLEY_BOT_SECRET": "a secret of the benchmark",
            "PARLEY_PORT": str(port),
            "PARLEY_BOT_PORT": str(bot),
            "PARLEY_BOT_URL": f"http://127.0.0.1:{bot}",
            "PARLEY_ACTIONS_PORT": str(actions),
            "PARLEY_ACTIONS_URL": f"http://127.0.0.1:{actions}/webhook",
            "PARLEY_RATE_LIMIT_PER_MINUTE": "0",
            "OMP_NUM_THREADS": "1",
            "TF_NUM_INTRAOP_THREADS": "1",
            "TF_NUM_INTEROP_THREADS": "1",
        }
        commands = {
            "actions": [sys.executable, "-m", "actions.server"],
            "bot": [str(bot_python()), "-m", "bot.serve"],
            "gateway": [sys.executable, "-m", "gateway"],
        }
        group = Group(
            [
                Process(key, command, environment, ROOT, folder / "logs" / f"{key}.log")
                for key, command in commands.items()
            ]
        )
        base = f"http://127.0.0.1:{port}"
        with running(group, lambda: httpx.get(f"{base}/readyz", timeout=3).status_code == 200):
            yield Stack(base, group)


@contextlib.contextmanager
def running(group: Group, ready: Callable[[], bool]) -> Iterator[None]:
    """A group that has become ready; stopped at the end whatever happens."""
    group.start()
    try:
        deadline = time.monotonic() + READY_WITHIN_S
        while True:
            with contextlib.suppress(httpx.HTTPError):
                if ready():
                    break
            for process in group.ended():
                raise RuntimeError(f"{process.name} ended:\n{process.last_lines(20)}")
            if time.monotonic() > deadline:
                raise RuntimeError("the stack was not ready in time")
            time.sleep(0.3)
        yield
    finally:
        group.stop()


def memory_mib(group: Group) -> dict[str, float]:
    """Proportional set size of each process, in MiB (Linux)."""
    sizes = {}
    for process in group.processes:
        assert process.child is not None
        rollup = Path(f"/proc/{process.child.pid}/smaps_rollup").read_text()
        line = next(line for line in rollup.splitlines() if line.startswith("Pss:"))
        sizes[process.name] = int(line.split()[1]) / 1024
    return sizes


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
