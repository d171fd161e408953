"""Entities in every script: found where they are, and not where they only seem to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.entities import finder
from bot.entities.catalogue import Catalogue
from bot.entities.finder import find
from bot.entities.span import Span
from bot.entities.text import bare, composed, fold, plain
from knowledge.lexicon import LANGUAGES


@pytest.fixture(autouse=True)
def no_catalogue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The titles of a shop that was imported here do not count."""
    monkeypatch.setattr(finder, "CATALOGUE", Catalogue(tmp_path / "none.txt"))


def found(text: str, language: str | None = None) -> list[tuple[str, str]]:
    return [(span.entity, span.value) for span in find(text, language)]


def one(text: str, entity: str, language: str | None = None) -> Span:
    spans = [span for span in find(text, language) if span.entity == entity]
    assert len(spans) == 1, spans
    return spans[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("where is MG-104233", ("order_number", "MG-104233")),
        ("where is mg-104233?", ("order_number", "mg-104233")),
        ("order mg104233 pls", ("order_number", "mg104233")),
        ("MG 104233", ("order_number", "MG 104233")),
        ("my order #1042", ("order_number", "#1042")),
        ("order no. 104233", ("order_number", "104233")),
        ("SO-2025-00417", ("order_number", "SO-2025-00417")),
        ("Bestellnummer 104233", ("order_number", "104233")),
        ("best. 118-30", ("order_number", "118-30")),
        ("pedido 104233", ("order_number", "104233")),
        ("订单号10023", ("order_number", "10023")),
        ("我的单号是MG-104233呢", ("order_number", "MG-104233")),
        ("注文番号１０４２３３です", ("order_number", "１０４２３３")),
        ("ＭＧ－１０４２３３の荷物", ("order_number", "ＭＧ－１０４２３３")),
        ("طلبي رقم ١٠٤٢٣٣", ("order_number", "١٠٤٢٣٣")),
        ("سفارش ۱۰۴۲۳۳", ("order_number", "۱۰۴۲۳۳")),
        ("ऑर्डर १०४२३३", ("order_number", "१०४२३३")),
        ("অর্ডার ১০৪২৩৩", ("order_number", "১০৪২৩৩")),
        ("คำสั่งซื้อ ๑๐๔๒๓๓", ("order_number", "๑๐๔๒๓๓")),
        ("302-4417293-1182734", ("order_number", "302-4417293-1182734")),
        ("track 1Z999AA10123456784", ("tracking_number", "1Z999AA10123456784")),
        ("RR123456785CN在哪", ("tracking_number", "RR123456785CN")),
        ("JD014600007712345678", ("tracking_number", "JD014600007712345678")),
        ("00340434161094042557", ("tracking_number", "00340434161094042557")),
        ("tracking number 40021877", ("tracking_number", "40021877")),
        ("mein@post.example.com ist meine", ("email", "mein@post.example.com")),
        ("邮箱chen.jing@example.com", ("email", "chen.jing@example.com")),
        ("+44 20 7946 0958", ("phone", "+44 20 7946 0958")),
        ("it's LS1 4AB", ("postcode", "LS1 4AB")),
        ("1016 GV Amsterdam", ("postcode", "1016 GV")),
        ("〒150-0041", ("postcode", "〒150-0041")),
        ("CEP 01310-100", ("postcode", "01310-100")),
        ("zip 90210-1234", ("postcode", "90210-1234")),
        ("kod 00-950", ("postcode", "00-950")),
        ("PLZ 10115", ("postcode", "10115")),
        ("mein Code ist PLZ 10115.", ("postcode", "10115")),
        ("9020 Klagenfurt", ("postcode", "9020")),
        ("CP 28013", ("postcode", "28013")),
        ("my zip was wrong, it is 90210", ("postcode", "90210")),
        ("order 2025", ("order_number", "2025")),
        ("order no. 2025", ("order_number", "2025")),
        ("Nr. 1042", ("order_number", "1042")),
        ("邮编200040", ("postcode", "200040")),
        ("الرمز البريدي 12211", ("postcode", "12211")),
        ("I paid 49.90 €", ("money", "49.90 €")),
        ("1.299,00 EUR", ("money", "1.299,00 EUR")),
        ("付了299元", ("money", "299元")),
        ("on 2026-11-20", ("date", "2026-11-20")),
        ("am 3.11.2026", ("date", "3.11.2026")),
        ("11月20日に届く", ("date", "11月20日")),
        ("2 pairs please", ("quantity", "2")),
        ("两双鞋", ("quantity", "两")),
    ],
)
def test_entity_is_found(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    ("text", "language", "phone"),
    [
        ("call 020 7946 0321 please", "en", "020 7946 0321"),
        ("打我15766668888聊", "zh-Hans", "15766668888"),
        ("090-8765-4321に電話", "ja", "090-8765-4321"),
        ("mi celular es +52 55 1234 5678", "es", "+52 55 1234 5678"),
        ("رقمي +٩٦٦ ٥٥ ٥٥٥ ٠١٤٤", "ar", "+٩٦٦ ٥٥ ٥٥٥ ٠١٤٤"),
        ("with my order's phone 0151 23456789", "de", "0151 23456789"),
    ],
)
def test_telephone_is_told_by_the_plans_of_the_languages_countries(
    text: str, language: str, phone: str
) -> None:
    assert one(text, "phone", language).value == phone


