"""The report that a person keeps outside the record and holds beside a later one: every line of it."""

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.casefile import Checked, create
from onrecord.nouns import Finding
from onrecord.preserve import Fixity, look_again, report

NOON = dt.datetime(2027, 5, 4, 12, 0, tzinfo=dt.UTC)
NOTE = "k3v7q2m5/a1\n2\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n\n— k3v7q2m5/a1 hI2DJw==\n"


def test_a_whole_record_is_reported_with_its_figures_and_its_checkpoint() -> None:
    checked = Checked(
        entries=2, signatures=2, objects=1, object_bytes=5, shredded=0, checkpoint=True, unprotected=False, note=NOTE
    )
    assert (
        report(Fixity(at=NOON, checked=checked))
        == f"""\
Fixity of the record, 2027-05-04 12:00 UTC (by this machine's clock)

Entries in the log      2
Signatures that hold    2
Objects that hold       1 (5 bytes)
Shredded on purpose     0
Signed checkpoint       holds
Held against            nothing that remembers it
Result                  everything holds

What this cannot show: that all of it was put back to an older state together, what it was held against as well.
Keep this report, or a dossier, where nobody who can reach this folder reaches it, and name it with --against.

The checkpoint of that day:

{NOTE}"""
    )


def test_a_damaged_record_is_reported_with_every_finding_and_its_place() -> None:
    findings = (
        Finding(code="object-damaged", what="An object is damaged.", where="objects/ab/cd", how_bad="damage"),
        Finding(code="key-destroyed", what="A key was destroyed.", where="keys", how_bad="note"),
    )
    checked = Checked(
        entries=3,
        signatures=2,
        objects=0,
        object_bytes=0,
        shredded=1,
        checkpoint=False,
        unprotected=False,
        findings=findings,
    )
    assert (
        report(Fixity(at=NOON, checked=checked))
        == """\
Fixity of the record, 2027-05-04 12:00 UTC (by this machine's clock)

Entries in the log      3
Signatures that hold    2
Objects that hold       0 (0 bytes)
Shredded on purpose     1
Signed checkpoint       DOES NOT HOLD
Held against            nothing that remembers it
Result                  DAMAGED

damage: An object is damaged. [objects/ab/cd]
note: A key was destroyed. [keys]

What this cannot show: that all of it was put back to an older state together, what it was held against as well.
Keep this report, or a dossier, where nobody who can reach this folder reaches it, and name it with --against.
"""
    )


@pytest.fixture
def in_kathmandu(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_kathmandu")
def test_the_date_is_utc_wherever_the_machine_stands(tmp_path: Path) -> None:
    create(tmp_path / "record", member="Ana")
    at = look_again(tmp_path / "record", clock=lambda: NOON.astimezone()).at
    assert (at, at.utcoffset()) == (NOON, dt.timedelta(0))
