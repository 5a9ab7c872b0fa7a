"""Words as they may be shown: every name that nobody allowed gives way to a pseudonym or to "[withheld]".

Rules, word by word
* A phrase that may be named stands, longest first, unless a withheld name lies inside it.
* A word of a withheld name gives way, also in capitals, in another ending or another script.
* Any other word with a capital gives way, unless it begins a sentence (or stands in a title) and is a common word.
* Two initials are a person; one is, where the sentence goes on after it in lower case.
* Whatever leads to a person without naming one (`reach.py`) gives way.
* Where an identifiable private person is named, words that tell of religion, kinship, health and the like give way too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.publish.known import Known, Phrase
from onrecord.publish.names import Token, skeleton, tokens
from onrecord.publish.reach import reaches
from onrecord.publish.vocabulary import anywhere, special_kind, starting

WITHHELD = "[withheld]"
_PARTICLES = (
    "al|el|as|ash|abu|umm|ibn|bin|bint|ben|ould|da|das|de|del|della|den|der|di|do|dos|du|des|la|las|le|los|ter|van|von|"
    "y|zu"
)
_JOINT = re.compile(
    rf"(?:[ \u00a0]{{1,2}}|[-’'‘]|\.[ \u00a0]?|[ \u00a0](?:(?:{_PARTICLES})[ \u00a0-]){{1,2}}(?:al-|el-|d['’])?)"
)
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.[ \u00a0]?){2,}|(?<!\d )\b[^\W\d_]\.(?=,? [^\W\d_])")
_NO_PERSON = frozenset({"US", "UN", "UK", "EU", "AM", "PM", "DC", "USA", "NB", "PS"})
_OPENING = re.compile(r"(?:^|[.!?…:;\n]|[«»“”„\"‘(\[—–•*#])[\s«»“”„\"‘’'(\[—–*#]*$")
_TITLE_SHARE = 0.6
_NEAR = 40  # characters within which two words can be one name


@dataclass(frozen=True, slots=True)
class Edit:
    """`start`..`end` gives way to `text`."""

    start: int
    end: int
    text: str
    kind: str = "name"


@dataclass(slots=True)
class Mask:
    """Masks text, and counts what it withheld by kind and by person."""

    known: Known
    occurrences: dict[str, int] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    _starts: dict[str, list[Phrase]] = field(default_factory=dict)
    _private: dict[str, list[Phrase]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for phrase in sorted(self.known.public, key=len, reverse=True):
            self._starts.setdefault(phrase[0], []).append(phrase)
        for phrase in sorted(self.known.private, key=len, reverse=True):
            for end in {phrase[0], phrase[-1]}:
                self._private.setdefault(end, []).append(phrase)

    def text(self, text: str) -> str:
        """`text` as it may be shown."""
        return self.apply(text, self.edits(text))

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

    def edits(self, text: str, *, title: bool = False) -> list[Edit]:
        """What gives way in `text`, in order, without overlaps; counted. `title`: only known private names."""
        words = tokens(text)
        reach = [Edit(start, end, WITHHELD, kind) for start, end, kind in reaches(text)]
        hidden = self._hidden(text, words, title=title)
        names = [edit for edit in self._runs(text, hidden) if not _inside(edit, reach)]
        found = sorted([*reach, *names, *self._special(words, names)], key=lambda edit: edit.start)
        for edit in found:
            self.occurrences[edit.kind] = self.occurrences.get(edit.kind, 0) + 1
        return found

    def _hidden(self, text: str, words: list[Token], *, title: bool) -> list[Token]:
        """The words that may not stand."""
        headline = _is_headline(words)
        lettered = frozenset() if title else _initials(text)
        hidden: list[Token] = []
        single: list[Token] = []
        at = 0
        while at < len(words):
            if (length := self._withheld(words, at)) > 1:
                hidden += words[at : at + length]
                at += length
                continue
            if length := self._allowed(words, at):
                at += length
                continue
            lone = _is_initial(words[at]) and words[at].start in lettered
            if lone or self._gives_way(text, words[at], headline=headline, title=title):
                hidden.append(words[at])
            elif words[at].key in self.known.public_words or _is_initial(words[at]):
                single.append(words[at])
            at += 1
        return self._with_neighbours(text, hidden, single)

    def _with_neighbours(self, text: str, hidden: list[Token], single: list[Token]) -> list[Token]:
        """An initial, or a first name that a public person bears too, gives way beside a surname that is withheld."""
        mine = [word for word in hidden if word.key in self.known.private_words]
        beside = [
            word
            for word in single
            if any(
                _JOINT.fullmatch(text[min(word.end, other.end) : max(word.start, other.start)])
                for other in (hidden if _is_initial(word) else mine)
                if abs(other.start - word.start) < _NEAR
            )
        ]
        return sorted([*hidden, *beside], key=lambda word: word.start)

    def _withheld(self, words: list[Token], at: int) -> int:
        """How many words from `at` are the whole name of somebody who is withheld, in either order."""
        for phrase in self._private.get(words[at].key, ()):
            here = tuple(word.key for word in words[at : at + len(phrase)])
            if here in (phrase, phrase[::-1]):
                return len(phrase)
        return 0

    def _allowed(self, words: list[Token], at: int) -> int:
        """How many words from `at` form a phrase that may be named."""
        for phrase in self._starts.get(words[at].key, ()):
            here = words[at : at + len(phrase)]
            if tuple(word.key for word in here) != phrase or not here[0].text[:1].isupper():
                continue
            if not any(self._withheld(words, inner) > 1 for inner in range(at, at + len(phrase))):
                return len(phrase)
        return 0

    def _gives_way(self, text: str, word: Token, *, headline: bool, title: bool) -> bool:
        known = self.known
        capital = word.text[:1].isupper()
        cased = word.text.lower() != word.text.upper()
        if word.key in known.private_words:
            return capital or not cased or word.key not in starting()
        if word.key in known.public_words and capital:
            return False
        if word.key in anywhere():
            return False
        if capital and (bones := skeleton(word.key)) is not None and bones in known.skeletons and not title:
            return word.key not in known.common or not _begins(text, word.start)
        if title:
            return False
        if not cased:
            return True
        if not capital:
            return False
        return not (word.key in known.common and (headline or _begins(text, word.start)))

    def _runs(self, text: str, hidden: list[Token]) -> Iterator[Edit]:
        """Neighbouring words that give way become one."""
        run: list[Token] = []
        for word in hidden:
            if run and not _JOINT.fullmatch(text[run[-1].end : word.start]):
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

    def _special(self, words: list[Token], names: list[Edit]) -> Iterator[Edit]:
        """Endangering details, where a private person stands named beside them."""
        run = tuple(word.key for word in words)
        named = any(
            run[at : at + len(phrase)] == phrase
            for phrase in self.known.released
            for at in range(len(run) - len(phrase) + 1)
        )
        for word in words if named else ():
            kind = special_kind(word.key)
            if kind and not any(name.start <= word.start < name.end for name in names):
                yield Edit(word.start, word.end, WITHHELD, kind)


def tells_names(text: str, language: str) -> bool:
    """Whether names can be told in `text` at all: they cannot in a script without capital letters."""
    letters = [c for c in text if c.isalpha()]
    uncased = sum(c.lower() == c.upper() for c in letters)
    return language not in ("ar", "fa", "he", "ka", "zh", "ja", "ko") and uncased * 10 <= len(letters)


def _is_initial(word: Token) -> bool:
    return len(word.text) == 1 and word.text.isupper()


def _initials(text: str) -> frozenset[int]:
    """Where the letters of initials stand that are a person by themselves: "A. B.", "K.L.", "said M., a friend"."""
    found: set[int] = set()
    for each in _INITIALS.finditer(text):
        letters = [each.start() + at for at, char in enumerate(each.group()) if char.isalpha()]
        spelled = "".join(text[at] for at in letters)
        follows = text[each.end() :].lstrip(" ,\u00a0")[:1]
        if spelled.isupper() and spelled not in _NO_PERSON and (len(letters) > 1 or follows.islower()):
            found.update(letters)
    return frozenset(found)


def _begins(text: str, start: int) -> bool:
    return _OPENING.search(text[max(0, start - 12) : start]) is not None or start == 0


def _is_headline(words: list[Token]) -> bool:
    """Whether most longer words carry a capital: then a capital says nothing."""
    longer = [word for word in words if len(word.text) > 3]
    return len(longer) >= 4 and sum(word.text[:1].isupper() for word in longer) >= _TITLE_SHARE * len(longer)


def _inside(edit: Edit, others: list[Edit]) -> bool:
    return any(other.start < edit.end and edit.start < other.end for other in others)
