"""How much of what a careful reader finds the reader of statements finds.

A statement counts as found when a word of its cue is in the gold cue, the words of its content overlap those of the
gold content (intersection over union of tokens at least 0.5), and its speaker is the gold speaker (the words of one
are all among those of the other, or both have none). Kind and date are then compared as they stand.

Here on the development set of invented texts, on which the rules were written; `one_article.py` has texts on which they
were not.
"""

import datetime as dt
import hashlib
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.articles import article
from bench.figure import Figure
from bench.one_core import on_one_core
from onrecord.nouns import Edtf, Ids, Item, ItemSettings, ObjectRef, Reading, Statement, TextLayer
from onrecord.read import Source, read_layer

_HERE = Path(__file__).parent
_ENOUGH = 0.5


class Gold(NamedTuple):
    """A statement as a careful reader would write it down; "?" is not judged."""

    speaker: str
    cue: str
    content: str
    kind: str
    denial: str
    said_on: str


class Score(NamedTuple):
    """What was found of one text or of many."""

    gold: int = 0
    proposed: int = 0
    found: int = 0
    kind: int = 0
    date: int = 0
    both: int = 0

    def plus(self, other: "Score") -> "Score":
        return Score(*(a + b for a, b in zip(self, other, strict=True)))


def read(text: str, published: str, language: str = "en") -> Reading:
    """Any text as the reader reads it."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    layer = TextLayer(item="i-bench", text=text, sha256=sha256, extractor="bench@1")
    ref = ObjectRef(name="bench", sha256=sha256, size=len(text), media_type="text/plain")
    item = Item(id="i-bench", name="bench.txt", object=ref, taken_in=dt.datetime(2031, 1, 1, tzinfo=dt.UTC))
    settings = ItemSettings(language=language, published_on=Edtf(published))
    return read_layer(Source(item=item, settings=settings), layer, Ids(key=bytes(32)))


def match(gold: list[Gold], statements: tuple[Statement, ...]) -> dict[int, Statement]:
    """The statement that finds each gold one, by its number; no statement finds two."""
    pairs = sorted(
        ((_likeness(one, two), -n, two) for n, one in enumerate(gold) for two in statements),
        key=lambda pair: (-pair[0], -pair[1]),
    )
    taken: dict[int, Statement] = {}
    for likeness, number, statement in pairs:
        if likeness >= _ENOUGH and -number not in taken and statement not in taken.values():
            taken[-number] = statement
    return taken


def score(gold: list[Gold], statements: tuple[Statement, ...]) -> Score:
    taken = match(gold, statements)
    kind = {n for n, one in taken.items() if right_kind(gold[n], one)}
    date = {n for n, one in taken.items() if gold[n].said_on in ("?", str(one.said_on or ""))}
    return Score(len(gold), len(statements), len(taken), len(kind), len(date), len(kind & date))


def development() -> Iterator[tuple[str, str, str, list[Gold]]]:
    """Name, date, text and gold statements of each invented text on which the English rules were written."""
    yield from marked("reading-dev")


def marked(name: str) -> Iterator[tuple[str, str, str, list[Gold]]]:
    """Name, date, text and gold statements of each text of a file whose form is in `data/README.md`."""
    blocks = re.split(r"^== ", (_HERE / "data" / f"{name}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    for block in blocks:
        head, _, rest = block.partition("\n")
        title, _, published = head.partition(", ")
        text, _, lines = rest.partition("\n--\n")
        rows = [[cell.strip() for cell in line.split("|")] for line in lines.splitlines() if line.strip()]
        yield title, published.strip(), text, [Gold(*(row + ["?"] * 6)[:6]) for row in rows]


def figures() -> Iterator[Figure]:
    total = Score()
    for _, published, text, gold in development():
        total = total.plus(score(gold, read(text, published).statements))
    yield Figure("development texts: statements found", total.found, f"of {total.gold}", "limit", 0.9 * total.gold)
    yield Figure("  of those proposed, in the gold list", total.found / total.proposed, "", "limit", 0.85)
    yield Figure("  found with right kind and date", total.both, f"of {total.gold}", "limit", 0.75 * total.gold)
    yield Figure("articles of 4 kB read, one core", on_one_core(_speed), "per s", "limit", 5.0)


def _speed() -> float:
    texts = [article(number) for number in range(24)]
    read(texts[0], "2021-05-03")  # loads the models
    begun = time.process_time()
    for text in texts:
        read(text, "2021-05-03")
    return len(texts) / (time.process_time() - begun)


def _likeness(gold: Gold, statement: Statement) -> float:
    """Token overlap of the contents; 0 where cue or speaker differ."""
    cue = _tokens(" ".join(part.text for part in statement.cue))
    if _tokens(gold.cue) and not _tokens(gold.cue) & cue:
        return 0.0
    speaker, wanted = _tokens(statement.speaker.text if statement.speaker else ""), _tokens(gold.speaker)
    if bool(speaker) != bool(wanted) or not (speaker <= wanted or wanted <= speaker):
        return 0.0
    ours, theirs = _bag(" ".join(part.text for part in statement.content)), _bag(gold.content)
    return len(ours & theirs) / max(1, len(ours | theirs))


def right_kind(gold: Gold, statement: Statement) -> bool:
    if gold.kind == "other":
        return statement.kind != "denial"
    denial = gold.denial in ("?", statement.denial_kind or "")
    return gold.kind == "?" or (gold.kind == statement.kind and denial)


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower().replace("’", "'"))) - {"the", "a", "an", "s"}


def _bag(text: str) -> set[tuple[str, int]]:
    seen: dict[str, int] = {}
    bag = set()
    for token in re.findall(r"\w+", text.lower()):
        seen[token] = seen.get(token, 0) + 1
        bag.add((token, seen[token]))
    return bag
