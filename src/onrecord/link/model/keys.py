"""Which records are compared at all: those that share a key.

Rules
* A key comes from a name (two spellings of one name nearly always share one), from a day, or joins a row to the one it
  repeats. Two records that share a key of names alone are weighed only where the words of one could answer those of the
  other (`answering`).
* A key that too many records share is cut finer by what else is known: year of birth, month, place. Who has none of
  these is not compared under it: a common name alone decides nothing.
* What is still shared by too many is cut once more, by two of them. What even that leaves too common is dropped, and a
  finding says how many. So the pairs of a record stay bounded, however many records there are.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set

from onrecord.link.model.answering import Words, words_of
from onrecord.link.model.coarse import coarse
from onrecord.link.model.columns import skeleton
from onrecord.link.model.crew import Crew
from onrecord.link.model.progress import Progress
from onrecord.link.model.shared import Keys
from onrecord.link.names import blocks
from onrecord.link.records import Record
from onrecord.nouns import Edtf
from onrecord.nouns.names import name_words

MANY = 50  # records under one key, after which it is cut finer
TOO_MANY = 300  # records under one key, after which it is cut once more
_LARGE = 200_000  # records from which fewer may share a key, so that pairs stay in proportion to records
_LARGE_MANY, _LARGE_TOO_MANY = 25, 60
_BATCH = 5_000  # records given to a process at a time
_AND = " | "  # between a key and what it was cut by


def keys(records: Sequence[Record], hands: Crew | None = None, progress: Progress | None = None) -> Keys:
    """Under what each record is compared; `hands` to work with, `progress` to tell of it."""
    large = len(records) >= _LARGE
    many, too_many = (_LARGE_MANY, _LARGE_TOO_MANY) if large else (MANY, TOO_MANY)
    called = [(one.name, *one.variants) if one.named else () for one in records]
    batches = [(called[start : start + _BATCH], large) for start in range(0, len(called), _BATCH)]
    of_names: list[tuple[list[str], Words]] = []
    for batch in (hands or Crew()).each(_of_batch, batches):
        of_names += batch
        (progress or Progress(None)).part(len(of_names), len(records))
    names, words = [one for one, _ in of_names], [one for _, one in of_names]
    days = [_of_days(one) for one in records]
    known = [_known(one) for one in records]
    found, dropped = _bounded(names, known, many, too_many)
    sure, too = _bounded(days, known, many, too_many)
    repeated = [f"row {one.same_as or one.id}" for one in records]
    return Keys(found, [[*mine, row] for mine, row in zip(sure, repeated, strict=True)], words, dropped + too, too_many)


def _bounded(
    first: Sequence[Collection[str]], known: Sequence[Sequence[str]], many: int, too_many: int
) -> tuple[list[list[str]], int]:
    """The keys cut finer until few share each, and how many were given up."""
    mine: list[list[str]] = [sorted(one) for one in first]
    alone = Counter[str]()  # of the keys that were still too common, those that somebody could not cut any finer
    for most in (many, too_many):
        if common := _common(mine, most):
            both = list(zip(mine, known, strict=True))
            if most == too_many:
                alone = Counter(key for keys, more in both for key in keys if key in common and not _parts(key, more))
            mine = [sorted(set(_finer(keys, more, common))) for keys, more in both]
    dropped = _common(mine, too_many)
    kept = [[key for key in keys if key not in dropped] for keys in mine] if dropped else mine
    return kept, len(dropped) + sum(times > 1 for times in alone.values())


def _common(mine: Sequence[Sequence[str]], most: int) -> Set[str]:
    held = Counter(key for keys in mine for key in keys)
    return {key for key, times in held.items() if times > most}


def _finer(mine: Sequence[str], known: Sequence[str], common: Set[str]) -> Iterator[str]:
    """Each key as it is where few share it, else with one thing more that is known."""
    for key in mine:
        if key not in common:
            yield key
            continue
        base, *parts = key.split(_AND)
        yield from (_AND.join((base, *sorted((*parts, more)))) for more in _parts(key, known))


def _parts(key: str, known: Sequence[str]) -> list[str]:
    """What a key can still be cut by: what is known of a kind that it has not been cut by."""
    kinds = {part.partition(" ")[0] for part in key.split(_AND)[1:]}
    return [more for more in known if more.partition(" ")[0] not in kinds]


def _known(one: Record) -> list[str]:
    """What a common key can be cut by."""
    found = [f"born {year}" for year in _years(one.born)]
    found += [f"in {month}" for month in _months(one.when)]
    return [*found, f"at {skeleton(one.place)}"] if one.place else found


def _of_batch(batch: tuple[Sequence[Sequence[str]], bool]) -> list[tuple[list[str], Words]]:
    """All that is asked of names, while each is at hand: it takes long to parse."""
    called, large = batch
    return [(_of_names(names, large), words_of(names)) for names in called]


def _of_names(names: Sequence[str], large: bool) -> list[str]:
    """Fine and coarse keys; among very many records the coarse ones alone, where a name has any."""
    found = {
        key for name in names for key in ((coarse(name) or blocks(name)) if large else coarse(name) | blocks(name))
    }
    return sorted(found)


def _of_days(one: Record) -> set[str]:
    """So that two spellings too far apart to share a key of names still meet: the day of birth; or the day and place,
    with the first sound of a word."""
    if not one.named:
        return set()
    found = {f"born {one.born}"} if one.born is not None and one.born.precision == "day" else set()
    if one.when is not None and one.when.precision == "day" and one.place:
        sounding = {skeleton(word) for word in name_words(one.name)}
        found |= {f"on {one.when} {skeleton(one.place)} {sound[0]}" for sound in sounding if sound}
    return found


def _years(when: Edtf | None) -> range:
    """The years that a birth leaves possible, where they are few."""
    if when is None or when.earliest is None or when.latest is None or when.latest.year - when.earliest.year > 2:
        return range(0)
    return range(when.earliest.year, when.latest.year + 1)


def _months(when: Edtf | None) -> list[str]:
    if when is None or when.earliest is None or when.latest is None or (when.latest - when.earliest).days > 62:
        return []
    return sorted({f"{day:%Y-%m}" for day in (when.earliest, when.latest)})
