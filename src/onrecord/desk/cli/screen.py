"""The one screen at the end of a build."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.nouns import Finding, LedgerLine, Summary

_SHOWN = 8  # findings on the screen; all of them stand in the dossier's and the export's list
_KINDS = {
    "denies_act": "denies the act",
    "denies_responsibility": "denies responsibility",
    "other_explanation": "gives another explanation",
    "disputes_source": "disputes the source",
    "out_of_context": "says words were taken out of context",
    "mitigates": "mitigates",
    "no_comment": "gives no comment",
}


def show_summary(summary: Summary) -> None:
    console = Console(highlight=False)
    console.print()
    if summary.title:
        console.print(Text(summary.title, style="bold"))
    console.print(_figures(summary))
    for line in summary.denials:
        console.print(_denial(line))
    if not summary.denials:
        console.print("No denial was found in this material.")
    console.print()
    for withheld in summary.withheld:
        console.print(Text.assemble(("Withheld ", "yellow"), f"{withheld.how_many} {withheld.what}: {withheld.why}"))
    for finding in summary.findings[:_SHOWN]:
        console.print(_finding(finding))
    if len(summary.findings) > _SHOWN:
        console.print(f"... and {len(summary.findings) - _SHOWN} more findings: see the dossier's page of items.")
    console.print()
    console.print(Text.assemble(("Dossier  ", "bold"), f"{summary.dossier}/index.html"))
    console.print("Next     onrecord show ID, onrecord accept ID, onrecord check CASEDIR", style="dim")


def _figures(summary: Summary) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold")
    table.add_column()
    taken = summary.taken
    table.add_row(
        str(summary.items),
        f"items sealed ({taken.new} new, {taken.changed} changed, {taken.unchanged} as before,"
        f" {taken.vanished} vanished); {summary.entries} signed entries in the log",
    )
    table.add_row(
        str(summary.statements),
        f"statements found, of which {len(summary.denials)} denials;"
        f" {summary.unreviewed} proposed by the machine and not reviewed",
    )
    people = str(summary.certain) if summary.certain == summary.possible else f"{summary.certain}..{summary.possible}"
    table.add_row(people, f"people listed, certain..possible; {summary.named} named, {summary.unnamed} unnamed")
    table.add_row(str(summary.claims), f"claims, of which {summary.one_root} rest on one root")
    table.add_row("", "")
    return table


def _denial(line: LedgerLine) -> Text:
    when = f"on {line.denied_on.human()}" if line.denied_on else "on a day that is not known"
    text = Text.assemble(("Denied ", "bold"), (when, "bold"), f" by {line.who}")
    if line.independent is None:
        text.append("; not dated, so nothing is counted against it")
    else:
        sources = "source" if line.independent == 1 else "sources"
        text.append("; already on record then: ")
        text.append(f"{line.independent} independent {sources}", style="bold green" if line.independent else "dim")
    text.append(f"\n    {_KINDS[line.denial_kind]}: “{_short(line.words)}”  ({line.id})", style="dim")
    return text


def _finding(finding: Finding) -> Text:
    colour = {"damage": "red", "warning": "yellow", "note": "dim"}[finding.how_bad]
    return Text.assemble(
        (f"{finding.how_bad.capitalize()} ", colour), f"{finding.what} ({finding.where}) ", (finding.next, "dim")
    )


def _short(words: str, limit: int = 110) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= limit else f"{flat[: limit - 1]}…"
