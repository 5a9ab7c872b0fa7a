"""A process of OnRecord keeps to itself: asked in a process of its own, because it cannot be taken back."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the filter of system calls is Linux's")


def said(program: str, **environment: str) -> list[str]:
    """What a fresh Python prints, line by line."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True)
    return done.stdout.splitlines()


def test_no_socket_can_be_opened_but_between_processes_of_this_computer():
    assert said("""
import socket
from onrecord.alone import keep_to_itself
keep_to_itself()
for family in ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_UNIX"):
    try:
        socket.socket(getattr(socket, family))
        print(family, "opened")
    except OSError:
        print(family, "refused")
""") == ["AF_INET refused", "AF_INET6 refused", "AF_NETLINK refused", "AF_UNIX opened"]


_BY_THE_KERNEL = """
import ctypes
libc = ctypes.CDLL(None)
print("io_uring", libc.syscall(425, 1, 0) >= 0)
for family in (1, 2, 10, 16):
    print(family, libc.socket(family, 1, 0) >= 0)
"""


@ON_LINUX
@pytest.mark.parametrize(
    "asked",
    [_BY_THE_KERNEL, f"import subprocess, sys; subprocess.run([sys.executable, '-c', {_BY_THE_KERNEL!r}], check=True)"],
    ids=["a library in C", "a program begun from here"],
)
def test_the_kernel_refuses_them_to(asked: str):
    silenced = f"from onrecord.alone import keep_to_itself; keep_to_itself()\n{asked}"
    assert said(silenced) == ["io_uring False", "1 True", "2 False", "10 False", "16 False"]
    assert "2 True" in said(asked)  # without it they are to be had


def test_what_asks_at_import_whether_there_is_a_network_is_not_heard():
    """urllib3, which trafilatura and spaCy bring along, opens a socket to learn whether there is IPv6."""
    assert said("""
import sys
asked = []
sys.addaudithook(lambda event, given: asked.append(given[1]) if event == "socket.__new__" else None)
from onrecord.alone import keep_to_itself
keep_to_itself()
import urllib3
print(asked)
""") == ["[]"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no core dumps")
def test_a_process_that_dies_leaves_no_image_of_its_memory():
    assert said("""
import resource
from onrecord.alone import keep_to_itself
keep_to_itself()
print(resource.getrlimit(resource.RLIMIT_CORE))
""") in (["(1, 1)"], ["(0, 0)"])


@pytest.mark.parametrize("part", ["onrecord.nouns", "onrecord.read.pool", "bench.figure", "training.tally"])
def test_libraries_are_told_not_to_report_before_any_part_is_imported(part: str):
    """Whatever the person's own environment says."""
    watching = f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == {part!r}:
            print(os.environ["ORT_DISABLE_TELEMETRY"])
sys.meta_path.insert(0, Watch())
import {part}
"""
    assert said(watching, ORT_DISABLE_TELEMETRY="0") == ["1"]


@ON_LINUX
def test_the_reading_library_makes_no_file_and_asks_for_no_address(tmp_path: Path):
    """With the variable unset it leaves a device's id and a queue of events in these folders."""
    program = """
from onrecord.read.tagging.tagger import Tagger
Tagger.shipped()
"""
    said(program, HOME=str(tmp_path), XDG_CACHE_HOME=str(tmp_path), TMPDIR=str(tmp_path))
    assert list(tmp_path.rglob("*")) == []


def test_nothing_imports_the_reading_library_before_it_is_told():
    """The root packages import `onrecord` first; a file outside them that imports it would come too early."""
    told = [ROOT / name for name in ("src/onrecord", "bench", "training")]
    importing = [path for path in _python_files() if "onnxruntime" in _imported(path)]
    assert importing
    assert [path for path in importing if not any(path.is_relative_to(folder) for folder in told)] == []


@pytest.mark.parametrize("package", ["bench", "training"])
def test_the_first_import_of_a_package_beside_ours_is_ours(package: str):
    tree = ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8"))
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert isinstance(imports[0], ast.Import)
    assert imports[0].names[0].name == "onrecord"


def _python_files() -> Iterator[Path]:
    yield ROOT / "dev.py"
    for folder in ("src", "bench", "training", "tests", "examples"):
        yield from (ROOT / folder).rglob("*.py")


def _imported(path: Path) -> set[str]:
    """The packages that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found
