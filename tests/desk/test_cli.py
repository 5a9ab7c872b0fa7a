"""The command line itself: quick to start, every command explained, every failure in plain words."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import onrecord.desk.cli as desk
from onrecord.desk.cli import cli, main
from onrecord.nouns.refusal import Refusal

README = Path(__file__).parents[2] / "README.md"
HEAVY = ("spacy", "lxml", "rich", "sqlcipher3", "av", "PIL", "trafilatura", "pypdfium2", "openpyxl", "cryptography")
COMMANDS = cli.list_commands(click.Context(cli))


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom onrecord.desk.cli import cli\n"
        "try: cli.main(['--help'], standalone_mode=False)\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ast.literal_eval(done.stderr.strip()) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_teaches_with_an_example(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert f"onrecord {name} " in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name: str) -> None:
    text = README.read_text(encoding="utf-8")
    assert f"`onrecord {name}" in text or f"`{name}`" in text or f"onrecord {name}" in text


def test_exit_codes_are_printed_from_the_refusals_and_differ() -> None:
    output = CliRunner().invoke(cli, ["--help"]).output
    kinds = desk._all_refusals()
    assert len({kind.exit_code for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert kind.title in output


def run_main(monkeypatch: pytest.MonkeyPatch, what: BaseException) -> int:
    def fail(**_: object) -> None:
        raise what

    monkeypatch.setattr(desk.cli, "main", fail)
    monkeypatch.delenv("ONRECORD_DEBUG", raising=False)
    with pytest.raises(SystemExit) as left:
        main()
    assert isinstance(left.value.code, int)
    return left.value.code


def test_a_refusal_says_what_where_what_it_means_and_what_next(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run_main(
        monkeypatch, Refusal("the disk is full", where="record/", means="nothing is lost", next="make room")
    )
    said = capsys.readouterr().err
    assert code == Refusal.exit_code
    for words in ("the disk is full", "Where: record/", "What it means: nothing is lost", "What to do: make room"):
        assert words in said


def test_a_fault_shows_no_word_of_the_material(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run_main(monkeypatch, ValueError("canary: Joran Pell was held in room nine"))
    said = capsys.readouterr()
    assert code == 70
    assert "canary" not in said.err + said.out
    assert "ValueError at test_cli.py" in said.err


def test_ctrl_c_says_that_what_was_acknowledged_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_main(monkeypatch, click.exceptions.Abort()) == 130
    assert "is kept" in capsys.readouterr().err


def test_a_wrong_word_is_a_usage_error_and_not_a_fault() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("onrecord")), "biuld", "."], capture_output=True, text=True, check=False,
        env=os.environ,
    )  # fmt: skip
    assert done.returncode == 2
    assert "No such command" in done.stderr
