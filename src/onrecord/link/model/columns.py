"""Records as the columns that the model's SQL compares: spans of days, sounding places, all spellings of a name.

`heard` is the sounding name and `tf_heard` how common it is: the product of its two rarest words' frequencies (of four
words and more, the root of the third's too), drawn towards what one list shows that gives the whole name to several of
its rows. Both are smoothed, so that thirty rows do not make every name common.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

from onrecord.link.model.shared import Keys
from onrecord.link.names.letters import script_of
from onrecord.link.records import Record
from onrecord.nouns import Edtf
from onrecord.nouns.names import consonants, name_words

Columns = Mapping[str, tuple[str, list[Any]]]  # name -> SQL type, values
SPELLINGS, LANGUAGE = "\x1f", "\x1e"  # between the spellings of one record, and after its language

_LATEST = 3_652_059  # date.max as an ordinal
_DIGITS = 8  # of a date written YYYYMMDD
_WORD, _WORDS = 0.003, 1_000  # how common a word of a name is before any is counted, and how many names that is worth
_DAY, _PLACE = 0.002, 0.01  # how common a day and a place are before any is counted
_VALUES = 100  # how many records that is worth
_NAMES = 20_000  # how many names the product of its words' frequencies is worth
_LONG, _THIRD = 4, 0.5  # words from which a third counts, and how far: two of one family share some of them
_NOWHERE = frozenset(("not known", "unknown", "неизвестно", "невідомо", "inconnu", "unbekannt", "غير معروف", "-", "?"))


def columns(records: Sequence[Record], keys: Keys) -> Columns:
    """One row a record, in their order; `keys`: under what each is compared."""
    common = _common(records)
    places = [skeleton(one.place) for one in records]
    lists = [one.list for one in records]
    days = [str(one.when) if one.when is not None and one.when.precision == "day" else None for one in records]
    heard = [" ".join(one.heard) or None for one in records]
    return {
        "unique_id": ("VARCHAR", [one.id for one in records]),
        "keys": ("VARCHAR[]", keys.names),
        "sure_keys": ("VARCHAR[]", keys.days),
        "words": ("VARCHAR[]", [one.all for one in keys.words]),
        "asking": ("VARCHAR[]", [one.asking for one in keys.words]),
        "called": ("VARCHAR", [called(one) for one in records]),
        "heard": ("VARCHAR", heard),
        "tf_heard": ("DOUBLE", [common.get(one or "") for one in heard]),
        "list": ("VARCHAR", [one.list or None for one in records]),
        "same_as": ("VARCHAR", [one.same_as for one in records]),
        **_span("born", [one.born for one in records]),
        **_digits([one.born for one in records]),
        **_span("turned", [turned(one.born) for one in records]),
        **_span("when", [one.when for one in records]),
        "day": ("VARCHAR", days),
        "tf_day": ("DOUBLE", _rates(days, lists, _DAY)),
        "place": ("VARCHAR", places),
        "tf_place": ("DOUBLE", _rates(places, lists, _PLACE)),
        "script": ("VARCHAR", [script_of(one.place or "") for one in records]),
        "places": ("VARCHAR[]", [_places(one) for one in records]),
        "sex": ("VARCHAR", [one.sex for one in records]),
        "affiliation": ("VARCHAR", [skeleton(one.affiliation) for one in records]),
    }


def called(record: Record) -> str | None:
    """The language and every spelling of the name; None where unnamed."""
    if not record.named:
        return None
    spellings = dict.fromkeys((record.name, *record.variants))
    return record.language + LANGUAGE + SPELLINGS.join(spellings)


def _span(name: str, dates: Sequence[Edtf | None]) -> Columns:
    """First and last day as ordinals, an open end at its extreme."""
    bounds = [(None, None) if one is None else (one.earliest, one.latest) for one in dates]
    known = [first is not None or last is not None for first, last in bounds]
    return {
        f"{name}_from": (
            "INTEGER",
            [(a.toordinal() if a else 1) if k else None for (a, _), k in zip(bounds, known, strict=True)],
        ),
        f"{name}_to": (
            "INTEGER",
            [(b.toordinal() if b else _LATEST) if k else None for (_, b), k in zip(bounds, known, strict=True)],
        ),
    }


def _digits(dates: Sequence[Edtf | None]) -> Columns:
    """Exact days as digits, for what a hand or an eye gets wrong."""
    days = [
        one.earliest if one is not None and one.precision == "day" and one.earliest == one.latest else None
        for one in dates
    ]
    written = [day and f"{day:%Y%m%d}" for day in days]
    swapped = [day.replace(day=day.month, month=day.day).toordinal() if day and day.day <= 12 else None for day in days]
    return {
        "born_digits": ("VARCHAR", written),
        "born_sorted": ("VARCHAR", [one and "".join(sorted(one)) for one in written]),
        "born_swapped": ("INTEGER", swapped),
    }


def turned(date: Edtf | None) -> Edtf | None:
    """The day, month or year with the last two digits of its year exchanged, as a hand does: 1959-05 gives 1995-05.

    None where there is no such date, and for an age, a decade or anything else that nobody wrote as one year."""
    if date is None or date.is_interval or date.approximate or date.precision not in ("day", "month", "year"):
        return None
    try:
        return Edtf(f"{date[:2]}{date[3]}{date[2]}{date[4:]}")
    except ValueError:  # 29 February
        return None


def skeleton(words: str | None) -> str | None:
    """The consonants of a place or a body, in whatever script and spelling; None where nothing is named."""
    if not words or words.strip().casefold() in _NOWHERE:
        return None
    return " ".join(sorted(consonants(word) or word for word in name_words(words))) or None


def _places(one: Record) -> list[str]:
    """The place and what it lies in."""
    keys = (skeleton(words) for words in (one.place, *one.places))
    return sorted({key for key in keys if key})


def _rates(values: Sequence[str | None], lists: Sequence[str], before: float) -> list[float | None]:
    """How common each value is on the list that gives it most often: on one list, rows are different people."""
    rows = Counter(list for value, list in zip(values, lists, strict=True) if value is not None)
    most: dict[str, float] = {}
    for (value, list), times in Counter(zip(values, lists, strict=True)).items():
        if value is not None:
            rate = (times - 1 + _VALUES * before) / (rows[list] - 1 + _VALUES)
            most[value] = max(most.get(value, 0.0), rate)
    return [None if one is None else most[one] for one in values]


def _common(records: Sequence[Record]) -> dict[str, float]:
    """How common each sounding name is."""
    named = [one for one in records if one.heard]
    words = Counter(word for one in named for word in set(one.heard))
    rows = Counter(one.list for one in named)

    def made_of(name: tuple[str, ...]) -> float:
        rates = sorted((words[word] + _WORDS * _WORD) / (len(named) + _WORDS) for word in set(name))
        return prod(rates[:2]) * (rates[2] ** _THIRD if len(rates) >= _LONG else 1.0)

    most: dict[str, float] = {}
    for (name, list), times in Counter((one.heard, one.list) for one in named).items():
        rate = (times - 1 + _NAMES * made_of(name)) / (rows[list] - 1 + _NAMES)
        most[" ".join(name)] = max(most.get(" ".join(name), 0.0), rate)
    return most
