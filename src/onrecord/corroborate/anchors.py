"""What of a text survives translation: its figures, its names, its days, how often it quotes, how long it is.

Rules
* A figure is a run of digits, whatever separates its thousands and whichever digits a script has. Numbers in words are
  left out: no two languages write the same ones in words.
* A name is a capitalised word that stands so inside a sentence somewhere in the text; in a script without capitals
  every word may be one. Names are compared by their consonants, so that Халмаром, Halmar and هالمار are near.
* Figures and names count in the order of the text: a translation keeps it, two reports of one event do not.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from onrecord.nouns import Reading, TextLayer
from onrecord.nouns.names import consonants

_TOLD_IN = ("body", "quote", "heading")
_FIGURE = r"\d+(?:[ \u00a0\u202f.,’']\d{3})*(?!\d)(?:[.,]\d+(?!\d))?"
_TOKEN = re.compile(rf"(?P<figure>{_FIGURE})|(?P<word>[^\W\d_][^\W\d_’'-]*)|(?P<end>[.!?…:;\n“”„«»\"])")
_MOST = 400  # anchors of one text that are compared
_LEAST_CASED, _LEAST_UNCASED = 2, 3  # consonants that make a name of a word
_ENDING = 2  # consonants that an ending adds at most


class Anchors(NamedTuple):
    """`row`: figures ("#41") and names (consonants) in order of the text; `days`: EDTF days that the text gives."""

    row: tuple[str, ...]
    days: frozenset[str]
    quotations: int
    paragraphs: int
    characters: int
    cased: bool

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(one for one in self.row if one.startswith("#"))


class Alignment(NamedTuple):
    """How far two texts agree: figures and names in the same order, of how many; days; quotations; lengths."""

    figures: tuple[int, int]
    together: tuple[int, int]
    days: tuple[int, int]
    quotations: tuple[int, int]
    as_long: float
    paragraphs: float

    @property
    def share(self) -> float:
        return self.together[0] / self.together[1] if self.together[1] else 0.0

    @property
    def figure_share(self) -> float:
        return self.figures[0] / self.figures[1] if self.figures[1] else 0.0

    @property
    def words(self) -> str:
        """As printed: "9 of 10 figures and 14 of 19 figures and names in the same order, 3 and 3 quotations"."""
        days = f", {self.days[0]} of {self.days[1]} days" if self.days[1] else ""
        return (
            f"{self.figures[0]} of {self.figures[1]} figures, {self.together[0]} of {self.together[1]} figures and "
            f"names in the same order{days}, {self.quotations[0]} and {self.quotations[1]} quotations"
        )


def anchors(reading: Reading, layer: TextLayer) -> Anchors:
    """The anchors of what an item tells."""
    places = [(one.start, one.end) for one in reading.segments if one.role in _TOLD_IN] or [(0, len(layer.text))]
    text = "\n".join(layer.text[start:end] for start, end in places)
    cased = any(char.isupper() for char in text)
    return Anchors(
        row=tuple(_row(text, cased=cased))[:_MOST],
        days=frozenset(
            str(one.when) for one in reading.dates if one.when and one.when.precision == "day" and not one.duration
        ),
        quotations=sum(any(start <= one.span.start < end for start, end in places) for one in reading.quotations),
        paragraphs=len(places),
        characters=len(text),
        cased=cased,
    )


def align(a: Anchors, b: Anchors) -> Alignment:
    """How far two texts in different languages say the same things in the same order."""
    few, many = (a, b) if (len(a.row), b.cased) <= (len(b.row), a.cased) else (b, a)
    figures = _longest(a.figures, b.figures)
    return Alignment(
        figures=(figures, min(len(a.figures), len(b.figures))),
        together=(_longest(few.row, many.row), len(few.row)),
        days=(len(a.days & b.days), min(len(a.days), len(b.days))),
        quotations=(a.quotations, b.quotations),
        as_long=min(a.characters, b.characters) / max(a.characters, b.characters, 1),
        paragraphs=min(a.paragraphs, b.paragraphs) / max(a.paragraphs, b.paragraphs, 1),
    )


def _row(text: str, *, cased: bool) -> list[str]:
    tokens = list(_TOKEN.finditer(text))
    inside = {
        token["word"]
        for before, token in pairwise(tokens)
        if token["word"] and token["word"][0].isupper() and not before["end"]
    }
    row = []
    for token in tokens:
        if token["figure"]:
            row.append(f"#{_value(token['figure'])}")
        elif token["word"] and (not cased or token["word"] in inside):
            heard = consonants(token["word"])
            if len(heard) >= (_LEAST_CASED if cased else _LEAST_UNCASED):
                row.append(heard)
    return row


def _value(figure: str) -> str:
    digits = re.sub(r"[ \u00a0\u202f.,’'](?=\d{3}(?!\d))", "", figure).replace(",", ".")
    return "".join(str(int(char)) if char.isdigit() else char for char in digits)


def _same(a: str, b: str) -> bool:
    if a == b:
        return True
    if a[0] == "#" or b[0] == "#":
        return False
    short, long = sorted((a, b), key=len)
    return len(short) > _LEAST_CASED and len(long) - len(short) <= _ENDING and long.startswith(short)


def _longest(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for one in a:
        diagonal = 0
        for number, other in enumerate(b, 1):
            above = row[number]
            row[number] = diagonal + 1 if _same(one, other) else max(above, row[number - 1])
            diagonal = above
    return row[-1]
