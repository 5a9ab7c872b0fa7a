"""Functions compiled by numba, kept on disk between runs. Numba is heavy: import this file only inside a function."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from numba import njit

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """The same function in machine code; divisions follow IEEE 754, the interpreter's lock is released."""
    made: Callable[P, R] = njit(cache=True, nogil=True, error_model="numpy")(function)
    return made
