"""Are two records one person? One rule after the other; the first that fits gives the judgement and its reason.

1. A row that its list, or the same list taken in again, repeats cell by cell is the same row.
2. Names that do not sound alike are not compared.
3. Births that exclude each other: different; unsure where the day agrees all the same, or where they lie a single year
   apart, for a year is easily miswritten.
4. The same sounding name with the same birth, or the same day, or the same month and place: same.
5. The same sounding name and nothing else to go by: unsure.
6. A name that is only near (one word sounds the same, the others nearly): unsure, and only if birth or date agrees.
"""

from typing import NamedTuple

from rapidfuzz import fuzz

from onrecord.link.records import Record
from onrecord.nouns import Edtf
from onrecord.nouns.names import sounds
from onrecord.nouns.people import Judgement

_NEAR = 80.0  # rapidfuzz ratio of two words that may be one word misheard or misread
_YEAR = 366  # days


class Verdict(NamedTuple):
    judgement: Judgement
    reason: str
    confidence: float


def judge(a: Record, b: Record) -> Verdict | None:
    """The judgement about two records; None where they are not worth a line."""
    if b.same_as == a.id or a.same_as == b.id:
        return Verdict("same", "the row is repeated cell by cell", 0.95)
    alike = _alike(a.heard, b.heard)
    if alike == "no":
        return None
    apart = _births_apart(a.born, b.born)
    agreed = _agreement(a, b)
    if alike == "near":
        return Verdict("unsure", f"names nearly alike, {agreed}", 0.5) if agreed and apart is None else None
    if apart is not None and agreed:
        return Verdict("unsure", f"the names sound alike, {agreed}, but the births differ ({a.born}, {b.born})", 0.5)
    if apart is not None and apart > _YEAR:
        return Verdict(
            "different", f"the names sound alike, but the births exclude each other ({a.born}, {b.born})", 0.9
        )
    if apart is not None:
        return Verdict("unsure", f"the names sound alike, the births lie a year apart ({a.born}, {b.born})", 0.5)
    if agreed:
        return Verdict("same", f"the names sound alike in every word, {agreed}", 0.9)
    return Verdict("unsure", "the names sound alike, and nothing else can be compared", 0.5)


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """ "yes", "near" or "no". A third name (a patronymic) that only one record gives is no difference."""
    if len(a) < 2 or len(b) < 2:
        return "yes" if a == b and a else "no"
    short, long = (set(a), set(b)) if len(a) <= len(b) else (set(b), set(a))
    if short <= long and len(long) - len(short) <= 1:
        return "yes"
    shared = short & long
    rest = sorted(short - long), sorted(long - short)
    if shared and len(rest[0]) == len(rest[1]) == 1 and fuzz.ratio(rest[0][0], rest[1][0]) >= _NEAR:
        return "near"
    return "no"


def _births_apart(a: Edtf | None, b: Edtf | None) -> int | None:
    """Days between two births that exclude each other; None where they can be one."""
    if a is None or b is None or a.overlaps(b):
        return None
    early, late = (a, b) if a.before(b) else (b, a)
    return (late.earliest - early.latest).days if late.earliest is not None and early.latest is not None else None


def _agreement(a: Record, b: Record) -> str:
    """What besides the name agrees, in words; "" where nothing does."""
    if a.born is not None and b.born is not None and a.born.overlaps(b.born):
        return f"births agree ({a.born}, {b.born})"
    if a.when is None or b.when is None or not a.when.overlaps(b.when):
        return ""
    if a.when.precision == b.when.precision == "day":
        return f"the day agrees ({a.when}, {b.when})"
    same_place = a.place is not None and b.place is not None and set(sounds(a.place)) & set(sounds(b.place))
    return f"month and place agree ({a.when}, {b.when})" if same_place else ""
