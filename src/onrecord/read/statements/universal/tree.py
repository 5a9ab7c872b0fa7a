"""A parsed sentence in Universal Dependencies, whatever parser made it.

Places are half-open, in characters of the text that was parsed. A tree may have several roots, and a careless parser
may even make a circle of heads: nothing here loops or fails on either.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

_DEEPEST = 60  # heads above a word; more is a circle
_EMPTY: Mapping[str, str] = {}


class Word(Struct, frozen=True):
    """One word: `lemma` in lower case, `pos` and `rel` as in Universal Dependencies, `head` -1 for a root."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    rel: str
    head: int
    feats: Mapping[str, str] = _EMPTY

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def dep(self) -> str:
        """The relation without its subtype."""
        return self.rel.partition(":")[0]

    @property
    def is_punct(self) -> bool:
        return self.pos == "PUNCT"

    @property
    def is_finite(self) -> bool:
        return self.pos in ("VERB", "AUX") and self.feats.get("VerbForm") == "Fin"

    @property
    def is_noun(self) -> bool:
        return self.pos in ("NOUN", "PROPN", "PRON", "NUM", "SYM")


class Name(Struct, frozen=True):
    """What a recogniser of names saw: words `first` to `last`, both included; PER, ORG, LOC or MISC."""

    first: int
    last: int
    label: str


class Tree:
    """A sentence: its words in order, and who hangs from whom."""

    def __init__(self, words: Iterable[Word], names: Iterable[Name] = ()) -> None:
        self.words = tuple(words)
        self.names = tuple(names)
        self._below: dict[int, list[Word]] = {}
        for word in self.words:
            if word.head >= 0:
                self._below.setdefault(word.head, []).append(word)

    @property
    def start(self) -> int:
        return self.words[0].start if self.words else 0

    @property
    def end(self) -> int:
        return self.words[-1].end if self.words else 0

    def below(self, word: Word, *deps: str) -> list[Word]:
        """The words that hang directly from `word`, by any of these relations if some are given."""
        return [one for one in self._below.get(word.i, ()) if not deps or one.dep in deps or one.rel in deps]

    def child(self, word: Word, *deps: str) -> Word | None:
        return next(iter(self.below(word, *deps)), None)

    def head(self, word: Word) -> Word | None:
        return self.words[word.head] if word.head >= 0 else None

    def above(self, word: Word) -> list[Word]:
        """The heads of `word`, nearest first."""
        found: list[Word] = []
        at = self.head(word)
        while at is not None and len(found) < _DEEPEST and at not in found:
            found.append(at)
            at = self.head(at)
        return found

    def subtree(self, word: Word) -> list[Word]:
        """`word` and all below it, in order."""
        seen = {word.i}
        todo = [word]
        while todo:
            for one in self._below.get(todo.pop().i, ()):
                if one.i not in seen:
                    seen.add(one.i)
                    todo.append(one)
        return [self.words[i] for i in sorted(seen)]

    def is_below(self, word: Word, top: Word) -> bool:
        return any(one.i == top.i for one in self.above(word))

    def before(self, word: Word) -> Word | None:
        return self.words[word.i - 1] if word.i > 0 else None

    def after(self, word: Word) -> Word | None:
        return self.words[word.i + 1] if word.i + 1 < len(self.words) else None
