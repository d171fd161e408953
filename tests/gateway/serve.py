"""A gateway process with a slow stand-in bot, to be killed: ``python -m tests.gateway.serve``."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import uvicorn

from gateway.app import create_api
from gateway.bot_client import BotAnswer, BotTurn
from gateway.channels.api import ApiChannel
from gateway.jobs import TurnRules
from gateway.settings import Settings
from knowledge.language_request import prepare
from tests.gateway.fakes import FakeBot, FakeRenderer, identify


class SlowBot(FakeBot):
    async def turn(self, turn: BotTurn) -> BotAnswer:
        await asyncio.sleep(0.02)
        return await super().turn(turn)


def main(home: str, port: str) -> None:
    settings = Settings(_env_file=None, home=Path(home), rate_limit_per_minute=0)
    app = create_api(
        settings,
        bot=SlowBot(),
        channels=[ApiChannel()],
        renderer=FakeRenderer(),
        identify=identify,
        rules=TurnRules(lease_s=1.0),
    )
    prepare()
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning")


if __name__ == "__main__":
    main(*sys.argv[1:])
