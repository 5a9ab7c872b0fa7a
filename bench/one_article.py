"""One news article read carefully: a real one where it lies beside the checkout, and its invented twin for everybody.

Both are held to the same promises. Their folders hold `article.txt`, `case.toml` and `gold.csv`, the statements of a
careful reader. The twin and its table were written before anything had read them and are not changed to please a
reader: what it misses is a figure here, statement by statement with `python -m bench.one_article`.
"""

import csv
import datetime as dt
import os
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bench.figure import Figure
from bench.reading import Gold, Score, match, right_kind, score
from onrecord import collect, corroborate, read, record
from onrecord.nouns import Account, Backing, Denied, Ids, Item, ObjectRef, Reading

FOUND, RIGHT, PROPOSED = 12, 9, 20  # of sixteen statements: to be found; with kind and date; the most that may come out
SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[2] / "shared"))


class Article(NamedTuple):
    """An article and what a careful reader takes from it. `must_not` are words of no statement, `no_cue` of no cue;
    `ledger` gives, for the first words of a denial, the roots on record then and whether each is provisional."""

    name: str
    folder: Path
    must_not: tuple[str, ...]
    no_cue: tuple[str, ...]
    ledger: Mapping[str, Mapping[str, bool]]


class Read(NamedTuple):
    """What the program makes of an article."""

    reading: Reading
    account: Account
    backing: Backing


TWIN = Article(
    name="invented twin",
    folder=Path(__file__).parent / "data" / "sarrash",
    must_not=(
        "for seven months police and militia",
        "provincial officers made families sign",
        "walled up the cellar",
        "Korrach would rather have",
        "cares to try him",
        "Twelve readers are talking",
        "Choose a language",
        "Top picture",
        "Eleven Dumplings",
        "My Landlord Says",
        "How to Mend a Kettle",
        "The Orchestra That Plays",
        "The Capital Will Not Rein In",
        "What the capital is afraid of",
    ),
    no_cue=("account for", "might account for"),
    ledger={
        "Nobody in Sarrash has been detained": {},
        "We have, for our part": {"Morning Ferry": False, "Open Hand Committee": True},
    },
)
REAL = Article(
    name="real article",
    folder=SHARED / "cases" / "purge-2017",
    must_not=(
        "there has been an ongoing half-year campaign",
        "Chechen officials coerced",
        "literally buried evidence",
        "is willing to kill",
        "Featured image",
        "Be first to like",
        "This post is also available",
        "Hey, Single Queer Men",
        "5 Questions I",
        "Find a Place to Get Hitched",
        "This Gay Prison Gang",
        "The real reason Russia",
        "Won’t Stop Chechnya",
    ),
    no_cue=("explain", "could explain"),
    ledger={
        "There are no victims": {},
        "We have similarly": {"Novaya Gazeta": False, "Human Rights Watch": True},
    },
)


def here() -> tuple[Article, ...]:
    """The articles that are on this machine: the twin always is."""
    return tuple(one for one in (TWIN, REAL) if one.folder.is_dir())


@lru_cache
def taken(folder: Path) -> Read:
    """The article in a folder, from its bytes to the ledger."""
    ids = Ids(key=bytes(32))
    settings, _ = collect.read_settings(folder)
    content = (folder / "article.txt").read_bytes()
    held = ObjectRef(name="x", sha256="0" * 64, size=len(content), media_type="text/plain")
    then = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    item = Item(id="i-1", name="article.txt", object=held, taken_in=then)
    source = read.Source(item=item, settings=settings.items[item.name])
    layer, reading = read.read_item(source, content, ids)
    account = record.tell([reading], [layer], [item], settings, ids)
    return Read(reading, account, corroborate.weigh(account, [reading], [layer], [item], ids))


def gold(article: Article) -> list[Gold]:
    """The statements of a careful reader."""
    with (article.folder / "gold.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Gold(row["speaker"], row["cue"], row["content"], row["kind"], row["denial_kind"], row["said_on"])
            for row in csv.DictReader(lines)
        ]


def found(article: Article) -> Score:
    """How many of them came out."""
    return score(gold(article), taken(article.folder).reading.statements)


def came_out(article: Article) -> list[str]:
    """What must not come out as a statement, and did."""
    statements = taken(article.folder).reading.statements
    cues = [" ".join(part.text for part in one.cue) for one in statements]
    said = [" ".join(part.text for part in one.content) for one in statements]
    whole = [f"{cue} {text}" for cue, text in zip(cues, said, strict=True)]
    whole += [f"{cue} {one.words}" for cue, one in zip(cues, statements, strict=True)]
    return [words for words in article.must_not if any(words in one for one in whole)] + [
        part.text for one in statements for part in one.cue if part.text in article.no_cue
    ]


def line(article: Article, words: str) -> Denied | None:
    """The line of the ledger for the denial that begins with these words."""
    backing, said = taken(article.folder).backing, {one.id: one for one in taken(article.folder).reading.statements}
    return next((one for one in backing.lines if said[one.statement].words.startswith(words)), None)


def roots(article: Article, denied: Denied) -> dict[str, bool]:
    """The counted roots that a line gives, by name, and whether each is provisional."""
    names = {party.id: party.name for party in taken(article.folder).account.parties}
    return {names.get(root.party, ""): root.provisional for root in denied.on_record_then.roots if root.counted}


def figures() -> Iterator[Figure]:
    for article in here():
        got, of = found(article), f"of {len(gold(article))}"
        yield Figure(f"{article.name}: statements found", got.found, of, "limit", FOUND)
        yield Figure("  found with right kind and date", got.both, of, "limit", RIGHT)
        yield Figure("  proposed", got.proposed, "", "limit", PROPOSED, more_is_better=False)
        yield Figure("  that must not come out", len(came_out(article)), "", "limit", 0, more_is_better=False)
        for words, wanted in article.ledger.items():
            denied = line(article, words)
            right = denied is not None and roots(article, denied) == wanted
            yield Figure(f"  roots right before “{words} …”, {len(wanted)}", right, "", "limit", 1)


def _missed(article: Article) -> Iterator[str]:
    wanted = gold(article)
    taken_as = match(wanted, taken(article.folder).reading.statements)
    for number, one in enumerate(wanted):
        got = taken_as.get(number)
        if got is None:
            yield f"not found: {one.speaker} | {one.cue} | {one.content}"
            continue
        if not right_kind(one, got):
            yield f"kind {got.kind} {got.denial_kind or ''} for {one.kind} {one.denial}: {one.content}"
        if one.said_on not in ("?", str(got.said_on or "")):
            yield f"date {got.said_on} for {one.said_on}: {one.content}"
    yield from (f"must not come out: {words}" for words in came_out(article))


if __name__ == "__main__":
    for each in here():
        sys.stdout.writelines(f"{each.name}: {words}\n" for words in _missed(each))
