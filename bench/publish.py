"""The dossier of the example: how long it takes, how fast a stranger checks it, and what leaks or slips through."""

import html
import io
import random
import re
import shutil
import subprocess
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure
from onrecord import path
from onrecord.casefile import Casefile, create, open_casefile
from onrecord.nouns import Edtf, ItemToBe, Reading
from onrecord.publish import check_dossier, gather, publish

EXAMPLE = Path("examples/orvesh")
FLIPS = 400
PROVEN = 1000
SCRIPT_SECONDS = 5.0  # the limit for a stranger's check


class Nobody:
    """Watches nothing."""

    def stage(self, name: str, total: int | None) -> None: ...
    def step(self) -> None: ...


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=Path.cwd()) as folder:
        root = Path(folder)
        create(root / "record", member="bench")
        with open_casefile(root / "record") as case:
            path.build(case, EXAMPLE, root / "dossier", Nobody(), workers=2)
            started = time.perf_counter()
            publish(case, root / "dossier")
            took = time.perf_counter() - started
            names = _names(case)
        yield Figure("publishing the example", took, "s")
        yield Figure("  size of its dossier", _size(root / "dossier") / 1e6, "MB")
        yield from _strangers(root / "dossier")
        yield _leaked(root / "dossier", names)
        yield from _flipped(root / "dossier", random.Random(400))
        yield from _many(root)


def _strangers(dossier: Path) -> Iterator[Figure]:
    started = time.perf_counter()
    done = subprocess.run(["bash", dossier / "check.sh"], capture_output=True, check=False)
    took = time.perf_counter() - started
    yield Figure("a stranger's check, bash and openssl", took, "s", "limit", SCRIPT_SECONDS, more_is_better=False)
    yield Figure("  ends with", done.returncode, "", "limit", 0, more_is_better=False)
    started = time.perf_counter()
    damaged = sum(not each.holds for each in check_dossier(dossier))
    took = time.perf_counter() - started
    yield Figure("the same check in Python", took, "s", "limit", SCRIPT_SECONDS, more_is_better=False)
    yield Figure("  false alarms", damaged, "", "limit", 0, more_is_better=False)


def _many(root: Path) -> Iterator[Figure]:
    """As many items as a large case has, each published before and so each with its hash and its proof."""
    create(root / "many", member="bench")
    with open_casefile(root / "many") as case:
        with case.writer() as writer:
            for number in range(PROVEN):
                to_be = ItemToBe(name=f"{number}.txt", media_type="text/plain")
                item = writer.take_in(to_be, io.BytesIO(b"Report %d" % number))
                told = Reading(item=item.id, layer="", model="bench@1", language="en", outlet="The Quay Courier",
                               published_on=Edtf("2024-05-01"))  # fmt: skip
                writer.keep(told)
        publish(case, root / "large")
        started = time.perf_counter()
        publish(case, root / "large")
        took = time.perf_counter() - started
    yield Figure(f"{PROVEN:,} proven items: publishing over an older dossier", took, "s")
    yield from _strangers(root / "large")


def _names(case: Casefile) -> set[str]:
    """Words of every name on a list that nobody released and that no public party bears."""
    view = gather(case)
    entries = [entry for reading in view.readings.values() for each in reading.lists for entry in each.entries]
    shown = {
        word for party in view.account.parties if party.public for name in party.names for word in name.text.split()
    }
    shown |= {word for release in view.settings.releases for word in release.match.split()}
    words = {word.strip(".,;()") for entry in entries if entry.named for word in entry.name.split()}
    return {word for word in words - shown if len(word) > 3}


def _leaked(dossier: Path, names: set[str]) -> Figure:
    """Whole words only: a short name lies inside longer ones."""
    raw = [path.read_bytes() for path in dossier.rglob("*") if path.is_file()]
    text = "\n".join(each.decode(code, "ignore") for each in raw for code in ("utf-8", "utf-16-le"))
    text += "\n".join(unicodedata.normalize("NFC", each.decode("utf-8", "ignore")) for each in raw)
    text += re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    words = {word.casefold() for word in re.findall(r"\w+", html.unescape(text))}
    leaked = {name for name in names if unicodedata.normalize("NFC", name).casefold() in words}
    return Figure(f"names leaked, of {len(names)} on lists", len(leaked), "names", "limit", 0, more_is_better=False)


def _flipped(dossier: Path, chance: random.Random) -> Iterator[Figure]:
    """One bit of one file, again and again: the check must find it, and name the file or what stands on it."""
    files = sorted(path for path in dossier.rglob("*") if path.is_file() and path.stat().st_size)
    missed = 0
    for _ in range(FLIPS):
        path = chance.choice(files)
        data = bytearray(path.read_bytes())
        whole = bytes(data)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(bytes(data))
        missed += all(each.holds for each in check_dossier(dossier))
        path.write_bytes(whole)
    yield Figure(f"single-bit changes missed, of {FLIPS}", missed, "changes", "limit", 0, more_is_better=False)
    extra = dossier.parent / "other"
    shutil.copytree(dossier, extra)
    (extra / "added.html").write_text("")
    yield Figure(
        "added files missed", all(each.holds for each in check_dossier(extra)), "", "limit", 0, more_is_better=False
    )


def _size(dossier: Path) -> int:
    return sum(path.stat().st_size for path in dossier.rglob("*") if path.is_file())
