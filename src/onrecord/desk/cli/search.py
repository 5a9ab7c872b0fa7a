"""`onrecord search`: words in every passage taken in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli import terminal
from onrecord.desk.cli.case import case_option, open_case

if TYPE_CHECKING:
    from onrecord.casefile import Found


@click.command()
@click.argument("words", nargs=-1, required=True)
@case_option
@click.option("--language", default=None, help="Stem the words as en, ru, fr or ar (default: each of them).")
@click.option("--limit", default=20, show_default=True, help="How many passages at most.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def search(words: tuple[str, ...], folder: Path, language: str | None, limit: int, as_json: bool) -> None:
    """Find passages that hold all WORDS, in any of their forms ("denied" finds "denies").

    \b
    onrecord search denied detention --case orlova-2031
    onrecord search задержания --language ru
    """
    from onrecord.nouns.wire import to_json

    with open_case(folder, write=False) as case:
        found = case.search(" ".join(words), language, limit)
        if as_json:
            for one in found:
                click.echo(to_json(one))
            return
        names = {item.id: item.name for item in case.items()}
        for one in found:
            _show(terminal.on_one_line(names.get(one.item, one.item)), one)
        if not found:
            click.echo("Nothing found. Fewer words, or another --language, may find more.")


def _show(name: str, one: "Found") -> None:
    from rich.text import Text

    console = terminal.console()
    console.print(Text(f"{name}  ({one.item}, at {one.span.start})", style="cyan"), soft_wrap=True)
    words = ((part, "bold" if hit else "") for part, hit in one.parts)
    console.print(Text.assemble("  ", *words), soft_wrap=True)
