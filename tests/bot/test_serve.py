"""The bot process refuses to start half; the model is trained again when what it is made of
changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gateway.commands.places import bot_python
from tests.conftest import ROOT


def serve(home: Path, secret: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PARLEY_")}
    return subprocess.run(
        [str(bot_python()), "-m", "bot.serve"],
        cwd=ROOT,
        env={
            **kept,
            "PYTHONPATH": str(ROOT),
            "PARLEY_HOME": str(home),
            "PARLEY_BOT_SECRET": secret,
        },
        capture_output=True,
        text=True,
        timeout=240,
    )


def test_missing_model_is_an_error_though_others_lie_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "models" / "bot"
    folder.mkdir(parents=True)
    (folder / "older.tar.gz").write_bytes(b"x")
    result = serve(tmp_path, "a-secret-of-some-length")
    assert result.returncode == 2
    assert "no model" in result.stderr


@pytest.mark.parametrize("secret", ["", "short"])
def test_missing_secret_is_an_error(tmp_path: Path, secret: str) -> None:
    folder = tmp_path / "models" / "bot"
    folder.mkdir(parents=True)
    (folder / "parley.tar.gz").write_bytes(b"x")
    result = serve(tmp_path, secret)
    assert result.returncode == 2
    assert "PARLEY_BOT_SECRET" in result.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the model is made of."""
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "config.yml", tmp_path)
    (tmp_path / "knowledge").mkdir()
    shutil.copy(ROOT / "knowledge" / "encoder.py", tmp_path / "knowledge")
    (tmp_path / "encoder").mkdir()
    (tmp_path / "encoder" / "parley-encoder.json").write_text("{}")
    return tmp_path


def fingerprint(project: Path) -> str:
    code = (
        "from pathlib import Path\nfrom bot.train import fingerprint\n"
        "print(fingerprint(Path('encoder')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.mark.parametrize(
    "changed",
    [
        "config.yml",
        "bot/domain/domain.yml",
        "bot/data/nlu/de.yml",
        "bot/data/rules/talk.yml",
        "bot/data/feeling/ja.tsv",
        "bot/components/intents.py",
        "knowledge/encoder.py",
        "encoder/parley-encoder.json",
    ],
)
def test_model_is_stale_when_what_it_is_made_of_changes(project: Path, changed: str) -> None:
    before = fingerprint(project)
    file = project / changed
    file.write_text(file.read_text("utf-8") + "\n# changed\n", "utf-8")
    assert fingerprint(project) != before


def test_model_is_not_stale_when_only_the_server_changes(project: Path) -> None:
    before = fingerprint(project)
    for name in ("bot/serve.py", "bot/channel.py"):
        (project / name).write_text("# changed\n")
    (project / "bot" / "components" / "__pycache__").mkdir(exist_ok=True)
    (project / "bot" / "components" / "__pycache__" / "x.py").write_text("")
    assert fingerprint(project) == before
