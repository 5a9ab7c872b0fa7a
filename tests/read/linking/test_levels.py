"""A report within a report is tied by itself."""

from onrecord.read.linking import Marked
from onrecord.read.linking.levels import levels

OUTER = Marked(10, 60, "content")
INNER = Marked(30, 60, "content")


def test_what_stands_in_a_content_is_on_its_level_and_what_stands_in_none_on_the_outermost() -> None:
    said, promised, archive = Marked(0, 5, "cue"), Marked(20, 28, "cue"), Marked(40, 45, "source")
    assert levels([archive, INNER, promised, OUTER, said]) == [[said, OUTER], [promised, INNER], [archive]]


def test_spans_of_one_place_or_that_cross_stand_side_by_side() -> None:
    twin, crossing = Marked(10, 60, "source"), Marked(50, 70, "cue")
    assert levels([OUTER, twin, crossing]) == [[OUTER, twin, crossing]]
