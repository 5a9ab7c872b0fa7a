"""What may be said of a table, and when nothing may."""

import math
from xml.etree import ElementTree

import pytest

from onrecord.estimate import Effort, Overlap, draw, examine, latent
from onrecord.estimate.doubts import AGREE, dependence, disagreement, leaning, of_models
from onrecord.estimate.headline import headline
from onrecord.estimate.overlap import from_counts
from onrecord.nouns import Estimate, Numbers

SHORT = Effort(replicates=200, burn_in=100, sweeps=3_000)
FOUR = ("camp", "families", "hospital", "court")


def independent(total: int, *chances: float) -> dict[int, int]:
    return {
        mask: round(total * math.prod(p if mask >> j & 1 else 1 - p for j, p in enumerate(chances)))
        for mask in range(1, 1 << len(chances))
    }


def stands(model: str, point: float, low: float, high: float) -> Estimate:
    return Estimate(model=model, point=point, interval=(low, high), listed=100)


PLAIN = from_counts(FOUR[:3], independent(1500, 0.35, 0.3, 0.25))


def test_the_headline_is_the_range_over_all_models_that_stand() -> None:
    made = headline(PLAIN, [stands("x", 300, 200, 400), stands("y", 350, 250, 600)])
    assert (made.low, made.high, made.models, made.refused) == (200, 600, ("x", "y"), ())


@pytest.mark.parametrize(
    ("models", "why"),
    [
        ([stands("x", 300, 200, 400), stands("y", 500, 250, 600)], "disagree"),
        ([stands("x", 300, 200, 400)], "Fewer than two models"),
        ([stands("x", 300, 200, 400), stands("y", 300, 200, 400),
          Estimate(model=latent.MODEL, refused="The chains do not agree.")], "chains do not agree"),
        ([stands("x", 300, 200, 400), stands("y", 300, 200, 400),
          Estimate(model="z", refused="The table does not identify the total: no.")], "does not identify"),
    ],
)  # fmt: skip
def test_a_headline_is_refused_with_its_reason(models: list[Estimate], why: str) -> None:
    made = headline(PLAIN, models)
    assert (made.low, made.high) == (None, None)
    assert any(why in reason for reason in made.refused)


@pytest.mark.parametrize("lists", [1, 2])
def test_fewer_than_three_lists_carry_no_headline(lists: int) -> None:
    numbers = examine(from_counts(FOUR[:lists], {1: 40, (1 << lists) - 1: 9}), SHORT)
    assert all(one.point is None for one in numbers.estimates if "Chao" not in one.model)
    assert "at least 3 lists" in numbers.headlines[0].refused[0]


def test_independent_lists_raise_no_doubt_and_get_a_headline_that_covers_the_truth() -> None:
    numbers = examine(PLAIN, SHORT)
    assert numbers.findings == ()
    (said,) = numbers.headlines
    assert said.refused == ()
    assert said.low is not None
    assert said.high is not None
    assert said.low < 1500 < said.high


def test_a_list_made_from_another_is_named_as_dependent() -> None:
    counts = independent(1500, 0.35, 0.3, 0.25)
    copied = {mask: count * (4 if mask & 3 == 3 else 1) for mask, count in counts.items()}
    found = list(dependence(from_counts(FOUR[:3], copied)))
    assert [one.where for one in found if one.code == "lists-dependent"] == ["camp / families"]


def test_a_list_that_lies_wholly_inside_another_is_named() -> None:
    inside = from_counts(tuple("abcd"), {3: 40, 2: 60, 4: 50, 8: 45, 7: 12, 6: 15, 10: 14, 12: 11, 11: 9, 15: 3, 14: 4})
    assert "Everyone on a (64 people) is on b too." in [one.what for one in dependence(inside)]


def test_two_lists_that_nobody_shares_are_named_as_dependent() -> None:
    counts = {mask: 0 if mask & 3 == 3 else count for mask, count in independent(1500, 0.35, 0.3, 0.25).items()}
    assert any("Nobody is on both" in one.what for one in dependence(from_counts(FOUR[:3], counts)))


def test_people_whom_all_lists_reach_more_easily_raise_a_doubt() -> None:
    hidden, open_ = independent(3000, 0.05, 0.06, 0.05, 0.04), independent(600, 0.7, 0.6, 0.7, 0.65)
    mixed = {mask: hidden[mask] + open_[mask] for mask in hidden}
    assert {one.code for one in dependence(from_counts(FOUR, mixed))} & {"lists-dependent", "reach-differs"}


def test_where_lists_depend_or_reach_people_unalike_the_latent_classes_answer_under_two_priors() -> None:
    counts = independent(1500, 0.35, 0.3, 0.25)
    copied = from_counts(FOUR[:3], {mask: count * (4 if mask & 3 == 3 else 1) for mask, count in counts.items()})
    asked = [one.model for one in examine(copied, SHORT, quick=SHORT).estimates if one.model in latent.NAMES]
    assert asked == list(latent.NAMES)
    assert latent.CAREFULLY not in [one.model for one in examine(PLAIN, SHORT).estimates]


def test_models_further_apart_than_the_bound_disagree() -> None:
    near = [stands("x", 1000, 1, 2), stands("y", 1000 * AGREE, 1, 2)]
    far = [stands("x", 1000, 1, 2), stands("y", 1000 * AGREE + 1, 1, 2)]
    assert list(disagreement(near)) == []
    assert [one.code for one in disagreement(far)] == ["models-disagree"]


