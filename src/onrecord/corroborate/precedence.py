"""Which of two texts was there first, and what a text credits.

The one that the other credits; else the one certainly published earlier; else the longer; else the one taken in first.
"""

from onrecord.corroborate.material import Material
from onrecord.nouns import Item

_TOLD_IN = ("body", "quote")
_CREDITED_IN = ("byline", "credit", "dateline")


def first(a: str, b: str, material: Material) -> tuple[str, str]:
    """Which of two was there first, and why."""
    for one, other in ((a, b), (b, a)):
        if credits_other(one, other, material) and not credits_other(other, one, material):
            return other, "the other credits it"
    on_a, on_b = material.published(a), material.published(b)
    if on_a is not None and on_b is not None and on_a.before(on_b):
        return a, f"it was published first ({on_a})"
    if on_a is not None and on_b is not None and on_b.before(on_a):
        return b, f"it was published first ({on_b})"
    long_a, long_b = len(body(material, a)), len(body(material, b))
    if long_a != long_b:
        return (a if long_a > long_b else b), "it is the longer; the dates do not say which came first"
    return min((a, b), key=lambda item: _taken_in(material.items.get(item), item)), "it was taken in first"


def _taken_in(item: Item | None, item_id: str) -> tuple[str, str]:
    return (item.taken_in.isoformat() if item is not None else "", item_id)


def credits_other(item: str, other: str, material: Material) -> bool:
    """Whether the credit or the body of `item` names the outlet of `other`, which is not its own."""
    reading, their = material.readings[item], material.readings[other]
    if not their.outlet or their.outlet == reading.outlet:
        return False
    return their.outlet in credits_of(material, item) or their.outlet in body(material, item)


def credits_of(material: Material, item: str) -> str:
    """The words of an item's byline, credits and dateline, and its first line."""
    layer, reading = material.layers.get(item), material.readings[item]
    if layer is None:
        return ""
    marked = [layer.text[one.start : one.end] for one in reading.segments if one.role in _CREDITED_IN]
    first_line = body(material, item).lstrip()[:80]
    return "\n".join((*marked, first_line))


def body(material: Material, item: str) -> str:
    """The words in which an item tells what it tells."""
    layer, reading = material.layers.get(item), material.readings[item]
    if layer is None:
        return ""
    if not reading.segments:
        return layer.text
    return "\n".join(layer.text[one.start : one.end] for one in reading.segments if one.role in _TOLD_IN)
