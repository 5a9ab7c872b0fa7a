"""English dates with times of day, in clauses, at their ends; and words of time that are no dates.

All texts are invented and published on Wednesday, 15 September 2021.
"""

import pytest

from onrecord.nouns.edtf import Edtf
from onrecord.read.dates import find_dates

PUBLISHED = Edtf("2021-09-15")

DATES = [
    ("They came late on Friday.", "2021-09-10"),
    ("They came on Friday night.", "2021-09-10"),
    ("They came at 10 p.m. on Friday.", "2021-09-10"),
    ("They came on the night of 4 May 2017.", "2017-05-04"),
    ("They came at about 22:30 on 4 May 2017.", "2017-05-04"),
    ("They came yesterday morning.", "2021-09-14"),
    ("On 4 May 2017 she spoke. That night they came.", "2017-05-04"),
    ("On 4 May 2017 she spoke. The following morning they came.", "2017-05-05"),
    ("On 4 May 2017 she spoke. The following Tuesday they came.", "2017-05-09"),
    ("On 4 May 2017 she spoke. The previous Monday they came.", "2017-05-01"),
    ("On 4 May 2017 she spoke. At the end of the month they came.", "2017-05-21/2017-05-31"),
    ("The camp opened in July last year.", "2020-07"),
    ("The camp opened in the second quarter of last year.", "2020-34"),
    ("The camp opened in early 2017 or so.", "2017-01~/2017-04~"),
    ("The camp opened in the 19th century.", "18XX"),
    ("The camp opened in the late 19th century.", "1867/1899"),
    ("The camp opened in the nineties.", "199X"),
    ("Camps of the '90s were bigger.", "199X"),
    ("It opened in nineteen ninety-four.", "1994"),
    ("It opened in May nineteen ninety-four.", "1994-05"),
    ("It opened around 4 May 2017.", "2017-05-04~"),
    ("It opened around May 2017.", "2017-05~"),
    ("It opened sometime in late May 2017.", "2017-05-21~/2017-05-31~"),
    ("It opened in the week of 4 May 2017.", "2017-05-01/2017-05-07"),
    ("The 1978 resolution says so.", "1978"),
    ("He has been held from 4 May 2017 until now.", "2017-05-04/.."),
    ("He was held from 4 May 2017 until an unknown date.", "2017-05-04/"),
    ("He was held from an unknown date until 4 May 2017.", "/2017-05-04"),
    ("Within the next two weeks the ministry will answer.", "2021-09-15/2021-09-29~"),
    ("The ministry spoke early this year.", "2021-01~/2021-04~"),
    ("The ministry said on Tuesday that it will speak on Thursday.", "2021-09-16"),
    ("The ministry will answer what it was asked on Tuesday.", "2021-09-14"),
    ("The office, which opened on Monday, will close on Friday.", "2021-09-17"),
    ("In May the ministry said the camp would close in November.", "2021-11"),
    ("They came on Thanksgiving 2016.", "2016-11-24"),
    ("They came on the eve of Eid al-Fitr 2017.", "2017-06-25~"),
]
NO_DATES = [
    "They meet every Monday.",
    "They met each May.",
    "It rains on Sundays.",
    "She got two years in prison.",
    "A five-day visit.",
    "They pay him 400 dollars a month.",
    "He is now at home.",
    "The Sun said so.",
    "In the coming months.",
    "At 10 p.m. they came.",
    "Recently it rained.",
    "Prices began to fall.",
    "They will spring into action.",
    "He is 26 years old.",
    "for the first time in years",
]


@pytest.mark.parametrize(("text", "when"), DATES)
def test_the_last_date_of_the_text_is_the_one_of_the_row(text: str, when: str) -> None:
    assert find_dates(text, PUBLISHED)[-1].when == when


@pytest.mark.parametrize("text", NO_DATES)
def test_what_has_no_one_date_is_read_over(text: str) -> None:
    """ "Every Monday" is no Monday."""
    assert find_dates(text, PUBLISHED) == []


def test_a_weekday_chooses_the_year_that_it_fits() -> None:
    (mention,) = find_dates("They came on Saturday, 18 September.", PUBLISHED)
    assert (mention.when, mention.how) == ("2021-09-18", "year-by-weekday")
    (mention,) = find_dates("They came on Thursday, 4 May.", PUBLISHED)
    assert (mention.when, mention.how) == ("2021-05-04?", "weekday-clash")


def test_a_mention_holds_the_time_of_day() -> None:
    text = "Orla Venn was taken at 10 p.m. on Tuesday."
    assert find_dates(text, PUBLISHED)[0].span.text == "10 p.m. on Tuesday"


def test_the_month_is_not_the_verb() -> None:
    assert find_dates("He was held in May and again in July.", PUBLISHED)[-1].when == "2021-07"
    assert find_dates("He may come in July.", PUBLISHED)[-1].when == "2022-07"
