"""`onrecord estimate`: how many people the lists missed, on a case or on a bare table."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli import terminal
from onrecord.desk.cli.bare_file import text_of
from onrecord.nouns.refusal import BadRequest

if TYPE_CHECKING:
    from onrecord.nouns import Numbers

_LARGEST = 64 * 2**20  # bytes of a table; one of 20 lists with every pattern has 44 MB


@click.command()
@click.argument(
    "folder", metavar="[CASEDIR]", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--table", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=None,
              help="A CSV of overlaps: a column of 0 and 1 for each list, then the count of people.")  # fmt: skip
@click.option("--pictures", type=click.Path(file_okay=False, path_type=Path), default=None,
              help="Also write the pictures (SVG) into this folder.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Everything, as one JSON object.")
def estimate(folder: Path | None, table: Path | None, pictures: Path | None, as_json: bool) -> None:
    """Say what each model makes of the lists, what moves it, and what speaks against believing it.

    Never a bare number. A headline is refused, with its reason, where fewer than three lists are left, where chains do
    not mix, where models disagree, or where the table does not identify the total.

    A table has a column for each list and one called count; a row says how many people are on exactly these lists.
    Rows may be left out where nobody is; people on no list are what is asked for, and have no row.

    \b
    camp,court,families,count
    1,0,0,182
    1,1,0,98
    1,1,1,42

    Needed: three lists or more, made without taking from one another, of the same people in the same period, in which
    everyone had some chance to be, and each person told apart. With more than eight lists join those made alike.

    \b
    onrecord estimate --table overlap.csv           a bare table, nothing else is read
    onrecord estimate --table overlap.csv --json    headlines, estimates (point, interval, diagnostics or refused),
                                                    findings: what speaks against them
    onrecord estimate orlova-2031                   what the last build of a case found
    """
    from msgspec.structs import replace

    from onrecord import estimate as room
    from onrecord.nouns.wire import to_json

    if (folder is None) == (table is None):
        raise BadRequest(
            "name a case folder or a table, one of them",
            next="onrecord estimate CASEDIR, or onrecord estimate --table overlap.csv",
        )
    names: dict[str, str] = {}
    if table is not None:
        overlap, odd = room.read_overlap(
            text_of(table, "--table", largest=_LARGEST, too_large="give one row a pattern, not one a person")
        )
        if terminal.on_terminal(err=True) and not room.is_ready():
            click.echo("Compiling the models for this machine, once: some fifteen seconds ...", err=True)
        numbers = room.examine(overlap)
        numbers = replace(numbers, findings=(*odd, *numbers.findings))
    elif folder is not None:
        numbers, names = _kept(folder)
    if pictures is not None:
        _draw(pictures, numbers)
    if as_json:
        click.echo(to_json(numbers))
        return
    from onrecord.desk.cli.numbers import show_numbers

    show_numbers(numbers, names)


def _kept(folder: Path) -> "tuple[Numbers, dict[str, str]]":
    """The numbers of the last build, and what each list is called."""
    from onrecord.desk.cli.case import open_case
    from onrecord.desk.list_names import list_names
    from onrecord.nouns import Numbers

    with open_case(folder, write=False) as case:
        numbers = case.latest(Numbers)
        if numbers is None:
            raise BadRequest("this case was not built yet", next="run `onrecord build CASEDIR` first")
        return numbers, list_names(case.readings(), case.items())


def _draw(into: Path, numbers: "Numbers") -> None:
    from onrecord.estimate import draw

    into.mkdir(parents=True, exist_ok=True)
    for name, svg in draw(numbers).items():
        (into / f"{name}.svg").write_text(svg, encoding="utf-8")
