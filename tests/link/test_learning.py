"""Chances are learnt from patterns, drawn towards those that ship, and refused where nothing can be told apart."""

import random
from collections import Counter

import pytest

from onrecord.link.model.apart import one_to_one
from onrecord.link.model.duck import duck
from onrecord.link.model.field import Field, Level, Model
from onrecord.link.model.found import Weighed
from onrecord.link.model.learn import Learnt, Told, learn, moved, unlike
from onrecord.link.model.scales import Pattern, Patterns


def model() -> Model:
    names = Field(
        name="names", missing="false", costly=True,
        levels=(
            Level(name="same", m=0.6, u=0.1, rarity="name"), Level(name="near", m=0.3, u=0.45, rarity="name"),
            Level(name="other", m=0.1, u=0.45),
        ),
    )  # fmt: skip
    born, sex = (
        Field(
            name=name, missing="false", levels=(Level(name="same", m=0.6, u=0.3), Level(name="different", m=0.4, u=0.7))
        )
        for name in ("born", "sex")
    )
    return Model(name="test", fields=(names, born, sex))


def drawn(chance: random.Random, share: float, m: tuple[float, ...], u: tuple[float, ...], times: int) -> Patterns:
    """Patterns of pairs, `share` of them one person: the first field has three levels, the others two."""
    made: Counter[Pattern] = Counter()
    for _ in range(times):
        same = m if chance.random() < share else u
        name = chance.choices((2, 1, 0), (same[0], (1 - same[0]) / 2, (1 - same[0]) / 2))[0]
        made[(name, *(int(chance.random() < one) for one in same[1:])), 0] += 1
    return made


def keyed(pairs: Patterns) -> Patterns:
    """Those whose names are the same or near."""
    return {(levels, rare): times for (levels, rare), times in pairs.items() if levels[0]}


def without_names(pairs: Patterns) -> Patterns:
    counted: Counter[Pattern] = Counter()
    for (levels, rare), times in pairs.items():
        counted[levels[1:], rare] += times
    return counted


def test_chances_that_made_the_pairs_are_found_again() -> None:
    chance = random.Random(3)
    pairs = drawn(chance, 0.1, (0.9, 0.8, 0.95), (0.1, 0.05, 0.5), 60_000)
    apart = unlike(model(), without_names(drawn(chance, 0.0, (1, 1, 1), (0.1, 0.05, 0.5), 20_000)), 0.0001)
    learnt = learn(apart, Told(keyed(pairs), {}), 0.1)
    assert learnt.refused == ""
    assert learnt.share == pytest.approx(0.095 / (0.095 + 0.495), abs=0.02)
    names, born, sex = learnt.model.fields
    assert names.levels[0].m > 0.8  # 0.6 ships
    assert born.levels[0].m == pytest.approx(0.8, abs=0.06)  # 0.6 ships
    assert born.levels[0].u == pytest.approx(0.05, abs=0.04)  # a tenth of it is what ships
    assert sex.levels[0].m == pytest.approx(0.95, abs=0.03)


def test_bearers_of_one_common_name_are_not_learnt_as_one_person_born_twice() -> None:
    """Rare names: nine in ten one person. A common one, 8 bits likelier in two people: nearly all of them two."""
    chance = random.Random(5)
    rare = drawn(chance, 0.9, (1.0, 0.98, 0.95), (1.0, 0.05, 0.5), 2_000)
    common = drawn(chance, 0.01, (1.0, 0.98, 0.95), (1.0, 0.05, 0.5), 20_000)
    apart = unlike(model(), without_names(drawn(chance, 0.0, (1, 1, 1), (0.1, 0.05, 0.5), 20_000)), 0.5)

    def births_agree(bits: int) -> float:
        pairs = {**rare, **{(levels, bits): times for (levels, _), times in common.items()}}
        return learn(apart, Told(pairs, {}), 0.5).model.fields[1].levels[0].m

    assert births_agree(-8) > 0.9
    assert births_agree(0) < 0.7


def test_the_share_of_names_that_differ_is_not_learnt_from_pairs_chosen_by_their_names() -> None:
    pairs = keyed(drawn(random.Random(3), 0.3, (0.9, 0.8, 0.95), (0.2, 0.05, 0.5), 5_000))
    assert learn(model(), Told(pairs, {}), 0.3).model.fields[0].levels[-1].m == pytest.approx(0.1)


def test_what_cannot_be_told_apart_is_refused_with_its_reason() -> None:
    assert "one person" in learn(model(), Told({((2, 1, 1), 0): 5_000}, {}), 0.9).refused


def test_a_few_judgements_move_the_chances_a_little_and_more_move_them_farther() -> None:
    def after(times: int) -> Learnt:
        return learn(model(), Told({}, {((2, 0, 1), 0): times}), 0.0001)

    same = [after(times).model.fields[1].levels[0].m for times in (2, 10, 20)]
    assert [0.6, *same, 0.4] == sorted([0.6, *same, 0.4], reverse=True)
    assert "evidence against" in after(200).refused


def test_judgements_move_the_prior_to_where_they_are_likeliest_and_never_without_bound() -> None:
    assert moved([]) == 0
    assert moved([(4.0, False)] * 10) < -1
    assert moved([(-4.0, True)] * 10) > 1
    assert -20 < moved([(4.0, False)] * 1_000) < -4


def pair(a: str, b: str, weight: float) -> Weighed:
    return Weighed(a, b, 0.9, weight, ())


def test_lists_that_tell_people_apart_are_linked_one_to_one_the_likeliest_first() -> None:
    list_of = {"a1": "a", "a2": "a", "b1": "b", "b2": "b"}
    pairs = [pair("a1", "b1", 5), pair("a1", "b2", 9), pair("a2", "b2", 7), pair("a1", "a2", 20), pair("a2", "b1", 1)]
    assert [(one.a, one.b) for one in one_to_one(pairs, list_of)] == [("a1", "b2"), ("a2", "b1")]
    assert len(one_to_one(pairs, {})) == len(pairs)


def test_the_database_of_names_reads_and_writes_nothing_outside_memory() -> None:
    with duck() as engine:
        assert engine.ask("select current_setting('temp_directory')") in ([("",)], [(None,)])
        for forbidden in (
            "copy (select 1) to 'out.csv'", "select * from read_csv('in.csv')", "attach 'other.db'",
            "set temp_directory = 'x'", "set enable_external_access = true",
        ):  # fmt: skip
            with pytest.raises(Exception, match=r"(?i)permission|disabled|locked|configuration"):
                engine.ask(forbidden)
