"""`onrecord log`: who did what, when."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli.case import case_option, open_case

if TYPE_CHECKING:
    from onrecord.casefile import Casefile
    from onrecord.nouns import Entry

_SAID = {
    "begun": "began the record",
    "item": "took in an item",
    "vanished": "noted that a file has gone from the folder",
    "settings": "read case.toml",
    "survey": "looked through the folder",
    "text": "kept a text layer",
    "reading": "kept a reading",
    "account": "kept what is told: parties, acts, events, claims",
    "backing": "kept what backs it, and the denial ledger",
    "people": "kept links and counts",
    "numbers": "kept what can be estimated",
    "decision": "decided (the words of it are gone)",
    "judged": "judged who is whom (the words of it are gone)",
    "finding": "noted a problem",
    "run": "finished a build",
    "destroyed": "destroyed a key",
}
_ABOUT = 3  # ids shown of those that an entry speaks of


@click.command()
@case_option
@click.option("--last", type=int, default=None, help="Only the last so many entries.")
@click.option("--kind", default=None, help="Only entries of one kind, for example decision.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def log(folder: Path, last: int | None, kind: str | None, as_json: bool) -> None:
    """Who did what, when: every entry of the log, in its order.

    \b
    onrecord log --case orlova-2031 --last 20
    onrecord log --case orlova-2031 --kind decision
    """
    from onrecord.nouns.wire import to_json

    with open_case(folder, write=False) as case:
        entries = [entry for entry in case.entries() if kind in (None, entry.kind)]
        became = _became(case) if any(entry.kind == "decision" for entry in entries) and not as_json else {}
        for entry in entries[-last:] if last else entries:
            click.echo(to_json(entry) if as_json else _line(case, entry, became))


def _became(case: "Casefile") -> dict[str, str]:
    """What became of decisions, by the ids of their entries: taken back, or standing on nothing."""
    from onrecord.desk.decided import left_over
    from onrecord.desk.deciding import short
    from onrecord.standing import taken_back_by

    taken = taken_back_by([(entry.id, one) for entry, one in case.decided()])
    became = {id: f"taken back by entry {short(by)}" for id, by in taken.items()}
    return became | {
        id: f"left over: “{lost.decision.words}”: {lost.why}" if lost.decision.words else f"left over: {lost.why}"
        for id, lost in left_over(case)
    }


def _line(case: "Casefile", entry: "Entry", became: dict[str, str]) -> str:
    reason = f"  because: {entry.reason}" if entry.reason else ""
    now = f"  [{became[entry.id]}]" if entry.id in became else ""
    return f"{entry.index:>6}  {entry.at:%Y-%m-%d %H:%M:%S}Z  {entry.by}  {_did(case, entry)}{reason}{now}"


def _did(case: "Casefile", entry: "Entry") -> str:
    from onrecord.desk.deciding import done, short
    from onrecord.nouns import Decision, Judged

    noun = case.noun_of(entry) if entry.kind in ("decision", "judged") else None
    if isinstance(noun, Judged):
        said = "withdrew what was judged of" if noun.verdict == "withdrawn" else f"judged {noun.verdict}:"
        return f"{said} {noun.a}, {noun.b}" + (f"  because: {noun.why}" if noun.why else "")
    if isinstance(noun, Decision):
        change = f": {noun.field} = {noun.value}" if noun.verdict == "correct" else ""
        what = f"took back entry {short(noun.takes_back)} about" if noun.takes_back else done(noun.verdict)
        why = f"  because: {noun.why}" if noun.why else ""
        return f"{what} {noun.about}{change}{why}  (entry {short(entry.id)})"
    said = _SAID.get(entry.kind, f"kept an entry of a kind this version does not know ({entry.kind})")
    more = " …" if len(entry.about) > _ABOUT else ""
    return f"{said}  about {', '.join(entry.about[:_ABOUT])}{more}" if entry.about else said
