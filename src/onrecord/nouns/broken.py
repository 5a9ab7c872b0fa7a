"""What parsers raise when bytes are not what their format promises: by name, for all who open what strangers made.

A parser of another's making answers a hostile file with nearly anything: `xlrd` fails on `assert`, `warcio` looks up an
attribute of None, `email` adds text to None. So the names are those of the language's own errors that wrong values
can cause, and of the standard library's formats; a library's own errors are added where it is used.

Left out, because the bytes are not to blame: `ImportError` (OnRecord is not whole on this computer), `MemoryError` (a
bound was reached: a finding of its own), `NameError` and `SystemError` (ours, or the interpreter's), and whatever a
library invents that nobody has seen: that ends the reader's process, which tells its class (`read/pool.py`).
"""

import csv
import lzma
import os
import struct
import tarfile
import zipfile
import zlib
from email.errors import MessageError

BROKEN: tuple[type[Exception], ...] = (
    ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, LookupError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError,
    MessageError, csv.Error, lzma.LZMAError, struct.error, tarfile.TarError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def fault_of(why: BaseException) -> str:
    """The class of an error and the line of code it came from: `AttributeError at recordloader.py:184`. Never its
    words, which can quote the material."""
    place = place_of(why)
    return f"{type(why).__name__} at {place}" if place else type(why).__name__


def place_of(why: BaseException) -> str:
    """The line of code that an error came from: `recordloader.py:184`."""
    trace = why.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else ""  # noqa: PTH119
