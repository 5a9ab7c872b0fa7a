"""What is proven public, and by what: everything else in a dossier is withheld.

Proofs, and nothing else is one (a reader's label never is):
* `[[release]]` in case.toml, with its ground;
* an office of state beside the name (`offices.py`), in the item in which it stands and in no other: across items no two
  people are one because their names are alike;
* words that make a place (`places.py`), `[[place]]` in case.toml, the list of the world's states and towns;
* the short list of international bodies and agencies.
The name of a body or an outlet is proven by its own words where it stands (`mask.py`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from onrecord.nouns import Reading
from onrecord.nouns.shape import Noun
from onrecord.publish.lexicon import LANGUAGES
from onrecord.publish.names import Token, keys, tokens
from onrecord.publish.offices import Bearer, bearers
from onrecord.publish.places import Sign, borne_words, named_by_person, people_like, proven, signs
from onrecord.publish.view import View
from onrecord.publish.vocabulary import heads, known_names, ranks, starting
from onrecord.publish.vocabulary import listed as words_of

Phrase = tuple[str, ...]


class Proof(Noun, frozen=True, kw_only=True):
    """Why a name may stand. `what` is "person", "place" or "body"."""

    what: str
    name: str
    reason: str


class Public(Noun, frozen=True, kw_only=True):
    """`people`: per item; `everywhere`: in every item and in words of our own; `released`: by a person's
    decision; `surnames`: ordinary words that somebody bears here ("Daniel Park"), which then prove nothing."""

    people: dict[str, dict[Phrase, Proof]] = {}
    everywhere: dict[Phrase, Proof] = {}
    released: dict[Phrase, Proof] = {}
    surnames: frozenset[str] = frozenset()

    def person(self, phrase: Phrase, item: str) -> Proof | None:
        """The proof for a person's name in an item; in words of no item ("") for who is proven in some."""
        if item:
            return self.people.get(item, {}).get(phrase)
        return next((found[phrase] for found in self.people.values() if phrase in found), None)

    @property
    def all_people(self) -> frozenset[Phrase]:
        """Whole names that are proven in some item."""
        return frozenset(phrase for found in self.people.values() for phrase in found)


def public(view: View, listed: frozenset[Phrase]) -> Public:
    """What is proven public in a record. `listed`: names on lists, which an office does not open."""
    barred = frozenset(word for phrase in listed for word in phrase)
    people: dict[str, dict[Phrase, Proof]] = {}
    found: list[Sign] = []
    surnames: set[str] = set()
    like: Counter[Phrase] = Counter()
    texts = {item: (layer.text, tokens(layer.text), _languages(view, item)) for item, layer in view.layers.items()}
    for text, words, languages in texts.values():
        for language in languages:
            found += signs(text, words, language)
        like.update(people_like(text, words))
        surnames.update(borne_words(text, words))
    placed = frozenset(sign.phrase[0] for sign in found if sign.strong and len(sign.phrase) == 1)
    for item, (text, words, languages) in texts.items():
        borne = [one for language in languages for one in bearers(text, words, language, placed)]
        people[item] = dict(_officials(text, words, borne, listed, barred))
    surnames.update(_bare_speakers(view))
    read = _read_as_people(view.readings)
    official = {word for proofs in people.values() for phrase in proofs for word in phrase}
    written = {sign.phrase: sign.text for sign in reversed(found)}  # as it stands first
    everywhere = {
        phrase: Proof(what="place", name=written[phrase], reason=why)
        for phrase, why in proven(found, like, read, barred | frozenset(official)).items()
        if len(phrase) > 1 or phrase[0] not in starting()
    }
    for place in view.settings.places:
        for name in place.names:
            if phrase := named_by_person(name, barred):
                everywhere[phrase] = Proof(what="place", name=name, reason="named as a place in case.toml")
    for phrase in known_names():
        everywhere[phrase] = Proof(what="body", name=" ".join(phrase), reason="known to the whole world")
    released = {
        order: Proof(what="person", name=each.match, reason=f"released in case.toml: {each.ground}")
        for each in view.settings.releases
        if each.what == "name" and (phrase := keys(each.match))
        for order in (phrase, phrase[::-1])
    }
    return Public(people=people, everywhere=everywhere, released=released, surnames=frozenset(surnames))


