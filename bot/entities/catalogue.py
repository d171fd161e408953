"""The titles of the shop's goods, from a file that an import writes (`records.titles`).

One title a line, in any language. The file is read again when it changes, and need not be there.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Tuple

from bot.entities.index import Hit, View
from bot.entities.text import RUN, bare, is_apart, is_unspaced
from bot.settings import read_settings

LOOK_AGAIN_AFTER_S = 5.0
MOST_TITLES = 200_000
LONGEST = 120
Stamp = Tuple[int, int]


class Catalogue:
    """Finds titles in texts. Safe to share: reading swaps whole dictionaries."""

    def __init__(self, file: Optional[Path] = None) -> None:
        """``file`` None: ``catalogue.txt`` in the home of the settings."""
        self.file = file or read_settings().home / "catalogue.txt"
        self._first: Dict[str, List[str]] = {}
        self._stamp: Optional[Stamp] = None
        self._looked = -LOOK_AGAIN_AFTER_S

    def scan(self, view: View) -> List[Hit]:
        """A hit of kind "title" for each title, the longest at its place."""
        self.refresh()
        if not self._first:
            return []
        hits: List[Hit] = []
        for start, _, run in view.runs:
            if not is_unspaced(run):
                self._match(view.bare, start, self._first.get(run, ()), hits)
                continue
            for place in range(start, start + len(run)):
                self._match(view.bare, place, self._first.get(view.bare[place], ()), hits)
        return hits

    @staticmethod
    def _match(text: str, start: int, titles: Sequence[str], hits: List[Hit]) -> None:
        for title in titles:
            end = start + len(title)
            if text.startswith(title, start) and is_apart(text, start, end):
                hits.append(Hit(start, end, "title", None, ""))
                return

    def refresh(self) -> None:
        """Reads the file where it has changed since, looking no more than every five seconds."""
        now = time.monotonic()
        if now - self._looked < LOOK_AGAIN_AFTER_S:
            return
        self._looked = now
        try:
            status = self.file.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if stamp == self._stamp:
                return
            lines = self.file.read_text("utf-8", errors="replace").splitlines()[:MOST_TITLES]
        except OSError:
            self._first, self._stamp = {}, None
            return
        self._first, self._stamp = _by_first_word(lines), stamp


def _by_first_word(lines: List[str]) -> Dict[str, List[str]]:
    found: Dict[str, List[str]] = {}
    for line in dict.fromkeys(lines):
        title = bare(" ".join(line.split()))
        first = RUN.search(title)
        # A single short word ("Nova") would be found where it means something else.
        if first and first.start() == 0 and 4 <= len(title) <= LONGEST:
            key = title[0] if is_unspaced(first.group()) else first.group()
            found.setdefault(key, []).append(title)
    for titles in found.values():
        titles.sort(key=len, reverse=True)
    return found


CATALOGUE = Catalogue()
