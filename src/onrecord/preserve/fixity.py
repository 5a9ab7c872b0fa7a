"""The fixity re-check: are these, today, the bytes that were logged?

A report stands outside the record on purpose. It holds the signed checkpoint of its day, so two reports of two days
show that the log only grew (with the consistency proof that the record can make), and a record put back to an older
state shows as one that is shorter than its last report.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from onrecord.casefile import Checked, check_record
from onrecord.nouns import Noun
from onrecord.preserve.witness import REPORTED

_UNSHOWN = (
    "What this cannot show: that all of it was put back to an older state together, what it was held against as well.",
    "Keep this report, or a dossier, where nobody who can reach this folder reaches it, and name it with --against.",
)


class Fixity(Noun, frozen=True, kw_only=True):
    """What a look at the whole record gave, at `at` (UTC, by this machine's clock: a claim)."""

    at: dt.datetime
    checked: Checked

    @property
    def holds(self) -> bool:
        """Whether no damage was found."""
        return self.checked.holds


def look_again(
    folder: Path,
    *,
    passphrase: str | None = None,
    kept: Mapping[str, bytes] = MappingProxyType({}),
    clock: Callable[[], dt.datetime],
) -> Fixity:
    """Check the whole record in `folder`, hold it against the checkpoints `kept` elsewhere, and date the result."""
    return Fixity(at=clock().astimezone(dt.UTC), checked=check_record(folder, passphrase=passphrase, kept=kept))


def report(fixity: Fixity) -> str:
    """The dated report as plain text, ending with the signed checkpoint of that day."""
    checked = fixity.checked
    lines = [
        f"Fixity of the record, {fixity.at:%Y-%m-%d %H:%M} UTC (by this machine's clock)",
        "",
        f"Entries in the log      {checked.entries}",
        f"Signatures that hold    {checked.signatures}",
        f"Objects that hold       {checked.objects} ({checked.object_bytes} bytes)",
        f"Shredded on purpose     {checked.shredded}",
        f"Signed checkpoint       {'holds' if checked.checkpoint else 'DOES NOT HOLD'}",
        f"Held against            {', '.join(checked.held_against) or 'nothing that remembers it'}",
        f"Result                  {'everything holds' if checked.holds else 'DAMAGED'}",
    ]
    if checked.findings:
        lines += ["", *(f"{each.how_bad}: {each.what} [{each.where}]" for each in checked.findings)]
    lines += ["", *_UNSHOWN]
    if checked.note:
        lines += ["", REPORTED + checked.note.rstrip("\n")]
    return "\n".join(lines) + "\n"
