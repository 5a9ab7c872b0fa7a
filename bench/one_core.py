"""A measurement on one core: in a process of its own whose libraries use one thread, as a build's readers do
(`read/pool.py`). With two, the processor time counts the second one's waiting as well."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def on_one_core(measure: Callable[Given, Result], *args: Given.args, **named: Given.kwargs) -> Result:
    """What `measure`, a function of a module, gives there."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is loaded, by the process begun here
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(measure, *args, **named).result()
