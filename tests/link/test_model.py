"""Fellegi and Sunter: evidence adds up, missing is no disagreement, rare names weigh more, judgements teach."""

import random
from typing import Any

import pytest

from onrecord.link.model import Labelled, Scored, scored
from onrecord.link.model import keys as under
from onrecord.link.model.columns import columns
from onrecord.link.model.person import person
from onrecord.link.records import Record
from onrecord.nouns import Edtf


def record(id: str, name: str, on: str = "a", **known: Any) -> Record:
    dates = {key: Edtf(known.pop(key)) for key in ("born", "when") if key in known}
    return Record(id, name, bool(name), on, **dates, **known)


def of_two(a: dict[str, Any], b: dict[str, Any], name: str = "Ivo Tann") -> Scored:
    (one,) = scored([record("1", **({"name": name, "on": "a"} | a)), record("2", **({"name": name, "on": "b"} | b))])
    return one


def said(one: Scored, field: str) -> tuple[str, float] | None:
    return next(((part.level, part.weight) for part in one.parts if part.field == field), None)


def test_the_weight_is_the_prior_and_the_evidence_of_every_field() -> None:
    alone, more = of_two({}, {}), of_two({"born": "1979", "sex": "male"}, {"born": "1979", "sex": "male"})
    prior = alone.weight - sum(part.weight for part in alone.parts)
    assert more.weight == pytest.approx(prior + sum(part.weight for part in more.parts))
    assert more.probability == pytest.approx(1 / (1 + 2**-more.weight))


def test_missing_is_no_disagreement() -> None:
    assert of_two({"born": "1979", "place": "Dorn"}, {}).weight == pytest.approx(of_two({}, {}).weight)


def test_the_reason_tells_the_heaviest_first_with_its_bits() -> None:
    reason = of_two({"born": "1979", "place": "Dorn"}, {"born": "1979-05-03", "place": "Vell"}).reason
    assert reason.startswith("the same name +")
    assert "births agree in the year (1979, 1979-05-03) +" in reason
    assert "places differ (Dorn, Vell) -" in reason


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("1979-05-03", "1979-05-03", "same day"),
        ("1979-05", "1979-05-03", "same month"),
        ("1979", "1979-05-03", "same year"),
        ("1978/1979", "1979", "same year"),
        ("197X", "1979-05-03", "compatible"),
        ("../1990", "1979", "compatible"),
        ("1979-05-03", "1979-03-05", "day and month swapped"),
        ("1979-05-03", "1979-05-13", "a digit differs"),
        ("1979-05-23", "1979-05-22", "a digit differs"),
        ("1979-05-12", "1979-05-21", "a digit differs"),
        ("1979", "1980", "a year apart"),
        ("1979", "1982", "three years apart"),
        ("1979", "1988", "ten years apart"),
        ("1979", "2001", "exclude each other"),
        ("1959-05-03", "1995-05-03", "a digit differs"),
        ("1959-05", "1995-05", "a digit differs"),
        ("1959-05", "1995-05-03", "a digit differs"),
        ("1959-05", "1995-06", "exclude each other"),
        ("1959", "1995", "exclude each other"),
        ("1959", "1995-05-03", "exclude each other"),
        ("1959", "1994/1996", "exclude each other"),
        ("1959-05?", "1995-05", "a digit differs"),
        ("1959~", "1995-05-03", "exclude each other"),
        ("../1959", "1995", "exclude each other"),
        ("1996-02-29", "1969-02-28", "exclude each other"),
    ],
)
def test_births_are_spans_of_days(a: str, b: str, level: str) -> None:
    assert said(of_two({"born": a}, {"born": b}), "born") == said(of_two({"born": b}, {"born": a}), "born")
    assert (said(of_two({"born": a}, {"born": b}), "born") or ("",))[0] == level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ({"place": "Dorn"}, {"place": "Дорн"}, "same"),
        ({"place": "Dorn", "places": ("Karsk",)}, {"place": "Karsk"}, "one lies in the other"),
        ({"place": "Dorn", "places": ("Karsk",)}, {"place": "Vell", "places": ("Karsk",)}, "same district"),
        ({"place": "Dorn"}, {"place": "Vell"}, "different"),
    ],
)
def test_a_place_agrees_with_what_it_lies_in(a: dict[str, Any], b: dict[str, Any], level: str) -> None:
    assert (said(of_two(a, b), "place") or ("",))[0] == level


def test_of_places_in_two_scripts_only_agreement_counts() -> None:
    assert said(of_two({"place": "Tannery"}, {"place": "Кожевенный завод"}), "place") is None


def test_a_day_on_which_much_happened_says_little() -> None:
    many = [record(f"3{at:02}", f"{chr(65 + at)}na Merk{chr(97 + at)}", when="2031-02-03") for at in range(20)]
    days = ("2031-04-05", "2031-02-03")
    quiet, busy = ([record("1", "Ivo Tann", when=day), record("2", "Ivo Tann", "b", when=day)] for day in days)
    found = [next(one for one in scored([*many, *two]) if one[:2] == ("1", "2")) for two in (quiet, busy)]
    weights = [(said(one, "date") or ("", 0))[1] for one in found]
    assert weights[0] > weights[1] + 1


