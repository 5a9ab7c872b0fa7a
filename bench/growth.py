"""`python -m bench.growth RECORDS`: link so many invented people in two scripts, in a process of its own.

Prints one line of JSON: pairwise F1 of the links from 0.5 upward and of the groups they close, seconds, processor
seconds of all processes, and the peak of memory in GB, as if all of them had reached their own at one time. The people
are those of `training/linkage/people.py` with a seed that nothing was trained on.
"""

import json
import os
import resource
import sys
import time
from collections import Counter

from training.linkage.people import records

from onrecord.link.groups import Groups
from onrecord.link.model import scored

_SEED = 2_024
_SAME = 0.5


def measured(many: int) -> dict[str, float]:
    made = list(records(many, _SEED))
    people = [record for record, _ in made]
    person_of = {record.id: number for record, number in made}
    size = Counter(person_of.values())
    true = sum(count * (count - 1) // 2 for count in size.values())
    del made
    begun, worked = time.perf_counter(), _processor()
    scores = scored(people)
    took, worked = time.perf_counter() - begun, _processor() - worked
    links = list(scores.pairs.likely(_SAME))
    right = sum(person_of[a] == person_of[b] for a, b in links)
    groups = Groups(person_of)
    for a, b in links:
        groups.join(a, b)
    joined = Counter(groups.of(id) for id in person_of)
    both = Counter((groups.of(id), number) for id, number in person_of.items())
    grouped, kept = (sum(count * (count - 1) // 2 for count in counted.values()) for counted in (joined, both))
    return {
        "pairs": len(scores.pairs), "precision": right / max(len(links), 1), "recall": right / true,
        "f1": 2 * right / (len(links) + true), "f1_groups": 2 * kept / (grouped + true), "seconds": took,
        "records": many, "processor": worked, "memory": _memory(),
    }  # fmt: skip


def _processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _memory() -> float:
    own, largest = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + len(os.sched_getaffinity(0)) * largest) / 1e6


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]))))
