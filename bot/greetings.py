"""Tells the greeting from what follows it: politeness says nothing of what is wanted."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Dict, List, Pattern

import yaml

from bot.clauses import UNSPACED, either

GREETINGS = Path(__file__).parent / "data" / "greetings.yml"
JOINED = UNSPACED | {"ko"}  # nothing need stand between the greeting and the rest
# Less than this is no request.
FEWEST_CHARACTERS = 3
AFTER = r"[\s,.!،。！、，~…:;]"


@lru_cache(maxsize=1)
def _opening() -> Pattern[str]:
    """Up to three greetings in a row at the start of a message, of any language."""
    words: Dict[str, List[str]] = yaml.safe_load(GREETINGS.read_text("utf-8"))
    spaced = {w for language, some in words.items() if language not in JOINED for w in some}
    joined = {w for language in JOINED for w in words[language]}
    greeting = rf"(?:(?:{either(spaced)}){AFTER}+|(?:{either(joined)}){AFTER}*)"
    return re.compile(rf"\s*{greeting}{{1,3}}", re.I)


def without_greeting(text: str) -> str:
    """``text`` from where the greeting ends; all of it where nothing else is said."""
    found = _opening().match(text)
    if found is None:
        return text
    rest = text[found.end() :]
    letters = sum(character.isalnum() for character in rest)
    return rest if letters >= FEWEST_CHARACTERS else text
