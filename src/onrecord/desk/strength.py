"""What it would take to guess a passphrase, for somebody who has seized the laptop and has money.

Estimand: the number of guesses until the passphrase is found, by one who tries what people choose first. It is the
least of three: what zxcvbn makes of the passphrase (lists of passwords, words, names, dates, keyboards; English above
all), what it makes of the same in Latin letters, and, for words in a row, a choice among as many words as a list for
dice has for each of them. It says when a passphrase is weak; it cannot say that one is strong, because it does not
know what else the person wrote, sang or said. Figures and limits: `docs/decisions/passphrases.md`.
"""

import math
import re

from onrecord.nouns import Noun

GUESSES_A_SECOND = 1_000_000  # a hundred data-centre cards of 3.3 TB/s, at our files' work factor: the page says how
WEAK_YEARS = 100  # people who testify may be in danger for as long as they live
_YEAR = 365.25 * 24 * 3600
_LIST = 7776  # words on a list for five dice
_LONGEST = 72  # characters that zxcvbn takes
_UNITS = ((_YEAR, "year"), (24 * 3600, "day"), (3600, "hour"), (60, "minute"), (1, "second"))
_LETTERS = re.compile(r"[^\W\d_]+")


class Strength(Noun, frozen=True, kw_only=True):
    """The guesses that a passphrase withstands, and the seconds that they take."""

    guesses: float
    seconds: float

    @property
    def weak(self) -> bool:
        return self.seconds < WEAK_YEARS * _YEAR

    @property
    def takes(self) -> str:
        """The time in words: "about 3 hours"."""
        if self.seconds < 1:
            return "less than a second"
        unit, name = next((unit, name) for unit, name in _UNITS if self.seconds >= unit)
        number = self.seconds / unit
        rounded = f"{number:,.0f}" if number < 1e6 else f"10^{math.floor(math.log10(number))}"
        return f"about {rounded} {name}{'' if rounded == '1' else 's'}"


def strength(passphrase: str) -> Strength:
    """How long `passphrase` withstands a hundred graphics cards."""
    from anyascii import anyascii

    least = min(_guesses(passphrase), _guesses(anyascii(passphrase)), _as_words(passphrase))
    return Strength(guesses=least, seconds=least / GUESSES_A_SECOND)


def _as_words(passphrase: str) -> float:
    words = passphrase.split()
    if len(words) < 2 or not all(_LETTERS.fullmatch(word.strip(",.;:!?-\u2019'")) for word in words):
        return math.inf
    return math.prod(min(_guesses(word), _LIST) for word in words)


def _guesses(text: str) -> float:
    from zxcvbn import zxcvbn

    return float(zxcvbn(text[:_LONGEST])["guesses"]) if text else 1.0
