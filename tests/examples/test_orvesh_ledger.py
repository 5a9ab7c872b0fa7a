"""The example's denial ledger, from the folder to the line, is what a careful reader takes from it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bench.in_memory import Weighed, weigh

from onrecord.nouns import Denied, Statement

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED: dict[str, Any] = tomllib.loads((EXAMPLES / "orvesh.expected.toml").read_text("utf-8"))
DENIALS = EXPECTED["denial"]
MAIN = [one for one in DENIALS if one.get("main")]
ROOTS = [root["name"] for root in EXPECTED["root"]]


@cache
def case() -> Weighed:
    return weigh(EXAMPLES / "orvesh")


def line_of(wanted: dict[str, Any]) -> tuple[Denied, Statement]:
    """The line that holds a denial, and the statement in it."""
    for line in case().backing.lines:
        for told in (line.statement, *line.also):
            one = case().statements[told]
            stands_in = case().names[one.item] == wanted["item"]
            if stands_in and wanted["starts"].removeprefix("that ") in one.words:
                return line, one
    raise AssertionError(f"no line holds {wanted['starts']!r}")


def bears_name(party: str, names: str) -> bool:
    """Whether one of the party's names and a root's description share their telling words."""
    called = next(one for one in case().account.parties if one.id == party)
    return any(
        name.text.lower().removeprefix("a ").removeprefix("the ") in names.lower()
        for name in called.names
        if len(name.text) > 3
    )


@pytest.mark.parametrize("wanted", MAIN, ids=lambda one: one["said_on"])
def test_each_main_denial_has_its_day_its_kind_and_its_speaker(wanted: dict[str, Any]) -> None:
    line, one = line_of(wanted)
    assert line.denied_on == wanted["said_on"]
    assert one.denial_kind in wanted["kinds"]
    assert case().party(one.id).split()[-1] in wanted.get("person", wanted["speaker"])


@pytest.mark.parametrize("wanted", DENIALS, ids=lambda one: one["starts"][:30])
def test_exactly_the_independent_roots_of_that_day_are_counted_and_named(wanted: dict[str, Any]) -> None:
    roots = line_of(wanted)[0].on_record_then.roots
    expected = ROOTS[: wanted["independent"]]
    assert line_of(wanted)[0].on_record_then.independent == len(expected)
    assert all(any(bears_name(root.party, name) for root in roots) for name in expected)


@pytest.mark.parametrize("wanted", DENIALS, ids=lambda one: one["starts"][:30])
def test_nothing_that_was_not_yet_public_is_possibly_on_record(wanted: dict[str, Any]) -> None:
    assert len(line_of(wanted)[0].maybe_before) == wanted.get("possibly", 0)


def test_a_denial_told_again_adds_no_line() -> None:
    lines = case().backing.lines
    assert len({line_of(one)[0].id for one in DENIALS}) == len(lines) == 8


@pytest.mark.parametrize("wanted", EXPECTED["contradiction"], ids=lambda one: one["speaker"])
def test_the_contradictions_of_one_speaker_are_found(wanted: dict[str, Any]) -> None:
    def holds(told: str, side: dict[str, Any]) -> bool:
        return str(side["starts"]).removeprefix("that ") in case().statements[told].words

    pairs = [(one.a, one.b) for one in case().backing.contradictions]
    first, second = wanted["first"], wanted["second"]
    assert any((holds(a, first) and holds(b, second)) or (holds(b, first) and holds(a, second)) for a, b in pairs)


def test_nothing_that_must_not_be_a_statement_is_one() -> None:
    said = [one.words for one in case().statements.values()]
    assert [words for words in EXPECTED["must_not"]["starts"] if any(words in one for one in said)] == []
