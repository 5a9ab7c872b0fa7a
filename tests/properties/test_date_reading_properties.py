"""Reading dates never fails, never invents, and always points at exact words, whatever the text."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.tried import tried

from onrecord.nouns import Edtf, Ids, Table
from onrecord.read.dates import Around, date_clashes, find_dates, said_on
from onrecord.read.dates.find import split
from onrecord.read.lists import Custody, Telling, read_table, spoken_lists
from onrecord.read.lists.cells import cell_date

_WORDS = """
on in since until from between and to – - early late mid- the of last this next week weekend month year decade
days years ago later after before barely over past for Monday Tuesday May June 4 26 31 0 999 2017 1800 9999
1990s 03/04/2017 31.02.2017 2017-05-04 spring winter Ramadan Easter eve first half ( ) , . said will a few
names list men Venn 29 February tomorrow yesterday 4 мая 2017 года с по до в начале лета 1990-х понедельник le
1er mai de en août depuis jusqu’au début fin
every each now current p.m. 22:30 noon night morning week around about unknown the 19th century nineteen ninety '90s
quarter next two weeks weekdays previous following hours 999,999,999 present
накануне прошлой неделе недели две спустя после через кажд каждый вечером ночь на числах двадцатых XX XXI века около
прошлого года последние полгода неизвестной даты настоящее время (вторник) летом İ
semaine dernière prochain il y a deux après le lendemain du veille chaque lundi soir siècle XIXe vers ce jour une date
inconnue trimestre premier années 90 derniers mois avant-hier
"""
_texts = st.lists(st.sampled_from([*_WORDS.split(), "\n\n"]), max_size=30).map(" ".join) | st.text(max_size=80)
_published = (
    st.none()
    | st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)).map(Edtf.day)
    | st.sampled_from(
        [Edtf("2017"), Edtf("../2017-05-04"), Edtf("2017-05-04/.."), Edtf("XXXX-05-04"), Edtf("2017-05~")]
    )
)
_IDS = Ids(key=b"k" * 32)


@tried(300)
@given(_texts, _published, st.sampled_from(["en", "ru", "fr", "uk"]))
def test_any_text_gives_exact_words_in_order(text: str, published: Edtf | None, language: str) -> None:
    mentions = find_dates(text, published, language=language)
    end = 0
    for mention in mentions:
        assert mention.span.start >= end
        end = mention.span.end
        assert text[mention.span.start : mention.span.end] == mention.span.text
    date_clashes(text, mentions, published, "i-1")


@tried(200)
@given(_texts)
def test_nothing_relative_is_dated_without_an_anchor(text: str) -> None:
    """A relative date without its anchor stays unresolved and says why."""
    for mention in find_dates(text, None):
        assert mention.how != "relative-to-publication"
        assert mention.when is not None or mention.how


@tried(150)
@given(_texts, _published)
def test_a_statement_told_in_the_past_is_not_after_its_publication(text: str, published: Edtf | None) -> None:
    mentions = find_dates(text, published)
    around = Around(text=text, mentions=mentions, sentences=split(text), published=published)
    for mention in mentions:
        said_on(mention.span, around)
    spoken_lists(Telling(item="i-1", ids=_IDS, model="m@1", around=around))


@tried(200)
@given(st.text(max_size=20) | st.lists(st.sampled_from("0123456789./- мая~XgкMay"), max_size=12).map("".join))
def test_any_cell_is_a_date_or_a_reason(cell: str) -> None:
    found = cell_date(cell)
    assert found.when is not None or found.problem or not cell.strip()


_cells = st.sampled_from(
    ["", "Name", "Age", "№", "ФИО", "Lio Marn", "unknown", "31", "03/04/1990", "Total", "الاسم", "x"]
)


@tried(200)
@given(st.lists(st.lists(_cells | st.text(max_size=6), max_size=5).map(tuple), max_size=8))
def test_no_row_is_made_up_and_every_cell_stays(rows: list[tuple[str, ...]]) -> None:
    made, _ = read_table(Table(rows=tuple(rows), place="t"), Custody(item="i-1", ids=_IDS, model="m@1"))
    if made is None:
        return
    assert len({entry.id for entry in made.entries}) == len(made.entries) <= len(rows)
    for entry in made.entries:
        cells = rows[entry.row - 1]
        assert sorted(cell for cell in cells if cell.strip()) == sorted(v for k, v in entry.fields.items() if k != "§")
