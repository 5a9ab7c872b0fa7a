"""Reads many items at once, each in a process that may die without taking anything else with it.

A document is hostile until it has been read: a crash of a parser, an endless loop or a flood of memory ends one
worker, gives a finding with the item's id, and the next item goes to a fresh worker. What a worker has to say on
its error output is thrown away, because a traceback can hold testimony.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from onrecord.alone import keep_to_itself
from onrecord.nouns import Finding, Ids, Noun, Reading, TextLayer
from onrecord.nouns.refusal import NotInstalled
from onrecord.read.blank import blank
from onrecord.read.layers import wants
from onrecord.read.source import Source

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Job = tuple[Source, Callable[[], bytes]]
Read = tuple[Source, TextLayer, Reading]


class PoolLimits(Noun, frozen=True, kw_only=True):
    """What one worker may use for one item."""

    seconds: float = 300.0  # a scanned report of a hundred pages passes through OCR in about this time
    memory: int = 6 << 30  # bytes of address space; the language model alone maps about 1 GiB


def read_all(jobs: Iterable[Job], ids: Ids, *, workers: int = 2, limits: PoolLimits | None = None) -> Iterator[Read]:
    """The layer and reading of each job, in the order in which they are finished. Raises NotInstalled."""
    limits = limits or PoolLimits()
    queue = iter(jobs)
    crew: list[_Worker] = []
    try:
        yield from _work(queue, crew, ids, workers, limits)
    finally:
        for worker in crew:
            worker.end()


def _work(queue: Iterator[Job], crew: list["_Worker"], ids: Ids, workers: int, limits: PoolLimits) -> Iterator[Read]:
    more = True
    while True:
        while more and sum(worker.busy for worker in crew) < workers:
            job = next(queue, None)
            if job is None:
                more = False
                break
            source, open_bytes = job
            _idle(crew, ids, limits).begin(source, open_bytes() if wants(source.item) else b"")
        busy = [worker for worker in crew if worker.busy]
        if not busy:
            return
        for worker in _ready(busy):
            yield worker.take()
            if worker.dead:
                crew.remove(worker)


def _idle(crew: list["_Worker"], ids: Ids, limits: PoolLimits) -> "_Worker":
    for worker in crew:
        if not worker.busy:
            return worker
    crew.append(_Worker(ids, limits))
    return crew[-1]


def _ready(busy: list["_Worker"]) -> list["_Worker"]:
    """The workers that have answered, died, or run out of time."""
    patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
    heard = wait([worker.pipe for worker in busy], timeout=patience)
    now = time.monotonic()
    return [worker for worker in busy if worker.pipe in heard or worker.deadline <= now]


class _Worker:
    """One process, one item at a time, on one core: threads of numpy or of a model would fight over the others'."""

    def __init__(self, ids: Ids, limits: PoolLimits) -> None:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the child reads it when it loads numpy
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.limits = limits
        self.source: Source | None = None
        self.deadline = float("inf")
        self.dead = False
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, ids, limits.memory), daemon=True)
        self.process.start()
        theirs.close()

    @property
    def busy(self) -> bool:
        return self.source is not None

    def begin(self, source: Source, data: bytes) -> None:
        self.source, self.deadline = source, time.monotonic() + self.limits.seconds
        with contextlib.suppress(BrokenPipeError):  # it died between two items: `take` says so
            self.pipe.send((source, data))

    def take(self) -> Read:
        source, self.source = self.source, None
        if source is None:
            raise ValueError("an idle worker has nothing to give")
        if not self.pipe.poll() and time.monotonic() >= self.deadline:
            self.end()
            return _given_up(source, "reader-slow", "took longer to read than is allowed for one item")
        try:
            answer = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self.end()
            return _given_up(source, "reader-stopped", "made the reader stop, as broken or hostile files do")
        if isinstance(answer, NotInstalled):
            raise answer
        layer, reading = answer
        return source, layer, reading

    def end(self) -> None:
        self.dead = True
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _given_up(source: Source, code: str, why: str) -> Read:
    finding = Finding(
        code=code,
        what=f"The item {why}.",
        where=source.item.id,
        how_bad="damage",
        next="Its bytes are sealed. Open it by hand; if it can be repaired, add the repaired copy to the folder.",
    )
    layer, reading = blank(source, finding)
    return source, layer, reading


def _serve(pipe: Connection, ids: Ids, memory: int) -> None:
    """The worker: reads what it is sent until the pipe closes. Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keep_to_itself()
    _silence()
    _limit_memory(memory)
    while True:
        try:
            source, data = pipe.recv()
        except EOFError:
            return
        pipe.send(_read(source, data, ids))


def _read(source: Source, data: bytes, ids: Ids) -> tuple[TextLayer, Reading] | NotInstalled:
    """Also what no item is to blame for: a library that is not there."""
    try:
        from onrecord.read import read_item  # late: the models load in the worker only

        return read_item(source, data, ids)
    except ImportError as missing:
        return NotInstalled.told_by(missing)


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stderr.fileno() if sys.stderr else 2)


def _limit_memory(limit: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):  # a smaller limit is already in force
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
