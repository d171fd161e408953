"""Identifies the language of a short message, given the conversation it stands in.

Order of evidence: identifiers and addresses are taken out; a script of one language decides; a
message of greetings and the like is looked up; else our own n-gram model, py3langid, function words
and, where those are unsure, langdetect add up in log space. The result is weighted by the
conversation's language, the channel's locale and the customer's profile, so that an order number,
an "ok" or a brand name flips nothing.
"""

from __future__ import annotations

import json
import math
import re
import threading
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.language_model import language_model
from knowledge.scripts import count_scripts, language_by_script, without_marks
from knowledge.tags import DEFAULT_LANGUAGE, LANGUAGES, normalise_tag

DATA = Path(__file__).parent / "data"
MAX_CHARACTERS = 600

# Shares of the prior; the rest is spread evenly over the allowed languages.
PREVIOUS_SHARE, PROFILE_SHARE, LOCALE_SHARE = 0.3, 0.1, 0.1
# How much each source counts, in log space: fitted on training messages of intents that the model
# had not seen. langdetect adds next to nothing to the others and is heard as a tie-breaker.
OWN_WEIGHT, GENERAL_WEIGHT, WORD_WEIGHT, DETECT_WEIGHT = 0.75, 0.8, 1.0, 0.1
SHARE_FLOOR = 0.05
# What the general models are taken to say of languages that they know in another script only.
ROMANISED_SHARE = 0.3
# Below this langdetect is heard too: it costs ten times as much as all else.
UNSURE = 0.6
TRIALS = 3  # of langdetect's seven random walks, which take 12 ms
# A message without a known word is a name or nothing at all unless it is surer than this; one or
# two such words, and up to three in capitals, have to be surer to change a conversation's language.
UNCLEAR, SHORT_UNCLEAR, NAME_UNCLEAR = 0.35, 0.9, 0.97
SHORT_WORDS = 3

# Addresses, tags and identifiers. Their characters are ASCII; Chinese and Japanese put no space
# between them and the sentence. One digit inside lower-case letters is left: it is Arabic in
# Latin letters ("3ayez", "ba2a").
_STRIP = re.compile(
    r"https?://[!-~]+|www\.[!-~]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|[#@]\w+|&\w+;"
    r"|(?<![A-Za-z0-9])(?=[A-Za-z0-9/.-]*(?:\d[/.-]*\d|[A-Z]-?\d|\d[A-Z]))[A-Za-z0-9/.-]+",
)
_CHAT_ARABIC = re.compile(r"(?<![A-Za-z0-9])(?:[a-z']+[2357][a-z']*|[2357][a-z']{3,})")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# How py3langid calls our Latin-script languages.
_MODEL_NAMES = {
    **{tag: tag for tag in ("en", "es", "fr", "de", "it", "nl", "pl", "cs", "ro", "hu", "sv")},
    **{tag: tag for tag in ("tr", "vi", "id", "ms", "tl", "sw")},
    "pt": "pt-BR",
}
NEUTRAL = "neutral"
# The script group of the model is known by a language that has it alone; how much the model counts
# beside the letters: characters tell the two Chinese scripts apart better than words do.
_GROUPS = (("Cyrillic", "uk", 1.0), ("Arabic", "fa", 1.0), ("Han", "zh-Hant", 0.4))


@dataclass(frozen=True, slots=True)
class Identification:
    """A language, how sure it is (0 to 1), and the probabilities of the candidates."""

    language: str
    confidence: float
    probabilities: dict[str, float]


