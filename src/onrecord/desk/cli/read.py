"""`onrecord read`: what was read in an item, and with --explain why."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli import terminal
from onrecord.desk.cli.case import case_option, open_case
from onrecord.nouns.refusal import BadRequest

if TYPE_CHECKING:
    from onrecord.casefile import Casefile
    from onrecord.desk.reasons import Explained
    from onrecord.nouns import Item
    from onrecord.read import Explanation


@click.command()
@click.argument("id", required=False)
@case_option
@click.option("--explain", is_flag=True, help="Say why: which rule found it, why this speaker, kind and date.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON, for programs.")
def read(id: str | None, folder: Path, explain: bool, as_json: bool) -> None:
    """Show the statements of the item with this ID, each with its words in their place; without an ID, list the items.

    ID is that of an item (i-…) or of one statement (s-…); the first characters are enough. With --explain the kept text
    is read again, and each statement is shown with the rules that found it and made it what it is, and with what was
    considered and left out: what was not said, what somebody only wants or fears. Nothing is written.

    \b
    onrecord read --case orlova-2031
    onrecord read i-4k7wq2m5n3xr6t2a --explain --case orlova-2031
    """
    from onrecord.nouns.wire import to_json

    with open_case(folder, write=False) as case:
        if id is None:
            _list(case, as_json=as_json)
            return
        found = _explained(case, id, explain=explain)
    if as_json:
        click.echo(to_json(found))
        return
    from onrecord.desk.cli.reading_screen import show_reading

    show_reading(found, explain=explain)


def _list(case: "Casefile", *, as_json: bool) -> None:
    from onrecord.nouns.wire import to_json

    readings = {one.item: one for one in case.readings()}
    for item in case.current():
        reading = readings.get(item.id)
        said = len(reading.statements) if reading is not None else 0
        language = reading.language if reading is not None else "und"
        if as_json:
            click.echo(to_json({"item": item.id, "name": item.name, "language": language, "statements": said}))
        else:
            click.echo(f"{item.id}  {language:<4}{said:>5} statements  {terminal.on_one_line(item.name)}")


def _explained(case: "Casefile", id: str, *, explain: bool) -> "Explained":
    """What stands of an item, and, where asked for, why. Raises BadRequest where the id names nothing that is read."""
    from onrecord.desk.nouns_by_id import everything, the_one
    from onrecord.desk.reasons import explained
    from onrecord.nouns import Item, Statement
    from onrecord.read import Explanation

    noun = the_one(everything(case), id).noun
    if not isinstance(noun, Item | Statement):
        raise BadRequest(
            "this id names neither an item nor a statement", next="onrecord show ID walks down from any id"
        )
    item = noun if isinstance(noun, Item) else case.item(noun.item)
    reading, layer = case.reading(item.id), case.layer(item.id)
    if reading is None or layer is None:
        raise BadRequest(
            "this item was not read",
            means="it holds other items, or has the same bytes as one that was",
            next="onrecord show ID says which",
        )
    nothing = Explanation(reading=reading, statements=(), left_out=())
    only = (noun.id,) if isinstance(noun, Statement) else ()
    return explained(item.name, reading, _again(case, item) if explain else nothing, layer.text, only)


def _again(case: "Casefile", item: "Item") -> "Explanation":
    """The item read again under today's settings, with its reasons."""
    from onrecord import path
    from onrecord import read as reader
    from onrecord.nouns import CaseSettings

    settings = case.latest(CaseSettings) or CaseSettings()
    source = path.source_of(item, settings, reader.model_for(settings))
    layer = case.layer(item.id)
    assert layer is not None  # noqa: S101  asked before
    return reader.explain(source, layer, case.ids)
