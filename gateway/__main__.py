"""``python -m gateway``: serves the gateway."""

from __future__ import annotations

import uvicorn

from gateway.app import create_app
from gateway.logs import configure
from gateway.settings import Settings


def main() -> None:
    settings = Settings()
    configure(settings.log_level)
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_config=None,
        server_header=False,
        # Open event streams never end by themselves.
        timeout_graceful_shutdown=3,
    )


if __name__ == "__main__":
    main()
