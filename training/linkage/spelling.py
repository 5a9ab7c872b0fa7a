"""Invented names, and how five hands write one of them: Cyrillic, English, German, French, scholarly."""

import random
from itertools import accumulate
from typing import NamedTuple

STYLES = ("cyrillic", "english", "german", "french", "scholarly")
_LETTERS = "абвгдежзийклмнопрстуфхцчшщыэюяьё"
_TABLES = {  # a letter each, "-" for one that is not written
    "english": "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya - yo",
    "german": "a b w g d e sch s i j k l m n o p r s t u f ch z tsch sch schtsch y e ju ja - jo",
    "french": "a b v g d e j z i ï k l m n o p r s t ou f kh ts tch ch chtch y e iou ia - io",
    "scholarly": "a b v g d e ž z i j k l m n o p r s t u f ch c č š šč y è ju ja - jo",
}
_ROMAN = {
    style: dict(zip(_LETTERS, ("" if one == "-" else one for one in table.split()), strict=True))
    for style, table in _TABLES.items()
}
_ONSETS = (*"бвгджзклмнпрстхчш", "бр", "гр", "др", "ст", "вл")
_VOWELS = tuple("аоеиуя")
_CODAS = tuple("нрлмктшйдсз")


class Size(NamedTuple):
    """How many names there are; `given` for each sex."""

    families: int = 20_000
    given: int = 250
    villages: int = 300


class Names:
    """Families, given names of two sexes, and villages in districts, each drawn as often as real ones are: by rank."""

    def __init__(self, chance: random.Random, size: Size | None = None) -> None:
        self._chance = chance
        families, given, villages = size or Size()
        stems = self._invented(families + 2 * given + villages + 40)
        self.families = [stem + chance.choice(("ов", "ев", "ин")) for stem in stems[:families]]
        rest = iter(stems[families:])
        self.male = [next(rest) for _ in range(given)]
        self.female = [next(rest) + "а" for _ in range(given)]
        self.districts = [next(rest) + "ский" for _ in range(40)]
        self.villages = [(next(rest) + "ово", chance.choice(self.districts)) for _ in range(villages)]
        self._family_weights = list(accumulate(1 / (rank + 20) ** 0.8 for rank in range(families)))
        self._given_weights = list(accumulate(1 / (rank + 3) for rank in range(given)))
        self._village_weights = list(accumulate(1 / (rank + 5) ** 0.7 for rank in range(villages)))

    def family(self) -> str:
        return self._chance.choices(self.families, cum_weights=self._family_weights)[0]

    def given(self, sex: str) -> str:
        return self._chance.choices(self.male if sex == "male" else self.female, cum_weights=self._given_weights)[0]

    def village(self) -> tuple[str, str]:
        return self._chance.choices(self.villages, cum_weights=self._village_weights)[0]

    def _invented(self, many: int) -> list[str]:
        made: dict[str, None] = {}
        while len(made) < many:
            syllables = [
                self._chance.choice(_ONSETS) + self._chance.choice(_VOWELS)
                for _ in range(self._chance.choice((1, 2, 2, 2)))
            ]
            made["".join(syllables) + self._chance.choice(_CODAS)] = None
        return list(made)


def gendered(family: str, sex: str) -> str:
    return family + "а" if sex == "female" else family


def patronymic(father: str, sex: str) -> str:
    stem = father.removesuffix("й")
    return stem + ("овна" if sex == "female" else "ович")


def written(word: str, style: str) -> str:
    """A Cyrillic word as a hand of that style writes it."""
    if style == "cyrillic":
        return word.capitalize()
    return "".join(_ROMAN[style].get(letter, letter) for letter in word).capitalize()


def mistyped(word: str, chance: random.Random) -> str:
    """One letter left out, doubled, exchanged with its neighbour or with another of the word."""
    at = chance.randrange(1, max(len(word) - 1, 2))
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at - 1] + word[at:]
    if kind == 2:
        return word[: at - 1] + word[at : at + 1] + word[at - 1] + word[at + 1 :]
    return word[:at] + chance.choice(word).lower() + word[at + 1 :]
