"""The measure of whole attributions, and that the marked texts are marked in their own words."""

import itertools

import pytest
from bench.attributions import likeness, places
from bench.reading import Gold, marked
from bench.reading_languages import SETS, Tally, interval, percent

from onrecord.nouns import Span, Statement

TEXT = "Army denies raid\n\nThe army denied the raid. Mira Dold said the ward was empty."
ARMY = Gold("The army", "denied", "the raid", "denial", "denies_act", "?")
DOLD = Gold("Mira Dold", "said", "the ward was empty", "?", "", "?")


def statement(speaker: str, cue: str, content: str) -> Statement:
    spans = [Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words)) for words in (speaker, cue, content)]
    return Statement(
        id="s", item="i", speaker=spans[0], cue=(spans[1],), content=(spans[2],), kind="assertion", said_on=None,
        decided_by="machine:test@1",
    )  # fmt: skip


def test_the_whole_found_counts_one_and_words_tied_to_a_wrong_speaker_two_thirds() -> None:
    right = statement("The army", "denied", "the raid")
    wrong_speaker = statement("Mira Dold", "denied", "the raid")
    assert likeness(TEXT, [right], [ARMY]) == 1
    assert likeness(TEXT, [wrong_speaker], [ARMY]) == pytest.approx(2 / 3)
    assert likeness(TEXT, [right], [DOLD]) == 0


def test_each_statement_is_paired_once() -> None:
    right = statement("The army", "denied", "the raid")
    assert likeness(TEXT, [right, right], [ARMY]) == 1
    assert likeness(TEXT, [right], [ARMY, ARMY]) == 1


def test_part_of_the_content_counts_by_its_share() -> None:
    half = statement("Mira Dold", "said", "the ward")
    assert likeness(TEXT, [half], [DOLD]) == pytest.approx((1 + 1 + 2 * 2 / (2 + 4)) / 3)


def test_words_that_stand_twice_are_meant_where_the_roles_lie_together() -> None:
    text = "She left. The mayor smiled. She said the school was shut. She wept."
    speaker, _, _ = places(text, Gold("She", "said", "the school was shut", "?", "", "?"))
    assert speaker == [(text.index("She said"), text.index("She said") + 3)]


def test_the_interval_holds_the_figure_and_is_the_same_every_time() -> None:
    tallies = [Tally(alike=1, proposed=1, gold=1), Tally(alike=0, proposed=1, gold=1)] * 20

    def f1(one: Tally) -> tuple[float, float]:
        return 2 * one.alike, one.proposed + one.gold

    low, high = interval(tallies, f1)
    assert low < percent(tallies, f1) < high
    assert (low, high) == interval(tallies, f1)


@pytest.mark.parametrize("file", [file for file, _ in SETS.values()])
def test_every_role_stands_in_its_text_and_apart_from_the_others(file: str) -> None:
    wrong = []
    for name, _, text, gold in marked(file):
        for number, one in enumerate(gold):
            try:
                speaker, cue, content = places(text, one)
            except ValueError:
                wrong.append((name, number))
                continue
            extents = sorted([*speaker, *cue, *content])
            if any(later[0] < earlier[1] for earlier, later in itertools.pairwise(extents)):
                wrong.append((name, number))
    assert wrong == []
