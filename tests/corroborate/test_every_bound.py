"""A status rule holds only where every one of its bounds does: one met out of two is not enough."""

from itertools import product

import pytest

from onrecord.corroborate.status import Rule

AT_LEAST = Rule(status="rejected", reason="", at_least={"retracted": 2, "denials": 1})
AT_MOST = Rule(status="rejected", reason="", at_most={"independent": 0, "pressure": 0})
BOTH = Rule(status="rejected", reason="", at_least={"retracted": 2}, at_most={"independent": 0})


def quantities(retracted: int = 2, denials: int = 1, independent: int = 0, pressure: int = 0) -> dict[str, int]:
    return {"retracted": retracted, "denials": denials, "independent": independent, "pressure": pressure}


@pytest.mark.parametrize("rule", [AT_LEAST, AT_MOST, BOTH])
def test_a_rule_whose_bounds_are_all_met_holds(rule: Rule) -> None:
    assert rule.holds(quantities())


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (AT_LEAST, quantities(retracted=1)),
        (AT_LEAST, quantities(denials=0)),
        (AT_MOST, quantities(independent=1)),
        (AT_MOST, quantities(pressure=1)),
        (BOTH, quantities(retracted=1)),
        (BOTH, quantities(independent=1)),
    ],
)
def test_one_bound_that_is_not_met_is_enough_to_fail(rule: Rule, found: dict[str, int]) -> None:
    assert not rule.holds(found)


def test_a_rule_without_bounds_always_holds() -> None:
    assert all(Rule(status="provisional", reason="").holds(quantities(*found)) for found in product((0, 3), repeat=4))
