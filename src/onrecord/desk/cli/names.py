"""`onrecord names`: every name that would be published, with its reason, so that a person can read it before it is."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli.case import case_argument, open_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.publish import Named, Redacted

_SORTS = (
    ("person", "People", "An office of state stands beside the name, or a person released it."),
    ("body", "Bodies and agencies", "They are known to the whole world."),
    ("place", "Places", "Words beside the name make it a place, or it stands in the list of the world."),
)
_ITEMS = 3  # of the items in which a name stands, on the screen


@click.command()
@case_argument
@click.option("--all", "everything", is_flag=True, help="Every place and item too, however many there are.")
@click.option("--json", "as_json", is_flag=True, help="All of it, as one JSON object.")
def names(folder: Path, everything: bool, as_json: bool) -> None:
    """List every name that the dossier of CASEDIR would publish, with the reason and where; and what is withheld.

    Read it before you hand a dossier to anybody: what no rule can see, a person can. A name that must not appear goes
    away when what proves it is corrected; one that is withheld and may appear is released in case.toml:

    \b
    [[release]]
    what = "name"
    match = "Oksana Prell"
    ground = "press secretary, speaks in public"

    \b
    onrecord names orlova-2031
    onrecord names orlova-2031 --json | jq -r '.named[].name'
    """
    from onrecord.nouns.wire import to_json
    from onrecord.publish import as_published, gather

    with open_case(folder, write=False) as case:
        view = gather(case)
        redacted = as_published(view)
        called = {item.id: item.name for item in case.items()}
    if as_json:
        click.echo(to_json({"named": redacted.named, "withheld": redacted.withheld}))
        return
    _show(redacted, called, everything=everything)


def _show(redacted: "Redacted", called: dict[str, str], *, everything: bool) -> None:
    from rich.text import Text

    from onrecord.desk.cli.terminal import console as terminal

    console = terminal()
    for sort, title, why in _SORTS:
        found = _once(one for one in redacted.named if one.reason.startswith(f"{sort}: "))
        if not found:
            continue
        console.print(Text.assemble((f"\n{title}", "bold"), f"  {len(found)}. ", (why, "dim")))
        for name, told in found.items():
            reason = told[0].reason.partition(": ")[2]
            console.print(Text.assemble((f"  {name}", "bold"), f"  {reason}"), soft_wrap=True)
            console.print(Text(f"      {_where(told, called, everything=everything)}", style="dim"), soft_wrap=True)
    if not redacted.named:
        console.print("No name would be published.")
    console.print(Text("\nWithheld", style="bold"))
    for each in redacted.withheld:
        console.print(Text.assemble(f"{each.how_many:>6}  {each.what}. ", (each.why, "dim")))
    console.print(
        Text(
            "\nA style, a place or a date can point to a person whom no word names: only you can see that.", style="dim"
        )
    )


def _once(named: "Iterable[Named]") -> "dict[str, list[Named]]":
    found: dict[str, list[Named]] = {}
    for one in named:
        found.setdefault(one.name, []).append(one)
    return found


def _where(told: "list[Named]", called: dict[str, str], *, everything: bool) -> str:
    times = sum(one.times for one in told)
    items = list(dict.fromkeys(called.get(id, id) for one in told for id in one.items))
    shown = items if everything else items[:_ITEMS]
    more = f" and {len(items) - len(shown)} more items" if len(items) > len(shown) else ""
    where = f" in {', '.join(shown)}{more}" if shown else " in our own words"
    return f"{times} time{'' if times == 1 else 's'}{where}"
