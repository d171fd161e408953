from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from gateway.channels.base import Choice, Inbound, Outgoing, SendFailed
from gateway.channels.whatsapp import WhatsApp, e164, payloads
from gateway.simulator.state import Fault, Simulator

Sign = Callable[[Any], tuple[bytes, dict[str, str]]]

HELLO = {
    "from": "4915112345678",
    "id": "wamid.1",
    "timestamp": "1763600400",
    "type": "text",
    "text": {"body": "Wo ist mein Paket?"},
}
OUT = Outgoing(account="1001", peer="4915112345678", text="Hello", choose_label="Choose")


def call(*messages: Any, statuses: Any = (), contacts: Any = (), **value: Any) -> dict[str, Any]:
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "15550000000", "phone_number_id": "1001"},
        "contacts": list(contacts),
        "messages": list(messages),
        "statuses": list(statuses),
    } | value
    change = {"field": "messages", "value": value}
    return {"object": "whatsapp_business_account", "entry": [{"id": "0", "changes": [change]}]}


def said(whatsapp: WhatsApp, signed: Sign, **message: Any) -> Inbound:
    [inbound], _ = whatsapp.parse(*signed(call(HELLO | message)))
    return inbound


def choices(count: int, title: str = "Choice {}") -> tuple[Choice, ...]:
    return tuple(Choice(title.format(n), f"pick:{n}") for n in range(1, count + 1))


def test_a_text_is_parsed_with_its_sender_and_time(whatsapp: WhatsApp, signed: Sign) -> None:
    inbound = said(whatsapp, signed)
    assert replace(inbound, raw={}) == Inbound(
        channel="whatsapp",
        account="1001",
        peer="4915112345678",
        external_id="wamid.1",
        text="Wo ist mein Paket?",
        provider_at=dt.datetime(2025, 11, 20, 1, 0, tzinfo=dt.UTC),
        phone="+4915112345678",
    )


@pytest.mark.parametrize(
    "content",
    [
        {
            "type": "interactive",
            "interactive": {
                "type": "button_reply",
                "button_reply": {"id": "intent:deny", "title": "No"},
            },
        },
        {
            "type": "interactive",
            "interactive": {
                "type": "list_reply",
                "list_reply": {"id": "intent:deny", "title": "No", "description": "x"},
            },
        },
        {"type": "button", "button": {"payload": "intent:deny", "text": "No"}},
    ],
)
def test_a_tap_is_parsed_with_its_payload(
    whatsapp: WhatsApp, signed: Sign, content: dict[str, Any]
) -> None:
    inbound = said(whatsapp, signed, **content)
    assert (inbound.kind, inbound.choice, inbound.text) == ("choice", "intent:deny", "No")


@pytest.mark.parametrize(
    ("content", "kind", "text"),
    [
        ({"type": "image", "image": {"id": "1", "caption": "broken"}}, "image", "broken"),
        ({"type": "video", "video": {"id": "1"}}, "video", None),
        ({"type": "document", "document": {"caption": "invoice"}}, "document", "invoice"),
        ({"type": "audio", "audio": {"id": "1", "voice": True}}, "audio", None),
        ({"type": "sticker", "sticker": {}}, "sticker", None),
        ({"type": "location", "location": {"latitude": 1.0}}, "location", None),
        ({"type": "contacts", "contacts": []}, "contacts", None),
        ({"type": "order", "order": {"text": "two please"}}, "order", "two please"),
        ({"type": "reaction", "reaction": {"emoji": "👍"}}, "reaction", None),
        ({"type": "interactive", "interactive": {"nfm_reply": {}}}, "interactive", None),
        ({"type": "unsupported", "errors": [{"code": 131051}]}, "unsupported", None),
        ({"type": "hologram", "hologram": {}}, "unsupported", None),
        ({"type": "text", "text": None}, "unsupported", None),
        ({"type": "text", "text": {"body": " \n"}}, "unsupported", None),
        ({"type": "interactive", "interactive": {"button_reply": "x"}}, "unsupported", None),
        (
            {"type": "edit", "edit": {"message": {"type": "text", "text": {"body": "new"}}}},
            "edit",
            "new",
        ),
        ({"type": "revoke", "revoke": {"original_message_id": "wamid.0"}}, "revoke", None),
    ],
)
def test_every_other_type_reaches_the_desk(
    whatsapp: WhatsApp, signed: Sign, content: dict[str, Any], kind: str, text: str | None
) -> None:
    inbound = said(whatsapp, signed, **content)
    assert (inbound.kind, inbound.text, inbound.choice) == (kind, text, None)
    assert inbound.raw["message"]["type"] == content["type"]


