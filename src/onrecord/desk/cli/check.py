"""`onrecord check`: what holds and what does not, in a record or in a published dossier."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli.case import checkpoint_of, dossier_of, has_record, passphrase_of, record_of
from onrecord.nouns.refusal import BadRequest

if TYPE_CHECKING:
    from onrecord.nouns import Finding


@click.command()
@click.argument("folder", metavar="CASEDIR|DOSSIER", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--key", "expected", default="", help="A dossier: the fingerprint its key must have (`onrecord key`).")
@click.option(
    "--against",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A record: also hold its log against a checkpoint kept elsewhere: a dossier, a report, a checkpoint.",
)
@click.option("--report", type=click.Path(path_type=Path), default=None, help="Also write the dated report to a file.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def check(folder: Path, expected: str, against: tuple[Path, ...], report: Path | None, as_json: bool) -> None:
    """Say what does not hold, item by item, and what the whole comes to. Exits with 1 on any damage.

    A check is cryptography: are these the bytes that were logged? It says nothing about what they claim.

    A dossier can be whole and sealed by somebody else: give the fingerprint that the documenters told you by another
    way than the dossier. A record can be put back to an older state that is whole by itself: keep reports or dossiers
    out of reach, and hold the record against them.

    \b
    onrecord check orlova-2031                      the record
    onrecord check orlova-2031 --against /media/stick/report-2031-06-01.txt
    onrecord check orlova-2031/onrecord/dossier     what was published; needs no passphrase
    onrecord check DOSSIER --key "1d62 f877 …"      what was published, and by whom
    """
    from onrecord import publish

    if has_record(folder) and not expected:
        text, findings, whole = _check_record(folder, against)
    elif publish.is_dossier(folder) and not against:
        verdict = publish.judge(folder, expected)
        text, findings, whole = verdict.text, verdict.findings, verdict.whole
    else:
        raise BadRequest(
            "there is neither a record nor a dossier here",
            where="a record lies in CASEDIR/onrecord/record and knows --against; "
            "a dossier holds a MANIFEST.sha256 and knows --key",
            next="name the case folder, or the folder of the dossier itself",
        )
    if report is not None:
        report.write_text(text, encoding="utf-8")
    _say(text, findings, whole=whole, as_json=as_json)
    if not whole:
        raise SystemExit(1)


def _check_record(folder: Path, against: tuple[Path, ...]) -> "tuple[str, tuple[Finding, ...], bool]":
    from onrecord import preserve

    record = record_of(folder)
    own = {
        "onrecord/checkpoint": checkpoint_of(folder),
        "onrecord/dossier/proofs/checkpoint": dossier_of(folder) / "proofs/checkpoint",
    }
    kept = {where: signed for where, path in own.items() if (signed := preserve.kept_checkpoint(path)) is not None}
    kept |= {f"--against ({number})": preserve.checkpoint_of(path) for number, path in enumerate(against, 1)}
    fixity = preserve.look_again(
        record, passphrase=passphrase_of(record), kept=kept, clock=lambda: dt.datetime.now(dt.UTC)
    )
    return preserve.report(fixity), fixity.checked.findings, fixity.holds


def _say(text: str, findings: "tuple[Finding, ...]", *, whole: bool, as_json: bool) -> None:
    from onrecord.nouns.wire import to_json

    click.echo(to_json({"whole": whole, "findings": findings}) if as_json else text)
