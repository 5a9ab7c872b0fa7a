"""What a person judged about two records: same, different, unsure, or withdrawn. Kept for ever, never a merge."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from onrecord.nouns.shape import Noun

Verdict = Literal["same", "different", "unsure", "withdrawn"]


class Judged(Noun, frozen=True, kw_only=True):
    """`a` and `b` are ids of records (list entries or parties), in order. `print_a` and `print_b` are silent prints of
    what the records say, by which they are found again when their list is taken in anew."""

    a: str
    b: str
    verdict: Verdict
    by: str
    at: dt.datetime
    why: str = ""
    print_a: str = ""
    print_b: str = ""


def in_force(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    """The newest judgement about each two records, in the order of their ids; the withdrawn ones are gone."""
    newest: dict[tuple[str, str], Judged] = {}
    for one in judged:
        pair = (min(one.a, one.b), max(one.a, one.b))
        newest[pair] = one
    return tuple(one for _, one in sorted(newest.items()) if one.verdict != "withdrawn")
