"""`onrecord queue`: what waits for a person's look, in the order in which a look counts most."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli import terminal
from onrecord.desk.cli.case import case_argument, open_case

if TYPE_CHECKING:
    from onrecord.desk.decided import Aside
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
@click.option("--decided", "only_decided", is_flag=True, help="What was rejected, and decisions that are left over.")
@click.option("--json", "as_json", is_flag=True, help="All of them, one JSON object a line.")
def queue(folder: Path, below: float, denials: bool, limit: int, only_decided: bool, as_json: bool) -> None:
    """List the statements of CASEDIR that the machine proposed and nobody has reviewed, with the commands that decide.

    Denials come first, then what is counted against a denial, then all others; in each, those whose confidence is
    nearest to one half, because there a look changes most. Before all of them stand decisions that are left over: what
    they were about is gone from the material, or they can no longer be applied. With --decided, what was rejected too.

    \b
    onrecord queue orlova-2031
    onrecord queue orlova-2031 --denials --below 0.8
    onrecord queue orlova-2031 --decided
    onrecord queue orlova-2031 --json | jq -r 'select(.kind == "denial") | .accept'
    """
    from onrecord.desk.decided import asides
    from onrecord.desk.queue import waiting
    from onrecord.nouns.wire import to_json

    with open_case(folder, write=False) as case:
        aside = [one for one in asides(case, str(folder)) if only_decided or one.kind == "left-over"]
        found = () if only_decided else waiting(case, str(folder), below=below, denials=denials)
    if as_json:
        for line in (*aside, *found):
            click.echo(to_json(line))
        return
    _show_aside(aside)
    if not only_decided:
        _show(found, limit)
    elif not aside:
        click.echo("Nothing is rejected, and no decision is left over.")


def _show_aside(aside: "list[Aside]") -> None:
    from rich.text import Text

    from onrecord.desk.cli.screen import short
    from onrecord.desk.deciding import done

    console = terminal.console()
    for one in aside:
        change = f": {one.field} = {one.value}" if one.field else ""
        why = f"  because: {one.why}" if one.why else ""
        head = "A decision is left over" if one.kind == "left-over" else "Rejected"
        lines = [
            Text.assemble(
                (head, "bold yellow"), f"  {done(one.verdict)} by {one.by} on {one.at:%Y-%m-%d}{change}{why}"
            ),
            Text(f"      “{short(one.words)}”  {one.name}  {one.about}"),
        ]
        lines += [Text(f"      {one.because}")] if one.because else []
        for line in (*lines, Text(f"      {one.undo}", style="dim")):
            console.print(line, soft_wrap=True)


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
