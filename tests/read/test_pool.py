"""A document that kills, stalls or floods its reader costs one finding."""

import datetime as dt
import os
import signal
import sys
import time

import pytest

from onrecord.nouns import Ids, Item, ObjectRef
from onrecord.nouns.refusal import NotInstalled
from onrecord.read import PoolLimits, Source, pool, read_all

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
            taken, data = pipe.recv()
        except EOFError:
            return
        if data == b"die":
            os.kill(os.getpid(), signal.SIGKILL)
        if data == b"sleep":
            time.sleep(HOUR)
        from onrecord.nouns import Finding
        from onrecord.read.blank import blank

        pipe.send((*blank(taken, Finding(code="read", what=data.decode(), where=taken.item.id)),))


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


def serve_without_a_library(pipe, ids, memory):  # type: ignore[no-untyped-def]
    """The real reader, where the library that lifts pages is not there."""
    sys.modules["trafilatura"] = None  # type: ignore[assignment]
    REAL_SERVE(pipe, ids, memory)


def test_a_library_that_is_missing_is_told_and_never_called_a_hostile_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_serve", serve_without_a_library)
    page = (
        b"<html><body><p>The ministry denied it on 4 May 2031, in words that nobody had heard before.</p></body></html>"
    )
    with pytest.raises(NotInstalled) as stopped:
        list(read_all([(source("a", len(page), "text/html"), lambda: page)], IDS, workers=1))
    assert "trafilatura cannot be loaded" in stopped.value.what
    assert stopped.value.exit_code == 21


def test_real_readers_read_and_are_gone_afterwards() -> None:
    words = "The Interior Ministry denied that anyone had been detained in Orlo."
    jobs = [(source(name, len(words)), words.encode) for name in ("a", "b")]
    done = list(read_all(jobs, IDS, workers=2))
    assert sorted(taken.item.name for taken, _, _ in done) == ["a", "b"]
    assert all(reading.statements for _, _, reading in done)


@pytest.mark.usefixtures("bad_reader")
def test_a_caller_who_stops_early_leaves_no_process_behind() -> None:
    import multiprocessing

    reading = read_all([(source("a"), lambda: b"ok"), (source("b"), lambda: b"sleep")], IDS, workers=2)
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
