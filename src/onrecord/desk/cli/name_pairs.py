"""`onrecord link --pairs`: a bare file of name pairs, each held against the other."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli.bare_file import text_of

if TYPE_CHECKING:
    from onrecord.link.names import Pairs

_LARGEST = 256 * 2**20  # bytes of a file of pairs


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--json", "as_json", is_flag=True, help="The same as one JSON object: pairs, levels, agreement, findings."
)
def pairs(file: Path, as_json: bool) -> None:
    """Hold the two names of each row of FILE against each other, whatever their scripts, and say why.

    FILE is a CSV with the columns a and b; language_a and language_b (as ru, uk, ar) are hints; same (1 or 0) is what
    you know, and is counted against what is found. Nothing is written, and no case is opened.

    \b
    same       the same words           sounds     one name in two spellings
    near       a slip, a short form, an initial, a part missing
    related    her surname and his      different  another name

    \b
    onrecord link --pairs pairs.csv
    onrecord link --pairs pairs.csv --json | jq '.pairs[] | select(.level == "near")'
    """
    from onrecord.link.names import judged, read_pairs
    from onrecord.nouns.wire import to_json

    found = judged(*read_pairs(text_of(file, "--pairs", largest=_LARGEST, too_large="cut it into several files")))
    click.echo(to_json(found).decode() if as_json else _screen(found))


def _screen(found: "Pairs") -> str:
    lines = [f"{one.level:<9}  {one.score:.2f}  {one.a}  |  {one.b}  ({one.reason})" for one in found.pairs]
    lines.append(", ".join(f"{count} {level}" for level, count in found.levels.items()))
    if (agreed := found.agreement) is not None:
        lines.append(
            f"Of {agreed.said_same} pairs said to be one name, {agreed.rightly_same} are found the same or sounding; "
            f"of {agreed.said_different} said to be two, {agreed.wrongly_same} are, wrongly."
        )
    lines += [f"{one.where}: {one.what}" for one in found.findings]
    return "\n".join(lines)