@pytest.mark.parametrize("text", ["NIP 5213456789", "invoice with VAT 514882910 please"])
def test_number_of_a_tax_office_is_nothing_of_ours(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "language", "money"),
    [
        ("¥12,800でした", "ja", "¥12,800"),
        ("ich zahlte 130 euro dafür", "de", "130 euro"),
        ("多扣了我36欧元，请核实", "zh-Hans", "36欧元"),
        ("٣٠٠ ريال حقي", "ar", "٣٠٠ ريال"),
        ("R$ 89,90", "pt-BR", "R$ 89,90"),
        ("1 299,00 zł", "pl", "1 299,00 zł"),
        ("₹1,299", "hi", "₹1,299"),
        ("£38 short", "en", "£38"),
        ("Rp 150.000", "id", "Rp 150.000"),
    ],
)
def test_money_is_found_with_sign_code_or_word(text: str, language: str, money: str) -> None:
    assert one(text, "money", language).value == money


@pytest.mark.parametrize(
    "text",
    [
        "I ordered in 2025",
        "my order from 2025",
        "pedí en noviembre 2025",
        "seit 2024 warte ich",
        "49.90 €",
        "¥12800",
        "299元",
        "1,299.00 USD",
        "2026-11-20",
        "3.11.2026",
        "am 20. November 2026",
        "11月20日",
        "el 20 de noviembre de 2026",
        "+49 151 12345678",
        "10115",
        "LS1 4AB",
        "150-0041",
        "size 42",
        "https://shop.example/p/104233",
        "4111 1111 1111 1111",
        "call me at 5",
        "24/7",
        "3 times",
    ],
)
def test_no_order_number_is_invented(text: str) -> None:
    assert [value for entity, value in found(text) if entity == "order_number"] == []


@pytest.mark.parametrize(
    ("text", "language", "product"),
    [
        ("the shoes are too small", "en", "shoes"),
        ("die Schuhe", "de", "Schuhe"),
        ("meine Stehlampe flackert", "de", "Stehlampe"),
        ("los zapatos", "es", "zapatos"),
        ("la LAMPARA", "es", "LAMPARA"),
        ("我的运动鞋", "zh-Hans", "运动鞋"),
        ("这个T恤", "zh-Hans", "T恤"),
        ("スニーカーが", "ja", "スニーカー"),
        ("الحذاء صغير", "ar", "الحذاء"),
        ("والشنطة", "ar", "والشنطة"),
        ("شنطتي", "ar", "شنطتي"),
    ],
)
def test_product_is_found_with_what_its_language_puts_to_the_word(
    text: str, language: str, product: str
) -> None:
    assert one(text, "product", language).value == product


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("in that case, give me a ring", "en"),
        ("das weiß ich nicht", "de"),
        ("明白了", "zh-Hans"),
        ("面白いですね、赤ちゃん", "ja"),
        ("bootstrap the shoestring", "en"),
    ],
)
def test_word_in_another_sense_or_word_names_nothing(text: str, language: str) -> None:
    assert [e for e, _ in found(text, language) if e in ("product", "option", "quantity")] == []


@pytest.mark.parametrize(
    ("text", "language", "option", "normal"),
    [
        ("the blue one", "en", "blue", "blue"),
        ("die dunkelgrünen", "de", "dunkelgrünen", "green"),
        ("verde oliva", "es", "verde oliva", "olive"),
        ("换成藏青色", "zh-Hans", "藏青色", "navy"),
        ("紺に変更", "ja", "紺", "navy"),
        ("بالأسود", "ar", "بالأسود", "black"),
        ("in size M please", "en", "size M", "M"),
        ("Größe 42 bitte", "de", "Größe 42", "42"),
        ("talla 38", "es", "talla 38", "38"),
        ("Lサイズで", "ja", "Lサイズ", "L"),
        ("43码", "zh-Hans", "43码", "43"),
        ("مقاس ٤٢", "ar", "مقاس ٤٢", "42"),
        ("XXL instead", "en", "XXL", "XXL"),
        ("a UK 12 please", "en", "UK 12", "12"),
        ("the 500 ml bottle", "en", "500 ml", "500ml"),
        ("128GB", "en", "128GB", "128GB"),
        ("39的穿着顶脚", "zh-Hans", "39", "39"),
    ],
)
def test_option_is_found_with_what_it_means(
    text: str, language: str, option: str, normal: str
) -> None:
    span = one(text, "option", language)
    assert (span.value, span.normal) == (option, normal)


