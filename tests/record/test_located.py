"""Places that no reader knows, found by the words that put something in them."""

from typing import Any

import pytest


def place(case: Any, text: str, **known: Any) -> str | None:
    case.item("a", text, on="2031-05-02", outlet="Post", **known)
    (act,) = case.account().acts
    return str(act.place) if act.place is not None else None


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Police detained six men in Orvel harbour.", "Orvel"),
        ("Police detained six men near Upper Vann.", "Upper Vann"),
        ("Police detained six men in the village of Orvel.", "Orvel"),
        ("Police detained six men at the Kest post.", "Kest"),
        ("Police detained six men in March.", None),
        ("Police detained six men in Vann's name.", None),
    ],
)
def test_a_name_that_something_happened_in_is_a_place(case: Any, text: str, where: str | None) -> None:
    assert place(case, text) == where


def test_a_person_is_no_place(case: Any) -> None:
    assert place(case, "Police detained six men near Ada Brenn.", people=("Ada Brenn",)) is None


def test_a_checkpoint_called_like_a_person_is_a_place(case: Any) -> None:
    assert place(case, "Police detained six men at the Kest post.", people=("Kest",)) == "Kest"


def test_the_upper_town_lies_in_the_town(case: Any) -> None:
    case.item("a", "Police detained six men in Upper Vann.", on="2031-05-02", outlet="Post", places=("Upper Vann",))
    case.item("b", "Police detained six men in Vann.", on="2031-05-03", outlet="Times", places=("Vann",))
    assert len({claim.about for claim in case.account().claims}) == 1
