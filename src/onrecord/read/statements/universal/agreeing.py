"""The names of one item brought together: a surname with the full name, an office with every mention of its bearer,
and forms that the dictionary could not bring to the nominative with the form that could."""

from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.nouns import Mention
from onrecord.read.statements.universal.titles import is_office

_ENDING = 3  # letters in which two forms of one name may differ
_LEAST = 3  # letters that they share


def agreed(mentions: Sequence[Mention], code: str) -> tuple[Mention, ...]:
    """In the order given."""
    form = (
        _forms([one for one in mentions if one.kind in ("person", "body", "outlet", "place")]) if code != "fr" else {}
    )
    same = [replace(one, name=form.get((one.kind, one.name), one.name)) for one in mentions]
    full = _fullest({one.name for one in same if one.kind == "person"})
    same = [replace(one, name=full.get(one.name, one.name)) if one.kind == "person" else one for one in same]
    titles: dict[str, str] = {}
    for one in same:
        if (
            one.kind == "person"
            and one.title
            and (one.name not in titles or (one.official and not is_office(titles[one.name], code)))
        ):
            titles[one.name] = one.title
    return tuple(
        replace(
            one,
            title=one.title or titles.get(one.name, ""),
            official=one.official or is_office(titles.get(one.name, ""), code),
        )
        if one.kind == "person"
        else one
        for one in same
    )


def _forms(mentions: Sequence[Mention]) -> dict[tuple[str, str], str]:
    """Each form to the one with which it shares its stem that is written so in the text, the commonest first."""
    counted: dict[tuple[str, str], int] = {}
    written = {one.span.text for one in mentions}
    for one in mentions:
        counted[one.kind, one.name] = counted.get((one.kind, one.name), 0) + 1 + 2 * (one.name in written)
    ranked = sorted(counted, key=lambda key: (-counted[key], len(key[1]), key))
    chosen: dict[tuple[str, str], str] = {}
    for kind, name in ranked:
        home = next(
            (other for other in ranked if other[0] == kind and other in chosen and _one_name(name, chosen[other])), None
        )
        chosen[kind, name] = chosen[home] if home is not None else name
    return chosen


def _one_name(one: str, other: str) -> bool:
    ours, theirs = one.split(), other.split()
    return len(ours) == len(theirs) and all(_one_word(a, b) for a, b in zip(ours, theirs, strict=True))


def _one_word(one: str, other: str) -> bool:
    if one == other:
        return True
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= _LEAST and max(len(one), len(other)) - shared <= _ENDING


def _fullest(people: set[str]) -> dict[str, str]:
    """A shorter name of a person to the one longer name that ends, or begins, with it."""
    full: dict[str, str] = {}
    for name in people:
        parts = name.split()
        longer = {
            other
            for other in people
            if len(other.split()) > len(parts)
            and (other.split()[-len(parts) :] == parts or other.split()[: len(parts)] == parts)
        }
        if len(longer) == 1:
            full[name] = longer.pop()
    return full
