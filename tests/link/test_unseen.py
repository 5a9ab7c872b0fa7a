"""Who stands on lists twice under names that nothing ties: how many are allowed for, and when none."""

from typing import Any

import pytest
from tests.link.test_judgements import judged, lists

from onrecord.link.unseen import unseen_at_most
from onrecord.nouns import Count, Judged, People


def everybody(people: People) -> Count:
    return next(one for one in people.counts if one.by == "all")


def test_where_no_hand_slipped_nobody_is_allowed_for() -> None:
    assert unseen_at_most(0) == 0


@pytest.mark.parametrize("seen", [1, 2, 5, 20, 100])
def test_the_bound_is_the_smallest_number_that_nineteen_in_twenty_do_not_pass(seen: int) -> None:
    """Against the negative binomial distribution of shape `seen` and odds 0.4, by scipy."""
    from scipy.stats import nbinom

    assert unseen_at_most(seen) == nbinom.ppf(0.95, seen, 1 / 1.4)


SLIPS = ({"name": "Ivo Tannberg", "born": "1990"}, {"name": "Ivo Tannborg", "born": "1990"})
OTHERS = ({"name": "Bo Karn"}, {"name": "Ada Venn"}, {"name": "Udo Lank"})


def test_a_slip_that_is_seen_leaves_room_for_one_that_is_not(case: Any, people_list: Any) -> None:
    lists(case, people_list, *SLIPS, *OTHERS)
    count = everybody(case.people())
    assert (count.certain, count.possible) == (3, 5)  # four if the link held, one more may stand there twice
    assert "4 if every unsure link held, less 1 who may stand there twice" in count.why


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
