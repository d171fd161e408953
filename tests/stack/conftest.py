"""One whole Parley for all tests of the stack: started once, stopped at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gateway.commands.places import bot_python
from tests.conftest import BUILT
from tests.stack.desk import Stack, running_stack

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.stack)
            item.add_marker(pytest.mark.timeout(900))


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, demo_database: Path) -> Iterator[Stack]:
    if not bot_python().exists() or not (BUILT / "models" / "bot" / "parley.tar.gz").exists():
        pytest.fail("the bot's environment or model is missing: run `make setup`")
    with running_stack(tmp_path_factory.mktemp("stack") / "home", demo_database) as started:
        yield started


@pytest.fixture(autouse=True)
def healthy(stack: Stack) -> Iterator[None]:
    """Every test leaves the stack as it found it: all processes run and are ready."""
    yield
    for process in stack.group.ended():
        process.start()
    if stack.ready().get("status") != "ready":
        stack.wait_until_ready()
