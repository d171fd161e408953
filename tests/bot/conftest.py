"""The bot's own Python (3.10, with Rasa), started once for all tests that need it."""

from __future__ import annotations

import json
import os
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gateway.commands.places import bot_python
from tests.conftest import BUILT, ROOT


class Bot:
    """Asks the worker; ``turn`` is a customer's message in a conversation of its own."""

    def __init__(self, child: subprocess.Popen[str], log: Path) -> None:
        self.child = child
        self.log = log

    def ask(self, do: str, **arguments: Any) -> Any:
        assert self.child.stdin is not None
        self.child.stdin.write(json.dumps({"do": do, "with": arguments}) + "\n")
        self.child.stdin.flush()
        answer = self.read()
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def read(self) -> dict[str, Any]:
        assert self.child.stdout is not None
        line = self.child.stdout.readline()
        assert line, f"the worker ended:\n{self.log.read_text(errors='replace')[-3000:]}"
        return json.loads(line)

    def turn(self, sender: str, text: str, **more: Any) -> dict[str, Any]:
        more.setdefault("message_id", uuid.uuid4().hex)
        return self.ask("turn", sender=sender, text=text, **more)

    def tap(self, sender: str, payload: str, **more: Any) -> dict[str, Any]:
        metadata = {"language": "en", "choice": payload}
        return self.turn(sender, "tapped", metadata=metadata, **more)


@pytest.fixture(scope="session")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    python = bot_python()
    model = BUILT / "models" / "bot" / "parley.tar.gz"
    if not python.exists() or not model.exists():
        pytest.fail("the bot's environment or model is missing: run `make setup`")
    folder = tmp_path_factory.mktemp("bot")
    log = folder / "worker.log"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PARLEY_HOME": str(BUILT),
        "PARLEY_BOT_SECRET": "only-for-these-tests",
        "OMP_NUM_THREADS": "1",
    }
    with log.open("w") as errors:
        child = subprocess.Popen(
            [str(python), "-W", "ignore", str(Path(__file__).with_name("worker.py")), str(folder)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            encoding="utf-8",
        )
    started = Bot(child, log)
    assert started.read() == {"ready": True}
    yield started
    assert child.stdin is not None
    child.stdin.close()
    try:
        child.wait(10)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


@pytest.fixture
def sender() -> str:
    return f"cv_{uuid.uuid4().hex}"
