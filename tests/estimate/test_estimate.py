"""No estimate is given, and the reason is."""

from onrecord.estimate import estimate
from onrecord.nouns import Finding, ListEntry, People, PeopleList, Reading


def reading(*owners: str) -> list[Reading]:
    return [
        Reading(
            item=owner, layer="", model="test@1", language="en",
            lists=(PeopleList(id=owner, decided_by="t", item=owner, owner=owner,
                              entries=(ListEntry(id=f"{owner}.1", row=1, name="x"),)),),
        )
        for owner in owners
    ]  # fmt: skip


def reason(people: People, *owners: str) -> str:
    (only,) = estimate(people, reading(*owners)).estimates
    assert only.point is None
    assert only.interval is None
    return only.refused or ""


def test_fewer_than_three_lists_carry_no_estimate() -> None:
    assert "at least 3 lists" in reason(People(), "A", "B")


def test_copied_lists_carry_no_estimate() -> None:
    copied = Finding(code="list-copied", what="2 of its 3 people are on another list.", where="B")
    assert "not independent" in reason(People(findings=(copied,)), "A", "B", "C")


def test_three_lists_carry_no_estimate_until_their_independence_is_examined() -> None:
    assert "no model is fitted" in reason(People(), "A", "B", "C")
