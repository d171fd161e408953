"""House rules that no single part can keep by itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor
from pydantic_settings import BaseSettings

from actions.handoff import TOPICS
from actions.refund_status import METHODS
from actions.settings import Settings as ActionsSettings
from gateway.settings import Settings as GatewaySettings
from records.orders import DISPLAY_STATES
from records.policy import REFUSALS
from records.shop_models import (
    CUSTOMS_STATUSES,
    REFUND_STATES,
    RETURN_REASONS,
    RETURN_STATES,
    SHIPMENT_STATUSES,
)
from tests.conftest import ROOT

LOCALES = ROOT / "locales"
OTHERS = sorted(p.name for p in LOCALES.iterdir() if p.is_dir() and any(p.glob("*.ftl")))
OTHERS = [language for language in OTHERS if language != "en"]
SPEAKING = ("actions", "gateway", "records", "console")
# Python's own words where a program names what it says.
SAYING = {"say", "nested", "choice", "hand_over", "_tell"}


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def texts(language: str) -> dict[str, set[str]]:
    """Every key of a language with its variables. Fails on what Fluent cannot read."""
    found: dict[str, set[str]] = {}
    for file in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{language}/{file.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{language}: {entry.id.name} is there twice"
                visitor = Variables()
                visitor.visit(entry)
                found[entry.id.name] = visitor.names
    return found


ENGLISH = texts("en")


def python_files(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def own_files() -> list[Path]:
    """Every file of the project that git knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("no git checkout")
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


# -- imports -------------------------------------------------------------------------------


def test_imports_point_inwards() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([str(lint)], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-1000:]


# -- texts ---------------------------------------------------------------------------------


def test_there_are_texts_in_the_languages_promised() -> None:
    assert {"ar", "de", "es", "ja", "zh-Hans"} <= set(OTHERS)


@pytest.mark.parametrize("language", OTHERS)
def test_language_has_every_text_of_english_and_no_other(language: str) -> None:
    mine = texts(language)
    assert sorted(set(ENGLISH) - set(mine)) == [], "missing"
    assert sorted(set(mine) - set(ENGLISH)) == [], "unknown"


@pytest.mark.parametrize("language", OTHERS)
def test_language_uses_the_variables_english_has(language: str) -> None:
    wrong = {
        key: sorted(names ^ ENGLISH[key])
        for key, names in texts(language).items()
        if key in ENGLISH and names != ENGLISH[key]
    }
    assert wrong == {}


def said_in_python() -> Iterator[tuple[str, str]]:
    """``(where, key)`` of every key a program says literally; an f-string gives ``prefix*``."""
    for path, tree in python_files(*SPEAKING):
        for node in ast.walk(tree):
            named: list[ast.expr] = []
            if isinstance(node, ast.Call):
                function = node.func
                name = function.attr if isinstance(function, ast.Attribute) else ""
                name = function.id if isinstance(function, ast.Name) else name
                if name in SAYING:
                    named = list(node.args)
            elif isinstance(node, ast.Dict):
                named = [
                    value
                    for key, value in zip(node.keys, node.values, strict=True)
                    if isinstance(key, ast.Constant) and key.value == "say"
                ]
            for value in named:
                yield from (
                    (f"{path.relative_to(ROOT)}:{node.lineno}", key) for key in _keys(value)
                )


