"""Which articles are one work in two languages: precision and recall over invented pairs, half of them held out.

`bench/data/translations.txt` holds articles of several outlets about the same events. Every pair of one event in two
languages is judged: the same work, or two. A pair marked "perhaps" (another outlet, no credit, word for word the same)
must be proposed as a finding and never be taken for one.
"""

import datetime as dt
import hashlib
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.figure import Figure
from onrecord import corroborate, read, record
from onrecord.nouns import Backing, CaseSettings, Edtf, Ids, Item, ItemSettings, ObjectRef, TextLayer

_FILE = Path(__file__).parent / "data" / "translations.txt"
_IDS = Ids(key=b"\x07" * 32)
_PERHAPS = "perhaps"
Pair = frozenset[str]


class Article(NamedTuple):
    """An article, the work it tells, where and when it stood."""

    name: str
    work: str
    language: str
    outlet: str
    on: str
    text: str


class Judged(NamedTuple):
    """Pairs of one event: which are one work, which are perhaps, which were joined, which were proposed."""

    pairs: set[Pair]
    same: set[Pair]
    perhaps: set[Pair]
    joined: set[Pair]
    proposed: set[Pair]


def events(split: str) -> Iterator[tuple[str, list[Article]]]:
    for block in _FILE.read_text(encoding="utf-8").split("\n== ")[1:]:
        head, *parts = block.split("\n-- ")
        name, part = head.strip().split(", ")
        if part != split:
            continue
        articles = []
        for one in parts:
            line, _, text = one.partition("\n")
            label, work, language, outlet, on = (cell.strip() for cell in line.split("|"))
            articles.append(Article(label, work, language, outlet, on, text.strip()))
        yield name, articles


def weighed(articles: list[Article]) -> Backing:
    """The articles through the reader and everything after it, as a build takes them."""
    readings, layers, items = [], [], []
    for number, one in enumerate(articles):
        sha256 = hashlib.sha256(one.text.encode()).hexdigest()
        ref = ObjectRef(name=one.name, sha256=sha256, size=len(one.text), media_type="text/plain")
        when = dt.datetime(2034, 1, 1, 0, number, tzinfo=dt.UTC)
        items.append(Item(id=one.name, name=f"{one.name}.txt", object=ref, taken_in=when))
        layers.append(TextLayer(item=one.name, text=one.text, sha256=sha256, extractor="bench@1"))
        known = ItemSettings(outlet=one.outlet, published_on=Edtf(one.on), language=one.language)
        readings.append(read.read_layer(read.Source(item=items[-1], settings=known), layers[-1], _IDS))
    account = record.tell(readings, layers, items, CaseSettings(), _IDS)
    return corroborate.weigh(account, readings, layers, items, _IDS)


def judged(articles: list[Article]) -> Judged:
    backing = weighed(articles)
    languages = {one.name: one.language for one in articles}
    works = {one.name: one.work for one in articles}
    pairs = {frozenset(two) for two in itertools.combinations(languages, 2) if languages[two[0]] != languages[two[1]]}
    source = {one.item: one.source for one in backing.retellings}
    origin = {name: _origin(name, source) for name in languages}
    return Judged(
        pairs=pairs,
        same={pair for pair in pairs if len({works[name] for name in pair}) == 1},
        perhaps={pair for pair in pairs if _PERHAPS in {works[name] for name in pair}},
        joined={pair for pair in pairs if len({origin[name] for name in pair}) == 1},
        proposed={
            frozenset((finding.where, finding.what.partition(" with ")[2].partition(":")[0]))
            for finding in backing.findings
            if finding.code == "perhaps-translation"
        },
    )


def _origin(name: str, source: dict[str, str]) -> str:
    while name in source:
        name = source[name]
    return name


def figures() -> Iterator[Figure]:
    for split in ("dev", "held"):
        found = [judged(articles) for _, articles in events(split)]
        same, joined = sum(len(one.same) for one in found), sum(len(one.joined) for one in found)
        right = sum(len(one.same & one.joined) for one in found)
        yield Figure(f"{split}: pairs of one event in two languages", sum(len(one.pairs) for one in found), "")
        yield Figure(f"{split}: one work, found", right / same, f"of {same}", "target", 0.8)
        yield Figure(f"{split}: joined and one work", right / max(1, joined), f"of {joined}", "target", 1.0)
        wrongly = sum(len(one.proposed - one.same - one.perhaps) for one in found)
        yield Figure(
            f"{split}: proposed, and neither one work nor perhaps", wrongly, "", "limit", 0.0, more_is_better=False
        )
        taken = sum(len(one.perhaps & one.joined) for one in found)
        yield Figure(f"{split}: word for word without a credit, joined", taken, "", "limit", 0.0, more_is_better=False)
        yield Figure(f"{split}:   proposed", sum(len(one.perhaps & one.proposed) for one in found), "")