@pytest.mark.parametrize(
    ("text", "language", "quantity", "normal"),
    [
        ("Two toasters", "en", "Two", "2"),
        ("three red shirts", "en", "three", "3"),
        ("x2 please", "en", "2", "2"),
        ("2x die Tasse", "de", "2", "2"),
        ("cuatro platos", "es", "cuatro", "4"),
        ("三条毯子", "zh-Hans", "三", "3"),
        ("マグ２個", "ja", "２", "2"),
        ("اربع اكواب", "ar", "اربع", "4"),
        ("One of the cushions", "en", "One", "1"),
    ],
)
def test_quantity_is_the_number_that_counts_things(
    text: str, language: str, quantity: str, normal: str
) -> None:
    span = one(text, "quantity", language)
    assert (span.value, span.normal) == (quantity, normal)


@pytest.mark.parametrize("text", ["I waited two weeks", "4 days late", "one moment", "at 5 pm"])
def test_number_that_counts_no_things_is_no_quantity(text: str) -> None:
    assert "quantity" not in dict(found(text, "en"))


@pytest.mark.parametrize(
    ("text", "language", "reason", "normal"),
    [
        ("they are too tight", "en", "too tight", "too_small"),
        ("der Henkel, kaputt angekommen", "de", "kaputt angekommen", "damaged"),
        ("ya no lo quiero", "es", "ya no lo quiero", "changed_mind"),
        ("发错颜色了", "zh-Hans", "发错颜色", "wrong_item"),
        ("電源が入らない", "ja", "電源が入らない", "faulty"),
        ("المقاس كبير", "ar", "المقاس كبير", "too_big"),
    ],
)
def test_reason_is_found_with_its_kind(text: str, language: str, reason: str, normal: str) -> None:
    span = one(text, "reason", language)
    assert (span.value, span.normal) == (reason, normal)


def test_words_of_other_languages_do_not_fire_where_the_language_is_known() -> None:
    assert found("le four est cassé", "fr")[0][0] != "quantity"
    assert "quantity" not in dict(found("il est dans le four", "fr"))
    assert ("option", "rojo") not in found("rojo", "de")


def test_english_words_are_understood_beside_any_language() -> None:
    assert ("product", "hoodie") in found("بدي رجع ال hoodie", "ar")
    assert ("product", "headphones") in found("我的headphones坏了", "zh-Hans")


def test_text_in_another_script_than_the_languages_is_understood() -> None:
    assert ("product", "الحذاء") in found("الحذاء", "en")


def test_unknown_language_tag_is_no_error() -> None:
    assert found("MG-104233", "xx") == [("order_number", "MG-104233")]
    assert ("option", "azul") in found("el azul", "es-MX")


@pytest.mark.parametrize("language", [*LANGUAGES, None])
def test_every_language_is_searched_without_error(language: str | None) -> None:
    text = "MG-104233 12.03. 2 x 42 € 🙂 तीन ۳ ３ ๓ 42号 á"
    spans = find(text, language)
    assert ("order_number", "MG-104233") in [(s.entity, s.value) for s in spans]


def test_positions_are_those_of_the_original_text() -> None:
    text = "注文ＭＧ－１０４２３３、メールはa@example.comです"
    for span in find(text):
        assert text[span.start : span.end] == span.value
    assert {span.entity for span in find(text)} == {"order_number", "email"}


def test_accents_typed_as_characters_of_their_own_are_joined_and_positions_kept() -> None:
    text = "la la\u0301mpara azul, pedido 104233"
    spans = find(text, "es")
    assert [s.value for s in spans] == ["la\u0301mpara", "azul", "104233"]
    assert all(text[s.start : s.end] == s.value for s in spans)


def test_entities_do_not_overlap() -> None:
    text = (
        "order MG-104233 from 2026-11-20 for 49.90 € to LS1 4AB, a@example.com, 1Z999AA10123456784"
    )
    spans = find(text)
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert len(spans) == 6


def test_what_is_not_known_is_left_out_of_an_entity() -> None:
    assert one("MG-104233", "order_number").as_entity() == {
        "entity": "order_number",
        "value": "MG-104233",
        "start": 0,
        "end": 9,
    }


@pytest.mark.parametrize("text", ["ﬁne ½ ㎏ ㍿", "😀１２３", "ｶﾞｷﾞ", "İstanbul ß ẞ", "Ọ̀ é", ""])
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(plain(text)) == len(bare(text)) == len(text)
    joined, starts = composed(text)
    assert not starts or len(starts) == len(joined) + 1


def test_hostile_text_is_searched_in_time() -> None:
    for text in ("1 " * 5000, "-" * 9000, "1Z" * 4000, "a@" * 4000, "١" * 4000, "鞋" * 9000):
        find(text)