@pytest.mark.parametrize(
    "content",
    [
        {"type": "system", "system": {"type": "user_changed_number"}},
        {"type": "request_welcome"},
        {"type": "reaction", "reaction": {"emoji": ""}},
        {"group_id": "g1"},
    ],
)
def test_events_that_nobody_said_are_skipped(
    whatsapp: WhatsApp, signed: Sign, content: dict[str, Any]
) -> None:
    assert whatsapp.parse(*signed(call(HELLO | content))) == ([], [])


def test_a_person_who_hides_the_phone_number_is_known_by_user_id(
    whatsapp: WhatsApp, signed: Sign
) -> None:
    hidden = {key: value for key, value in HELLO.items() if key != "from"}
    contact = {"profile": {"name": "A", "username": "a"}, "user_id": "US.1349"}
    for message in (hidden, hidden | {"from_user_id": "US.1349"}):
        [inbound], _ = whatsapp.parse(*signed(call(message, contacts=[contact])))
        assert (inbound.peer, inbound.phone) == ("US.1349", None)
    assert payloads(replace(OUT, peer="US.1349"))[0]["recipient"] == "US.1349"
    assert "to" not in payloads(replace(OUT, peer="US.1349"))[0]


def test_a_known_phone_number_stays_the_peer_and_the_user_id_is_kept(
    whatsapp: WhatsApp, signed: Sign
) -> None:
    contact = {"wa_id": HELLO["from"], "user_id": "DE.77"}
    message = HELLO | {"from_user_id": "DE.77"}
    [inbound], _ = whatsapp.parse(*signed(call(message, contacts=[contact])))
    assert inbound.peer == HELLO["from"]
    assert inbound.raw["contact"]["user_id"] == "DE.77"


@pytest.mark.parametrize(
    ("wa_id", "phone"),
    [
        ("4915112345678", "+4915112345678"),
        ("5215512345678", "+525512345678"),  # Mexico without the mobile 1
        ("555187654321", "+5551987654321"),  # Brazil with the ninth digit
        ("5551987654321", "+5551987654321"),
        ("555133334444", "+555133334444"),  # a Brazilian landline stays as it is
        ("5491112345678", "+5491112345678"),
        ("US.1349", None),
        ("12345", None),
    ],
)
def test_phone_numbers_are_e164(wa_id: str, phone: str | None) -> None:
    assert e164(wa_id) == phone


