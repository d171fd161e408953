"""Writes Russian, Ukrainian, Greek, Hindi and Bengali in Latin letters, as people do in chats.

For training only: native messages are many, messages in borrowed letters few. Each language has
some habits, `STYLES` of them; Arabic and Persian leave their vowels out, so no table can tell.
"""

from __future__ import annotations

import re
import unicodedata

STYLES = 2


def _table(pairs: str, *styles: str) -> tuple[dict[str, str], ...]:
    """One table a style out of "native=latin" pairs; "_" stands for nothing."""
    tables = []
    for extra in styles:
        read = [pair.split("=") for pair in f"{pairs} {extra}".split()]
        tables.append(
            {
                unicodedata.normalize("NFC", native): "" if latin == "_" else latin
                for native, latin in read
            }
        )
    return tuple(tables)


_RUSSIAN = _table(
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=c"
    " ч=ch ш=sh щ=sch ъ=_ ы=y ь=_ э=e ю=yu я=ya ё=e",
    "х=kh ц=ts щ=shch ё=yo",
    "й=i ю=u я=ja ж=j ё=e щ=sch",
)
_UKRAINIAN = _table(
    "а=a б=b в=v г=h ґ=g д=d е=e є=ye ж=zh з=z и=y і=i ї=yi й=y к=k л=l м=m н=n о=o п=p р=r с=s"
    " т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ь=_ ю=yu я=ya ’=_ '=_",
    "ї=yi",
    "г=g х=h ц=c є=e ї=i й=i ю=iu я=ia щ=sch",
)
_GREEK = _table(
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=ks ο=o π=p ρ=r σ=s ς=s τ=t υ=i φ=f"
    " χ=h ψ=ps ω=o ου=ou ει=i οι=i αι=e αυ=av ευ=ev",
    "ου=ou ει=i",
    "η=h ω=w χ=x ξ=3 υ=u θ=8 ει=ei οι=oi αι=ai αυ=ay ευ=ey β=b",
)
_DEVANAGARI = _table(
    "क=k ख=kh ग=g घ=gh ङ=n च=ch छ=chh ज=j झ=jh ञ=n ट=t ठ=th ड=d ढ=dh ण=n त=t थ=th द=d ध=dh न=n"
    " प=p फ=f ब=b भ=bh म=m य=y र=r ल=l व=v श=sh ष=sh स=s ह=h क़=q ख़=kh ग़=g ज़=z ड़=d ढ़=dh फ़=f"
    " अ=a आ=aa इ=i ई=i उ=u ऊ=u ऋ=ri ए=e ऐ=ai ओ=o औ=au ऑ=o"
    " ा=a ि=i ी=i ु=u ू=u ृ=ri े=e ै=ai ो=o ौ=au ॉ=o ं=n ँ=n ः=h",
    "आ=aa",
    "आ=a ी=ee ू=oo व=w छ=ch ड़=r ढ़=rh ँ=_ फ=ph",
)
_BENGALI = _table(
    "ক=k খ=kh গ=g ঘ=gh ঙ=ng চ=ch ছ=ch জ=j ঝ=jh ঞ=n ট=t ঠ=th ড=d ঢ=dh ণ=n ত=t থ=th দ=d ধ=dh ন=n"
    " প=p ফ=f ব=b ভ=v ম=m য=j র=r ল=l শ=sh ষ=sh স=s হ=h ড়=r ঢ়=r য়=y ৎ=t অ=o আ=a ই=i ঈ=i উ=u ঊ=u"
    " ঋ=ri এ=e ঐ=oi ও=o ঔ=ou া=a ি=i ী=i ু=u ূ=u ৃ=ri ে=e ৈ=oi ো=o ৌ=ou ং=ng ঁ=_ ঃ=_",
    "ছ=ch",
    "ছ=s ভ=bh য=z স=sh শ=s",
)
_ALPHABETS = {"ru": _RUSSIAN, "uk": _UKRAINIAN, "el": _GREEK}
_SYLLABARIES = {"hi": (_DEVANAGARI, "a"), "bn": (_BENGALI, "o")}
_NASALS = "ंँঃःংঁ"
_VOWELS = ("a", "e", "i", "o", "u")
_INHERENT = "\u0001"
_SILENT = re.compile(rf"(?<=[aeiou])([^aeiou\W]{{1,2}}){_INHERENT}(?=[^aeiou\W]+[aeiou])")
_INDIC_WORD = re.compile(r"[\u0900-\u0963\u0971-\u0983\u0985-\u09e3]+")


def romanised(text: str, language: str, style: int) -> str | None:
    """`text` in Latin letters in one of `STYLES` ways; None where no table knows the language."""
    if language in _ALPHABETS:
        table = _ALPHABETS[language][style]
        folded = unicodedata.normalize("NFC", text.lower())
        if language == "el":
            marks = (c for c in unicodedata.normalize("NFD", folded) if c != "\u0301")
            folded = unicodedata.normalize("NFC", "".join(marks))
        pairs = sorted((native for native in table if len(native) > 1), key=len, reverse=True)
        for native in pairs:
            folded = folded.replace(native, table[native])
        return "".join(table.get(character, character) for character in folded)
    if language in _SYLLABARIES:
        (tables, inherent) = _SYLLABARIES[language]
        return _INDIC_WORD.sub(
            lambda found: _syllables(found.group(), tables[style], inherent), text.lower()
        )
    return None


def _syllables(word: str, table: dict[str, str], inherent: str) -> str:
    """A word of a script whose consonants carry a vowel unless another sign follows."""
    word = unicodedata.normalize("NFC", word)
    out: list[str] = []
    place = 0
    while place < len(word):
        size = 2 if word[place : place + 2] in table else 1  # a letter with its dot
        latin = table.get(word[place : place + size], "")
        consonant = unicodedata.category(word[place]) == "Lo" and latin[:1] not in _VOWELS
        place += size
        following = word[place : place + 1]
        out.append(latin)
        if consonant and following and following in _NASALS:
            out.append(inherent)
        elif consonant and not (following and unicodedata.category(following)[0] == "M"):
            out.append(_INHERENT)
    spelt = "".join(out)
    # That vowel is silent at the end, and between a syllable with a vowel and one more.
    if len(word) > 1:
        spelt = spelt.removesuffix(_INHERENT)
    return _SILENT.sub(r"\1", spelt).replace(_INHERENT, inherent)
