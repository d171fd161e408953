"""Which offered choice a customer picked: by tapping, by its words or by its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gateway.ports import Renderer
from records.desk_models import Conversation, Message

TALK_TO_HUMAN = "intent:talk_to_human"
LONGEST_TURN = 8  # messages looked through for choices; menus stand at the end of a turn


def last_offer(session: Session, conversation: Conversation) -> list[dict[str, Any]]:
    """The semantic messages of the bot's last turn, oldest first; none where an agent spoke last.

    Only what was offered there counts: an old button means something else by now.
    """
    latest = session.execute(
        select(Message.author, Message.in_reply_to, Message.semantic)
        .where(
            Message.conversation_id == conversation.id,
            Message.author.in_(("bot", "system", "agent")),
        )
        .order_by(Message.seq.desc())
        .limit(LONGEST_TURN)
    ).all()
    turn: list[dict[str, Any]] = []
    for author, in_reply_to, semantic in latest:
        if author == "agent" or in_reply_to != latest[0].in_reply_to:
            break
        turn.append(semantic or {})
    return turn[::-1]


def picked(
    offer: Sequence[dict[str, Any]],
    text: str | None,
    tapped: str | None,
    language: str,
    renderer: Renderer,
) -> str | None:
    """The payload of the offered choice that was picked, or None.

    ``tapped`` is a payload a button sent; typed words count where they equal a title in
    ``language`` or a payload; a number where it is the place (from 1) in the last list shown.
    """
    menus = [menu for menu in (renderer.choices(said, language) for said in offer) if menu]
    every = [choice for menu in menus for choice in menu]
    if tapped is not None and any(choice["payload"] == tapped for choice in every):
        return tapped
    typed = (text or "").strip().casefold()
    if not typed or not every:
        return None
    for choice in every:
        if typed in (choice["title"].strip().casefold(), choice["payload"].casefold()):
            return choice["payload"]
    number = typed.rstrip(".)） ")
    if number.isdecimal() and len(number) <= 3 and 1 <= int(number) <= len(menus[-1]):
        return menus[-1][int(number) - 1]["payload"]
    return None
