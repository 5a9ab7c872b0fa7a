"""`python -m bench.growth RECORDS`: link so many invented people in two scripts, in a process of its own.

Prints one line of JSON: pairwise F1 of the links from 0.5 upward, of the groups they close and of the groups that
`onrecord link` makes (`link/clusters.py`, over what the machine itself calls the same), seconds, processor seconds of
all processes, and the peak of memory in GB, as if all of them had reached their own at one time. The people are those
of `training/linkage/people.py` with a seed that nothing was trained on; another may be given: RECORDS SEED.
"""

import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping

from training.linkage.people import records

from onrecord.link.clusters import gather
from onrecord.link.groups import Groups
from onrecord.link.model import Scores, scored
from onrecord.link.propose import MODEL, may_say_same
from onrecord.nouns import Link

_SEED = 2_024
_SAME = 0.5


def measured(many: int, seed: int = _SEED) -> dict[str, float]:
    made = list(records(many, seed))
    people = [record for record, _ in made]
    person_of = {record.id: number for record, number in made}
    size = Counter(person_of.values())
    true = sum(count * (count - 1) // 2 for count in size.values())
    del made
    begun, worked = time.perf_counter(), _processor()
    scores = scored(people)
    took, worked = time.perf_counter() - begun, _processor() - worked
    memory = _memory()
    links = list(scores.pairs.likely(_SAME))
    right = sum(person_of[a] == person_of[b] for a, b in links)
    closed, made_so = Groups(person_of), Groups(person_of)
    for a, b in links:
        closed.join(a, b)
    gather(made_so, _links(scores))
    return {
        "pairs": len(scores.pairs), "precision": right / max(len(links), 1), "recall": right / true,
        "f1": 2 * right / (len(links) + true), "f1_groups": _f1(closed, person_of, true),
        "f1_product": _f1(made_so, person_of, true), "seconds": took, "records": many, "processor": worked,
        "memory": memory,
    }  # fmt: skip


def _links(scores: Scores) -> Iterator[Link]:
    """What the machine says of every pair, as `onrecord link` takes it."""
    for at, (a, b, probability, names) in enumerate(scores.pairs.named()):
        yield Link(
            id=f"k-{at}", decided_by=MODEL, a=a, b=b, probability=probability, confidence=probability,
            judgement="same" if may_say_same(probability, names) else "unsure", reason="weighed",
        )  # fmt: skip


def _f1(groups: Groups, person_of: Mapping[str, int], true: int) -> float:
    joined = Counter(groups.of(id) for id in person_of)
    both = Counter((groups.of(id), number) for id, number in person_of.items())
    grouped, kept = (sum(count * (count - 1) // 2 for count in counted.values()) for counted in (joined, both))
    return 2 * kept / (grouped + true)


def _processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _memory() -> float:
    own, largest = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + len(os.sched_getaffinity(0)) * largest) / 1e6


if __name__ == "__main__":
    print(json.dumps(measured(*map(int, sys.argv[1:]))))
