"""One build of a case in which a build does all it can, watched in all its processes."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from bench import everything
from bench.tracing import Trace, traced

COMPILED = "__pycache__"  # where Python and numba keep what they have compiled, beside the code


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("everything")


@pytest.fixture(scope="module")
def built(place: Path) -> Trace:
    trace = everything.build(place)
    assert trace.code == 0, trace.printed
    assert (place / "case/onrecord/dossier/index.html").is_file()
    return trace


def test_the_watch_sees_a_socket_and_a_file_of_a_process_begun_by_another(tmp_path: Path):
    """Else the tests below could not fail."""
    inner = "import socket; socket.socket(); open('left', 'w')"
    trace = traced(
        ["python", "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}], check=True)"],
        {"PATH": everything.path()},
        tmp_path,
    )
    assert set(trace.sockets) - {"AF_UNIX"}
    assert tmp_path / "left" in trace.written
    assert trace.processes >= 2


def test_a_build_leaves_nothing_where_programs_leave_things(built: Trace, place: Path):
    assert {path for name in everything.STRAYS for path in (place / name).rglob("*")} == set()


def test_no_process_of_a_build_opens_a_socket_but_to_its_own_kind(built: Trace):
    assert built.processes >= 3  # the parent and two that read
    assert set(built.sockets) <= {"AF_UNIX"}


def test_a_build_writes_into_the_case_and_what_it_compiles_beside_the_code(built: Trace, place: Path):
    inside = place / "case" / "onrecord"
    assert any(path.is_relative_to(inside / "dossier") or ".dossier" in str(path) for path in built.written)
    outside = {path for path in built.written if not path.is_relative_to(inside)}
    assert {path for path in outside if COMPILED not in path.parts} == set()


def test_what_is_compiled_holds_no_word_of_a_case(built: Trace):
    spec = find_spec("onrecord.estimate")
    assert spec is not None
    assert spec.origin is not None
    kept = [path.read_bytes() for path in (Path(spec.origin).parent / COMPILED).glob("*.nb?")]
    assert kept  # the case has a total, so its models were compiled, now or before
    assert [word for word in everything.words() if any(word.encode() in machine_code for machine_code in kept)] == []
