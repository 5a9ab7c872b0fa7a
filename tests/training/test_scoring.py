"""Scores: what counts as right, and that a mistake costs."""

from pathlib import Path

import pytest
from training.polnear import Attribution, Document
from training.samples import Sample, samples
from training.scoring import exact, lines, soft
from training.tally import Tally, interval

TEXT = "Ada Orlov said on Monday that the ward was empty. He denied it."
#       0         10        20        30        40        50
GOLD = Attribution(((0, 9),), ((10, 14),), ((25, 48),))
NEXT = Attribution(((50, 52),), ((53, 59),), ((60, 62),))


def test_the_same_attributions_score_one_in_any_order() -> None:
    assert soft(TEXT, [NEXT, GOLD], [GOLD, NEXT]).f1 == 1.0


def test_a_wrong_speaker_costs_a_third() -> None:
    wrong = Attribution(((50, 52),), GOLD.cue, GOLD.content)
    assert soft(TEXT, [wrong], [GOLD]).f1 == pytest.approx(2 / 3)


def test_half_the_words_of_a_role_are_worth_their_overlap() -> None:
    half = Attribution(((4, 9),), GOLD.cue, GOLD.content)  # "Orlov" for "Ada Orlov": Dice 2/3
    assert soft(TEXT, [half], [GOLD]).right == pytest.approx((2 / 3 + 2) / 3)


def test_a_shared_speaker_alone_pairs_nothing() -> None:
    assert soft(TEXT, [Attribution(GOLD.source, NEXT.cue, NEXT.content)], [GOLD]).right == 0


def test_what_nobody_wrote_costs_precision_and_what_is_missed_costs_recall() -> None:
    tally = soft(TEXT, [GOLD, NEXT], [GOLD])
    assert (tally.precision, tally.recall) == (0.5, 1.0)
    assert soft(TEXT, [], [GOLD]) == Tally(0, 0, 1)


TOKENS = ((0, 3), (4, 9), (10, 14), (15, 17), (18, 24))


def test_a_span_is_right_only_with_its_first_and_its_last_token() -> None:
    sample = Sample(TOKENS, frozenset({("source", 0, 2), ("cue", 2, 3)}))
    tallies = exact([sample], [("source", 0, 9), ("cue", 10, 17)])
    assert tallies["source"] == Tally(1, 1, 1)
    assert tallies["cue"] == Tally(0, 1, 1)
    assert tallies["content"] == Tally(0, 0, 0)


def test_the_published_samples_are_laid_onto_the_characters(tmp_path: Path) -> None:
    document = Document("a_x", "a", "bell", "dev", TEXT, (GOLD,), (TOKENS,))
    rows = (
        '{"id": "a_x", "tokens": ["Ada", "Orlov", "said"], "labels": ["B-source", "I-source", "B-cue"]}\n'
        '{"id": "a_x", "tokens": ["on", "Monday"], "labels": ["I-content", "O"]}\n'
    )
    (tmp_path / "valid.txt").write_text(rows)
    first, second = samples(tmp_path, [document])["a_x"]
    assert first == Sample(TOKENS[:3], frozenset({("source", 0, 2), ("cue", 2, 3)}))
    assert second == Sample(TOKENS[3:], frozenset())  # an I- that continues nothing is no span
    assert first.runs([("source", 1, 8), ("content", 25, 48)]) == frozenset({("source", 0, 2)})


def test_an_interval_encloses_the_figure_and_narrows_with_agreement() -> None:
    alike = {str(n): Tally(8, 10, 10) for n in range(20)}
    spread = {str(n): Tally(6 + 4 * (n % 2), 10, 10) for n in range(20)}
    assert interval(alike) == (pytest.approx(0.8), pytest.approx(0.8))
    low, high = interval(spread)
    assert low < 0.8 < high


def test_the_printed_lines_hold_totals_and_no_word_of_a_text() -> None:
    document = Document("a_x", "a", "bell", "dev", TEXT, (GOLD,), (TOKENS,))
    told = lines("whole", [document], {"a_x": Tally(1, 2, 2)})
    assert told[0].split()[:3] == ["whole", "F1", "50.0"]
    assert told[1].split() == ["bell", "F1", "50.0"]
    assert "Orlov" not in "".join(told)
