"""Parties: one for each speaker, list owner and narrator, under all the names the material gives them.

Rules
* Names that sound alike in Latin or Cyrillic script are one party, the fullest form is its name; an acronym is the
  body whose initials it is. A surname alone joins the full name of its own item, or the only such name of all items.
* "The Office of X" is X; an office is the person who bears it, where one item or one title says so.
* An unnamed source is a party of its own item and never of another.
* Public, and therefore named in a dossier: bodies, outlets, and persons in public office or speaking for such.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.nouns import Ids, Party, PartyName, Passage, PeopleList, Span
from onrecord.nouns.names import name_words, sound, sounds
from onrecord.nouns.party import PartyKind
from onrecord.record.acts import MODEL
from onrecord.record.narrators import narrator
from onrecord.record.offices import office_key
from onrecord.record.page import Page
from onrecord.record.speakers import Named, named
from onrecord.record.states import state_of
from onrecord.record.vocabulary import word_list

_ARTICLES = frozenset({"the", "le", "la", "les"})
Key = tuple[str, ...]
_SHORTEST_NAME = 3  # letters; shorter owners are misread words
_OF_BODY = re.compile(r" of the ([A-Z].+)$")
_ROLE_ORDER = ("source", "official", "state", "list owner", "narrator", "unnamed")


class Seen(NamedTuple):
    """One place where a party is named. `about` is the id of the statement, list or item it stands for."""

    who: Named
    item: str
    about: str
    role: str
    passage: Passage | None


def parties(pages: Iterable[Page], ids: Ids, credited: dict[str, str]) -> tuple[tuple[Party, ...], dict[str, str]]:
    """All parties, and which id (statement, list, item) belongs to which. `credited`: item -> who made it."""
    pages = list(pages)
    seen = [one for page in pages for one in _seen(page, credited.get(page.item, ""))]
    masters = [_as_seen(one) for one in seen if one.who.speaks_for is not None]
    keys = _keys([*seen, *masters])
    grouped: dict[Key, list[Seen]] = defaultdict(list)
    for one in (*seen, *masters):
        grouped[keys[_own_key(one)]].append(one)
    party_ids = {key: ids.mint("p", *key) for key in grouped}
    masters_of = _masters(grouped, keys, party_ids, pages, ids)
    made = [_party(party_ids[key], group, masters_of.by_party.get(party_ids[key])) for key, group in grouped.items()]
    party_of = {one.about: party_ids[keys[_own_key(one)]] for one in seen}
    return tuple(sorted((*made, *masters_of.states), key=lambda party: party.id)), party_of


def _seen(page: Page, credited: str) -> Iterable[Seen]:
    for statement in page.reading.statements:
        if statement.speaker is not None:
            who = named(page, statement.speaker)
            yield Seen(who, page.item, statement.id, "source", page.passage(who.at.start, who.at.end))
    for one in page.reading.lists:
        owner = _owner(page, one)
        if owner is not None:
            yield Seen(owner, page.item, one.id, "list owner", None)
    yield Seen(narrator(page, credited), page.item, page.item, "narrator", None)


def _owner(page: Page, one: PeopleList) -> Named | None:
    """Whose list it is; a list that only is spoken of is not its narrator's."""
    if one.owner_at is not None:
        who = named(page, one.owner_at)
        if not who.unnamed:
            return who
    if one.owner and len(one.owner) >= _SHORTEST_NAME:
        return Named(one.owner, "body", Span(start=0, end=0, text=""))
    return narrator(page, "") if one.contained else None


def _as_seen(one: Seen) -> Seen:
    master = one.who.speaks_for
    assert master is not None  # noqa: S101  only called for those who speak for somebody
    kind: PartyKind = "person" if master.kind == "person" else "body"
    who = Named(master.name, kind, master.span, title=master.title, official=master.official or kind == "person")
    return Seen(who, one.item, "", "official", None)


def _own_key(one: Seen) -> Key:
    kind = "person" if one.who.kind == "person" else "body"
    if one.who.unnamed:
        return "unnamed", kind, one.item, " ".join(name_words(one.who.name))
    return (kind, *_heard(one.who.name, kind))


