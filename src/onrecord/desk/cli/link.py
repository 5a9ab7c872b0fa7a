"""`onrecord link`: who is whom, beginning with names."""

import click

from onrecord.desk.cli.name_pairs import pairs


class _Links(click.Group):
    """`link --pairs FILE` is `link pairs FILE`, as `estimate --table FILE` is a bare table."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if "--pairs" in args:
            args = ["pairs", *(arg for arg in args if arg != "--pairs")]
        return super().parse_args(ctx, args)


@click.group(cls=_Links)
def link() -> None:
    """Say which names may be one.

    \b
    onrecord link --pairs pairs.csv           a bare file of name pairs, nothing else is read
    """


link.add_command(pairs)
