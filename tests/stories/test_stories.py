"""Whole command-line stories, each one text file with what a person types and what the screen says.

    # a comment
    file NAME <<           the lines up to a lone `.` become a file of the case folder
    $ onrecord ...         a command; it must exit 0, or with the code after `=> ` on its own line
    text                   a line that must appear in the output after the lines before it; `…` stands for anything

A story runs in an empty folder as a fresh process would: nothing is shared but the passphrase.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pytest

STORIES = sorted(Path(__file__).parent.glob("*.story"))
SURROUNDINGS = {
    "ONRECORD_PASSPHRASE": "granite heron umbrella nine",
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "COLUMNS": "200",
    "NO_COLOR": "1",
}


class Step(NamedTuple):
    """A command with what must be seen, or (`writes`) a file with its text."""

    line: int
    command: str
    expected: tuple[str, ...] = ()
    code: int = 0
    writes: str | None = None


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_story(story: Path, tmp_path: Path) -> None:
    remembered: dict[str, str] = {}
    for step in _steps(story.read_text(encoding="utf-8")):
        if step.writes is None:
            output = _run(step, re.sub(r"@(\w+)", lambda match: remembered[match[1]], step.command), tmp_path)
            _follow(step, output, remembered)
        else:
            (tmp_path / step.command).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / step.command).write_text(step.writes, encoding="utf-8")


def _run(step: Step, command: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, **SURROUNDINGS},
        check=False,
    )
    output = done.stdout + done.stderr
    assert done.returncode == step.code, f"line {step.line}: {step.command}\n{output}"
    return output


def _follow(step: Step, output: str, remembered: dict[str, str]) -> None:
    at = 0
    for expected in step.expected:
        expected = re.sub(r"@(\w+)", lambda match: remembered[match[1]], expected)
        pattern = re.escape(expected).replace("…", ".*?")
        pattern = re.sub(r"<(\w+)>", r"(?P<\1>[\\w-]+)", pattern)
        found = re.compile(pattern).search(output, at)
        assert found, f"line {step.line}: after {step.command}\nwanted: {expected}\nin:\n{output[at:]}"
        remembered.update(found.groupdict())
        at = found.end()


def _steps(text: str) -> list[Step]:
    steps: list[Step] = []
    lines = iter(enumerate(text.splitlines(), 1))
    for number, line in lines:
        if line.startswith("file "):
            steps.append(Step(number, line.split()[1], writes=_body(lines)))
        elif line.startswith("$ "):
            steps.append(Step(number, line[2:]))
        elif line.startswith("=> "):
            steps[-1] = steps[-1]._replace(code=int(line[3:]))
        elif line and not line.startswith("#"):
            steps[-1] = steps[-1]._replace(expected=(*steps[-1].expected, line.strip()))
    return steps


def _body(lines: Iterator[tuple[int, str]]) -> str:
    return "".join(f"{line}\n" for _, line in takewhile(lambda numbered: numbered[1] != ".", lines))
