"""The status rule, and its reason in words."""

from typing import Any

import pytest

DENIES = {"kind": "denial", "denial_kind": "denies_act"}


def fill(case: Any, bodies: tuple[str, ...], *, denied: bool = False, unnamed: bool = False) -> None:
    for number, body in enumerate(bodies):
        text = f"{body} said that police had killed three men in Dorn."
        says = {"id": f"s{number}", "by": body, "cue": "said", "content": text[len(body) + 11 : -1], "on": "2031-05-01"}
        known = () if unnamed else (body,)
        case.item(f"i{number}", text, on="2031-05-02", outlet="Post", places=("Dorn",), bodies=known, says=(says,))
    if denied:
        text = "The Interior Ministry said that nobody had been killed in Dorn."
        says = {
            "id": "d",
            "by": "Interior Ministry",
            "cue": "said",
            "content": text[32:-1],
            "on": "2031-06-01",
            **DENIES,
        }
        case.item("x", text, on="2031-06-01", places=("Dorn",), bodies=("Interior Ministry",), says=(says,))


@pytest.mark.parametrize(
    ("bodies", "denied", "status"),
    [
        (("Lantern Watch", "Harbour Doctors"), False, "confirmed"),
        (("Lantern Watch",), False, "provisional"),
        (("Lantern Watch", "Harbour Doctors"), True, "contested"),
        (("Lantern Watch",), True, "contested"),
    ],
)
def test_status_by_independent_roots_and_denials(case: Any, bodies: tuple[str, ...], denied: bool, status: str) -> None:
    fill(case, bodies, denied=denied)
    (claim,) = case.backing().claims
    assert claim.status == status
    assert str(claim.independent) in claim.reason


def test_a_denial_never_rejects_a_claim(case: Any) -> None:
    fill(case, ("A witness",), denied=True, unnamed=True)
    (claim,) = case.backing().claims
    assert claim.status == "contested"


def test_an_unnamed_source_alone_confirms_nothing(case: Any) -> None:
    fill(case, ("A former guard", "A former detainee"), unnamed=True)
    (claim,) = case.backing().claims
    assert (claim.independent, claim.status) == (2, "provisional")


def retract(case: Any, people: tuple[str, ...], *, pressure: bool) -> None:
    for number, person in enumerate(people):
        text = (
            f"{person} said that police had killed a man in Dorn.\n{person} said that no man had been killed in Dorn."
        )
        told = {
            "id": f"s{number}",
            "by": person,
            "cue": "said",
            "content": "police had killed a man in Dorn",
            "on": "2031-05-01",
        }
        back = {"id": f"r{number}", "by": person, "cue": "said", "content": "no man had been killed in Dorn",
                "on": "2031-05-09", "kind": "retraction"}  # fmt: skip
        case.item(f"i{number}", text, on="2031-05-10", outlet=f"{number} Post", places=("Dorn",), people=(person,),
                  says=(told, back))  # fmt: skip
    if pressure:
        case.item("p", "Officers coerced witnesses in Dorn.", on="2031-05-11", outlet="Gazette", places=("Dorn",))


@pytest.mark.parametrize(
    ("people", "pressure", "status"),
    [
        (("Ana Rell", "Bo Tann"), False, "rejected"),
        (("Ana Rell", "Bo Tann"), True, "undetermined"),
        (("Ana Rell",), False, "undetermined"),
    ],
)
def test_only_what_all_took_back_without_pressure_is_rejected(
    case: Any, people: tuple[str, ...], pressure: bool, status: str
) -> None:
    retract(case, people, pressure=pressure)
    killing = {claim.id for claim in case.account().claims if claim.act_type == "killing"}
    assert [claim.status for claim in case.backing().claims if claim.claim in killing] == [status]
