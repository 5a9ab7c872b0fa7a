"""Chances are learnt from patterns, drawn towards those that ship, and refused where nothing can be told apart."""

import random
from collections import Counter

import pytest

from onrecord.link.model.apart import one_to_one
from onrecord.link.model.duck import duck
from onrecord.link.model.field import Field, Level, Model
from onrecord.link.model.found import Weighed
from onrecord.link.model.learn import Told, learn, moved
from onrecord.link.model.scales import Patterns


def model() -> Model:
    names = Field(
        name="names", missing="false", costly=True,
        levels=(Level(name="same", m=0.6, u=0.1), Level(name="near", m=0.3, u=0.2), Level(name="other", m=0.1, u=0.7)),
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
    made: Counter[tuple[int, ...]] = Counter()
    for _ in range(times):
        same = m if chance.random() < share else u
        name = chance.choices((2, 1, 0), (same[0], (1 - same[0]) / 2, (1 - same[0]) / 2))[0]
        made[name, *(int(chance.random() < one) for one in same[1:])] += 1
    return made


def test_chances_that_made_the_pairs_are_found_again() -> None:
    chance = random.Random(3)
    keyed = drawn(chance, 0.3, (0.9, 0.8, 0.95), (0.2, 0.05, 0.5), 20_000)
    apart = {pattern[1:]: times for pattern, times in drawn(chance, 0.0, (1, 1, 1), (0.0, 0.05, 0.5), 20_000).items()}
    learnt = learn(model(), Told(keyed, apart, {}, {}), 0.0001)
    assert learnt.refused == ""
    assert learnt.share == pytest.approx(0.3, abs=0.03)
    _, born, sex = learnt.model.fields
    assert born.levels[0].m == pytest.approx(0.8, abs=0.03)
    assert born.levels[0].u == pytest.approx(0.05, abs=0.03)  # a tenth of it is what ships
    assert sex.levels[0].m == pytest.approx(0.95, abs=0.03)


def test_the_share_of_names_that_differ_is_not_learnt_from_pairs_chosen_by_their_names() -> None:
    keyed = drawn(random.Random(3), 0.3, (0.9, 0.8, 0.95), (0.2, 0.05, 0.5), 5_000)
    assert learn(model(), Told(keyed, {}, {}, {}), 0.0001).model.fields[0].levels[-1].m == pytest.approx(0.1)


def test_what_cannot_be_told_apart_is_refused_with_its_reason() -> None:
    learnt = learn(model(), Told({(2, 1, 1): 5_000}, {}, {}, {}), 0.0001)
    assert "one person" in learnt.refused
    assert learnt.model == model()


def test_a_few_judgements_move_the_chances_a_little_and_more_move_them_farther() -> None:
    def after(times: int) -> float:
        return learn(model(), Told({}, {}, {(2, 0, 1): times}, {}), 0.0001).model.fields[1].levels[0].m

    assert 0.6 > after(2) > after(10) > after(20) > 0.4
    assert after(200) == 0.6  # agreement would speak against one person: refused


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
