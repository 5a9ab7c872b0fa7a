"""Hostile and natural cases by hands that had not read the code: what their dossiers give away, and what they hide too
much.

`bench/data/leaks/<hand>-<case>`: `in/` is a case folder, `expect.json` the private spellings by kind ("private") and
what must still be readable ("keep"). A case whose name ends in "-held" was first tried when the rules stood; since then
all are for development, and docs/methods/redaction.md gives the figures of the first runs. Further folders of the same
form are named by ONRECORD_LEAKS (separated by the system's path separator).
"""

import html
import json
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.figure import Figure
from bench.publish import Nobody
from onrecord import path
from onrecord.casefile import create, open_casefile
from onrecord.nouns import to_json
from onrecord.publish import gather
from onrecord.publish.sheets import sheets

SHIPPED = Path(__file__).parent / "data" / "leaks"
HOSTILE = 0.02  # the share of hostile spellings that may stand
_TAGS = re.compile(r"</?(?:mark|span|q|abbr|cite|em|strong|wbr)\b[^>]*>")


class Tried(NamedTuple):
    """One case: how many private spellings there are, which stand; which words to keep were read at all, which of those
    are hidden."""

    private: int
    leaked: tuple[str, ...]
    kept: int
    hidden: int


def figures() -> Iterator[Figure]:
    folders = [SHIPPED, *map(Path, filter(None, os.environ.get("ONRECORD_LEAKS", "").split(os.pathsep)))]
    for folder in folders:
        hands: dict[str, list[Tried]] = {}
        for case in sorted(each for each in folder.iterdir() if (each / "expect.json").exists()):
            hand = case.name.split("-")[0] if folder == SHIPPED else folder.name
            hands.setdefault(hand, []).append(tried(case))
        for hand, found in hands.items():
            yield from _totals(f"hand {hand}, {len(found)} cases", found)


def _totals(name: str, found: list[Tried]) -> Iterator[Figure]:
    private, leaked = sum(one.private for one in found), sum(len(one.leaked) for one in found)
    kept, hidden = sum(one.kept for one in found), sum(one.hidden for one in found)
    yield Figure(f"{name}: of {private} spellings stand", leaked, "", "limit", HOSTILE * private, more_is_better=False)
    yield Figure(f"  of {kept} words to keep that were read are hidden", hidden, "")


def tried(case: Path) -> Tried:
    """Build a case in a folder of its own, and look for every spelling in every file of its dossier."""
    expect = json.loads((case / "expect.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory(prefix="leaks") as work:
        root = Path(work)
        create(root / "record", member="Tester")
        with open_casefile(root / "record") as record:
            path.build(record, case / "in", root / "dossier", Nobody(), workers=2)
            read = to_json(sheets(gather(record))).decode()
        shown = "\n".join(texts(root / "dossier"))
    private = [word for words in expect["private"].values() for word in words]
    kept = [words for words in expect["keep"] if words in read]
    return Tried(
        private=len(private),
        leaked=tuple(word for word in private if _stands(word, shown)),
        kept=len(kept),
        hidden=sum(words not in shown for words in kept),
    )


def texts(dossier: Path) -> Iterator[str]:
    """Every file of a dossier and its name, as bytes give them and as a reader sees them."""
    for file in sorted(each for each in dossier.rglob("*") if each.is_file()):
        raw = unicodedata.normalize("NFC", file.read_bytes().decode("utf-8", "replace"))
        yield from (file.relative_to(dossier).as_posix(), raw)
        if file.suffix in (".html", ".svg"):
            yield html.unescape(_TAGS.sub("", raw))


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(unicodedata.normalize('NFC', word))}(?!\w)", text) is not None
