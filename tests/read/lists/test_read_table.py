"""Tables into lists of people. Everybody here is invented."""

import pytest
from msgspec import structs

from onrecord.nouns import Edtf, Ids, PeopleList, Table
from onrecord.read.lists import Custody, read_table

CUSTODY = Custody(item="i-1", ids=Ids(key=b"k" * 32), model="rules@1", published=Edtf("2021-09-15"))


def _table(text: str, **more: object) -> Table:
    """Rows a line, cells between bars."""
    rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in text.strip().split("\n"))
    return Table(rows=rows, place="sheet 1", **more)  # type: ignore[arg-type]


def _read(text: str, **more: object) -> tuple[PeopleList, list[str]]:
    made, findings = read_table(_table(text, **more), CUSTODY)
    assert made is not None
    return made, [finding.code for finding in findings]


def test_cells_stay_word_for_word_and_are_read_beside() -> None:
    made, codes = _read("""
        No | Full name   | Date of birth | Sex | Place of arrest | Date of arrest
        1  | Oren Tasvik | 4 May 1990    | m   | Lower Quay      | 12.03.2019
        2  | Lio Marn    | 1988          | F   |                 | March 2019
    """)
    first, second = made.entries
    assert first.fields == {
        "No": "1", "Full name": "Oren Tasvik", "Date of birth": "4 May 1990", "Sex": "m",
        "Place of arrest": "Lower Quay", "Date of arrest": "12.03.2019",
    }  # fmt: skip
    assert (first.row, first.name, first.born, first.sex, first.place, first.when) == (
        2, "Oren Tasvik", "1990-05-04", "male", "Lower Quay", "2019-03-12",
    )  # fmt: skip
    assert (second.row, second.born, second.sex, second.place, second.when) == (3, "1988", "female", None, "2019-03")
    assert (made.contained, made.confidence, codes) == (True, 0.95, [])


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("Surname | First name | Age", "Tasvik | Oren | 31", "Tasvik Oren"),
        ("Name | Surname | Age", "Oren | Tasvik | 31", "Oren Tasvik"),
        ("№ п/п | Ф.И.О. | Год рождения", "1 | Тасвик Орен Лиович | 1990", "Тасвик Орен Лиович"),
        ("Фамилия | Имя | Отчество | Возраст", "Тасвик | Орен | Лиович | 31", "Тасвик Орен Лиович"),
        ("П.І.Б. | Дата народження", "Тасвік Орен Ліович | 04.05.1990", "Тасвік Орен Ліович"),
        ("Nom de famille | Prénom | Âge", "Tasvik | Oren | 31", "Tasvik Oren"),
        ("Nachname | Vorname | Geburtsdatum", "Tasvik | Oren | 04.05.1990", "Tasvik Oren"),
        ("الرقم | الاسم الكامل | العمر", "1 | أورين تاسفيك | ٣١", "أورين تاسفيك"),
        ("Apellido | Nombre | Edad", "Tasvik | Oren | 31", "Tasvik Oren"),
        ("NAME OF VICTIM (as in passport) | DATE OF DEATH", "Oren Tasvik | 2019-03-12", "Oren Tasvik"),
    ],
)
def test_a_header_is_known_in_any_of_its_languages(header: str, row: str, name: str) -> None:
    made, _ = _read(f"{header}\n{row}")
    assert [entry.name for entry in made.entries] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Item | Amount | Date\nRoof repair | 1200 | 12.03.2019\nPaint | 80 | 13.03.2019",
        "Time | Monday | Tuesday\n9:00 | Algebra | Music\n10:00 | History | Sport",
        "Company name | Date | Note\nTasvik Shipping | 2019 | late",
        "Station | Departure\nLower Quay | 9:00",
        "Name | Size | Date\nreport_3.pdf | 120 kB | 2019\nnotes-old.txt | 2 kB | 2020",
        "Year | 2017 | 2018\nRain | 20 | 31",
        "| |\n| |",
    ],
)
def test_another_table_is_no_list_of_people(text: str) -> None:
    assert read_table(_table(text), CUSTODY) == (None, ())


