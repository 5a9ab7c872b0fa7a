"""One item read: what is settled from where, what is dated, what is found wanting."""

import pytest
from msgspec import structs
from tests.read.reading_of import IDS, layer_of, reading_of, source_of

from onrecord.nouns import Edtf, ItemSettings
from onrecord.nouns.text import Block, Description, Table
from onrecord.read import MODEL, read_item, read_layer

SENTENCE = "The army denied the raid on Sorrel, where nineteen houses had been burned to the ground."


def test_case_toml_stands_above_metadata_and_metadata_above_the_byline() -> None:
    text = f"A fire in Sorrel\n\nBy Rosa Fenn\n\n3 May 2031\n\n{SENTENCE}"
    own = Description(
        title="Their title", author="Their author", published_on=Edtf("2031-05-04"), outlet="Their outlet"
    )
    written = ItemSettings(title="Our title", published_on=Edtf("2031-05-05"))

    bare = read_layer(source_of(), layer_of(text), IDS)
    described = read_layer(source_of(), layer_of(text, description=own), IDS)
    settled = read_layer(source_of(written), layer_of(text, description=own), IDS)

    assert (bare.title, bare.author, bare.published_on, bare.dated_by) == (
        "A fire in Sorrel",
        "Rosa Fenn",
        "2031-05-03",
        "byline",
    )
    assert (described.title, described.published_on, described.dated_by) == ("Their title", "2031-05-04", "metadata")
    assert (settled.title, settled.published_on, settled.dated_by) == ("Our title", "2031-05-05", "case.toml")
    assert settled.outlet == "Their outlet"


def test_without_a_publication_date_relative_dates_stay_open_and_a_finding_says_so() -> None:
    reading = reading_of("Last week the army denied the raid.", published=None)
    assert reading.statements[0].said_on is None
    assert [one.when for one in reading.dates] == [None]
    assert "no-date" in [one.code for one in reading.findings]


def test_a_language_without_a_reader_gets_a_note_and_keeps_its_quotations() -> None:
    reading = reading_of(
        "Міністр сказав: «Нікого не було», і журналісти записали його слова того самого дня.", language="uk"
    )
    assert reading.statements == ()
    assert [one.span.text for one in reading.quotations] == ["Нікого не було"]
    assert [(one.code, one.how_bad) for one in reading.findings] == [("language-not-read", "note")]


def test_an_english_passage_in_a_russian_item_is_read() -> None:
    russian = "Мост закрыли в понедельник, и никто не переходил реку, пока патруль не покинул долину."
    reading = reading_of(f"{russian}\n\n{SENTENCE}", language="ru")
    assert [one.kind for one in reading.statements] == ["denial"]


def test_statements_are_dated_by_their_own_words_before_anything_else() -> None:
    reading = reading_of("On 3 May 2031 the army denied the raid of 1 May 2031. The mayor has denied it, too.")
    assert [str(one.said_on) for one in reading.statements] == ["2031-05-03", "../2031-05-12"]


def test_a_date_in_another_clause_or_in_the_content_dates_nothing_else() -> None:
    text = "The Herald, which published the list in March 2031, said the raid had begun on 2 April 2031."
    first, second = reading_of(text).statements
    assert (str(first.said_on), str(second.said_on)) == ("2031-03", "../2031-05-12")


def test_a_speaker_quoted_again_in_the_next_paragraph_spoke_on_the_same_day() -> None:
    text = "The governor, Lars Keld, denied the raid on 3 May 2031.\n\n“Nobody came,” Keld said."
    assert [str(one.said_on) for one in reading_of(text).statements] == ["2031-05-03", "2031-05-03"]


def test_the_dates_of_page_furniture_are_no_dates_of_the_story() -> None:
    reading = reading_of(f"{SENTENCE}\n\nRelated Stories\n\nWhat happened on 3 March 2019")
    assert reading.dates == ()


def test_tables_become_lists_with_owner_and_origin_from_the_settings() -> None:
    rows = (("Name", "Born"), ("Ilia Dran", "1991"), ("Mika Tesh", "1978"))
    text = "\n".join("\t".join(row) for row in rows)
    layer = layer_of(text, Block(start=0, end=len(text), kind="table"))
    table = Table(rows=rows, place="sheet 1", start=0, end=len(text))
    layer = type(layer)(
        item=layer.item, text=text, sha256=layer.sha256, extractor="t@1", blocks=layer.blocks, tables=(table,)
    )
    reading = read_layer(source_of(ItemSettings(owner="Lantern Watch", origin="interviews")), layer, IDS)
    (people,) = reading.lists
    assert (people.owner, people.origin, len(people.entries)) == ("Lantern Watch", "interviews", 2)
    assert reading.statements == ()


def test_reading_twice_gives_the_same_reading() -> None:
    assert reading_of(SENTENCE) == reading_of(SENTENCE)


def test_an_item_is_read_from_its_bytes() -> None:
    layer, reading = read_item(source_of(ItemSettings(language="en")), SENTENCE.encode(), IDS)
    assert reading.layer == layer.sha256
    assert reading.model == MODEL
    assert [one.decided_by for one in reading.statements] == [f"machine:{MODEL}"]


def test_nothing_in_nothing() -> None:
    reading = reading_of("")
    assert (reading.segments, reading.statements, reading.findings) == ((), (), ())


@pytest.mark.parametrize("account", ["python-docx", "Microsoft Office User", "Пользователь Windows", "ADMIN"])
def test_a_program_or_an_unnamed_account_is_nobody_who_wrote_something(account: str):
    layer = layer_of("Text.", description=Description(author=account))
    assert read_layer(source_of(), layer, IDS).author is None
    layer = layer_of("Text.", description=Description(author="A. Pen"))
    assert read_layer(source_of(), layer, IDS).author == "A. Pen"


def test_the_words_above_a_list_speak_of_no_other_list():
    above = "A list of 2 detainees, compiled by Lantern Watch."
    rows = (("Name", "Age"), ("Oren Tasvik", "31"), ("Lio Marn", "28"))
    cells = "\n".join("\t".join(row) for row in rows)
    text = f"{above}\n\n{cells}\n\nThe Heron Committee had published a list of 5 detainees."
    end = len(above) + 2 + len(cells)
    table = Table(rows=rows, place="table 1", above=above, start=len(above) + 2, end=end)
    blocks = (Block(start=0, end=len(above), kind="paragraph"), Block(start=len(above) + 2, end=end, kind="table"),
              Block(start=end + 2, end=len(text), kind="paragraph"))  # fmt: skip
    layer = structs.replace(layer_of(text, *blocks), tables=(table,))
    lists = read_layer(source_of(), layer, IDS).lists
    assert [(one.owner, one.contained) for one in lists] == [("Lantern Watch", True), ("Heron Committee", False)]
