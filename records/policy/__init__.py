"""Returns policy: rules as data (``rules.toml``) and the verdict they give."""

from records.policy.rules import Rules, Window, current_rules, load_rules
from records.policy.verdict import (
    REFUSALS,
    Verdict,
    delivered_quantity,
    delivery_day,
    local_day,
    returned_quantity,
    returns_verdict,
)

__all__ = [
    "REFUSALS",
    "Rules",
    "Verdict",
    "Window",
    "current_rules",
    "delivered_quantity",
    "delivery_day",
    "load_rules",
    "local_day",
    "returned_quantity",
    "returns_verdict",
]
