"""The one door: what is proven in one item is proven there alone, and every field passes."""

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.masking import known

from onrecord import nouns as n
from onrecord.publish import gather, publish
from onrecord.publish.dossier import as_published
from onrecord.publish.known import know
from onrecord.publish.mask import Mask
from onrecord.publish.redacted import Redacted
from onrecord.publish.scope import Scope
from onrecord.publish.shapes import ItemSheet, ListSheet, PartySheet

LETTER = """They wrote to us in winter.

“Nobody is held here,” Prell said.
"""


def party(book: Any, name: str, kind: str = "person", **more: Any) -> n.Party:
    return n.Party(
        id=book.ids.mint("p", name), decided_by="machine:test@1", name=name, kind=kind, public=True, public_because="",
        names=(n.PartyName(text=name),), **more,
    )  # fmt: skip


@pytest.fixture
def elsewhere(book: Any) -> n.Statement:
    """Prell speaks once more, in an item that never gives the office: a denial, and the only root of another claim."""
    item = book.add("letter.html", LETTER, outlet="The Quay Courier", published_on=n.Edtf("2024-02-20"))
    said = book.says(item, "Prell", "said", "Nobody is held here", "denial", denial_kind="denies_act", quoted=True)
    book.read(item, statements=(said,))
    account = book.nouns[n.Account]
    prell = next(each for each in account.parties if each.name == "Oksana Prell")
    book.nouns[n.Account] = msgspec.structs.replace(account, party_of={**account.party_of, said.id: prell.id})
    backing = book.nouns[n.Backing]
    open_one = next(id for id, whose in account.party_of.items() if whose == prell.id)
    told = n.Root(party=prell.id, first_on=n.Edtf("2024-02-20"), statements=(said.id,), items=(item.id,), reason="x")
    both = msgspec.structs.replace(told, statements=(open_one, said.id))
    denied = n.Denied(
        id=book.ids.mint("d", 3), statement=said.id, denied_on=n.Edtf("2024-02-20"), denial_kind="denies_act",
        claims=(),
        on_record_then=n.OnRecordThen(independent=1, roots=(told, both)), same_speaker=(open_one,),
        decided_by="machine:test@1",
    )  # fmt: skip
    first = msgspec.structs.replace(backing.denials[0], same_speaker=(*backing.denials[0].same_speaker, said.id))
    book.nouns[n.Backing] = msgspec.structs.replace(backing, denials=(first, *backing.denials[1:], denied))
    return said  # type: ignore[no-any-return]


def redacted(book: Any) -> Redacted:
    return as_published(gather(book))


def words(shape: Any) -> str:
    return json.dumps(msgspec.to_builtins(shape), ensure_ascii=False)


def test_an_official_in_one_item_is_no_official_in_another() -> None:
    mask = Mask(known("The Interior Minister, Viktor Halmar, spoke.", "Viktor Halmar was taken."))
    assert mask.text("Viktor Halmar came.", Scope("i-1", "en")) == "Viktor Halmar came."
    assert mask.text("Viktor Halmar came.", Scope("i-2", "en")) == "[withheld] came."


def test_a_surname_that_another_bears_in_the_item_is_not_the_official_s() -> None:
    mask = Mask(known("The Interior Minister, Viktor Halmar, spoke. Anna Halmar was taken."))
    assert mask.text("Halmar wept.", Scope("i-1", "en")) == "[withheld] wept."
    assert mask.text("Viktor Halmar spoke.", Scope("i-1", "en")) == "Viktor Halmar spoke."


def test_whoever_stands_on_a_list_is_no_official() -> None:
    mask = Mask(known("The Interior Minister, Viktor Halmar, spoke.", listed=["Halmar Viktor"]))
    assert "Halmar" not in mask.text("Viktor Halmar spoke.", Scope("i-1", "en"))


