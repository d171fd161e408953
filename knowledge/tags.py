"""The languages Parley speaks, and how other spellings of their tags map to them (BCP 47)."""

from __future__ import annotations

LANGUAGES: tuple[str, ...] = (
    *("en", "es", "pt-BR", "fr", "de", "it", "nl", "pl", "cs", "ro", "hu", "sv", "el", "tr"),
    *("ru", "uk", "ar", "he", "fa", "hi", "bn", "th", "vi", "id", "ms", "tl", "sw"),
    *("zh-Hans", "zh-Hant", "ja", "ko"),
)
DEFAULT_LANGUAGE = "en"

_OTHER_NAMES = {"pt": "pt-BR", "fil": "tl", "iw": "he", "in": "id", "prs": "fa", "msa": "ms"}
_CHINESE = {"zh", "cmn", "yue", "wuu"}
_TRADITIONAL = {"hant", "tw", "hk", "mo"}


def normalise_tag(tag: str | None) -> str | None:
    """One of `LANGUAGES` for a language tag or locale ("pt", "zh_TW", "de-AT"), or None."""
    parts = (tag or "").strip().replace("_", "-").split(".")[0].lower().split("-")
    if parts[0] in _CHINESE:
        traditional = _TRADITIONAL.intersection(parts[1:]) or (parts[0] == "yue")
        return "zh-Hant" if traditional and "hans" not in parts else "zh-Hans"
    language = _OTHER_NAMES.get(parts[0], parts[0])
    return language if language in LANGUAGES else None
