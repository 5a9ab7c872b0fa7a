"""How far a linkage has come: names of its steps and hundredths of each, never anything of a record.

Whoever wants to see it hands in a `Watch`; it hears of nothing where records are few.
"""

from typing import Protocol

FROM = 3_000  # records from which a linkage takes long enough to be watched
_WHOLE = 100


class Watch(Protocol):
    """A progress bar, a test."""

    def stage(self, name: str, total: int | None) -> None: ...
    def step(self) -> None: ...


class Progress:
    """What a watch is told, if there is one: `begin` a step of so many parts, then how much of a part is done."""

    def __init__(self, watch: Watch | None) -> None:
        self._watch = watch
        self._parts, self._before, self._told = 1, 0, 0

    def begin(self, name: str, parts: int = 1) -> None:
        self._parts, self._before, self._told = max(parts, 1), 0, 0
        if self._watch is not None:
            self._watch.stage(name, _WHOLE)

    def part(self, done: int, of: int) -> None:
        """So many of the pairs, or what else this part is made of, are done."""
        self._reach(self._before + done / max(of, 1))

    def next(self) -> None:
        """A part is done."""
        self._before += 1
        self._reach(self._before)

    def _reach(self, parts: float) -> None:
        while self._watch is not None and self._told < int(_WHOLE * parts / self._parts):
            self._told += 1
            self._watch.step()
