"""`onrecord passphrase`: another passphrase for a record, or a first one."""

from pathlib import Path

import click

from onrecord.desk.cli.case import NEW_PASSPHRASE, case_argument, need_record, new_passphrase, passphrase_of


@click.command()
@case_argument
def passphrase(folder: Path) -> None:
    """Change the passphrase of CASEDIR. The present one is asked for, then the new one, twice.

    Stopped at any moment, the record opens with the one or with the other. A record begun with --unprotected is
    protected from here on.

    What it cannot do: whoever has a copy of the record from before, a backup too, opens that copy with the old
    passphrase. Where the old one became known to somebody who may have a copy, begin a new record.

    \b
    onrecord passphrase orlova-2031

    A script gives both in ONRECORD_PASSPHRASE and ONRECORD_NEW_PASSPHRASE.
    """
    from onrecord.casefile import change_passphrase

    record = need_record(folder)
    old = passphrase_of(record)
    change_passphrase(record, old, new_passphrase(NEW_PASSPHRASE))
    click.echo("The passphrase is changed. Copies and backups from before still open with the old one.")