def _keys(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        # A key has a hyphen or stands alone as one small word; other strings are no keys.
        if re.fullmatch(r"[a-z]+(-[A-Za-z]+)+", value.value):
            yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _keys(value.body)
        yield from _keys(value.orelse)
    elif isinstance(value, ast.BoolOp):
        for part in value.values:
            yield from _keys(part)
    elif isinstance(value, ast.JoinedStr) and isinstance(value.values[0], ast.Constant):
        prefix = str(value.values[0].value)
        if re.fullmatch(r"[a-z]+(-[a-z]+)*-", prefix):
            yield f"{prefix}*"


def test_every_key_said_in_python_has_a_text() -> None:
    said = list(said_in_python())
    assert len({key for _, key in said}) > 60, "the search finds what is said"
    missing = [
        f"{where}: {key}"
        for where, key in said
        if not (
            any(known.startswith(key[:-1]) for known in ENGLISH)
            if key.endswith("*")
            else key in ENGLISH
        )
    ]
    assert missing == []


def test_every_key_said_in_the_domain_has_a_text() -> None:
    said: list[str] = []

    def collect(node: Any) -> None:
        if isinstance(node, dict):
            said.extend(str(value) for name, value in node.items() if name == "say")
            for value in node.values():
                collect(value)
        elif isinstance(node, list):
            for value in node:
                collect(value)

    for file in (ROOT / "bot" / "domain").glob("*.yml"):
        collect(yaml.safe_load(file.read_text("utf-8")))
    assert said
    assert sorted(set(said) - set(ENGLISH)) == []


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("order-state-", DISPLAY_STATES),
        ("shipment-", SHIPMENT_STATUSES),
        ("customs-", CUSTOMS_STATUSES),
        ("return-state-", RETURN_STATES),
        ("refund-state-", REFUND_STATES),
        ("reason-", RETURN_REASONS),
        ("refusal-", REFUSALS),
        ("method-", sorted(METHODS) + ["other"]),
        ("topic-", sorted(TOPICS)),
    ],
)
def test_every_word_of_the_records_has_a_text(prefix: str, words: tuple[str, ...]) -> None:
    wanted = {f"{prefix}{word.replace('_', '-')}" for word in words}
    assert sorted(wanted - set(ENGLISH)) == []


def test_every_intent_has_a_name_for_the_console() -> None:
    domain = yaml.safe_load((ROOT / "bot" / "domain" / "domain.yml").read_text("utf-8"))
    told = set(domain["intents"]) - {"ambiguous", "switch_language"}  # never told to anybody
    wanted = {f"console-intent-{intent}" for intent in told}
    assert sorted(wanted - set(ENGLISH)) == []


# -- settings ------------------------------------------------------------------------------


def variables() -> set[str]:
    """Every environment variable the project reads."""
    kinds: tuple[type[BaseSettings], ...] = (GatewaySettings, ActionsSettings)
    found = {f"PARLEY_{name.upper()}" for kind in kinds for name in kind.model_fields}
    for _, tree in python_files("bot", "gateway", "scripts", "knowledge", "records", "console"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                name = ast.unparse(node.func)
                first = node.args[0]
                if name in ("get", "os.environ.get", "os.getenv") and isinstance(
                    first, ast.Constant
                ):
                    found |= {first.value} if str(first.value).startswith("PARLEY_") else set()
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
                if isinstance(node.slice, ast.Constant):
                    name = str(node.slice.value)
                    found |= {name} if name.startswith("PARLEY_") else set()
    return found


@pytest.mark.parametrize("file", [".env.example", "docs/settings.md"])
def test_every_setting_is_documented(file: str) -> None:
    named = set(re.findall(r"\bPARLEY_[A-Z0-9_]+\b", (ROOT / file).read_text("utf-8")))
    assert sorted(variables() - named) == []


@pytest.mark.parametrize("file", [".env.example", "docs/settings.md"])
def test_every_documented_setting_is_read_somewhere(file: str) -> None:
    named = set(re.findall(r"\bPARLEY_[A-Z0-9_]+\b", (ROOT / file).read_text("utf-8")))
    assert sorted(named - variables()) == []


# -- what never belongs into the project -----------------------------------------------------

FOREIGN = {
    "a path of one machine": re.compile(r"(?<![\w.$~/}-])/(?:tmp|root|home|work|Users|opt)/\w"),
    "a package registry": re.compile(
        r"https?://[\w.-]*(?:pypi|pythonhosted|artifactory|nexus|npmjs|huggingface\.co|"
        r"download\.pytorch|jfrog)[\w.-]*",
        re.IGNORECASE,
    ),
}
ALLOWED = re.compile(r"tests/test_house\.py$")


@pytest.mark.parametrize("what", sorted(FOREIGN))
def test_no_file_names(what: str) -> None:
    found = []
    for path in own_files():
        name = str(path.relative_to(ROOT))
        if ALLOWED.search(name) or path.stat().st_size > 3_000_000:
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a model
        found += [
            f"{name}:{number}: {line.strip()[:120]}"
            for number, line in enumerate(text.splitlines(), start=1)
            if FOREIGN[what].search(line)
        ]
    assert found == []


def test_no_module_grows_beyond_four_hundred_lines() -> None:
    folders = ("actions", "bot", "console", "gateway", "knowledge", "locales", "records")
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "versions" not in path.parts
        and (lines := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert long == {}
