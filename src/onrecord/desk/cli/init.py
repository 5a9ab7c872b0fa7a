"""`onrecord init`: begin a record under a name."""

from pathlib import Path

import click

from onrecord.desk.cli.case import begin, case_argument, has_record
from onrecord.nouns.refusal import BadRequest


@click.command()
@case_argument
@click.option("--name", required=True, help="Your name, or the name you work under: it signs what you decide.")
@click.option("--unprotected", is_flag=True, help="No passphrase: whoever holds the disk can read everything.")
def init(folder: Path, name: str, unprotected: bool) -> None:
    """Begin a record for CASEDIR under your name. The first `build` does this too.

    \b
    onrecord init orlova-2031 --name "A. Documenter"
    """
    if has_record(folder):
        raise BadRequest("this folder has a record already", next="run `onrecord build CASEDIR`")
    begin(folder, member=name, unprotected=unprotected)
    click.echo("The record is begun. Next: onrecord build CASEDIR")
