"""Which item takes its matter from which: same bytes, versions, reprints, wire copies, near copies, excerpts.

Rules, in this order; the first that fits is printed
1. The same bytes, and an earlier version at the same name, are known from custody.
2. Two pages that name each other as editions of one text are one text.
3. At least `COPY` of both texts in common: a wire copy where an agency is credited, a reprint where the other's outlet
   is credited, else a near copy.
4. At least `HELD` of one text stands in the other and not the reverse: an excerpt.

Which came first: the one that is credited by the other; else the one certainly published earlier; else the longer;
else the one taken in first. An item takes its matter from one source only: the most alike.
"""

import re
from collections.abc import Iterable
from typing import Literal

from onrecord.corroborate.likeness import Likeness, alike, shingles
from onrecord.corroborate.material import Material
from onrecord.nouns import Item, Retelling

COPY, HELD = 0.55, 0.7
How = Literal["same bytes", "reprint", "wire copy", "near copy", "version", "excerpt"]
_TOLD_IN = ("body", "quote")
_CREDITED_IN = ("byline", "credit", "dateline")
_AGENCY = re.compile(r"\bagency\b|\bwire\b|\([A-Z]{2,6}\)\s*[—–-]", re.IGNORECASE)


def retellings(material: Material) -> tuple[Retelling, ...]:
    """Every item that retells another, with how and why; sorted by item."""
    found = {one.item: one for one in _custody(material)}
    for one in _editions(material):
        found.setdefault(one.item, one)
    texts = {item: shingles(_body(material, item)) for item in material.readings if item not in found}
    pairs = [pair for pair in alike(texts) if _is_copy(pair)]
    for pair in sorted(pairs, key=lambda pair: (-max(pair.held, pair.holds), pair.a, pair.b)):
        made = _retelling(pair, material)
        if made.item not in found and not _loops(made, found):
            found[made.item] = made
    return tuple(found[item] for item in sorted(found))


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


def _editions(material: Material) -> Iterable[Retelling]:
    """Pages that name each other's address as the edition in another language."""
    by_url = {layer.description.url: item for item, layer in sorted(material.layers.items()) if layer.description.url}
    for item in sorted(material.readings):
        layer = material.layers.get(item)
        others = sorted(
            by_url[url] for url in (layer.description.alternates if layer else {}).values() if url in by_url
        )
        for other in others:
            if other != item and other in material.readings and _first(item, other, material)[0] == other:
                yield Retelling(
                    item=item, source=other, how="version", likeness=1.0,
                    reason="The page names the other as the same text in another language.",
                )  # fmt: skip


def _is_copy(pair: Likeness) -> bool:
    return min(pair.held, pair.holds) >= COPY or max(pair.held, pair.holds) >= HELD


def _retelling(pair: Likeness, material: Material) -> Retelling:
    source, why = _first(pair.a, pair.b, material)
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
    if _AGENCY.search(_credits(material, item)) or _AGENCY.search(_credits(material, source)):
        return "wire copy"
    return "reprint" if _credits_other(item, source, material) else "near copy"


def _first(a: str, b: str, material: Material) -> tuple[str, str]:
    """Which of two was there first, and why."""
    for one, other in ((a, b), (b, a)):
        if _credits_other(one, other, material) and not _credits_other(other, one, material):
            return other, "the other credits it"
    on_a, on_b = material.published(a), material.published(b)
    if on_a is not None and on_b is not None and on_a.before(on_b):
        return a, f"it was published first ({on_a})"
    if on_a is not None and on_b is not None and on_b.before(on_a):
        return b, f"it was published first ({on_b})"
    long_a, long_b = len(_body(material, a)), len(_body(material, b))
    if long_a != long_b:
        return (a if long_a > long_b else b), "it is the longer; the dates do not say which came first"
    return min((a, b), key=lambda item: _taken_in(material.items.get(item), item)), "it was taken in first"


def _taken_in(item: Item | None, item_id: str) -> tuple[str, str]:
    return (item.taken_in.isoformat() if item is not None else "", item_id)


def _credits_other(item: str, other: str, material: Material) -> bool:
    """Whether the credit or the body of `item` names the outlet of `other`, which is not its own."""
    reading, their = material.readings[item], material.readings[other]
    if not their.outlet or their.outlet == reading.outlet:
        return False
    return their.outlet in _credits(material, item) or their.outlet in _body(material, item)


def _credits(material: Material, item: str) -> str:
    layer, reading = material.layers.get(item), material.readings[item]
    if layer is None:
        return ""
    marked = [layer.text[one.start : one.end] for one in reading.segments if one.role in _CREDITED_IN]
    first_line = _body(material, item).lstrip()[:80]
    return "\n".join((*marked, first_line))


def _body(material: Material, item: str) -> str:
    layer, reading = material.layers.get(item), material.readings[item]
    if layer is None:
        return ""
    if not reading.segments:
        return layer.text
    return "\n".join(layer.text[one.start : one.end] for one in reading.segments if one.role in _TOLD_IN)


def _loops(made: Retelling, found: dict[str, Retelling]) -> bool:
    at = made.source
    while at in found:
        at = found[at].source
    return at == made.item
