"""Settings of the knowledge library, read from `PARLEY_*` environment variables."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class KnowledgeSettings(BaseSettings):
    """Where models and article bases live, and which encoder is used."""

    model_config = SettingsConfigDict(
        env_prefix="PARLEY_", env_file=".env", extra="ignore", frozen=True
    )

    home: Path = Field(
        default=Path("var"), description="Folder for everything generated: models, bases, data."
    )
    encoder: str = Field(
        default="multilingual-e5-small",
        description="Sentence-transformers model by name or path.",
    )
    knowledge_base: str = Field(
        default="shop", description="Article base that answers are looked up in."
    )

    @field_validator("home")
    @classmethod
    def _below_the_checkout(cls, home: Path) -> Path:
        """A relative folder lies in the checkout, from wherever a command is started."""
        return home if home.is_absolute() else ROOT / home

    @property
    def encoder_dir(self) -> Path:
        """Folder of the served encoder built from `encoder`."""
        return self.home / "models" / "encoder" / encoder_folder(self.encoder)

    @property
    def knowledge_dir(self) -> Path:
        """Folder that holds one folder for each article base."""
        return self.home / "knowledge"


def encoder_folder(model: str) -> str:
    """Folder name for a model given by name or path: its last part, safe as a file name."""
    last = Path(model.rstrip("/\\")).name or "encoder"
    return "".join(c if c.isalnum() or c in "._-" else "-" for c in last)
