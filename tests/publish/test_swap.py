"""A dossier is put in the place of another in one step: at any moment the old or the new one stands, whole."""

import itertools
import os
from pathlib import Path

import pytest
from bench import kills_dossier as kills
from bench.mortal import die

from onrecord.publish import check_dossier, publish, swap


def folder(path: Path, words: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(words)
    return path


def test_what_is_put_in_place_replaces_what_was_there_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    to = folder(tmp_path / "dossier", "old")
    swap.swap(folder(tmp_path / ".dossier.building", "new"), to)
    assert (to / "index.html").read_text() == "new"
    assert list(tmp_path.iterdir()) == [to]


def test_the_first_one_is_put_where_nothing_was(tmp_path: Path) -> None:
    swap.swap(folder(tmp_path / "new", "new"), tmp_path / "dossier")
    assert (tmp_path / "dossier/index.html").read_text() == "new"


def test_where_two_names_cannot_be_exchanged_the_result_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    to = folder(tmp_path / "dossier", "old")
    swap.swap(folder(tmp_path / ".dossier.building", "new"), to)
    assert (to / "index.html").read_text() == "new"
    assert list(tmp_path.iterdir()) == [to]


def test_a_link_to_a_dossier_is_replaced_and_what_it_led_to_stays(tmp_path: Path) -> None:
    elsewhere, to = folder(tmp_path / "elsewhere", "old"), tmp_path / "dossier"
    to.symlink_to(elsewhere, target_is_directory=True)
    swap.swap(folder(tmp_path / "new", "new"), to)
    assert (to / "index.html").read_text() == "new"
    assert (elsewhere / "index.html").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dossier", "elsewhere"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")
    root = tmp_path_factory.mktemp("kills")
    kills.begin(root)
    return root


def test_killed_at_a_point_of_publishing_the_old_or_the_new_dossier_stands_whole(root: Path) -> None:
    total, last = kills.Standing(), kills.points(root)
    for number, point in enumerate([*range(1, last, 12), last, last + 1]):
        total = total.plus(kills.trial(root, number, point, wait=0.001 if number % 3 == 2 else None))
    assert total.none == 0
    assert total.old
    assert total.new


def test_without_exchange_a_kill_between_two_steps_leaves_the_old_one_beside_its_place_and_it_is_brought_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, steps = Path.rename, itertools.count(1)
    with monkeypatch.context() as there:
        there.setattr(swap, "exchange", lambda one, other: False)
        there.setattr(Path, "rename", lambda path, to: die() if next(steps) == 2 else rename(path, to))
        assert kills.trial(root, 1, 0, wait=None).none  # no point of its own: it dies where `rename` does
    assert check_dossier(root / ".dossier.old")[0].holds
    swap.bring_back(root / "dossier")
    assert all(each.holds for each in check_dossier(root / "dossier"))
    assert not (root / ".dossier.old").exists()


def test_publishing_brings_the_old_one_back_before_it_builds_the_new_one(root: Path) -> None:
    (root / "dossier").rename(root / ".dossier.old")
    with kills.open_casefile(root / "record") as case, pytest.raises(RuntimeError):
        publish(case, root / "dossier", draw=stopped)
    assert all(each.holds for each in check_dossier(root / "dossier"))


def stopped(numbers: object) -> dict[str, str]:
    raise RuntimeError
