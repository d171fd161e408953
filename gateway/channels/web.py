"""The web chat widget as a channel."""

from __future__ import annotations

from gateway.channels.fetched import FetchedChannel


class WebChannel(FetchedChannel):
    name = "web"
