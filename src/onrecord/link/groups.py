"""Which records fall together under a set of judgements."""

from collections.abc import Iterable


class Groups:
    """Disjoint sets; the smallest id of a group stands for it, so the order of joining does not matter."""

    def __init__(self, members: Iterable[str]) -> None:
        self._top = {member: member for member in members}

    def of(self, member: str) -> str:
        """The id that stands for the group of `member`."""
        top = member
        while self._top[top] != top:
            top = self._top[top]
        while self._top[member] != top:
            self._top[member], member = top, self._top[member]
        return top

    def join(self, a: str, b: str) -> None:
        first, second = sorted((self.of(a), self.of(b)))
        self._top[second] = first
