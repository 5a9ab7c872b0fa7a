"""`onrecord key`: what the documenters publish, so that a stranger can tell their dossier from a forged one."""

import hashlib
from pathlib import Path

import click

from onrecord.desk.cli.case import case_argument, open_case


@click.command()
@case_argument
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def key(folder: Path, as_json: bool) -> None:
    """Print the fingerprint of the key that signs the record of CASEDIR and its dossiers.

    Publish it where people know you already: in print, by voice, on your own site; never only in the dossier, for
    whoever forges a dossier can put your fingerprint on its pages. The SHA-256 of the two checkers goes with it, for
    they can be forged as well.

    \b
    onrecord key orlova-2031
    onrecord check DOSSIER --key FINGERPRINT      what a stranger then does
    """
    from onrecord import publish
    from onrecord.nouns.wire import to_json

    with open_case(folder, write=False) as case:
        fingerprint = case.verifier_key.fingerprint
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in publish.checkers().items()}
    if as_json:
        click.echo(to_json({"fingerprint": fingerprint, "checkers": hashes}))
        return
    click.echo(f"The key of this record\n\n  {publish.in_fours(fingerprint)}\n")
    click.echo("The checkers that this version of OnRecord puts into a dossier, SHA-256\n")
    for name, digest in hashes.items():
        click.echo(f"  {digest}  {name}")
    click.echo("\nPublish both by another way than the dossier: in print, by voice, on your own site.")
