"""kill -9 at the points of `bench/kills.py`, a few of each: what was acknowledged is there, and nothing is stuck."""

import os
from pathlib import Path

import pytest
from bench import kills
from bench.mortal import Acknowledge, die, in_a_process

from onrecord.casefile import create, open_casefile
from onrecord.nouns import Finding, Reading, TextLayer

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
SAVINGS = 3


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kills")
    create(root / "empty", member="bench")
    kills.told_in_confidence(root / "told")
    return root


def test_what_was_acknowledged_survives_kill_9_at_a_point_of_writing_and_another_at_one_of_opening(root: Path) -> None:
    last = kills.points(kills.fresh(root, "empty"), SAVINGS)
    total = kills.Trial()
    for point in range(last, 0, -11):
        opening = point % kills.OPENING + 1
        total = total.plus(kills.at_point(kills.fresh(root, "empty"), SAVINGS, point, opening))
    assert total.at_stake >= 80
    assert (total.lost, total.damaged) == (0, 0)


def test_what_was_acknowledged_survives_kill_9_wherever_the_writer_is(root: Path) -> None:
    total = kills.Trial()
    for number in range(1, 7):
        total = total.plus(kills.after_saving(kills.fresh(root, "empty"), number, wait=number / 1000))
    assert total.at_stake >= 5 * (1 + 2 + 3 + 4 + 5 + 6)
    assert (total.lost, total.damaged) == (0, 0)


def test_a_beginning_that_was_killed_leaves_a_record_or_room_for_one(root: Path) -> None:
    tried = list(kills.until_none(lambda n: kills.begun_at_point(kills.fresh(root), 9 * n)))
    assert len(tried) >= 7
    assert all(tried)


def test_a_destruction_that_was_killed_is_finished_by_whoever_opens_the_record_next(root: Path) -> None:
    tried = list(kills.until_none(lambda n: kills.destroyed_at_point(kills.fresh(root, "told"), 3 * n)))
    assert len(tried) >= 14
    assert all(tried)


def test_a_scope_begun_anew_after_its_destruction_keeps_its_new_words(root: Path) -> None:
    folder = kills.fresh(root, "told")
    with open_casefile(folder) as case:
        case.destroy(kills.SCOPE, "consent withdrawn")
        with case.writer() as writer:
            writer.keep(Finding(code="small", what="told again", where="p-7"), scope=kills.SCOPE)
    for _ in range(2):
        with open_casefile(folder) as case:
            assert [finding.what for _, finding in case.findings()] == ["told again"]


def test_a_text_at_hand_does_not_come_back_into_the_view_when_its_key_is_destroyed(root: Path) -> None:
    with open_casefile(kills.fresh(root, "told")) as case:
        (item,) = case.items()
        with case.writer() as writer:
            layer = TextLayer(item=item.id, text=kills.WORDS, sha256="0" * 64, extractor="bench@1")
            writer.keep(layer, scope=kills.SCOPE)
            writer.keep(Reading(item=item.id, layer="", model="bench@1", language="en"))
        case.destroy(kills.SCOPE, "consent withdrawn")
        assert case._entries.layer_at_hand(item.id) is None
        assert kills.WORDS not in str(case._view.dump())


def test_a_key_on_its_way_to_be_destroyed_is_overwritten_after_a_crash_and_not_only_unlinked(root: Path) -> None:
    folder = kills.fresh(root, "told")
    with open_casefile(folder) as case:
        name = case._on.keys.handle(kills.SCOPE).hex()
    condemned = folder / "incoming" / "0.condemned"
    (folder / "keys" / name).rename(condemned)
    kept = folder.parent / "kept"
    kept.unlink(missing_ok=True)
    os.link(condemned, kept)  # another name of the same bytes on the disk
    before = kept.read_bytes()
    open_casefile(folder).close()
    assert not condemned.exists()
    assert kept.read_bytes() != before


def test_a_writer_who_acknowledges_before_saving_would_be_found_out(root: Path) -> None:
    """The trial itself: it can fail."""
    folder = kills.fresh(root, "empty")

    def hasty(say: Acknowledge) -> None:
        with open_casefile(folder) as case, case.writer() as writer:
            writer.keep(Finding(code="no-date", what="a 0 0", where="i-1"))
            say()
            die()

    died = in_a_process(hasty)
    assert died == (1, True)
    assert kills.looked_at(folder, died.acknowledged) == (1, 5, 5, 0)
