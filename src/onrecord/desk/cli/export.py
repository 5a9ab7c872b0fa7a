"""`onrecord export`: the team's full view as JSON, for other programs."""

from pathlib import Path

import click

from onrecord.desk.cli import terminal
from onrecord.desk.cli.case import case_argument, open_case


@click.command()
@case_argument
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The folder to write to.")
def export(folder: Path, to: Path) -> None:
    """Write everything the record of CASEDIR holds as JSON files: items, statements, claims, denials, people, ...

    This is the team's own view, in clear: names are not withheld. What may be published lies in the dossier, under
    data/, in the same shapes.

    \b
    onrecord export orlova-2031 --to /mnt/encrypted/orlova-export
    """
    from onrecord import publish

    with open_case(folder, write=False) as case:
        publish.export(case, to)
    terminal.say(
        "The export holds names and testimony in clear. Keep it as you keep the material.", fg="yellow", err=True
    )
    click.echo(f"Written to {to}")
