"""What goes into tying and what comes out of it."""

from typing import Literal

from msgspec import Struct

Place = tuple[int, int]  # half-open, in code points of the text layer
Role = Literal["source", "cue", "content"]


class Marked(Struct, frozen=True, order=True):
    """A stretch that plays a role in some attribution; `sure` (0 to 1) is how sure its tagger is."""

    start: int
    end: int
    role: Role
    sure: float = 1.0

    @property
    def place(self) -> Place:
        return self.start, self.end


class Tied(Struct, frozen=True):
    """One attribution. `source` is None where nobody is named; one source may stand in several attributions, a cue or
    a content in one only. `cue` and `contents` are in order of the text. `sure`: that all of it belongs together."""

    source: Place | None
    cue: tuple[Place, ...]
    contents: tuple[Place, ...]
    sure: float
