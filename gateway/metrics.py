"""Numbers for Prometheus, in a registry of their own so that several apps fit one process."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.received = Counter(
            "parley_messages_received_total",
            "Customers' messages stored",
            ["channel"],
            registry=self.registry,
        )
        self.turns = Counter(
            "parley_turns_total", "Turns ended", ["outcome"], registry=self.registry
        )
        self.turn_seconds = Histogram(
            "parley_turn_seconds",
            "From the start of a turn to its commit",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.bot_seconds = Histogram(
            "parley_bot_seconds",
            "The bot's part of a turn",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.bot_failures = Counter(
            "parley_bot_failures_total",
            "Turns without a usable answer",
            ["reason"],
            registry=self.registry,
        )
        self.deliveries = Counter(
            "parley_deliveries_total",
            "Attempts to send a message",
            ["channel", "outcome"],
            registry=self.registry,
        )
        self.queue = Gauge("parley_queue_depth", "What waits", ["queue"], registry=self.registry)

    def text(self) -> bytes:
        return generate_latest(self.registry)
