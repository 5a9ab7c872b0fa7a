"""No decision, however it came into the log, stops a command; what cannot be applied is shown as left over."""

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.casefile import Casefile, create, open_casefile
from onrecord.desk.cli import cli
from onrecord.desk.decided import left_over
from onrecord.nouns import Account, Decision, Entry
from onrecord.standing import FIELDS, anchor_in, in_force

NOW = dt.datetime(2031, 7, 1, tzinfo=dt.UTC)
TEXT = """The Interior Ministry denied on 20 May 2031 that anyone had been detained in Orlo.

Ines Tarrow, who speaks for the dockers, said that police had killed nine men in Orlo on 4 May 2031.
"""
VALUES = (
    "",
    " ",
    ".",
    "denial",
    "no_comment",
    "campaign",
    "2031-02-31",
    "../..",
    "9" * 30,
    "Ines Tarrow",
    "\x1b[2J",
    "é" * 3000,
)
FIELD_NAMES = sorted({name for fields in FIELDS.values() for name in fields} | {"id", "within", "acts", "about", "no"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("case")
    (made / "gazette.txt").write_text(TEXT, "utf-8")
    (made / "case.toml").write_text('[item."gazette.txt"]\npublished_on = "2031-05-21"\n', "utf-8")
    create(made / "onrecord" / "record", member="Ada", passphrase=None)
    assert run("build", str(made), "--unprotected").exit_code == 0
    return made


def run(*words: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(cli, list(words))


def opened(folder: Path, *, write: bool = True) -> Casefile:
    return open_casefile(folder / "onrecord" / "record", write=write)


def objects(case: Casefile) -> list[tuple[str, str]]:
    """Ids of everything that can be decided about, with their items."""
    account = case.latest(Account) or Account()
    found = [(one.id, one.item) for reading in case.readings() for one in (*reading.statements, *reading.lists)]
    return [*found, *((one.id, "") for one in (*account.events, *account.claims)), ("s-none", "gone"), ("", "")]


def test_no_decision_in_the_log_stops_a_command(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as case:
        ids = objects(case)
        assert len(ids) > 4
        with case.writer() as writer:
            for about, item in ids:
                anchor = None
                if about and about != "s-none":
                    anchor = anchor_in(case.noun_of(case.entry_of(about)), about)
                made = [("correct", field, value) for field in FIELD_NAMES for value in VALUES] + [("accept", "", "")]
                for verdict, field, value in made:
                    writer.keep(
                        Decision(
                            about=about, verdict=verdict, by="Ada", at=NOW, field=field, value=value, item=item,  # type: ignore[arg-type]
                            anchor=anchor if len(value) % 2 else None, words="x",
                        )
                    )  # fmt: skip
            writer.keep(Decision(about="", verdict="withdraw", by="Ada", at=NOW, takes_back="0" * 64))
    case_option = ("--case", str(folder))
    assert run("build", str(folder)).exit_code == 0
    with opened(folder, write=False) as case:
        today = [id for id, _ in objects(case)[:-2]]
    for words in (
        ("queue", str(folder)), ("queue", str(folder), "--decided", "--json"), ("log", *case_option),
        ("read", *case_option), ("check", str(folder)), ("link", str(folder)),
        ("export", str(folder), "--to", str(tmp_path / "out")),
        *(("show", id, *case_option) for id in today),
    ):  # fmt: skip
        done = run(*words)
        assert done.exit_code == 0, (words, done.exception)
    with opened(folder, write=False) as case:
        lost = [one for _, one in left_over(case)]
        standing = in_force([(entry.id, one) for entry, one in case.decided()])
        assert 0 < len(lost) < len(standing)
        assert {one.decision.about for one in lost} >= {"s-none", ""}
        for one in lost:
            assert "Tarrow" not in one.why
            assert "\x1b" not in one.why


def test_every_left_over_decision_can_be_taken_back_by_the_command_that_is_shown(folder: Path) -> None:
    with opened(folder) as case, case.writer() as writer:
        writer.keep(Decision(about="s-gone", verdict="reject", by="Ada", at=NOW, words="ships sailed", item="gone"))
    shown = [json.loads(line) for line in run("queue", str(folder), "--decided", "--json").output.splitlines()[1:]]
    (mine,) = [one for one in shown if one["about"] == "s-gone"]
    assert (mine["kind"], mine["words"], mine["verdict"]) == ("left-over", "ships sailed", "reject")
    assert run(*mine["undo"].split()[1:]).exit_code == 0
    again = [json.loads(line) for line in run("queue", str(folder), "--decided", "--json").output.splitlines()[1:]]
    assert "s-gone" not in {one["about"] for one in again}
    log = run("log", "--kind", "decision", "--case", str(folder)).output
    assert "[taken back by entry" in log.split("s-gone")[1].splitlines()[0]


def test_a_name_of_a_file_a_slip_and_what_nothing_is_decided_about_are_answered(folder: Path) -> None:
    from onrecord.nouns.refusal import BadRequest, UnknownId

    for words, refusal, said in (
        (("accept", "gazette.txt"), BadRequest, "an item, about which nothing is decided"),
        (("accept", "gazete.txt"), UnknownId, "did you mean i-"),
        (("reject", "s-none", "--why", "x"), UnknownId, "has this id"),
    ):
        done = run(*words, "--case", str(folder))
        assert isinstance(done.exception, refusal)
        assert said in done.exception.what


def test_what_is_logged_names_the_entry_it_takes_back(folder: Path) -> None:
    with opened(folder, write=False) as case:
        entries: dict[str, Entry] = {entry.id: entry for entry in case.entries()}
        backs = [
            (entry, one) for entry, one in case.decided() if one.verdict == "withdraw" and one.takes_back in entries
        ]
        assert backs
        assert all(one.takes_back in entry.about for entry, one in backs)
