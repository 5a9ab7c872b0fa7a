"""Words as they may be shown: what nothing proves public or ordinary gives way to a pseudonym or to "[withheld]".

Rules
* Words give way as `word_by_word.py` says; neighbours that give way become one.
* Figures (`figures.py`), descriptions of one person (`distinct.py`) and whatever leads to one (`reach.py`) give way.
* Where an identifiable private person is named, words that tell of religion, kinship, health and the like give way too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.publish.distinct import distinct
from onrecord.publish.figures import withheld_figures
from onrecord.publish.known import Known, Phrase
from onrecord.publish.lexicon import LANGUAGES, is_ordinary
from onrecord.publish.names import INVISIBLE, Token, skeleton, tokens
from onrecord.publish.public import Proof
from onrecord.publish.reach import reaches
from onrecord.publish.scope import NOBODYS, Scope
from onrecord.publish.vocabulary import special_kind
from onrecord.publish.word_by_word import JOINT, Words

WITHHELD = "[withheld]"
_SPACED = re.compile(
    rf"(?<![\w{INVISIBLE}])(?:[^\W\d_](?:[.·*_-]?[ \u00a0]|[.·*_-]|[ ]?[{INVISIBLE}])){{3,}}[^\W\d_](?!\w)"
)
_BROKEN = re.compile(  # a name cut short, crossed out or badly scanned: "T——", "B…ova", "Baba|ova", «Т-ти»
    r"(?<!\w)[^\W\d_]+(?:[|*#~¦_]|…(?=[^\W\d_]))+[^\W\d_][\w|*#~¦…]*"
    r"|(?<!\w)[^\W\d_](?:[—–_*…]{2,}|-{2,}|\.{3,}|…)[^\W\d_]*|(?<!\w)(?=[^\W\d_a-zа-яё])[^\W\d_]-[a-zа-яёіїє]{1,4}(?!\w)"
)
_BOXED = re.compile(r"[\u2460-\u24ff\u3200-\u32ff\U0001f100-\U0001f1ff]{2,}")  # letters in circles and boxes
_ID = re.compile(r"[a-z]+-[a-z2-7]{16}(?![\w-])")
_DEMONYM = re.compile(r"(?:i?an|ian|ese|ien(?:ne)?|ois(?:e)?|ais(?:e)?|ish|sk[a-z]{0,3}|chan(?:in|ka)?)s?")
_LEAST_STEM = 4
_ONE_LETTER = frozenset("aiAIàÀyÿвксуоияаВКСУОИЯАЗзйїєЙЇЄ")


@dataclass(frozen=True, slots=True)
class Edit:
    """`start`..`end` gives way to `text`."""

    start: int
    end: int
    text: str
    kind: str = "name"


@dataclass(slots=True)
class Mask:
    """Masks text; counts what it withheld by kind and by person, and keeps which proofs let what stand."""

    known: Known
    ids: frozenset[str] = frozenset()  # of the sheets: they stand, wherever one is written
    occurrences: dict[str, int] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    shown: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    _private: dict[str, list[Phrase]] = field(default_factory=dict)
    _stems: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for phrase in sorted(self.known.private, key=len, reverse=True):
            for end in {phrase[0], phrase[-1]}:
                self._private.setdefault(end, []).append(phrase)
        stems = {p[0].rstrip("aeiouy") for p in self.known.public.everywhere if len(p) == 1}
        self._stems = frozenset(stem for stem in stems if len(stem) >= _LEAST_STEM)

    def text(self, text: str, scope: Scope = NOBODYS) -> str:
        """`text` as it may be shown."""
        return self.apply(text, self.edits(text, scope))

    def apply(self, text: str, edits: list[Edit], start: int = 0, end: int | None = None) -> str:
        """`text[start:end]` with `edits`; one that begins before `start` has been shown already."""
        end = len(text) if end is None else end
        shown, at = [], start
        for edit in edits:
            if edit.end <= at or edit.start >= end:
                continue
            if edit.start >= start:
                shown += [text[at : max(at, edit.start)], edit.text]
            at = min(end, edit.end)
        return "".join([*shown, text[at:end]])

    def edits(self, text: str, scope: Scope = NOBODYS) -> list[Edit]:
        """What gives way in `text`, in order, without overlaps; counted."""
        words = tokens(text)
        reach = _apart([
            *(Edit(start, end, WITHHELD, kind) for start, end, kind in reaches(text)),
            *(Edit(start, end, WITHHELD, "number") for start, end in withheld_figures(text, ours=scope.ours)),
            *(Edit(start, end, WITHHELD, "distinct") for start, end in distinct(text)),
            *(
                Edit(*found.span(), WITHHELD)
                for found in (*_BROKEN.finditer(text), *_BOXED.finditer(text))
                if not (scope.ours and _is_field(found.group()))
            ),
            *(Edit(*found.span(), WITHHELD) for found in _SPACED.finditer(text) if _is_spelled(found.group())),
        ])  # fmt: skip
        hidden = [word for word in Words(self, text, words, scope).hidden() if not _covered(word, reach)]
        ours = [found.span() for found in _ID.finditer(text) if found.group() in self.ids]
        masked = [
            edit
            for edit in _apart([*reach, *self._runs(text, hidden)])
            if not any(start <= edit.start and edit.end <= end for start, end in ours)
        ]
        found = sorted([*masked, *self._special(words, masked)], key=lambda edit: edit.start)
        for edit in found:
            self.occurrences[edit.kind] = self.occurrences.get(edit.kind, 0) + 1
        return found

    def withheld_at(self, words: Sequence[Token], at: int) -> int:
        """How many words from `at` are the whole name of somebody who is withheld, in either order."""
        for phrase in self._private.get(words[at].key, ()):
            here = tuple(word.key for word in words[at : at + len(phrase)])
            if here in (phrase, phrase[::-1]):
                return len(phrase)
        return 0

    def is_demonym(self, key: str) -> bool:
        """Whether a word is made from the name of a proven place: "Tarnovian", «талыкский»."""
        return any(key[:cut] in self._stems and _DEMONYM.fullmatch(key[cut:]) for cut in range(_LEAST_STEM, len(key)))

    def note(self, words: str, proof: Proof, scope: Scope) -> None:
        """Keep that `words` stand, and why."""
        places = self.shown.setdefault((words, f"{proof.what}: {proof.reason}"), {})
        places[scope.item] = places.get(scope.item, 0) + 1

    def _runs(self, text: str, hidden: list[Token]) -> Iterator[Edit]:
        """Neighbouring words that give way become one."""
        run: list[Token] = []
        for word in hidden:
            if run and not JOINT.fullmatch(text[run[-1].end : word.start]):
                yield self._edit(run)
                run = []
            run.append(word)
        if run:
            yield self._edit(run)

    def _edit(self, run: list[Token]) -> Edit:
        owner = self._owner(tuple(word.key for word in run))
        if owner:
            self.persons.add(owner)
        return Edit(run[0].start, run[-1].end, self.known.pseudonyms.get(owner, WITHHELD) if owner else WITHHELD)

    def _owner(self, phrase: Phrase) -> str:
        """Whose name a run of words is, where that is certain."""
        for order in (phrase, phrase[::-1]):
            if order in self.known.private:
                return self.known.private[order]
        owners = {self.known.private_words[word] for word in phrase if word in self.known.private_words}
        owners -= {""} if len(owners) > 1 else set()
        if not owners:
            bones = (skeleton(word) for word in phrase)
            owners = {self.known.skeletons[bone] for bone in bones if bone and bone in self.known.skeletons}
        return owners.pop() if len(owners) == 1 else ""

    def _special(self, words: list[Token], others: list[Edit]) -> Iterator[Edit]:
        """Endangering details, where a private person stands named beside them."""
        run = tuple(word.key for word in words)
        named = any(
            run[at : at + len(phrase)] == phrase
            for phrase in self.known.public.released
            for at in range(len(run) - len(phrase) + 1)
        )
        for word in words if named else ():
            kind = special_kind(word.key)
            if kind and not any(other.start < word.end and word.start < other.end for other in others):
                yield Edit(word.start, word.end, WITHHELD, kind)


def tells_names(text: str, language: str) -> bool:
    """Whether names can be told in `text` at all: they cannot in a script without capital letters, nor in a language of
    which we have no ordinary words."""
    letters = [c for c in text if c.isalpha()]
    uncased = sum(c.lower() == c.upper() or "\u10a0" <= c <= "\u10ff" for c in letters)
    return language in (*LANGUAGES, "", "und") and uncased * 10 <= len(letters)


def _is_field(word: str) -> bool:
    """Whether a word of ours is the name of a field: "published_on"."""
    return all(is_ordinary(part, "en") for part in word.split("_"))


def _is_spelled(letters: str) -> bool:
    """Whether single letters in a row spell something, and are no row of one-letter words."""
    return any(char.isalpha() and char not in _ONE_LETTER for char in letters)


def _covered(word: Token, edits: list[Edit]) -> bool:
    return any(edit.start <= word.start and word.end <= edit.end for edit in edits)


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits in order, those that overlap made one."""
    found: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one.start, -one.end)):
        if found and edit.start < found[-1].end:
            found[-1] = Edit(found[-1].start, max(found[-1].end, edit.end), WITHHELD, found[-1].kind)
        else:
            found.append(edit)
    return found
