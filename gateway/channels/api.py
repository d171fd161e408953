"""The API as a channel."""

from __future__ import annotations

from gateway.channels.fetched import FetchedChannel


class ApiChannel(FetchedChannel):
    name = "api"