def identify(
    text: str,
    *,
    previous: str | None = None,
    locale: str | None = None,
    profile: str | None = None,
    allowed: Collection[str] = LANGUAGES,
) -> Identification:
    """The language of `text`; takes any string, never fails, and always answers the same.

    `previous` is the language of the conversation so far, `locale` what the channel reports,
    `profile` what the customer once chose; tags in any spelling. Where the text says nothing,
    the first of them that is known is kept, with confidence 0.
    """
    hints = _Hints(
        _allowed(previous, allowed), _allowed(profile, allowed), _allowed(locale, allowed)
    )
    bare = bare_text(text)
    counts = count_scripts(bare)
    if not counts:
        return hints.kept(allowed)
    scores = language_by_script(bare, counts)
    if scores is None:
        words = _words(bare)
        scores = _short(words, hints)
        if scores is None:
            scores = _latin(bare, words, hints)
    elif len(scores) > 1:
        scores = _in_script(bare, scores)
    if not scores:
        return hints.kept(allowed)
    weighted = {
        tag: score * hints.prior(tag, len(allowed))
        for tag, score in scores.items()
        if tag in allowed
    }
    total = sum(weighted.values())
    if not total:
        return hints.kept(allowed)
    probabilities = {
        tag: weight / total
        for tag, weight in sorted(weighted.items(), key=lambda item: -item[1])
        if weight / total >= 1e-4
    }
    best = next(iter(probabilities))
    return Identification(best, probabilities[best], probabilities)


def bare_text(text: str) -> str:
    """The text, normalised and cut, without identifiers and addresses."""
    return _STRIP.sub(" ", unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]))


def _allowed(tag: str | None, allowed: Collection[str]) -> str | None:
    language = normalise_tag(tag)
    return language if language in allowed else None


@dataclass(frozen=True, slots=True)
class _Hints:
    """What is known besides the text."""

    previous: str | None
    profile: str | None
    locale: str | None

    def prior(self, tag: str, languages: int) -> float:
        """Prior probability of `tag`, up to a constant."""
        shares = (
            (self.previous, PREVIOUS_SHARE),
            (self.profile, PROFILE_SHARE),
            (self.locale, LOCALE_SHARE),
        )
        used = sum(share for hint, share in shares if hint)
        own = sum(share for hint, share in shares if hint == tag)
        return (1.0 - used) / max(languages, 1) + own

    def kept(self, allowed: Collection[str]) -> Identification:
        """The language to go on with when the text says nothing."""
        known = self.previous or self.profile or self.locale
        if known is None:
            known = DEFAULT_LANGUAGE if DEFAULT_LANGUAGE in allowed else next(iter(allowed))
        return Identification(known, 0.0, {known: 1.0})


def _words(bare: str) -> list[str]:
    """Lower-case words; "EU" or "UK" among small letters is an abbreviation, and no word."""
    shouting = bare.isupper()
    return [
        word.replace("’", "'").lower()
        for word in _WORD.findall(bare)
        if shouting or not (word.isupper() and 1 < len(word) <= 3)
    ]


def _short(words: list[str], hints: _Hints) -> dict[str, float] | None:
    """Scores of a message made of known short words only; {} keeps the language; else None."""
    if not words or len(words) > SHORT_WORDS + 2:
        return None
    table = _short_table()
    known = [table.get(word) for word in words]
    if any(tags is None for tags in known):
        return None
    telling = [tags for tags in known if tags and NEUTRAL not in tags]
    if not telling:
        return {}
    common = frozenset.intersection(*telling)
    if not common:
        return None
    if hints.previous in common:
        return {hints.previous: 1.0}
    # The table lists the larger languages first.
    return {tag: 0.5**place for place, tag in enumerate(t for t in LANGUAGES if t in common)}


def _in_script(bare: str, shares: dict[str, float]) -> dict[str, float]:
    """Shares of the languages of one script, from its letters and from our model."""
    for group, mark, weight in _GROUPS:
        if mark in shares:
            own = language_model().scores(bare, group)
            return _softmax({tag: math.log(shares[tag]) + weight * own[tag] for tag in shares})
    return shares


