"""A person at the desk: questions in order, an answer saved at once, taken back; no name on a command line."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.telling import Case, people_list

from onrecord import record
from onrecord.casefile import Casefile, create, open_casefile
from onrecord.desk.cli import cli
from onrecord.desk.cli.linking_screen import lines
from onrecord.desk.linking import Desk, romanised
from onrecord.desk.verdicts import chance
from onrecord.nouns import CaseSettings, ItemToBe, Judged
from onrecord.nouns.refusal import BadRequest, NeedsPassphrase, UnknownId

LANTERN = ({"name": "Ivo Tann", "born": "1990-02-03"}, {"name": "Bo Karn"}, {"name": "Ada Venn"})
HERON = ({"name": "Танн Иво", "born": "1990-02-03"}, {"name": "Карн Бо"}, {"name": "Ада Венн"})


def fill(folder: Path, passphrase: str | None = None) -> None:
    """A record with two lists in two scripts: one pair the machine is sure of, two that it is not."""
    create(folder / "onrecord/record", member="Mira", passphrase=passphrase)
    with open_casefile(folder / "onrecord/record", passphrase=passphrase) as case, case.writer() as writer:
        told, items = Case(), []
        for name, rows in (("lantern", LANTERN), ("heron", HERON)):
            items.append(writer.take_in(ItemToBe(name=name, media_type="text/csv"), io.BytesIO(name.encode())))
            lists = (people_list(f"l-{name}", items[-1].id, rows, owner=f"{name.title()} Watch"),)
            told.item(items[-1].id, f"Detained, {name}.", on="2031-05-02", lists=lists)
        for noun in (*told.layers, *told.readings):
            writer.keep(noun)
        writer.keep(record.tell(told.readings, told.layers, items, CaseSettings(), case.ids))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path)
    return tmp_path


@pytest.fixture
def case(folder: Path) -> Iterator[Casefile]:
    with open_casefile(folder / "onrecord/record") as opened:
        yield opened


def run(folder: Path, *words: str, typed: str = "") -> Result:
    command, *rest = words
    where = [str(folder)] if command != "judge" else ["--case", str(folder)]
    return CliRunner().invoke(cli, ["link", command, *rest, *where], input=typed, catch_exceptions=False)


def judged(folder: Path) -> list[tuple[str, str]]:
    with open_casefile(folder / "onrecord/record", write=False) as opened:
        return [(one.verdict, one.why) for one in opened.judged()]


def test_what_moves_the_count_most_is_asked_first_and_what_is_sure_is_not(case: Casefile) -> None:
    desk = Desk(case)
    effects = [one.effect for one in desk.waiting()]
    assert len(effects) == 2
    assert effects == sorted(effects, reverse=True)
    assert desk.linked().machine == {"same": 1, "unsure": 2, "different": 0}


def test_a_question_shows_both_scripts_the_rows_and_what_was_weighed(case: Casefile) -> None:
    desk = Desk(case)
    asked = desk.question(desk.waiting()[0])
    names = {asked.a.name: asked.a.romanised, asked.b.name: asked.b.romanised}
    assert names in ({"Bo Karn": "", "Карн Бо": "Karn Bo"}, {"Ada Venn": "", "Ада Венн": "Ada Venn"})
    assert asked.parts
    assert asked.a.said[0].startswith("name: ")
    for width in (0, 160):
        shown = "\n".join(lines(asked, width))
        assert all(name in shown for name in names)
        assert all(part.words in shown for part in asked.parts)


def test_every_answer_is_saved_at_once_with_its_reason_and_may_be_taken_back(folder: Path) -> None:
    done = run(folder, "review", typed="s one father\nb\nw\nd two houses\nk\n")
    assert done.exit_code == 0
    assert "Judged before: same by Mira" in done.output
    assert judged(folder) == [("same", "one father"), ("withdrawn", ""), ("different", "two houses")]


def test_the_end_of_input_and_q_stop_without_loss_and_help_is_given_for_anything_else(folder: Path) -> None:
    assert "Nothing was answered" in run(folder, "review", typed="").output
    done = run(folder, "review", typed="x\n?\nu\nq\n")
    assert "One letter, please" in done.output
    assert "What you write behind the letter" in done.output
    assert judged(folder) == [("unsure", "")]
    assert "1 link waits" in run(folder, "review", typed="q\n").output  # it goes on where it was left


def test_what_waits_can_be_listed_and_judged_by_ids_alone(folder: Path) -> None:
    waiting = [json.loads(line) for line in run(folder, "review", "--json").stdout.splitlines() if line[:1] == "{"]
    assert len(waiting) == 2
    one, other = waiting[0]["a"]["id"], waiting[0]["b"]["id"]
    done = run(folder, "judge", one, other, "same", "--reason", "-", typed="one telephone number\n")
    assert done.exit_code == 0
    assert judged(folder) == [("same", "one telephone number")]
    (kept,) = [line for line in run(folder, "summary", "--json").stdout.splitlines() if line[:1] == "{"]
    assert json.loads(kept)["judged"] == {"same": 1, "unsure": 0, "different": 0}


def test_the_summary_is_the_default_and_says_what_is_next(folder: Path) -> None:
    done = CliRunner().invoke(cli, ["link", str(folder)], catch_exceptions=False)
    assert "3..5 people on the lists (certain..possible)" in done.output
    assert "onrecord link review" in done.output


def test_what_cannot_be_judged_is_refused_and_nothing_is_written(case: Casefile, folder: Path) -> None:
    desk = Desk(case)
    with pytest.raises(BadRequest, match="one record"):
        desk.judge("l-heron.1", "l-heron.1", "same", "")
    with pytest.raises(BadRequest, match="not of a record"):
        desk.judge("l-heron.1", case.items()[0].id, "same", "")
    for named, where in (("n-nobody", "n-nobody: the ids"), ("n-", "n-: the ids"), ("Ivo Tann", "the ids")):
        with pytest.raises(UnknownId) as unknown:
            desk.judge("l-heron.1", named, "same", "")
        assert unknown.value.where.startswith(where)  # and a name is not repeated
    assert case.judged() == ()


def test_a_link_is_judged_and_neither_accepted_nor_rejected(folder: Path) -> None:
    with open_casefile(folder / "onrecord/record") as case, case.writer() as writer:
        writer.keep(Desk(case).people)
        link = Desk(case).waiting()[0]
    with pytest.raises(BadRequest) as refused:
        CliRunner().invoke(cli, ["accept", link.id, "--case", str(folder)], catch_exceptions=False)
    assert f"onrecord link judge {link.a} {link.b}" in refused.value.next


def test_who_judged_when_and_why_stays_in_the_log_with_no_name_of_the_people(case: Casefile) -> None:
    made = Desk(case).judge("l-heron.2", "l-lantern.2", "different", "two houses")
    assert isinstance(made, Judged)
    assert made.by == "Mira"
    assert case.judged() == (made,)
    entry = case.last_entry()
    assert entry is not None
    assert entry.kind == "judged"
    assert "Karn" not in repr(made)


def test_the_log_tells_each_judgement_in_its_order(folder: Path) -> None:
    run(folder, "judge", "l-heron.2", "l-lantern.2", "same", "--reason", "one father")
    run(folder, "judge", "l-heron.2", "l-lantern.2", "withdraw")
    told = CliRunner().invoke(cli, ["log", "--case", str(folder)], catch_exceptions=False).output
    assert "judged same: l-heron.2, l-lantern.2  because: one father" in told
    assert "withdrew what was judged of l-heron.2, l-lantern.2" in told
    refused = CliRunner().invoke(cli, ["link", "judge", "l-heron.2", "l-lantern.2", "withdraw", "--case", str(folder)])
    assert isinstance(refused.exception, BadRequest)


def test_a_locked_case_asks_for_its_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, passphrase="granite heron umbrella nine")
    monkeypatch.delenv("ONRECORD_PASSPHRASE", raising=False)
    with pytest.raises(NeedsPassphrase):
        run(tmp_path, "review")
    monkeypatch.setenv("ONRECORD_PASSPHRASE", "granite heron umbrella nine")
    assert run(tmp_path, "summary").exit_code == 0


def test_a_name_in_latin_script_has_no_line_of_its_own_for_latin() -> None:
    assert romanised("Élise Łukasz Škvor") == ""
    assert romanised("Живко Курчай") == "Zhivko Kurchay"


def test_an_answer_puts_what_hangs_together_with_it_in_order_anew(case: Casefile) -> None:
    desk = Desk(case)
    first, second = desk.waiting()
    desk.judge(first.a, first.b, "same", "")
    assert [one.id for one in desk.waiting()] == [second.id]
    assert desk.link_between(first.a, first.b).decided_by == "Mira"
    desk.judge(first.a, first.b, "withdrawn", "")
    assert {one.id for one in desk.waiting()} == {first.id, second.id}


@pytest.mark.parametrize(
    ("probability", "said"),
    [(None, ""), (0.9999, " (one person: over 99%)"), (0.42, " (one person: 42%)"), (0.001, " (one person: under 1%)")],
)
def test_a_probability_is_never_rounded_to_certainty(probability: float | None, said: str) -> None:
    assert chance(probability) == said
