"""Settings of the records library, from ``PARLEY_*`` environment variables."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class RecordsSettings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="PARLEY_", env_file=".env", extra="ignore")

    home: Path = Field(Path("var"), description="Folder for everything Parley generates.")
    database_url: str = Field(
        "",
        description="SQLAlchemy URL of the records. Empty: SQLite in `PARLEY_HOME`/parley.db.",
    )

    policy_file: Path | None = Field(
        None, description="Returns policy that replaces records/policy/rules.toml."
    )
    verify_failures_per_visitor: int = Field(
        5, ge=1, description="Failed proofs of identity after which a visitor is locked out."
    )
    verify_failures_per_order: int = Field(
        8, ge=1, description="Failed proofs of identity after which an order number is locked."
    )
    verify_window_minutes: int = Field(
        60, ge=1, description="Minutes for which failed proofs of identity count."
    )

    @field_validator("home")
    @classmethod
    def _below_the_checkout(cls, home: Path) -> Path:
        """A relative folder lies in the checkout, from wherever a command is started."""
        return home if home.is_absolute() else ROOT / home

    def records_url(self) -> str:
        return self.database_url or f"sqlite:///{(self.home / 'parley.db').resolve()}"
