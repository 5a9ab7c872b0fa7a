"""Invented people as several lists record them: in two scripts, with what lists leave out and get wrong.

How often each thing is left out or wrong stands in `Faults`; the truth of every record is the number of its person.
Nobody in it lives: names, villages and dates are drawn.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from onrecord.link.records import Record
from onrecord.nouns import Edtf
from training.linkage import spelling

_LISTS = 8
_FIRST = date(2030, 1, 1)  # of three years in which things happen
_DAYS = 1_095
_KIN = 0.15  # people who are a brother or sister of another
_BUSY = 40  # days on which a third of everything happened


class Faults(Struct, frozen=True, kw_only=True):
    """Chances that a record leaves something out or gets it wrong; from what public lists of casualties look like."""

    no_patronymic: float = 0.5
    initial: float = 0.02
    mistyped: float = 0.04
    other_family: float = 0.01
    no_birth: float = 0.15
    year_only: float = 0.35
    age_only: float = 0.2
    month_of_birth: float = 0.03
    decade: float = 0.02
    wrong_year: float = 0.03
    wrong_digits: float = 0.015
    wrong_birth: float = 0.01
    turned_year: float = 0.003
    no_date: float = 0.2
    month_only: float = 0.12
    year_of_date: float = 0.04
    range_of_date: float = 0.04
    last_seen: float = 0.02
    wrong_date: float = 0.08
    no_place: float = 0.2
    district_only: float = 0.12
    other_place: float = 0.06
    no_sex: float = 0.2
    wrong_sex: float = 0.008
    twice_on_list: float = 0.02


class Someone(Struct, frozen=True):
    number: int
    sex: str
    given: str
    father: str
    family: str
    born: date
    when: date
    village: tuple[str, str]


def records(
    many: int,
    seed: int,
    faults: Faults | None = None,
    drawn: Callable[[random.Random], spelling.Names] = spelling.Names,
) -> Iterator[tuple[Record, int]]:
    """`many` records with the number of the person of each; people are on one list or several; `drawn` makes the names
    that there are."""
    chance = random.Random(seed)
    names = drawn(chance)
    busy = [chance.randrange(_DAYS) for _ in range(_BUSY)]
    made, number = 0, 0
    someone = None
    while made < many:
        number += 1
        kin = someone if chance.random() < _KIN else None
        someone = _someone(number, names, busy, chance, kin)
        for listed in _lists(chance, faults or Faults()):
            if made < many:
                made += 1
                yield _record(f"r{made:07}", f"list-{listed}", someone, names, chance, faults or Faults()), number


def population(
    chances: Sequence[Sequence[float]], seed: int, faults: Faults, size: spelling.Size
) -> Iterator[tuple[Record, int]]:
    """The records of a whole population with the number of the person of each; `chances[i][j]`: that person i is on
    list j. Who is on no list has no record and counts among the people all the same."""
    chance = random.Random(seed)
    names = spelling.Names(chance, size)
    busy = [chance.randrange(_DAYS) for _ in range(_BUSY)]
    made = 0
    someone = None
    for number, mine in enumerate(chances):
        someone = _someone(number, names, busy, chance, someone if chance.random() < _KIN else None)
        lists = [listed for listed, reached in enumerate(mine) if chance.random() < reached]
        for listed in lists + lists[:1] * (chance.random() < faults.twice_on_list):
            yield _record(f"r{made:07}", f"list-{listed}", someone, names, chance, faults), number
            made += 1


def _someone(
    number: int, names: spelling.Names, busy: list[int], chance: random.Random, kin: Someone | None
) -> Someone:
    """Somebody new, or a brother or sister of `kin`: of one father and place, and often lost on one day."""
    sex = "female" if chance.random() < 0.25 else "male"
    age = min(max(chance.gauss(34, 14), 0), 95)
    happened = _FIRST + timedelta(chance.choice(busy) if chance.random() < 1 / 3 else chance.randrange(_DAYS))
    born = happened - timedelta(int(age * 365.25) + chance.randrange(365))
    given = names.given(sex)
    if kin is None or kin.given == given:
        return Someone(number, sex, given, names.given("male"), names.family(), born, happened, names.village())
    born = kin.born + timedelta(chance.choice((-1, 1)) * chance.randrange(300, 4_000))
    when = kin.when if chance.random() < 0.5 else happened
    return Someone(number, sex, given, kin.father, kin.family, min(born, when), when, kin.village)


def _lists(chance: random.Random, faults: Faults) -> list[int]:
    """The lists that name one person: half of all people one list, the others up to five; a few one of them twice."""
    many = chance.choices((1, 2, 3, 4, 5), (50, 25, 13, 8, 4))[0]
    lists = chance.sample(range(_LISTS), many)
    return lists + [lists[0]] * (chance.random() < faults.twice_on_list)


def _record(id: str, listed: str, one: Someone, names: spelling.Names, chance: random.Random, faults: Faults) -> Record:
    style = spelling.STYLES[hash_of(listed) % 5] if chance.random() < 0.7 else chance.choice(spelling.STYLES)
    when = _when(one.when, chance, faults)
    place, around = _place(one.village, names, style, chance, faults)
    sex = None if chance.random() < faults.no_sex else one.sex
    if sex and chance.random() < faults.wrong_sex:
        sex = "male" if sex == "female" else "female"
    return Record(
        id, _name(one, names, style, chance, faults), True, listed, born=_born(one, chance, faults), when=when,
        place=place, places=around, sex=sex, language=_LANGUAGE[style],  # type: ignore[arg-type]
    )  # fmt: skip


_LANGUAGE = {"cyrillic": "ru", "english": "en", "german": "de", "french": "fr", "scholarly": ""}


def hash_of(word: str) -> int:
    return sum(word.encode())


def _name(one: Someone, names: spelling.Names, style: str, chance: random.Random, faults: Faults) -> str:
    family = names.family() if chance.random() < faults.other_family else one.family
    words = [spelling.gendered(family, one.sex), one.given]
    if chance.random() >= faults.no_patronymic:
        words.append(spelling.patronymic(one.father, one.sex))
    shown = [spelling.written(word, style) for word in words]
    if chance.random() < faults.mistyped:
        at = chance.randrange(2)
        shown[at] = spelling.mistyped(shown[at], chance)
    if chance.random() < faults.initial:
        shown[1] = shown[1][0] + "."
    if chance.random() < 0.4:  # given name first
        shown = [*shown[1:], shown[0]]
    return " ".join(shown)


def _born(one: Someone, chance: random.Random, faults: Faults) -> Edtf | None:
    born = one.born
    drawn = chance.random()
    if drawn < faults.wrong_year:
        born = born + timedelta(chance.choice((-366, 366)))
    elif drawn < faults.wrong_year + faults.wrong_digits:
        born = _miswritten(born, chance)
    elif drawn < faults.wrong_year + faults.wrong_digits + faults.wrong_birth:
        born = born + timedelta(chance.randrange(-4000, 4000))
    elif drawn < faults.wrong_year + faults.wrong_digits + faults.wrong_birth + faults.turned_year:
        tens, units = divmod(born.year % 100, 10)
        born = born.replace(year=born.year // 100 * 100 + units * 10 + tens, day=min(born.day, 28))
    how = chance.random()
    if how < faults.no_birth:
        return None
    if how < faults.no_birth + faults.year_only:
        return Edtf.year(born.year)
    if how < faults.no_birth + faults.year_only + faults.age_only:
        age = (one.when - born).days // 365.25
        return Edtf(f"{int(one.when.year - age - 1):04}/{int(one.when.year - age):04}")
    how -= faults.no_birth + faults.year_only + faults.age_only
    if how < faults.month_of_birth:
        return Edtf.month(born.year, born.month)
    return Edtf(f"{born.year // 10}X") if how < faults.month_of_birth + faults.decade else Edtf.day(born)


def _miswritten(day: date, chance: random.Random) -> date:
    """Day and month exchanged where that is a date, else one digit of the year or the day wrong."""
    if day.day <= 12 and chance.random() < 0.5:
        return date(day.year, day.day, day.month)
    if chance.random() < 0.5:
        return day.replace(year=day.year - day.year % 10 + chance.randrange(10), day=min(day.day, 28))
    return day.replace(day=min(day.day // 10 * 10 + chance.randrange(1, 9), 28))


def _when(day: date, chance: random.Random, faults: Faults) -> Edtf | None:
    if chance.random() < faults.wrong_date:
        day += timedelta(chance.choice((-1, 1, 1, 2, -3, 7, 30, -30, 365)))
    how = chance.random()
    if how < faults.no_date:
        return None
    how -= faults.no_date
    if how < faults.month_only:
        return Edtf.month(day.year, day.month)
    how -= faults.month_only
    if how < faults.year_of_date:
        return Edtf.year(day.year)
    if how < faults.year_of_date + faults.range_of_date:
        return Edtf.between(day - timedelta(chance.randrange(1, 10)), day + timedelta(chance.randrange(1, 10)))
    how -= faults.year_of_date + faults.range_of_date
    return Edtf.since(day - timedelta(chance.randrange(60))) if how < faults.last_seen else Edtf.day(day)


def _place(
    village: tuple[str, str], names: spelling.Names, style: str, chance: random.Random, faults: Faults
) -> tuple[str | None, tuple[str, ...]]:
    if chance.random() < faults.other_place:
        village = names.village()
    how = chance.random()
    if how < faults.no_place:
        return None, ()
    district = spelling.written(village[1], style)
    if how < faults.no_place + faults.district_only:
        return district, ()
    return spelling.written(village[0], style), (district,)
