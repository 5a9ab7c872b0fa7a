"""The numbers as they may be drawn: made again from what is published, so that a picture says nothing pages hide."""

from collections.abc import Callable, Mapping

from onrecord.nouns import Estimate, Numbers
from onrecord.publish.shapes import HEADLINE, Sheets

Draw = Callable[[Numbers], Mapping[str, str]]  # SVG text by name; its words escaped


def shown_numbers(shown: Sheets, kept: Numbers) -> Numbers:
    """The published estimates, lists called by their owners as the pages have them. Of `kept` only counts are taken."""
    owners = {str(sheet.id): sheet.owner for sheet in shown.lists if sheet.owner}
    names = {one: owners.get(one, f"List {place}") for place, one in enumerate(kept.lists, 1)}

    def named(words: str) -> str:
        for one, name in names.items():
            words = words.replace(one, name)
        return words

    return Numbers(
        estimates=tuple(
            Estimate(
                model=str(sheet.model), stratum=sheet.stratum, listed=sheet.listed, point=sheet.point,
                level=sheet.level, interval=sheet.interval, refused=sheet.refused, changed=named(sheet.changed),
                curve=sheet.curve,
            )
            for sheet in sorted(shown.estimate, key=lambda sheet: (sheet.stratum, sheet.changed, sheet.model))
            if sheet.model != HEADLINE
        ),
        lists=tuple(names.values()),
        cells=kept.cells,
    )  # fmt: skip
