"""Settings of the action server."""

from __future__ import annotations

from pydantic import Field

from knowledge.settings import KnowledgeSettings
from records.settings import RecordsSettings


class Settings(RecordsSettings, KnowledgeSettings):
    actions_host: str = Field(
        "127.0.0.1", description="Address the action server listens on; keep it on loopback."
    )
    actions_port: int = Field(5055, description="Port the action server listens on.")
