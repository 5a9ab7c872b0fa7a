"""Reads many items at once, each in a process that may die without taking anything else with it.

A document is hostile until it has been read: a crash of a parser, an endless loop or a flood of memory ends one
worker, gives a finding with the item's id, and the next item goes to a fresh worker. All of them together hold at most
half of the memory of the computer. A worker hands over the text before it reads it: where the reading goes wrong, the
text stays, and the finding says how much of it was not read.

What a worker has to say on its error output is thrown away, because a traceback can hold testimony. Its last words are
the class of what it died of and a line of code.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import TYPE_CHECKING

from onrecord.alone import keep_to_itself
from onrecord.nouns import Ids, Noun, Reading, TextLayer, fault_of
from onrecord.read.giving_up import LastWords, given_up
from onrecord.read.layers import wants
from onrecord.read.machine import hold_to, share
from onrecord.read.source import Source

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Job = tuple[Source, Callable[[], bytes]]
Read = tuple[Source, TextLayer, Reading]


class PoolLimits(Noun, frozen=True, kw_only=True):
    """What one worker may use for one item. `memory`: bytes; None: its share of half of this computer's."""

    seconds: float = 300.0  # a scanned report of a hundred pages passes through OCR in about this time
    characters_a_second: int = 2_000  # of text, on top: a fifth of what an ordinary laptop reads
    memory: int | None = None


def read_all(jobs: Iterable[Job], ids: Ids, *, workers: int = 2, limits: PoolLimits | None = None) -> Iterator[Read]:
    """The layer and reading of each job, in the order in which they are finished; `workers` at most at a time."""
    limits = limits or PoolLimits()
    held = share(workers)
    crew: list[_Worker] = []
    try:
        yield from _work(iter(jobs), crew, lambda: _Worker(ids, limits, limits.memory or held.memory), held.readers)
    finally:
        for worker in crew:
            worker.end()


def _work(queue: Iterator[Job], crew: list["_Worker"], hire: Callable[[], "_Worker"], workers: int) -> Iterator[Read]:
    more = True
    while True:
        while more and sum(worker.busy for worker in crew) < workers:
            job = next(queue, None)
            if job is None:
                more = False
                break
            source, open_bytes = job
            _idle(crew, hire).begin(source, open_bytes() if wants(source.item) else b"")
        busy = [worker for worker in crew if worker.busy]
        if not busy:
            return
        for worker in _ready(busy):
            if (read := worker.take()) is not None:
                yield read
            if worker.dead:
                crew.remove(worker)


def _idle(crew: list["_Worker"], hire: Callable[[], "_Worker"]) -> "_Worker":
    for worker in crew:
        if not worker.busy:
            return worker
    crew.append(hire())
    return crew[-1]


def _ready(busy: list["_Worker"]) -> list["_Worker"]:
    """The workers that have answered, died, or run out of time."""
    patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
    heard = wait([worker.pipe for worker in busy], timeout=patience)
    now = time.monotonic()
    return [worker for worker in busy if worker.pipe in heard or worker.deadline <= now]


class _Worker:
    """One process, one item at a time, on one core: threads of numpy or of a model would fight over the others'."""

    def __init__(self, ids: Ids, limits: PoolLimits, memory: int) -> None:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the child reads it when it loads numpy
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.limits = limits
        self.memory = memory
        self.source: Source | None = None
        self.layer: TextLayer | None = None
        self.deadline = float("inf")
        self.dead = False
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, ids, memory), daemon=True)
        self.process.start()
        theirs.close()

    @property
    def busy(self) -> bool:
        return self.source is not None

    def begin(self, source: Source, data: bytes) -> None:
        self.source, self.layer, self.deadline = source, None, time.monotonic() + self.limits.seconds
        with contextlib.suppress(BrokenPipeError):  # it died between two items: `take` says so
            self.pipe.send(source)
            self.pipe.send_bytes(data)

    def take(self) -> Read | None:
        """What the item gave, or why nothing came; None while only its text is there."""
        if self.source is None:
            raise ValueError("an idle worker has nothing to give")
        told = self._heard()
        if isinstance(told, TextLayer):
            self.layer = told
            self.deadline += len(told.text) / self.limits.characters_a_second
            return None
        source, layer, self.source = self.source, self.layer, None
        if isinstance(told, Reading) and layer is not None:
            return source, layer, told
        self.end()
        return source, *given_up(source, layer, told if isinstance(told, LastWords) else LastWords(), self.memory)

    def _heard(self) -> TextLayer | Reading | LastWords:
        if not self.pipe.poll() and time.monotonic() >= self.deadline:
            return LastWords(late=True)
        try:
            told: TextLayer | Reading | LastWords = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self.process.join()
            return LastWords(signal=-min(0, self.process.exitcode or 0))
        return told

    def end(self) -> None:
        self.dead = True
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _serve(pipe: Connection, ids: Ids, memory: int) -> None:
    """The worker: reads what it is sent until the pipe closes. Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keep_to_itself()
    _silence()
    hold_to(memory)
    with _Dying(pipe):
        from onrecord.read import read_layer  # late: the models load in the worker only
        from onrecord.read.layers import lift

        while True:
            try:
                source, data = pipe.recv(), pipe.recv_bytes()
            except EOFError:
                return
            layer = lift(source.item, data)
            del data
            pipe.send(layer)
            pipe.send(read_layer(source, layer, ids))


class _Dying:
    """Says what a worker dies of, of whatever class it is, and lets it die: what a library left behind is not trusted
    with the next item."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, why: BaseException | None, trace: TracebackType | None
    ) -> None:
        if why is None:
            return
        missing = why.name or "" if isinstance(why, ImportError) else None
        words = LastWords(fault=fault_of(why), missing=missing, memory=isinstance(why, MemoryError))
        with contextlib.suppress(OSError):  # nobody listens any more
            self._pipe.send(words)


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stderr.fileno() if sys.stderr else 2)
