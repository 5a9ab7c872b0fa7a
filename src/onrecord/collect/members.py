"""Opens what holds other things (zip, tar, gzip, WACZ, WARC, mail) and hands over each of them.

Rules
* Streaming, under one budget of bytes, ratio, count and depth; a cap reached is a finding and stops this container.
* A member is read through once before it is handed over, so a broken, encrypted or swollen one is a finding and never
  half an item. What was handed over before stays.
* Nothing is written under a name of its own. A name that leads elsewhere (`../`, `/`, `C:`) is cut down to its parts
  and the member is **kept**; a link or device in an archive has no content of its own and is **refused**. Both are
  findings.
* Word, sheet and OpenDocument files are zips too, but documents: they are not opened here.
* The container itself is sealed by the path in any case; whatever is not opened stays in it.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import PurePosixPath
from typing import BinaryIO

from onrecord.collect import names
from onrecord.collect.handed import Handed
from onrecord.collect.limits import Budget
from onrecord.collect.mails import mail_parts
from onrecord.collect.packed import gzip_parts, tar_parts, zip_parts
from onrecord.collect.part import Broken, Part, each
from onrecord.collect.scratch import Scratch, TooMuch
from onrecord.collect.sniff import GZIP, HEAD, MAIL, TAIL, TAR, WACZ, WARC, ZIP, sniff
from onrecord.collect.walk import strange_name
from onrecord.collect.warcs import warc_parts
from onrecord.nouns.finding import Finding
from onrecord.nouns.item import Item, ItemToBe

_PARTS: dict[str, Callable[[BinaryIO, Budget], Iterator[Part | Finding]]] = {
    ZIP: zip_parts,
    WACZ: zip_parts,
    WARC: warc_parts,
    GZIP: gzip_parts,
    TAR: tar_parts,
    MAIL: mail_parts,
}


def holds_others(media_type: str) -> bool:
    """Whether `members` could find anything in an item of this kind."""
    return media_type in _PARTS


def members(item: Item, stream: BinaryIO, budget: Budget) -> Iterator[Handed | Finding]:
    """What is inside `item`, whose bytes `stream` gives, one after the other; each `Handed` lives until the next."""
    parts = _PARTS.get(item.media_type)
    if parts is None:
        return
    if budget.too_deep:
        yield _finding(item, "archive-depth", f"An archive nested more than {budget.limits.depth} deep is not opened.")
        return
    taken: set[str] = set()
    with ExitStack() as until_done:
        try:
            if not stream.seekable():
                copy = Scratch(stream, budget.limits.unpacked_bytes, budget.folder)
                until_done.callback(copy.close)
                stream = copy.open()
            for number, part in enumerate(each(parts(stream, budget)), 1):
                if isinstance(part, Finding):
                    yield _placed(part, item, number)
                    continue
                yield from _member(item, part, number, budget, taken)
        except TooMuch as why:
            yield _finding(item, "archive-bytes", f"It is larger than {why.size} bytes and is not opened.")
        except _Stop as why:
            yield why.finding
        except Broken as why:
            what = f"It is broken ({why}); what could be read before is kept, the rest stays inside it unread."
            yield _finding(item, "archive-broken", what, how_bad="damage")


class _Stop(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def _member(item: Item, part: Part, number: int, budget: Budget, taken: set[str]) -> Iterator[Handed | Finding]:
    called = part.name or PurePosixPath(item.name).stem
    name, strayed = (f"{item.name}!/{_url(called)}", False) if part.url else names.inside(item.name, called)
    name = _own(name, taken)
    where = f"{item.id}, member {number}"
    if strayed:
        what = "The name of a member leads out of its archive; it is kept under the safe part of that name."
        yield Finding(code="archive-traversal", what=what, where=where)
    if not budget.spend_member():
        what = f"More than {budget.limits.members} members: the rest is not opened."
        raise _Stop(Finding(code="archive-count", what=what, where=where))
    cap = budget.cap_for(part.packed)
    try:
        with part.open() as inner:
            copy = Scratch(inner, cap, budget.folder)
    except TooMuch:
        if cap < budget.bytes_left:
            yield _swollen(where, cap)
            budget.spend_bytes(cap)  # what was unpacked in vain counts, or many such members would cost without end
            return
        what = f"The cap of {budget.limits.unpacked_bytes} unpacked bytes is reached: the rest is not opened."
        raise _Stop(Finding(code="archive-bytes", what=what, where=where)) from None
    except Broken as why:
        yield Finding(code="member-broken", what=f"A member cannot be read: {why}.", where=where, how_bad="damage")
        return
    try:
        budget.spend_bytes(copy.size)
        yield _handed(item, name, part, copy)
    finally:
        copy.close()


def _handed(item: Item, name: str, part: Part, copy: Scratch) -> Handed:
    sniffed = sniff(copy.at(0, HEAD), name, copy.at(max(0, copy.size - TAIL), TAIL))
    return Handed(
        to_be=ItemToBe(name=name, media_type=sniffed.media_type, modified=part.modified, derived_from=item.id),
        size=copy.size,
        open=copy.open,
        findings=(*strange_name(name), *sniffed.findings),
    )


def _swollen(where: str, cap: int) -> Finding:
    what = f"A member unpacks to more than {cap} bytes, out of proportion to its packed size; it is not opened."
    return Finding(code="archive-ratio", what=what, where=where, next="It stays, sealed, inside its archive.")


def _own(name: str, taken: set[str]) -> str:
    """`name`, or with a number where an earlier member has it: the same name would read as a newer version."""
    own, number = name, 1
    while own in taken:
        number += 1
        own = f"{name} ({number})"
    taken.add(own)
    return own


def _url(address: str) -> str:
    return address.replace("!/", "%21/").replace("\x00", "%00")


def _placed(finding: Finding, item: Item, number: int) -> Finding:
    return Finding(
        code=finding.code,
        what=finding.what,
        where=f"{item.id}, member {number}",
        how_bad=finding.how_bad,
        next=finding.next,
    )


def _finding(item: Item, code: str, what: str, how_bad: str = "warning") -> Finding:
    return Finding(
        code=code,
        what=what,
        where=item.id,
        how_bad="damage" if how_bad == "damage" else "warning",
        next="The file itself is sealed whole; open it by hand and add what matters to the folder.",
    )
