"""``parley bench turns``: how long a turn takes and how many fit into a second.

Whole stacks on loopback, warm: Parley through its gateway (SQLite, one bot process), and a stock
Rasa pipeline over its REST channel, in the same run. A turn is one customer message, from the
request to the bot's complete answer. Requests are bounded by ``--seconds`` for each figure.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx

from bench.stack import home, memory_mib, parley
from bench.stock import stock

# One conversation: small talk, a form filled in one message, an answer from the articles.
SCRIPT = (
    "hello",
    "where is my order MG-100101? olivia.hughes@example.com",
    "how long does a refund take?",
    "wo ist meine Bestellung MG-100104",
    "thank you",
)
SENDERS = 8
Say = Callable[[str], Awaitable[None]]


@dataclass
class Figures:
    """Milliseconds for one sender at a time; turns a second for eight at once."""

    p50_ms: float
    p95_ms: float
    turns_per_second: float
    p95_ms_at_load: float
    memory_mib: dict[str, float]


async def measure(open_conversation: Callable[[], Awaitable[Say]], seconds: float) -> Figures:
    await alone(open_conversation, min(5.0, seconds))  # warm
    single = await alone(open_conversation, seconds)
    began = time.perf_counter()
    loaded = [
        taken
        for times in await asyncio.gather(
            *(alone(open_conversation, seconds) for _ in range(SENDERS))
        )
        for taken in times
    ]
    elapsed = time.perf_counter() - began
    return Figures(
        p50_ms=statistics.median(single),
        p95_ms=quantile(single, 0.95),
        turns_per_second=len(loaded) / elapsed,
        p95_ms_at_load=quantile(loaded, 0.95),
        memory_mib={},
    )


async def alone(open_conversation: Callable[[], Awaitable[Say]], seconds: float) -> list[float]:
    """Turn times in milliseconds of one sender, conversation after conversation."""
    times: list[float] = []
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        say = await open_conversation()
        for text in SCRIPT:
            began = time.perf_counter()
            await say(text)
            times.append((time.perf_counter() - began) * 1000)
    return times


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


async def of_parley(url: str, seconds: float) -> Figures:
    async with httpx.AsyncClient(base_url=url, timeout=30, trust_env=False) as client:

        async def conversation() -> Say:
            answer = await client.post("/api/v1/conversations", json={"channel": "api"})
            answer.raise_for_status()
            opened = answer.json()
            headers = {"Authorization": f"Bearer {opened['token']}"}
            path = f"/api/v1/conversations/{opened['id']}/messages?wait=true"

            async def say(text: str) -> None:
                reply = await client.post(path, json={"text": text}, headers=headers)
                reply.raise_for_status()
                if not reply.json()["replies"]:
                    raise RuntimeError("a turn without an answer")

            return say

        return await measure(conversation, seconds)


async def of_stock(url: str, seconds: float) -> Figures:
    numbers = itertools.count()
    async with httpx.AsyncClient(base_url=url, timeout=30, trust_env=False) as client:

        async def conversation() -> Say:
            sender = f"bench-{next(numbers)}"

            async def say(text: str) -> None:
                body = {"sender": sender, "message": text}
                reply = await client.post("/webhooks/rest/webhook", json=body)
                reply.raise_for_status()
                if not reply.json():
                    raise RuntimeError("a turn without an answer")

            return say

        return await measure(conversation, seconds)


def table(rows: dict[str, Figures]) -> str:
    head = f"{'':<10}{'p50 ms':>9}{'p95 ms':>9}{'turns/s':>9}{'p95 at load':>13}{'MiB (PSS)':>11}"
    lines = [head]
    for name, row in rows.items():
        lines.append(
            f"{name:<10}{row.p50_ms:>9.1f}{row.p95_ms:>9.1f}{row.turns_per_second:>9.1f}"
            f"{row.p95_ms_at_load:>13.1f}{sum(row.memory_mib.values()):>11.0f}"
        )
    if len(rows) == 2:
        ours, theirs = rows.values()
        lines.append(
            f"{'ratio':<10}{theirs.p50_ms / ours.p50_ms:>8.2f}x{theirs.p95_ms / ours.p95_ms:>8.2f}x"
            f"{ours.turns_per_second / theirs.turns_per_second:>8.2f}x"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--no-stock", action="store_true")
    # The speed of the stock pipeline does not depend on how long its DIET was trained.
    parser.add_argument("--epochs", type=int, default=3, help="of the stock pipeline's DIET")
    parser.add_argument("--out", type=Path, default=None)
    args = parser.parse_args()
    rows: dict[str, Figures] = {}
    with parley() as stack:
        rows["parley"] = asyncio.run(of_parley(stack.url, args.seconds))
        rows["parley"].memory_mib = memory_mib(stack.group)
    if not args.no_stock:
        with stock(args.epochs) as stack:
            rows["stock rasa"] = asyncio.run(of_stock(stack.url, args.seconds))
            rows["stock rasa"].memory_mib = memory_mib(stack.group)
    print(table(rows))
    out = args.out or home() / "bench" / "turns.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps({name: asdict(row) for name, row in rows.items()}, indent=1))
    print(f"written to {out}")


if __name__ == "__main__":
    main()
