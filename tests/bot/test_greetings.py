"""What follows a greeting is what is wanted."""

from __future__ import annotations

import pytest
import yaml

from bot.greetings import GREETINGS, without_greeting
from knowledge.tags import LANGUAGES
from tests.bot.conftest import Bot


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Bonjour, où est mon colis ?", "où est mon colis ?"),
        ("HELLO WHERE IS MY ORDER", "WHERE IS MY ORDER"),
        ("Hi hello good morning, refund?", "refund?"),
        ("您好，请问我的包裹到哪了", "我的包裹到哪了"),
        ("你好我的订单呢", "我的订单呢"),
        ("안녕하세요 주문 취소요", "주문 취소요"),
        ("สวัสดีค่ะ ของถึงไหนแล้วคะ", "ของถึงไหนแล้วคะ"),
        ("السلام عليكم وين طلبي", "وين طلبي"),
        ("oi, cadê meu pedido", "cadê meu pedido"),
    ],
)
def test_a_greeting_is_left_away(text: str, rest: str) -> None:
    assert without_greeting(text) == rest


@pytest.mark.parametrize(
    "text", ["Hi", "hello!", "hi-fi speaker broken", "你好", "saluti", "", "?"]
)
def test_what_is_no_greeting_or_nothing_else_stays(text: str) -> None:
    assert without_greeting(text) == text


def test_every_language_has_greetings() -> None:
    words = yaml.safe_load(GREETINGS.read_text("utf-8"))
    assert set(words) == set(LANGUAGES)
    assert all(len(some) == len(set(some)) > 3 for some in words.values())


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("Bonjour, où en est mon colis ?", "fr", "track_order"),
        ("Bonjour madame", "fr", "greet"),
        ("Buongiorno, vorrei la fattura", "it", "request_invoice"),
        ("안녕하세요, 환불 언제 되나요?", "ko", "refund_status"),
        ("สวัสดีค่ะ", "th", "greet"),
    ],
)
def test_a_greeted_request_is_a_request(
    bot: Bot, sender: str, text: str, language: str, intent: str
) -> None:
    turn = bot.turn(sender, text, metadata={"language": language})
    assert turn["answer"]["understood"]["intent"] == intent
