"""The small parts: secrets, texts, languages, limits, logs."""

from __future__ import annotations

import json
import logging
import stat
from pathlib import Path

import pytest

from gateway.choices import picked
from gateway.languages import market_of, preferred
from gateway.limits import RateLimit
from gateway.logs import JsonLines
from gateway.secret_store import filled
from gateway.settings import Settings
from gateway.text import clean, is_blank
from locales.renderer import Renderer
from records import errors
from records.errors import ParleyError, TooManyRequests
from tests.gateway.fakes import TEXTS, FakeRenderer


def settings(home: Path, **more: object) -> Settings:
    return Settings(_env_file=None, home=home, **more)


def test_secrets_are_made_once_and_only_their_owner_may_read_them(tmp_path: Path) -> None:
    first = filled(settings(tmp_path))
    second = filled(settings(tmp_path))
    assert first == second
    assert len({first.secret, first.bot_secret, first.shop_token_secret}) == 3
    assert all(len(s) >= 32 for s in (first.secret, first.bot_secret, first.shop_token_secret))
    file = tmp_path / "secrets.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secrets.json"]


def test_a_configured_secret_wins_and_is_not_written_down(tmp_path: Path) -> None:
    chosen = filled(settings(tmp_path, secret="configured"))
    assert chosen.secret == "configured"
    assert "configured" not in (tmp_path / "secrets.json").read_text()


def test_only_demo_mode_makes_up_a_providers_secrets(tmp_path: Path) -> None:
    assert filled(settings(tmp_path)).whatsapp_app_secret == ""
    demo = filled(settings(tmp_path, demo=True))
    assert demo.whatsapp_app_secret and demo.graph_url.endswith("/simulator/graph")
    real = filled(settings(tmp_path, demo=True, whatsapp_app_secret="real"))
    assert real.messenger_app_secret == "" and "facebook" in real.graph_url


@pytest.mark.parametrize(
    ("text", "blank"),
    [("", True), (" \n\t", True), ("\u200b\u200d", True), ("\u3000", True)]
    + [("😀", False), ("?", False), ("\ufffd", False), ("你", False)],
)
def test_blank_is_what_shows_nothing(text: str, blank: bool) -> None:
    assert is_blank(text) is blank


def test_cleaned_text_can_be_stored_and_keeps_everything_else() -> None:
    assert clean("a\0b\ud83dc😀‏ש") == "a\ufffdb\ufffdc😀‏ש"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("de-CH,en;q=0.8", "de"),
        ("en;q=0.1, de;q=0.9", "de"),
        ("fr, de;q=0.5", "de"),
        ("de;q=0, en", "en"),
        ("*;q=0.5", "en"),
        (";;;q=x,,", "en"),
    ],
)
def test_the_callers_preferred_language_with_texts_is_used(
    header: str | None, language: str
) -> None:
    assert preferred(header, FakeRenderer()) == language


@pytest.mark.parametrize(
    ("locale", "market"),
    [("de-AT", "AT"), ("zh_Hant_TW", "TW"), ("de", None), ("x" * 90, None), (None, None)],
)
def test_a_locale_may_name_the_market(locale: str | None, market: str | None) -> None:
    assert market_of(locale) == market


def test_a_bucket_refills_with_time_and_each_key_has_its_own() -> None:
    moment = [0.0]
    limit = RateLimit(60, 2, clock=lambda: moment[0])
    limit.spend("a")
    limit.spend("a")
    limit.spend("b")
    with pytest.raises(TooManyRequests) as refused:
        limit.spend("a")
    assert refused.value.retry_after == pytest.approx(1.0)
    moment[0] = 1.0
    limit.spend("a")


OFFER = [
    {"say": "pick", "choices": [{"say": "no", "payload": "first-menu"}]},
    {
        "say": "pick",
        "choices": [{"say": "yes", "payload": "p-yes"}, {"say": "no", "payload": "p-no"}],
    },
    {"say": "echo"},
]


@pytest.mark.parametrize(
    ("text", "tapped", "payload"),
    [
        ("1", None, "p-yes"),
        ("2.", None, "p-no"),
        ("٢", None, "p-no"),
        ("0", None, None),
        ("3", None, None),
        ("99999999999999999999", None, None),
        ("²", None, None),
        ("YES", None, "p-yes"),
        ("P-NO", None, "p-no"),
        ("yes please", None, None),
        (None, "first-menu", "first-menu"),
        ("whatever", "forged", None),
        (None, None, None),
    ],
)
def test_a_choice_is_picked_by_number_title_or_payload_only_where_it_was_offered(
    text: str | None, tapped: str | None, payload: str | None
) -> None:
    assert picked(OFFER, text, tapped, "en", FakeRenderer()) == payload


def test_numbers_mean_nothing_where_nothing_was_offered() -> None:
    assert picked([{"say": "echo"}], "1", None, "en", FakeRenderer()) is None


def test_everything_the_gateway_says_has_a_text() -> None:
    own = {"echo", "long", "order", "pick", "yes", "no"}
    english = Renderer().keys("en")
    assert set(TEXTS["en"]) - own <= english
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    keys = {kind.key for kind in kinds if issubclass(kind, ParleyError)}
    assert keys <= english


def test_a_logged_error_tells_its_place_but_not_its_message() -> None:
    try:
        raise ValueError("what the customer wrote")
    except ValueError as error:
        info = (ValueError, error, error.__traceback__)
        record = logging.LogRecord("x", 40, "f", 1, "broke", (), info)
    line = json.loads(JsonLines().format(record))
    assert line["error"].startswith("ValueError in test_a_logged_error")
    assert "customer wrote" not in json.dumps(line)
