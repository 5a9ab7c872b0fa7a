"""Which records fall together under a set of judgements, and which must never."""

from collections import defaultdict
from collections.abc import Iterable


class Groups:
    """Disjoint sets; the smallest id of a group stands for it, so the order of joining does not matter.

    Two groups that were set apart are never joined, however long the chain between them."""

    def __init__(self, members: Iterable[str]) -> None:
        self._top = {member: member for member in members}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def of(self, member: str) -> str:
        """The id that stands for the group of `member`."""
        top = member
        while self._top[top] != top:
            top = self._top[top]
        while self._top[member] != top:
            self._top[member], member = top, self._top[member]
        return top

    def set_apart(self, a: str, b: str) -> None:
        """Never join the groups of `a` and `b`, nor what they become. They must not be one group already."""
        first, second = self.of(a), self.of(b)
        self._apart[first].add(second)
        self._apart[second].add(first)

    def are_apart(self, a: str, b: str) -> bool:
        return self.of(b) in self._apart.get(self.of(a), ())

    def apart_from(self, member: str) -> frozenset[str]:
        """The groups that this one must not be joined with."""
        return frozenset(self._apart.get(self.of(member), ()))

    def join(self, a: str, b: str) -> bool:
        """Make one group of two; False, and nothing done, where they are set apart."""
        first, second = sorted((self.of(a), self.of(b)))
        if self.are_apart(first, second):
            return False
        self._top[second] = first
        if first != second:
            for other in self._apart.pop(second, ()):
                self._apart[other].discard(second)
                self._apart[other].add(first)
                self._apart[first].add(other)
        return True
