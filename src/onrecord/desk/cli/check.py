"""`onrecord check`: what holds and what does not, in a record or in a published dossier."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli.case import has_record, passphrase_of, record_of
from onrecord.nouns.refusal import BadRequest

if TYPE_CHECKING:
    from onrecord.nouns import Finding


@click.command()
@click.argument("folder", metavar="CASEDIR|DOSSIER", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--report", type=click.Path(path_type=Path), default=None, help="Also write the dated report to a file.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def check(folder: Path, report: Path | None, as_json: bool) -> None:
    """Say what holds and what does not, item by item. Exits with 1 on any damage.

    A check is cryptography: are these the bytes that were logged? It says nothing about what they claim.

    \b
    onrecord check orlova-2031                      the record
    onrecord check orlova-2031/onrecord/dossier     what was published; needs no passphrase
    """
    from onrecord import publish

    if has_record(folder):
        text, findings, whole = _check_record(folder)
    elif (folder / publish.MANIFEST).exists():
        text, findings, whole = _check_dossier(folder)
    else:
        raise BadRequest(
            "there is neither a record nor a dossier here",
            where="a record lies in CASEDIR/onrecord/record, a dossier holds a MANIFEST.sha256",
            next="name the case folder, or the folder of the dossier itself",
        )
    if report is not None:
        report.write_text(text, encoding="utf-8")
    _say(text, findings, whole=whole, as_json=as_json)
    if not whole:
        raise SystemExit(1)


def _check_record(folder: Path) -> "tuple[str, tuple[Finding, ...], bool]":
    from onrecord import preserve

    record = record_of(folder)
    fixity = preserve.look_again(record, passphrase=passphrase_of(record), clock=lambda: dt.datetime.now(dt.UTC))
    return preserve.report(fixity), fixity.checked.findings, fixity.holds


def _check_dossier(folder: Path) -> "tuple[str, tuple[Finding, ...], bool]":
    from onrecord import publish

    results = publish.check_dossier(folder)
    lines = [
        f"{'holds' if one.holds else 'DAMAGED':<8} {one.what}{'' if one.holds else f': {one.why}'}" for one in results
    ]
    whole = all(one.holds for one in results)
    lines.append("" if whole else "\nThis dossier was changed after it was signed, or is not whole.")
    return "\n".join(lines), tuple(one.finding for one in results if not one.holds), whole


def _say(text: str, findings: "tuple[Finding, ...]", *, whole: bool, as_json: bool) -> None:
    from onrecord.nouns.wire import to_json

    click.echo(to_json({"whole": whole, "findings": findings}) if as_json else text)