def _latin(bare: str, words: list[str], hints: _Hints) -> dict[str, float]:
    """Scores of Latin-script text."""
    table = _function_words()
    evidence: dict[str, float] = {}
    known = 0
    for _ in _CHAT_ARABIC.findall(bare.lower()):
        known += 1
        evidence["ar"] = evidence.get("ar", 0.0) + 1.0
    for word in words:
        tags = table.get(word)
        if tags:
            known += 1
            for tag in tags:
                evidence[tag] = evidence.get(tag, 0.0) + 1.0 / math.sqrt(len(tags))
    # Each further word adds less, as neighbours are not independent.
    scale = WORD_WEIGHT / math.sqrt(max(1.0, len(words) / 6.0))
    general = _general_opinion(bare)
    scores = {
        tag: OWN_WEIGHT * own
        + GENERAL_WEIGHT * math.log(general.get(tag, ROMANISED_SHARE) + SHARE_FLOOR)
        + scale * evidence.get(tag, 0.0)
        for tag, own in language_model().scores(bare, "Latin").items()
    }
    shares = _softmax(scores)
    if max(shares.values()) < UNSURE:
        second = _second_opinion(bare)
        for tag in scores:
            share = second.get(tag, 0.0) if tag in general else ROMANISED_SHARE
            scores[tag] += DETECT_WEIGHT * math.log(share + SHARE_FLOOR)
        shares = _softmax(scores)
    surest = max(shares.values())
    if surest < _needed(bare, words, known, hints):
        return {}  # A name, a brand, or nothing at all, most likely.
    return shares


def _needed(bare: str, words: list[str], known: int, hints: _Hints) -> float:
    """How sure a message must be to count, where it may be a name or nothing at all."""
    if hints.previous and len(words) <= SHORT_WORDS:
        if not bare.isupper() and all(word[0].isupper() for word in _WORD.findall(bare)):
            return NAME_UNCLEAR
        if not known and len(words) < SHORT_WORDS:
            return SHORT_UNCLEAR
    return 0.0 if known else UNCLEAR


def _softmax(scores: dict[str, float]) -> dict[str, float]:
    top = max(scores.values())
    weights = {tag: math.exp(score - top) for tag, score in scores.items()}
    total = sum(weights.values())
    return {tag: weight / total for tag, weight in weights.items()}


def _general_opinion(text: str) -> dict[str, float]:
    """py3langid's probabilities of our Latin-script languages."""
    with _model_lock:
        ranked = _model().rank(text.lower())
    return {_MODEL_NAMES[name]: float(share) for name, share in ranked}


def _second_opinion(text: str) -> dict[str, float]:
    """langdetect's probabilities; empty where it finds no features in the text.

    It has no profile of Malay, which it takes for Indonesian: both get what Indonesian gets.
    """
    from langdetect.lang_detect_exception import LangDetectException

    detector = _langdetect().create()
    detector.n_trial = TRIALS
    detector.append(text)
    try:
        shares = {_MODEL_NAMES[found.lang]: found.prob for found in detector.get_probabilities()}
    except LangDetectException:
        return {}
    if "id" in shares:
        shares["ms"] = shares["id"]
    return shares


@cache
def _langdetect() -> Any:
    """langdetect with the profiles of our Latin-script languages only."""
    from langdetect import detector_factory

    folder = Path(detector_factory.PROFILES_DIRECTORY)
    factory = detector_factory.DetectorFactory()
    factory.set_seed(0)
    names = [name for name in _MODEL_NAMES if (folder / name).is_file()]
    factory.load_json_profile([(folder / name).read_text("utf-8") for name in names])
    return factory


_model_lock = threading.Lock()


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(list(_MODEL_NAMES))
    return model


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return _read_words(DATA / "function_words.json")


@cache
def _short_table() -> dict[str, frozenset[str]]:
    return _read_words(DATA / "short_words.json")


def _read_words(path: Path) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for tag, words in json.loads(path.read_text(encoding="utf-8")).items():
        for word in words.split():
            # Vietnamese without its marks is listed word by word: most of it is ambiguous.
            forms = {word} if tag == "vi" else {word, without_marks(word)}
            for form in forms:
                table.setdefault(form, set()).add(tag)
    return {word: frozenset(tags) for word, tags in table.items()}
