"""The letters of one word, brought to the small alphabets in which words are compared.

Rules
* Three alphabets: Latin without diacritics (č is "ch", ø is "o"); Cyrillic as Russian, Ukrainian and Belarusian have it
  (the Chechen digraph кӀ is к); Arabic as Arabic has it (no short vowels, no tatweel, Persian ک is ك).
* What belongs to none of them is written in Latin (`anyascii`); what is no letter is dropped.
* A letter of the other alphabet that looks like one of the word's own is read as that: scanners and forgers mix them.
* Folding is idempotent: a folded word folds to itself.

What it does not do: romanise. How a letter of one script may be written in another is learned (`hearing.py`).
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from anyascii import anyascii

Script = Literal["latin", "cyrillic", "arabic"]

_LATIN = str.maketrans({
    "š": "sh", "ş": "sh", "ș": "sh", "č": "ch", "ć": "ch", "ž": "zh", "ż": "zh", "đ": "dj", "ð": "d", "þ": "th",
    "ł": "l", "ø": "o", "æ": "e", "œ": "e", "ß": "ss", "ı": "i", "ə": "a", "ä": "e", "ö": "o", "ü": "u", "ŭ": "u",
    "ğ": "g", "ħ": "h", "ŋ": "n", "ĭ": "i",
})  # fmt: skip
_CYRILLIC = str.maketrans({
    "ј": "й", "љ": "ль", "њ": "нь", "ћ": "ч", "ђ": "дж", "џ": "дж",
    "ә": "а", "ө": "о", "ү": "у", "ұ": "у", "қ": "к", "ғ": "г", "ң": "н", "һ": "х", "ӣ": "и", "ӯ": "у", "ҳ": "х",
    "ҷ": "ч", "ѓ": "г", "ќ": "к", "ѕ": "дз", "ѐ": "е", "ѝ": "и", "ѣ": "е", "ѳ": "ф", "ѵ": "и",
})  # fmt: skip
# Letters of the other alphabet that look the same: typed or scanned into a word by mistake, or to hide it.
_LOOKS = ("ABEKMHOPCTXYaceopxyki", "АВЕКМНОРСТХУасеорхукі")
_LOOKS_CYRILLIC, _LOOKS_LATIN = str.maketrans(*_LOOKS), str.maketrans(*reversed(_LOOKS))
_CYRILLIC_LETTERS = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў")
# Palochka is typed as many things; after a consonant or a vowel it only colours the sound.
_PALOCHKA = str.maketrans(dict.fromkeys("ӀӏІ1ʼ'’`|", ""))
_CHECHEN = ((re.compile(r"([аоуюях])ь+"), r"\1"), (re.compile(r"к[хъ]+"), "к"))
_ARABIC = str.maketrans({
    "ک": "ك", "ی": "ي", "ى": "ي", "ې": "ي", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه", "ٱ": "ا", "ڤ": "ف", "ڨ": "ق",
    "ؤ": "و", "ئ": "ي", "ء": "", "ۆ": "و", "ێ": "ي", "ڵ": "ل", "ڕ": "ر", "ۇ": "و"
})  # fmt: skip
# Ligatures that come out of many PDFs turned round: of God's name, its ending, and "riyal" at the end of a word; and of
# lam with alif, which is known to be turned only where two alifs begin a word, as none does (else `turned_round`).
_LIGATURES = (("هللا", "الله"), ("هلل", "لله"), ("لاير", "ريال"))
_LAM_ALIF, _BEHIND_ALIF = re.compile("ل([اأإآ])"), re.compile("^([اأإآ])([اأإآ])ل")
_ARABIC_LETTERS = frozenset("اأإآبتثجحخدذرزسشصضطظعغفقكلمنهوةيپچژگ")


@lru_cache(maxsize=1 << 16)
def script_of(word: str) -> Script:
    """The script of most letters; words of other scripts count as Latin, into which they are written."""
    counted: dict[Script, int] = {"latin": 0, "cyrillic": 0, "arabic": 0}
    for char in word:
        if "\u0400" <= char <= "\u052f" or char in "\u1c80\ua640":
            counted["cyrillic"] += 1
        elif "\u0600" <= char <= "\u06ff" or "\u0750" <= char <= "\u077f" or "\ufb50" <= char <= "\ufefc":
            counted["arabic"] += 1
        elif char.isalpha():
            counted["latin"] += 1
    return max(counted, key=counted.__getitem__)


@lru_cache(maxsize=1 << 17)
def folded(word: str) -> str:
    """`word` in the letters of its script's alphabet, lower case: "Čapajeŭ" is "chapajeu", "ӀУМАР" is "умар"."""
    script = script_of(word)
    if script == "cyrillic":
        return _cyrillic(unicodedata.normalize("NFC", word).translate(_LOOKS_CYRILLIC).lower())
    if script == "arabic":
        return _arabic(word)
    return _latin(word)


def _latin(word: str) -> str:
    plain = unicodedata.normalize("NFC", word).translate(_LOOKS_LATIN).lower().translate(_LATIN)
    if not plain.isascii():
        plain = anyascii("".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)))
    return "".join(c for c in plain.lower() if "a" <= c <= "z")


def _cyrillic(word: str) -> str:
    plain = "".join(c for c in word.translate(_PALOCHKA).translate(_CYRILLIC) if c in _CYRILLIC_LETTERS)
    for digraph, letter in _CHECHEN:
        plain = digraph.sub(letter, plain)
    return plain


def _arabic(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).translate(_ARABIC)
    plain = _BEHIND_ALIF.sub(r"\1ل\2", "".join(c for c in plain if c in _ARABIC_LETTERS))
    for turned, right in _LIGATURES:
        if plain.endswith(turned):
            return plain.removesuffix(turned) + right
    return plain


def turned_round(name: str) -> str:
    """An Arabic name as PDFs write it that turn lam with alif round: "صلاح" is "صالح"."""
    return _LAM_ALIF.sub(r"\1ل", name)
