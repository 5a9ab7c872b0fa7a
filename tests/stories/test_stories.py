"""Whole command-line stories, each one text file with what a person types and what the screen says.

    # a comment
    file NAME <<           the lines up to a lone `.` become a file of the case folder
    $ onrecord ...         a command; it must exit 0, or with the code after `=> ` on its own line
    text                   a line that must appear in the output after the lines before it; `…` stands for anything

A story runs in an empty folder as a fresh process would: nothing is shared but the passphrase.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

STORIES = sorted(Path(__file__).parent.glob("*.story"))
ONRECORD = str(Path(sys.executable).with_name("onrecord"))
PASSPHRASE = "granite heron umbrella nine"


class Step(NamedTuple):
    line: int
    command: str
    expected: tuple[str, ...]
    code: int


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_story(story: Path, tmp_path: Path) -> None:
    remembered: dict[str, str] = {}
    for step in _steps(story.read_text(encoding="utf-8"), tmp_path):
        command = re.sub(r"@(\w+)", lambda match: remembered[match[1]], step.command)
        done = subprocess.run(
            [ONRECORD, *shlex.split(command)[1:]] if command.startswith("onrecord") else ["bash", "-c", command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            env={**os.environ, "ONRECORD_PASSPHRASE": PASSPHRASE, "COLUMNS": "200", "NO_COLOR": "1"},
            check=False,
        )
        output = done.stdout + done.stderr
        assert done.returncode == step.code, f"line {step.line}: {step.command}\n{output}"
        _follow(step, output, remembered)


def _follow(step: Step, output: str, remembered: dict[str, str]) -> None:
    at = 0
    for expected in step.expected:
        pattern = re.escape(expected).replace("…", ".*?")
        pattern = re.sub(r"<(\w+)>", r"(?P<\1>[\\w-]+)", pattern)
        found = re.compile(pattern).search(output, at)
        assert found, f"line {step.line}: after {step.command}\nwanted: {expected}\nin:\n{output[at:]}"
        remembered.update(found.groupdict())
        at = found.end()


def _steps(text: str, folder: Path) -> list[Step]:
    steps: list[Step] = []
    lines = iter(enumerate(text.splitlines(), 1))
    for number, line in lines:
        if line.startswith("file "):
            path = folder / line.split()[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            body = []
            for _, inner in lines:
                if inner == ".":
                    break
                body.append(inner)
            path.write_text("\n".join(body) + "\n", encoding="utf-8")
        elif line.startswith("$ "):
            steps.append(Step(number, line[2:], (), 0))
        elif line.startswith("=> "):
            steps[-1] = steps[-1]._replace(code=int(line[3:]))
        elif line and not line.startswith("#"):
            steps[-1] = steps[-1]._replace(expected=(*steps[-1].expected, line.strip()))
    return steps
