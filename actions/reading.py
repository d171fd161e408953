"""What a message answers: an order number, a proof, items, a reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from actions.turn import Turn
from knowledge.encoder import Encoder
from knowledge.lexicon import Words, languages, words_of
from records.numbers import latin_digits, number_key

DATA = Path(__file__).parent / "data"
TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_#/-]*\d[A-Za-z0-9-]*|\d+")
# Thai, kana, Han and Hangul: words without spaces between them, or with endings put to them.
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
POSTCODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{1,9}")
# How much clearer than chance and than the runner-up a reading by meaning must be.
ITEM_LIFT, REASON_LEAD, REASON_FLOOR = 0.025, 0.01, 0.84
YES_FLOOR = 0.5
# Letters of a word of another language than the customer's from which on it counts.
WORD_OF_ANOTHER = 4


@lru_cache(maxsize=1)
def examples() -> dict[str, Any]:
    """``actions/data/words.yml``: sentences that the encoder compares with."""
    loaded: dict[str, Any] = yaml.safe_load((DATA / "words.yml").read_text("utf-8"))
    return loaded


@lru_cache(maxsize=128)
def spoken(language: str | None) -> tuple[Words, ...]:
    """The words a customer of this language may use: theirs and English; all where not known."""
    there = languages()
    if language not in there:
        return tuple(words_of(tag) for tag in there)
    return tuple(words_of(tag) for tag in dict.fromkeys((language, "en")) if tag in there)


def folded(text: str) -> str:
    return latin_digits(unicodedata.normalize("NFKC", text))


def order_number(turn: Turn) -> str | None:
    """The order number a message names: tapped, recognised, or given where it was asked for."""
    tapped = turn.chosen("order")
    if tapped:
        return tapped
    named = turn.values("order_number")
    if turn.requested == "proof" and not (turn.values("email") or turn.values("postcode")):
        # Asked for a proof, "200040" is a postcode and "VLT 1117" too; "MG-104233" is neither.
        named = [value for value in named if _is_marked(value)]
    if named:
        return named[0]
    if turn.requested != "order_number" or turn.values("email"):
        return None
    candidates = [*turn.values("postcode"), *turn.values("phone"), *turn.values("tracking_number")]
    if candidates:
        return candidates[0]
    tokens = [token for token in TOKEN.findall(folded(turn.text)) if len(number_key(token)) >= 2]
    return max(tokens, key=len) if tokens else None


def proof(turn: Turn) -> dict[str, str] | None:
    """``{"email"}`` or ``{"postcode"}`` given in a message."""
    if emails := turn.values("email"):
        return {"email": emails[0]}
    if postcodes := turn.values("postcode"):
        if turn.requested != "order_number" or turn.values("order_number"):
            return {"postcode": postcodes[0]}
    if turn.requested != "proof" or turn.choice:
        return None
    if any(_is_marked(value) for value in turn.values("order_number")):
        return None
    text = folded(turn.text).strip(" .!,;:。！،")
    if POSTCODE.fullmatch(text) and any(c.isdigit() for c in text):
        return {"postcode": text}
    tokens = [t for t in TOKEN.findall(text) if 3 <= len(t) <= 10]
    return {"postcode": tokens[-1]} if tokens else None


def _is_marked(number: str) -> bool:
    """Whether a number can be nothing but an order's: letters or a # beside five digits or more."""
    digits = sum(character.isdecimal() for character in number)
    return digits >= 5 and any(c.isalpha() or c == "#" for c in number)


def wants_all(text: str, language: str | None = None) -> bool:
    """Whether a text says "all of it", in the words of the language or, without one, of any."""
    lowered = folded(text).casefold()
    return any(says(lowered, phrase) for words in spoken(language) for phrase in words.all_of_it)


def clear_yes(turn: Turn) -> bool:
    """Whether a message agrees without an if, a but or a question: tapped, or plainly said.

    The classifier hears a yes in many a "maybe", which is harmless only where nothing follows.
    """
    if turn.intent != "affirm":
        return False
    if turn.choice:
        return True
    lowered = folded(turn.text).casefold()
    asking = "?" in lowered or "؟" in lowered
    return turn.confidence >= YES_FLOOR and not asking and not _hedges(lowered, turn.language)


def _hedges(lowered: str, language: str) -> bool:
    """Whether a text says maybe or but. In any language, as a yes too many costs more than a
    question too many; but the short words of other languages ("de") may mean something else."""
    own = {words.language for words in spoken(language)}
    return any(
        says(lowered, phrase)
        for words in spoken(None)
        for phrase in words.undecided
        if words.language in own or len(phrase) >= WORD_OF_ANOTHER or not phrase.isascii()
    )


