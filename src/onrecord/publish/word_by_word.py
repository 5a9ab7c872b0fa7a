"""Which words of a text may stand: word by word, what nothing proves public or ordinary gives way.

Rules
* A name that is proven public (`public.py`) stands where it is proven, longest first, unless a withheld name lies in
  it.
* A word in lower case stands where it is an ordinary word of the language (`lexicon.py`): chats write names so.
* A word with a capital stands where it begins a sentence (or stands in a headline, or in the name of a body that its
  own words make) and is an ordinary word that nobody is called by.
* A word of a withheld name gives way, also in capitals, in another ending or another script; so does what a hyphen ties
  to a word that gives way, a rank or an initial before it, and letters written one by one.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from onrecord.publish.known import Known, Phrase
from onrecord.publish.lexicon import LANGUAGES, is_name_too, is_ordinary, world
from onrecord.publish.names import Token, skeleton
from onrecord.publish.public import Proof
from onrecord.publish.scope import Scope
from onrecord.publish.vocabulary import anywhere, dated, heads, listed, ranks, starting

_PARTICLES = (
    "al|el|as|ash|abu|umm|ibn|bin|bint|ben|ould|da|das|de|del|della|den|der|di|do|dos|du|des|la|las|le|los|ter|van|von|"
    "y|zu"
)
JOINT = re.compile(
    rf"(?:[ \u00a0]{{1,2}}|[-‑’'‘]|\.[ \u00a0]?|[ \u00a0](?:(?:{_PARTICLES})[ \u00a0-]){{1,2}}(?:al-|el-|d['’])?)",
    re.IGNORECASE,
)
_IN_BODY = re.compile(
    r"[ \u00a0]|[-‑]|[ \u00a0](?:of|for|and|on|de|du|des|et|pour)[ \u00a0](?:(?:the|la|l['’]|les)[ \u00a0]?)?"
    r"|[ \u00a0]?&[ \u00a0]?|['’]s[ \u00a0]|[ \u00a0][«“\"]|[ \u00a0](?:d|l)['’]"
)
_SPACE = re.compile(r"[ \u00a0]")
_TITLE_GAP = re.compile(r"[ \u00a0]|\. ")
_HYPHEN = re.compile(r"[-‑]")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.[ \u00a0]?){2,}|(?<!\d )\b[^\W\d_]\.(?=,? [^\W\d_])")
_NO_PERSON = frozenset({"US", "UN", "UK", "EU", "AM", "PM", "DC", "USA", "NB", "PS"})
_OPENING = re.compile(r"(?:^|[.!?…:;\n]|[«»“”„\"‘(\[—–•*#|>])[\s«»“”„\"‘’'(\[—–•*#|>]*$")
_OF_TIME = listed("time_word", "of_time")
_SURNAME_LIKE = re.compile(r"[а-яё]{3}(?:[оеё]ва?|ина?|енко)$")  # «канал „Бубенцов без купюр“»
_UNTIL = re.compile(r" (?:to|and|or|until|through|à|et|до|по|и) ")
_TITLE_SHARE = 0.6
_NEAR = 40  # characters within which two words can be one name
_LONGEST = 8  # words of a proven name


class Gate(Protocol):
    """What the words of one text are held against."""

    known: Known

    def withheld_at(self, words: Sequence[Token], at: int) -> int: ...
    def is_demonym(self, key: str) -> bool: ...
    def note(self, words: str, proof: Proof, scope: Scope) -> None: ...


class Words:
    """One text, word by word: which of its words may not stand."""

    def __init__(self, gate: Gate, text: str, words: list[Token], scope: Scope) -> None:
        self.gate, self.known, self.text, self.words, self.scope = gate, gate.known, text, words, scope
        self.language = scope.language if scope.language in LANGUAGES else ""
        self.headline = _is_headline(words)
        self.lettered = _initials(text)
        self.in_body = _bodies(text, words)
        self.gives_way = [False] * len(words)
        self.placed: set[int] = set()  # words that stand because a proven name stands before them: "Salt Street"

    def hidden(self) -> list[Token]:
        """The words that may not stand, in order."""
        at = 0
        while at < len(self.words):
            length = self.gate.withheld_at(self.words, at)
            if length > 1 and not self.gate.known.public.person(self._phrase(at, length), self.scope.item):
                self.gives_way[at : at + length] = [True] * length
                at += length
            elif length := self._proven(at):
                at += length
            else:
                self.gives_way[at] = self._word(at)
                at += 1
        self._tied()
        return [word for word, hides in zip(self.words, self.gives_way, strict=True) if hides]

    def _phrase(self, at: int, length: int) -> Phrase:
        return tuple(word.key for word in self.words[at : at + length])

    def _proven(self, at: int) -> int:
        """How many words from `at` are a name that is proven public here; noted."""
        first = self.words[at]
        if not first.text[:1].isupper():
            return 0
        for length in range(min(_LONGEST, len(self.words) - at), 0, -1):
            phrase = self._phrase(at, length)
            proof = self._proof(phrase, at)
            if proof is None or (length > 1 and not self._joined(at, length)):
                continue
            if any(self.gate.withheld_at(self.words, at + n) > 1 for n in range(length)) and proof.what != "person":
                continue
            written = self.text[first.start : self.words[at + length - 1].end]
            self.gate.note(written, proof, self.scope)
            if proof.what == "person":
                self._titled(at)
            return length
        return 0

    def _titled(self, at: int) -> None:
        """Titles and ranks before a name that stands, stand too."""
        while at > 0 and self.words[at - 1].plain in _titles() | ranks():
            if not _TITLE_GAP.fullmatch(self.text[self.words[at - 1].end : self.words[at].start]):
                return
            at -= 1
            self.gives_way[at] = False

    def _proof(self, phrase: Phrase, at: int) -> Proof | None:
        public = self.known.public
        proof = public.released.get(phrase) or public.person(phrase, self.scope.item)
        if proof is not None:
            lone = len(phrase) == 1 and proof.what == "person"
            return None if lone and (self._names_on(at, -1) or self._names_on(at, 1)) else proof
        beside = self._names_on(at, -1) or self._names_on(at + len(phrase) - 1, 1)
        proof = public.everywhere.get(phrase)
        if proof is None and world().get(phrase) == "s":
            proof = Proof(what="place", name=" ".join(phrase), reason="a state of the world")
        return None if proof is not None and proof.what == "place" and beside else proof

    def _names_on(self, at: int, step: int) -> bool:
        """Whether a name goes on beside the word: a capitalised word that is no ordinary one, title or proven name."""
        other = at + step
        if not 0 <= other < len(self.words):
            return False
        low, high = sorted((at, other))
        word = self.words[other]
        if not _SPACE.fullmatch(self.text[self.words[low].end : self.words[high].start]) or not word.capital:
            return False
        if word.key in starting() or word.key in heads() or word.plain in _titles() or is_ordinary(word.plain):
            return False
        public = self.known.public
        return (
            (word.key,) not in public.everywhere
            and world().get((word.key,)) != "s"
            and not self.gate.is_demonym(word.key)
        )

    def _joined(self, at: int, length: int) -> bool:
        gaps = (
            self.text[a.end : b.start] for a, b in zip(self.words[at:], self.words[at + 1 : at + length], strict=False)
        )
        return all(len(gap) <= 2 and not gap.strip("-‑’'‘. \u00a0\n«“\"") for gap in gaps)

    def _word(self, at: int) -> bool:
        """Whether a word that no proof covers gives way."""
        word = self.words[at]
        if not word.cased:
            return True
        if len(word.text) == 1:
            return word.text.isupper() and word.start in self.lettered
        return self._capital(at, word) if word.capital else self._small(word)

    def _small(self, word: Token) -> bool:
        ordinary = is_ordinary(word.plain, self.language) or word.key in starting() or word.key in heads()
        return not ordinary or (word.key in self.known.private_words and is_name_too(word.plain, self.language))

    def _capital(self, at: int, word: Token) -> bool:
        if word.key in self.known.private_words:
            return word.key not in starting() or self._names_on(at, 1)
        if word.key in dated():
            return not self._tells_time(at)
        if word.key in self.known.public.surnames and at not in self.in_body:
            return True
        if word.key in anywhere() or self.gate.is_demonym(word.key):
            return False
        ordinary = is_ordinary(word.plain, self.language) or is_ordinary(word.plain)
        if (bones := skeleton(word.key)) is not None and bones in self.known.skeletons:
            return not ordinary or not self._begins(word)
        if self._follows_shouted(at):
            return word.key not in starting()
        if not (word.text[:1].isupper() and (word.text[1:].islower() or word.text.isupper())) and "'" not in word.plain:
            return True  # a capital inside: alHariri, iRina
        if word.key in starting() and (self._begins(word) or self.headline or at in self.in_body or self.scope.naming):
            return is_name_too(word.plain) and self._names_on(at, 1)
        if at in self.in_body and _SURNAME_LIKE.search(word.plain) and word.key not in heads():
            return True
        if word.key in heads() and (at in self.in_body or ordinary):
            return False
        opens = self._begins(word) or self.headline or at in self.in_body or self._shouted(at)
        titled = word.plain in _titles() and not self._names_on(at, 1)
        placed = word.plain in _place_nouns() and (opens or (at > 0 and not self.gives_way[at - 1]))
        if placed and at > 0 and ordinary:
            self.placed.add(at)
            return False
        return not ((opens or titled or placed) and ordinary and not is_name_too(word.plain, self.language))

    def _begins(self, word: Token) -> bool:
        return _begins(self.text, word.start) and not (self.scope.naming and word.start == 0)

    def _shouted(self, at: int) -> bool:
        near = [word for word in self.words[max(0, at - 2) : at + 3] if len(word.text) > 1]
        return len(near) > 2 and all(word.text.isupper() for word in near)

    def _follows_shouted(self, at: int) -> bool:
        """Whether a word in capitals may be the surname of what gave way before it: "DANIEL PARK FREED"."""
        if not at or not self.gives_way[at - 1] or not self._shouted(at):
            return False
        return _SPACE.fullmatch(self.text[self.words[at - 1].end : self.words[at].start]) is not None

    def _tells_time(self, at: int) -> bool:
        """Whether a month is one: beside a number, or after a word of time and before no name."""
        word = self.words[at]
        if re.search(r"\d(?:st|nd|rd|th|er)?(?: of)?[ \u00a0]?$", self.text[max(0, word.start - 8) : word.start]):
            return True
        if re.match(r",?[ \u00a0]?\d", self.text[word.end : word.end + 3]):
            return True
        until = _UNTIL.match(self.text, word.end)
        if until and self.words[at + 2 : at + 3] and self.words[at + 2].key in dated():
            return True
        before = self.words[at - 1].plain if at else ""
        return before in _OF_TIME and not self._names_on(at, 1)

    def _tied(self) -> None:
        """What is tied to a word that gives way gives way with it: by a hyphen, as an initial, as a rank, as a first
        name that others bear too."""
        changed = True
        while changed:
            changed = False
            for at in range(len(self.words) - 1):
                if self.gives_way[at] != self.gives_way[at + 1] and self._binds(at):
                    self.gives_way[at] = self.gives_way[at + 1] = changed = True

    def _binds(self, at: int) -> bool:
        """Whether words `at` and the next are one name, of which one gives way."""
        first, second = self.words[at], self.words[at + 1]
        gap = self.text[first.end : second.start]
        if _HYPHEN.fullmatch(gap):
            return first.capital or second.capital or self.gives_way[at + 1]
        if not JOINT.fullmatch(gap):
            return False
        other = first if self.gives_way[at + 1] else second
        lost = second if self.gives_way[at + 1] else first
        if other is second and at + 1 in self.placed:
            return True
        if not lost.capital:
            return False
        initial = len(other.text) == 1 and other.text.isupper() and "." in self.text[other.end : other.end + 1]
        ranked = other is first and other.capital and other.plain in ranks()
        named = other is first and other.capital and is_name_too(other.plain) and other.key not in starting()
        return initial or ranked or (named and abs(first.start - second.start) < _NEAR)


@cache
def _titles() -> frozenset[str]:
    words: set[str] = set()
    for code in LANGUAGES:
        words |= listed("office", code, "alone") | listed("office", code, "of_state")
    return frozenset(words)


@cache
def _place_nouns() -> frozenset[str]:
    return frozenset().union(*(listed("place", code, side) for code in LANGUAGES for side in ("after", "before")))


def _bodies(text: str, words: list[Token]) -> frozenset[int]:
    """Indexes of words that stand in a run of capitalised words which a word such as "Ministry" makes a body; the head
    itself may be small (« le ministre de la Sécurité »)."""
    found: set[int] = set()
    run: list[int] = []
    for at, word in enumerate(words):
        heads_one = word.key in heads() or word.plain in _titles()
        if not word.capital and not heads_one:
            continue
        if run and not _IN_BODY.fullmatch(text[words[run[-1]].end : word.start]):
            found.update(_headed(words, run))
            run = []
        run.append(at)
    return frozenset(found | _headed(words, run))


def _headed(words: list[Token], run: list[int]) -> set[int]:
    """The run where one of its words makes a body, or its first is an office."""
    made = any(words[at].key in heads() for at in run) or (len(run) > 1 and words[run[0]].plain in _titles())
    return set(run) if made else set()


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