def _heard(name: str, kind: str) -> Key:
    """The office of state that a body's name means in any language, else what the name sounds like."""
    office = office_key(name) if kind == "body" else None
    if office is not None:
        return office
    words = [word for word in name_words(name) if word not in _ARTICLES]
    return tuple(sounds(" ".join(words[2:] if words[:2] == ["office", "of"] else words)))


def _keys(seen: list[Seen]) -> dict[Key, Key]:
    """For each key the key of the party it belongs to."""
    keys = {_own_key(one): _own_key(one) for one in seen}
    names = {_own_key(one): one.who.name for one in seen}
    full = {key: name for key, name in names.items() if key[0] == "person" and len(key) > 2}
    items = defaultdict(set)
    for one in seen:
        items[_own_key(one)].add(one.item)
    bearers = _bearers(seen)
    for key in list(keys):
        same = _same_name(key, names)
        if same is not None:
            keys[key] = same
            continue
        borne = next((bearer for title, bearer in bearers.items() if _is_office(key, title, items, bearer)), None)
        if borne is not None:
            keys[key] = borne
            continue
        if key[0] == "person" and len(key) == 2:
            bearing = [other for other in full if key[1] in other[1:]]
            near = [other for other in bearing if items[other] & items[key]]
            keys[key] = near[0] if len(near) == 1 else bearing[0] if len(bearing) == 1 else key
        elif key[0] == "body" and len(key) == 2 and names[key].isupper():
            keys[key] = _spelled_out(names[key], names) or key
    for key, home in keys.items():  # a name that joined one which itself joined another
        keys[key] = keys.get(home, home)
    return keys


def _same_name(key: Key, names: dict[Key, str]) -> Key | None:
    """The body of the very name that was taken for a person's, or of which a name gives the beginning or the initials:
    "General Staff" of "General Staff of the Armed Forces"."""
    if key[0] == "unnamed":
        return None
    name = names[key]
    if key[0] == "person" and ("body", *key[1:]) in names:
        return ("body", *key[1:])
    if name.isupper() and len(key) == 2:
        return _spelled_out(name, names)
    begins = re.compile(rf"{re.escape(_plain(name))} (?:of|for|in|on) ")
    longer = [other for other, long in names.items() if other[0] == "body" and begins.match(_plain(long))]
    return longer[0] if len(longer) == 1 and len(key) > 2 else None


def _spelled_out(short: str, names: dict[Key, str]) -> Key | None:
    """The one body whose initials an acronym gives."""
    long = [other for other, name in names.items() if len(other) > 2 and _initials(name) == short]
    bodies = [
        ("body", *other[1:]) if ("body", *other[1:]) in names else other for other in long if other[0] != "unnamed"
    ]
    return bodies[0] if len(set(bodies)) == 1 else None


def _plain(name: str) -> str:
    return re.sub(r"^the\s+", "", name.lower())


def _bearers(seen: list[Seen]) -> dict[tuple[str, ...], Key]:
    """The words of an office -> the key of the person who bears it."""
    found: dict[tuple[str, ...], Key] = {}
    for one in sorted(seen, key=_own_key):
        words = _words(one.who.title)
        if words and one.who.kind == "person" and not one.who.unnamed and one.who.title != "state":
            found.setdefault(words, _own_key(one))
    return found


def _is_office(key: Key, title: tuple[str, ...], items: dict[Key, set[str]], bearer: Key) -> bool:
    """Whether `key` names the office `title`: all of it, or its end in an item that also names who bears it."""
    heard = tuple(sorted(sounds(" ".join(title))))
    if key == bearer:
        return False
    if key[0] == "unnamed":
        words = _words(key[3])
        return words == title or (title[-len(words) :] == words and bool(items[key] & items[bearer]))
    alone = len(key) == 2 and key[1] == sound(title[-1]) and bool(items[key] & items[bearer])
    return alone or tuple(key[1:]) == heard


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in name_words(name) if word not in ("the", "a", "an"))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper())


class _Masters(NamedTuple):
    by_party: dict[str, str]
    states: tuple[Party, ...]


