"""What somebody is reported to want, fear, plan or feel, and did not say."""

from onrecord.nouns.shape import Noun
from onrecord.nouns.span import Span


class Attitude(Noun, frozen=True, kw_only=True):
    """Kept apart from statements: nobody can be held to words that were never theirs. Whose it is, the words that tell
    of it, and what it is about; `confidence` as of a proposal."""

    holder: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
