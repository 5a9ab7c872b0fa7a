"""Dates and counts in sentences that people would write."""

import pytest

from onrecord.nouns import Edtf
from onrecord.publish.plain import since, sources, span, when


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2024-02-12", "on 12 February 2024"),
        ("2024-02", "in February 2024"),
        ("2024", "in 2024"),
        ("2017-05-04/2017-05-14", "between 4 and 14 May 2017"),
        ("2017-05-04~/2017-05-14~", "approximately between 4 and 14 May 2017"),
        ("2024-02~", "approximately in February 2024"),
        ("../2017-07-16", "no later than 16 July 2017"),
        (None, "on a date that is not known"),
    ],
)
def test_a_date_follows_its_verb(date: str | None, said: str) -> None:
    assert when(Edtf(date) if date else None) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2024-02-12", "from 12 February 2024"),
        ("2024-02-12/2024-02-14", "from a day between 12 and 14 February 2024"),
        ("../2024-02-12", "no later than 12 February 2024"),
    ],
)
def test_something_is_on_record_from_a_day(date: str, said: str) -> None:
    assert since(Edtf(date)) == said


def test_counts_are_words_and_ranges() -> None:
    assert [sources(0), sources(1), sources(3)] == [
        "no independent source",
        "1 independent source",
        "3 independent sources",
    ]
    assert [span(2, 2), span(21, 110)] == ["2", "21–110"]
