"""The titles of the shop's goods as a file, by which the bot recognises them in messages."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from records.shop_models import Product

FILE = "catalogue.txt"  # in PARLEY_HOME


def write_titles(sessions: sessionmaker[Session], file: Path) -> int:
    """Write every title in every language to ``file``, one a line; returns how many.

    The file is replaced at once, so that a reader sees the old one or the new one.
    """
    with sessions() as session:
        rows = session.execute(select(Product.title, Product.titles)).all()
    titles = {
        " ".join(str(text).split())
        for title, others in rows
        for text in (title, *(others or {}).values())
    }
    titles.discard("")
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.write_text("".join(f"{title}\n" for title in sorted(titles)), "utf-8")
    os.replace(draft, file)
    return len(titles)
