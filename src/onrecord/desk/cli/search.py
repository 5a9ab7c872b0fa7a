"""`onrecord search`: words in every passage taken in."""

from pathlib import Path

import click

from onrecord.desk.cli.case import case_option, open_case


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
            click.secho(f"{names.get(one.item, one.item)}  ({one.item}, at {one.span.start})", fg="cyan")
            click.echo("  " + "".join(click.style(part, bold=True) if hit else part for part, hit in one.parts))
        if not found:
            click.echo("Nothing found. Fewer words, or another --language, may find more.")
