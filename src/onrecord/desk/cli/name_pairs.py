"""`onrecord link --pairs`: a bare file of name pairs, each held against the other."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli.bare_file import text_of
from onrecord.desk.cli.watch import watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.desk.cli.watch import Bar, Lines
    from onrecord.link.names import Pairs
    from onrecord.link.names.pairs import Judged, NamePair

_LARGEST = 256 * 2**20  # bytes of a file of pairs
_MANY = 5_000  # pairs from which it is shown how far the work has come


@click.command(short_help="Hold pairs of names in a bare CSV against each other; no case is opened.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option(
    "--json", "as_json", is_flag=True, help="The same as one JSON object: pairs, levels, agreement, findings."
)
def pairs(file: Path, as_json: bool) -> None:
    """Hold the two names of each row of FILE against each other, whatever their scripts, and say why.

    FILE is a CSV (commas, semicolons or tabs; UTF-8) with the columns a and b; “-” reads it from standard input.
    language_a and language_b (as ru, uk, ar) are hints; same (1 or 0) is what you know, and is counted against what is
    found. Nothing is written, and no case is opened. No name is ever proof that two people are one.

    \b
    same       the same words           sounds     one name in two spellings
    near       a slip, a short form, an initial, a part missing
    related    her surname and his      different  another name

    \b
    onrecord link --pairs pairs.csv
    onrecord link --pairs pairs.csv --json | jq '.pairs[] | select(.level == "near")'
    age -d pairs.csv.age | onrecord link --pairs -
    """
    from onrecord.link.names import judged, read_pairs
    from onrecord.nouns.wire import to_json

    pairs, odd = read_pairs(text_of(file, "--pairs", largest=_LARGEST, too_large="cut it into several files"))
    with watch(quiet=len(pairs) < _MANY) as progress:
        progress.stage("comparing", len(pairs))
        found = judged(_each(pairs, progress), odd)
    click.echo(to_json(found).decode() if as_json else _screen(found))


def _each(pairs: "Sequence[NamePair]", progress: "Bar | Lines") -> "Iterator[NamePair]":
    for pair in pairs:
        yield pair
        progress.step()


def _line(one: "Judged") -> str:
    held = f"{one.level:<9}  {one.score:.2f}  {one.a}  |  {one.b}  ({one.reason})"
    if one.same is None or one.same is one.agrees:
        return held
    return f"{held}  You say: {'one name' if one.same else 'two names'}."


def _screen(found: "Pairs") -> str:
    lines = [_line(one) for one in found.pairs]
    lines.append(", ".join(f"{count} {level}" for level, count in found.levels.items()))
    if (agreed := found.agreement) is not None:
        lines += [
            f"You say one name of {agreed.said_same} pairs; {agreed.rightly_same} are found the same or sounding.",
            f"You say two names of {agreed.said_different} pairs; {agreed.wrongly_same} are found so, wrongly.",
        ]
    lines += [f"{one.where}: {one.what}" for one in found.findings]
    return "\n".join(lines)
