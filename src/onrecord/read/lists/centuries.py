"""A year of two digits, read by the other date of its row: somebody is born before what happens to them, and no more
than 110 years before. Where more than one century is left, or none, the year stays open."""

from onrecord.nouns.edtf import Edtf

_CENTURIES = range(17, 23)
_OLDEST = 110  # years


def born_in_its_century(born: Edtf, when: Edtf | None) -> Edtf:
    """A birth such as `XX84-01-30` before what happened `when`."""
    return _only(born, [one for one in _all(born) if _is_age(one, when)])


def in_its_century(when: Edtf, born: Edtf | None) -> Edtf:
    """A day such as `XX31-02-27` in the life of somebody `born` then."""
    return _only(when, [one for one in _all(when) if _is_age(born, one)])


def _all(short: Edtf) -> list[Edtf]:
    found = []
    for century in _CENTURIES:
        try:
            found.append(Edtf(f"{century}{short[2:]}"))
        except ValueError:  # 29 February of a year that has none
            continue
    return found


def _is_age(born: Edtf | None, when: Edtf | None) -> bool:
    if born is None or when is None or not (born.earliest and born.latest and when.earliest and when.latest):
        return True
    return born.earliest <= when.latest and when.earliest.year - born.latest.year <= _OLDEST


def _only(short: Edtf, possible: list[Edtf]) -> Edtf:
    return possible[0] if len(possible) == 1 else short
