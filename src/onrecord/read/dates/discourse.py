"""The date that "two weeks later" and "the day before" are counted from.

It is the last date that stands in running text and dates an act; where the reader of statements tells which sentences
report acts of speech (`Act`), the last of theirs. Of the dates of one such sentence, those outside the words reported
go first: they date the telling. A count in days or weeks needs a moment: a stretch of months is none. Where somebody
else has spoken in between, nobody says when, the count is from that act, and there is no date to count from.
"""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from onrecord.nouns.reading import DateMention
from onrecord.nouns.span import Span
from onrecord.read.dates.calendar_dates import Setting
from onrecord.read.dates.expression import (
    About,
    Bound,
    Expression,
    Feast,
    Lasting,
    Named,
    PartOf,
    Range,
    Shift,
    Step,
    Timed,
    WeekOf,
    WeekWith,
)

_REACH = 24  # dates; what is further back is not counted from
_MOMENT = 45  # days; a longer stretch is no moment to count days or weeks from
_NEAR = 3  # sentences; as far as a moment is looked for behind a longer stretch


class Act(Struct, frozen=True):
    """A reported act of speech: its cue, the words reported, and whether its speaker only goes on speaking."""

    cue: Span
    contents: tuple[Span, ...] = ()
    goes_on: bool = True


class Known(Struct, frozen=True):
    """A mention that has been resolved, with what the next ones need of it."""

    mention: DateMention
    says: Expression
    sentence: int
    aside: bool
    setting: Setting


class Discourse:
    """The dates of a text so far, in reading order. `starts`: where its sentences begin."""

    def __init__(self, acts: Sequence[Act], starts: Sequence[int]) -> None:
        self.starts = starts
        self.spoken = {self.sentence_at(act.cue.start) for act in acts}
        self.turns = sorted({self.sentence_at(act.cue.start) for act in acts if not act.goes_on})
        self.told: dict[int, list[Span]] = {}
        for act in acts:
            for part in act.contents:
                self.told.setdefault(self.sentence_at(act.cue.start), []).append(part)
        self.able: list[Known] = []
        self.dated: set[int] = set()

    def sentence_at(self, place: int) -> int:
        return max(bisect_right(self.starts, place) - 1, 0)

    def take(self, one: Known) -> None:
        """Remember a date, if an act can be counted from it."""
        open_ended = one.mention.when is None or None in one.mention.when.written
        if not (one.aside or open_ended or isinstance(one.says, Feast | Lasting | Bound)):
            self.able.append(one)
        if one.mention.when is not None and not self._is_told(one.mention.span.start, one.sentence):
            self.dated.add(one.sentence)

    def anchor(self, says: Expression, place: int, sentence: int) -> Known | None:
        """What an expression at `place` is counted from, if anything."""
        recent = self.able[-_REACH:]
        able = [one for one in recent if not (_is_long(one) and _counts_days(says))]
        pool = [one for one in able if one.sentence in self.spoken] or able
        telling = sentence in self.spoken and not self._is_told(place, sentence)
        if not pool:
            return None
        outside = [one for one in pool if not self._is_told(one.mention.span.start, one.sentence)]
        last = outside[-1] if outside and (telling or outside[-1].sentence == pool[-1].sentence) else pool[-1]
        if recent[-1] not in able and sentence - last.sentence > _NEAR:
            return None
        return None if telling and self._interrupted(last.sentence, sentence) else last

    def _is_told(self, place: int, sentence: int) -> bool:
        return any(part.start <= place < part.end for part in self.told.get(sentence, ()))

    def _interrupted(self, since: int, sentence: int) -> bool:
        """Whether somebody else has spoken between two sentences, without a date."""
        first = bisect_right(self.turns, since)
        return any(turn < sentence and turn not in self.dated for turn in self.turns[first:])


def _is_long(one: Known) -> bool:
    first, last = one.mention.when.written if one.mention.when is not None else (None, None)
    return first is not None and last is not None and (last - first).days > _MOMENT


def counts_from_text(says: Expression) -> bool:
    """Whether an expression needs an earlier date of the text."""
    match says:
        case Shift(origin=origin):
            return says.base == "text" or (origin is not None and counts_from_text(origin))
        case Step() | Named():
            return says.base == "text"
        case PartOf() | WeekOf():
            return counts_from_text(says.whole)
        case About() | Timed() | WeekWith() | Bound():
            return counts_from_text(says.of)
        case Range():
            return counts_from_text(says.start) or counts_from_text(says.end)
    return False


def _counts_days(says: Expression) -> bool:
    if isinstance(says, PartOf):
        return _counts_days(says.whole)
    if isinstance(says, About | Timed):
        return _counts_days(says.of)
    return isinstance(says, Named) or (isinstance(says, Shift | Step) and says.unit in ("day", "week", "weekend"))
