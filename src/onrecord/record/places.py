"""Which places belong together, learnt from the words that tie them ("the tannery on Salt Street in Orvesh").

Rules
* A place is known by how its name sounds, so that two scripts meet.
* "A in B", "A of B", "A on B" says that A lies in B. A street, house or quarter falls together with the town it lies
  in; a town falls together with its province only while it is the only town told of there. A town that shares a
  sentence with "the province of X", and with no other region anywhere, lies in X.
* "Upper X" lies in X. What is said of a place covers the places inside it, and never a place beside it.
* Names that a person wrote down as one place in `case.toml` are one place, called by the first of them.
* No gazetteer is consulted.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from onrecord.nouns import SamePlace
from onrecord.nouns.names import name_words, sounds
from onrecord.record.page import Page
from onrecord.record.vocabulary import word_list

_TIE = re.compile(r"\s*(?:in|of|on|at|near)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}", re.ASCII)
_SMALL = word_list("small_place")
_SIDES = frozenset(("upper", "lower", "old", "north", "south", "east", "west", "central", "greater"))
_NAME_TIE = re.compile(r".+\s(?:of|in|on)\s(?:the\s)?([A-Z].*)")
_REGION = re.compile(r"\b(?:province|region|republic|state|county|oblast|territory|prefecture)\s+of\s+$", re.IGNORECASE)
_REACH = 20  # characters before a place in which the word stands that makes it a region
_MOST_STEPS = 8  # a chain of places longer than this is a knot of misreadings


class Places:
    """The places of all pages, with the ties between them. `same`: which names are of one place."""

    def __init__(self, pages: Iterable[Page], same: Iterable[SamePlace] = ()) -> None:
        pages = list(pages)
        self._first = {place_key(name): one.names[0] for one in same for name in one.names}
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._heard: dict[str, list[str]] = {}
        self._heard_on: dict[str, list[str]] = {}
        ties: dict[str, Counter[str]] = defaultdict(Counter)
        for page in pages:
            for one in page.places:
                self._names[self._key(one.name)][self.called(one.name) or one.name] += 1
            for inner, outer in zip(page.places, page.places[1:], strict=False):
                between = page.text[inner.span.end : outer.span.start]
                if self._key(inner.name) != self._key(outer.name) and _TIE.fullmatch(between):
                    ties[self._key(inner.name)][self._key(outer.name)] += 1
        for key, names in list(self._names.items()):
            quarter, _, town = _most(names).partition(" ")
            if quarter.lower() in _SIDES and place_key(town) in self._names:
                ties[key][place_key(town)] += 1
            within = _NAME_TIE.fullmatch(_most(names))
            if within is not None and place_key(within.group(1)) in self._names:
                ties[key][place_key(within.group(1))] += 1
        self._tie_short_names(ties)
        self._parent = {inner: _most(outer) for inner, outer in ties.items()}
        self._learn_regions(pages)
        self._group: dict[str, str] = {}
        self._merge()

    def called(self, name: str) -> str | None:
        """The name that a person gave a place of several names; None where nobody did."""
        return self._first.get(place_key(name))

    def _key(self, name: str) -> str:
        return place_key(self._first.get(place_key(name), name))

    def _tie_short_names(self, ties: dict[str, Counter[str]]) -> None:
        """ "Lower Town" lies where "Lower Town of X" lies, if there is one such name only."""
        full: dict[str, set[str]] = defaultdict(set)
        for names in self._names.values():
            within = _NAME_TIE.fullmatch(_most(names))
            if within is not None:
                full[place_key(_most(names)[: within.start(1)].rsplit(" ", 2)[0])].add(place_key(within.group(1)))
        for short, outer in full.items():
            if short in self._names and len(outer) == 1:
                ties[short][next(iter(outer))] += 1

    def _town(self, key: str) -> str:
        """The town that a street, house or quarter lies in; itself where it is a town or nobody says."""
        for _ in range(_MOST_STEPS):
            if key not in self._parent or not _small(_most(self._names[key])):
                break
            key = self._parent[key]
        return key

    def _learn_regions(self, pages: list[Page]) -> None:
        """A town named in one sentence with a region, and with no other region anywhere, lies in that region."""
        regions = {
            self._key(one.name)
            for page in pages
            for one in page.places
            if _REGION.search(page.text[max(0, one.span.start - _REACH) : one.span.start])
        }
        beside: dict[str, set[str]] = defaultdict(set)
        for page in pages:
            spoken: dict[tuple[int, int], set[str]] = defaultdict(set)
            for one in page.places:
                spoken[page.sentence(one.span.start)].add(self._town(self._key(one.name)))
            for keys in spoken.values():
                for key in keys - regions:
                    beside[key] |= keys & regions
        for key, found in beside.items():
            if len(found) == 1 and key not in self._parent and not _small(_most(self._names[key])):
                self._parent[key] = next(iter(found))

    def group(self, name: str | None) -> str:
        """The key of the group of places that `name` belongs to; "" for no place."""
        return "" if name is None else self._group.get(self._key(name), self._key(name))

    def name(self, group: str) -> str | None:
        """The name that the material uses most for a group of places."""
        if not group:
            return None
        counted: Counter[str] = Counter()
        for key, names in self._names.items():
            if self._group.get(key, key) == group and not _small(_most(names)):
                counted.update(names)
        return _most(counted or self._names.get(group) or Counter((group,)))

    def covers(self, outer: str, inner: str) -> bool:
        """Whether what is said of the group `outer` is said of `inner` too."""
        for _ in range(_MOST_STEPS):
            if outer == inner:
                return True
            parent = self._parent.get(inner)
            if parent is None:
                return False
            inner = self._group.get(parent, parent)
        return False

    def around(self, name: str) -> tuple[str, ...]:
        """What `name` is part of: its group first, then what each lies in; nothing where no text tells of it."""
        found: list[str] = []
        key: str | None = self._key(name) if self._key(name) in self._names else None
        while key is not None and len(found) < _MOST_STEPS:
            called = self.name(self._group.get(key, key))
            if called is not None and called not in found:
                found.append(called)
            key = self._parent.get(key)
        return tuple(found)

    def heard_in(self, text: str) -> list[str]:
        """Places known from elsewhere that `text` names, inflected endings allowed; in order of the text."""
        heard: list[str] = []
        for word in re.findall(r"[^\W\d_][\w’'-]+", text):
            if word[:1].isupper():
                heard += self._heard_as(word)
        return heard

    def heard_on(self, page: Page) -> list[str]:
        """The same of a whole page; asked by every denial on it that names no place, it is heard once."""
        if page.item not in self._heard_on:
            self._heard_on[page.item] = self.heard_in(page.text)
        return self._heard_on[page.item]

    def _heard_as(self, word: str) -> list[str]:
        """The places that one word may name; the same words stand in a case thousands of times, so it is asked once."""
        if word not in self._heard:
            sound = " ".join(sounds(word))
            keys = [key for key in self._names if len(key) > 4 and _inflected(sound, key)]
            self._heard[word] = [_most(self._names[key]) for key in keys]
        return self._heard[word]

    def _merge(self) -> None:
        children = defaultdict(set)
        for inner, outer in self._parent.items():
            if not _small(_most(self._names[inner])):
                children[outer].add(inner)
        for key in sorted(self._names):
            top = key
            for _ in range(_MOST_STEPS):
                parent = self._parent.get(top)
                if parent is None or not (_small(_most(self._names[top])) or len(children[parent]) == 1):
                    break
                top = parent
            self._group[key] = top


def place_key(name: str) -> str:
    """How a place's name sounds, without articles."""
    return " ".join(sounds(" ".join(word for word in name_words(name) if word not in ("the", "le", "la"))))


def _small(name: str) -> bool:
    return any(word in _SMALL for word in name_words(name))


def _inflected(sound: str, key: str) -> bool:
    return sound.startswith(key[:-1] if key[-1] in "aeiou" else key) and len(sound) <= len(key) + 2


def _most(counted: Counter[str]) -> str:
    return min(counted, key=lambda name: (-counted[name], name))