def test_a_statement_in_an_item_without_the_office_has_no_name_and_no_party(book: Any, elsewhere: n.Statement) -> None:
    sheet = next(each for each in redacted(book).sheets.statements if each.id == elsewhere.id)
    assert sheet.party is None
    assert "Prell" not in words(sheet)


def test_a_denial_in_an_item_without_the_office_has_no_party(book: Any, elsewhere: n.Statement) -> None:
    sheets = {each.statement: each for each in redacted(book).sheets.denials}
    assert sheets[elsewhere.id].party is None  # type: ignore[index]
    assert {each.party is None for id, each in sheets.items() if id != elsewhere.id} == {False}


def test_a_root_has_no_party_where_it_may_not_be_named_and_leaves_out_what_it_said_there(
    book: Any, elsewhere: n.Statement
) -> None:
    then = next(each for each in redacted(book).sheets.denials if each.statement == elsewhere.id).on_record_then
    hidden, named = then.roots
    assert hidden.party == ""
    assert named.party != ""
    assert elsewhere.id not in named.statements


def test_no_id_ties_a_named_speaker_to_words_whose_speaker_is_withheld(book: Any, elsewhere: n.Statement) -> None:
    for denial in redacted(book).sheets.denials:
        assert (denial.statement == elsewhere.id) == (denial.party is None)
        assert elsewhere.id not in denial.same_speaker
        assert denial.party or not denial.same_speaker


def test_a_person_whom_no_item_proves_has_a_pseudonym_and_no_other_names(book: Any) -> None:
    sheets = {each.id: each for each in redacted(book).sheets.parties}
    sheet = sheets[book.ids.mint("p", "Zhanna Merkhot")]
    assert sheet.name.startswith("Person ")
    assert (sheet.names, sheet.public, sheet.public_because) == ((), False, "")


def test_why_a_party_is_public_is_what_the_material_says_and_no_reader_s_word(book: Any) -> None:
    sheet = next(each for each in redacted(book).sheets.parties if each.name == "Oksana Prell")
    assert sheet.public_because.startswith("stands beside the office")


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [
        ("body", "Timen Merkhot Committee", "[withheld] Committee"),
        ("body", "Merkhot", "a body whose name is withheld"),
        ("outlet", "The Merkhot Herald", "[withheld] Herald"),
        ("outlet", "Sulim Vazhko’s channel", "[withheld]’s channel"),
        ("outlet", "The Quay Courier", "The Quay Courier"),
    ],
)
def test_a_person_s_name_in_the_name_of_a_body_gives_way(book: Any, kind: str, name: str, shown: str) -> None:
    account = book.nouns[n.Account]
    one = party(book, name, kind, roles=())
    others = tuple(each for each in account.parties if each.name != name)
    book.nouns[n.Account] = msgspec.structs.replace(account, parties=(*others, one))
    sheet: PartySheet = next(each for each in redacted(book).sheets.parties if each.id == one.id)
    assert without_pseudonyms(sheet.name) == shown
    assert [each.text for each in sheet.names] == ([name] if name == shown else [])


def without_pseudonyms(text: str) -> str:
    return re.sub(r"Person [A-Z]\d+", "[withheld]", text)


def item(book: Any, **fields: Any) -> ItemSheet:
    """The published sheet of one more item, which is public and told by `fields`."""
    name = fields.pop("name", "2024-03-01-report.html")
    taken = book.add(name, "Nobody was there.\n", outlet=fields.pop("outlet", "The Quay Courier"),
                     published_on=n.Edtf("2024-03-01"), dated_by="case.toml", **fields)  # fmt: skip
    return next(each for each in redacted(book).sheets.items if each.id == taken.id)


def test_an_item_s_title_and_outlet_pass_the_gate(book: Any) -> None:
    sheet = item(book, title="Where is Timen Merkhot?", outlet="The Merkhot Herald")
    assert sheet.title is not None
    assert without_pseudonyms(sheet.title) == "Where is [withheld]?"
    assert without_pseudonyms(str(sheet.outlet)) == "[withheld] Herald"


