"""``python -m bot.serve``: runs the bot process on loopback."""

from __future__ import annotations

import logging
import os
import signal
import sys
from typing import Any

from bot.paths import CREDENTIALS, ENDPOINTS, ROOT
from bot.settings import read_settings


def main() -> int:
    settings = read_settings()
    # Rasa serves the newest model it finds when the one asked for is missing; we do not.
    if not settings.model.is_file():
        print(f"no model at {settings.model}: run `python -m bot.train`", file=sys.stderr)
        return 2
    if len(settings.secret) < 16:
        print("PARLEY_BOT_SECRET must be set (16 characters or more)", file=sys.stderr)
        return 2
    settings.export()
    os.chdir(ROOT)
    # Before Rasa's own set-up: it would print customers' texts at debug.
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s bot %(levelname)s %(name)s %(message)s"
    )
    for name in ("rasa", "sanic", "sanic.root", "matplotlib", "apscheduler", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    from bot import fast_paths, remote_actions

    remote_actions.install()
    fast_paths.install()
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints

    def stop(_signal: int, _frame: Any) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    serve_application(
        model_path=str(settings.model),
        credentials=str(CREDENTIALS),
        endpoints=AvailableEndpoints.read_endpoints(str(ENDPOINTS)),
        interface=settings.host,
        port=settings.port,
        cors=[],
        enable_api=False,
        use_syslog=False,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
