"""Words and the pieces that the encoder knows them by: WordPiece (Schuster and Nakajima 2012) as BERT has it, uncased.

A word ends at white space; every mark of punctuation is a word of its own. Accents and capitals are left out, and of
a word that the vocabulary lacks the longest pieces that it has are taken from the left.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

UNKNOWN, BEGIN, END = "[UNK]", "[CLS]", "[SEP]"
_LONGEST = 100  # characters; a longer run is no word
_LAST_MARK = 0x3100  # no mark of punctuation of English stands further up
_REMEMBERED = 100_000  # words whose pieces are kept


class Pieces:
    """A vocabulary, a piece a line; what goes on from another begins with ##."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.frame = self.numbers[BEGIN], self.numbers[END]
        self.unknown = (self.numbers[UNKNOWN],)
        self.known: dict[str, tuple[int, ...]] = {}

    def words(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """Each word's place and pieces; what is nothing but invisible is no word."""
        for found in _WORD.finditer(text, start, end):
            word = found[0]
            pieces = self.known.get(word)
            if pieces is None:
                pieces = self._cut(_plain(word))
                if len(self.known) < _REMEMBERED:
                    self.known[word] = pieces
            if pieces:
                yield found.start(), found.end(), pieces

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST:
            return self.unknown
        found: list[int] = []
        at = 0
        while at < len(word):
            for end in range(len(word), at, -1):
                number = self.numbers.get(word[at:end] if at == 0 else "##" + word[at:end])
                if number is not None:
                    found.append(number)
                    break
            else:
                return self.unknown
            at = end
        return tuple(found)


def _plain(word: str) -> str:
    kept = (char for char in unicodedata.normalize("NFD", word) if unicodedata.category(char) not in _LEFT_OUT)
    return "".join(kept).lower()


_LEFT_OUT = frozenset(("Mn", "Cc", "Cf", "Cn", "Co"))
_PUNCTUATION = "".join(
    char for char in map(chr, range(_LAST_MARK)) if unicodedata.category(char).startswith("P") or char in "$+<=>^`|~"
)
_WORD = re.compile(rf"[{re.escape(_PUNCTUATION)}]|[^\s{re.escape(_PUNCTUATION)}]+")
