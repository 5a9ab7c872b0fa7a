"""`onrecord accept`, `reject`, `correct`: a person's decision over a machine's proposal."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from onrecord.desk.cli.case import case_option, open_case
from onrecord.nouns.refusal import BadRequest

if TYPE_CHECKING:
    from onrecord.casefile import Casefile
    from onrecord.nouns import Decision, Proposal

_NEXT = "Kept under your name. `onrecord build` brings the dossier up to date."


@click.command()
@click.argument("ids", nargs=-1, required=True)
@case_option
def accept(ids: tuple[str, ...], folder: Path) -> None:
    """Accept the proposals with these IDS: the dossier then shows them as reviewed, under your name.

    \b
    onrecord accept s-4k7wq2m5n3xr6t2a s-w5m2... --case orlova-2031
    """
    with open_case(folder, write=True) as case:
        _decide(case, [_decision(case, id, "accept") for id in ids])


@click.command()
@click.argument("ids", nargs=-1, required=True)
@case_option
@click.option("--why", required=True, help="The reason; it is kept and shown beside the decision.")
def reject(ids: tuple[str, ...], folder: Path, why: str) -> None:
    """Reject the proposals with these IDS. They leave the dossier; the record keeps them and your reason.

    \b
    onrecord reject s-4k7wq2m5n3xr6t2a --why "the narrator's words, not the minister's"
    """
    with open_case(folder, write=True) as case:
        _decide(case, [_decision(case, id, "reject", why=why) for id in ids])


@click.command()
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
    pairs = [change.partition("=") for change in changes]
    bad = next((field for field, equals, _ in pairs if not equals), None)
    if bad is not None:
        raise BadRequest(f"{bad!r} is not of the form FIELD=VALUE", next="for example said_on=2031-05-04")
    with open_case(folder, write=True) as case:
        _decide(case, [_decision(case, id, "correct", why=why, field=f, value=v) for f, _, v in pairs])


def _decision(
    case: "Casefile",
    id: str,
    verdict: Literal["accept", "reject", "correct"],
    *,
    why: str = "",
    field: str = "",
    value: str = "",
) -> "Decision":
    import datetime as dt

    from onrecord.desk.nouns_by_id import everything, the_one
    from onrecord.nouns import Decision, Statement

    proposal = the_one(everything(case), id)
    _must_be_decidable(proposal.noun)
    if verdict == "correct":
        value = _value_in_text(case, proposal.noun, field, value)
    return Decision(
        about=proposal.id,
        verdict=verdict,
        by=case.member,
        at=dt.datetime.now(dt.UTC).replace(microsecond=0),
        why=why,
        field=field,
        value=value,
        words=proposal.noun.words if isinstance(proposal.noun, Statement) else "",
        item=getattr(proposal.noun, "item", ""),
    )


def _must_be_decidable(noun: object) -> "Proposal":
    from onrecord.nouns import Claim, Event, Link, PeopleList, Statement

    if isinstance(noun, Link):
        raise BadRequest(
            "a link is judged, not accepted or rejected",
            next=f"onrecord link judge {noun.a} {noun.b} same, different or unsure",
        )
    if not isinstance(noun, Claim | Event | PeopleList | Statement):
        raise BadRequest(
            f"this id names a {type(noun).__name__.lower()}, about which nothing is decided",
            next="decide about the statement, list, claim or event it comes from: onrecord show ID",
        )
    return noun


def _value_in_text(case: "Casefile", noun: object, field: str, value: str) -> str:
    """The value as the decision keeps it. Raises BadRequest where the proposal could not hold it."""
    from onrecord.nouns import correct as corrected

    layer = case.layer(getattr(noun, "item", ""))
    try:
        corrected(_must_be_decidable(noun), field, value, layer.text if layer else "")
    except ValueError as why:
        raise BadRequest(
            f"{field} cannot be set to that: {why}",
            means="nothing was changed",
            next="onrecord correct --help lists fields and forms; a speaker must stand in the item's text",
        ) from why
    return value


def _decide(case: "Casefile", decisions: "list[Decision]") -> None:
    with case.writer() as writer:
        for decision in decisions:
            writer.keep(decision)
    click.echo(_NEXT)
