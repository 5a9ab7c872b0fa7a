"""What the machine makes of every two records: links with a probability and its reasons.

Rules
* The model weighs (`model/`); here the line is drawn: same from `_SAME` upward; different below `_DIFFERENT`, and only
  where what does not change about a person (`_LASTING`) speaks against it by `_AGAINST` bits or more: that little is
  known, or that one was seen on two days in two places, is no difference, unless one person is less likely than
  `_HARDLY`, as with two bearers of a common name. Everything else is unsure. A pair the model does not show is no link.
* Names that differ, or that only one surname ties, are never the same to the machine, whatever else agrees: one family
  often has one village and one day. A person may still say so.
* A row that its list, or the same list taken in again, repeats cell by cell is the same row: at least `_REPEATED` sure,
  named or not.
* What people judged same or different teaches the model; it never decides a pair for them.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.link.model import Labelled, Scored, Watch, scored
from onrecord.link.persons_say import Pair
from onrecord.link.records import Record
from onrecord.nouns import Finding, Ids, Judged, Judgement, Link, Part

MODEL = "machine:link@2"
_SAME, _DIFFERENT = 0.95, 0.05
_AGAINST = -4.5  # bits: more than twenty times as likely in two people
_HARDLY = 0.002
_TIED = frozenset(("alike", "near"))  # levels of names from which on the machine may say "same"
_LASTING = frozenset(("born", "names", "sex"))
_REPEATED = 0.97  # two of a name in one village, born in one year, do stand on one list, seldom with every cell alike


class Proposed(NamedTuple):
    """Links in the order of their records, and what was found while weighing. `agreeing`: the pairs among them whose
    names agree, or whose rows repeat each other; `prior`: how often two records picked by chance were held to be one
    person."""

    links: tuple[Link, ...]
    agreeing: frozenset[Pair]
    findings: tuple[Finding, ...]
    prior: float


def proposed(found: Sequence[Record], judged: Iterable[Judged], ids: Ids, watch: Watch | None = None) -> Proposed:
    """The links worth a line; `judged` are judgements in force on records among `found`."""
    labelled = [Labelled(one.a, one.b, one.verdict == "same") for one in judged if one.verdict != "unsure"]
    scores = scored(found, labelled, watch=watch)
    links = {(one.a, one.b): _link(one, ids) for one in scores}
    agreeing = {(one.a, one.b) for one in scores if _names(one) == "alike"}
    known = {one.id for one in found}
    for one in found:
        if one.same_as in known:
            pair = min(one.id, one.same_as), max(one.id, one.same_as)
            if pair not in links or (links[pair].probability or 0.0) < _REPEATED:
                links[pair] = _repeated(*pair, ids)
                agreeing.add(pair)
    return Proposed(tuple(one for _, one in sorted(links.items())), frozenset(agreeing), scores.findings, scores.prior)


def link_id(a: str, b: str, ids: Ids) -> str:
    """The id of the link between two records, in either order."""
    return ids.mint("k", *sorted((a, b)))


def _names(one: Scored) -> str:
    """The level at which the names agree; "" where one is not known."""
    return next((part.level for part in one.parts if part.field == "names"), "")


def may_say_same(probability: float, names: str) -> bool:
    """Whether the machine calls a pair one person whose names agree on that level ("" where one has none)."""
    return probability >= _SAME and (names in _TIED or not names)


def _judgement(one: Scored) -> Judgement:
    if one.probability >= _SAME:
        return "same" if may_say_same(one.probability, _names(one)) else "unsure"
    against = any(part.weight <= _AGAINST for part in one.parts if part.field in _LASTING)
    return "different" if one.probability < (_DIFFERENT if against else _HARDLY) else "unsure"


def _repeated(a: str, b: str, ids: Ids) -> Link:
    return Link(
        id=link_id(a, b, ids), decided_by=MODEL, a=a, b=b, judgement="same", confidence=_REPEATED,
        probability=_REPEATED, reason="the row is repeated cell by cell",
    )  # fmt: skip


def _link(one: Scored, ids: Ids) -> Link:
    probability = round(one.probability, 6)
    judgement = _judgement(one)
    return Link(
        id=link_id(one.a, one.b, ids), decided_by=MODEL, a=one.a, b=one.b, judgement=judgement, reason=one.reason,
        confidence=1 - probability if judgement == "different" else probability, probability=probability,
        parts=tuple(Part(field=part.field, words=part.words, weight=round(part.weight, 2)) for part in one.parts),
    )  # fmt: skip
