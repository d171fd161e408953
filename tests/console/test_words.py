from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

import console
from console import canned
from console.words import Words
from locales.renderer import FOLDER, Renderer

SOURCES = Path(console.__file__).parent


def test_every_text_the_desk_asks_for_by_name_is_there(renderer: Renderer) -> None:
    asked = {
        key
        for path in SOURCES.rglob("*")
        if path.suffix in (".py", ".html")
        for key in re.findall(r'"(console-[a-z-]*[a-z])"', path.read_text("utf-8"))
    }
    assert len(asked) > 80
    assert asked - renderer.keys("en") == set()


def test_every_ready_made_reply_has_a_title_and_a_text(renderer: Renderer) -> None:
    keys = renderer.keys("en")
    wanted = {f"canned-{name}{end}" for name in canned.NAMES for end in ("", "-text")}
    assert {key for key in keys if key.startswith("canned-")} == wanted


def test_ready_made_replies_speak_the_customers_language_text_by_text(tmp_path: Path) -> None:
    for language, text in (
        ("en", (FOLDER / "en" / "console.ftl").read_text("utf-8")),
        ("de", "canned-hello = Gruß\ncanned-hello-text = Guten Tag, hier ist { $name }.\n"),
    ):
        (tmp_path / language).mkdir()
        (tmp_path / language / "console.ftl").write_text(text, "utf-8")
    words = Words(Renderer(tmp_path), "en")
    german = canned.replies(words, "de", agent_name="Ana")
    assert (german[0].title, german[0].text, german[0].language) == (
        "Greeting",  # the agent's language
        "Guten Tag, hier ist Ana.",
        "de",
    )
    assert german[1].language == "en"
    unknown = canned.replies(words, "tlh", agent_name="Ana")
    assert {reply.language for reply in unknown} == {"en"}


@pytest.mark.parametrize(
    ("prefix", "code", "expected"),
    [
        ("order-state-", "partly_shipped", "partly shipped"),
        ("console-action-", "return.create", "Registered a return"),
        ("console-reason-", "bot_failed", "Bot failed"),
        ("console-reason-", "a_new_reason", "a new reason"),
        ("console-reason-", None, ""),
    ],
)
def test_stored_codes_become_words_and_unknown_ones_stay_readable(
    renderer: Renderer, prefix: str, code: str | None, expected: str
) -> None:
    assert Words(renderer, "en").word(prefix, code) == expected


def test_languages_are_named_in_the_agents_language(renderer: Renderer) -> None:
    words = Words(renderer, "en")
    names = [words.language_name(code) for code in ("de", "zh-Hans", "zh-Hant", "tlh-x", None)]
    assert names == ["German", "Simplified Chinese", "Traditional Chinese", "tlh-x", ""]
    assert words.own_name("zh-Hans") != words.own_name("zh-Hant")


def test_spans_are_never_below_a_minute_and_have_no_sign(renderer: Renderer) -> None:
    words = Words(renderer, "en")
    assert words.span(dt.timedelta(seconds=-4)) == "1 min"
    assert words.span(dt.timedelta(hours=-3)) == "3 hr"
