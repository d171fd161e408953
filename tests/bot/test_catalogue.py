"""The shop's titles: found in any script, read again when the file changes, not needed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.entities import catalogue, finder
from bot.entities.catalogue import Catalogue


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "catalogue.txt"
    monkeypatch.setattr(catalogue, "LOOK_AGAIN_AFTER_S", 0.0)
    monkeypatch.setattr(finder, "CATALOGUE", Catalogue(file))
    return file


def products(text: str, language: str) -> list[str]:
    return [s.value for s in finder.find(text, language) if s.entity == "product"]


def test_titles_of_the_shop_are_products(shop: Path) -> None:
    shop.write_text("Nordlys Wärmepad\nナナフシ卓上箒\nフィエル\n", "utf-8")
    assert products("mein nordlys waermepad / NORDLYS WARMEPAD", "de") == ["NORDLYS WARMEPAD"]
    assert products("ナナフシ卓上箒を返品", "ja") == ["ナナフシ卓上箒"]
    assert products("Nordlys Wärmepads", "de") == []


def test_file_is_read_again_when_it_changes_and_may_vanish(shop: Path) -> None:
    assert products("the fjellvind 3000", "en") == []
    shop.write_text("Fjellvind 3000\n", "utf-8")
    assert products("the fjellvind 3000", "en") == ["fjellvind 3000"]
    shop.write_text("Havbris 20\n", "utf-8")
    os.utime(shop, ns=(1, 1))
    assert products("the fjellvind 3000", "en") == []
    assert products("the havbris 20", "en") == ["havbris 20"]
    shop.unlink()
    assert products("the havbris 20", "en") == []
