"""A sentence of a view with the speeches put aside in it, and the way from its words to places in the layer."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from onrecord.read.quotes import with_closing_mark
from onrecord.read.statements.told import Place
from onrecord.read.statements.universal.language import Language
from onrecord.read.statements.universal.tree import Tree, Word
from onrecord.read.statements.views import Speech, View

_EDGES = frozenset(",;:—–-―“”„«»\"‘’'(")


class Sentence(Struct, frozen=True):
    """`tree` has its places in `view.text`; `text` is that of the layer; `before`: the sentence before, whose
    subject a verb without one may share."""

    tree: Tree
    view: View
    speeches: tuple[Speech, ...]
    language: Language
    text: str
    before: "Sentence | None" = None

    def home_of(self, word: Word) -> "Sentence":
        """The sentence that a word stands in: this one, or the one before."""
        inside = word.i < len(self.words) and self.words[word.i] is word
        return self if inside or self.before is None else self.before

    @property
    def words(self) -> tuple[Word, ...]:
        return self.tree.words

    @property
    def code(self) -> str:
        return self.language.code

    def is_speech(self, word: Word) -> bool:
        """Whether a word only stands in for a speech."""
        return any(speech.at <= word.start < speech.until for speech in self.speeches)

    def place(self, words: Sequence[Word]) -> Place:
        """From the first of these words to the last, with the mark that closes what was opened between them."""
        first = words[0].start + (words[0].text.startswith("-") and len(words[0].text) > 1)
        return with_closing_mark(self.text, *self.view.back(first, words[-1].end))

    def places(self, words: Iterable[Word]) -> list[Place]:
        """Words as places in the layer: gaps of other words cut, punctuation at the edges falls away."""
        groups: list[list[Word]] = []
        for word in (self.words[i] for i in sorted({word.i for word in words})):
            last = groups[-1][-1].i if groups else -1
            if groups and all(self.words[i].is_punct for i in range(last + 1, word.i)):
                groups[-1].append(word)
            else:
                groups.append([word])
        return [self.place(bare) for group in groups if (bare := _trimmed(group))]


def _trimmed(group: list[Word]) -> list[Word]:
    while group and (group[0].text in _EDGES or group[0].text in ".)"):
        group = group[1:]
    while group and (group[-1].text in _EDGES or group[-1].text == "."):
        group = group[:-1]
    if group and group[-1].text == ")" and not any(word.text == "(" for word in group):
        group = group[:-1]
    return group


def touching(places: Iterable[Place]) -> list[Place]:
    """Places in order, those that touch made one."""
    joined: list[Place] = []
    for start, end in sorted(places):
        if joined and start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
