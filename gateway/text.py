"""What people type, made safe to keep: no lone surrogates, no NUL; and whether it says anything."""

from __future__ import annotations

import re
import unicodedata

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """``text`` with NULs and lone surrogates as U+FFFD, so that every database takes it."""
    return _UNSTORABLE.sub("\ufffd", text)


def is_blank(text: str) -> bool:
    """True where nothing can be seen: spaces, controls and zero-width characters only."""
    return all(unicodedata.category(character)[0] in "ZC" for character in text)
