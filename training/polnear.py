"""PolNeAR: news articles with hand-annotated attributions, as values.

The corpus (`networkdynamics/PolNeAR`, its `data` folder) stays where it is: its texts are under copyright. Each
annotator's reading of an article is one `Document`: 76 texts of the three splits were read by several people, and the
published scores count each reading.

Offsets are characters. An annotation file is read in two passes, since an event may name a span that stands further
down; lines that are the spilled text of a span, notes, and spans that belong to no attribution are passed over.
Annotators drew no token into two attributions and nothing nested, so that an attribution inside another's content is
not to be found here. A second content of the same cue (`Content2`) is one more part of its content.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

Place = tuple[int, int]  # half-open, in characters of the text
Split = Literal["train", "dev", "test"]
Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")


class Attribution(Struct, frozen=True):
    """Who said it, by which words, and what: each in as many parts as the annotator marked, in order of the text.

    A content that runs over a paragraph's end has a part in each paragraph.
    """

    source: tuple[Place, ...]
    cue: tuple[Place, ...]
    content: tuple[Place, ...]

    def parts(self, role: Role) -> tuple[Place, ...]:
        return self.source if role == "source" else self.cue if role == "cue" else self.content


class Document(Struct, frozen=True):
    """One annotator's reading of one article. `sentences` holds the places of the tokens that the corpus gives
    (CoreNLP's), and is empty for the few articles whose file is missing."""

    key: str
    name: str
    publisher: str
    split: Split
    text: str
    attributions: tuple[Attribution, ...]
    sentences: tuple[tuple[Place, ...], ...]

    @property
    def tokens(self) -> tuple[Place, ...]:
        return tuple(token for sentence in self.sentences for token in sentence)


def documents(corpus: Path, split: Split) -> Iterator[Document]:
    """Every reading of a split, in order of its name."""
    folder = corpus / "data" / split
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        yield Document(
            key=path.stem,
            name=name,
            publisher=name.split("_", 1)[0],
            split=split,
            text=_text(folder / "text" / f"{name}.txt"),
            attributions=attributions(_text(path)),
            sentences=_sentences(folder / "corenlp" / f"{name}.txt.xml"),
        )


def attributions(annotation: str) -> tuple[Attribution, ...]:
    """The attributions of one annotation file (brat's standoff format), in order of their first character."""
    spans: dict[str, tuple[Place, ...]] = {}
    for name, places in re.findall(r"^(T\d+)\t[\w-]+ (\d+ \d+(?:;\d+ \d+)*)\t", annotation, re.MULTILINE):
        spans[name] = tuple(_place(part) for part in places.split(";"))
    told = []
    for roles in re.findall(r"^E\d+\t(.+)$", annotation, re.MULTILINE):
        parts: dict[str, list[Place]] = {role: [] for role in ROLES}
        for word in roles.split():
            role, _, name = word.partition(":")
            parts.get(role.rstrip("2").lower(), []).extend(spans.get(name, ()))
        if any(parts.values()):
            told.append(Attribution(*(tuple(sorted(parts[role])) for role in ROLES)))
    return tuple(sorted(told, key=lambda one: min(one.source + one.cue + one.content)))


def _place(words: str) -> Place:
    start, end = words.split()
    return int(start), int(end)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")  # newlines as they stand: offsets count them


def _sentences(path: Path) -> tuple[tuple[Place, ...], ...]:
    if not path.exists():
        return ()
    from lxml import etree

    begin, end = "CharacterOffsetBegin", "CharacterOffsetEnd"
    found = (
        tuple(
            (int(token.findtext(begin, "")), int(token.findtext(end, "")))
            for token in sentence.iterfind("tokens/token")
        )
        for sentence in etree.parse(str(path)).iter("sentence")
    )
    return tuple(tokens for tokens in found if tokens)
