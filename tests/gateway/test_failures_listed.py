"""The list of failures stays true: every test it names is there."""

from __future__ import annotations

import ast
import re

from tests.conftest import ROOT


def test_every_test_named_in_the_list_of_failures_exists() -> None:
    listed = (ROOT / "docs" / "failures.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", listed)
    assert len(named) > 40
    for file in sorted({file for file, _ in named}):
        tree = ast.parse((ROOT / file).read_text("utf-8"))
        functions = (ast.FunctionDef, ast.AsyncFunctionDef)
        there = {node.name for node in tree.body if isinstance(node, functions)}
        missing = {test for other, test in named if other == file} - there
        assert not missing, file
