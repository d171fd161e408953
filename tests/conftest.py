"""What several folders of tests share: the demo shop in a file, and the encoder made at set-up."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from knowledge.encoder import Encoder, load_encoder
from knowledge.settings import KnowledgeSettings
from records.database import open_engine, session_factory
from records.demo import generate
from records.importer import import_directory
from records.migrate import upgrade

# How long an example takes is the machine's business; a commit can wait for the disk.
hypothesis.settings.register_profile("parley", deadline=None)
hypothesis.settings.load_profile("parley")

ROOT = Path(__file__).resolve().parents[1]
BUILT = (ROOT / KnowledgeSettings().home).resolve()  # what `make setup` has made


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright keeps an event loop in the main thread, in which no
    other test could run one of its own."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(scope="session")
def demo_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo shop as JSON Lines, dated relative to today."""
    folder = tmp_path_factory.mktemp("demo-files")
    generate(folder)
    return folder


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory, demo_files: Path) -> Path:
    """A migrated SQLite file with the demo shop in it. To be copied, not written to."""
    file = tmp_path_factory.mktemp("demo-database") / "parley.db"
    upgrade(f"sqlite:///{file}")
    engine = open_engine(f"sqlite:///{file}")
    report = import_directory(session_factory(engine), demo_files)
    engine.dispose()  # the last connection writes the log file back into the database
    assert report.bad == 0
    return file


@pytest.fixture
def demo_copy(demo_database: Path, tmp_path: Path) -> Callable[[], Path]:
    """Gives a database of one's own with the demo shop in it."""

    def copy() -> Path:
        target = tmp_path / "parley.db"
        shutil.copyfile(demo_database, target)
        return target

    return copy


@pytest.fixture(scope="session")
def served_encoder() -> Encoder:
    """The encoder made at set-up."""
    settings = KnowledgeSettings(home=BUILT)
    folder = settings.encoder_dir
    if not (folder / "parley-encoder.json").is_file():
        pytest.fail(f"no encoder in {folder.name}: run `make setup`")
    return load_encoder(folder)
