"""The screen of `onrecord estimate`: the headline or its refusal, each model, what moves them, what speaks against."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.nouns import Estimate, Headline, Numbers

_COLOURS = {"damage": "red", "warning": "yellow", "note": "dim"}


def show_numbers(numbers: Numbers, owners: Mapping[str, str]) -> None:
    """Print on standard output. `owners`: by the id of a list of a case whose it is."""
    console = Console(highlight=False)
    about = "about " if any(one.code == "linkages-differ" for one in numbers.findings) else ""
    for headline in numbers.headlines:
        _headline(console, headline, about)
    whole = [one for one in numbers.estimates if not one.changed and not one.stratum]
    _section(console, "Each model", ((one.model, one) for one in whole))
    changed = (one for one in numbers.estimates if one.changed)
    _section(console, "With a list left out, or two joined", ((f"{one.changed} ({one.model})", one) for one in changed))
    strata = (one for one in numbers.estimates if one.stratum)
    _section(
        console, "Parts of the people; not to be added up", ((f"{one.stratum} ({one.model})", one) for one in strata)
    )
    if numbers.findings:
        console.print("\n[bold]What speaks against these numbers[/bold]")
    for finding in numbers.findings:
        console.print(
            Text.assemble(
                ("  ", ""), (f"{finding.where}: ", _COLOURS[finding.how_bad]), finding.what, " ", finding.next
            )
        )
    assumed = list(dict.fromkeys(line for one in whole if not one.refused for line in one.assumptions))
    if assumed:
        console.print("\n[bold]What is assumed[/bold]")
        console.print("\n".join(f"  {line}" for line in assumed), markup=False)
    used = [
        (name, owners[name]) for name in dict.fromkeys(name for one in whole for name in one.lists) if owners.get(name)
    ]
    for name, owner in used:
        console.print(f"  {name}: {owner}", markup=False)


def _headline(console: Console, headline: Headline, about: str) -> None:
    of = f"{headline.stratum}: " if headline.stratum else ""
    if headline.low is not None and headline.high is not None:
        listed = f"of whom {about}{headline.listed:,} are listed"
        said = f"{of}{headline.low:,.0f} to {headline.high:,.0f} people in all, {listed}"
        console.print(Text(f"{said} ({len(headline.models)} models).", style="bold"))
        return
    console.print(
        Text(
            f"{of}{about if of else about.capitalize()}{headline.listed:,} people are listed. No total is given:",
            style="bold",
        )
    )
    for reason in headline.refused:
        console.print(Text(f"  {reason}"))


def _section(console: Console, title: str, rows: Iterable[tuple[str, Estimate]]) -> None:
    table = Table(box=None, show_header=False, pad_edge=True)
    table.add_column(max_width=60)
    table.add_column(justify="right")
    table.add_column(justify="right")
    table.add_column(ratio=1)
    for name, one in rows:
        if one.point is None or one.interval is None:
            table.add_row(name, "-", "", one.refused or "")
        else:
            low, high = one.interval
            table.add_row(name, f"{one.point:,.0f}", f"{low:,.0f} to {high:,.0f}", ", ".join(one.terms))
    if table.row_count:
        console.print(f"\n[bold]{title}[/bold]")
        console.print(table)
