"""Which item takes its matter from which: same bytes, versions, reprints, wire copies, near copies, excerpts.

Rules, in this order; the first that fits is printed
1. The same bytes, and an earlier version at the same name, are known from custody.
2. One text in two languages: see `translations`.
3. At least `COPY` of both texts in common: a wire copy where an agency is credited, a reprint where the other's outlet
   is credited, else a near copy.
4. At least `HELD` of one text stands in the other and not the reverse: an excerpt.

Which came first: the one that is credited by the other; else the one certainly published earlier; else the longer;
else the one taken in first. An item takes its matter from one source only: the most alike.
"""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from onrecord.corroborate.likeness import Likeness, alike, shingles
from onrecord.corroborate.material import Material
from onrecord.corroborate.precedence import body, credits_of, credits_other, first
from onrecord.corroborate.translations import translations
from onrecord.nouns import Finding, Retelling

COPY, HELD = 0.55, 0.7
How = Literal["reprint", "wire copy", "near copy", "excerpt"]
_AGENCY = re.compile(r"\bagency\b|\bwire\b|\([A-Z]{2,6}\)\s*[—–-]", re.IGNORECASE)


class Copies(NamedTuple):
    """Every item that retells another, with how and why, sorted by item; and what only a person can tell."""

    retellings: tuple[Retelling, ...]
    findings: tuple[Finding, ...]


def retellings(material: Material) -> Copies:
    """Who takes it from whom in a case."""
    found = {one.item: one for one in _custody(material)}
    texts = {item: shingles(body(material, item)) for item in material.readings if item not in found}
    translated = translations(material, tuple(texts))
    for one in translated.retellings:
        if one.item not in found and not _loops(one, found):
            found[one.item] = one
    pairs = [pair for pair in alike(texts) if _is_copy(pair)]
    for pair in sorted(pairs, key=lambda pair: (-max(pair.held, pair.holds), pair.a, pair.b)):
        made = _retelling(pair, material)
        if made.item not in found and not _loops(made, found):
            found[made.item] = made
    return Copies(tuple(found[item] for item in sorted(found)), translated.perhaps)


def _custody(material: Material) -> Iterable[Retelling]:
    for item in material.items.values():
        if item.duplicate_of is not None and item.duplicate_of in material.items:
            yield Retelling(
                item=item.id, source=item.duplicate_of, how="same bytes", likeness=1.0,
                reason="Its bytes are the same as those of an item taken in earlier.",
            )  # fmt: skip
        elif item.supersedes is not None and item.supersedes in material.readings:
            yield Retelling(
                item=item.id, source=item.supersedes, how="version", likeness=1.0,
                reason="It replaced an earlier version at the same name.",
            )  # fmt: skip


def _is_copy(pair: Likeness) -> bool:
    return min(pair.held, pair.holds) >= COPY or max(pair.held, pair.holds) >= HELD


def _retelling(pair: Likeness, material: Material) -> Retelling:
    source, why = first(pair.a, pair.b, material)
    item = pair.b if source == pair.a else pair.a
    share = pair.held if item == pair.a else pair.holds
    how = _how(pair, item, source, material)
    if how == "excerpt" and share < HELD:  # the short text is the source: the long one holds it and goes on
        share = max(pair.held, pair.holds)
    return Retelling(
        item=item, source=source, how=how, likeness=round(share, 3),
        reason=f"{share:.0%} of the words in a row stand in both; {why}.",
    )  # fmt: skip


def _how(pair: Likeness, item: str, source: str, material: Material) -> How:
    if min(pair.held, pair.holds) < COPY:
        return "excerpt"
    if _AGENCY.search(credits_of(material, item)) or _AGENCY.search(credits_of(material, source)):
        return "wire copy"
    return "reprint" if credits_other(item, source, material) else "near copy"


def _loops(made: Retelling, found: dict[str, Retelling]) -> bool:
    at = made.source
    while at in found:
        at = found[at].source
    return at == made.item
