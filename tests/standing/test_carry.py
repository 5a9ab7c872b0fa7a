"""A decision holds for what it was made about, or is left over; it never moves to something else."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from onrecord.nouns import Account, Anchor, Decision, Item, ObjectRef, Statement, Told
from onrecord.standing import anchor_in, carry, in_force, lay_account, lay_reading, same_items, taken_back_by
from onrecord.standing.anchors import sample

NOW = dt.datetime(2031, 7, 1, tzinfo=dt.UTC)


def told(*words: str, item: str = "i", what: str = "killing") -> Anchor:
    return Anchor(kind="claim", told=tuple(Told(item=item, what=what, words=each) for each in words))


def said(words: str, speaker: str = "The mayor", item: str = "i", **place: Any) -> Anchor:
    return Anchor(kind="statement", speaker=speaker, told=(Told(item=item, what="statement", words=words, **place),))


def to(was: Anchor, same: dict[str, str] | None = None, **new: Anchor) -> str | None:
    return carry([("old", was)], new, same or {}).get(("old", was))


def test_what_shares_more_than_half_is_the_same_and_what_shares_half_is_not() -> None:
    assert to(told("a", "b"), x=told("a", "b", "c")) == "x"
    assert to(told("a"), x=told("a", "b")) is None
    assert to(told("a", "b", "c"), x=told("a", "b")) == "x"
    assert to(told("a", "b"), x=told("a")) is None


def test_a_small_thing_swallowed_by_a_large_one_takes_nothing_of_it_along() -> None:
    assert to(told("a"), x=told("a", "b", "c", "d")) is None


def test_the_same_words_in_another_item_or_of_another_type_are_something_else() -> None:
    assert to(told("a"), x=told("a", item="other")) is None
    assert to(told("a"), x=told("a", what="torture")) is None
    assert to(told("a"), x=Anchor(kind="event", told=told("a").told)) is None


def test_a_new_version_of_the_file_is_the_same_item() -> None:
    assert to(told("a"), {"i": "i", "later": "i"}, x=told("a", item="later")) == "x"


def test_the_same_words_of_another_speaker_are_another_statement() -> None:
    assert to(said("nobody was held"), x=said("nobody was held", "The doctor")) is None


def test_half_the_words_in_common_is_not_the_same_statement() -> None:
    assert to(said("the men were taken to the harbour"), x=said("the men were not in the harbour")) is None


def test_words_drawn_a_little_otherwise_in_the_same_text_are_the_same_and_beside_it_are_not() -> None:
    old = said("that nobody was held", layer="L", start=10, end=30)
    assert to(old, x=said("nobody was held", layer="L", start=15, end=30)) == "x"
    assert to(old, x=said("nobody was held", layer="L", start=115, end=130)) is None
    assert to(old, x=said("nobody was held", layer="M", start=15, end=30)) is None


def test_words_said_twice_go_to_the_nearest_place() -> None:
    old = said("no comment", layer="L", start=50, end=60)
    near, far = (said("no comment", layer="L", start=at, end=at + 10) for at in (52, 10))
    assert to(old, near=near, far=far) == "near"


def test_what_two_could_be_alike_goes_to_the_one_of_the_same_id_or_to_none() -> None:
    assert to(told("a", "b", "c"), x=told("a", "b", "c"), y=told("a", "b", "c")) is None
    assert to(told("a", "b", "c"), old=told("a", "b", "c"), y=told("a", "b", "c")) == "old"


def test_a_thing_of_thousands_is_found_by_its_sample() -> None:
    many = [f"row {number}" for number in range(3000)]

    def sampled(words: list[str]) -> Anchor:
        return Anchor(kind="list", told=sample(Told(item="i", what="row", words=each) for each in words))

    assert len(sampled(many).told) == 256
    assert to(sampled(many), x=sampled(many[:2600])) == "x"
    assert to(sampled(many), x=sampled(many[2000:])) is None


def decision(verdict: str, **fields: Any) -> Decision:
    return Decision(about=fields.pop("about", "s"), verdict=verdict, by="Ada", at=NOW, **fields)  # type: ignore[arg-type]


def test_what_is_taken_back_does_not_stand_until_that_is_taken_back() -> None:
    first = ("1", decision("reject"))
    back = ("2", decision("withdraw", takes_back="1"))
    again = ("3", decision("withdraw", takes_back="2"))
    assert in_force([first, back]) == ()
    assert in_force([first, back, again]) == (first,)


@pytest.mark.parametrize("target", ["", "nothing", "2", "3"])
def test_nothing_is_taken_back_that_is_not_there_or_is_later(target: str) -> None:
    logged = [("1", decision("reject")), ("2", decision("withdraw", takes_back=target)), ("3", decision("accept"))]
    assert [id for id, _ in in_force(logged)] == ["1", "3"]
    assert taken_back_by(logged) == {}


def taken_in(id: str, name: str, sha256: str) -> Item:
    held = ObjectRef(name=id, sha256=sha256, size=1, media_type="text/plain")
    return Item(id=id, name=name, object=held, taken_in=NOW)


def test_versions_at_one_name_and_copies_of_the_same_bytes_are_one_item_and_others_are_not() -> None:
    items = [
        taken_in("a", "x.txt", "1"),
        taken_in("b", "x.txt", "2"),
        taken_in("c", "y.txt", "2"),
        taken_in("d", "z", "3"),
    ]
    assert same_items(items) == {"a": "a", "b": "a", "c": "a", "d": "d"}


def killing(case: Any, name: str, year: str, month: str = "May") -> None:
    text = f"Police killed a man in Dorn on 4 {month} {year}."
    when = {"May": "05", "January": "01"}[month]
    case.item(name, text, on=f"{year}-06-01", places=("Dorn",), dates={f"4 {month} {year}": f"{year}-{when}-04"})


def reject(account: Account, id: str, anchored: bool = True) -> Decision:
    return decision("reject", about=id, anchor=anchor_in(account, id) if anchored else None)


@pytest.mark.parametrize("kind", ["claims", "events"])
def test_a_rejection_of_may_2031_holds_for_may_2031_alone_when_january_2028_is_told(case: Any, kind: str) -> None:
    killing(case, "b", "2031")
    (then,) = getattr(case.account(), kind)
    rejected = reject(case.account(), then.id)
    killing(case, "a", "2028", "January")
    laid = lay_account(case.account(), [rejected], {})
    assert [one.id for one in getattr(laid.account, f"rejected_{kind}")] == [then.id]
    (standing,) = getattr(laid.account, kind)
    assert "2028" in str(standing.period if kind == "claims" else standing.start)
    assert laid.lost == ()


def test_ids_of_events_and_claims_stay_when_other_things_are_told_before_them(case: Any) -> None:
    killing(case, "b", "2031")
    before = case.account()
    killing(case, "a", "2028", "January")
    after = case.account()
    assert {one.id for one in before.events} < {one.id for one in after.events}
    assert {one.id for one in before.claims} < {one.id for one in after.claims}


def test_a_rejection_whose_material_is_gone_is_left_over(case: Any) -> None:
    killing(case, "b", "2031")
    rejected = reject(case.account(), case.account().claims[0].id)
    for held in (case.items, case.layers, case.readings):
        held.clear()
    killing(case, "a", "2028", "January")
    laid = lay_account(case.account(), [rejected], {})
    assert [one.decision for one in laid.lost] == [rejected]
    assert len(laid.account.claims) == 1


def test_laying_the_same_decisions_over_what_was_laid_changes_nothing(case: Any) -> None:
    killing(case, "b", "2031")
    rejected = reject(case.account(), case.account().claims[0].id)
    once = lay_account(case.account(), [rejected], {}).account
    assert lay_account(once, [rejected], {}).account == once
    assert lay_account(once, [], {}).account.claims == case.account().claims


def two_voices(case: Any) -> tuple[Statement, Statement]:
    text = "The mayor said the men were in the yard of the mill. The doctor said the men were in the yard of the mill."
    content = "the men were in the yard of the mill"
    case.item("a", text, on="2031-05-02", says=(
        {"id": "mayor", "by": "The mayor", "cue": "said", "content": content},
        {"id": "doctor", "by": "The doctor", "cue": "said", "content": content, "after": "The doctor"},
    ))  # fmt: skip
    one, other = case.readings[-1].statements
    return one, other


def test_a_rejection_of_the_mayors_words_never_removes_the_doctors(case: Any) -> None:
    mayor, doctor = two_voices(case)
    (reading,) = case.readings
    rejected = decision("reject", about="mayor", item="a", words=mayor.words, anchor=anchor_in(reading, "mayor"))
    alone = msgspec.structs.replace(reading, statements=(msgspec.structs.replace(doctor, id="mayor"),))
    laid = lay_reading(alone, [rejected], {}, case.layers[0].text)
    assert laid.reading == alone
    assert [one.decision for one in laid.lost] == [rejected]


def test_a_correction_that_no_longer_fits_the_text_is_left_over_with_its_reason(case: Any) -> None:
    two_voices(case)
    (reading,) = case.readings
    pinned = anchor_in(reading, "mayor")
    wrong = decision("correct", about="mayor", item="a", field="speaker", value="The bishop", anchor=pinned)
    laid = lay_reading(reading, [wrong], {}, case.layers[0].text)
    assert laid.reading == reading
    assert [(one.decision, "do not stand in" in one.why) for one in laid.lost] == [(wrong, True)]


def test_what_was_rejected_is_handed_back_with_the_decision(case: Any) -> None:
    two_voices(case)
    (reading,) = case.readings
    rejected = decision("reject", about="mayor", item="a", anchor=anchor_in(reading, "mayor"))
    laid = lay_reading(reading, [rejected], {}, case.layers[0].text)
    assert [(one.noun.id, one.decision) for one in laid.rejected] == [("mayor", rejected)]