def test_title_rows_say_what_the_list_is_and_who_made_it() -> None:
    made, codes = _read("""
        List of 3 detainees, compiled by Lantern Watch |  |
         |  |
        No | Name | Age
        1 | Oren Tasvik | 31
        2 | Lio Marn | 19
    """)
    assert (made.owner, made.stated, [entry.row for entry in made.entries]) == ("Lantern Watch", 3, [4, 5])
    assert codes == ["list-count"]


def test_what_a_person_wrote_stands_above_the_item() -> None:
    from msgspec.structs import replace

    table = _table("Full name | Age\nOren Tasvik | 31", heading="Compiled by Lantern Watch")
    by_hand, _ = read_table(table, replace(CUSTODY, owner="Harbour Families", origin="told by relatives"))
    by_item, _ = read_table(_table("Full name | Age\nOren Tasvik | 31"), replace(CUSTODY, outlet="Harbour Post"))
    assert by_hand is not None
    assert (by_hand.owner, by_hand.origin) == ("Harbour Families", "told by relatives")
    assert by_item is not None
    assert (by_item.owner, by_item.origin, by_item.made_on) == ("Harbour Post", None, "../2021-09-15")


@pytest.mark.parametrize(
    "cell",
    ["", "unidentified man", "Unknown", "N.N.", "неизвестный", "Не установлен", "مجهول الهوية", "inconnu", "unbekannt"],
)
def test_a_person_without_a_name_still_counts(cell: str) -> None:
    made, _ = _read(f"Name | Age | Place\nOren Tasvik | 31 | Quay\n{cell} | about 40 | Quay")
    assert [(entry.name, entry.named) for entry in made.entries] == [("Oren Tasvik", True), ("", False)]
    assert made.entries[1].age == "about 40"


def test_empty_rows_sections_repeated_headers_and_totals_are_no_people() -> None:
    made, codes = _read("""
        No | Name | Age
        District of Lower Quay | |
        1 | Oren Tasvik | 31
        | |
        District of Upper Quay | District of Upper Quay | District of Upper Quay
        No | Name | Age
        2 | Lio Marn | 19
        Total: 2 | |
    """)
    assert [(entry.name, entry.fields["§"]) for entry in made.entries] == [
        ("Oren Tasvik", "District of Lower Quay"),
        ("Lio Marn", "District of Upper Quay"),
    ]
    assert (made.stated, codes) == (2, [])


def test_repeated_rows_are_kept_and_point_to_the_first() -> None:
    made, codes = _read("""
        No | Name | Age
        1 | Oren Tasvik | 31
        2 | Lio Marn | 19
        3 | OREN TASVIK | 31
        4 | Lio Marn | 20
        5 | unknown |
        6 | unknown |
    """)
    first = made.entries[0]
    assert [entry.same_as for entry in made.entries] == [None, None, first.id, None, None, None]
    assert len({entry.id for entry in made.entries}) == 6
    assert codes == ["list-repeat", "list-same-name"]


def test_a_ragged_row_is_kept_and_reported_with_its_line() -> None:
    made, findings = read_table(_table("Name | Age\nOren Tasvik | 31 | Quay\nLio Marn", first_row=7), CUSTODY)
    assert made is not None
    assert made.entries[0].fields["column 3"] == "Quay"
    assert [(finding.code, finding.where) for finding in findings] == [("list-ragged", "i-1, sheet 1, rows 8, 9")]


def test_a_heading_with_two_meanings_is_reported() -> None:
    _, codes = _read("Full name | Date / Place | Age\nOren Tasvik | 2019, Quay | 31")
    assert "list-header" in codes
    _, codes = _read("Full name | Age | Full name\nOren Tasvik | 31 | Lio Marn")
    assert codes == ["list-header"]


def test_a_list_without_a_header_is_found_by_its_look_and_says_so() -> None:
    made, codes = _read("1 | Oren Tasvik | x\n2 | Lio Marn | x\n3 | Ada Venn | y")
    assert [entry.name for entry in made.entries] == ["Oren Tasvik", "Lio Marn", "Ada Venn"]
    assert (made.confidence, codes) == (0.5, ["list-no-header"])