def test_a_total_that_leans_on_one_list_says_on_which() -> None:
    whole = [stands("x", 1000, 1, 2)]
    changed = [
        Estimate(model="x", point=400, interval=(1, 2), changed="without camp"),
        Estimate(model="x", point=900, interval=(1, 2), changed="without court"),
    ]
    (found,) = leaning(whole, changed)
    assert "400 (without camp)" in found.what
    assert list(leaning(whole, changed[1:])) == []


def test_a_mean_that_depends_on_its_bound_raises_a_doubt() -> None:
    made = Estimate(model="decomposable graphs", point=100, diagnostics={"mean without the bound": 150})
    assert [one.code for one in of_models([made])] == ["bound-matters"]


def test_each_list_is_left_out_and_every_two_are_joined() -> None:
    numbers = examine(from_counts(FOUR, independent(2000, 0.3, 0.3, 0.25, 0.2)), SHORT, quick=SHORT)
    changes = {one.changed for one in numbers.estimates if one.changed}
    assert len(changes) == 4 + 6
    assert "without camp" in changes
    assert "hospital and court as one list" in changes


def test_links_that_are_not_sure_widen_what_is_said() -> None:
    fewer = from_counts(
        PLAIN.lists, {p: c - (20 if p == 3 else 0) + (20 if p in (1, 2) else 0) for p, c in PLAIN.cells}
    )
    sure = examine(PLAIN, SHORT).headlines[0]
    unsure = examine(PLAIN, SHORT, [PLAIN, fewer], SHORT).headlines[0]
    assert unsure.high is not None
    assert sure.high is not None
    assert unsure.high > sure.high


def test_where_links_are_unsure_the_middle_linkage_is_shown_and_how_far_they_go_is_said() -> None:
    """Not the first table, in which whoever is doubtful stands twice."""
    tables = [
        from_counts(PLAIN.lists, {p: c + {3: -many, 1: many, 2: many}.get(p, 0) for p, c in PLAIN.cells})
        for many in (0, 10, 20, 40, 80)
    ]
    numbers = examine(tables[-1], SHORT, tables[:-1], SHORT)
    assert numbers.cells == tables[2].cells
    assert numbers.headlines[0].listed == tables[2].n
    (said,) = (one for one in numbers.findings if one.code == "linkages-differ")
    assert f"{PLAIN.n:,} to {PLAIN.n + 40:,} different people" in said.what
    (lowest,) = (one for one in numbers.estimates if "Chao" in one.model)
    assert lowest.listed == tables[2].n


def test_every_picture_says_in_words_what_it_shows() -> None:
    table = from_counts(("<camp>", "families", "court"), independent(800, 0.35, 0.3, 0.25))
    models = [
        Estimate(model="x", point=800, interval=(700, 950), listed=500, curve=tuple(range(700, 799))),
        Estimate(model="y", refused="no", listed=500),
        Estimate(model="x", point=700, interval=(600, 950), listed=500, changed="without court"),
        Estimate(model="x", point=300, interval=(200, 450), listed=100, stratum="period: 2031"),
    ]
    drawn = draw(Numbers(estimates=tuple(models), lists=table.lists, cells=table.cells))
    assert set(drawn) == {"overlap", "models", "sensitivity", "strata"}
    for svg in drawn.values():
        tree = ElementTree.fromstring(svg)  # noqa: S314 - our own picture
        title, said = (tree.find(f"{{http://www.w3.org/2000/svg}}{name}") for name in ("title", "desc"))
        assert title is not None
        assert said is not None
        assert tree.get("aria-labelledby") == f"{title.get('id')} {said.get('id')}"
    assert "<camp> and families: " in "".join(ElementTree.fromstring(drawn["overlap"]).itertext())  # noqa: S314
    assert "800, from 700 to 950" in drawn["models"]
    assert "refused" in drawn["models"]


def test_where_there_is_nothing_to_draw_nothing_is_drawn() -> None:
    assert draw(Numbers(estimates=(Estimate(model="y", refused="no"),))) == {}


def test_an_overlap_of_many_patterns_says_how_many_are_not_drawn() -> None:
    many = Overlap(lists=tuple("abcdef"), cells=tuple((pattern, pattern) for pattern in range(1, 64)))
    assert "47 more patterns" in draw(Numbers(lists=many.lists, cells=many.cells))["overlap"]


def test_with_more_than_eight_lists_the_refusal_says_what_to_do() -> None:
    """Only one model can reckon with nine lists, so there is nothing to hold it against."""
    single = {1 << j: 20 + j for j in range(9)}
    table = from_counts(
        tuple("abcdefghi"), single | {1 | 2: 12, 4 | 8: 9, 16 | 32: 8, 64 | 128: 7, 256 | 1: 6, 2 | 4: 3}
    )
    numbers = examine(table, SHORT, (), SHORT)
    (reason,) = [line for line in numbers.headlines[0].refused if "511 patterns" in line]
    assert "join lists that were made alike until 8 are left" in reason
    assert [one.code for one in numbers.findings][:1] == ["many-lists"]
    assert {one.model for one in numbers.estimates if one.changed} == {"log-linear, pairs", "latent classes"}
