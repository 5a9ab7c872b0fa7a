"""The letters of one word, brought to the small alphabets in which words are compared.

Rules
* Three alphabets: Latin without diacritics (č is "ch", ø is "o"); Cyrillic as Russian, Ukrainian and Belarusian have it
  (the Chechen digraph кӀ is к); Arabic as Arabic has it (no short vowels, no tatweel, Persian ک is ك).
* What belongs to none of them is written in Latin (`anyascii`); what is no letter is dropped.
* Folding is idempotent: a folded word folds to itself.

What it does not do: romanise. How a letter of one script may be written in another is learned (`hearing.py`).
"""

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
_CYRILLIC_LETTERS = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў")
# Palochka is typed as many things; after a consonant or a vowel it only colours the sound.
_PALOCHKA = str.maketrans(dict.fromkeys("ӀӏІ1ʼ'’`|", ""))
_CHECHEN = (("аь", "а"), ("оь", "о"), ("уь", "у"), ("юь", "ю"), ("яь", "я"), ("кх", "к"), ("къ", "к"), ("хь", "х"))
_ARABIC = str.maketrans({
    "ک": "ك", "ی": "ي", "ى": "ي", "ې": "ي", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه", "ٱ": "ا", "ڤ": "ف", "ڨ": "ق",
    "ؤ": "و", "ئ": "ي", "ء": "", "ۆ": "و", "ێ": "ي", "ڵ": "ل", "ڕ": "ر", "ۇ": "و"
})  # fmt: skip
_LIGATURE_APART = ("هللا", "الله")  # as the ligature of God's name comes out of many PDFs
_ARABIC_LETTERS = frozenset("اأإآبتثجحخدذرزسشصضطظعغفقكلمنهوةيپچژگ")


@lru_cache(maxsize=1 << 16)
def script_of(word: str) -> Script:
    """The script of the first letter that tells; words of other scripts count as Latin, into which they are written."""
    for char in word:
        if "\u0400" <= char <= "\u052f" or char in "\u1c80\ua640":
            return "cyrillic"
        if "\u0600" <= char <= "\u06ff" or "\u0750" <= char <= "\u077f" or "\ufb50" <= char <= "\ufefc":
            return "arabic"
        if char.isascii() and char.isalpha():
            return "latin"
    return "latin"


@lru_cache(maxsize=1 << 17)
def folded(word: str) -> str:
    """`word` in the letters of its script's alphabet, lower case: "Čapajeŭ" is "chapajeu", "ӀУМАР" is "умар"."""
    script = script_of(word)
    if script == "cyrillic":
        return _cyrillic(unicodedata.normalize("NFC", word).lower())
    if script == "arabic":
        return _arabic(word)
    return _latin(word)


def _latin(word: str) -> str:
    plain = unicodedata.normalize("NFC", word).lower().translate(_LATIN)
    if not plain.isascii():
        plain = anyascii("".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)))
    return "".join(c for c in plain.lower() if "a" <= c <= "z")


def _cyrillic(word: str) -> str:
    plain = word.translate(_PALOCHKA).translate(_CYRILLIC)
    for pair, letter in _CHECHEN:
        plain = plain.replace(pair, letter)
    return "".join(c for c in plain if c in _CYRILLIC_LETTERS)


def _arabic(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).translate(_ARABIC)
    return "".join(c for c in plain if c in _ARABIC_LETTERS).replace(*_LIGATURE_APART)
