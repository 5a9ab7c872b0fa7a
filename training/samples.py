"""The samples on which the published figures were measured (`cofe-ai/CofeNet`, its `res/polnear` folder).

A sample is about a paragraph: a run of CoreNLP's tokens with one label each. A span of a sample is a label's
unbroken run; one that runs over the sample's end counts once in each. What stands behind a sample's 300th token is
not judged (`max_seqs` of their settings). Their files name the reading of each sample; its tokens are those of the
corpus, in order, which is how they are laid onto characters here.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from training.polnear import ROLES, Document, Place, Role

_LONGEST = 300
_FILES = {"dev": "valid.txt", "test": "test.txt", "train": "train.txt"}
Run = tuple[Role, int, int]  # half-open, in tokens of the sample


class Sample(msgspec.Struct, frozen=True):
    """Where its tokens lie in the text of the reading, and the spans that the annotator marked."""

    tokens: tuple[Place, ...]
    gold: frozenset[Run]

    def runs(self, spans: Sequence[tuple[Role, int, int]]) -> frozenset[Run]:
        """Spans in characters as runs of the sample's tokens: a token that a span touches belongs to it."""
        found = set()
        for role, start, end in spans:
            first = bisect_right(self.tokens, start, key=lambda token: token[1])
            after = bisect_left(self.tokens, end, key=lambda token: token[0])
            if first < after:
                found.add((role, first, after))
        return frozenset(found)


class _Line(msgspec.Struct):
    id: str
    tokens: list[str]
    labels: list[str]


def samples(folder: Path, documents: Sequence[Document]) -> dict[str, tuple[Sample, ...]]:
    """The samples of each reading (by its key); readings whose tokens the corpus lacks are left out."""
    lines: dict[str, list[_Line]] = defaultdict(list)
    decode = msgspec.json.Decoder(_Line).decode
    split: Literal["train", "dev", "test"] = documents[0].split
    for row in (folder / _FILES[split]).read_bytes().splitlines():
        line = decode(row)
        lines[line.id].append(line)
    return {one.key: tuple(_laid(one, lines[one.key])) for one in documents if one.sentences and one.key in lines}


def _laid(document: Document, lines: Sequence[_Line]) -> Iterator[Sample]:
    tokens, begun = document.tokens, 0
    if len(tokens) != sum(len(line.tokens) for line in lines):
        raise ValueError(f"the samples of {document.key} are not made of the corpus's tokens")
    for line in lines:
        judged = min(len(line.tokens), _LONGEST)
        yield Sample(tokens[begun : begun + judged], frozenset(_marked(line.labels[:judged])))
        begun += len(line.tokens)


def _marked(labels: Sequence[str]) -> Iterator[Run]:
    """Runs of B- and I- labels; an I- that continues nothing belongs to no span."""
    role, begun = "", 0
    for n, label in enumerate([*labels, "O"]):
        if role and label != f"I-{role}":
            yield _role(role), begun, n
            role = ""
        if label.startswith("B-"):
            role, begun = label[2:], n


def _role(word: str) -> Role:
    for role in ROLES:
        if word == role:
            return role
    raise ValueError(f"no role is called {word}")
