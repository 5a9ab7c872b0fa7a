"""How often a passage of a mixed document is given its language.

Invented documents (`bench/data/languages.txt`), half of them held out: statements in one language quoted inside
another, headings over other scripts, chats, notes, lines of three words. The peer is the identifier alone, asked
passage by passage among the same languages, as most programs use one.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.figure import Figure
from onrecord.nouns import Segment
from onrecord.read.languages import LANGUAGES, in_their_languages, item_language
from onrecord.read.quotes import quotations

_FILE = Path(__file__).parent / "data" / "languages.txt"
_SHORT = 40  # characters
_TARGET = 95.0  # per cent


class Document(NamedTuple):
    """A document: what it says of its language ("" where nothing), its split, its passages with their languages."""

    name: str
    says: str
    split: str
    passages: list[tuple[str, str]]


class Told(NamedTuple):
    """One passage with its language and the language it was given."""

    words: str
    gold: str
    given: str

    @property
    def right(self) -> bool:
        return self.gold == self.given


def documents(split: str) -> Iterator[Document]:
    blocks = _FILE.read_text(encoding="utf-8").split("\n== ")[1:]
    for block in blocks:
        head, _, rest = block.partition("\n")
        name, says, part = head.split(", ")
        rows = [line.split(" | ", 1) for line in rest.splitlines() if line.strip()]
        if part == split:
            yield Document(name, says.replace("-", ""), part, [(row[0], row[1]) for row in rows])


def told(document: Document) -> list[Told]:
    """The passages of a document as the reader tells their languages, each a paragraph of one text."""
    text, places, at = "\n\n".join(words for _, words in document.passages), [], 0
    for _, words in document.passages:
        places.append((at, at + len(words)))
        at += len(words) + 2
    language = item_language(None, document.says or None, text, ())
    parts = [Segment(start=start, end=end, role="body", language=language) for start, end in places]
    given = in_their_languages(text, parts, quotations(text, places, language), language)
    return [Told(words, gold, one.language) for (gold, words), one in zip(document.passages, given, strict=True)]


def alone(document: Document) -> list[Told]:
    """The same by py3langid alone."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return [Told(words, gold, str(identifier.classify(words)[0])) for gold, words in document.passages]


def figures() -> Iterator[Figure]:
    for split in ("dev", "held"):
        mine = [one for document in documents(split) for one in told(document)]
        peer = [one for document in documents(split) for one in alone(document)]
        yield Figure(f"{split}: passages", len(mine), "")
        yield Figure(f"{split}: in their language", _share(mine), "%", "py3langid alone", _share(peer))
        short = [one for one in mine if len(one.words) <= _SHORT]
        yield Figure(f"{split}: of {len(short)} of at most {_SHORT} characters", _share(short), "%", "target", _TARGET)
        for language in sorted({one.gold for one in mine}):
            ours = [one for one in mine if one.gold == language]
            yield Figure(f"{split}: {language}", _share(ours), f"% of {len(ours)}")
    yield _speed()


def _share(passages: list[Told]) -> float:
    return 100.0 * sum(one.right for one in passages) / max(1, len(passages))


def _speed() -> Figure:
    every = [*documents("dev"), *documents("held")]
    began = time.perf_counter()
    count = sum(len(told(document)) for document in every)
    spent = (time.perf_counter() - began) / count * 1000
    return Figure("a passage", spent, "ms", "limit", 2.0, more_is_better=False)
