"""What every command needs: which case, which passphrase, and an honest word when there is none."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

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
    """Create the record of a case folder that has none."""
    from onrecord.casefile import create

    passphrase = None if unprotected else _passphrase(new=True)
    create(record_of(folder), member=member, passphrase=passphrase)


@contextmanager
def open_case(folder: Path, *, write: bool) -> "Iterator[Casefile]":
    """The record of a case folder, open. A protected one needs its passphrase; an unprotected one says so; one that
    was put back to an older state than the checkpoint beside it is refused."""
    from onrecord.casefile import open_casefile
    from onrecord.preserve import keep_checkpoint, kept_checkpoint

    record = record_of(folder)
    if not has_record(folder):
        raise BadRequest(
            "there is no record here",
            where="this folder holds no onrecord/record",
            next="run `onrecord build CASEDIR` first, or name the case folder with --case",
        )
    with open_casefile(record, passphrase=passphrase_of(record), write=write) as case:
        kept = kept_checkpoint(checkpoint_of(folder))
        if kept is not None:
            case.must_hold(kept, f"{OUTPUT}/{checkpoint_of(folder).name}")
        try:
            yield case
        finally:
            if write and case.checkpoint() != kept:
                keep_checkpoint(case.checkpoint(), checkpoint_of(folder))


def passphrase_of(record: Path) -> str | None:
    """The passphrase of a record; None, said aloud, for one that has none."""
    from onrecord.casefile import is_protected

    if is_protected(record):
        return _passphrase(new=False)
    click.secho("This record is UNPROTECTED: whoever holds this disk can read it.", fg="yellow", err=True)
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
