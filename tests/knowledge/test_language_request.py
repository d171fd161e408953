"""Asking for a language is heard in every language, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from knowledge.language_request import requested_language
from knowledge.lexicon import words_of
from knowledge.tags import LANGUAGES


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("auf Deutsch bitte", "de"),
        ("in German please", "de"),
        ("english pls", "en"),
        ("可以说中文吗", "zh-Hans"),
        ("請用繁體中文", "zh-Hant"),
        ("日本語でお願いします", "ja"),
        ("한국어로 해주세요", "ko"),
        ("ภาษาไทยได้ไหม", "th"),
        ("بالعربية من فضلك", "ar"),
        ("אפשר בעברית?", "he"),
        ("можно по-русски?", "ru"),
        ("po polsku proszę", "pl"),
        ("en français svp", "fr"),
        ("Türkçe konuşabilir miyiz", "tr"),
        ("hindi me baat karo", "hi"),
        ("tiếng việt được không", "vi"),
        ("Deutsch", "de"),
    ],
)
def test_a_request_is_heard(text: str, language: str) -> None:
    found = requested_language(text)
    assert found is not None
    assert (found.language, found.alone) == (language, True)


def test_a_request_beside_another_sentence_is_not_alone() -> None:
    found = requested_language("Where is my order? In Spanish please")
    assert found is not None
    assert (found.language, found.alone) == ("es", False)


@pytest.mark.parametrize(
    "text",
    [
        "is the manual in English?",
        "my german shepherd ate the shoe",
        "I ordered a French press",
        "can I pay in Spain",
        "hindi",  # Tagalog for no
        "MG-104233",
        "ok",
        "",
        "👍",
    ],
)
def test_naming_a_language_is_no_request(text: str) -> None:
    assert requested_language(text) is None


@pytest.mark.parametrize("speaker", LANGUAGES)
def test_speakers_of_every_language_can_ask_for_their_own_and_for_english(speaker: str) -> None:
    words = words_of(speaker)
    for wanted in {speaker, "en"}:
        name = words.language_names[wanted][0]
        asked = words.speak[0].replace("{language}", name)
        found = requested_language(asked)
        assert found is not None, asked
        assert found.language == wanted, asked
