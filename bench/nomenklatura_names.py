"""The peer for names: how alike nomenklatura's `logic-v2` finds two names of persons, in the same run.

It is a package of its own world (PyICU compiles for minutes), so it stays out of this project's environment:
`ONRECORD_NOMENKLATURA` names a Python that has it (`python -m venv X && X/bin/pip install nomenklatura`,
`ONRECORD_NOMENKLATURA=X/bin/python`). This file is run by that Python: pairs as JSON come in, scores and the
processor's seconds of the comparisons alone (no start, no making of entities) go out.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

Pair = tuple[str, str]


class Scored(NamedTuple):
    """`seconds` of the processor, for all pairs."""

    of: dict[Pair, float]
    seconds: float
    version: str


def scores(pairs: Sequence[Pair]) -> Scored | None:
    """From 0 to 1, for each pair; None where `ONRECORD_NOMENKLATURA` names no Python."""
    if not (python := os.environ.get("ONRECORD_NOMENKLATURA")):
        return None
    asked = (python, str(Path(__file__).resolve()))
    answer = json.loads(
        subprocess.run(asked, input=json.dumps(pairs), check=True, capture_output=True, text=True).stdout
    )
    return Scored(dict(zip(pairs, answer["scores"], strict=True)), answer["seconds"], answer["version"])


def _there() -> None:
    """In the other Python."""
    from importlib.metadata import version

    from followthemoney import model  # type: ignore[import-not-found]
    from nomenklatura.matching import LogicV2  # type: ignore[import-not-found]

    def person(side: str, name: str) -> Any:
        made = model.make_entity("Person")
        made.id = f"{side} {name}"  # what it knows of an entity it keeps by its id
        made.add("name", name)
        return made

    config = LogicV2.default_config()
    entities = [(person("a", a), person("b", b)) for a, b in json.load(sys.stdin)]
    LogicV2.compare(*entities[0], config)  # its tables are loaded at the first
    begun = time.process_time()
    found = [LogicV2.compare(a, b, config).score for a, b in entities]
    seconds = time.process_time() - begun
    json.dump({"scores": found, "seconds": seconds, "version": version("nomenklatura")}, sys.stdout)


if __name__ == "__main__":
    _there()
