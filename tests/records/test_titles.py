"""The file of titles that the bot reads."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session, sessionmaker

from records.shop_models import Product
from records.titles import write_titles


def test_every_title_in_every_language_is_a_line(
    sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    with sessions() as session, session.begin():
        session.add(
            Product(
                id="p1", title="Fjell\njacket", titles={"de": "Fjell-Jacke"}, category="jackets"
            )
        )
        session.add(Product(id="p2", title="Fjell jacket", titles={}, category="jackets"))
    file = tmp_path / "home" / "catalogue.txt"
    assert write_titles(sessions, file) == 2
    assert file.read_text("utf-8") == "Fjell jacket\nFjell-Jacke\n"
    assert list(file.parent.iterdir()) == [file]
