"""A case inside a case, and a record that is a link to elsewhere: refused or left alone, with words."""

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.casefile import create

ONRECORD = str(Path(sys.executable).with_name("onrecord"))
REFUSED = 18


def _onrecord(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([ONRECORD, *words], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    (folder / "inner").mkdir(parents=True)
    create(folder / "onrecord/record", member="Ana")
    return folder


@pytest.mark.parametrize("inside", ["inner", "onrecord", "onrecord/record", "onrecord/record/keys"])
@pytest.mark.parametrize("command", [["build"], ["init", "--name", "Ana"]], ids=" ".join)
def test_no_record_is_begun_inside_another_case(case: Path, inside: str, command: list[str]) -> None:
    before = sorted(case.rglob("*"))
    done = _onrecord(*command, str(case / inside), "--unprotected")
    assert done.returncode == REFUSED, done.stderr
    assert "inside the folder of another case" in done.stderr
    assert sorted(case.rglob("*")) == before


def test_nor_through_a_link_into_another_case(case: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(case / "inner")
    assert _onrecord("build", str(tmp_path / "link"), "--unprotected").returncode == REFUSED


def test_a_link_of_that_name_above_the_case_is_no_business_of_ours(tmp_path: Path) -> None:
    (tmp_path / "onrecord").symlink_to("nowhere")
    (tmp_path / "case").mkdir()
    assert _onrecord("init", str(tmp_path / "case"), "--name", "Ana", "--unprotected").returncode == 0


COMMANDS = (
    ["build"], ["build", "--unprotected"], ["init", "--name", "Ana"], ["check"], ["queue"], ["link"], ["log", "--case"],
    ["unlock"], ["passphrase"],
)  # fmt: skip


@pytest.mark.parametrize("linked", ["onrecord", "onrecord/record", "onrecord/dossier"])
def test_a_linked_output_is_refused_and_what_it_points_to_stays_as_it_is(
    case: Path, tmp_path: Path, linked: str
) -> None:
    elsewhere, mine = tmp_path / "elsewhere", tmp_path / "mine"
    mine.mkdir()
    if linked == "onrecord/dossier":
        create(mine / "onrecord/record", member="Ana")
        elsewhere.mkdir()
        (elsewhere / "precious").write_text("not ours")
    else:
        (case / "onrecord" if linked == "onrecord" else case / "onrecord/record").rename(elsewhere)
        (mine / linked).parent.mkdir(exist_ok=True)
    (mine / linked).symlink_to(elsewhere)
    before = {path: path.stat().st_mtime_ns for path in elsewhere.rglob("*")}
    for words in COMMANDS if linked != "onrecord/dossier" else COMMANDS[:1]:
        done = _onrecord(*words, str(mine))
        assert done.returncode == REFUSED, (words, done.stderr)
        assert "a link to another place" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in elsewhere.rglob("*")} == before