def test_a_place_nobody_knows_is_missing() -> None:
    assert said(of_two({"place": "unknown"}, {"place": "unknown"}), "place") is None


def test_a_name_that_many_rows_of_one_list_give_weighs_less() -> None:
    rare, common = record("1", "Ivo Tann"), [record(f"3{at:02}", "Anna Merk") for at in range(40)]
    people = [rare, record("2", "Ivo Tann", "b"), *common, record("4", "Anna Merk", "b")]
    weights = {(one.a, one.b): said(one, "names") for one in scored(people)}
    assert (weights["1", "2"] or ("", 0))[1] > (weights["300", "4"] or ("", 0))[1] + 1


def test_of_a_name_of_four_words_a_third_says_how_rare_it_is() -> None:
    called = {
        name: said(of_two({}, {}, name=name), "names")
        for name in ("Ivo Orm Tann", "Ivo Orm Tann Dell", "Ivo Orm Ivo Tann")
    }
    assert called["Ivo Orm Tann"] == called["Ivo Orm Ivo Tann"]
    assert called["Ivo Orm Tann Dell"][1] > called["Ivo Orm Tann"][1] + 2


def test_a_name_that_one_list_gives_often_is_no_rarer_for_what_stands_on_other_lists() -> None:
    one_list = [record(str(at), "Anna Merk" if at % 100 == 0 else "Ivo Tann") for at in range(20_000)]
    others = [record(f"b{at}", "Olga Vint", "b") for at in range(60_000)]
    alone, beside = (columns(found, under.keys(found))["tf_heard"][1][0] for found in (one_list, [*one_list, *others]))
    assert beside == pytest.approx(alone, rel=0.05)


def test_a_row_repeated_is_compared_even_where_it_names_nobody() -> None:
    (one,) = scored([record("1", "", "a"), record("2", "", "b", same_as="1")])
    assert [part.field for part in one.parts] == ["list", "row"]


def test_the_order_of_records_changes_nothing() -> None:
    people = [record(str(at), name, on, born=born) for at, (name, on, born) in enumerate(
        [("Ivo Tann", "a", "1979"), ("Тан Иво", "b", "1979-05-03"), ("Anna Merk", "a", "1990"), ("Merk A", "c", "1991")]
    )]  # fmt: skip
    shuffled = random.Random(1).sample(people, len(people))
    assert scored(people).pairs == scored(shuffled).pairs == scored(people).pairs


def test_judgements_teach_the_model_and_it_says_so() -> None:
    families = (
        "Tann",
        "Merk",
        "Lorn",
        "Kessel",
        "Brandt",
        "Olmar",
        "Winger",
        "Sarno",
        "Petral",
        "Dunwal",
        "Fenner",
        "Gor",
    )
    people = [record(f"{list}{at}", f"Ivo {name}", list) for list in "ab" for at, name in enumerate(families)]
    before = {(one.a, one.b): one.probability for one in scored(people)}
    apart = [Labelled(f"a{at}", f"b{at}", same=False) for at in range(11)]
    taught = scored(people, apart)
    together = scored(people, [Labelled(one.a, one.b, same=True) for one in apart])
    found = [{(one.a, one.b): one.probability for one in scores}["a11", "b11"] for scores in (taught, together)]
    assert found[0] < before["a11", "b11"] < found[1]
    assert [finding.code for finding in taught.findings] == ["linkage-learnt"]
    assert "11 judgements" in taught.findings[0].what
    assert scored(people, list(reversed(apart))).pairs == taught.pairs


def test_a_judgement_about_records_that_are_gone_teaches_nothing() -> None:
    people = [record("1", "Ivo Tann"), record("2", "Ivo Tann", "b")]
    assert scored(people, [Labelled("1", "9", same=True)]).pairs == scored(people).pairs


def test_keys_that_too_many_share_are_cut_finer_and_then_dropped_with_a_finding() -> None:
    many = [record(f"{at:04}", "Ivo Tann", born="1979" if at % 2 else "1980") for at in range(under.MANY + 1)]
    found = under.keys(many)
    assert all("born" in key for mine in found.names for key in mine)
    assert found.dropped == 0
    more = [record(f"{at:04}", "Ivo Tann", born="1979") for at in range(under.TOO_MANY + 1)]
    assert under.keys(more).dropped > 0
    assert not any(under.keys(more).names)


def test_a_key_that_a_year_leaves_too_common_is_cut_by_the_month_too() -> None:
    months = [f"2031-{month:02}" for month in (1, 2, 3, 4)]
    many = [
        record(f"{at:04}", "Ivo Tann", born="1979", when=months[at % 4], place=f"Dorn {at % 3}")
        for at in range(under.TOO_MANY + 1)
    ]
    found = under.keys(many)
    assert found.dropped == 0
    assert all(key.count(" | ") == 2 for mine in found.names for key in mine if "born" in key)


def test_every_field_of_the_model_that_ships_has_chances_that_add_up() -> None:
    for field in person().fields:
        assert sum(level.m for level in field.levels) == pytest.approx(1, abs=0.002), field.name
        assert sum(level.u for level in field.levels) == pytest.approx(1, abs=0.002), field.name
        assert field.levels[0].evidence > field.levels[-1].evidence
