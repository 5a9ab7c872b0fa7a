"""`onrecord accept`, `reject`, `correct`, `undo`: a person's decision over a machine's proposal."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli.case import case_option, open_case
from onrecord.nouns.refusal import BadRequest

if TYPE_CHECKING:
    from onrecord.casefile import Casefile
    from onrecord.nouns import Decision

_NEXT = "Kept under your name. `onrecord build` brings the dossier up to date; `onrecord undo` takes it back."


@click.command()
@click.argument("ids", nargs=-1, required=True)
@case_option
def accept(ids: tuple[str, ...], folder: Path) -> None:
    """Accept the proposals with these IDS: the dossier then shows them as reviewed, under your name.

    What was rejected can be accepted again.

    \b
    onrecord accept s-4k7wq2m5n3xr6t2a s-w5m2... --case orlova-2031
    """
    from onrecord.desk.deciding import decided
    from onrecord.desk.nouns_by_id import everything

    with open_case(folder, write=True) as case:
        known = everything(case)
        _keep(case, [decided(case, known, id, "accept") for id in ids])


@click.command()
@click.argument("ids", nargs=-1, required=True)
@case_option
@click.option("--why", required=True, help="The reason; it is kept and shown beside the decision.")
def reject(ids: tuple[str, ...], folder: Path, why: str) -> None:
    """Reject the proposals with these IDS. They leave the dossier; the record keeps them and your reason.

    `onrecord queue CASEDIR --decided` shows what was rejected, with the commands that take it back.

    \b
    onrecord reject s-4k7wq2m5n3xr6t2a --why "the narrator's words, not the minister's"
    """
    from onrecord.desk.deciding import decided
    from onrecord.desk.nouns_by_id import everything

    with open_case(folder, write=True) as case:
        known = everything(case)
        _keep(case, [decided(case, known, id, "reject", why) for id in ids])


class _Correct(click.Command):
    """Its help lists the fields out of the code, so that it never says what does not hold."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from onrecord.standing import FIELDS

        for shape, fields in FIELDS.items():
            with formatter.section(
                f"Fields of a {'list' if shape.__name__ == 'PeopleList' else shape.__name__.lower()}"
            ):
                formatter.write_dl(
                    [(name, form if isinstance(form, str) else ", ".join(form)) for name, form in fields.items()]
                )


@click.command(cls=_Correct)
@click.argument("id")
@click.argument("changes", nargs=-1, required=True, metavar="FIELD=VALUE...")
@case_option
@click.option("--why", default="", help="The reason, kept beside the decision.")
def correct(id: str, changes: tuple[str, ...], folder: Path, why: str) -> None:
    """Correct fields of the proposal with this ID, for example a date, a kind, a speaker.

    \b
    onrecord correct s-4k7wq2m5n3xr6t2a said_on=2031-05-04 kind=denial denial_kind=denies_act
    onrecord correct s-4k7wq2m5n3xr6t2a speaker="the Interior Ministry"

    Dates are EDTF: 2031-05-04, 2031-05, 2031-05-04/2031-05-14, ../2031-07-16. A speaker is given in the very words
    of the text. Who is whom is judged by `onrecord link`.
    """
    from onrecord.desk.deciding import corrected
    from onrecord.desk.nouns_by_id import everything

    pairs = [change.partition("=") for change in changes]
    bad = next((field for field, equals, _ in pairs if not equals), None)
    if bad is not None:
        raise BadRequest(f"{bad!r} is not of the form FIELD=VALUE", next="for example said_on=2031-05-04")
    with open_case(folder, write=True) as case:
        _keep(case, corrected(case, everything(case), id, [(field, value) for field, _, value in pairs], why))


@click.command()
@click.argument("id")
@case_option
@click.option("--why", default="", help="The reason, kept beside it.")
def undo(id: str, folder: Path, why: str) -> None:
    """Take back a decision: the newest about the proposal with this ID, or the one in the log's entry with this ID.

    Nothing is removed: the log shows the decision, and that and by whom it was taken back. To take back what took it
    back restores it. Answers to `onrecord link` are taken back by `onrecord link judge A B withdraw`.

    \b
    onrecord undo s-4k7wq2m5n3xr6t2a --case orlova-2031
    onrecord log --kind decision --case orlova-2031
    """
    from onrecord.desk.deciding import done, taken_back
    from onrecord.desk.nouns_by_id import everything

    with open_case(folder, write=True) as case:
        made = taken_back(case, everything(case), id, why)
        before = next(one for entry, one in case.decided() if entry.id == made.takes_back)
        said = f"Taken back: {done(before.verdict)} {before.about}."
        _keep(case, [made], f"{said} `onrecord build` brings the dossier up to date.")


def _keep(case: "Casefile", decisions: "Sequence[Decision]", said: str = _NEXT) -> None:
    with case.writer() as writer:
        for decision in decisions:
            writer.keep(decision)
    click.echo(said)
