"""The dialogue state: one short row, however long the conversation is."""

from __future__ import annotations

from tests.bot.conftest import Bot
from tests.bot.test_channel import OPEN_FORM


def test_long_conversation_stays_short_and_keeps_what_matters(bot: Bot) -> None:
    left = bot.ask("compacted", turns=300, form="return_form")
    assert left["longest"] <= 110, "replayed at every turn, whatever came before"
    assert left["loop"] == "return_form"
    assert left["slots"] == {
        "order_number": "MG-1",
        "return_items": [["line", 2]],
        "requested_slot": "return_reason",
        "last_order": "MG-299",
    }
    assert left["texts"][-4:] == [f"message {number}" for number in range(296, 300)]
    assert left["latest_action"] == "action_listen"


def test_short_conversation_is_kept_whole(bot: Bot) -> None:
    left = bot.ask("compacted", turns=5, form=None)
    assert left["texts"] == [f"message {number}" for number in range(5)]
    assert left["loop"] is None


def test_form_goes_on_behind_a_compaction(bot: Bot, sender: str) -> None:
    bot.turn(sender, "where is my parcel?", script=OPEN_FORM)
    events = []
    for _ in range(25):
        turn = bot.turn(sender, "hmm let me see", script=OPEN_FORM)
        events.append(turn["after"]["events"])
    assert max(events) <= 110
    assert any(later < earlier for earlier, later in zip(events, events[1:], strict=False))
    assert turn["after"]["loop"] == "track_form"
    assert turn["after"]["slots"]["requested_slot"] == "order_number"
    assert turn["after"]["listening"]
