"""Mutated passages through the whole reader: how many were tried, how many exceptions and broken promises they gave.

    python3 dev.py bench fuzz                            2,000 passages
    ONRECORD_FUZZ=100000 python3 dev.py bench fuzz       as many; stopped, the next run goes on

Passage number N is the same for ever: taken from the invented texts of `bench/data` and changed by a generator seeded
with N. What goes wrong is named by its number and its line of code, never by its words; `passage(N)` gives it back.
Every language that has a reader is read, and every passage in the language that it is found to be in.
"""

import datetime as dt
import hashlib
import json
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from bench.figure import Figure
from bench.soundness import problems
from onrecord.nouns import Edtf, Ids, Item, ItemSettings, ObjectRef, Reading, TextLayer
from onrecord.read import Source, read_layer

_DATA = Path(__file__).parent / "data"
_READER = Path(__file__).parents[1] / "src" / "onrecord" / "read"
_ORDINARY, _BLOCK = 2_000, 250
_MOST_CHANGES, _LONGEST = 6, 700
_ODD = (
    "\u0000\u0007\u00a0\u00ad\u0301\u0328\u0489\u061c\u064b\u200b\u200d\u200e\u200f\u2028\u202e\u2066\u2069\ufeff\ufffd"
    "“”„«»‹›‘’‚\"'‟—–―…·•*_[](){}<>&%$#@|\\/~^`=+;:!?.,\n\r\t\f 0123456789٠١٢٣४五"
    "IİıßẞﬁÅéñЁёїґўЪئآ你好\U0001f600\U0001f3fd\U0001f1fa\U0010ffff\ud800\udfff"
)
_JOINTS = (
    " said ", " denied that ", ", according to ", " заявил, что ", " a déclaré que ", ": “", "” ", " — ", " (", ") ",
    " on 31 February 2031 ", " since ", " in early ", "\n\n", " 99999999999999999999 ",
)  # fmt: skip


def figures() -> Iterator[Figure]:
    wanted = int(os.environ.get("ONRECORD_FUZZ", _ORDINARY))
    began = time.monotonic()
    done, faults = _run(wanted)
    yield Figure("mutated passages read", done, "", "asked for", float(wanted))
    yield Figure("  exceptions", sum(one.startswith("exception") for one in faults), "", "limit", 0.0, False)
    yield Figure("  broken promises", sum(one.startswith("promise") for one in faults), "", "limit", 0.0, False)
    yield Figure("  in this run", (time.monotonic() - began) / 60, "min")


def _run(wanted: int) -> tuple[int, list[str]]:
    """Blocks of passages up to `wanted`; what is done is kept beside other temporary files, for this very reader."""
    state = Path(tempfile.gettempdir()) / f"onrecord-fuzz-{_digest()}.json"
    done, faults = json.loads(state.read_text()) if state.exists() else (0, [])
    while done < wanted:
        for number in range(done, min(done + _BLOCK, wanted)):
            faults += _tried(number)
        done = min(done + _BLOCK, wanted)
        state.write_text(json.dumps([done, faults]))
        print(f"  {done} of {wanted} passages, {len(faults)} faults", file=sys.stderr, flush=True)
    for fault in faults[:20]:
        print(f"  {fault}", file=sys.stderr)
    state.unlink(missing_ok=True)
    return done, faults


def _tried(number: int) -> list[str]:
    text = passage(number)
    try:
        return [f"promise, passage {number}: {one}" for one in problems(_read(text), text)]
    except Exception as fault:  # noqa: BLE001  whatever it is, it is what is looked for
        trace = fault.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        at = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
        return [f"exception, passage {number}: {type(fault).__name__} at {at}"]


def _read(text: str) -> Reading:
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    layer = TextLayer(item="i-fuzz", text=text, sha256=sha256, extractor="fuzz@1")
    ref = ObjectRef(name="fuzz", sha256=sha256, size=len(text), media_type="text/plain")
    item = Item(id="i-fuzz", name="fuzz.txt", object=ref, taken_in=dt.datetime(2031, 6, 1, tzinfo=dt.UTC))
    settings = ItemSettings(published_on=Edtf("2031-05-14"))
    return read_layer(Source(item=item, settings=settings), layer, Ids(key=bytes(32)))


def passage(number: int) -> str:
    """Mutated passage `number`."""
    rng = random.Random(f"passage {number}")
    text = rng.choice(_seeds())
    for _ in range(rng.randint(1, _MOST_CHANGES)):
        text = rng.choice(_CHANGES)(text, rng)
    return text[:_LONGEST]


def _place(text: str, rng: random.Random) -> int:
    return rng.randint(0, len(text))


def _odd(text: str, rng: random.Random) -> str:
    at = _place(text, rng)
    return text[:at] + "".join(rng.choices(_ODD, k=rng.choice((1, 1, 1, 2, 3, 20)))) + text[at:]


def _cut(text: str, rng: random.Random) -> str:
    a, b = sorted((_place(text, rng), _place(text, rng)))
    return text[:a] + text[b:] if rng.random() < 0.5 else text[a:b]


def _twice(text: str, rng: random.Random) -> str:
    a, b = sorted((_place(text, rng), _place(text, rng)))
    return text[:b] + text[a:b] + text[b:]


def _spliced(text: str, rng: random.Random) -> str:
    other = rng.choice(_seeds())
    return text[: _place(text, rng)] + rng.choice(_JOINTS) + other[_place(other, rng) :]


def _joined(text: str, rng: random.Random) -> str:
    at = _place(text, rng)
    return text[:at] + rng.choice(_JOINTS) + text[at:]


def _shuffled(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    a, b = sorted((rng.randint(0, len(words)), rng.randint(0, len(words))))
    middle = words[a:b]
    rng.shuffle(middle)
    return " ".join((*words[:a], *middle, *words[b:]))


def _other_case(text: str, rng: random.Random) -> str:
    return rng.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _other_marks(text: str, rng: random.Random) -> str:
    marks = "“”„«»‹›‘’\"'‟"
    return re.sub(f"[{marks}]", lambda _: rng.choice(marks), text)


def _other_letters(text: str, rng: random.Random) -> str:
    return "".join(rng.choice(_ODD) if rng.random() < 0.03 else char for char in text)


_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    _odd, _odd, _cut, _twice, _spliced, _joined, _shuffled, _other_case, _other_marks, _other_letters,
)  # fmt: skip


@cache
def _seeds() -> tuple[str, ...]:
    """Every paragraph of the invented texts."""
    texts = (path.read_text("utf-8") for path in sorted(_DATA.glob("*.txt")))
    return tuple(part.strip() for text in texts for part in re.split(r"\n+", text) if len(part.strip()) > 20)


def _digest() -> str:
    """Of the reader and its vocabulary: what was read by another reader is not done."""
    whole = hashlib.sha256()
    for path in sorted((*_READER.rglob("*.py"), *_READER.rglob("*.toml"), *_DATA.glob("*.txt"))):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]
