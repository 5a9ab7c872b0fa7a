"""What every command needs: which case, which passphrase, and an honest word when there is none."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.desk.cli import terminal
from onrecord.nouns.refusal import BadRequest, NeedsPassphrase

if TYPE_CHECKING:
    from onrecord.casefile import Casefile

F = TypeVar("F", bound=Callable[..., Any])

OUTPUT = "onrecord"  # the folder inside a case that holds the record and the dossier; never collected
_VARIABLE = "ONRECORD_PASSPHRASE"


def record_of(folder: Path) -> Path:
    return folder / OUTPUT / "record"


def dossier_of(folder: Path) -> Path:
    return folder / OUTPUT / "dossier"


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
    """Create the record of a case folder that has none."""
    from onrecord.casefile import create

    passphrase = None if unprotected else _passphrase(new=True)
    create(record_of(folder), member=member, passphrase=passphrase)


def open_case(folder: Path, *, write: bool) -> "Casefile":
    """Open the record of a case folder. A protected one needs its passphrase; an unprotected one says so."""
    from onrecord.casefile import open_casefile

    record = record_of(folder)
    if not has_record(folder):
        raise BadRequest(
            "there is no record here",
            where="this folder holds no onrecord/record",
            next="run `onrecord build CASEDIR` first, or name the case folder with --case",
        )
    return open_casefile(record, passphrase=passphrase_of(record), write=write)


def passphrase_of(record: Path) -> str | None:
    """The passphrase of a record; None, said aloud, for one that has none."""
    from onrecord.casefile import is_protected

    if is_protected(record):
        return _passphrase(new=False)
    terminal.say("This record is UNPROTECTED: whoever holds this disk can read it.", fg="yellow", err=True)
    return None


def has_record(folder: Path) -> bool:
    return (record_of(folder) / "record.json").exists()


def _passphrase(*, new: bool) -> str:
    given = os.environ.get(_VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise NeedsPassphrase(
            "this record is protected by a passphrase, and none was given",
            means="nothing was opened or written",
            next=f"run the command in a terminal, which asks for it, or set {_VARIABLE}; "
            "for material that needs no protection, begin the record with --unprotected",
        )
    if new:
        click.echo("Choose a passphrase for this record: several random words. Without it nobody, we included,")
        click.echo("can open the record again. Write it down and keep it away from this computer.")
    words: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=new)
    return words
