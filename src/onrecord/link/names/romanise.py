"""One plain Latin spelling of a folded Cyrillic word, where only letters of another script are at hand.

The systems of many languages and standards are learned (`hearing.py`); this one table, near BGN/PCGN for Russian,
serves to bring Cyrillic before the ear for Arabic, and to make keys.
"""

from functools import lru_cache

_LETTERS = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
})  # fmt: skip


@lru_cache(maxsize=1 << 16)
def romanised(word: str) -> str:
    """A folded Cyrillic word in plain Latin letters: "хасаев" is "khasaev"."""
    return word.translate(_LETTERS)
