"""Lists that an invented text speaks of and does not hold; published on 15 September 2021."""

import pytest

from onrecord.nouns import Edtf, Ids, Mention, PeopleList, Span
from onrecord.read.dates import Around, find_dates
from onrecord.read.dates.find import split
from onrecord.read.lists import Telling, spoken_lists

PUBLISHED = Edtf("2021-09-15")


def _lists(text: str, mentions: tuple[Mention, ...] = ()) -> tuple[PeopleList, ...]:
    around = Around(text=text, mentions=find_dates(text, PUBLISHED), sentences=split(text), published=PUBLISHED)
    return spoken_lists(Telling(item="i-1", ids=Ids(key=b"k" * 32), model="rules@1", around=around, mentions=mentions))


@pytest.mark.parametrize(
    ("text", "passage", "owner", "stated", "stated_as"),
    [
        ("Lantern Watch published a list of 31 detainees.",
         "a list of 31 detainees", "Lantern Watch", 31, "31 detainees"),
        ("The mayor mocked the names of 27 men.", "the names of 27 men", None, 27, "27 men"),
        ("He shrugged off the recent listing of the 27 men.", "the recent listing of the 27 men", None, 27, "27 men"),
        ("The names of 27 men were released by the Harbour Post.", "The names of 27 men", "Harbour Post", 27, "27 men"),
        ("Lantern Watch’s list of twenty-seven missing students grew.", "list of twenty-seven missing students",
         "Lantern Watch", 27, "twenty-seven missing students"),
        ("Lantern Watch has named at least 30 prisoners.", "at least 30 prisoners", "Lantern Watch", None,
         "at least 30 prisoners"),
        ("The Harbour Post printed the names of dozens of women.", "the names of dozens of women", "Harbour Post", None,
         "dozens of women"),
        ("Lantern Watch keeps a register of 1,204 dead.",
         "a register of 1,204 dead", "Lantern Watch", 1204, "1,204 dead"),
        ("Lantern Watch compiled a database of 20 to 30 victims.",
         "a database of 20 to 30 victims", "Lantern Watch", None,
         "20 to 30 victims"),
        ("She asked for the names of the detainees.", "the names of the detainees", None, None, ""),
    ],
)  # fmt: skip
def test_a_list_is_heard_with_its_owner_and_its_number(
    text: str, passage: str, owner: str | None, stated: int | None, stated_as: str
) -> None:
    (found,) = _lists(text)
    assert found.passage is not None
    assert (found.passage.text, found.owner, found.stated, found.stated_as) == (passage, owner, stated, stated_as)
    assert (found.contained, found.entries) == (False, ())


@pytest.mark.parametrize(
    "text",
    [
        "The mayor read a list of demands.",
        "They hold 27 men in the yard.",
        "He would name no names.",
        "The list was long.",
        "She is on the list of candidates.",
    ],
)
def test_other_lists_and_plain_numbers_are_not_heard(text: str) -> None:
    assert _lists(text) == ()


def test_the_same_list_told_twice_is_one_and_its_owner_is_found_elsewhere() -> None:
    text = (
        "Last week the spokesman shrugged off the listing of the 27 men.\n\n"
        "However, Lantern Watch, the group that reported the names, explained where the names came from."
    )
    (found,) = _lists(text)
    assert (found.stated, found.owner, found.origin, found.made_on) == (
        27,
        "Lantern Watch",
        "explained",
        "../2021-09-12",
    )
    assert found.owner_at == Span.of(text, text.index("Lantern"), text.index("Lantern") + 13)


def test_lists_of_other_numbers_or_owners_are_others() -> None:
    text = "Lantern Watch published a list of 31 detainees. The Harbour Post published a list of 40 missing."
    assert [(one.owner, one.stated) for one in _lists(text)] == [("Lantern Watch", 31), ("Harbour Post", 40)]


def test_names_that_the_reader_found_go_before_capitals() -> None:
    text = "lantern watch, says Orvesh, published a list of 31 detainees."
    where = Span.of(text, 0, 13)
    assert _lists(text, (Mention(span=where, kind="body", name="Lantern Watch"),))[0].owner_at == where


def test_a_list_existed_by_the_day_it_was_published() -> None:
    (found,) = _lists("On 4 May 2021 Lantern Watch published a list of 31 detainees.")
    assert found.made_on == "../2021-05-04"


def test_no_is_no_owner() -> None:
    assert [one.owner for one in _lists("No list of 31 detainees was published.")] == [None]


def test_the_organisation_is_the_one_body_named_before() -> None:
    text = "Mira Dold speaks for the Orlen Watch. She said that the organisation had given the names of 31 men to them."
    where = Span.of(text, text.index("Orlen"), text.index("Orlen") + 11)
    orlen = Mention(span=where, kind="body", name="Orlen Watch")
    assert [(one.owner, one.stated) for one in _lists(text, (orlen,))] == [("Orlen Watch", 31)]
    mira = Mention(span=Span.of(text, 0, 9), kind="body", name="Mira Dold Fund")
    assert [one.owner for one in _lists(text, (mira, orlen))] == [None]
