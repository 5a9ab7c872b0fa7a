"""Everything that tells a claim: statements, lists, narrators; each with the day by which it was on record."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from onrecord.corroborate.material import Material
from onrecord.nouns import Claim, Edtf, PeopleList, Statement

_DOUBTED = ("alleged", "possible", "believed")


class Telling(NamedTuple):
    """`id` is that of a statement, a list or an item. `part`: why it gives only a part, or is weak; else ""."""

    id: str
    item: str
    kind: Literal["statement", "list", "narrator"]
    when: Edtf | None
    part: str = ""
    statement: Statement | None = None
    list: PeopleList | None = None


def tellings(claim: Claim, material: Material) -> list[Telling]:
    """All tellings of a claim, in a fixed order. What a statement inside another tells is told by the inner one."""
    return [*_statements(claim, material), *_lists(claim, material), *_narrators(claim, material)]


def _statements(claim: Claim, material: Material) -> Iterator[Telling]:
    acts = set(claim.acts)
    supporting = dict.fromkeys(claim.supported_by)
    for known in claim.supported_by:
        one = material.statements.get(known)
        if one is None:
            continue
        inner = [child for child in material.children_within(one, supporting) if child.kind != "order"]
        if inner:
            continue
        tells = any(act.id in acts for act in material.acts_told.get(known, ()))
        part = "" if tells else "the material gives only one detail of it"
        if one.hedge in _DOUBTED:
            part = part or f"its words are hedged ({one.hedge})"
        yield Telling(known, one.item, "statement", material.statement_on(one), part, statement=one)


def _lists(claim: Claim, material: Material) -> Iterator[Telling]:
    for known in claim.lists:
        one = material.lists.get(known)
        if one is not None:
            yield Telling(known, one.item, "list", material.list_on(one), list=one)


def _narrators(claim: Claim, material: Material) -> Iterator[Telling]:
    for item in claim.narrated_in:
        reading = material.readings.get(item)
        if reading is not None:
            unread = reading.language != "en" and not reading.statements
            part = f"statements are not yet read in this language ({reading.language})" if unread else ""
            yield Telling(item, item, "narrator", reading.published_on, part)
