"""What a person released is shown, and nothing beside it; what nobody released keeps its shape and loses its words."""

from typing import Any

import msgspec
import pytest

from onrecord import nouns as n
from onrecord.publish import gather
from onrecord.publish.dossier import as_published
from onrecord.publish.redacted import Redacted


def release(book: Any, *released: tuple[str, str]) -> Redacted:
    settings = book.nouns[n.CaseSettings]
    releases = tuple(n.Release(what=what, match=match, ground="they asked for it") for what, match in released)  # type: ignore[arg-type]
    book.nouns[n.CaseSettings] = msgspec.structs.replace(settings, releases=releases)
    return as_published(gather(book))


def by_id(sheets: tuple[Any, ...]) -> dict[str, Any]:
    return {each.id: each for each in sheets}


def test_a_released_person_stands_on_their_list_without_columns_that_endanger(book: Any) -> None:
    shown = release(book, ("name", "Тимен Мерхот"))
    entries = {each.name: each for each in shown.sheets.entries}
    assert entries["Тимен Мерхот"].fields == {"Name": "Тимен Мерхот", "Born": "1999", "Detained": "11.02.2024"}
    assert entries["Тимен Мерхот"].when is not None
    assert {each.what: each.how_many for each in shown.withheld}["columns of lists"] == 1
    (other,) = [each for name, each in entries.items() if name != "Тимен Мерхот"]
    assert (other.name[:7], other.fields, other.when) == ("Person ", {}, None)


def test_a_released_person_is_named_where_records_are_one_person(book: Any) -> None:
    shown = release(book, ("name", "Тимен Мерхот"))
    people = {each.names for each in shown.sheets.people}
    assert ("Timen Merkhot", "Тимен Мерхот") in people  # one name in two scripts
    assert not any("Vorsan" in name for names in people for name in names)


def test_a_released_speaker_has_their_party_and_their_reason(book: Any) -> None:
    shown = release(book, ("name", "Timen Merkhot"))
    sheet = by_id(shown.sheets.parties)[book.ids.mint("p", "Timen Merkhot")]
    assert (sheet.name, sheet.public) == ("Timen Merkhot", True)
    assert [each.text for each in sheet.names] == ["Timen Merkhot"]
    assert sheet.public_because == "released in case.toml: they asked for it"


def test_of_a_public_person_s_names_only_those_stand_that_something_proves(book: Any) -> None:
    account = book.nouns[n.Account]
    names = (n.PartyName(text="Oksana Prell"), n.PartyName(text="Oksanka Prell-Vazhko"))
    parties = tuple(msgspec.structs.replace(p, names=names) if p.name == "Oksana Prell" else p for p in account.parties)
    book.nouns[n.Account] = msgspec.structs.replace(account, parties=parties)
    sheet = next(each for each in release(book).sheets.parties if each.name == "Oksana Prell")
    assert [each.text for each in sheet.names] == ["Oksana Prell"]
    assert sheet.public


def test_of_a_person_without_a_list_only_proven_names_stand(book: Any) -> None:
    people = book.nouns[n.People]
    prell = next(each.id for each in book.nouns[n.Account].parties if each.name == "Oksana Prell")
    one = n.Person(id=book.ids.mint("h", 3), names=("Oksana Prell", "Oksanka Vazhko"), parties=(prell,))
    book.nouns[n.People] = msgspec.structs.replace(people, people=(*people.people, one))
    assert by_id(release(book).sheets.people)[one.id].names == ("Oksana Prell",)


def test_a_released_item_has_its_name_and_ground_and_a_withheld_one_its_id(book: Any) -> None:
    items = {each.name: each for each in release(book, ("item", "list.csv")).sheets.items}
    assert items["list.csv"].released_because == "they asked for it"
    assert items["list.csv"].sha256 is None  # it may be a person's own copy
    assert not any("merkhot" in name for name in items)


def test_a_released_item_whose_name_may_name_somebody_keeps_its_id(book: Any) -> None:
    items = release(book, ("item", "letter-from-merkhot.txt")).sheets.items
    assert not any("merkhot" in each.name for each in items)


def test_only_roots_that_count_are_roots_of_a_claim(book: Any) -> None:
    (claim,) = release(book).sheets.claims
    assert claim.roots == tuple(book.ids.mint("p", name) for name in ("Timen Merkhot", "Charter Watch"))


def test_a_passage_in_which_names_cannot_be_told_is_withheld_whole(book: Any) -> None:
    (plea,) = [each for each in release(book).sheets.statements if each.passage.language == "ar"]
    assert plea.passage.withheld == "language"
    assert (plea.passage.pieces, plea.speaker, plea.cue, plea.content, plea.audience) == ((), None, (), (), None)


def test_words_of_a_statement_read_as_they_do_in_their_passage(book: Any) -> None:
    for each in release(book).sheets.statements:
        whole = "".join(piece.text for piece in each.passage.pieces)
        for words in (*each.cue, *each.content, *([each.speaker] if each.speaker else [])):
            assert words.text in whole
            assert (words.start, words.end) == (None, None)


def test_who_of_the_team_decided_is_never_named(book: Any) -> None:
    arrays = release(book).sheets.files().values()
    deciders = {each.decided_by for array in arrays for each in array}
    assert "a person of the team" in deciders
    assert all(each == "a person of the team" or each.startswith("machine:") for each in deciders)


def test_why_two_records_are_one_person_is_not_told(book: Any) -> None:
    (link,) = release(book).sheets.links
    assert (link.reason, link.judgement) == ("", "same")


def test_a_finding_stands_at_an_item_and_names_no_file(book: Any) -> None:
    book.found.append(
        n.Finding(code="odd", what="The file vazhko.txt is odd.", where="a/vazhko.txt", next="Look at it.")
    )
    found = {each.what: each.where for each in release(book).sheets.findings}
    assert found["The file [withheld] is odd."] == "the folder"
    assert {where for what, where in found.items() if "odd" not in what} == {book.things[3].id}


def test_a_person_whom_the_material_only_describes_is_called_by_the_description(book: Any) -> None:
    account = book.nouns[n.Account]

    def described(name: str) -> n.Party:
        return n.Party(
            id=book.ids.mint("p", name), decided_by="machine:test@1", name=name, kind="person", public=False,
            names=(n.PartyName(text=name),), roles=("unnamed",), public_because="",
        )  # fmt: skip

    parties = (*account.parties, described("A cannery worker"), described("A man from Vazhko"))
    book.nouns[n.Account] = msgspec.structs.replace(account, parties=parties)
    sheets = by_id(release(book).sheets.parties)
    assert sheets[book.ids.mint("p", "A cannery worker")].name.startswith("A cannery worker (Person ")
    assert sheets[book.ids.mint("p", "A man from Vazhko")].name.startswith("Person ")


@pytest.mark.parametrize(
    ("what", "least"),
    [("people", 2), ("speakers and other parties", 2), ("hashes of items", 2), ("cells of lists", 10)],
)
def test_the_count_of_what_is_withheld_is_told(book: Any, what: str, least: int) -> None:
    counted = {each.what: each.how_many for each in release(book).withheld}
    assert counted[what] == least
