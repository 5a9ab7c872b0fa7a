"""On how many examples a property is tried, and which: the same ones at every run, or at night new ones.

By day a failure must mean that the code changed, so examples are the same at every run. `python3 dev.py test --nightly`
(or ONRECORD_NIGHTLY=1) searches anew and ten times as far, from a seed that it prints: with it, the search is the same.
"""

import os

from hypothesis import settings

NIGHTLY = bool(os.environ.get("ONRECORD_NIGHTLY"))
FURTHER = 10  # times as many examples at night

settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.register_profile(
    "nightly", max_examples=100 * FURTHER, derandomize=False, database=None, deadline=None, print_blob=True
)
settings.load_profile("nightly" if NIGHTLY else "steady")


def tried(examples: int, *, steps: int | None = None) -> settings:
    """So many examples by day; of a machine of rules, each of at most so many `steps`."""
    times = FURTHER if NIGHTLY else 1
    if steps is None:
        return settings(max_examples=examples * times)
    return settings(max_examples=examples * times, stateful_step_count=steps)
