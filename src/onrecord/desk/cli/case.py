"""What every command needs: which case, which passphrase, and an honest word when there is none."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.desk.cli import terminal
from onrecord.nouns.refusal import BadRequest, NeedsPassphrase

if TYPE_CHECKING:
    from onrecord.casefile import Casefile, Secret

F = TypeVar("F", bound=Callable[..., Any])

OUTPUT = "onrecord"  # the folder inside a case that holds the record and the dossier; never collected
PASSPHRASE, NEW_PASSPHRASE = "ONRECORD_PASSPHRASE", "ONRECORD_NEW_PASSPHRASE"

_WEAK = (
    "This passphrase is weak: somebody who has this disk and a hundred graphics cards finds it in {takes}. "
    "Five words picked at random by dice take longer than anybody has."
)


def record_of(folder: Path) -> Path:
    """Where the record of a case folder lies. Raises BadRequest where a link would lead it elsewhere."""
    return _not_linked(folder / OUTPUT, "record")


def dossier_of(folder: Path) -> Path:
    """Where the dossier of a case folder goes. Raises BadRequest where a link would lead it elsewhere."""
    return _not_linked(folder / OUTPUT, "dossier")


def _not_linked(output: Path, name: str) -> Path:
    for place, called in ((output, OUTPUT), (output / name, f"{OUTPUT}/{name}")):
        if place.is_symlink():
            raise BadRequest(
                "the record or the dossier of this case is a link to another place",
                where=f"{called} in the case folder",
                means="whoever made the link would decide what is read and written over; nothing was read or changed",
                next="move the folder itself to where the link is, or name the case folder that it belongs to",
            )
    return output / name


def checkpoint_of(folder: Path) -> Path:
    """Where the newest checkpoint is kept, apart from the log: a witness when the record is put back."""
    return folder / OUTPUT / "checkpoint"


def case_option(command: F) -> F:
    """`--case DIR`, for commands whose argument is not the case itself."""
    return click.option(
        "--case",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        default=".",
        help="The case folder (default: this one).",
    )(command)


def case_argument(command: F) -> F:
    return click.argument("folder", metavar="CASEDIR", type=click.Path(exists=True, file_okay=False, path_type=Path))(
        command
    )


def begin(folder: Path, *, member: str, unprotected: bool) -> None:
    """Create the record of a case folder that has none. Raises BadRequest inside another case."""
    from onrecord.casefile import create

    if any((above / OUTPUT / "record" / "record.json").exists() for above in folder.resolve().parents):
        raise BadRequest(
            "this folder lies inside the folder of another case",
            means="what is in it is that case's material already; no record was begun",
            next="build the case folder above it, or move this one out of it",
        )
    passphrase = None if unprotected else new_passphrase(PASSPHRASE)
    create(record_of(folder), member=member, passphrase=passphrase)


@contextmanager
def open_case(folder: Path, *, write: bool) -> "Iterator[Casefile]":
    """The record of a case folder, open. A protected one needs its passphrase; an unprotected one says so; one that
    was put back to an older state than the checkpoint beside it is refused."""
    from onrecord.casefile import open_casefile
    from onrecord.preserve import keep_checkpoint, kept_checkpoint

    record = need_record(folder)
    with open_casefile(record, passphrase=_secret_of(record), write=write) as case:
        kept = kept_checkpoint(checkpoint_of(folder))
        if kept is not None:
            case.must_hold(kept, f"{OUTPUT}/{checkpoint_of(folder).name}")
        try:
            yield case
        finally:
            if write and case.checkpoint() != kept:
                keep_checkpoint(case.checkpoint(), checkpoint_of(folder))


def need_record(folder: Path) -> Path:
    """The record of a case folder. Raises BadRequest where there is none."""
    if not has_record(folder):
        raise BadRequest(
            "there is no record here",
            where="this folder holds no onrecord/record",
            next="run `onrecord build CASEDIR` first, or name the case folder with --case",
        )
    return record_of(folder)


def _secret_of(record: Path) -> "Secret | None":
    """What opens a record: the key that `onrecord unlock` keeps, or its passphrase."""
    from onrecord.casefile import is_protected
    from onrecord.desk.kept import kept

    return (kept(record) if is_protected(record) else None) or passphrase_of(record)


def passphrase_of(record: Path) -> str | None:
    """The passphrase of a record; None, said aloud, for one that has none."""
    from onrecord.casefile import is_protected

    if is_protected(record):
        return _given(PASSPHRASE) or _ask("Passphrase", PASSPHRASE)
    terminal.say("This record is UNPROTECTED: whoever holds this disk can read it.", fg="yellow", err=True)
    return None


def has_record(folder: Path) -> bool:
    return (record_of(folder) / "record.json").exists()


def new_passphrase(variable: str) -> str:
    """A passphrase for a record, chosen by the person or given in `variable`; a weak one is said to be weak."""
    from onrecord.desk.strength import strength

    given = _given(variable)
    if given is None and sys.stdin.isatty():
        click.echo("Choose a passphrase for this record: five words or more, picked by dice and not by taste.")
        click.echo("Without it nobody, we included, can open the record again. Write it down, away from this computer.")
    while True:
        words = given or _ask("New passphrase", variable, confirm=True)
        found = strength(words)
        if not found.weak:
            return words
        terminal.say(_WEAK.format(takes=found.takes), fg="yellow", err=True)
        if given or click.confirm("Use it all the same?"):
            return words


def take_secrets_from_environment() -> dict[str, str]:
    """What was given in the environment, taken out of it: no program that this one starts inherits a passphrase."""
    found = {name: os.environ.pop(name, "") for name in (PASSPHRASE, NEW_PASSPHRASE)}
    return {name: value for name, value in found.items() if value}


def _given(variable: str) -> str | None:
    """What was given in the environment, as `take_secrets_from_environment` handed it to the command."""
    taken = click.get_current_context().find_root().obj
    return taken.get(variable) if isinstance(taken, dict) else os.environ.get(variable) or None


def _ask(what: str, variable: str, *, confirm: bool = False) -> str:
    if not sys.stdin.isatty():
        raise NeedsPassphrase(
            "this record is protected by a passphrase, and none was given",
            means="nothing was opened or written",
            next=f"run the command in a terminal, which asks for it, or set {variable}; "
            "for material that needs no protection, begin the record with --unprotected",
        )
    words: str = click.prompt(what, hide_input=True, confirmation_prompt=confirm)
    return words
