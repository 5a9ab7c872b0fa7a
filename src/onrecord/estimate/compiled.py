"""Functions compiled by numba, kept on disk between runs. Numba is heavy: import this file only inside a function.

Where: beside the code, where whoever runs it may write there, else in the user's own cache folder; never in a folder
that all may write to, as what is read from there is run (`NUMBA_CACHE_DIR` names another, at one's own risk).

Machine code has that of the functions it calls inside it, but numba asks only whether the function's own file has
changed. So the name under which it is kept says which state of all compiled files it was made of.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from numba import njit

P = ParamSpec("P")
R = TypeVar("R")


def _state(folder: Path) -> str:
    """Of all files in `folder` that hold compiled functions."""
    texts = (file.read_bytes() for file in sorted(folder.glob("*.py")))
    return hashlib.sha256(b"".join(text for text in texts if b"import compiled" in text)).hexdigest()[:16]


_STATE = _state(Path(__file__).parent)


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """The same function in machine code; divisions follow IEEE 754, the interpreter's lock is released."""
    function.__qualname__ += f"_{_STATE}"
    made: Callable[P, R] = njit(cache=True, nogil=True, error_model="numpy")(function)
    return made


def is_kept(function: Callable[P, R]) -> bool:
    """Whether the machine code of a compiled `function` is on disk already."""
    folder = Path(function.stats.cache_path)  # type: ignore[attr-defined]  # numba's dispatcher has no types
    return any(folder.glob(f"*.{function.__qualname__}-*.nbi"))
