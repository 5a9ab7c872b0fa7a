"""`onrecord queue`: what waits for a person's look, in the order in which a look counts most."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli import terminal
from onrecord.desk.cli.case import case_argument, open_case

if TYPE_CHECKING:
    from onrecord.desk.queue import Waiting


_ORDER = (
    "Denials first, then what is counted against a denial, then all others; in each, the nearest to even odds first. "
    "Why one was chosen: onrecord read ID --explain"
)


@click.command()
@case_argument
@click.option("--below", type=click.FloatRange(0, 1), default=1.0, help="Only statements less sure than this.")
@click.option("--denials", is_flag=True, help="Only denials.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many on the screen.")
@click.option("--json", "as_json", is_flag=True, help="All of them, one JSON object a line.")
def queue(folder: Path, below: float, denials: bool, limit: int, as_json: bool) -> None:
    """List the statements of CASEDIR that the machine proposed and nobody has reviewed, with the commands that decide.

    Denials come first, then what is counted against a denial, then all others; in each, those whose confidence is
    nearest to one half, because there a look changes most.

    \b
    onrecord queue orlova-2031
    onrecord queue orlova-2031 --denials --below 0.8
    onrecord queue orlova-2031 --json | jq -r 'select(.kind == "denial") | .accept'
    """
    from onrecord.desk.queue import waiting
    from onrecord.nouns.wire import to_json

    with open_case(folder, write=False) as case:
        found = waiting(case, str(folder), below=below, denials=denials)
    if as_json:
        for one in found:
            click.echo(to_json(one))
        return
    _show(found, limit)


def _show(found: "tuple[Waiting, ...]", limit: int) -> None:
    from rich.text import Text

    from onrecord.desk.cli.screen import DENIALS, short

    console = terminal.console()
    for one in found[:limit]:
        kind = f"{one.kind}: {DENIALS[one.denial_kind]}" if one.denial_kind else one.kind
        said = one.said_on.human() if one.said_on else "on a day that is not known"
        why = f"  ({one.why})" if one.why and one.kind != "denial" else ""
        style = "bold red" if one.denial_kind else "bold"
        lines = (
            Text.assemble((f"{one.confidence:.2f}  ", "bold"), (kind, style), f"  {one.who}, {said}", (why, "dim")),
            Text(f"      “{short(one.words)}”  {terminal.on_one_line(one.name)}"),
            Text(f"      {one.accept}\n      {one.reject}", style="dim"),
        )
        for line in lines:
            console.print(line, soft_wrap=True)
    if not found:
        console.print("Nothing waits for a look.")
    else:
        console.print(Text(f"\n{min(limit, len(found))} of {len(found)} that wait. {_ORDER}", style="dim"))
