"""Cuts articles into passages: one section each, short enough to be an answer by itself."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from knowledge.articles import Article

# Characters of one passage. Scripts that write a word in one or two characters get less.
MAX_LENGTH, MAX_LENGTH_DENSE = 1_200, 450
MIN_LENGTH, MIN_LENGTH_DENSE = 80, 30
DENSE_LANGUAGES = frozenset({"zh-Hans", "zh-Hant", "ja", "ko", "th"})

_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*\s*$")
_SENTENCE_END = re.compile(r"(?<=[.!?…।؟])\s+|(?<=[。!?])")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article, with all that is needed to filter and to show it."""

    id: str
    language: str
    title: str
    heading: str
    text: str
    markets: tuple[str, ...] | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    audience: str = "customer"

    @property
    def context(self) -> str:
        """What is indexed: the text under its title and heading."""
        return "\n".join(part for part in (self.title, self.heading, self.text) if part)

    @property
    def digest(self) -> str:
        """Hash of language and indexed text: equal digests have equal embeddings."""
        return hashlib.sha256(f"{self.language}\n{self.context}".encode()).hexdigest()

    def serves(self, market: str | None, audience: str, today: str) -> bool:
        """Whether it may be shown in this market (ISO country), to whom, on this ISO date."""
        return (
            (self.markets is None or market is None or market.upper() in self.markets)
            and (audience == "agent" or self.audience != "agent")
            and (self.valid_from is None or self.valid_from <= today)
            and (self.valid_to is None or today <= self.valid_to)
        )

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str | bytes) -> Passage:
        """The passage that `to_json` wrote."""
        fields = json.loads(line)
        if fields["markets"] is not None:
            fields["markets"] = tuple(fields["markets"])
        return cls(**fields)


def cut(article: Article) -> Iterator[Passage]:
    """The passages of an article in reading order."""
    dense = article.language in DENSE_LANGUAGES
    longest = MAX_LENGTH_DENSE if dense else MAX_LENGTH
    shortest = MIN_LENGTH_DENSE if dense else MIN_LENGTH
    for heading, body in _sections(article, shortest):
        for text in _pieces(body, longest):
            yield Passage(
                id=article.id,
                language=article.language,
                title=article.title,
                heading=heading,
                text=text,
                markets=tuple(sorted(article.markets)) if article.markets else None,
                valid_from=_iso(article.valid_from),
                valid_to=_iso(article.valid_to),
                audience=article.audience,
            )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _sections(article: Article, shortest: int) -> list[tuple[str, str]]:
    """Headings with their text; a section too short to stand alone joins the one before."""
    sections: list[tuple[str, list[str]]] = [("", [])]
    for line in article.text.splitlines():
        heading = _HEADING.match(line)
        if heading:
            sections.append((heading.group(1), []))
        else:
            sections[-1][1].append(line)
    merged: list[tuple[str, str]] = []
    for heading, lines in sections:
        body = "\n".join(lines).strip()
        if not body:
            continue
        if merged and len(body) < shortest:
            before, text = merged[-1]
            merged[-1] = (before, "\n".join(part for part in (text, heading, body) if part))
        else:
            merged.append(("" if heading == article.title else heading, body))
    return merged or [("", article.text)]


def _pieces(body: str, longest: int) -> Iterator[str]:
    """The body in pieces of at most `longest` characters, cut at the best place there is."""
    piece = ""
    for part in _parts(body, longest):
        if piece and len(piece) + len(part) > longest:
            yield piece.strip()
            piece = ""
        piece += part
    if piece.strip():
        yield piece.strip()


def _parts(body: str, longest: int) -> Iterator[str]:
    for paragraph in re.split(r"(?<=\n)\s*\n", body):
        if len(paragraph) <= longest:
            yield paragraph + "\n"
            continue
        start = 0
        ends = [match.end() for match in _SENTENCE_END.finditer(paragraph)] + [len(paragraph)]
        for end in ends:
            for at in range(start, end, longest):
                yield paragraph[at : min(at + longest, end)]
            start = end
