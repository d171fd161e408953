"""Language identification: right on short messages, and steady on what says nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.language import identify
from knowledge.tags import LANGUAGES, normalise_tag

HERE = Path(__file__).parent
ROWS = [
    json.loads(line)
    for line in (HERE / "data" / "languages.jsonl").read_text(encoding="utf-8").splitlines()
]
UNDERSTANDING = HERE.parent / "data" / "understanding"
OTHER_REGISTERS = HERE.parent / "data" / "language"
NEUTRAL = (
    *("ok", "OK!", "👍", "123456", "MG-104877", "kato@example.com", "", "   ", "???", "XL"),
    *("https://example.com/track?id=1", "PayPal", "iPhone 15 Pro", "DHL 00340434161094"),
    *(
        "2 x 38 EU",
        "42",
        "10:30",
        "🙏🙏",
        "haha",
        "Nike",
        "Samsung Galaxy",
        "PDF",
        "Maria Silva",
        "John Smith",
    ),
)


def test_short_messages_in_31_languages() -> None:
    plain = [row for row in ROWS if not row.get("romanised")]
    assert {row["language"] for row in plain} == set(LANGUAGES)
    right = sum(identify(row["text"]).language == row["language"] for row in plain)
    assert right / len(plain) >= 0.97


def test_other_registers_in_31_languages() -> None:
    """News, chat, addresses and product titles, which the model was not trained on."""
    right, texts = [], 0
    for language in LANGUAGES:
        file = OTHER_REGISTERS / f"{language}.jsonl"
        for line in file.read_text(encoding="utf-8").splitlines():
            texts += 1
            right.append(identify(json.loads(line)["text"]).language == language)
    assert texts >= 20 * len(LANGUAGES)
    assert sum(right) / texts >= 0.95


def test_messages_in_borrowed_latin_letters() -> None:
    romanised = [row for row in ROWS if row.get("romanised")]
    right = sum(identify(row["text"]).language == row["language"] for row in romanised)
    assert right / len(romanised) >= 0.85


@pytest.mark.parametrize("language", LANGUAGES)
def test_development_messages_of_three_words_and_more(language: str) -> None:
    file = UNDERSTANDING / f"{language}.jsonl"
    if not file.is_file():
        pytest.skip("no development set")
    texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    spaced = language not in ("ja", "zh-Hans", "zh-Hant", "th")
    long = [text for text in texts if (len(text.split()) >= 3 if spaced else len(text) >= 6)]
    right = sum(identify(text).language == language for text in long)
    assert right / len(long) >= 0.9


@pytest.mark.parametrize("previous", ["ja", "de", "ar", "zh-Hant", "pt-BR", "hi"])
@pytest.mark.parametrize("text", NEUTRAL)
def test_what_says_nothing_keeps_the_language(text: str, previous: str) -> None:
    assert identify(text, previous=previous).language == previous


@pytest.mark.parametrize(
    ("text", "previous", "language"),
    [
        ("hola", "en", "es"),
        ("danke", "en", "de"),
        ("grazie", None, "it"),
        ("sí", "en", "es"),
        ("merci beaucoup", "de", "fr"),
        ("nein", None, "de"),
        ("hello", "zh-Hans", "en"),
        ("Where is my parcel, please?", "ja", "en"),
        ("注文をキャンセルしたい", "zh-Hans", "ja"),
        ("我想取消订单", "ja", "zh-Hans"),
        ("Ich habe zwei Pakete bestellt und nur eins bekommen", "en", "de"),
    ],
)
def test_a_real_switch_is_followed(text: str, previous: str | None, language: str) -> None:
    assert identify(text, previous=previous).language == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        # Indonesian and Malay
        ("kenapa barangnya belum sampai juga", "id"),
        ("uangnya kapan dikembalikan ya", "id"),
        ("saya mau ganti alamat karena pindah kantor", "id"),
        ("kenapa barang tak sampai lagi", "ms"),
        ("bila duit nak dipulangkan", "ms"),
        ("saya nak tukar alamat sebab dah pindah pejabat", "ms"),
        # Spanish and Portuguese
        ("quiero devolver las botas", "es"),
        ("el paquete todavía no ha llegado", "es"),
        ("quero devolver as botas", "pt-BR"),
        ("o pacote ainda não chegou", "pt-BR"),
        # Czech, Polish; Dutch, German; Swedish
        ("kde je moje zásilka prosím", "cs"),
        ("balíček ještě nedorazil", "cs"),
        ("gdzie jest moja paczka proszę", "pl"),
        ("paczka jeszcze nie dotarła", "pl"),
        ("waar blijft mijn pakje", "nl"),
        ("wo bleibt mein Paket", "de"),
        ("var är mitt paket", "sv"),
        # Russian and Ukrainian
        ("когда привезут посылку", "ru"),
        ("коли привезуть посилку", "uk"),
        ("верните деньги за куртку", "ru"),
        ("поверніть гроші за куртку", "uk"),
        # Arabic and Persian
        ("متى يصل الطرد إلى بيتي", "ar"),
        ("بسته من کی به دستم میرسه", "fa"),
        ("أريد استرجاع الحذاء", "ar"),
        ("کفش را می‌خواهم پس بدهم", "fa"),
        # Chinese in two scripts, and Japanese without kana
        ("请问我的包裹什么时候到", "zh-Hans"),
        ("請問我的包裹什麼時候到", "zh-Hant"),
        ("这双鞋我要退", "zh-Hans"),
        ("這雙鞋我要退", "zh-Hant"),
        ("返金手続状況確認希望", "ja"),
    ],
)
def test_languages_that_look_alike(text: str, language: str) -> None:
    assert identify(text).language == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("mera parcel abhi tak nahi aaya", "hi"),
        ("mujhe paise wapas chahiye", "hi"),
        ("amar parcel ta ekhono asheni", "bn"),
        ("taka ferot kobe pabo", "bn"),
        ("gde moya posylka, uzhe nedelya proshla", "ru"),
        ("hochu vernut dengi za kurtku", "ru"),
        ("koly pryide moya posylka", "uk"),
        ("hochu povernuty hroshi za kurtku", "uk"),
        ("pou einai to paketo mou", "el"),
        ("thelo na epistrepso ta papoutsia", "el"),
        ("wayn el talab bta3i", "ar"),
        ("3ayez araga3 el gazma", "ar"),
        ("baste man kojast, nareside hanooz", "fa"),
        ("mikham kafsh ro pas bedam", "fa"),
        ("toi muon tra lai doi giay", "vi"),
    ],
)
def test_borrowed_letters_and_left_out_accents(text: str, language: str) -> None:
    assert identify(text).language == language


@pytest.mark.parametrize("previous", ["en", "ja", "pt-BR", "ms", "fa"])
def test_most_sentences_switch_a_conversation(previous: str) -> None:
    rows = [row for row in ROWS if row["language"] != previous and not row.get("romanised")]
    right = sum(identify(r["text"], previous=previous).language == r["language"] for r in rows)
    assert right / len(rows) >= 0.94


@pytest.mark.parametrize(("text", "previous"), [("no", "it"), ("no", "es"), ("ja", "sv")])
def test_a_word_of_several_languages_stays_in_the_conversations(text: str, previous: str) -> None:
    assert identify(text, previous=previous).language == previous


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("圆通YT7412095563018现在停在哪个网点呀", "zh-Hans"),
        ("用amy.zhou@foxmail.com买的东西到哪儿了", "zh-Hans"),
        ("マグ２個のうち１個は注文から外してほしい", "ja"),
        ("sheinの ワンピース size S 返品", "ja"),
        ("我的 Fjell Jacket size M 在哪裡", "zh-Hant"),
    ],
)
def test_identifiers_inside_a_sentence_do_not_hide_it(text: str, language: str) -> None:
    assert identify(text).language == language


def test_the_locale_decides_between_equals() -> None:
    assert identify("返品方法", locale="ja-JP").language == "ja"
    assert identify("12345", locale="pl_PL").language == "pl"
    assert identify("12345", locale="xx").language == "en"


def test_only_allowed_languages_come_out() -> None:
    found = identify("¿Dónde está mi paquete?", allowed=("en", "pt-BR"))
    assert found.language in ("en", "pt-BR")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.sampled_from([None, *LANGUAGES]))
def test_any_text_has_one_and_the_same_answer(text: str, previous: str | None) -> None:
    first = identify(text, previous=previous)
    assert first.language in LANGUAGES
    assert 0.0 <= first.confidence <= 1.0
    assert identify(text, previous=previous) == first


def test_lone_surrogates_are_taken() -> None:
    assert identify("hola \ud800 qué tal").language == "es"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("pt", "pt-BR"),
        ("pt_PT", "pt-BR"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh", "zh-Hans"),
        ("zh-Hant-CN", "zh-Hant"),
        ("ZH_cn", "zh-Hans"),
        ("fil-PH", "tl"),
        ("iw", "he"),
        ("de_AT.UTF-8", "de"),
        ("EN-us", "en"),
        ("xx", None),
        ("", None),
        (None, None),
    ],
)
def test_tags_in_other_spellings(tag: str | None, language: str | None) -> None:
    assert normalise_tag(tag) == language
