"""What languages put to a word: prefixes, endings, other nouns. A product is found with them."""

from __future__ import annotations

import re
from typing import AbstractSet, Iterator, NamedTuple, Optional, Pattern

_KOREAN_PARTICLE = re.compile(
    r"(?:이|가|을|를|은|는|도|만|의|에|로|랑|하고|과|와|이랑|으로|이나|이요|요|이에요|"
    r"예요|인데|들)?(?![가-힣])"
)


class Endings(NamedTuple):
    """``prefix`` stands before a word, ``suffix`` behind a product; ``stem`` is the fewest
    letters of a product's word that are enough where any ending may follow, ``head`` those
    where other nouns may stand before it in one word. 0: not in this language."""

    prefix: Optional[Pattern[str]] = None
    suffix: Optional[Pattern[str]] = None
    stem: int = 0
    longest_ending: int = 6
    head: int = 0

    def prefix_lengths(self, word: str) -> Iterator[int]:
        if self.prefix is None:
            return
        found = self.prefix.match(word)
        if found:
            # "وال" may be all of it, or "و" alone: try the longest first.
            for length in range(found.end(), 0, -1):
                if self.prefix.fullmatch(word, 0, length) and len(word) - length >= 2:
                    yield length

    def is_product(self, word: str, products: AbstractSet[str]) -> bool:
        """Whether the word is a product's with something before or behind it."""
        if self.suffix is not None:
            for stem in self._stems(word):
                if stem in products:
                    return True
        if self.stem:
            for length in range(len(word) - 1, self.stem - 1, -1):
                if len(word) - length > self.longest_ending:
                    break
                if word[:length] in products:
                    return True
        if self.head:
            for begin in range(3, len(word) - self.head + 1):
                if word[begin:] in products:
                    return True
        return False

    def _stems(self, word: str) -> Iterator[str]:
        assert self.suffix is not None
        starts = [0, *self.prefix_lengths(word)]
        for begin in starts:
            part = word[begin:]
            for found in range(1, 5):
                if len(part) - found >= 2 and self.suffix.fullmatch(part, len(part) - found):
                    stem = part[: len(part) - found]
                    yield stem
                    if stem.endswith("ت"):  # ة before an ending
                        yield stem[:-1] + "ه"


def _endings(
    prefix: str = "", suffix: str = "", stem: int = 0, longest: int = 6, head: int = 0
) -> Endings:
    return Endings(
        re.compile(prefix) if prefix else None,
        re.compile(suffix) if suffix else None,
        stem,
        longest,
        head,
    )


_OF = {
    # In the folded letters of text.plain: ة is ه, ى is ي.
    "ar": _endings("(?:[وف]?(?:ال|بال|لل|كال|هال|عال|حال)|"
    "[وف]?[بلكف]|و)", "(?:ي|ك|ه|ها|نا|كم|هم|ين|ات|تين|تي)"),
    "fa": _endings("", "(?:م|ت|ش|ها|هام|هات|هاي|ي|مون|تون|شون|رو|ا|ايم|اي|هارو)"),
    "he": _endings("(?:[ושכמ]{0,2}[הבלכמש])", "(?:י|ך|ו|ה|ים|ות)"),
    "tr": _endings(stem=4, longest=9),
    "hu": _endings(stem=4, longest=9, head=4),
    "bn": _endings(stem=3, longest=5),
    "id": _endings(suffix="(?:nya|ku|mu|ny)"),
    "ms": _endings(suffix="(?:nya|ku|mu|tu|ni)"),
    "de": _endings(head=4),
    "nl": _endings(head=4, suffix="(?:je|s|en|jes|tje)"),
    "sv": _endings(head=4, stem=4, longest=4),
    "ro": _endings(stem=4, longest=4),
    "tl": _endings(suffix="(?:ng|s)"),
}  # fmt: skip


def of(language: str) -> Optional[Endings]:
    return _OF.get(language)


def korean_word(text: str, start: int, end: int) -> bool:
    """Whether a word of one syllable is a word there: nothing before, at most a particle "
    "behind."""
    if start and "가" <= text[start - 1] <= "힣":
        return False
    return _KOREAN_PARTICLE.match(text, end) is not None