def test_one_malformed_message_does_not_lose_the_others(
    whatsapp: WhatsApp, signed: Sign, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    bad: list[Any] = [None, [], "x", {}, {"type": "text"}, {**HELLO, "type": 7}]
    nobody = {**HELLO, "from": None, "text": {"body": "secret words"}}
    inbound, _ = whatsapp.parse(*signed(call(*bad, nobody, HELLO, {**HELLO, "id": "wamid.2"})))
    assert [one.external_id for one in inbound] == ["wamid.1", "wamid.2"]
    assert "malformed" in caplog.text
    for private in ("secret words", "4915112345678", "Paket", "wamid"):
        assert private not in caplog.text


@pytest.mark.parametrize("timestamp", [None, "x", "9" * 400, -(10**30)])
def test_a_bad_timestamp_costs_the_time_and_not_the_message(
    whatsapp: WhatsApp, signed: Sign, timestamp: Any
) -> None:
    inbound = said(whatsapp, signed, timestamp=timestamp)
    assert (inbound.text, inbound.provider_at) == ("Wo ist mein Paket?", None)


def test_a_message_without_an_id_gets_the_same_one_each_time(
    whatsapp: WhatsApp, signed: Sign
) -> None:
    message = {key: value for key, value in HELLO.items() if key != "id"}
    ids = set()
    for _ in range(2):
        [inbound], _ = whatsapp.parse(*signed(call(message)))
        ids.add(inbound.external_id)
    [other], _ = whatsapp.parse(*signed(call(message | {"timestamp": "1763600401"})))
    assert len(ids) == 1
    assert other.external_id not in ids | {None}


def test_changes_about_other_things_are_skipped(whatsapp: WhatsApp, signed: Sign) -> None:
    payload = call(HELLO)
    changes = payload["entry"][0]["changes"]
    changes[:0] = [{"field": "account_update", "value": {}}, {"field": "messages"}, "x", None]
    payload["entry"][:0] = [None, {"changes": "x"}]
    inbound, _ = whatsapp.parse(*signed(payload))
    assert len(inbound) == 1
    assert whatsapp.parse(*signed(payload | {"object": "page"})) == ([], [])


def test_statuses_say_what_became_of_a_message(whatsapp: WhatsApp, signed: Sign) -> None:
    base = {"id": "wamid.9", "timestamp": "1763600400", "recipient_id": "4915112345678"}
    reported = [
        base | {"status": "sent"},
        base | {"status": "delivered"},
        base | {"status": "played"},
        base | {"status": "failed", "errors": [{"code": 131047, "title": "Re-engagement"}]},
        base | {"status": "failed"},
        base | {"status": "deleted"},
        {"status": "read"},
        None,
    ]
    _, updates = whatsapp.parse(*signed(call(statuses=reported)))
    assert [(one.status, one.error) for one in updates] == [
        ("sent", None),
        ("delivered", None),
        ("read", None),
        ("failed", "window_closed 131047"),
        ("failed", "refused"),
    ]
    assert {one.provider_id for one in updates} == {"wamid.9"}


def test_a_long_text_goes_out_in_parts_that_the_api_takes() -> None:
    parts = payloads(replace(OUT, text="Para graph.\n\n" * 500))
    assert len(parts) == 2
    assert all(len(part["text"]["body"]) <= 4096 for part in parts)


def test_up_to_three_short_choices_become_reply_buttons() -> None:
    [sent] = payloads(replace(OUT, choices=choices(3)))
    buttons = sent["interactive"]["action"]["buttons"]
    assert sent["interactive"]["type"] == "button"
    assert sent["interactive"]["body"] == {"text": "Hello"}
    assert buttons[0]["reply"] == {"id": "pick:1", "title": "Choice 1"}


@pytest.mark.parametrize(
    "offered", [choices(10), choices(3, "Just over twenty chars{}"), choices(4)]
)
def test_more_or_longer_choices_become_a_list(offered: tuple[Choice, ...]) -> None:
    [sent] = payloads(replace(OUT, choices=offered))
    [section] = sent["interactive"]["action"]["sections"]
    assert sent["interactive"]["type"] == "list"
    assert sent["interactive"]["action"]["button"] == "Choose"
    assert [row["id"] for row in section["rows"]] == [one.payload for one in offered]


@pytest.mark.parametrize(
    ("offered", "label"),
    [
        (choices(11), "Choose"),
        (choices(2, "A title of more than 24 chars {}"), "Choose"),
        (choices(4), ""),
        (choices(4), "A label longer than that"),
        ((Choice("Yes", "a"), Choice("Yes", "b")), "Choose"),
        ((Choice("Yes", "a" * 257),), "Choose"),
    ],
)
def test_choices_that_cannot_be_tapped_become_a_numbered_menu(
    offered: tuple[Choice, ...], label: str
) -> None:
    [sent] = payloads(replace(OUT, choices=offered, choose_label=label))
    assert sent["type"] == "text"
    assert sent["text"]["body"].startswith(f"Hello\n\n1. {offered[0].title}")


def test_a_long_text_keeps_its_last_paragraph_with_the_buttons() -> None:
    text = "A story. " * 150 + "\n\nWhich one?"
    first, last = payloads(replace(OUT, text=text, choices=choices(2)))
    assert first["type"] == "text"
    assert last["interactive"]["body"]["text"].endswith("Which one?")
    assert len(last["interactive"]["body"]["text"]) <= 1024


def test_choices_without_a_text_stand_under_the_choose_label() -> None:
    [sent] = payloads(replace(OUT, text=" ", choices=choices(2)))
    assert sent["interactive"]["body"] == {"text": "Choose"}


@pytest.mark.asyncio
async def test_sending_nothing_is_an_error_and_not_a_success(whatsapp: WhatsApp) -> None:
    with pytest.raises(SendFailed, match="empty_message"):
        await whatsapp.send(replace(OUT, text="  "))


@pytest.mark.asyncio
async def test_after_24_hours_nothing_is_sent_not_even_by_a_person(
    whatsapp: WhatsApp, simulator: Simulator, clock: Any
) -> None:
    for from_human in (False, True):
        late = replace(
            OUT, from_human=from_human, last_customer_at=clock.now - dt.timedelta(hours=24.01)
        )
        with pytest.raises(SendFailed) as refused:
            await whatsapp.send(late)
        assert str(refused.value) == "window_closed"
        assert refused.value.retry_after is None
    assert not simulator.sent
    await whatsapp.send(replace(OUT, last_customer_at=clock.now - dt.timedelta(hours=23.9)))
    assert len(simulator.sent) == 1


@pytest.mark.asyncio
async def test_a_failure_half_way_can_be_tried_again_without_repeating(
    whatsapp: WhatsApp, simulator: Simulator
) -> None:
    long = replace(OUT, text="Para graph.\n\n" * 900)
    simulator.fail("whatsapp", Fault(times=1, fails=False))
    simulator.fail("whatsapp", Fault(times=1))
    with pytest.raises(SendFailed) as failed:
        await whatsapp.send(long)
    assert failed.value.retry_after is not None
    already = failed.value.sent  # type: ignore[attr-defined]
    rest = await whatsapp.send(long, skip=len(already))
    assert [one.id for one in simulator.sent] == [*already, *rest]
    assert [one.payload for one in simulator.sent] == payloads(long)


@pytest.mark.asyncio
async def test_the_account_cannot_lead_out_of_its_path() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.raw_path.decode())
        return httpx.Response(200, json={"messages": [{"id": "wamid.1"}]})

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        channel = WhatsApp(
            app_secret="s", access_token="t", verify_token="", graph_url="https://g/", client=client
        )
        await channel.send(replace(OUT, account="../me"))
    assert asked == ["/v25.0/..%2Fme/messages"]


@dataclass
class Configured:
    whatsapp_app_secret: SecretStr | str | None = ""
    whatsapp_access_token: SecretStr | str | None = ""
    whatsapp_verify_token: SecretStr | str | None = None
    graph_url: str = "https://graph.example"


def test_the_channel_is_off_unless_it_is_configured(http: httpx.AsyncClient) -> None:
    assert WhatsApp.from_settings(Configured(), http) is None
    assert WhatsApp.from_settings(Configured("secret"), http) is None
    assert WhatsApp.from_settings(Configured("", "token"), http) is None
    configured = WhatsApp.from_settings(Configured(SecretStr("s"), "t", "v"), http)
    assert configured is not None
    assert configured.verify_token == "v"


def test_no_secret_no_channel(http: httpx.AsyncClient) -> None:
    with pytest.raises(ValueError, match="app secret"):
        WhatsApp(app_secret="", access_token="t", verify_token="", graph_url="x", client=http)


def test_the_payload_of_a_message_is_json(whatsapp: WhatsApp, signed: Sign) -> None:
    json.dumps(said(whatsapp, signed).raw)
