"""Judgements against a model of them: any order, any taking back.

"two records judged the same are one person; two judged different are never joined, however long the chain" and "the
order in which people judged makes no difference, and taking back restores"
"""

import datetime as dt
import random
from itertools import combinations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.tried import tried

from onrecord.link.groups import Groups
from onrecord.link.judgements import laid_over
from onrecord.link.link import Settled, settle
from onrecord.link.records import Record
from onrecord.nouns import Ids, Judged, Link, in_force

NOON = dt.datetime(2031, 7, 1, 12, tzinfo=dt.UTC)
IDS = Ids(key=b"\x01" * 32)
RECORDS = [Record(id, id, True, "l") for id in "ABCDEFG"]
PAIRS = list(combinations("ABCDEFG", 2))
chance = random.Random(4)
MACHINE = tuple(
    Link(
        id=a + b, decided_by="machine:test@1", a=a, b=b, reason="", probability=p,
        judgement="same" if p > 0.8 else "different" if p < 0.3 else "unsure",
    )
    for a, b in PAIRS if (p := round(chance.random(), 2)) > 0.15
)  # fmt: skip


def settled(judged: list[Judged]) -> Settled:
    standing = in_force(judged)
    return settle(RECORDS, laid_over(MACHINE, standing, IDS), standing, ())


def parts(groups: Groups) -> dict[str, str]:
    return {one.id: groups.of(one.id) for one in RECORDS}


class Judging(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.log: list[Judged] = []

    @rule(pair=st.sampled_from(PAIRS), verdict=st.sampled_from(["same", "different", "unsure"]))
    def judge(self, pair: tuple[str, str], verdict: str) -> None:
        self.log.append(Judged(a=pair[0], b=pair[1], verdict=verdict, by="Mira", at=NOON))  # type: ignore[arg-type]

    @rule(pair=st.sampled_from(PAIRS), verdict=st.sampled_from(["same", "different"]))
    def judge_and_take_back(self, pair: tuple[str, str], verdict: str) -> None:
        if any((one.a, one.b) == pair for one in in_force(self.log)):
            return
        before = settled(self.log)
        self.judge(pair, verdict)
        self.log.append(Judged(a=pair[0], b=pair[1], verdict="withdrawn", by="Olo", at=NOON))
        after = settled(self.log)
        assert (after.links, parts(after.firm), parts(after.loose)) == (
            before.links,
            parts(before.firm),
            parts(before.loose),
        )

    @precondition(lambda self: self.log)
    @rule(seed=st.integers(0, 9))
    def any_order_gives_the_same_people(self, seed: int) -> None:
        standing = list(in_force(self.log))
        shuffled = standing[:]
        random.Random(seed).shuffle(shuffled)
        first, second = settled(standing), settled(shuffled)
        assert (first.links, parts(first.firm), parts(first.loose)) == (
            second.links,
            parts(second.firm),
            parts(second.loose),
        )
        assert first.held.findings == second.held.findings

    @invariant()
    def what_people_said_holds(self) -> None:
        now = settled(self.log)
        for one in in_force(self.log):
            together = now.firm.of(one.a) == now.firm.of(one.b)
            if one.verdict == "different":
                assert not together
            if one.verdict == "same" and (one.a, one.b) not in now.held.left_open:
                assert together

    @invariant()
    def a_sameness_is_left_open_only_where_people_contradict_each_other(self) -> None:
        now = settled(self.log)
        assert bool(now.held.left_open) == bool(now.held.findings)
        said = {(one.a, one.b): one.verdict for one in in_force(self.log)}
        assert all(said[pair] == "same" for pair in now.held.left_open)


Judging.TestCase.settings = tried(60, steps=25)
test_judgements_do_what_their_model_does = Judging.TestCase
