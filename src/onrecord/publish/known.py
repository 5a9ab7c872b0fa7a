"""Whose names are withheld, and under which pseudonym: lists, parties, and whoever a reader takes for a person.

Rules
* What may be named is proven in `public.py`; a name here is withheld whatever else says so, but for a release.
* Who stands on a list is withheld, also where an office stands beside the name. A word of such a name is withheld on
  its own even where a public person bears it too; the public person's whole name stays in the item that proves it.
* One person has one pseudonym throughout, made from the id of the person and so from the record's secret: nobody can
  compute it from a name. Two records linked as the same person share it.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.nouns import Mention
from onrecord.nouns.shape import Noun
from onrecord.publish.names import keys, skeleton, tokens
from onrecord.publish.public import Public, public
from onrecord.publish.view import View
from onrecord.publish.vocabulary import anywhere, ranks, starting

Phrase = tuple[str, ...]
_PARTICLES = ("de", "du", "des", "la", "le", "van", "von", "der", "al", "el", "ibn", "bin", "bint", "ben", "da", "di")
_LETTERS = "ABCDEFGHKLMNPQRSTVWXYZ"


class Known(Noun, frozen=True, kw_only=True):
    """`public`: what may stand. `private`: phrases of people to withhold -> whose; `private_words`, `skeletons`
    likewise, "" where several people share one."""

    public: Public = Public()
    private: dict[Phrase, str] = {}
    private_words: dict[str, str] = {}
    skeletons: dict[str, str] = {}
    pseudonyms: dict[str, str] = {}
    holders: dict[str, str] = {}

    def pseudonym(self, id: str) -> str:
        """The pseudonym of a person, a party or an entry of a list."""
        return self.pseudonyms.get(self.holders.get(id, id), "an unnamed person")


def know(view: View) -> Known:
    """Who may be named in a dossier of `view`."""
    holders = _holders(view)
    listed = dict(_listed(view))
    proven = public(view, frozenset(listed))
    people = proven.all_people
    private = {p: o for p, o in _withheld(view, holders, listed, people).items()
               if p not in proven.released and (p in listed or p not in proven.everywhere)}  # fmt: skip
    return Known(
        public=proven,
        private=private,
        private_words=_words(private),
        skeletons=_words({tuple(s for k in p if (s := skeleton(k))): o for p, o in private.items() if p in listed}),
        pseudonyms=_pseudonyms({*holders.values(), *private.values()}),
        holders=holders,
    )


def _withheld(
    view: View, holders: dict[str, str], listed: dict[Phrase, str], people: frozenset[Phrase]
) -> dict[Phrase, str]:
    """Every name to withhold, and whose it is. A part of a name belongs to the one person who bears the whole; a part
    of nobody's but a public person's name is the public person's."""
    found = {**{p: o for p, o in _private_parties(view, holders) if p not in people}, **listed}
    found |= {p: o for p, o in _mentioned(view) if p not in found and p not in people}
    whole: dict[str, list[tuple[set[str], str]]] = {}
    for bearer, owner in found.items():
        for word in set(bearer):
            whole.setdefault(word, []).append((set(bearer), owner))
    open_to_all = {word for phrase in people for word in phrase}
    withheld = {}
    for phrase, owner in found.items():
        bearers = {o for bearer, o in whole[phrase[0]] if set(phrase) < bearer}
        if phrase not in listed and not bearers and (phrase in people or set(phrase) <= open_to_all):
            continue
        withheld[phrase] = bearers.pop() if len(bearers) == 1 and phrase not in listed else owner
    return withheld


def name_keys(name: str, *, listed: bool = False) -> Phrase:
    """A person's name as keys: its words with a capital, without titles. Empty for a mere description ("a former
    guard"). A name on a list, or in a script without capitals, counts with all its words."""
    words = tokens(name)
    if listed or name.lower() == name.upper():
        return tuple(word.key for word in words if word.key)
    if any(word.text.islower() and word.text not in _PARTICLES for word in words):
        return ()
    named = [word for word in words if word.text[:1].isupper() and word.key not in starting()]
    while len(named) > 2 and named[0].plain in ranks():
        del named[0]
    return tuple(word.key for word in named)


def _holders(view: View) -> dict[str, str]:
    """Whose record each entry and party is: the person it was linked to, or itself."""
    held = {record: p.id for p in view.people.people for record in (*p.entries, *p.parties, p.id)}
    for party in view.account.parties:
        held.setdefault(party.id, party.id)
    for reading in view.readings.values():
        for each in reading.lists:
            for entry in each.entries:
                held.setdefault(entry.id, entry.id)
    return held


def _listed(view: View) -> Iterator[tuple[Phrase, str]]:
    """Names on lists; the person's other names where links say so."""
    persons = {record: p.id for p in view.people.people for record in p.entries}
    for reading in view.readings.values():
        for each in reading.lists:
            for entry in each.entries:
                if entry.named and (phrase := name_keys(entry.name, listed=True)):
                    yield phrase, persons.get(entry.id, entry.id)
                others = (name_keys(name, listed=True) for name in entry.variants)
                yield from ((phrase, persons.get(entry.id, entry.id)) for phrase in others if len(phrase) > 1)
    for person in view.people.people:
        if person.named and person.entries:
            yield from ((phrase, person.id) for name in person.names if (phrase := name_keys(name, listed=True)))


def _private_parties(view: View, holders: dict[str, str]) -> Iterator[tuple[Phrase, str]]:
    for party in view.account.parties:
        if party.kind == "person":
            for name in (party.name, *(variant.text for variant in party.names)):
                if phrase := name_keys(name):
                    yield phrase, holders[party.id]


def _mentioned(view: View) -> Iterator[tuple[Phrase, str]]:
    places = _places(view)
    for mention in _mentions(view):
        if mention.kind == "person" and (phrase := name_keys(mention.name)):
            if phrase not in places:
                yield phrase, view.ids.mint("q", *phrase)
            if (part := name_keys(mention.span.text)) and part not in places:
                yield part, view.ids.mint("q", *phrase)


def _places(view: View) -> frozenset[Phrase]:
    """Single words that are read as a place more often than as a person: one slip of a reader must not hide the town.
    A person who bears the town's name is still withheld by the whole of theirs."""
    read = Counter(
        (phrase, mention.kind)
        for mention in _mentions(view)
        if mention.kind in ("person", "place") and len(phrase := keys(mention.name)) == 1
    )
    return frozenset(one for (one, kind), times in read.items() if kind == "place" and times > read[one, "person"])


def _mentions(view: View) -> Iterator[Mention]:
    return (mention for reading in view.readings.values() for mention in reading.mentions)


def _words(phrases: dict[Phrase, str]) -> dict[str, str]:
    """The single words of names, and whose they are; "" where several people share one."""
    owners: dict[str, str] = {}
    for phrase, owner in phrases.items():
        for word in phrase:
            if len(word) > 1 and word not in anywhere():
                owners[word] = owner if owners.get(word, owner) == owner else ""
    return owners


def _pseudonyms(ids: Iterable[str]) -> dict[str, str]:
    """ "Person K7": the first letters of a hash of the id, as many as keep people apart."""
    taken: dict[str, str] = {}
    for id in sorted(set(ids), key=_spelled):
        code = _spelled(id)
        length = next(n for n in range(2, len(code)) if code[:n] not in taken)
        taken[code[:length]] = id
    return {id: f"Person {code}" for code, id in taken.items()}


def _spelled(id: str) -> str:
    digest = hashlib.sha256(id.encode()).digest()
    return _LETTERS[digest[0] % len(_LETTERS)] + "".join(str(byte % 10) for byte in digest[1:])