def test_findings_hold_no_name() -> None:
    text = "Name | Date of birth | Age\nOren Tasvik | 31.02.1990 | 31\nOren Tasvik | 03/04/1990 | 32 | more"
    _, findings = read_table(_table(text), CUSTODY)
    said = " ".join(finding.what + finding.where + finding.next for finding in findings)
    assert "Tasvik" not in said
    assert "1990" not in said
    assert len(findings) >= 3


def test_ids_are_the_same_at_every_reading() -> None:
    text = "Name | Age\nOren Tasvik | 31\nOren Tasvik | 31"
    assert _read(text) == _read(text)


def test_the_order_of_a_column_is_taken_from_its_own_cells() -> None:
    made, codes = _read("Full name | Born\nOren Tasvik | 03/04/1990\nLio Marn | 25/04/1990")
    assert ([entry.born for entry in made.entries], codes) == (["1990-04-03", "1990-04-25"], [])
    made, codes = _read("Full name | Born\nOren Tasvik | 03/04/1990\nLio Marn | 04/25/1990")
    assert [entry.born for entry in made.entries] == ["1990-03-04", "1990-04-25"]
    made, codes = _read("Full name | Born\nOren Tasvik | 03/04/1990\nLio Marn | 25/04/1990\nAda Venn | 04/26/1990")
    assert made.entries[0].born == "1990-03-04/1990-04-03"
    assert codes == ["list-day-month-mixed", "list-day-month"]


def test_a_heading_that_could_date_dates_only_where_its_cells_do() -> None:
    made, codes = _read("Name | Age | Detained\nOren Tasvik | 31 | yes\nLio Marn | 19 | no")
    assert ([entry.when for entry in made.entries], codes) == ([None, None], [])
    made, codes = _read(
        "Фамилия, имя | Год рождения | Задержан(а)\nТасвик Орен | 1990 | 11.02.2019\nМарн Лио | 1988 | весной"
    )
    assert ([entry.when for entry in made.entries], codes) == (["2019-02-11", None], ["list-date-unread"])


def test_a_second_column_of_names_and_aliases_and_brackets_give_other_names() -> None:
    made, codes = _read(
        "Name | Имя | Also known as | Profession | Village | District\n"
        "Oren Tasvik (Orsha) | Орен Тасвик | Stork; Heron | baker | Quay, Lower Vell | Vell\n"
        "Lio Marn (b. 1990) | | | | Orsk |"
    )
    assert made is not None
    oren, lio = made.entries
    assert (oren.name, oren.variants) == (
        "Oren Tasvik (Orsha)", ("Oren Tasvik", "Orsha", "Орен Тасвик", "Stork", "Heron"),
    )  # fmt: skip
    assert (oren.affiliation, oren.place, oren.within) == ("baker", "Quay, Lower Vell", ("Lower Vell", "Vell"))
    assert (lio.variants, lio.within, codes) == (("Lio Marn",), (), [])


def test_surnames_and_given_names_in_two_scripts_make_two_names() -> None:
    made, _ = _read("Surname | Given name | Фамилия | Имя\nTasvik | Oren | Тасвик | Орен")
    assert made is not None
    assert (made.entries[0].name, made.entries[0].variants) == ("Tasvik Oren", ("Тасвик Орен",))


@pytest.mark.parametrize(
    ("day_first", "when"), [(True, "2031-04-03"), (False, "2031-03-04"), (None, "2031-03-04/2031-04-03")]
)
def test_a_person_may_say_which_comes_first_where_no_cell_proves_it(day_first: bool | None, when: str) -> None:
    custody = structs.replace(CUSTODY, day_first=day_first)
    made, _ = read_table(_table("Full name | Date of arrest\nOren Tasvik | 03/04/2031"), custody)
    assert made is not None
    assert made.entries[0].when == when
    made, _ = read_table(_table("Full name | Date of arrest\nOren Tasvik | 03/04/2031\nLio Marn | 03/25/2031"), custody)
    assert made is not None
    assert made.entries[0].when == "2031-03-04"  # what a cell proves stands above what a person said
