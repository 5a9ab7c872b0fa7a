"""The second opinion: what it weighs, whose words it may call a denial, and that it says so."""

import numpy as np
import pytest
from tests.read.reading_of import layer_of, reading_of, source_of

from onrecord.nouns import Ids, ItemSettings
from onrecord.read.explaining import explain
from onrecord.read.statements.deciding import wording
from onrecord.read.statements.second_opinion import PARTS, Opinion, Part, opinion, signs
from onrecord.read.statements.told import Told
from onrecord.read.tagging.states import States


def opinion_of(weights: list[float], absent: float = 0.0, **signs: float) -> Opinion:
    return Opinion("test@1", 0.0, {"content": Part(weights, absent)}, signs, {"power": 0.6})


def test_a_share_is_the_weighed_sum_as_a_probability() -> None:
    assert opinion_of([1.0, -1.0]).share({"content": np.array([2.0, 2.0])}, frozenset()) == 0.5
    assert opinion_of([1.0, -1.0]).share({"content": np.array([3.0, 1.0])}, frozenset()) == pytest.approx(
        0.8808, abs=1e-4
    )


def test_an_absent_part_counts_as_it_does_on_the_mean_and_unknown_signs_count_nothing() -> None:
    assert opinion_of([1.0], absent=-2.0).share({}, frozenset({"never seen"})) == pytest.approx(0.1192, abs=1e-4)


def test_a_sign_moves_the_share() -> None:
    assert opinion_of([0.0], quoted=2.0).share({}, frozenset({"quoted"})) == pytest.approx(0.8808, abs=1e-4)


def test_the_order_in_which_signs_were_seen_changes_no_digit() -> None:
    weighing = opinion_of([0.0], much=1e16, little=1.0, less=-1e16)
    orders = (["much", "little", "less"], ["much", "less", "little"], ["little", "less", "much"])
    assert len({weighing.share({}, order) for order in orders}) == 1


def test_no_weight_is_so_great_that_a_share_is_no_number() -> None:
    assert 0.0 < opinion_of([1e9]).share({"content": np.array([-1.0])}, frozenset()) < 1e-9


def test_the_opinion_that_ships_weighs_every_part_by_rows_of_one_width() -> None:
    assert set(opinion().parts) == set(PARTS)
    assert len({len(part.weights) for part in opinion().parts.values()}) == 1
    assert set(opinion().sure_enough) == {"power", "unknown"}


def test_states_are_the_mean_of_the_words_that_touch_a_place_without_others() -> None:
    states = States([(0, 3), (4, 7), (8, 9)], np.array([[1.0], [3.0], [8.0]]))
    assert states.mean([(0, 7)]) == [2.0]
    assert states.mean([(5, 6)]) == [3.0]
    assert states.mean([(0, 9)], but=[(4, 7)]) == [4.5]
    assert states.mean([(3, 4)]) is None
    assert states.mean([(0, 9)], but=[(0, 9)]) is None


def test_signs_tell_who_speaks_and_what_the_rules_see() -> None:
    text = "The army said: it never happened."
    told = Told(
        speaker=(0, 8), cues=[(9, 13)], contents=[(15, 32)], kind="assertion", speaker_words=frozenset({"army"})
    )
    seen = signs(told, told.kind, wording(told, text), "denies_act")
    assert {"side=power", "kind=assertion", "denies=denies_act"} <= seen


# sentences in which no list of the rules has a word
LEARNED = [
    "Eleven men are missing. The interior ministry said the men had grown tired of their wives.",
    "A film shows the beating. The chief of police said any tailor could have sewn those uniforms.",
    "The list of the tortured is long. The embassy called it the poetry of idle people.",
]


@pytest.mark.parametrize("words", LEARNED)
def test_words_that_no_list_has_can_deny_and_are_less_sure(words: str) -> None:
    last = reading_of(words).statements[-1]
    assert last.kind == "denial"
    rules_too = reading_of("Eleven men are missing. The interior ministry denied that it had taken the men.")
    assert last.confidence is not None
    assert last.confidence < (rules_too.statements[-1].confidence or 0.0) or last.confidence < 1.0


@pytest.mark.parametrize("words", LEARNED)
def test_what_only_the_second_opinion_says_is_told_so(words: str) -> None:
    why = explain(source_of(ItemSettings(language="en")), layer_of(words), Ids(key=bytes(32))).statements[-1]
    assert any(rule.startswith("kind.learned=0.") for rule in why.because)


@pytest.mark.parametrize(
    "words",
    [
        "Eleven men are missing. Their mothers said the men had run off to sea with a circus.",
        "Eleven men are missing. The rights commission said the men had run off to sea with a circus.",
        "Eleven men are missing. A former minister said the men had run off to sea with a circus.",
    ],
)
def test_it_is_not_asked_of_those_who_accuse_or_have_left(words: str) -> None:
    assert reading_of(words).statements[-1].kind != "denial"
