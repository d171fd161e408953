"""``parley up``: everything on one machine, ready or with a reason why not."""

from __future__ import annotations

import json
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

from gateway.commands.places import ROOT, bot_python
from gateway.commands.processes import Group, Process
from gateway.commands.seeding import DEMO_AGENT, seed_demo
from gateway.secret_store import filled
from gateway.settings import Settings
from records.migrate import upgrade

READY_WITHIN_S = 120.0


class Stopped(Exception):
    """Somebody asked the command to end."""


def up(*, demo: bool) -> int:
    """Run until Ctrl-C or SIGTERM. Returns the exit code for the shell."""
    began = time.monotonic()
    settings = Settings(demo=True) if demo else Settings()
    problem = _problem(settings)
    if problem:
        print(f"parley: {problem}", file=sys.stderr)
        return 2
    _on_signals()
    upgrade(settings.records_url())
    settings = filled(settings)
    if demo:
        seed_demo(settings)
    group = Group(processes(settings))
    group.start()
    try:
        if not _wait_until_ready(settings, group):
            return 1
        print(_welcome(settings, time.monotonic() - began), flush=True)
        return _watch(group)
    except (KeyboardInterrupt, Stopped):
        print("\nstopping ...", flush=True)
        return 0
    finally:
        group.stop()
        print("stopped", flush=True)


def processes(settings: Settings) -> list[Process]:
    """Actions, bot and gateway with the settings they share, least privilege each."""
    logs = settings.home / "logs"
    shared = {"PARLEY_HOME": str(settings.home), "PYTHONPATH": str(ROOT)}
    bot = {
        **shared,
        "PARLEY_BOT_SECRET": settings.bot_secret,
        # TensorFlow, numpy and onnxruntime would each take both cores from the others.
        "OMP_NUM_THREADS": "1",
        "TF_NUM_INTRAOP_THREADS": "1",
        "TF_NUM_INTEROP_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }
    desk = {**shared, "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
    gateway = {**desk, "PARLEY_DEMO": "true"} if settings.demo else desk
    python = sys.executable
    return [
        Process("actions", [python, "-m", "actions.server"], desk, ROOT, logs / "actions.log"),
        Process("bot", [str(bot_python()), "-m", "bot.serve"], bot, ROOT, logs / "bot.log"),
        Process("gateway", [python, "-m", "gateway"], gateway, ROOT, logs / "gateway.log"),
    ]


def _problem(settings: Settings) -> str | None:
    """Why starting cannot work, or None."""
    if not bot_python().exists():
        return "the bot's environment is missing: run `make setup`"
    if not (settings.home / "models" / "bot" / "parley.tar.gz").exists():
        return "the bot's model is missing: run `make setup`"
    for name, port in (("the gateway", settings.port), ("the bot", 5005), ("actions", 5055)):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return f"port {port} ({name}) is taken: is Parley running already?"
    return None


def _on_signals() -> None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Stopped

    # Python leaves an interrupt alone where the parent ignored it, as a shell's "&" does.
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGHUP, stop)


def _wait_until_ready(settings: Settings, group: Group) -> bool:
    print("starting bot, actions and gateway ...", flush=True)
    deadline = time.monotonic() + READY_WITHIN_S
    waiting: set[str] = set()
    while time.monotonic() < deadline:
        for process in group.ended():
            print(f"{process.name} ended while starting:\n{process.last_lines()}", file=sys.stderr)
            return False
        checks = _ready(settings)
        if checks and all(checks.values()):
            return True
        missing = {name for name, works in checks.items() if not works} or {"gateway"}
        if missing != waiting:
            waiting = missing
            print(f"  waiting for {', '.join(sorted(missing))}", flush=True)
        time.sleep(0.3)
    print("not ready in time; the logs:", file=sys.stderr)
    for process in group.processes:
        print(f"--- {process.log}\n{process.last_lines(5)}", file=sys.stderr)
    return False


def _ready(settings: Settings) -> dict[str, bool]:
    """What /readyz says, without its overall status; empty while the gateway is silent."""
    url = f"http://127.0.0.1:{settings.port}/readyz"
    try:
        with urllib.request.urlopen(url, timeout=3) as answer:
            body = json.load(answer)
    except urllib.error.HTTPError as answer:
        body = json.load(answer)
    except OSError:
        return {}
    return {name: bool(works) for name, works in body.items() if name != "status"}


def _watch(group: Group) -> int:
    """Start again what dies; give up on what keeps dying."""
    while True:
        time.sleep(1)
        for process in group.ended():
            print(f"{process.name} ended with {process.exit_code()}: {process.log}", flush=True)
            if not process.may_restart():
                print(f"{process.name} keeps ending:\n{process.last_lines()}", file=sys.stderr)
                return 1
            process.start()


def _welcome(settings: Settings, seconds: float) -> str:
    url = settings.base_url()
    lines = [f"\nParley is ready after {seconds:.0f} s.\n"]
    if settings.demo:
        lines += [f"  demo shop with the widget   {url}/shop"]
    lines += [f"  agents' console             {url}/console"]
    if settings.demo:
        lines += [f"      sign in with            {DEMO_AGENT.email} / {DEMO_AGENT.password}"]
        lines += [f"  WhatsApp and Messenger      {url}/simulator  (simulated)"]
    lines += [f"  API                         {url}/docs"]
    if settings.demo:
        lines += ["\n  Orders to ask about: docs/demo.md, for example MG-100101 with LS1 4AB."]
    lines += [f"  Logs: {settings.home / 'logs'}", "  Ctrl-C stops everything.\n"]
    return "\n".join(lines)
