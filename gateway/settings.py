"""Settings of the gateway, from ``PARLEY_*`` environment variables."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from knowledge.settings import KnowledgeSettings
from records.settings import RecordsSettings


class Settings(RecordsSettings, KnowledgeSettings):
    """Everything the gateway can be told. Secrets left empty are made once and kept in
    ``PARLEY_HOME``/secrets.json (``gateway.secret_store``)."""

    model_config = SettingsConfigDict(
        env_prefix="PARLEY_", env_file=".env", extra="ignore", frozen=True
    )

    host: str = Field("127.0.0.1", description="Address the gateway listens on.")
    port: int = Field(8000, description="Port the gateway listens on.")
    public_url: str = Field(
        "", description="Base URL people reach the gateway at. Empty: http://HOST:PORT."
    )
    shop_name: str = Field("Meridian Goods", description="The shop's name, as the bot says it.")
    demo: bool = Field(
        False, description="Demo mode: the shop page's sign-in and the channel simulator are on."
    )

    secret: str = Field("", description="Signs conversation tokens.")
    api_key: str = Field(
        "",
        description="When set, creating conversations on channel `api` needs it, and it opens "
        "every conversation of the API. Empty: the API is open to anyone who reaches it.",
    )
    shop_token_secret: str = Field(
        "", description="Shared with the shop's server, which signs customers' identity tokens."
    )
    cors_origins: list[str] = Field(
        ["*"], description="Origins whose pages may call the API (JSON list)."
    )
    rate_limit_per_minute: int = Field(
        300, description="Messages a visitor may send a minute over the API. 0: no limit."
    )
    rate_limit_burst: int = Field(60, description="Messages a visitor may send at once.")
    max_text_chars: int = Field(4000, description="Longest message, in characters.")
    busy_timeout_ms: int = Field(
        3000, description="How long a write waits for SQLite's lock before 503, in milliseconds."
    )

    bot_url: str = Field("http://127.0.0.1:5005", description="Base URL of the bot process.")
    bot_secret: str = Field("", description="Bearer secret the bot's channel demands.")
    bot_model: str = Field(
        "", description="File name of the model that must be loaded for /readyz. Empty: any."
    )
    turn_timeout_s: float = Field(15.0, description="Longest wait for the bot's answer, seconds.")
    greet_again_hours: float = Field(
        24.0, description="After how many hours the bot says again that it is a bot."
    )
    worker: bool = Field(
        True, description="Run the worker (retries, deliveries) inside the gateway process."
    )
    metrics_public: bool = Field(
        False, description="Answer /metrics to everybody, not only to callers on this machine."
    )
    log_level: str = Field("INFO", description="Level of the log lines on stdout.")

    whatsapp_app_secret: str = Field("", description="WhatsApp: signs webhooks. Empty: off.")
    whatsapp_access_token: str = Field("", description="WhatsApp: token that sends messages.")
    whatsapp_verify_token: str = Field("", description="WhatsApp: token of the GET handshake.")
    messenger_app_secret: str = Field("", description="Messenger: signs webhooks. Empty: off.")
    messenger_page_token: str = Field("", description="Messenger: token that sends messages.")
    messenger_verify_token: str = Field("", description="Messenger: token of the GET handshake.")
    graph_url: str = Field(
        "https://graph.facebook.com", description="Base URL of Meta's Graph API."
    )

    def base_url(self) -> str:
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")
