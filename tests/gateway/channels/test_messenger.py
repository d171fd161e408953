from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from gateway.channels.base import Choice, Inbound, Outgoing, SendFailed
from gateway.channels.messenger import Messenger, payloads
from gateway.simulator.state import Simulator

Sign = Callable[[Any], tuple[bytes, dict[str, str]]]

NOW = dt.datetime(2026, 11, 20, 10, 0, tzinfo=dt.UTC)
BASE = {"sender": {"id": "7001"}, "recipient": {"id": "2002"}, "timestamp": 1763600400250}
OUT = Outgoing(account="2002", peer="7001", text="Hello", choose_label="Choose")


def event(**about: Any) -> dict[str, Any]:
    return BASE | about


def message(mid: str = "m_1", **content: Any) -> dict[str, Any]:
    return event(message={"mid": mid, **content})


def call(*events: Any, **entry: Any) -> dict[str, Any]:
    return {"object": "page", "entry": [{"id": "2002", "messaging": list(events), **entry}]}


def choices(count: int, title: str = "Choice {}") -> tuple[Choice, ...]:
    return tuple(Choice(title.format(n), f"pick:{n}") for n in range(1, count + 1))


def test_a_text_is_parsed_with_its_sender_and_time(messenger: Messenger, signed: Sign) -> None:
    [inbound], statuses = messenger.parse(*signed(call(message(text="Où est mon colis ?"))))
    assert statuses == []
    assert replace(inbound, raw={}) == Inbound(
        channel="messenger",
        account="2002",
        peer="7001",
        external_id="m_1",
        text="Où est mon colis ?",
        provider_at=dt.datetime(2025, 11, 20, 1, 0, 0, 250_000, tzinfo=dt.UTC),
    )


@pytest.mark.parametrize(
    "said",
    [
        message(text="No", quick_reply={"payload": "intent:deny"}),
        event(postback={"mid": "m_1", "title": "No", "payload": "intent:deny"}),
    ],
)
def test_a_tap_is_parsed_with_its_payload(
    messenger: Messenger, signed: Sign, said: dict[str, Any]
) -> None:
    [inbound], _ = messenger.parse(*signed(call(said)))
    assert (inbound.kind, inbound.choice, inbound.text) == ("choice", "intent:deny", "No")
    assert inbound.external_id == "m_1"


@pytest.mark.parametrize(
    ("said", "kind", "text"),
    [
        (message(attachments=[{"type": "image", "payload": {"url": "u"}}]), "image", None),
        (message(attachments=[{"type": "file"}], text="see"), "document", "see"),
        (message(attachments=[{"type": "audio"}]), "audio", None),
        (message(attachments=[{"type": "hologram"}]), "unsupported", None),
        (message(attachments=[{"type": ["x"]}]), "unsupported", None),
        (message(attachments=[{"type": "fallback"}], text="see shop.example"), "text",
         "see shop.example"),
        (message(attachments=[{"type": "fallback", "payload": None}]), "link", None),
        (message(sticker_id=369, attachments=[{"type": "image"}]), "sticker", None),
        (message(attachments=[{"type": "image", "payload": {"sticker_id": 1}}]), "sticker", None),
        (message(), "unsupported", None),
        (message(text=" "), "unsupported", None),
        (message(is_deleted=True), "revoke", None),
        (event(message_edit={"mid": "m_1", "text": "new", "num_edit": 2}), "edit", "new"),
        (event(reaction={"mid": "m_1", "action": "react", "emoji": "👍"}), "reaction", None),
    ],
)  # fmt: skip
def test_every_other_kind_reaches_the_desk(
    messenger: Messenger, signed: Sign, said: dict[str, Any], kind: str, text: str | None
) -> None:
    [inbound], _ = messenger.parse(*signed(call(said)))
    assert (inbound.kind, inbound.text, inbound.choice) == (kind, text, None)


def test_an_edit_and_a_deletion_are_events_of_their_own(messenger: Messenger, signed: Sign) -> None:
    first = message(text="one")
    edits = [event(message_edit={"mid": "m_1", "text": "x", "num_edit": n}) for n in (1, 2)]
    inbound, _ = messenger.parse(*signed(call(first, *edits, message(is_deleted=True))))
    assert len({one.external_id for one in inbound}) == 4


@pytest.mark.parametrize(
    "said",
    [
        message(text="from the page", is_echo=True),
        event(read={"watermark": 1763600400000}),
        event(optin={"ref": "x"}),
        event(referral={"ref": "x"}),
        event(pass_thread_control={"new_owner_app_id": "1"}),
        event(reaction={"mid": "m_1", "action": "unreact"}),
    ],
)
def test_events_that_nobody_said_are_skipped(
    messenger: Messenger, signed: Sign, said: dict[str, Any]
) -> None:
    assert messenger.parse(*signed(call(said))) == ([], [])


