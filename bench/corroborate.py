"""How the rooms that tell, weigh and link grow, whether a copy is missed, and the ledger of the real article.

The grown case is invented: items of ten statements each, one in five a copy of an earlier one. The real article is read
where `ONRECORD_REAL_CASE` names its folder, by default beside the checkout; without it those figures are left out.
"""

import datetime as dt
import hashlib
import itertools
import random
import time
from collections.abc import Callable, Iterator
from typing import Any

from bench.figure import Figure
from onrecord import corroborate, link, record
from onrecord.corroborate.likeness import alike, shingles
from onrecord.nouns import (
    CaseSettings,
    DateMention,
    Edtf,
    Ids,
    Item,
    ListEntry,
    Mention,
    ObjectRef,
    PeopleList,
    Reading,
    Segment,
    Span,
    Statement,
    TextLayer,
)

ITEMS, SAID = 1000, 10
LIMIT_S, SHORTEST_S = 36.0, 0.001
TOWNS = ("Dorn", "Vell", "Kest", "Marn", "Ulm Bay")
BODIES = tuple(
    f"{first} {second}"
    for first in ("Lantern", "Harbour", "River", "North", "Open")
    for second in ("Watch", "Doctors", "Archive")
)
WORDS = tuple(
    f"{a}{b}" for a in ("lo", "ma", "ri", "ten", "var", "os") for b in ("rel", "dan", "mir", "ko", "sta", "bel")
)
ACTS = ("killed three men", "tortured ten men", "detained nine women", "raided a school", "threatened a teacher")
MODEL = "machine:bench@1"
Made = tuple[list[Reading], list[TextLayer], list[Item], CaseSettings, Ids]


def invent(items: int, said: int = 10, seed: int = 7) -> Made:
    """`items` items of `said` statements each, over two years; one in five repeats an earlier text."""
    rng = random.Random(seed)
    readings: list[Reading] = []
    layers: list[TextLayer] = []
    made: list[Item] = []
    texts: list[str] = []
    for number in range(items):
        day = dt.date(2030, 1, 1) + dt.timedelta(days=rng.randrange(730))
        copied = texts[rng.randrange(len(texts))] if texts and rng.random() < 0.2 else None
        text = copied.replace("quietly", "slowly") if copied else _text(rng, said)
        texts.append(text)
        layer = TextLayer(
            item=f"i-{number:05}", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), extractor="b@1"
        )
        layers.append(layer)
        made.append(_item(layer.item, number, len(text)))
        readings.append(_reading(layer, day, rng, number))
    return readings, layers, made, CaseSettings(), Ids(key=b"\x05" * 32)


def _text(rng: random.Random, said: int) -> str:
    lines = []
    for _ in range(said):
        town, body = rng.choice(TOWNS), rng.choice(BODIES)
        if rng.random() < 0.1:
            done = rng.choice(("killed", "tortured", "detained"))
            lines.append(f"The Interior Ministry said that nobody had been {done} in {town}.")
        else:
            lines.append(f"{body} said that police had {rng.choice(ACTS)} in {town}.")
        lines.append(" ".join(rng.choice(WORDS) for _ in range(40)).capitalize() + " quietly.")
    return "\n".join(lines)


def _item(name: str, number: int, size: int) -> Item:
    held = ObjectRef(name=name, sha256=f"{number:064}", size=size, media_type="text/plain")
    return Item(id=name, name=f"{name}.txt", object=held, taken_in=dt.datetime(2032, 1, 1, tzinfo=dt.UTC))


