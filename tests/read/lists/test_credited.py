"""Who made a list and when, as the words above it say. Everybody here is invented."""

import pytest

from onrecord.nouns import Edtf, Ids, Table
from onrecord.nouns.names import whole_quotes
from onrecord.read.lists import Custody, read_table
from onrecord.read.lists.credited import made_on, owner_in


@pytest.mark.parametrize(
    ("title", "language", "owner", "day"),
    [
        ("List compiled by Lantern Watch on 1 April 2031", "en", "Lantern Watch", "2031-04-01"),
        ("Names of the detained, compiled by the Heron Committee, 3 May 2031.", "en", "Heron Committee", "2031-05-03"),
        ("Список задержанных, составлен Центром «Гнездо», 1 апреля 2031 года", "ru", "Центр «Гнездо»", "2031-04-01"),
        ("Список составлен Правозащитным центром «Гнездо»", "ru", "Правозащитный центр «Гнездо»", None),
        ("Список составлен Комитетом солдатских матерей", "ru", "Комитет солдатских матерей", None),
        ("Составитель: Центр «Гнездо»", "ru", "Центр «Гнездо»", None),
        ("Liste établie par le Comité des Deux Rives, le 12 avril 2031.", "fr", "Comité des Deux Rives", "2031-04-12"),
        ("People detained on 3 March 2031", "en", None, None),
        ("List of 31 detainees of 2 May 2031", "en", None, None),
    ],
)
def test_who_made_it_and_when(title: str, language: str, owner: str | None, day: str | None) -> None:
    assert owner_in(title, language) == owner
    assert made_on(title, language) == (Edtf(day) if day else None)


def test_a_mark_whose_partner_was_cut_off_is_dropped() -> None:
    assert whole_quotes('Centre "Nest') == "Centre Nest"
    assert whole_quotes("Центр «Гнездо») ".rstrip(") ")) == "Центр «Гнездо»"
    assert whole_quotes('Centre "Nest"') == 'Centre "Nest"'


def test_words_right_above_a_table_count_where_they_speak_of_a_list() -> None:
    custody = Custody(item="i-1", ids=Ids(key=b"k" * 32), model="rules@1", author="typist", language="en")
    table = Table(
        rows=(("Name", "Age"), ("Oren Tasvik", "31")), place="table 1", above="A list compiled by Lantern Watch."
    )
    made, _ = read_table(table, custody)
    assert made is not None
    assert made.owner == "Lantern Watch"
    other = Table(rows=table.rows, place="table 1", above="The report was published by the ministry.")
    made, _ = read_table(other, custody)
    assert made is not None
    assert made.owner == "typist"


def test_a_title_of_nothing_but_space_keeps_nobody_waiting() -> None:
    rows = (("List compiled by" + " " * 30_000 + "x" + " " * 30_000,), ("Name", "Age"), ("Oren Tasvik", "31"))
    made, _ = read_table(Table(rows=rows, place="sheet 1"), Custody(item="i", ids=Ids(key=b"k" * 32), model="r@1"))
    assert made is not None
    assert made.owner is None
