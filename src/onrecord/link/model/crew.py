"""More than one core for what is asked of many names: their keys, and how alike two of them are.

Rules
* Few records: no further process. Many: one for each core, started once and ended with the work.
* Names go to these processes through pipes and stay in their memory: nothing is written, nothing is logged.
* Answers come in the order of what was asked, so they do not depend on how many cores there are.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from onrecord.alone import keep_to_itself

A = TypeVar("A")
B = TypeVar("B")

_FROM = 40_000  # records from which further processes are worth their start
_MOST = 16  # processes


class Crew:
    """The processes at hand, if any."""

    def __init__(self, pool: Executor | None = None) -> None:
        self._pool = pool

    @property
    def several(self) -> bool:
        return self._pool is not None

    def each(self, work: Callable[[A], B], batches: Iterable[A]) -> Iterator[B]:
        """`work` done on every batch, in their order; a function of a module, for it is named to other processes."""
        return map(work, batches) if self._pool is None else self._pool.map(work, batches)


@contextmanager
def crew(records: int) -> Iterator[Crew]:
    """As many processes as that many records are worth."""
    cores = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, _MOST)
    if records < _FROM or cores < 2:
        yield Crew()
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(cores, mp_context=spawn, initializer=keep_to_itself) as pool:
        yield Crew(pool)
