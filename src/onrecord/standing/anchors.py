"""What each proposal stands on today.

Rules
* A statement stands on its words, its speaker and its item; a list on its rows, or on the words that speak of it; an
  event and a claim on the acts they gather, each by the words around it. A claim without acts stands on its lists and
  statements.
* Two versions of a file at one name, and two copies of the same bytes, are one item: its words may still be there.
* Of very many tellings a fixed sample is kept: those first in the order of their digests, so that two samples compare.
"""

import hashlib
from collections.abc import Iterable, Mapping

from onrecord.nouns import Account, Act, Anchor, Claim, Event, Item, Noun, PeopleList, Reading, Statement, Told

SAMPLE = 256  # tellings kept of one thing: its likeness to another is then known to within six in a hundred
SameItem = Mapping[str, str]
"""Item id -> the first id that the same item had."""
Key = tuple[str, str, str]


def same_items(items: Iterable[Item]) -> dict[str, str]:
    """Which items are one, for a decision; `items` in the order of the log."""
    first: dict[str, str] = {}
    by_name: dict[str, str] = {}
    by_bytes: dict[str, str] = {}
    for item in items:
        first[item.id] = by_name.get(item.name) or by_bytes.get(item.object.sha256) or item.id
        by_name[item.name] = first[item.id]
        by_bytes.setdefault(item.object.sha256, first[item.id])
    return first


def anchor_of(noun: object, acts: Mapping[str, Act], layer: str = "") -> Anchor | None:
    """The anchor of anything that can be decided about; None for what cannot. `layer` is that of its reading."""
    match noun:
        case Statement():
            spans = noun.content or noun.cue
            start, end = spans[0].start, spans[-1].end
            told = Told(item=noun.item, what="statement", words=noun.words, layer=layer, start=start, end=end)
            return Anchor(kind="statement", told=(told,), speaker=noun.speaker.text if noun.speaker else "")
        case PeopleList():
            return Anchor(kind="list", told=sample(_of_list(noun, layer)))
        case Event():
            return Anchor(kind="event", told=sample(_of_acts(noun.acts, acts)))
        case Claim():
            told_by = _of_acts(noun.acts, acts) or _bare(noun)
            return Anchor(kind="claim", told=sample(told_by))
    return None


def anchor_in(noun: Noun | None, id: str) -> Anchor | None:
    """The anchor of what has this id in a reading or an account, as it stood there."""
    match noun:
        case Reading():
            ones: tuple[Noun, ...] = (*noun.statements, *noun.lists)
            return next((anchor_of(one, {}, noun.layer) for one in ones if getattr(one, "id", "") == id), None)
        case Account():
            acts = {act.id: act for act in noun.acts}
            ones = (*noun.events, *noun.claims, *noun.rejected_events, *noun.rejected_claims)
            return next((anchor_of(one, acts) for one in ones if getattr(one, "id", "") == id), None)
    return None


def key(told: Told, same: SameItem) -> Key:
    """What makes two tellings one: the item, as what they count, and the words, however they are spaced."""
    return same.get(told.item, told.item), told.what, flat(told.words)


def flat(words: str) -> str:
    return " ".join(words.split()).casefold()


def digest(of: Key) -> bytes:
    """The order of the sample; it says nothing about the words."""
    return hashlib.blake2b("\0".join(of[1:]).encode("utf-8", "surrogatepass"), digest_size=8).digest()


def sample(told: Iterable[Told]) -> tuple[Told, ...]:
    """Each telling once, by the rule of the module."""
    by_key = {key(one, {}): one for one in told}
    return tuple(by_key[one] for one in sorted(by_key, key=lambda each: (digest(each), each))[:SAMPLE])


def _of_list(one: PeopleList, layer: str) -> list[Told]:
    if one.passage is not None:
        at = one.passage
        return [Told(item=one.item, what="spoken of", words=at.text, layer=layer, start=at.start, end=at.end)]
    rows = (" | ".join(f"{header}: {cell}" for header, cell in row.fields.items()) or row.name for row in one.entries)
    return [Told(item=one.item, what="row", words=words) for words in rows] or [
        Told(item=one.item, what="list", words=one.place)
    ]


def _of_acts(ids: Iterable[str], acts: Mapping[str, Act]) -> list[Told]:
    return [_of_act(acts[id]) for id in ids if id in acts]


def _of_act(act: Act) -> Told:
    near = act.passage
    words = f"{near.prefix}{near.span.text}{near.suffix}"
    return Told(
        item=act.item, what=act.act_type, words=words, layer=near.layer, start=near.span.start, end=near.span.end
    )


def _bare(claim: Claim) -> list[Told]:
    lists = [Told(item="", what=f"{claim.act_type}, list", words=id) for id in claim.lists]
    return lists + [Told(item="", what=f"{claim.act_type}, statement", words=id) for id in claim.supported_by]
