"""Machine code is kept on disk, and never outlives a change of any compiled file."""

import importlib.util
import sys
from pathlib import Path

import pytest

from onrecord.estimate import is_ready
from onrecord.estimate.compiled import _state, is_kept
from onrecord.estimate.poisson import choose
from onrecord.estimate.sweeps import sweep


def test_machine_code_is_kept_after_the_first_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "twice_of.py"
    file.write_text("from onrecord.estimate.compiled import compiled\n@compiled\ndef twice(x): return 2 * x\n")
    spec = importlib.util.spec_from_file_location("twice_of", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "twice_of", module)
    spec.loader.exec_module(module)
    assert not is_kept(module.twice)
    assert module.twice(4) == 8
    assert is_kept(module.twice)


def test_a_change_in_one_compiled_file_makes_the_code_of_all_anew(tmp_path: Path) -> None:
    """Machine code holds that of the functions it calls, and numba looks at the caller's file alone."""
    called, calls, other = (tmp_path / name for name in ("called.py", "calls.py", "other.py"))
    for file in (called, calls):
        file.write_text("from x import compiled\n")
    other.write_text("nothing here is machine code\n")
    first = _state(tmp_path)
    other.write_text("nor here\n")
    assert _state(tmp_path) == first
    called.write_text("from x import compiled\nHERE = 1\n")
    assert _state(tmp_path) != first


def test_the_models_are_ready_when_both_their_machine_codes_are_on_disk() -> None:
    assert is_ready() == (is_kept(choose) and is_kept(sweep))
