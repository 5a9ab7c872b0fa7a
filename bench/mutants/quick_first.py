"""A plugin of pytest for the trial of a mutant: the quick tests first, and those that search through everything not.

Most mutants are then killed at once. A mutant that only a slow test would notice counts as a survivor, so that the
share is a lower bound. The times are those that mutmut took before.
"""

import json
from pathlib import Path

import pytest

SLOW = 2.0  # seconds
_TIMES = Path("mutmut-stats.json")  # in the folder where mutmut runs the tests


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if _TIMES.exists():
        times: dict[str, float] = json.loads(_TIMES.read_text())["duration_by_test"]
        quick = [item for item in items if times.get(item.nodeid, 0.0) < SLOW]
        items[:] = sorted(quick, key=lambda item: times.get(item.nodeid, 0.0))
