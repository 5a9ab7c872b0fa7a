"""Write the dossier: redact, draw the pages, lay the proofs beside them, sign the whole, and only then show it.

The folder is built beside its place and moved in whole, so that a reader never finds a mixture of two; what an earlier
build left there is gone with it. The same record gives the same bytes.
"""

import shutil
from pathlib import Path

import msgspec

from onrecord.nouns import Withheld
from onrecord.nouns.shape import Noun
from onrecord.publish.case import Case
from onrecord.publish.export import write_sheets
from onrecord.publish.known import know
from onrecord.publish.numbers import Draw, shown_numbers
from onrecord.publish.pages import Front, write_pages
from onrecord.publish.pictures import thumbnail
from onrecord.publish.proofs import seal, write_proofs
from onrecord.publish.redact import Policy, Redacted, redact
from onrecord.publish.shapes import Sheets
from onrecord.publish.sheets import sheets
from onrecord.publish.view import View, gather


class Published(Noun, frozen=True, kw_only=True):
    """Where the dossier is, the SHA-256 of its manifest, what it withholds, and how many names it shows."""

    folder: str
    manifest: str
    withheld: tuple[Withheld, ...]
    named: int = 0


def publish(case: Case, to: Path, draw: Draw | None = None) -> Published:
    """Write the dossier of `case` to the folder `to`, replacing what was there. `draw` makes pictures of numbers; it is
    handed what is published only."""
    view = gather(case)
    redacted = as_published(view)
    shown = redacted.sheets
    building = to.with_name(f".{to.name}.building")
    shutil.rmtree(building, ignore_errors=True)
    (building / "data").mkdir(parents=True)
    shown = _draw(case, view, shown, building)
    write_sheets(shown, building / "data")
    pictures = draw(shown_numbers(shown, view.numbers)) if draw else {}
    write_pages(Front.of(case, view, redacted), shown, building, pictures)
    write_proofs(case, shown, building)
    digest = seal(case, building)
    _swap(building, to)
    return Published(
        folder=str(to), manifest=digest, withheld=redacted.withheld, named=len({one.name for one in redacted.named})
    )


def as_published(view: View) -> Redacted:
    """What a dossier of `view` shows, what it withholds, and every name that it would publish."""
    return redact(_lines_only(sheets(view)), know(view), Policy(releases=view.settings.releases))


def _draw(case: Case, view: View, shown: Sheets, to: Path) -> Sheets:
    """Lay small copies of the released pictures beside the pages; one that cannot be drawn is not shown."""
    objects = {item.id: item.object for item in view.items}
    drawn = []
    for sheet in shown.items:
        small = None
        if sheet.picture is not None:
            ref = objects[sheet.id]
            small = thumbnail(case.read_object(ref, ref.size), ref.media_type)
        if sheet.picture is not None and small is not None:
            (to / sheet.picture).parent.mkdir(exist_ok=True)
            (to / sheet.picture).write_bytes(small)
        drawn.append(sheet if small else msgspec.structs.replace(sheet, picture=None))
    return msgspec.structs.replace(shown, items=tuple(drawn))


def _lines_only(whole: Sheets) -> Sheets:
    """Each denial once, as readers see it; the export keeps every telling of it."""
    return msgspec.structs.replace(whole, denials=tuple(each for each in whole.denials if each.part_of is None))


def _swap(building: Path, to: Path) -> None:
    old = to.with_name(f".{to.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if to.exists():
        to.rename(old)
    building.rename(to)
    shutil.rmtree(old, ignore_errors=True)
