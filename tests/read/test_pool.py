"""A document that kills, stalls or floods its reader costs one finding."""

import datetime as dt
import multiprocessing
import os
import re
import signal
import sys
import time

import pytest

from onrecord.nouns import Ids, Item, ObjectRef
from onrecord.read import PoolLimits, Source, pool, read_all
from onrecord.read.giving_up import given_up
from onrecord.read.machine import share

IDS = Ids(key=b"k" * 32)
REAL_SERVE = pool._serve
HOUR = 3600.0  # seconds; no machine is so loaded that another item needs as long


def source(name: str, size: int = 10, media_type: str = "text/plain") -> Source:
    ref = ObjectRef(name="", sha256="", size=size, media_type=media_type)
    return Source(item=Item(id=f"i-{name}", name=name, object=ref, taken_in=dt.datetime(2031, 5, 4, tzinfo=dt.UTC)))


def serve_badly(pipe, ids, memory):  # type: ignore[no-untyped-def]
    """A reader that dies, sleeps or works, as the bytes tell it."""
    while True:
        try:
            taken, data = pipe.recv(), pipe.recv_bytes()
        except EOFError:
            return
        if data == b"die":
            os.kill(os.getpid(), signal.SIGKILL)
        if data == b"sleep":
            time.sleep(HOUR)
        from onrecord.nouns import Finding
        from onrecord.read.blank import blank

        layer, reading = blank(taken, Finding(code="read", what=data.decode(), where=taken.item.id))
        pipe.send(layer)
        if data == b"die after the text":
            os.kill(os.getpid(), signal.SIGKILL)
        pipe.send(reading)


@pytest.fixture
def bad_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_serve", serve_badly)


@pytest.fixture
def only_sleepers_are_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is today, no other item runs out of time."""

    class Patient(pool._Worker):
        def begin(self, source: Source, data: bytes) -> None:
            super().begin(source, data)
            if data != b"sleep":
                self.deadline += HOUR

    monkeypatch.setattr(pool, "_Worker", Patient)


@pytest.mark.usefixtures("bad_reader", "only_sleepers_are_late")
def test_a_reader_that_dies_or_stalls_costs_one_item_and_the_rest_is_read() -> None:
    jobs = [
        (source(f"{n}-{word}"), lambda word=word: word.encode()) for n, word in enumerate(("ok", "die", "sleep", "ok"))
    ]
    found = {
        taken.item.name: layer.findings[0].code
        for taken, layer, _ in read_all(jobs, IDS, workers=2, limits=PoolLimits(seconds=1))
    }
    assert found == {"0-ok": "read", "1-die": "reader-stopped", "2-sleep": "reader-slow", "3-ok": "read"}


@pytest.mark.usefixtures("bad_reader")
def test_where_the_reading_goes_wrong_the_text_stays_and_the_finding_says_how_much_was_not_read() -> None:
    [(_, layer, reading)] = read_all([(source("a"), lambda: b"die after the text")], IDS, workers=1)
    assert layer.findings[0].code == "read"
    assert reading.findings[0].code == "reader-stopped"
    assert reading.layer == layer.sha256
    assert "SIGKILL" in reading.findings[0].what
    assert "0 characters, 0 words" in reading.findings[0].what


def test_a_reader_says_what_it_dies_of_and_not_a_word_of_the_item() -> None:
    ours, theirs = multiprocessing.Pipe()
    with pytest.raises(OverflowError), pool._Dying(theirs):
        raise OverflowError("Anna Orlova was there")
    assert re.fullmatch(r"OverflowError at test_pool\.py:\d+", ours.recv().fault)


def test_a_part_of_onrecord_that_is_missing_is_never_a_hostile_file_and_the_item_is_read_again() -> None:
    ours, theirs = multiprocessing.Pipe()
    with pytest.raises(ModuleNotFoundError), pool._Dying(theirs):
        import no_such_module  # noqa: F401
    layer, reading = given_up(source("a"), None, ours.recv(), 1 << 30)
    [finding] = layer.findings
    assert finding.code == "reader-not-whole"
    assert "no_such_module" in finding.what
    assert "hostile" not in finding.what
    assert reading.model != source("a").model


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the limit")
def test_an_item_that_floods_the_memory_costs_one_finding_that_says_how_much_was_not_read() -> None:
    flood = b"- a\n" * 1_000_000
    jobs = [
        (source("flood", len(flood), "text/markdown"), lambda: flood),
        (source("b", 70), lambda: b"The ministry denied it."),
    ]
    tight = PoolLimits(memory=420 << 20)
    done = {taken.item.name: (layer, reading) for taken, layer, reading in read_all(jobs, IDS, workers=1, limits=tight)}
    layer, reading = done["flood"]
    assert "reader-memory" in {one.code for one in (*layer.findings, *reading.findings)}
    assert done["b"][1].statements


def test_all_readers_together_hold_at_most_half_of_the_memory() -> None:
    for gigabytes in (1, 2, 4, 8, 16, 64):
        for wanted in (1, 2, 4, 64):
            held = share(wanted, gigabytes << 30)
            assert 1 <= held.readers <= wanted
            assert held.readers * held.memory <= gigabytes << 29
    assert share(4, 64 << 30).readers == 4
    assert share(4, 4 << 30).readers == 2


def serve_without_a_library(pipe, ids, memory):  # type: ignore[no-untyped-def]
    """The real reader, where the library that lifts pages is not there."""
    sys.modules["trafilatura"] = None  # type: ignore[assignment]
    REAL_SERVE(pipe, ids, memory)


def test_a_library_that_is_missing_is_told_and_never_called_a_hostile_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_serve", serve_without_a_library)
    page = (
        b"<html><body><p>The ministry denied it on 4 May 2031, in words that nobody had heard before.</p></body></html>"
    )
    [(_, layer, _)] = read_all([(source("a", len(page), "text/html"), lambda: page)], IDS, workers=1)
    [finding] = layer.findings
    assert (finding.code, "hostile" in finding.what) == ("reader-not-whole", False)
    assert "trafilatura" in finding.what


def test_real_readers_read_and_are_gone_afterwards() -> None:
    words = "The Interior Ministry denied that anyone had been detained in Orlo."
    jobs = [(source(name, len(words)), words.encode) for name in ("a", "b")]
    done = list(read_all(jobs, IDS, workers=2))
    assert sorted(taken.item.name for taken, _, _ in done) == ["a", "b"]
    assert all(reading.statements for _, _, reading in done)


@pytest.mark.usefixtures("bad_reader")
def test_a_caller_who_stops_early_leaves_no_process_behind() -> None:
    reading = read_all([(source("a"), lambda: b"ok"), (source("b"), lambda: b"sleep")], IDS, workers=2)
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
