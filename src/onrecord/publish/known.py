"""Who may be named: an allow-list. Whoever is not on it is withheld, known to us or not.

Rules
* May be named: parties the account marks as public, under every variant of their name; names of places, bodies,
  outlets and groups in the readings; people whom the text gives a public office; outlets that published an item;
  names a person released in case.toml, with a ground.
* May never be named, whatever the first rule says: who stands on a list, and every party that is a person and not
  public. A word of such a name is withheld on its own even where a public person bears it too; the public person's
  whole name stays.
* One person has one pseudonym throughout, made from the id of the person and so from the record's secret: nobody can
  compute it from a name. Two records linked as the same person share it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator

from onrecord.nouns import Mention
from onrecord.nouns.shape import Noun
from onrecord.publish.names import key, keys, skeleton, tokens
from onrecord.publish.view import View
from onrecord.publish.vocabulary import starting

Phrase = tuple[str, ...]
_SHOWN_KINDS = frozenset({"place", "body", "outlet", "group"})
_LETTERS = "ABCDEFGHKLMNPQRSTVWXYZ"
_LOWER = re.compile(r"(?<![\w@./:-])[^\W\d_]+(?![\w@/:-])")


class Known(Noun, frozen=True, kw_only=True):
    """`public`: phrases that may stand. `public_words`: single words of public people's names. `private`: phrases of
    people to withhold -> whose; `private_words`, `skeletons` likewise, "" where several people share one.
    `released`: phrases of private people shown by a person's decision. `common`: words seen in lower case."""

    public: frozenset[Phrase]
    public_words: frozenset[str]
    private: dict[Phrase, str]
    private_words: dict[str, str]
    skeletons: dict[str, str]
    released: frozenset[Phrase]
    common: frozenset[str]
    pseudonyms: dict[str, str]
    holders: dict[str, str] = {}

    def pseudonym(self, id: str) -> str:
        """The pseudonym of a person, a party or an entry of a list."""
        return self.pseudonyms.get(self.holders.get(id, id), "an unnamed person")


def know(view: View) -> Known:
    """Who may be named in a dossier of `view`."""
    holders = _holders(view)
    matches = [name_keys(each.match) for each in view.settings.releases if each.what == "name"]
    released = frozenset(order for phrase in matches if phrase for order in (phrase, phrase[::-1]))
    listed = dict(_private(view, holders))
    public_people = frozenset(phrase for phrase in _public_people(view) if phrase and phrase not in listed) | released
    public_words = frozenset(word for phrase in public_people for word in phrase if len(word) > 1)
    mentioned = {
        phrase: owner
        for phrase, owner in _mentioned(view)
        if phrase not in public_people and not (len(phrase) == 1 and phrase[0] in public_words)
    }
    private = {p: o for p, o in {**mentioned, **listed}.items() if p and p not in released}
    words = _words({p: o for p, o in private.items() if p in listed})
    words = {**{w: o for w, o in _words(mentioned).items() if w not in public_words}, **words}
    shown = frozenset(p for p in _shown(view) if p and p not in private and not (len(p) == 1 and p[0] in words))
    return Known(
        public=public_people | shown,
        public_words=public_words,
        private=private,
        private_words=words,
        skeletons=_words({tuple(s for k in p if (s := skeleton(k))): o for p, o in private.items() if p in listed}),
        released=released - frozenset(_public_people(view)),
        common=_common(view) - words.keys(),
        pseudonyms=_pseudonyms({*holders.values(), *private.values()}),
        holders=holders,
    )


def name_keys(name: str, *, listed: bool = False) -> Phrase:
    """A person's name as keys: its words with a capital, without titles ("A worker" has none). A name on a list, or in
    a script without capitals, counts with all its words."""
    words = tokens(name)
    capital = [word for word in words if word.text[:1].isupper() and word.key not in starting()]
    uncased = bool(words) and name.lower() == name.upper()
    return tuple(word.key for word in (words if not capital and (listed or uncased) else capital))


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


def _private(view: View, holders: dict[str, str]) -> Iterator[tuple[Phrase, str]]:
    for party in view.account.parties:
        if party.kind == "person" and not party.public:
            for name in (party.name, *(variant.text for variant in party.names)):
                yield name_keys(name), holders[party.id]
    for reading in view.readings.values():
        for each in reading.lists:
            for entry in each.entries:
                if entry.named:
                    yield name_keys(entry.name, listed=True), holders[entry.id]
    for person in view.people.people:
        if person.named and (person.entries or person.sealed):
            yield from ((name_keys(name, listed=True), person.id) for name in person.names)


def _public_people(view: View) -> Iterator[Phrase]:
    for party in view.account.parties:
        if party.public:
            yield from (keys(name) for name in (party.name, *(variant.text for variant in party.names)))
    for mention in _mentions(view):
        if mention.kind == "person" and mention.official:
            yield keys(mention.name)
            yield keys(mention.span.text)


def _shown(view: View) -> Iterator[Phrase]:
    yield from (keys(reading.outlet) for reading in view.readings.values() if reading.outlet)
    yield from (
        keys(text)
        for mention in _mentions(view)
        if mention.kind in _SHOWN_KINDS
        for text in (mention.name, mention.span.text)
    )


def _mentioned(view: View) -> Iterator[tuple[Phrase, str]]:
    for mention in _mentions(view):
        if mention.kind == "person" and not mention.official:
            phrase = name_keys(mention.name)
            owner = view.ids.mint("q", *phrase)
            yield phrase, owner
            yield name_keys(mention.span.text), owner


def _mentions(view: View) -> Iterator[Mention]:
    return (mention for reading in view.readings.values() for mention in reading.mentions)


def _words(phrases: dict[Phrase, str]) -> dict[str, str]:
    """The single words of names, and whose they are; "" where several people share one."""
    owners: dict[str, str] = {}
    for phrase, owner in phrases.items():
        for word in phrase:
            if len(word) > 1:
                owners[word] = owner if owners.get(word, owner) == owner else ""
    return owners


def _common(view: View) -> frozenset[str]:
    """Words that the material itself writes in lower case: not names, at the start of a sentence."""
    seen = {word for layer in view.layers.values() for word in _LOWER.findall(layer.text) if word.islower()}
    return frozenset(map(key, seen)) | starting()


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
