"""Who stands on lists twice under names that nothing ties: how many are allowed for, and when none."""

from typing import Any

import pytest
from tests.link.test_judgements import judged, lists

from onrecord.link.unseen import sharing_a_word, unseen_at_most
from onrecord.nouns import Count, Judged, People


def everybody(people: People) -> Count:
    return next(one for one in people.counts if one.by == "all")


@pytest.mark.parametrize("seen", [0, 1, 2, 5, 20, 100])
@pytest.mark.parametrize("more", [0, 3, 70])
def test_the_bound_is_the_smallest_number_that_nineteen_in_twenty_do_not_pass(seen: int, more: int) -> None:
    """Against the negative binomial distribution, by scipy."""
    from scipy.stats import nbinom

    odds = 0.4 * (seen + more) / (4 + seen + more)
    assert unseen_at_most(seen, seen + more) == nbinom.ppf(0.95, 0.2 + seen, 1 / (1 + odds))


def test_where_nobody_is_tied_to_another_nobody_is_allowed_for() -> None:
    assert unseen_at_most(0, 0) == 0


def test_no_more_can_be_unseen_than_share_a_word_in_any_script() -> None:
    assert sharing_a_word([["Ivo Tann"], ["Bo Karn"], ["Ada Venn"]]) == 0
    assert sharing_a_word([["Ivo Tann"], ["Танн Иво"], ["Bo Tann", "Bo Karn"], ["Udo Karn"]]) == 3
    assert sharing_a_word([]) == 0
    assert sharing_a_word([["?"], ["-"]]) == 1  # of names without a word nothing is known


SLIPS = ({"name": "Ivo Tannberg", "born": "1990"}, {"name": "Ivo Tannborg", "born": "1990"})
OTHERS = ({"name": "Bo Karn"}, {"name": "Ada Venn"}, {"name": "Bo Lank"})


def test_a_slip_that_is_seen_leaves_room_for_one_that_is_not(case: Any, people_list: Any) -> None:
    lists(case, people_list, *SLIPS, *OTHERS)
    count = everybody(case.people())
    assert (count.certain, count.possible) == (3, 5)  # four if the link held, one more may stand there twice
    assert "4 if every unsure link held, less 1 who may stand there twice" in count.why


def test_among_names_with_nothing_in_common_nobody_stands_twice(case: Any, people_list: Any) -> None:
    lists(case, people_list, *SLIPS, *OTHERS[:2])
    count = everybody(case.people())
    assert (count.certain, count.possible) == (3, 4)


def test_names_that_agree_leave_no_room_however_unsure_the_link(case: Any, people_list: Any) -> None:
    lists(case, people_list, {"name": "Ivo Tann"}, {"name": "Ivo Tann"}, *OTHERS)
    count = everybody(case.people())
    assert (count.certain, count.possible) == (4, 5)


def test_a_subset_allows_for_the_slips_seen_in_it_alone(case: Any, people_list: Any) -> None:
    lists(case, people_list, *SLIPS, *OTHERS)
    of_lists = {one.value: (one.certain, one.possible) for one in case.people().counts if one.by == "list"}
    assert set(of_lists.values()) == {(1, 1)}


def test_there_are_never_fewer_than_the_people_judged_different(case: Any, people_list: Any) -> None:
    lists(case, people_list, *SLIPS, *OTHERS[:1])
    names = ("l-1.1", "l-2.1", "l-3.1")
    apart: tuple[Judged, ...] = tuple(judged(a, b, "different") for a in names for b in names if a < b)
    count = everybody(case.people(judged=apart))
    assert (count.certain, count.possible) == (3, 3)


def test_a_slip_that_a_person_confirmed_is_one_that_was_seen(case: Any, people_list: Any) -> None:
    lists(case, people_list, *SLIPS, *OTHERS)
    count = everybody(case.people(judged=(judged("l-1.1", "l-2.1", "same"),)))
    assert (count.certain, count.possible) == (3, 4)
