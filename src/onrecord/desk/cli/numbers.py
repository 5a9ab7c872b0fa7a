"""The screen of `onrecord estimate`: the headline or its refusal, each model, what moves them, what speaks against."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.desk.cli import terminal
from onrecord.desk.list_names import with_list_names
from onrecord.nouns import Estimate, Headline, Numbers

_COLOURS = {"damage": "red", "warning": "yellow", "note": "dim"}


def show_numbers(numbers: Numbers, names: Mapping[str, str]) -> None:
    """Print on standard output. `names`: what the lists of a case are called, by their ids."""
    console = terminal.console()
    whole = [one for one in numbers.headlines if not one.stratum]
    about = "about " if any(one.code == "linkages-differ" for one in numbers.findings) else ""
    for headline in whole:
        _headline(console, headline, names, about)
    models = [one for one in numbers.estimates if not one.changed and not one.stratum]
    _models(console, models, names)
    _changes(console, "With a list left out, or two joined", "changed", numbers.estimates, names)
    _changes(console, "Parts of the people; not to be added up", "stratum", numbers.estimates, names)
    _parts(console, [one for one in numbers.headlines if one.stratum and one.refused])
    if numbers.findings:
        console.print("\n[bold]What speaks against these numbers[/bold]")
    for finding in numbers.findings:
        where = (f"{with_list_names(finding.where, names)}: ", _COLOURS[finding.how_bad])
        console.print(Text.assemble("  ", where, with_list_names(finding.what, names), " ", finding.next))
    assumed = list(dict.fromkeys(line for one in models if not one.refused for line in one.assumptions))
    if assumed:
        console.print("\n[bold]What is assumed[/bold]")
        console.print("\n".join(f"  {line}" for line in assumed), markup=False)


def _headline(console: Console, headline: Headline, names: Mapping[str, str], about: str) -> None:
    if headline.low is not None and headline.high is not None:
        said = (
            f"{headline.low:,.0f} to {headline.high:,.0f} people in all, of whom {about}{headline.listed:,} are listed"
        )
        console.print(Text(f"{said} ({len(headline.models)} models).", style="bold"))
        return
    are = "person is" if headline.listed == 1 else "people are"
    console.print(Text(f"{about.capitalize()}{headline.listed:,} {are} listed. No total is given:", style="bold"))
    for reason in headline.refused:
        console.print(Text(f"  {with_list_names(reason, names)}"))


def _models(console: Console, models: Sequence[Estimate], names: Mapping[str, str]) -> None:
    """Each model's point, interval and terms, or why it gives none."""
    if not models:
        return
    table = Table(box=None, show_header=False, pad_edge=True)
    table.add_column(max_width=60)
    table.add_column(justify="right")
    table.add_column(justify="right")
    table.add_column(ratio=1)
    for one in models:
        if one.point is None or one.interval is None:
            table.add_row(one.model, "-", "", Text(with_list_names(one.refused or "", names)))
        else:
            low, high = one.interval
            terms = Text(with_list_names(", ".join(one.terms), names))
            table.add_row(one.model, f"{one.point:,.0f}", f"{low:,.0f} to {high:,.0f}", terms)
    console.print("\n[bold]Each model[/bold]")
    console.print(table)


def _changes(console: Console, title: str, by: str, estimates: Iterable[Estimate], names: Mapping[str, str]) -> None:
    """What the models make of each changed table, or of each part: a row each, a column for every model."""
    found: dict[str, dict[str, Estimate]] = defaultdict(dict)
    for one in estimates:
        if what := getattr(one, by):
            found[what][one.model] = one
    if not found:
        return
    models = list(dict.fromkeys(model for held in found.values() for model in held))
    table = Table(box=None, pad_edge=True, header_style="dim")
    table.add_column("", ratio=1)
    for model in models:
        table.add_column(model, justify="right")
    for what, held in found.items():
        table.add_row(Text(with_list_names(what, names)), *(_cell(held.get(model)) for model in models))
    console.print(f"\n[bold]{title}[/bold]")
    console.print(table)
    reasons = dict.fromkeys(one.refused for held in found.values() for one in held.values() if one.refused)
    for reason in reasons:
        console.print(Text(f"  none: {with_list_names(reason, names)}", style="dim"))


def _cell(one: Estimate | None) -> str:
    if one is None:
        return ""
    if one.point is None or one.interval is None:
        return "none"
    low, high = one.interval
    return f"{one.point:,.0f} ({low:,.0f} to {high:,.0f})"


def _parts(console: Console, refused: Sequence[Headline]) -> None:
    """Parts of the people for which no total is given, those with one reason together."""
    together: dict[tuple[str, tuple[str, ...]], list[Headline]] = defaultdict(list)
    for one in refused:
        together[one.stratum.partition(":")[0], one.refused].append(one)
    if together:
        console.print("\n[bold]Parts for which no total is given[/bold]")
    for (kind, reasons), held in together.items():
        parts = ", ".join(f"{one.stratum.partition(': ')[2]} ({one.listed:,} listed)" for one in held)
        console.print(Text(f"  by {kind}: {parts}: {' '.join(reasons)}"))
