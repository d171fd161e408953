"""The command line an operator uses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.stack.desk import Stack

LINES = [
    ("where is my parcel MG-104233?", "en", "track_order"),
    ("Wo bleibt meine Bestellung?", "de", "track_order"),
    ("quiero devolver las zapatillas", "es", "return_item"),
    ("我想退货", "zh-Hans", "return_item"),
    ("返金はいつになりますか", "ja", "refund_status"),
    ("أريد التحدث مع موظف", "ar", "talk_to_human"),
    ("cancel my order please", "en", "cancel_order"),
    ("Ich brauche eine Rechnung", "de", "request_invoice"),
    ("el paquete llegó roto", "es", "item_problem"),
    ("你好", "zh-Hans", "greet"),
    ("ありがとうございます", "ja", "thank"),
    ("أرني طلباتي", "ar", "list_orders"),
]


def parley(home: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gateway.commands.main", *arguments],
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, "PARLEY_HOME": str(home), "PYTHONPATH": str(ROOT)},
    )


def test_understand_answers_every_line_in_order(stack: Stack) -> None:
    given = "".join(json.dumps({"text": text}) + "\n" for text, _, _ in LINES) + "no json\n"
    result = parley(stack.home, "understand", given=given)
    assert result.returncode == 0, result.stderr[-2000:]
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == len(LINES) + 1
    assert "error" in rows.pop()
    assert [row["text"] for row in rows] == [text for text, _, _ in LINES]
    assert [row["language"] for row in rows] == [language for _, language, _ in LINES]
    assert [row["intent"] for row in rows] == [intent for _, _, intent in LINES]
    for row in rows:
        assert set(row) == {"text", "language", "intent", "confidence", "entities", "sentiment"}
        assert 0.0 <= row["confidence"] <= 1.0
    (entity,) = rows[0]["entities"]
    assert (entity["entity"], entity["value"]) == ("order_number", "MG-104233")


def test_import_twice_changes_nothing_the_second_time(tmp_path: Path, demo_files: Path) -> None:
    first = parley(tmp_path, "import", str(demo_files))
    again = parley(tmp_path, "import", str(demo_files))
    assert first.returncode == again.returncode == 0, first.stderr + again.stderr
    added, changed, unchanged, bad = map(int, first.stdout.splitlines()[-1].split()[1:])
    assert added > 1000 and (changed, unchanged, bad) == (0, 0, 0)
    assert again.stdout.splitlines()[-1].split()[1:] == ["0", "0", str(added), "0"]


def test_import_reports_a_bad_line_and_takes_the_rest(tmp_path: Path, demo_files: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    good = (demo_files / "customers.jsonl").read_text("utf-8").splitlines()[:3]
    text = "\n".join([good[0], '{"id": 7}', *good[1:], "{"])
    (folder / "customers.jsonl").write_text(text, "utf-8")
    result = parley(tmp_path / "home", "import", str(folder))
    assert result.returncode == 3
    assert "customers.jsonl:2" in result.stderr and "customers.jsonl:5" in result.stderr
    assert result.stdout.splitlines()[-1].split()[1:] == ["3", "0", "0", "2"]


@pytest.mark.parametrize("arguments", [("import", "no-such-folder"), ("understand", "--nonsense")])
def test_wrong_use_ends_with_a_word_and_a_code(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = parley(tmp_path, *arguments)
    assert result.returncode in (1, 2)
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr
