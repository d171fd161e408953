"""A stock Rasa bot over the same training data, as the thing to compare with.

WhitespaceTokenizer, CountVectors, DIET, the REST channel and one custom action, configured as
Rasa's own starter project does.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx

from bench.stack import Stack, free_port, fresh, home, running
from gateway.commands.places import ROOT, bot_python
from gateway.commands.processes import Group, Process

HEAD = """recipe: default.v1
assistant_id: stock
language: en
pipeline:
- name: WhitespaceTokenizer
- name: RegexFeaturizer
- name: LexicalSyntacticFeaturizer
- name: CountVectorsFeaturizer
- name: CountVectorsFeaturizer
  analyzer: char_wb
  min_ngram: 1
  max_ngram: 4
- name: DIETClassifier
  epochs: {epochs}
  constrain_similarities: true
"""
POLICIES = """policies:
- name: MemoizationPolicy
- name: RulePolicy
"""
CONFIG = HEAD + POLICIES
SAID = {"greet": "Hello!", "thank": "You are welcome.", "goodbye": "Goodbye."}
ACTION = """from rasa_sdk import Action


class Look(Action):
    def name(self):
        return "action_look"

    async def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="Your parcel is on its way.")
        return []
"""


def intents() -> list[str]:
    lines = (ROOT / "bot" / "domain" / "domain.yml").read_text("utf-8").splitlines()
    start = lines.index("intents:") + 1
    return [line[2:] for line in lines[start : lines.index("", start)]]


def project(folder: Path, epochs: int) -> None:
    """Write the stock project: a rule for each intent, to a response or to the action."""
    names = intents()
    (folder / "config.yml").write_text(CONFIG.format(epochs=epochs))
    domain = ['version: "3.1"', "intents:", *(f"- {name}" for name in names)]
    domain += ["actions:", "- action_look", "responses:"]
    rules = ['version: "3.1"', "rules:"]
    for name in names:
        rules += [f"- rule: {name}", "  steps:", f"  - intent: {name}"]
        if name in SAID:
            domain += [f"  utter_{name}:", f"  - text: {SAID[name]}"]
            rules.append(f"  - action: utter_{name}")
        else:
            rules.append("  - action: action_look")
    (folder / "domain.yml").write_text("\n".join(domain) + "\n")
    (folder / "rules.yml").write_text("\n".join(rules) + "\n")
    (folder / "credentials.yml").write_text("rest:\n")
    (folder / "stock_actions.py").write_text(ACTION)


def trained(epochs: int) -> Path:
    """The folder of the trained stock project; trained once for the same data."""
    data = sorted((ROOT / "bot" / "data" / "nlu").glob("*.yml"))
    digest = hashlib.sha256(f"{CONFIG}{epochs}".encode())
    for file in data:
        digest.update(file.read_bytes())
    folder = home() / "bench" / f"stock-{digest.hexdigest()[:12]}"
    if (folder / "models" / "stock.tar.gz").exists():
        return folder
    project(fresh(folder), epochs)
    print(f"training the stock pipeline ({epochs} epochs of DIET, minutes) ...", flush=True)
    command = [str(bot_python()), "-m", "rasa", "train", "--fixed-model-name", "stock"]
    command += ["--config", "config.yml", "--domain", "domain.yml", "--out", "models"]
    command += ["--data", "rules.yml", *map(str, data)]
    with (folder / "train.log").open("w") as log:
        subprocess.run(
            command, cwd=folder, check=True, stdout=log, stderr=log, env=environment(folder)
        )
    return folder


@contextlib.contextmanager
def stock(epochs: int) -> Iterator[Stack]:
    """The stock bot and its action server, ready."""
    folder = trained(epochs)
    port, actions = free_port(), free_port()
    (folder / "endpoints.yml").write_text(
        f"action_endpoint:\n  url: http://127.0.0.1:{actions}/webhook\n"
    )
    variables = environment(folder)
    serve = [str(bot_python()), "-m", "rasa", "run", "-i", "127.0.0.1", "-p", str(port)]
    serve += ["-m", "models/stock.tar.gz", "--endpoints", "endpoints.yml"]
    serve += ["--credentials", "credentials.yml", "--enable-api"]
    act = [sys.executable, "-m", "rasa_sdk", "--actions", "stock_actions", "-p", str(actions)]
    group = Group(
        [
            Process("actions", act, variables, folder, folder / "actions.log"),
            Process("bot", serve, variables, folder, folder / "bot.log"),
        ]
    )
    base = f"http://127.0.0.1:{port}"

    def ready() -> bool:
        body = httpx.get(f"{base}/status", timeout=3)
        return body.status_code == 200 and bool(body.json().get("model_file"))

    with running(group, ready):
        yield Stack(base, group)


def environment(folder: Path) -> dict[str, str]:
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "PYTHONPATH": str(folder),
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SANIC_HOST": "127.0.0.1",
    }
