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


@pytest.mark.parametrize("text", ["", "name,other\nx,y\n", "\n"])
def test_a_file_without_the_columns_is_refused(text: str) -> None:
    with pytest.raises(BadRequest, match="columns a and b"):
        read_pairs(text)
