"""The one screen at the end of a build: what was taken in, the denial ledger, what is withheld, what needs a person."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.desk.cli import terminal
from onrecord.nouns import Finding, LedgerLine, Summary, Withheld
from onrecord.nouns.statement import begun_with, independent_sources

_SHOWN = 8  # findings on the screen; all of them stand in the dossier and in the export
DENIALS = {
    "denies_act": "denies the act",
    "denies_responsibility": "denies responsibility",
    "other_explanation": "gives another explanation",
    "disputes_source": "disputes the source",
    "out_of_context": "says words were taken out of context",
    "mitigates": "mitigates",
    "no_comment": "knows nothing of it, or does not comment",
}
_COLOURS = {"damage": "red", "warning": "yellow", "note": "dim"}


def show_summary(summary: Summary) -> None:
    """Print the screen on standard output, as wide as the terminal is."""
    console = terminal.console()
    console.print()
    if summary.title:
        console.print(Text(summary.title, style="bold"))
    console.print(_rows((_figure(*row) for row in _figures(summary)), right=True))
    _section(console, "Denials, each held against the record of its day", (_denial(line) for line in summary.denials))
    if not summary.denials:
        console.print("\nNo denial was found in this material.")
    _section(console, "Withheld from the dossier", (_withheld(one) for one in summary.withheld))
    if summary.published_names:
        names = (
            f"{summary.published_names} names are about to appear in public: onrecord names CASEDIR shows each, and why"
        )
        console.print(Text(f"\n{names}", style="bold yellow"))
    findings = [_finding(one) for one in summary.findings[:_SHOWN]]
    if len(summary.findings) > _SHOWN:
        rest = f"and {len(summary.findings) - _SHOWN} more: `onrecord build CASEDIR --json` lists all"
        findings.append((Text("…"), Text(rest)))
    _section(console, "What needs a look", findings)
    console.print()
    console.print(Text.assemble(("Dossier  ", "bold"), f"{summary.dossier}/index.html"), soft_wrap=True)
    console.print(
        "Next     onrecord names CASEDIR before you publish, onrecord show ID, onrecord check CASEDIR", style="dim"
    )


def _section(console: Console, title: str, rows: Iterable[tuple[Text, Text]]) -> None:
    rows = list(rows)
    if rows:
        console.print()
        console.print(Text(title, style="bold"))
        console.print(_rows(rows, right=False))


def _rows(rows: Iterable[tuple[Text, Text]], *, right: bool) -> Table:
    """Two columns, so that what wraps stays under its own words."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right" if right else "left", min_width=7, no_wrap=True)
    table.add_column()
    for left, words in rows:
        table.add_row(left, words)
    return table


def _figures(summary: Summary) -> Iterable[tuple[str, str]]:
    taken = summary.taken
    yield (
        str(summary.items),
        f"items sealed ({taken.new} new, {taken.changed} changed, {taken.unchanged} as before,"
        f" {taken.vanished} vanished); {summary.entries} signed entries in the log",
    )
    yield (
        str(summary.statements),
        f"statements found, of which {summary.denying} denials;"
        f" {summary.unreviewed} proposed by the machine and not reviewed",
    )
    people = str(summary.certain) if summary.certain == summary.possible else f"{summary.certain}..{summary.possible}"
    yield people, f"people listed, certain..possible; {summary.named} named, {summary.unnamed} unnamed"
    yield str(summary.claims), f"claims, of which {summary.one_root} rest on one root"


def _figure(number: str, words: str) -> tuple[Text, Text]:
    return Text(number, style="bold"), Text(words)


def _denial(line: LedgerLine) -> tuple[Text, Text]:
    day = line.denied_on.after_verb() if line.denied_on else "on a day that is not known"
    text = Text.assemble((f"{begun_with(line.denial_kind)} {day}", "bold"), f" by {line.who}")
    if line.independent is None:
        text.append("; not dated, so nothing is counted against it")
    else:
        text.append("; already on record then: ")
        text.append(independent_sources(line.independent), style="bold green" if line.independent else "dim")
    text.append(f"\n{DENIALS[line.denial_kind]}: “{short(line.words)}”  {line.id}\n", style="dim")
    count = "?" if line.independent is None else str(line.independent)
    return Text(f"{count:>5}", style="bold green" if line.independent else "dim"), text


def _withheld(one: Withheld) -> tuple[Text, Text]:
    return Text(f"{one.how_many:>5}"), Text.assemble(f"{one.what}. ", (one.why, "dim"))


def _finding(one: Finding) -> tuple[Text, Text]:
    where = terminal.on_one_line(one.where)
    return Text(one.how_bad, style=_COLOURS[one.how_bad]), Text.assemble(f"{where}: {one.what} ", (one.next, "dim"))


def short(words: str, limit: int = 110) -> str:
    """On one line, cut where it is too long for a list."""
    flat = " ".join(words.split())
    return flat if len(flat) <= limit else f"{flat[: limit - 1]}…"
