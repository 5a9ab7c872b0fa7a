"""The labels of words: which role a word plays in an attribution, and whether it begins the span."""

from typing import Literal

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
OUTSIDE = 0
LABELS = 7  # outside, then begins and goes on for each role


def begins(role: int) -> int:
    return 1 + 2 * role


def goes_on(role: int) -> int:
    return 2 + 2 * role


def role_of(label: int) -> int:
    """The number of the label's role; not for OUTSIDE."""
    return (label - 1) // 2


def may_follow(before: int, label: int) -> bool:
    """What goes on must go on from a word of its own role."""
    return label == OUTSIDE or label % 2 == 1 or (before != OUTSIDE and role_of(before) == role_of(label))
