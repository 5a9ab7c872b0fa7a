"""Write the dossier: redact, draw the pages, lay the proofs beside them, sign the whole, and only then show it.

The folder is built beside its place and swapped in, so that a reader finds the old dossier or the new one and never a
mixture; what an earlier build left there is gone with it. The same record gives the same bytes.
"""

import shutil
from pathlib import Path

from onrecord.nouns import Withheld
from onrecord.nouns.shape import Noun
from onrecord.publish.case import Case
from onrecord.publish.export import write_sheets
from onrecord.publish.known import know
from onrecord.publish.pages import Front, write_pages
from onrecord.publish.proofs import seal, write_proofs
from onrecord.publish.redact import Policy, redact
from onrecord.publish.sheets import sheets
from onrecord.publish.view import gather


class Published(Noun, frozen=True, kw_only=True):
    """Where the dossier is, the SHA-256 of its manifest, and what it withholds."""

    folder: str
    manifest: str
    withheld: tuple[Withheld, ...]


def publish(case: Case, to: Path) -> Published:
    """Write the dossier of `case` to the folder `to`, replacing what was there."""
    view = gather(case)
    released = frozenset(each.match for each in view.settings.releases if each.what == "item")
    shown, withheld = redact(sheets(view), know(view), Policy(items=released))
    building = to.with_name(f".{to.name}.building")
    shutil.rmtree(building, ignore_errors=True)
    (building / "data").mkdir(parents=True)
    write_sheets(shown, building / "data")
    write_pages(Front.of(case, view, withheld), shown, building)
    write_proofs(case, shown, building)
    digest = seal(case, building)
    _swap(building, to)
    return Published(folder=str(to), manifest=digest, withheld=withheld)


def _swap(building: Path, to: Path) -> None:
    old = to.with_name(f".{to.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if to.exists():
        to.rename(old)
    building.rename(to)
    shutil.rmtree(old, ignore_errors=True)
