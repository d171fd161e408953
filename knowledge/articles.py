"""Help articles, and the readers that take them from Markdown folders and JSON Lines.

A Markdown base is a folder `<language>/<slug>.md`, each file with YAML front matter: `title`,
and optionally `markets` ("all" or country codes), `valid_from`, `valid_to` (dates), `audience`.
A JSON Lines file has one article a line: `{"id", "lang", "title", "text"}` and the same options.
Articles in several languages with one id are twins: the same answer, told again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import ArticlesError
from knowledge.tags import normalise_tag

MAX_TEXT = 200_000


@dataclass(frozen=True, slots=True)
class Article:
    """One article in one language; `markets` None means every market."""

    id: str
    base: str
    language: str
    title: str
    text: str
    markets: frozenset[str] | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    audience: str = "customer"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file or a line was left out; `line` counts from 1."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class _BadArticle(Exception):
    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


def read_articles(path: Path, base: str) -> tuple[list[Article], list[Problem]]:
    """All good articles under `path`, a `.jsonl` file or a folder, and what was left out.

    Raises `ArticlesError` when there is no such file or folder.
    """
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.suffix in (".md", ".jsonl"))
    elif path.is_file():
        files = [path]
    else:
        raise ArticlesError(f"no such file or folder: {path}")
    articles: dict[tuple[str, str], Article] = {}
    problems: list[Problem] = []
    for file in files:
        name = str(file.relative_to(path)) if path.is_dir() else file.name
        read = _read_markdown if file.suffix == ".md" else _read_lines
        for line, take in read(file, base):
            try:
                article = take()
            except _BadArticle as bad:
                problems.append(Problem(name, max(line, bad.line), bad.reason))
                continue
            key = (article.id, article.language)
            if key in articles:
                problems.append(Problem(name, line, f"second article {key[0]!r} in {key[1]}"))
            else:
                articles[key] = article
    return list(articles.values()), problems


_Take = Callable[[], Article]


def _read_markdown(file: Path, base: str) -> Iterator[tuple[int, _Take]]:
    def take() -> Article:
        try:
            raw = file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise _BadArticle("not UTF-8") from error
        fields, body = _front_matter(raw)
        fields.setdefault("language", file.parent.name)
        fields["id"], fields["text"] = fields.get("id") or file.stem, body
        if not fields.get("title"):
            heading = next((x for x in body.splitlines() if x.startswith("# ")), "")
            fields["title"] = heading.removeprefix("# ").strip()
        return _article(fields, base)

    yield 1, take


def _front_matter(raw: str) -> tuple[dict[str, Any], str]:
    lines = raw.splitlines()
    if not lines or lines[0].strip() != "---":
        return {}, raw
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if end is None:
        raise _BadArticle("the front matter has no closing ---")
    try:
        fields = yaml.safe_load("\n".join(lines[1:end])) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise _BadArticle("the front matter is not valid YAML", line) from error
    if not isinstance(fields, dict):
        raise _BadArticle("the front matter is not a set of fields")
    return fields, "\n".join(lines[end + 1 :])


def _read_lines(file: Path, base: str) -> Iterator[tuple[int, _Take]]:
    def taker(raw: bytes) -> _Take:
        def take() -> Article:
            try:
                fields = json.loads(raw)
            except ValueError as error:  # UnicodeDecodeError is one, too.
                raise _BadArticle("not valid JSON in UTF-8") from error
            if not isinstance(fields, dict):
                raise _BadArticle("not a JSON object")
            fields["language"] = fields.get("lang") or fields.get("language")
            return _article(fields, base)

        return take

    with file.open("rb") as stream:
        for number, raw in enumerate(stream, 1):
            if raw.strip():
                yield number, taker(raw)


def _article(fields: dict[str, Any], base: str) -> Article:
    identifier = fields.get("id")
    if not isinstance(identifier, str | int) or not str(identifier).strip():
        raise _BadArticle("no id")
    language = normalise_tag(str(fields.get("language") or ""))
    if language is None:
        raise _BadArticle(f"unknown language {fields.get('language')!r}")
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise _BadArticle("no text")
    if len(text) > MAX_TEXT:
        raise _BadArticle(f"longer than {MAX_TEXT} characters")
    return Article(
        id=str(identifier).strip(),
        base=base,
        language=language,
        title=_clean(str(fields.get("title") or "")),
        text=_clean(text),
        markets=_markets(fields.get("markets")),
        valid_from=_date(fields.get("valid_from"), "valid_from"),
        valid_to=_date(fields.get("valid_to"), "valid_to"),
        audience=str(fields.get("audience") or "customer"),
    )


def _clean(text: str) -> str:
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\0", "").strip()


def _markets(value: object) -> frozenset[str] | None:
    if isinstance(value, str):
        value = value.replace(",", " ").split()
    if value is None or not value or value == ["all"]:
        return None
    if not isinstance(value, list):
        raise _BadArticle("markets must be 'all' or a list of country codes")
    return frozenset(str(code).upper() for code in value)


def _date(value: object, field: str) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise _BadArticle(f"{field} is not a date (YYYY-MM-DD)") from error
