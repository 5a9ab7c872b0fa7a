"""`onrecord unlock` and `onrecord lock`: pay for the passphrase once for a row of commands, and stop when you leave."""

from pathlib import Path

import click

from onrecord.desk.cli.case import case_argument, need_record, passphrase_of
from onrecord.nouns.refusal import BadRequest

_MINUTES = 30
_MOST = 12 * 60


@click.command()
@case_argument
@click.option(
    "--minutes",
    type=click.IntRange(1, _MOST),
    default=_MINUTES,
    show_default=True,
    help="For how long; sleep counts.",
)
def unlock(folder: Path, minutes: int) -> None:
    """Keep the key of CASEDIR for a while, so that the next commands ask for no passphrase and start at once.

    A process of its own keeps it, in memory that is not written to disk, and gives it to programs of your account
    alone. So while it is unlocked, whoever sits at this computer under your account opens the record, and so does any
    program you run: lock it when you get up. It locks itself when the time is up and when you log out. Linux only.

    \b
    onrecord unlock orlova-2031
    onrecord unlock orlova-2031 --minutes 120
    onrecord lock
    """
    from onrecord import casefile
    from onrecord.desk.kept import keep

    record = need_record(folder)
    words = passphrase_of(record)
    if words is None:
        raise BadRequest(
            "this record has no passphrase, so there is nothing to unlock",
            means="whoever holds this disk can read it",
            next="`onrecord passphrase CASEDIR` gives it one",
        )
    keep(record, casefile.unlock(record, words), minutes * 60)
    click.echo(f"Unlocked for {minutes} minutes. `onrecord lock` locks it at once.")


@click.command()
@click.argument("folder", metavar="[CASEDIR]", required=False, type=click.Path(file_okay=False, path_type=Path))
def lock(folder: Path | None) -> None:
    """Forget the key that `onrecord unlock` keeps: of CASEDIR, or, without it, of every record you unlocked.

    \b
    onrecord lock
    onrecord lock orlova-2031
    """
    from onrecord.desk.kept import forget, forget_all

    locked = forget_all() if folder is None else int(forget(need_record(folder)))
    click.echo("Locked." if locked else "Nothing was unlocked.")
