"""`onrecord build`: the main path, with a bar while it works and one screen at its end."""

import os
from pathlib import Path

import click

from onrecord.desk.cli.case import begin, case_argument, dossier_of, has_record, open_case
from onrecord.desk.cli.watch import watch

_NOBODY = "documenter"  # the account name of this computer could give its owner away; a person may choose better


@click.command()
@case_argument
@click.option("--name", default=None, help="The name you work under (first build only; else `member` in case.toml).")
@click.option("--unprotected", is_flag=True, help="First build only: no passphrase, and every later command says so.")
@click.option("--to", type=click.Path(path_type=Path), default=None, help="Where the dossier goes.")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=None, help="Processes that read (default: cores, 4 at most)."
)
@click.option("--again", is_flag=True, help="Weigh and publish again even if nothing changed.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON, for programs.")
def build(
    folder: Path, name: str | None, unprotected: bool, to: Path | None, workers: int | None, again: bool, as_json: bool
) -> None:
    """Take in CASEDIR, read it, and write the record and the dossier.

    The folder may hold web pages, text, Markdown, PDF, DOCX, ODT, mail, WARC/WACZ, CSV, XLSX, ODS and XLS lists,
    pictures, video, and zip archives of these; `case.toml` may say what you know about them. Nothing in the folder is
    changed.
    The record goes to CASEDIR/onrecord/record, the dossier to CASEDIR/onrecord/dossier.

    \b
    Run it again whenever the folder changes. Stop it whenever you like: the next run goes on.
    onrecord build orlova-2031
    onrecord build orlova-2031 --json | jq '.denials[] | {who, denied_on, independent}'
    """
    from onrecord import path
    from onrecord.desk.cli.screen import show_summary
    from onrecord.desk.summary import summarise
    from onrecord.nouns.wire import to_json

    if not has_record(folder):
        begin(folder, member=name or _member(folder), unprotected=unprotected)
    to = to or dossier_of(folder)
    with open_case(folder, write=True) as case:
        with watch(quiet=as_json) as watching:
            taken = path.build(case, folder, to, watching, workers=workers or min(4, os.cpu_count() or 1), again=again)
        summary = summarise(case, taken, to)
    if as_json:
        click.echo(to_json(summary))
    else:
        show_summary(summary)


def _member(folder: Path) -> str:
    from onrecord.collect import read_settings

    settings, _ = read_settings(folder)
    return settings.member or _NOBODY
