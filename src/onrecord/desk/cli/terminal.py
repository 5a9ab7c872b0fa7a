r"""Everything that reaches a person's screen goes through here: material never gives orders to a terminal.

A file's name, a title, a speaker or a sentence may hold escape sequences that move the cursor, rename the window, fill
the clipboard, or turn the direction of writing so that one name reads as another. `guarded` stands before standard
output and standard error for as long as a command runs, so that whatever prints, prints harmless: each such character
is written out as `\u001b`, which JSON reads as the very same character. Colours come from `console()` and `say()`,
which guard the words first and add their own codes after that; nothing else can colour.
Line feeds and tabs are no orders; but who prints a name on a line of its own prints it `on_one_line`.
"""

import codecs
import io
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

_ORDERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u2028\u2029"  # they end a line
    "\u202a-\u202e\u2066-\u2069]"  # embeddings, overrides, isolates; the plain marks of direction belong to words
)
_BREAKS = re.compile("[\t\n]")


def harmless(text: str) -> str:
    r"""`text` with every character that commands a terminal written out as `\uXXXX`."""
    return _ORDERS.sub(_written_out, text)


def on_one_line(name: str) -> str:
    """A name that cannot pass for two lines."""
    return _BREAKS.sub(_written_out, harmless(name))


@contextmanager
def guarded() -> Iterator[None]:
    """Guard standard output and standard error for as long as the block runs."""
    out, err = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Guarded(out), _Guarded(err)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = out, err


def on_terminal(*, err: bool = False) -> bool:
    """Whether a person looks at standard output (`err`: standard error)."""
    return bool(_behind_guard(err).isatty())


def say(words: str, *, err: bool = False, bold: bool = False, fg: str | None = None) -> None:
    """One line in a colour, where there are colours."""
    click.echo(click.style(harmless(words), bold=bold or None, fg=fg), file=_behind_guard(err))


def console(*, err: bool = False) -> "Console":
    """A rich console whose words are harmless."""
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment

    class HarmlessConsole(Console):
        def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
            for segment in super().render(renderable, options):
                yield segment if segment.control else Segment(harmless(segment.text), segment.style)

    return HarmlessConsole(file=_behind_guard(err), highlight=False)


class _Guarded(io.TextIOBase):
    """A standard stream that passes on harmless text only. It says that it is no terminal, so that libraries do not
    colour what they send through it."""

    encoding = "utf-8"
    errors = "backslashreplace"  # both are what `input` asks for before it lets a person edit a line

    def __init__(self, stream: Any) -> None:
        super().__init__()
        self.stream = stream
        self.encoding = getattr(stream, "encoding", None) or self.encoding
        self.buffer = _GuardedBytes(stream)

    def write(self, text: str) -> int:
        plain = harmless(text).encode(self.encoding, self.errors).decode(self.encoding)
        self.stream.write(plain)
        return len(text)

    def flush(self) -> None:
        self.stream.flush()

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        return int(self.stream.fileno())


class _GuardedBytes(io.RawIOBase):
    """The bytes behind such a stream: UTF-8, however it was cut into writes."""

    def __init__(self, stream: Any) -> None:
        super().__init__()
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8")("backslashreplace").decode

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._stream.flush()
        self._stream.buffer.write(harmless(self._decode(bytes(data))).encode())
        return len(data)

    def flush(self) -> None:
        self._stream.flush()


def _behind_guard(err: bool) -> Any:
    stream = sys.stderr if err else sys.stdout
    return stream.stream if isinstance(stream, _Guarded) else stream


def _written_out(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
