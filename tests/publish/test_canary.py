"""No name of a person who is not public, and nothing else that was to stay closed, is anywhere in a dossier."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import msgspec

from onrecord import nouns as n
from onrecord.publish import publish

DIGEST = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")  # by chance a digest can hold the digits of a year


def spellings(secret: str) -> set[bytes]:
    """The ways in which a text can lie in a file: normal forms, cases, JSON escapes, entities, UTF-16, percent."""
    found: set[bytes] = set()
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        text = unicodedata.normalize(form, secret)
        for cased in {text, text.lower(), text.upper(), text.replace(" ", "-").lower(), text.replace(" ", "_").lower()}:
            found |= {cased.encode(), cased.encode("utf-16-le"), json.dumps(cased)[1:-1].encode()}
            found.add("".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in cased).encode())
            found.add("".join(f"%{b:02X}" if b > 127 else chr(b) for b in cased.encode()).encode())
    return found


def leaks(folder: Path, secrets: tuple[str, ...]) -> list[tuple[str, str]]:
    """Where a secret lies, by file name or content."""
    found = []
    wanted = [(secret, spelling) for secret in secrets for spelling in spellings(secret)]
    for path in folder.rglob("*"):
        data = path.name.encode() + b"\n" + (path.read_bytes() if path.is_file() else b"")
        data = DIGEST.sub(b"", data)
        found += [(path.name, secret) for secret, spelling in wanted if spelling in data]
    return found


def test_no_name_from_a_list_and_no_witness_is_anywhere_under_the_dossier(
    dossier: Path, secrets: tuple[str, ...]
) -> None:
    assert leaks(dossier, secrets) == []


def test_the_search_itself_finds_a_name_in_every_disguise(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"name": "Тимен"}), "utf-8")
    (tmp_path / "b.txt").write_text(unicodedata.normalize("NFD", "Élise"), "utf-8")
    (tmp_path / "timen-merkhot.html").write_text("", "utf-8")
    assert {secret for _, secret in leaks(tmp_path, ("Тимен", "Élise", "Timen Merkhot"))} == {
        "Тимен",
        "Élise",
        "Timen Merkhot",
    }


def test_a_released_name_is_shown_with_its_ground_and_details_beside_it_are_not(book: Any, tmp_path: Path) -> None:
    settings = book.nouns[n.CaseSettings]
    release = n.Release(what="name", match="Timen Merkhot", ground="He asked for it in writing.")
    book.nouns[n.CaseSettings] = msgspec.structs.replace(settings, releases=(release,))
    publish(book, tmp_path / "dossier")
    denials = (tmp_path / "dossier/denials.html").read_text("utf-8")
    methods = (tmp_path / "dossier/methods.html").read_text("utf-8")
    assert "Timen Merkhot" in denials
    assert "He asked for it in writing." in methods
    everything = b"".join(path.read_bytes() for path in (tmp_path / "dossier").rglob("*") if path.is_file())
    assert b"Zhanna" not in everything  # his mother stays withheld, and so does their tie
    entries = json.loads((tmp_path / "dossier/data/entries.json").read_text("utf-8"))
    assert all("Religion" not in entry["fields"] and "Note" not in entry["fields"] for entry in entries)


def test_one_person_has_one_pseudonym_in_both_scripts_and_everywhere(dossier: Path) -> None:
    people = json.loads((dossier / "data/people.json").read_text("utf-8"))
    entries = json.loads((dossier / "data/entries.json").read_text("utf-8"))
    witness = next(each for each in people if each["statements"])
    listed = next(each for each in entries if each["id"] in witness["entries"])
    statement = next(
        each
        for each in json.loads((dossier / "data/statements.json").read_text("utf-8"))
        if each["id"] in witness["statements"]
    )
    assert witness["names"] == [listed["name"]] == [statement["speaker"]["text"]]


def test_another_record_gives_the_same_person_another_pseudonym(make_case: Any, tmp_path: Path) -> None:
    """Nobody can compute a pseudonym from a name."""
    names = []
    for seed in (1, 2, 3):
        publish(make_case(seed), tmp_path / str(seed))
        people = json.loads((tmp_path / str(seed) / "data/people.json").read_text("utf-8"))
        names.append({name for each in people for name in each["names"]})
    assert names[0] != names[1] or names[1] != names[2]


def test_what_was_withheld_is_counted_and_printed_with_its_reason(book: Any, tmp_path: Path) -> None:
    published = publish(book, tmp_path / "dossier")
    kinds = {each.what: each.how_many for each in published.withheld}
    assert kinds["passages"] == 1  # the Arabic letter
    assert kinds["hashes of items"] == 2  # the letter and the list
    page = (tmp_path / "dossier/index.html").read_text("utf-8")
    assert all(each.what in page and each.how_many > 0 and each.why for each in published.withheld)


def test_a_file_name_is_shown_only_where_each_of_its_words_may_be(book: Any, tmp_path: Path) -> None:
    for name in ("interview-with-ivo-brand.html", "the-quay-courier-report.html"):
        book.add(name, "Nothing.", title="A report", outlet="The Quay Courier", published_on=n.Edtf("2024-05-01"))
    book.found.append(n.Finding(code="x", what="It is damaged.", where="i-am-ivo-brand.txt"))
    publish(book, tmp_path / "dossier")
    names = {each["name"] for each in json.loads((tmp_path / "dossier/data/items.json").read_text("utf-8"))}
    assert "the-quay-courier-report.html" in names
    assert leaks(tmp_path / "dossier", ("ivo",)) == []


def test_only_a_released_picture_is_shown_and_only_its_pixels(book: Any, tmp_path: Path) -> None:
    import io

    from PIL import Image

    for name, shade in (("yard.jpg", 90), ("face.jpg", 30)):
        out = io.BytesIO()
        exif = Image.Exif()
        exif[0x010E] = "seen by Zhanna Merkhot"
        Image.new("RGB", (40, 30), (shade, 0, 0)).save(out, "JPEG", exif=exif)
        item = book.add(name, shade * "a long text ", "image/jpeg")
        book.bytes_[item.object.name] = out.getvalue()
    settings = book.nouns[n.CaseSettings]
    release = n.Release(what="item", match="yard.jpg", ground="Nobody can be recognised in it.")
    book.nouns[n.CaseSettings] = msgspec.structs.replace(settings, releases=(release,))
    publish(book, tmp_path / "dossier")
    pictures = list((tmp_path / "dossier/pictures").iterdir())
    assert len(pictures) == 1
    assert Image.open(pictures[0]).getexif() == {}
    assert "Ground: Nobody can be recognised in it." in (tmp_path / "dossier/items.html").read_text("utf-8")
    assert leaks(tmp_path / "dossier", ("Merkhot", "face.jpg")) == []