def _bare_speakers(view: View) -> Iterator[str]:
    """Keys of single words that speak under a capital, no body and no title: "Park said"."""
    for statement in view.statements():
        words = tokens(statement.speaker.text) if statement.speaker else []
        if len(words) != 1 or not words[0].capital or _opens_or_heads(words[0]):
            continue
        if not _is_title(words[0]) and not words[0].plain.endswith("s"):
            yield words[0].key


def _languages(view: View, item: str) -> tuple[str, ...]:
    """The languages of an item's segments, its own first."""
    reading = view.readings.get(item)
    if reading is None:
        return ("und",)
    return tuple(dict.fromkeys((reading.language, *(segment.language for segment in reading.segments))))


def _officials(
    text: str, words: list[Token], found: list[Bearer], listed: frozenset[Phrase], on_lists: frozenset[str]
) -> Iterator[tuple[Phrase, Proof]]:
    """Who bears an office in an item: the whole name, and the surname where nobody else there has it."""
    borne: dict[Phrase, Proof] = {}
    for one in found:
        phrase = tuple(word.key for word in words[one.first : one.end])
        name = text[words[one.first].start : words[one.end - 1].end]
        if all(phrase) and phrase not in listed and phrase[::-1] not in listed:
            borne.setdefault(phrase, Proof(what="person", name=name, reason=f"stands beside the office “{one.office}”"))
    whole = {phrase: proof for phrase, proof in borne.items() if len(phrase) > 1}
    lone = {phrase for phrase in borne if len(phrase) == 1}
    bearers_of = _bearers(text, words)
    for phrase, proof in whole.items():
        yield phrase, proof
        surname = phrase[-_hyphened(proof.name) :]
        others = bearers_of[surname[0]] - set(phrase[: -len(surname)])
        if not others and not on_lists & set(surname):
            yield surname, proof
    for word in (phrase[0] for phrase in lone):
        if not any(word == phrase[-1] for phrase in whole) and not bearers_of[word] and word not in on_lists:
            yield (word,), borne[word,]


def _bearers(text: str, words: list[Token]) -> dict[str, set[str]]:
    """For each capitalised word the capitalised words, no titles, that stand before it as a first name would."""
    found: dict[str, set[str]] = defaultdict(set)
    for before, word in pairwise(words):
        plain_gap = text[before.end : word.start] in (" ", "\u00a0", "-")
        if not plain_gap or not before.capital or not word.capital or _opens_or_heads(before):
            continue
        if not _is_title(before):
            found[word.key].add(before.key)
    return found


def _hyphened(name: str) -> int:
    """How many words the surname has, which is what follows the last space: "Gaspard Montreuil-Lacaze" has two."""
    return len(keys(name.split()[-1])) or 1


def _opens_or_heads(word: Token) -> bool:
    return word.key in starting() or word.key in heads()


def _is_title(word: Token) -> bool:
    return word.plain in ranks() or any(
        word.plain in words_of(*path)
        for code in LANGUAGES
        for path in (("office", code, "alone"), ("office", code, "of_state"), ("state", code))
    )


def _read_as_people(readings: Mapping[str, Reading]) -> Counter[str]:
    """How much more often a reader takes a word for a person's than for a place's, where one took it for either: a
    label withholds, it never shows."""
    read: Counter[str] = Counter()
    for reading in readings.values():
        for mention in reading.mentions:
            if mention.kind in ("person", "place"):
                for word in keys(mention.span.text):
                    read[word] += 1 if mention.kind == "person" else -1
    return read
