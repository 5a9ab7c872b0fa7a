"""Names give way by an allow-list; whoever nobody allowed is not shown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.known import Known, Phrase, name_keys
from onrecord.publish.mask import Mask, Scope, tells_names
from onrecord.publish.names import key, keys, skeleton
from onrecord.publish.public import Proof, Public

HERE = Scope("i-1", "en")
ELSEWHERE = Scope("i-2", "en")


def known(
    *,
    officials: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    withheld: tuple[str, ...] = (),
    released: tuple[str, ...] = (),
) -> Known:
    """Officials are proven in the item "i-1" and in no other."""
    private = {keys(name): f"id of {name}" for name in withheld}
    words = {word: owner for phrase, owner in private.items() for word in phrase}
    return Known(
        public=Public(
            people={"i-1": _proofs("person", officials)},
            everywhere=_proofs("place", places),
            released=_proofs("person", released),
        ),
        private=private,
        private_words=words,
        skeletons={bones: owner for word, owner in words.items() if (bones := skeleton(word))},
        pseudonyms={owner: f"Person {at}" for at, owner in enumerate(private.values(), 1)},
    )


def _proofs(what: str, names: tuple[str, ...]) -> dict[Phrase, Proof]:
    return {keys(name): Proof(what=what, name=name, reason="of the test") for name in names}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("They took Ivo Brand at night.", "They took [withheld] at night."),
        ("Ivo said so to Oksana Prell in Orvesh.", "[withheld] said so to Oksana Prell in Orvesh."),
        ("“They beat us,” said Timen Merkhot’s mother.", "“They beat us,” said Person 1’s mother."),
        ("TIMEN MERKHOT was there, and merkhot again.", "Person 1 was there, and Person 1 again."),
        ("Его звали Тимен Мерхот, и Мерхоту было двадцать.", "Его звали Person 1, и Person 1 было двадцать."),
        ("Please write to t.merkhot@post.example or +44 20 7946 0958.", "Please write to [withheld] or [withheld]."),
        ("In March 2024 and on 2024-03-07 the Governor spoke.", "In March 2024 and on 2024-03-07 the Governor spoke."),
        ("Oksana Merkhot spoke.", "Person 1 spoke."),
        (
            "In the night J. Brand and Abu Said al-Dari came home together.",
            "In the night [withheld] and [withheld] came home together.",
        ),
    ],
)
def test_a_name_stands_only_where_it_is_allowed(text: str, shown: str) -> None:
    mask = Mask(known(officials=("Oksana Prell",), places=("Orvesh",), withheld=("Timen Merkhot",)))
    assert mask.text(text, Scope("i-1")) == shown


def test_a_withheld_name_inside_a_public_one_keeps_it_from_being_shown() -> None:
    mask = Mask(known(places=("Timen Merkhot Street",), withheld=("Timen Merkhot",)))
    assert "Merkhot" not in mask.text("It was in Timen Merkhot Street.")


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Ivo Brand, a Muslim, was taken with his brother.", ("Muslim", "brother")),
        ("Ivo Brand is gay and has HIV.", ("gay", "HIV")),
    ],
)
def test_beside_a_private_person_who_is_named_endangering_details_give_way(text: str, lost: tuple[str, ...]) -> None:
    shown = Mask(known(released=("Ivo Brand",))).text(text)
    assert "Ivo Brand" in shown
    assert not any(word in shown for word in lost)
    assert "brother" in Mask(known()).text("They took his brother.")  # nobody is named: the words stand


def test_in_a_script_without_capitals_names_cannot_be_told() -> None:
    assert not tells_names("قالت إنها لا تعرف", "ar")
    assert not tells_names("彼は言った", "und")
    assert tells_names("Он сказал это", "ru")


def test_a_description_is_not_a_name() -> None:
    assert name_keys("Two residents of the Lower Town") == ()
    assert name_keys("Major Ilko Stavrin") == ("ilko", "stavrin")
    assert key("Мерхоту") == key("Мерхот") == key("Merhot") or skeleton(key("Мерхоту")) == skeleton(key("Merkhot"))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), st.text(max_size=60))
def test_a_withheld_name_never_survives_whatever_stands_around_it(before: str, after: str) -> None:
    """No text around a withheld name makes it stand."""
    shown = Mask(known(withheld=("Zhanna Merkhot",))).text(f"{before} Zhanna Merkhot {after}")
    assert "Zhanna" not in shown.replace(before, "").replace(after, "") or "Zhanna" in before + after


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_a_part_shows_nothing_that_the_whole_withholds(text: str, a: int, b: int) -> None:
    mask: Any = Mask(known(withheld=("Zhanna Merkhot",)))
    whole = f"She said, Zhanna Merkhot: {text}"
    edits = mask.edits(whole)
    low, high = sorted((min(a, len(whole)), min(b, len(whole))))
    joined = mask.apply(whole, edits, 0, low) + mask.apply(whole, edits, low, high) + mask.apply(whole, edits, high)
    assert joined == mask.apply(whole, edits)
