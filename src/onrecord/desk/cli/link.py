"""`onrecord link`: who is whom on the lists, who judges it, and what it means for the count."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli import terminal
from onrecord.desk.cli.case import case_argument, case_option, open_case
from onrecord.desk.cli.name_pairs import pairs
from onrecord.desk.cli.watch import watch
from onrecord.nouns.refusal import BadRequest

if TYPE_CHECKING:
    from onrecord.casefile import Casefile
    from onrecord.desk.linking import Desk
    from onrecord.nouns.judged import Verdict

_VERDICTS: "dict[str, Verdict]" = {
    "same": "same", "different": "different", "unsure": "unsure", "withdraw": "withdrawn",
}  # fmt: skip


class _Links(click.Group):
    """`link CASEDIR` is `link summary CASEDIR`, and `link --pairs FILE` is `link pairs FILE`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        words = [word.removeprefix("--pairs=") for word in args if word != "--pairs"]
        if words != args:
            args = ["pairs", *words]
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = ["summary", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Links, subcommand_metavar="CASEDIR | COMMAND [ARGS]...")
def link() -> None:
    """Say who is whom on the lists of a case, and judge what the machine is not sure of.

    Nothing is ever merged: "same", "different" and "unsure" are judgements, kept under the name of who gave them, and
    can be changed or withdrawn at any time; the earlier ones stay in the log. What a person judged stands over the
    machine's, and the machine learns from it.

    \b
    onrecord link orlova-2031                 how many people, and how sure that is
    onrecord link review orlova-2031          answer what moves the count most, first
    onrecord link judge n-4k7w n-w5m2 same --reason "one telephone number" --case orlova-2031
    onrecord link --pairs pairs.csv           a bare file of name pairs, nothing else is read
    """


link.add_command(pairs)


def _desk(case: "Casefile") -> "Desk":
    """Everything weighed anew; on a terminal a bar shows how far that has come where records are many."""
    from onrecord.desk.linking import Desk

    with watch(quiet=not terminal.on_terminal(err=True)) as watching:
        return Desk(case, watching)


@link.command(short_help="Count the people on the lists; the same as `link CASEDIR`.")
@case_argument
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def summary(folder: Path, as_json: bool) -> None:
    """Count the people on the lists of CASEDIR as the judgements stand now. Nothing is written.

    \b
    onrecord link orlova-2031
    onrecord link orlova-2031 --json | jq .waiting
    """
    from onrecord.nouns.wire import to_json

    with open_case(folder, write=False) as case:
        desk = _desk(case)
        linked = desk.linked()
    if as_json:
        click.echo(to_json(linked))
        return
    from onrecord.desk.cli.linking_screen import show_linked

    show_linked(linked, desk.list_names, str(folder))


@link.command(short_help="Answer, one by one, what nobody judged yet.")
@case_argument
@click.option("--in-turn", is_flag=True, help="One record under the other, not side by side: for screen readers.")
@click.option("--json", "as_json", is_flag=True, help="List what waits, one JSON object a line; ask nothing.")
def review(folder: Path, in_turn: bool, as_json: bool) -> None:
    """Ask about the links of CASEDIR that nobody judged, those first whose answer moves the count most.

    Each question shows two records with everything they say, and what the machine weighed. An answer is one letter and
    Enter; what you write behind the letter is kept as your reason. Every answer is saved at once: stop whenever you
    like and go on another day. What follows from an answer is not asked.

    Ordered by P(same) x the people the count then loses + P(different) x those it gains: by what an answer settles and
    what it teaches about all other links; anew after each answer (docs/methods/counting.md). The bits beside each
    reason: +1 doubles the odds of one person, -1 halves them.

    \b
    onrecord link review orlova-2031
    onrecord link review orlova-2031 --json | jq -r '[.id, .a.id, .b.id, .effect] | @tsv'
    """
    from onrecord.nouns.wire import to_json

    with open_case(folder, write=not as_json) as case:
        desk = _desk(case)
        if as_json:
            for one in desk.waiting():
                click.echo(to_json(desk.question(one)))
            return
        from onrecord.desk.cli.linking_screen import ask_all

        ask_all(desk, in_turn=in_turn)


@link.command(short_help="Judge two records by their ids: for scripts, and to take an answer back.")
@click.argument("a")
@click.argument("b")
@click.argument("verdict", type=click.Choice(list(_VERDICTS)))
@case_option
@click.option("--reason", default="", help="Why; kept beside the judgement. “-” reads it from standard input.")
def judge(a: str, b: str, verdict: str, folder: Path, reason: str) -> None:
    """Judge whether the records A and B are one person: same, different or unsure; withdraw takes it back.

    A and B are ids of rows of lists (n-…) or of people named in a text (p-…), as `onrecord link review --json` and the
    dossier give them; the first characters are enough. Names belong in no command line: other programs can read it.

    \b
    onrecord link judge n-4k7wq2m5n3xr6t2a n-w5m2 different --reason "two villages" --case orlova-2031
    onrecord link judge n-4k7w n-w5m2 withdraw --case orlova-2031
    """
    from onrecord.desk.linking import Desk

    said: Verdict = _VERDICTS[verdict]
    why = sys.stdin.read().strip() if reason == "-" else reason
    with open_case(folder, write=True) as case:
        desk = Desk(case)
        if said == "withdrawn" and not desk.is_judged(a, b):
            raise BadRequest(
                "nobody has judged these two", means="nothing was written", next="onrecord link review CASEDIR"
            )
        made = desk.judge(a, b, said, why)
    click.echo(
        f"Kept under your name: {made.a} and {made.b}, {made.verdict}. `onrecord build` brings the counts up to date."
    )