def test_an_author_stands_only_where_the_item_proves_an_office(book: Any) -> None:
    assert item(book, author="Nadia Orlen").author is None
    assert item(book, name="b.html", author="Oksana Prell").author is None


@pytest.mark.parametrize("name", ["merkhot.html", "timen-merkhot.html", "vazhko/report.html", "2024-0377-flat.html"])
def test_a_file_name_that_may_name_somebody_gives_way_to_the_item_s_id(book: Any, name: str) -> None:
    sheet = item(book, name=name)
    assert sheet.name == f"item {sheet.id}"


def test_a_file_name_of_ordinary_words_stands(book: Any) -> None:
    assert item(book, name="report.html").name == "report.html"


def test_the_title_of_the_case_and_grounds_of_releases_pass_the_gate(book: Any) -> None:
    book.nouns[n.CaseSettings] = n.CaseSettings(
        title="What became of Timen Merkhot",
        releases=(
            n.Release(what="item", match="list-of-vazhko.csv", ground="Zhanna Merkhot asked for it"),
            n.Release(what="name", match="Arsen Vorsan", ground="his sister Sulima asked for it"),
        ),
    )
    shown = redacted(book)
    assert without_pseudonyms(shown.sheets.title) == "What became of [withheld]"
    assert [without_pseudonyms(each.ground) for each in shown.releases] == [
        "[withheld] asked for it", "his sister [withheld] asked for it",
    ]  # fmt: skip
    assert [each.match for each in shown.releases] == ["[withheld]", "Arsen Vorsan"]


def test_who_owns_a_list_and_where_it_comes_from_pass_the_gate(book: Any) -> None:
    table = next(each for each in book.things if each.name == "list.csv")
    kept = book.readings_[table.id].lists[0]
    book.read(table, lists=(msgspec.structs.replace(kept, owner="Sulim Vazhko", origin="gathered by Sulim Vazhko"),))
    sheet: ListSheet = next(each for each in redacted(book).sheets.lists if each.id == kept.id)
    assert "Vazhko" not in words(sheet)
    assert sheet.origin == "gathered by [withheld]"


def test_rows_are_counted_anew_in_the_order_of_random_ids(book: Any) -> None:
    """The row of an alphabetical list tells a name."""
    entries = redacted(book).sheets.entries
    assert [each.row for each in sorted(entries, key=lambda each: each.id)] == [1, 2]


def test_no_row_of_a_list_tells_more_than_a_pseudonym(book: Any) -> None:
    for each in redacted(book).sheets.entries:
        assert each.name.startswith("Person ")
        assert (each.fields, each.when) == ({}, None)


def test_a_name_never_stands_beside_its_own_pseudonym(book: Any, elsewhere: n.Statement, tmp_path: Path) -> None:
    """Who is proven somewhere has no pseudonym anywhere: where nothing proves them, the name is left out."""
    account = book.nouns[n.Account]
    pseudonym = know(gather(book)).pseudonym(account.party_of[elsewhere.id])
    publish(book, tmp_path / "dossier")
    pages = [path.read_text("utf-8") for path in (tmp_path / "dossier").rglob("*.[hj]*") if path.is_file()]
    assert any("Oksana Prell" in page for page in pages)
    assert [page for page in pages if re.search(rf"{pseudonym}\b", page)] == []


def test_every_name_that_stands_is_told_with_its_reason_and_its_items(book: Any, elsewhere: n.Statement) -> None:
    named = {each.name: each for each in redacted(book).named}
    assert named["Oksana Prell"].reason.startswith("person: stands beside the office")
    assert named["Orvesh"].reason.startswith("place: ")
    assert elsewhere.item not in named["Prell"].items
    assert not {"Timen Merkhot", "Zhanna Merkhot"} & named.keys()


def test_what_is_withheld_is_counted(book: Any) -> None:
    counted = {each.what: each.how_many for each in redacted(book).withheld}
    assert counted["people"] == 2
    assert counted["passages"] == 1
    assert counted["authors of items"] == 1
