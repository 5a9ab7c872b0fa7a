"""A bare file of name pairs."""

import pytest

from onrecord.link.names import judged, read_pairs
from onrecord.nouns.refusal import BadRequest

FILE = """\ufeffA,b,language_a,same
Юрий Щукин,Juri Schtschukin,ru,1
Юрий Щукин,Юрий Шубин,,0
,alone,,
Roza,Rosa,,maybe

"""


def test_rows_are_read_with_what_is_missing() -> None:
    pairs, _ = read_pairs(FILE)
    assert [(pair.line, pair.language_a, pair.same) for pair in pairs] == [
        (2, "ru", True),
        (3, "", False),
        (5, "", None),
    ]


def test_what_is_odd_is_found_with_its_line() -> None:
    _, findings = read_pairs(FILE)
    assert [(one.code, one.where) for one in findings] == [("pair-incomplete", "line 4"), ("pair-unread", "line 5")]


def test_levels_are_counted_against_what_people_said() -> None:
    found = judged(*read_pairs(FILE))
    assert found.levels["sounds"] == 2
    assert found.agreement is not None
    assert (found.agreement.rightly_same, found.agreement.wrongly_same, found.agreement.recall) == (1, 0, 1.0)


def test_without_what_people_said_there_is_no_agreement() -> None:
    assert judged(read_pairs("a,b\nRoza,Rosa\n")[0]).agreement is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("name,other\nx,y\n", "no column a and no column b"),
        ("a;other\nx;y\n", "no column b"),
        ("a,b,A\nx,y,z\n", "stands there twice"),
        ("a,b\n\n,\n", "no pairs"),
    ],
)
def test_a_file_without_pairs_is_refused(text: str, why: str) -> None:
    with pytest.raises(BadRequest, match=why):
        read_pairs(text)


@pytest.mark.parametrize("parted", [",", ";", "\t"])
def test_cells_are_parted_as_the_first_line_is(parted: str) -> None:
    pairs, findings = read_pairs(f'a{parted}b\r\n"Merk{parted}Anna"{parted}Anna Merk\r\n')
    assert [(pair.a, pair.b) for pair in pairs] == [(f"Merk{parted}Anna".replace("\t", " "), "Anna Merk")]
    assert not findings


def test_a_stray_quotation_mark_costs_its_lines_and_no_others() -> None:
    pairs, findings = read_pairs('a,b\nRoza,Rosa\n"Ivo,Tann\nAnna,"Ana\nOlga,Olja\n"Ida,Ita\n')
    assert [pair.line for pair in pairs] == [2, 5]
    assert [(one.code, one.where) for one in findings] == [
        ("pair-unreadable", "lines 3-4"),
        ("pair-unreadable", "line 6"),
    ]


def test_a_row_begins_on_its_line_though_a_cell_runs_over_two() -> None:
    pairs, findings = read_pairs('a,b\n"Anna\nMerk",Merk Anna\nalone,\n')
    assert [(pair.line, pair.a) for pair in pairs] == [(2, "Anna Merk")]
    assert [one.where for one in findings] == ["line 4"]


def test_a_language_is_a_code_or_no_hint_and_other_columns_are_told() -> None:
    pairs, findings = read_pairs("a,b,language_a,language_b,note\nRoza,Rosa,RU-ru,Russian,x\n")
    assert [(pair.language_a, pair.language_b) for pair in pairs] == [("ru", "")]
    assert [(one.code, one.where) for one in findings] == [("column-unused", "line 1"), ("pair-language", "line 2")]


def test_a_cell_too_long_for_a_name_is_left_out() -> None:
    assert [one.code for one in read_pairs(f"a,b\nRoza,{'x' * 301}\n")[1]] == ["pair-too-long"]


def test_many_findings_are_counted_and_not_all_told() -> None:
    findings = read_pairs("a,b\n" + "alone,\n" * 130)[1]
    assert len(findings) == 101
    assert findings[-1].what == "And further: 30 pair-incomplete."