def test_a_thread_that_another_app_controls_is_left_alone(
    messenger: Messenger, signed: Sign
) -> None:
    assert messenger.parse(*signed(call(standby=[message(text="hi")]))) == ([], [])


def test_deliveries_name_every_message(messenger: Messenger, signed: Sign) -> None:
    delivery = event(delivery={"mids": ["m_8", None, "m_9"], "watermark": 1763600400000})
    inbound, statuses = messenger.parse(*signed(call(delivery)))
    assert inbound == []
    assert [(one.provider_id, one.status) for one in statuses] == [
        ("m_8", "delivered"),
        ("m_9", "delivered"),
    ]
    assert statuses[0].at == dt.datetime(2025, 11, 20, 1, 0, tzinfo=dt.UTC)
    assert messenger.parse(*signed(call(event(delivery={"watermark": 1})))) == ([], [])


def test_one_malformed_event_does_not_lose_the_others(
    messenger: Messenger, signed: Sign, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    bad: list[Any] = [
        None,
        [],
        {},
        {"message": {"mid": "m_0", "text": "secret words"}},
        event(postback={"title": "x"}),
        event(message_edit={}),
        event(delivery={"mids": ["m_7"], "watermark": "x"}),
    ]
    good = [message("m_1", text="one"), message("m_2", text="two", attachments=["x", None])]
    payload = call(*bad, good[0])
    payload["entry"] += [None, {"messaging": 7}, {"id": "2002", "messaging": [good[1]]}]
    inbound, statuses = messenger.parse(*signed(payload))
    assert [one.text for one in inbound] == ["one", "two"]
    assert statuses == []
    assert "malformed" in caplog.text
    for private in ("secret words", "7001", "m_1"):
        assert private not in caplog.text


def test_a_postback_without_an_id_gets_the_same_one_each_time(
    messenger: Messenger, signed: Sign
) -> None:
    def external_id(**changes: Any) -> str | None:
        tapped = event(postback={"title": "Start", "payload": "GET_STARTED"}) | changes
        [inbound], _ = messenger.parse(*signed(call(tapped)))
        return inbound.external_id

    assert external_id() == external_id()
    assert external_id(timestamp=1763600400251) not in (external_id(), None)


def test_quick_replies_hang_on_the_last_part_of_a_long_text() -> None:
    text = "Para graph.\n\n" * 300
    first, *_, last = payloads(replace(OUT, text=text, choices=choices(13)), NOW)
    assert len(first["message"]["text"]) <= 2000
    assert "quick_replies" not in first["message"]
    replies = last["message"]["quick_replies"]
    assert len(replies) == 13
    assert replies[0] == {"content_type": "text", "title": "Choice 1", "payload": "pick:1"}


@pytest.mark.parametrize("offered", [choices(14), choices(2, "A title of over twenty {}")])
def test_choices_that_cannot_be_tapped_become_a_numbered_menu(
    offered: tuple[Choice, ...],
) -> None:
    [sent] = payloads(replace(OUT, choices=offered), NOW)
    assert sent["message"]["text"].startswith(f"Hello\n\n1. {offered[0].title}")
    assert "quick_replies" not in sent["message"]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("hours", "from_human", "purpose"),
    [
        (1, False, ("RESPONSE", None)),
        (23.9, True, ("RESPONSE", None)),
        (24.1, False, None),
        (24.1, True, ("MESSAGE_TAG", "HUMAN_AGENT")),
        (24 * 6.9, True, ("MESSAGE_TAG", "HUMAN_AGENT")),
        (24 * 7.1, True, None),
    ],
)
async def test_the_window_is_a_day_for_the_bot_and_a_week_for_a_person(
    messenger: Messenger,
    simulator: Simulator,
    clock: Any,
    hours: float,
    from_human: bool,
    purpose: tuple[str, str | None] | None,
) -> None:
    out = replace(
        OUT, from_human=from_human, last_customer_at=clock.now - dt.timedelta(hours=hours)
    )
    if purpose is None:
        with pytest.raises(SendFailed) as refused:
            await messenger.send(out)
        assert (str(refused.value), refused.value.retry_after) == ("window_closed", None)
        assert not simulator.sent
    else:
        [message_id] = await messenger.send(out)
        [sent] = simulator.sent
        assert message_id == sent.id
        assert (sent.payload["messaging_type"], sent.payload.get("tag")) == purpose


@dataclass
class Configured:
    messenger_app_secret: SecretStr | str | None = ""
    messenger_page_token: SecretStr | str | None = ""
    messenger_verify_token: SecretStr | str | None = None
    graph_url: str = "https://graph.example"


def test_the_channel_is_off_unless_it_is_configured(http: httpx.AsyncClient) -> None:
    assert Messenger.from_settings(Configured(), http) is None
    assert Messenger.from_settings(Configured("secret"), http) is None
    configured = Messenger.from_settings(Configured("s", SecretStr("t"), "v"), http)
    assert configured is not None
    assert configured.verify_token == "v"
