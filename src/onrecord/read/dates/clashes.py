"""Where the dates of a text contradict the calendar, each other or the publication: findings, never corrections."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.finding import Finding
from onrecord.nouns.reading import DateMention
from onrecord.read.dates.find import split
from onrecord.read.dates.tense import tenses

_SAYS: dict[str, tuple[str, str, str]] = {
    "weekday-clash": (
        "date-weekday",
        "The weekday and the date do not belong together; the date is kept as uncertain.",
        "Compare with another copy of the source, then correct the date.",
    ),
    "ambiguous-day-month": (
        "date-day-month",
        "Day and month can be read in either order; both readings are kept as one interval.",
        "If you know the source's habit, correct the date.",
    ),
    "no-such-day": ("date-impossible", "There is no such day.", "Look at the source; it may be a slip of the pen."),
    "ends-before-it-begins": ("date-backwards", "The period ends before it begins.", "Look at the source."),
}


def date_clashes(
    text: str,
    mentions: Iterable[DateMention],
    published: Edtf | None,
    where: str,
    sentences: Sequence[tuple[int, int]] = (),
    language: str = "en",
) -> list[Finding]:
    """Findings for the mentions of one text. `where` names the item (its id)."""
    borders = list(sentences) or split(text)
    starts = [start for start, _ in borders]
    findings: list[Finding] = []
    for mention in mentions:
        place = f"{where}, characters {mention.span.start}-{mention.span.end}"
        if mention.how in _SAYS:
            code, what, then = _SAYS[mention.how]
            findings.append(Finding(code=code, what=what, where=place, next=then))
        number = max(bisect_right(starts, mention.span.start) - 1, 0)
        if (
            borders
            and _told_too_early(mention, published)
            and _tells(text, *borders[number], mention.span.start, language)
        ):
            findings.append(
                Finding(
                    code="date-after-publication",
                    what="The text tells in the past tense of a day after its own publication date.",
                    where=place,
                    next="Check the publication date; the text may have been changed later.",
                )
            )
    return findings


def _tells(text: str, start: int, end: int, place: int, language: str) -> bool:
    return tenses(text, start, end, language).at(place) == "past"


def _told_too_early(mention: DateMention, published: Edtf | None) -> bool:
    when = mention.when
    if published is None or when is None or mention.how not in ("absolute", "weekday-clash", "year-by-weekday"):
        return False
    return None not in when.written and published.before(when)
