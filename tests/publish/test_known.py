"""Who may be named, out of what readers took for places and for people."""

from msgspec import structs

from onrecord import nouns as n
from onrecord.publish.known import know
from onrecord.publish.mask import Mask
from onrecord.publish.view import View


def view(*found: tuple[str, str], text: str = "a man was taken") -> View:
    """A record of one item in which readers found these names, each with what they took it for."""
    mentions = tuple(
        n.Mention(span=n.Span(start=at, end=at + len(name), text=name), kind=kind, name=name)  # type: ignore[arg-type]
        for at, (name, kind) in enumerate(found)
    )
    reading = n.Reading(item="i-1", layer="", model="test@1", language="en", mentions=mentions)
    layer = n.TextLayer(item="i-1", text=text, sha256="", extractor="plain@1")
    return View(ids=n.Ids(key=b"who" * 11), items=(), layers={"i-1": layer}, readings={"i-1": reading})


SAID = "It was in the town of Orvesh."


def test_one_slip_of_a_reader_does_not_hide_the_town() -> None:
    made = view(("Orvesh", "place"), ("Orvesh", "place"), ("Orvesh", "person"), text=SAID)
    assert Mask(know(made)).text("It was in Orvesh.") == "It was in Orvesh."


def test_a_reader_s_word_alone_proves_no_place() -> None:
    made = view(("Orvesh", "place"), ("Orvesh", "place"), ("Orvesh", "place"))
    assert Mask(know(made)).text("It was in Orvesh.") == "It was in [withheld]."


def test_whoever_bears_the_name_of_the_town_is_withheld_by_the_whole_of_theirs() -> None:
    found = (("Orvesh", "place"), ("Orvesh", "place"), ("Orvesh", "person"), ("Timen Orvesh", "person"))
    shown = Mask(know(view(*found, text=SAID))).text("They took Timen Orvesh.")
    assert not {"Timen", "Orvesh"} & set(shown.strip(".").split())


def test_a_word_read_as_a_person_as_often_as_a_place_is_withheld() -> None:
    assert "Orvesh" not in Mask(know(view(("Orvesh", "place"), ("Orvesh", "person"), text=SAID))).text(
        "They took Orvesh."
    )


def test_a_place_that_a_person_wrote_down_as_one_may_stand_and_whoever_bears_its_name_may_not() -> None:
    made = view(("Timen Orvesh", "person"))
    place = n.SamePlace(names=("Lower Olt", "Bas-Olt"))
    made = structs.replace(made, settings=n.CaseSettings(places=(place, n.SamePlace(names=("Orvesh", "Orvech")))))
    mask = Mask(know(made))
    assert mask.text("They were seen at Lower Olt, called Bas-Olt.") == "They were seen at Lower Olt, called Bas-Olt."
    assert "Orvesh" not in mask.text("They took Timen Orvesh.")


def test_a_part_of_a_name_has_the_pseudonym_of_the_one_person_who_bears_the_whole() -> None:
    private = know(view(("Timen Merkhot", "person"), ("Merkhot", "person"))).private
    assert private[("merkhot",)] == private["timen", "merkhot"]


def test_a_part_that_two_people_bear_has_a_pseudonym_of_its_own() -> None:
    found = know(view(("Timen Merkhot", "person"), ("Zhanna Merkhot", "person"), ("Merkhot", "person")))
    assert len({found.pseudonyms[owner] for owner in found.private.values()}) == 3


def test_a_part_of_nobody_s_but_an_official_s_name_is_the_official_s() -> None:
    office = "The Interior Minister, Viktor Halmar, spoke."
    assert know(view(("Viktor Halmar", "person"), ("Halmar", "person"), text=office)).private == {}
    found = know(view(("Anna Halmar", "person"), ("Halmar", "person"), text=office))
    assert found.private_words["halmar"] == found.private["anna", "halmar"]


def test_a_pseudonym_cannot_be_computed_from_a_name() -> None:
    made = view(("Timen Merkhot", "person"))
    other = structs.replace(made, ids=n.Ids(key=b"other" * 7))
    assert set(know(made).pseudonyms.values()) != set(know(other).pseudonyms.values())
