"""Which language a passage is in, out of the six this reader meets: en, ru, uk, fr, ar, de.

A passage too short to tell takes the item's language where its script fits, because a heading of three words
is guessed wrong more often than its page changes language. The guess is py3langid's (BSD, n-gram naive Bayes).
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

LANGUAGES = ("en", "ru", "uk", "fr", "ar", "de")
UNKNOWN = "und"
_SCRIPTS = {"cyrillic": ("ru", "uk"), "arabic": ("ar",), "latin": ("en", "fr", "de")}
_LETTERS = {
    "cyrillic": re.compile(r"[Ѐ-ӿ]"),
    "arabic": re.compile(r"[؀-ۿݐ-ݿﭐ-﷿ﹰ-\ufefe]"),
    "latin": re.compile(r"[A-Za-zÀ-ɏ]"),
}
_ENOUGH_LETTERS = 60  # below this a guess within one script is not better than the page's own language
_PRIOR = 0.75  # a passage leaves the item's language only on a guess at least this sure


def language_of(text: str, prior: str | None = None) -> str:
    """The ISO 639-1 code of `text`, "und" where it has no letters; `prior` is the language of the item around it."""
    script, letters = _script(text)
    if not letters:
        return prior or UNKNOWN
    able = _SCRIPTS[script]
    if len(able) == 1:
        return able[0]
    if prior in able and letters < _ENOUGH_LETTERS:
        return str(prior)
    if prior not in able and script == "cyrillic" and letters < _ENOUGH_LETTERS:
        return "uk" if re.search(r"[іїєґІЇЄҐ]", text) else "ru"
    guess, sure = _guess(text, able)
    return str(prior) if prior in able and sure < _PRIOR else guess


def item_language(settled: str | None, text: str, hints: Sequence[str]) -> str:
    """The item's main language: as settled by a person or metadata, else guessed from its first part."""
    if settled:
        return settled.lower()[:2]
    return language_of(text[:4000], hints[0] if len(hints) == 1 else None)


def _script(text: str) -> tuple[str, int]:
    counts = {name: len(letters.findall(text)) for name, letters in _LETTERS.items()}
    script = max(counts, key=lambda name: counts[name])
    return script, counts[script]


def _guess(text: str, able: Sequence[str]) -> tuple[str, float]:
    ranked: list[tuple[str, float]] = _identifier().rank(text[:600])
    fit = [(language, float(sure)) for language, sure in ranked if language in able]
    total = sum(sure for _, sure in fit) or 1.0
    language, sure = max(fit, key=lambda one: one[1])
    return language, sure / total


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
