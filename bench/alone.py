"""Telemetry and sockets: what one build of everything asks for, writes and leaves, in all of its processes."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import everything
from bench.figure import Figure

_MODEL = Path(__file__).parents[1] / "src" / "onrecord" / "read" / "models" / "tagger-en" / "tagger.onnx"
_UNTOLD = f"import onnxruntime; onnxruntime.disable_telemetry_events(); onnxruntime.InferenceSession({str(_MODEL)!r})"


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        compiled = place / "compiled"
        trace = everything.build(place, NUMBA_CACHE_DIR=str(compiled), PYTHONPYCACHEPREFIX=str(compiled))
        if trace.code:
            raise RuntimeError(trace.printed)
        inside = (place / "case" / "onrecord", compiled)
        outside = [path for path in trace.written if not any(path.is_relative_to(one) for one in inside)]
        files = [path.read_bytes() for path in compiled.rglob("*") if path.is_file()]
        words = sum(word.encode() in held for held in files for word in everything.words())
        left = sum(len(list((place / name).rglob("*"))) for name in everything.STRAYS)
        yield Figure(f"programs begun by a build, watched by {trace.by}", trace.processes, "")
        asked = [family for family in trace.sockets if family != "AF_UNIX"]
        yield _none("sockets asked for, but AF_UNIX", len(asked))
        yield _none("files left in HOME, XDG folders and TMPDIR", left)
        yield _none("files made outside the case and the compiled code", len(outside))
        yield Figure("files of compiled code", len(files), "")
        yield _none("  words of the case in them", words)
    yield Figure("files that ONNX Runtime leaves, only asked by its own call", _left_untold(), "")


def _none(name: str, value: int) -> Figure:
    return Figure(name, value, "", "limit", 0, more_is_better=False)


def _left_untold() -> int:
    """What the watch would have seen: the library without `onrecord`, told by its own call alone to be silent."""
    with tempfile.TemporaryDirectory() as folder:
        own = {"HOME": folder, "XDG_CACHE_HOME": folder, "TMPDIR": folder}
        subprocess.run([sys.executable, "-c", _UNTOLD], env=own, check=True, capture_output=True)
        return sum(path.is_file() for path in Path(folder).rglob("*"))
