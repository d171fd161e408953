"""The audit trail: who changed or read what, and which message caused it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.base import now
from records.desk_models import AuditEntry


def record(
    session: Session,
    actor: str,
    action: str,
    entity: str,
    change: dict[str, Any],
    conversation_id: str | None = None,
    message_id: str | None = None,
) -> AuditEntry:
    """Write one entry in the caller's transaction.

    ``actor`` is ``bot``, ``agent:<id>`` or ``system``; ``action`` a verb such as
    ``return.create``; ``entity`` ``<kind>:<id>``; ``change`` JSON without texts of messages.
    """
    entry = AuditEntry(
        at=now(),
        actor=actor,
        action=action,
        entity=entity,
        change=change,
        conversation_id=conversation_id,
        message_id=message_id,
    )
    session.add(entry)
    return entry


def of_conversation(session: Session, conversation_id: str) -> list[AuditEntry]:
    """Everything done in a conversation, oldest first."""
    return list(
        session.scalars(
            select(AuditEntry)
            .where(AuditEntry.conversation_id == conversation_id)
            .order_by(AuditEntry.id)
        )
    )
