"""Write the dossier: redact, draw the pages, lay the proofs beside them, sign the whole, and only then show it.

The folder is built beside its place and put there in one step (`swap.py`), so that a reader finds the old one or the
new one, and never a mixture; what an earlier build left there is gone with it. The same record gives the same bytes.
"""

from pathlib import Path

import msgspec

from onrecord.nouns import Withheld
from onrecord.nouns.refusal import cannot_write
from onrecord.nouns.shape import Noun
from onrecord.publish.case import Case
from onrecord.publish.export import write_sheets
from onrecord.publish.known import know
from onrecord.publish.numbers import Draw, shown_numbers
from onrecord.publish.pages import Front, write_pages
from onrecord.publish.pictures import thumbnail
from onrecord.publish.proofs import seal, write_proofs
from onrecord.publish.redact import redact
from onrecord.publish.redacted import Policy, Redacted
from onrecord.publish.shapes import Sheets
from onrecord.publish.sheets import sheets
from onrecord.publish.swap import bring_back, clear, swap
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
    building = to.with_name(f".{to.name}.building")
    try:
        bring_back(to)
        clear(building)
        (building / "data").mkdir(parents=True)
        digest, redacted = _write(case, building, draw)
        swap(building, to)
    except OSError as why:
        bring_back(to)
        clear(building)  # what is half done takes no room of what comes next
        raise cannot_write(
            why,
            where="the dossier's folder",
            means="The record is whole. No new dossier was written; the one that was there, if any, still stands.",
            next="Make room, or give another folder with --to, and run it again: only what was not done is done.",
        ) from why
    names = {one.name for one in redacted.named}
    return Published(folder=str(to), manifest=digest, withheld=redacted.withheld, named=len(names))


def _write(case: Case, building: Path, draw: Draw | None) -> tuple[str, Redacted]:
    """Write the dossier into `building`; returns its manifest's SHA-256 and what it shows and withholds."""
    view = gather(case)
    redacted = as_published(view)
    shown = redacted.sheets
    shown = _draw(case, view, shown, building)
    write_sheets(shown, building / "data")
    pictures = draw(shown_numbers(shown, view.numbers)) if draw else {}
    write_pages(Front.of(case, view, redacted), shown, building, pictures)
    write_proofs(case, shown, building)
    return seal(case, building), redacted


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