def says(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a case-folded text, as whole words where words are spaced."""
    phrase = phrase.casefold()
    if UNSPACED.search(phrase):
        return phrase in text
    place = text.find(phrase)
    while place >= 0:
        if not (_in_word(text, place - 1) or _in_word(text, place + len(phrase))):
            return True
        place = text.find(phrase, place + 1)
    return False


def _in_word(text: str, place: int) -> bool:
    """Whether the character there, if there is one, is of a word; a vowel sign is."""
    return 0 <= place < len(text) and unicodedata.category(text[place])[0] in "LMN"


def tokens(text: str) -> set[str]:
    """Words of three letters and more, and pairs of characters where words are not spaced."""
    lowered = folded(text).casefold()
    found = set(re.findall(r"[^\W\d_]{3,}", lowered))
    for run in re.findall(r"[\u3040-\u30ff\u4e00-\u9fff]{2,}", lowered):
        found |= {run[i : i + 2] for i in range(len(run) - 1)}
    return found


def named_items(
    text: str, items: Sequence[dict[str, Any]], meaning: ItemMeaning | None = None
) -> list[int]:
    """Indices of the items a text names; empty where that cannot be told.

    By shared words first; with ``meaning`` then by that, if one item is clearly closest.
    """
    names = [_item_tokens(item) for item in items]
    hits = [[_has(name, word) for name in names] for word in tokens(text)]
    if len(items) > 1:
        hits = [hit for hit in hits if not all(hit)]  # a word of all of them names none
    scores = [sum(hit[index] for hit in hits) for index in range(len(items))]
    if max(scores, default=0) > 0:
        return [index for index, score in enumerate(scores) if score == max(scores)]
    if meaning is None or len(items) < 2:
        return []
    closest = meaning.closest(text, [str(item["title"]) for item in items])
    return [closest] if closest is not None else []


def _has(name: set[str], word: str) -> bool:
    """Whether a word is one of an item's, or part of one: "Mütze" of "Merinomütze"."""
    return word in name or (len(word) >= 4 and any(word in other for other in name))


def _item_tokens(item: dict[str, Any]) -> set[str]:
    names = [str(item["title"]), *map(str, item.get("titles", {}).values())]
    names += [str(value) for value in item.get("options", {}).values()]
    return set().union(*(tokens(name) for name in names))


def listed_numbers(text: str, count: int) -> list[int]:
    """Indices for "1 and 3" below a list of ``count`` items."""
    numbers = [int(n) for n in re.findall(r"(?<![\w-])\d{1,2}(?![\w-])", folded(text))]
    return [number - 1 for number in numbers if 1 <= number <= count]


def quantity(turn: Turn) -> int | None:
    """How many the message names, in figures or as a word."""
    for found in turn.entities:
        if found["entity"] != "quantity":
            continue
        digits = re.search(r"\d+", str(found.get("normal") or latin_digits(str(found["value"]))))
        if digits:
            return int(digits.group())
        said = str(found["value"]).casefold()
        for words in spoken(turn.language):
            for number, spellings in words.numbers.items():
                if any(spelling.casefold() == said for spelling in spellings):
                    return number
    return None


class ItemMeaning:
    """Tells which title a text means. Embeddings lie close to some titles whatever is said, so
    a title's similarity counts only beyond that which idle talk has to it."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.idle = encoder.encode(examples()["idle"], kind="query")

    def closest(self, text: str, titles: Sequence[str]) -> int | None:
        """The index of the title that is meant, or None where no single one clearly is."""
        vectors = self.encoder.encode([text, *titles], kind="query")
        lift = vectors[1:] @ vectors[0] - (self.idle @ vectors[1:].T).mean(axis=0)
        order = np.argsort(-lift)
        best, second = lift[order[0]], lift[order[1]]
        return int(order[0]) if min(best, best - second) >= ITEM_LIFT else None


class Reasons:
    """Tells why somebody returns an item from what they write: by the phrases of their language,
    and where none is said, or those of two reasons are, by example sentences."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        given = examples()["reasons"]
        self.names = [name for name, texts in given.items() for _ in texts]
        self.vectors = encoder.encode([t for texts in given.values() for t in texts], kind="query")

    def read(self, text: str, language: str | None = None) -> str | None:
        """One of records.shop_models.RETURN_REASONS, or None where it cannot be told."""
        if len(text.strip()) < 2:
            return None
        return self._said(text, language) or self._meant(text)

    def _said(self, text: str, language: str | None) -> str | None:
        """The reason whose phrase is in the text, if it is one reason's only."""
        lowered = folded(text).casefold()
        found = {
            reason
            for words in spoken(language)
            for reason, phrases in words.reasons.items()
            if any(says(lowered, phrase) for phrase in phrases)
        }
        return found.pop() if len(found) == 1 else None

    def _meant(self, text: str) -> str | None:
        similar = self.vectors @ self.encoder.encode([text], kind="query")[0]
        best = int(np.argmax(similar))
        found = self.names[best]
        second = max(s for s, name in zip(similar, self.names, strict=True) if name != found)
        clear = similar[best] - second >= REASON_LEAD and similar[best] >= REASON_FLOOR
        return found if clear else None
