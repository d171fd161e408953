"""``parley chat``: a conversation in the terminal, over the public API."""

from __future__ import annotations

import sys

import httpx


def talk(url: str, language: str | None) -> int:
    """Read messages from the terminal until end of input; 1 where the gateway is unreachable."""
    opening = {"channel": "api", **({"language": language} if language else {})}
    try:
        with httpx.Client(base_url=url, timeout=30, trust_env=False) as client:
            created = client.post("/api/v1/conversations", json=opening)
            created.raise_for_status()
            conversation = created.json()
            client.headers["Authorization"] = f"Bearer {conversation['token']}"
            path = f"/api/v1/conversations/{conversation['id']}/messages"
            return _loop(client, path)
    except httpx.HTTPError as error:
        print(f"parley chat: {url}: {type(error).__name__}", file=sys.stderr)
        return 1


def _loop(client: httpx.Client, path: str) -> int:
    choices: list[dict[str, str]] = []
    while True:
        try:
            text = input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return 0
        if not text:
            continue
        body = {"text": text}
        if text.isdecimal() and 1 <= int(text) <= len(choices):
            tapped = choices[int(text) - 1]
            body = {"text": tapped["title"], "choice": tapped["payload"]}
        answer = client.post(path, params={"wait": "true"}, json=body)
        if answer.is_error:
            print(f"  ! {answer.json()['error']['message']}")
            continue
        choices = []
        for reply in answer.json()["replies"]:
            print(reply["text"])
            choices = reply["choices"] or choices
        for number, entry in enumerate(choices, start=1):
            print(f"  {number}. {entry['title']}")
