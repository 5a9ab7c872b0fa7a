"""The queue spends a reviewer's time where it counts: denials, what is held against them, the rest."""

import re
from pathlib import Path

from onrecord import read
from onrecord.desk.queue import in_order
from onrecord.desk.reasons import sentence_of
from onrecord.nouns import Span, Statement


def said(id: str, sure: float, *, denial: bool = False) -> Statement:
    words = (Span(start=0, end=4, text="told"),)
    return Statement(
        id=id, decided_by="machine:test@1", confidence=sure, item="i", speaker=None, cue=words, content=words,
        kind="denial" if denial else "assertion", denial_kind="denies_act" if denial else None, said_on=None,
    )  # fmt: skip


def test_denials_first_then_what_is_counted_against_one_then_the_rest() -> None:
    mixed = [said("rest", 0.5), said("held", 0.9), said("denial", 0.99, denial=True)]
    assert [one.id for one in in_order(mixed, {"held"})] == ["denial", "held", "rest"]


def test_the_nearest_to_even_odds_first_and_of_two_as_near_the_likelier_wrong() -> None:
    mixed = [said("sure", 0.95), said("likely", 0.7), said("unlikely", 0.3), said("even", 0.52)]
    assert [one.id for one in in_order(mixed, set())] == ["even", "unlikely", "likely", "sure"]


def test_a_rule_without_a_sentence_is_shown_by_its_name() -> None:
    assert sentence_of("found.verb=deny") == "its cue is the verb “deny” of the list of reporting verbs"
    assert sentence_of("found.by-the-stars=mars") == "found.by-the-stars=mars"


def test_every_rule_that_a_reader_can_name_has_its_sentence() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(read.__file__).parent.rglob("*.py"))
    rules = set(re.findall(r'"((?:found|kind|denial|sure)\.[a-z-]+)[="]', sources))
    assert len(rules) > 20
    assert {rule for rule in rules if sentence_of(rule) == rule} == set()
