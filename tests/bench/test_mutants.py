"""The mutants that leave something out, and the share that is printed."""

import pytest

pytest.importorskip("mutmut")  # needs fork, which Windows has not

import libcst as cst
from bench.mutants import __main__ as mutants
from bench.mutants.dropped import OURS


def mutants_of(code: str) -> list[str]:
    """The code of every mutant of ours, in the order of the code."""
    module, made = cst.parse_module(code), []

    class Visitor(cst.CSTVisitor):
        def on_visit(self, node: cst.CSTNode) -> bool:
            for kind, operator in OURS:
                if isinstance(node, kind):
                    made.extend(module.deep_replace(node, other).code for other in operator(node))
            return True

    module.visit(Visitor())
    return made


@pytest.mark.parametrize(
    ("code", "made"),
    [
        ("if a:\n    b\n", ["if (a) and False:\n    b\n"]),
        ("a or b\n", ["(a)\n", "(b)\n"]),
        ("[a for a in b if c]\n", ["[a for a in b]\n"]),
        ("keys.clear()\n", ["pass\n"]),
        ("a = keys.pop()\n", []),
        ("a = any(b)\n", ["a = all(b)\n"]),
        ("a = max(b, c)\n", ["a = min(b, c)\n"]),
        ("a = 'kind'\n", ["a = 'XXkindXX'\n", "a = 'KIND'\n"]),
        ("a = 'It cannot be read.'\n", []),
    ],
)
def test_each_way_of_leaving_something_out(code: str, made: list[str]) -> None:
    assert mutants_of(code) == made


def test_a_sample_is_the_same_each_time_and_never_larger_than_the_room() -> None:
    names = [f"m{n}" for n in range(100)]
    assert mutants.draw(names, 10) == mutants.draw(names, 10)
    assert len(set(mutants.draw(names, 10))) == 10
    assert mutants.draw(names, 500) == sorted(names)


def test_the_interval_is_wilsons() -> None:
    """Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662."""
    low, high = mutants.wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_a_share_of_a_sample_has_its_interval_and_one_of_all_has_none() -> None:
    came = {"a": "killed", "b": "timeout", "c": "survived", "d": "no tests"}
    assert mutants.summary("ledger", came, 4).splitlines()[0] == "ledger: 4 mutants, 4 tried, 2 killed, 50.0%"
    assert "4 mutants" not in mutants.summary("ledger", came, 9)
    assert "95% interval 15.0% to 85.0%" in mutants.summary("ledger", came, 9)


def test_a_room_is_tried_with_its_own_tests_and_with_the_properties_that_import_it() -> None:
    assert mutants.tests_of("ledger")[0] == "tests/ledger"
    assert "tests/properties/test_ledger_properties.py" in mutants.tests_of("ledger")
    assert "tests/properties/test_name_properties.py" not in mutants.tests_of("ledger")
