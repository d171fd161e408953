"""The API's pages work on a machine without the internet."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.testclient import TestClient

from gateway.app import create_api
from gateway.settings import Settings
from tests.gateway.fakes import FakeBot


def test_the_api_page_loads_nothing_from_other_hosts(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, worker=False)
    with TestClient(create_api(settings, bot=FakeBot())) as client:
        page = client.get("/docs").text
        loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
        assert loaded
        for address in loaded:
            assert address.startswith("/")
            assert client.get(address).status_code == 200