def _masters(
    grouped: dict[Key, list[Seen]], keys: dict[Key, Key], party_ids: dict[Key, str], pages: list[Page], ids: Ids
) -> _Masters:
    """For whom each party speaks: the body or person named beside it, or the state whose body it is."""
    by_party: dict[str, str] = {}
    states: dict[str, Party] = {}
    known = sorted({one.name for page in pages for one in page.reading.mentions if one.kind == "place"})
    for key, group in grouped.items():
        master = next((one for one in group if one.who.speaks_for is not None), None)
        if master is not None:
            by_party[party_ids[key]] = party_ids[keys[_own_key(_as_seen(master))]]
            continue
        over = _body_over(group)
        if over in party_ids and party_ids[over] != party_ids[key]:
            by_party[party_ids[key]] = party_ids[over]
            continue
        state = next((found for one in group if (found := state_of(one.who, known)) is not None), None)
        if state is None:
            continue
        state_key = ("body", *sounds(state))
        state_id = party_ids.get(keys.get(state_key, state_key)) or ids.mint("p", *state_key)
        if state_id not in party_ids.values():
            states[state_id] = _state(state_id, state)
        if state_id != party_ids[key]:
            by_party[party_ids[key]] = state_id
    return _Masters(by_party, tuple(states.values()))


def _body_over(group: list[Seen]) -> Key:
    """The public body to which a body's own name says that it belongs: "the Guard Service of the Interior Ministry"."""
    for one in group:
        within = _OF_BODY.search(one.who.name)
        if one.who.kind != "person" and within is not None and set(name_words(within[1])) & word_list("public_body"):
            return ("body", *_heard(within[1], "body"))
    return ()


def _state(state_id: str, name: str) -> Party:
    return Party(
        id=state_id, decided_by=MODEL, confidence=0.6, name=name, kind="body", names=(PartyName(text=name),),
        roles=("official", "state"), public=True, public_because="a state or its authorities",
    )  # fmt: skip


def _party(party_id: str, group: list[Seen], master: str | None) -> Party:
    kinds = [one.who.kind for one in group]
    tells = any(one.role == "narrator" and one.who.kind != "person" for one in group)  # an outlet is no person
    kind: PartyKind = (
        "person" if "person" in kinds and not tells else "body" if kinds.count("body") * 2 >= len(kinds) else "outlet"
    )
    fitting = [one.who for one in group if (one.who.kind == "person") == (kind == "person")] or [group[0].who]
    who = max(fitting, key=lambda who: (len(name_words(who.name)), who.name.isascii(), who.name))
    unnamed = who.unnamed
    official = any(one.who.official for one in group)
    public, because = _public(kind, official, unnamed, next((one.who.title for one in group if one.who.title), ""))
    roles = {one.role for one in group} | ({"official"} if official else set()) | ({"unnamed"} if unnamed else set())
    roles |= {"state"} if any(one.who.title == "state" for one in group) else set()
    return Party(
        id=party_id,
        decided_by=MODEL,
        confidence=0.5 if unnamed else 0.8,
        name=who.name,
        kind=kind,
        names=_variants(group),
        roles=tuple(role for role in _ROLE_ORDER if role in roles),
        public=public,
        public_because=because,
        speaks_for=master,
    )


def _public(kind: PartyKind, official: bool, unnamed: bool, title: str) -> tuple[bool, str]:
    if unnamed:
        return False, ""
    if kind != "person":
        return True, "a body" if kind == "body" else "an outlet"
    return (True, f"in public office: {title}" if title else "in public office") if official else (False, "")


def _variants(group: list[Seen]) -> tuple[PartyName, ...]:
    variants: dict[str, PartyName] = {}
    for one in group:
        variants.setdefault(one.who.name, PartyName(text=one.who.name))
        if one.passage is not None:
            variants[one.passage.span.text] = variants.get(one.passage.span.text) or PartyName(text="")
            if variants[one.passage.span.text].passage is None:
                variants[one.passage.span.text] = PartyName(text=one.passage.span.text, passage=one.passage)
    return tuple(sorted(variants.values(), key=lambda name: name.text))
