"""The n-gram model: its features, its file, its training, and borrowed Latin letters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.language_model import (
    BITS,
    GROUPS,
    MODEL_FILE,
    LanguageModel,
    features,
    language_model,
)
from knowledge.language_romanise import STYLES, romanised
from knowledge.tags import LANGUAGES

NLU = """\
version: "3.1"
nlu:
- intent: greet
  examples: |
{lines}
"""
MESSAGES = {
    "ru": ("где мой заказ", "привет, где посылка", "хочу вернуть", "moya posylka gde", "spasibo"),
    "uk": ("де моє замовлення", "привіт, де посилка", "хочу повернути", "de moye", "dyakuyu vam"),
    "ar": ("أين طلبي", "وين الطرد", "كيف أرجع", "wayn talabi", "shukran ya habibi"),
    "fa": ("سفارش من کجاست", "سلام بسته من", "چرا نرسیده", "sefaresh man koja", "merci mamnoon"),
    "zh-Hans": ("我的订单在哪", "我要退货", "谢谢你们"),
    "zh-Hant": ("我的訂單在哪", "我要退貨", "謝謝你們"),
    "es": ("dónde está mi pedido", "quiero devolver los zapatos que compré", "gracias a todos"),
    "es-2": ("no me ha llegado", "mañana estaré en casa"),
}


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_features_of_any_text(text: str) -> None:
    found = features(text)
    assert np.array_equal(found, np.unique(found))
    assert not len(found) or (found.min() >= 0 and found.max() < 1 << BITS)
    assert np.array_equal(found, features(text))


def test_numbers_emoji_and_punctuation_are_no_features() -> None:
    assert len(features("123 456-78 👍 ?!")) == 0
    assert np.array_equal(features("where is it"), features("WHERE… is 12345 it?! 👍"))


def test_features_know_words_and_their_order() -> None:
    assert not np.array_equal(features("tak"), features("kat"))
    assert set(features("nak tak")) == set(features("tak")) | set(features("nak"))


def test_the_shipped_file_is_small_and_knows_every_group() -> None:
    assert MODEL_FILE.stat().st_size <= 4_000_000
    model = language_model()
    assert set(model.languages) == set(LANGUAGES)
    known = {group: set(model.scores("x", group)) for group in GROUPS}
    assert known["Cyrillic"] == {"ru", "uk"}
    assert known["Arabic"] == {"ar", "fa"}
    assert known["Han"] == {"zh-Hans", "zh-Hant", "ja"}
    assert {"en", "ms", "id", "hi", "bn", "ru", "uk", "el", "ar", "fa"} <= known["Latin"]
    assert not {"he", "th", "ko", "zh-Hant"} & known["Latin"]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "хочу ещё", {"hochu esche", "khochu eshchyo", "khochu eshche"}),
        ("uk", "моє замовлення", {"moye zamovlennya", "moe zamovlennia"}),
        ("el", "πού είναι", {"pou ine", "pou einai"}),
        ("hi", "मेरा ऑर्डर कहाँ है", {"mera ordar kahan hai", "mera ordar kaha hai"}),
        ("bn", "আমার টাকা ফেরত", {"amar taka ferot"}),
    ],
)
def test_borrowed_letters(language: str, text: str, wanted: set[str]) -> None:
    assert {romanised(text, language, style) for style in range(STYLES)} <= wanted


def test_no_table_no_borrowed_letters() -> None:
    assert romanised("أين طلبي", "ar", 0) is None


def test_training_on_a_few_messages(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    from knowledge.language_training import examples, read_messages, train

    for name, texts in MESSAGES.items():
        lines = "\n".join(f"    - {text}" for text in texts)
        (tmp_path / f"{name}.yml").write_text(NLU.format(lines=lines), encoding="utf-8")
    assert {language for language, _, _ in read_messages(tmp_path)} == {
        name.removesuffix("-2") for name in MESSAGES
    }
    rows = examples(tmp_path)
    assert rows == examples(tmp_path)
    assert any(row.text in ("gde moy zakaz", "gde moi zakaz") and row.weight < 1 for row in rows)
    assert any(row.text == "donde esta mi pedido" and row.weight < 1 for row in rows)
    np.savez(tmp_path / "model.npz", **train(rows))
    model = LanguageModel(tmp_path / "model.npz")

    def best(text: str, group: str) -> str:
        scores = model.scores(text, group)
        return max(scores, key=lambda tag: scores[tag])

    assert best("где посылка", "Cyrillic") == "ru"
    assert best("де посилка", "Cyrillic") == "uk"
    assert best("sefaresh koja", "Latin") == "fa"
    assert best("quiero mi pedido", "Latin") == "es"