def _reading(layer: TextLayer, day: dt.date, rng: random.Random, number: int) -> Reading:
    statements, mentions, segments, sentences, at = [], [], [], [], 0
    for line in layer.text.split("\n"):
        segments.append(Segment(start=at, end=at + len(line), role="body", language="en"))
        sentences.append((at, at + len(line)))
        speaker, cue, content = line.partition(" said that ")
        if cue:
            speaker = speaker.removeprefix("The ")
            start = line.index(speaker)
            who = Span.of(layer.text, at + start, at + start + len(speaker))
            told = Span.of(layer.text, at + line.index(content), at + len(line) - 1)
            denial = speaker == "Interior Ministry"
            statements.append(
                Statement(
                    id=f"s-{layer.item}-{at}", decided_by=MODEL, item=layer.item, speaker=who, content=(told,),
                    cue=(Span.of(layer.text, who.end + 1, who.end + 5),), said_on=Edtf.day(day - dt.timedelta(days=2)),
                    kind="denial" if denial else "assertion", denial_kind="denies_act" if denial else None,
                )
            )  # fmt: skip
            mentions.append(Mention(span=who, kind="body", name=speaker))
            town = next(name for name in TOWNS if name in content)
            where = at + line.index(town)
            mentions.append(Mention(span=Span.of(layer.text, where, where + len(town)), kind="place", name=town))
        at += len(line) + 1
    return Reading(
        item=layer.item, layer=layer.sha256, model="bench@1", language="en", outlet=f"Outlet {number % 40}",
        published_on=Edtf.day(day), segments=tuple(segments), sentences=tuple(sentences), mentions=tuple(mentions),
        statements=tuple(statements), dates=tuple[DateMention, ...](),
        lists=(_list(layer.item, rng),) if number % 20 == 0 else (),
    )  # fmt: skip


def _list(item: str, rng: random.Random) -> PeopleList:
    entries = tuple(
        ListEntry(
            id=f"{item}.{row}", row=row, name=f"{rng.choice(WORDS)} {rng.choice(WORDS)}{rng.choice(WORDS)}".title(),
            born=Edtf.year(rng.randrange(1950, 2010)), place=rng.choice(TOWNS), fields={"Detained": "yes"},
        )
        for row in range(200)
    )  # fmt: skip
    return PeopleList(id=f"l-{item}", decided_by=MODEL, item=item, owner=rng.choice(BODIES), entries=entries)


def rooms(made: Made) -> dict[str, float]:
    """Seconds that each room takes for one case."""
    readings, layers, items, settings, ids = made
    took: dict[str, float] = {}
    account = _timed(took, "record", lambda: record.tell(readings, layers, items, settings, ids))
    _timed(took, "corroborate", lambda: corroborate.weigh(account, readings, layers, items, ids))
    _timed(took, "link", lambda: link.link(account, readings, (), (), ids))
    return took


def _timed(took: dict[str, float], room: str, work: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    result = work()
    took[room] = time.perf_counter() - began
    return result


def missed_copies(items: int = 200) -> tuple[int, int]:
    """Copies by comparing every two texts exactly, and how many of them the sketches missed."""
    _, layers, *_ = invent(items, seed=11)
    texts = {layer.item: shingles(layer.text) for layer in layers}
    exact = {
        (a, b) for a, b in itertools.combinations(sorted(texts), 2)
        if len(texts[a] & texts[b]) >= 0.55 * max(len(texts[a]), len(texts[b]))
    }  # fmt: skip
    found = {(pair.a, pair.b) for pair in alike(texts)}
    return len(exact), len(exact - found)


def figures() -> Iterator[Figure]:
    half, whole = rooms(invent(ITEMS // 2)), rooms(invent(ITEMS))
    for room, seconds in whole.items():
        name = f"{room} of {ITEMS} items, {ITEMS * SAID} statements"
        yield Figure(name, seconds, "s", "a tenth of the build's 6 min", LIMIT_S, more_is_better=False)
        growth = seconds / max(half[room], SHORTEST_S)
        yield Figure("  against half as many", growth, "times", "a square", 4.5, more_is_better=False)
    copies, missed = missed_copies()
    yield Figure("copies by comparing every two texts", copies, "pairs")
    yield Figure("  missed by the sketches", missed, "pairs", "limit", 0.0, more_is_better=False)
