"""`onrecord show`: from any id down to words, item, entry and signature."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli import terminal
from onrecord.desk.cli.case import case_option, open_case

if TYPE_CHECKING:
    from rich.tree import Tree

    from onrecord.desk.walk import Node


@click.command()
@click.argument("id")
@case_option
@click.option("--json", "as_json", is_flag=True, help="The same tree as JSON.")
def show(id: str, folder: Path, as_json: bool) -> None:
    """Walk from ID down to what it stands on: words, item, entry of the log, signature.

    ID is any id of the dossier, the summary or the log: an item (i-…), statement (s-…), claim, denial, event, list
    or row, person, count, or an entry's hash. The first characters are enough where they name only one thing.

    \b
    onrecord show s-4k7wq2m5n3xr6t2a --case orlova-2031
    """
    from onrecord.desk.nouns_by_id import everything, the_one
    from onrecord.desk.walk import Walk
    from onrecord.nouns.wire import to_json

    with open_case(folder, write=False) as case:
        known = everything(case)
        node = Walk(case, known).down(the_one(known, id).id)
    if as_json:
        click.echo(to_json(node))
        return
    terminal.console().print(_tree(node))


def _tree(node: "Node") -> "Tree":
    from rich.console import Group
    from rich.text import Text
    from rich.tree import Tree

    lines = [Text(terminal.on_one_line(node.title), style="bold"), *(Text(line) for line in node.lines)]
    tree = Tree(Group(*lines), guide_style="dim")
    for child in node.children:
        tree.add(_tree(child))
    return tree
