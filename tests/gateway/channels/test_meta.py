from __future__ import annotations

import pytest

from gateway.channels import meta
from gateway.channels.base import BadPayload, BadSignature


def test_a_signature_over_the_raw_bytes_is_accepted_whatever_the_header_s_case() -> None:
    # The expected value comes from `openssl dgst -sha256 -hmac key`.
    signature = "sha256=e4cc290792dc32ad740ca2c8bb055a912766f361f4d9ca6565809d682e886133"
    for name in ("X-Hub-Signature-256", "x-hub-signature-256"):
        meta.verify_signature(b"{ }", {name: signature}, "key")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Hub-Signature": "sha1=00"},
        {"X-Hub-Signature-256": ""},
        {"X-Hub-Signature-256": "sha256="},
        {"X-Hub-Signature-256": "sha256=é"},
        {"X-Hub-Signature-256": meta.sign(b"{} ", "key")},
        {"X-Hub-Signature-256": meta.sign(b"{}", "other")},
        {"X-Hub-Signature-256": meta.sign(b"{}", "key").removeprefix("sha256=")},
    ],
)
def test_an_absent_or_wrong_signature_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(BadSignature):
        meta.verify_signature(b"{}", headers, "key")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b'{"entry": {}}',
        b'{"entry": [NaN]}',
        b'\xff{"entry": []}',
        b'{"entry": [' + b"9" * 5000 + b"]}",
        b'{"entry":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
)
def test_a_body_that_is_no_webhook_is_refused(body: bytes) -> None:
    with pytest.raises(BadPayload):
        meta.decode(body)


def test_characters_no_database_stores_are_replaced() -> None:
    payload = meta.decode(b'{"entry": [{"a\\u0000": ["x\\ud800y\\u0000", "\\ud83d\\udc4d"]}]}')
    [value] = payload["entry"][0].values()
    assert value == ["x\ufffdy\ufffd", "👍"]
    str(payload).encode()


def test_the_same_event_has_the_same_fingerprint_whatever_its_key_order() -> None:
    assert meta.fingerprint({"a": 1, "b": "ü"}) == meta.fingerprint({"b": "ü", "a": 1})
    assert meta.fingerprint({"a": 1}) != meta.fingerprint({"a": 2})


def test_a_half_configured_channel_stays_off_and_says_what_is_missing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert not meta.configured("x", {"PARLEY_A": "", "PARLEY_B": "set-value"})
    assert "PARLEY_A" in caplog.text
    assert "set-value" not in caplog.text
