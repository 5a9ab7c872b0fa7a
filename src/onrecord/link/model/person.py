"""What two records of people are compared by: name, birth, date, place, sex, affiliation, list, and a repeated row.

Rules
* Dates are spans of days (first and last day that they leave possible), so "1979" and "3 May 1979" agree in the year.
* A place agrees with the district it lies in. A day on which, or a place where, much happened says little.
* Names are compared by `alike`, a function over all their spellings.
* The chances that ship (`shipped.json`) were learnt from synthetic people by `python3 dev.py train linkage`; a record
  of a few thousand people learns its own (`learn.py`).
"""

import json
from functools import cache
from importlib.resources import files

from onrecord.link.model.field import Chances, Field, Level, Model

_MONTH, _YEAR = 62, 800  # days that a date may span and still tell months, or years (an age gives two), apart


@cache
def person() -> Model:
    """The model of people with the chances that ship."""
    text = (files("onrecord.link.model") / "shipped.json").read_text(encoding="utf-8")
    shipped: Chances = json.loads(text)["chances"]
    fields = (_names(), _born(), _when(), _place(), _told("sex"), _told("affiliation"), _list(), _repeated())
    return Model(name="people@1", fields=fields).having(shipped)


def _names() -> Field:
    levels = (
        Level(name="alike", when="alike(called_l, called_r) >= 4", rarity="heard"),
        Level(name="near", when="alike(called_l, called_r) = 3", rarity="heard", rarely=0.5),
        Level(name="related", when="alike(called_l, called_r) = 2"),
        Level(name="surname", when="alike(called_l, called_r) = 1"),
        Level(name="different"),
    )
    return Field(
        name="names", missing="called_l is null or called_r is null", levels=levels, costly=True,
        possible="could_be(l.asking, l.words, r.asking, r.words)",
    )  # fmt: skip


def _born() -> Field:
    """The digits of a year exchanged: with a month or a day beside them, a slip as any other; among bare years every
    hundredth pair of people is so, grandfather and grandson among them: those are left to a person."""
    digits = "levenshtein(born_digits_l, born_digits_r)"
    turned = f"turned_from_l <= born_to_r and born_from_r <= turned_to_l and {_longest('born')}"
    return Field(
        name="born",
        missing="born_from_l is null or born_from_r is null",
        levels=(
            *_agreeing("born"),
            Level(name="day and month swapped", when="born_swapped_l = born_from_r"),
            Level(
                name="a digit differs",
                when=f"{digits} = 1 or ({digits} = 2 and born_sorted_l = born_sorted_r) or ({turned} <= {_MONTH})",
            ),
            Level(name="a year apart", when=f"{_gap('born')} <= 366"),
            Level(name="three years apart", when=f"{_gap('born')} <= 1096"),
            Level(name="ten years apart", when=f"{_gap('born')} <= 3653"),
            Level(name="exclude each other"),
        ),
    )


def _when() -> Field:
    return Field(
        name="date",
        missing="when_from_l is null or when_from_r is null",
        levels=(
            *_agreeing("when", rarity="day"),
            Level(name="days apart", when=f"{_gap('when')} <= 7"),
            Level(name="a month apart", when=f"{_gap('when')} <= 31"),
            Level(name="exclude each other"),
        ),
    )


def _agreeing(what: str, rarity: str = "") -> tuple[Level, ...]:
    """Two spans of days that share one, by how exact the looser of them is; `rarity` is that of the exact day."""
    longest = _longest(what)
    shared = f"{_gap(what)} <= 0"
    return (
        Level(name="same day", when=f"{shared} and {longest} = 0", rarity=rarity),
        Level(name="same month", when=f"{shared} and {longest} <= {_MONTH}"),
        Level(name="same year", when=f"{shared} and {longest} <= {_YEAR}"),
        Level(name="compatible", when=shared),
    )


def _longest(what: str) -> str:
    """Days that the looser of the two leaves possible, less one."""
    return f"greatest({what}_to_l - {what}_from_l, {what}_to_r - {what}_from_r)"


def _gap(what: str) -> str:
    """Days from the end of the earlier to the beginning of the later; 0 or less where they share a day."""
    return f"(greatest({what}_from_l, {what}_from_r) - least({what}_to_l, {what}_to_r))"


def _place() -> Field:
    """Of places in two scripts only agreement counts: one may be the other's translation."""
    inside = "list_contains(places_l, place_r) or list_contains(places_r, place_l)"
    near = "list_has_any(places_l, places_r)"
    return Field(
        name="place",
        missing=f"place_l is null or place_r is null or (script_l <> script_r and not ({near}))",
        levels=(
            Level(name="same", when="place_l = place_r", rarity="place"),
            Level(name="one lies in the other", when=inside, rarity="place"),
            Level(name="same district", when=near),
            Level(name="different"),
        ),
    )


def _told(name: str) -> Field:
    """What two records say alike or not."""
    return Field(
        name=name,
        missing=f"{name}_l is null or {name}_r is null",
        levels=(Level(name="same", when=f"{name}_l = {name}_r"), Level(name="different")),
    )


def _list() -> Field:
    """A list names most people once, so two of its rows are seldom one person."""
    return Field(
        name="list",
        missing="list_l is null or list_r is null",
        levels=(Level(name="two lists", when="list_l <> list_r"), Level(name="same list")),
    )


def _repeated() -> Field:
    return Field(
        name="row",
        missing="same_as_l is null and same_as_r is null",
        levels=(
            Level(name="repeated cell by cell", when="same_as_l = unique_id_r or unique_id_l = same_as_r"),
            Level(name="not repeated"),
        ),
    )
