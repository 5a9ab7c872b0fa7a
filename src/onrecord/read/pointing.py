"""Words that point to somebody named elsewhere in the item: "He", "the minister", "the group", "X's spokesman".

Proposed as mentions whose `name` is the fullest name (or the words of a speaker without one: "a former guard"), only
where the text supports it:

* A pronoun that speaks is whoever spoke last before it in the paragraph at the same level of report, never somebody of
  whom the speaker speaks; else the one person who opens the paragraph.
* Over the border of a paragraph it is whoever spoke last at that level, less surely (`across`), unless somebody else
  who fits is named in between; where nobody has spoken, the one person who fits in the passages just before.
* Those who introduce others (a presenter, a reporter) are not "she" or "he" once somebody who fits was introduced.
* A role is the one person of the item who was given it; "the group" the one body near before (`bodies`).

He and she must agree with the title, or the given name, as far as it is known. Where two would fit, nothing is
proposed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.nouns import Mention, Segment, Span, Statement
from onrecord.read.bodies import body_called
from onrecord.read.vocabulary import any_of, vocabulary, words

_POINTING = vocabulary("pointing")  # of the other languages
_PEOPLE = {
    **dict.fromkeys(("he", "him", "his"), "he"),
    **dict.fromkeys(("she", "her", "hers"), "she"),
    "the man": "he",
    "the woman": "she",
    "this man": "he",
    "this woman": "she",
    **dict.fromkeys(_POINTING["he"], "he"),
    **dict.fromkeys(_POINTING["she"], "she"),
}
_MANY = frozenset({"they", "them", "their", *_POINTING["they"]})
_HERS = re.compile(
    r"\b(?:she|her|hers|herself|woman|mother|sister|daughter|wife|widow|grandmother|aunt|nun|"
    r"spokeswoman|chairwoman|congresswoman|queen|mrs|ms|madame|girl|" + "|".join(_POINTING["hers"]) + r")\b",
    re.IGNORECASE,
)
_HIS = re.compile(
    r"\b(?:he|him|his|himself|man|father|brother|son|husband|grandfather|uncle|monk|spokesman|chairman|king|mr|sir|boy|"
    + "|".join(_POINTING["his"])
    + r")\b",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"\b(?:presenter|host|moderator|interviewer|anchor|newsreader|reporter|chair)\b", re.IGNORECASE
)
_PLURAL = re.compile(
    r"\b(?:two|three|four|five|six|several|some|many|both|other|\d+)\s|\b(?!witness|police\b)\w+(?<!s)s\b|\bpeople\b|"
    r"\bpolice\b|^(?:" + "|".join(_POINTING["many"]) + r")\b",
    re.IGNORECASE,
)
_ROLES = frozenset({"lawyer", "director", "founder", "editor", "aide", "coach", *_POINTING["roles"]})
_SMALL = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "for",
        "s",
        "his",
        "her",
        "their",
        "its",
        "former",
        "then",
        "in",
        "at",
        *_POINTING["small"],
    }
)
_OWNED_BY = (" of ", " for ", " of the ", " for the ", *_POINTING["owned_by"])
_OFFICES = words("names", "office") | words("names-ru", "office") | words("names-fr", "office")
_CYRILLIC = any_of(["[а-яё]"])
_BACK = 3  # passages; a pronoun points no further


class Pointed(Struct, frozen=True):
    """A proposed name; `across`: over the border of a paragraph, and so less surely; `why`: the rule that found it."""

    mention: Mention
    across: bool = False
    why: str = ""


class Spoke(Struct, frozen=True):
    """A speaker in reading order: who is meant, where known; `part` is the number of the passage."""

    statement: Statement
    at: Span
    part: int
    meant: Mention | None


def pointed_names(
    text: str, segments: Sequence[Segment], mentions: Sequence[Mention], statements: Sequence[Statement]
) -> list[Pointed]:
    """Proposed names for speakers that are pronouns, roles or nouns for a body, in text order."""
    people = [one for one in mentions if one.kind == "person"]
    bearers = _bearers(people)
    reader = _Pointing(text, segments, mentions)
    found: dict[Span, Pointed] = {}
    for part, statement, at in _in_order(segments, statements):
        named = reader.named(at)
        meant = named or (found[at].mention if at in found else None)
        if meant is None:
            pointed = reader.pronoun(statement, at, part) or _by_noun(text, at, bearers, mentions)
            if pointed is not None:
                meant = pointed.mention
                found[at] = pointed
        reader.spoke.append(Spoke(statement, at, part, meant or _described(at)))
    return sorted(found.values(), key=lambda one: one.mention.span.start)


def _in_order(segments: Sequence[Segment], statements: Sequence[Statement]) -> Iterator[tuple[int, Statement, Span]]:
    starts = [part.start for part in segments]
    spoken = [(one.speaker, one) for one in statements if one.speaker is not None]
    for at, one in sorted(spoken, key=lambda pair: pair[0].start):
        number = bisect_right(starts, at.start) - 1
        if number >= 0:
            yield number, one, at


class _Pointing:
    """Who has spoken so far, for the words that point back to them."""

    def __init__(self, text: str, segments: Sequence[Segment], mentions: Sequence[Mention]) -> None:
        self.text, self.segments = text, segments
        self.mentions = [one for one in mentions if one.kind in ("person", "body", "outlet")]
        self.starts = [one.span.start for one in self.mentions]
        self.spoke: list[Spoke] = []

    def named(self, at: Span) -> Mention | None:
        """The name that the speaker's own words hold, a person's first."""
        inside = [one for one in self._between(at.start, at.end) if _is_head(self.text, one, at)]
        people = [one for one in inside if one.kind == "person"]
        return people[-1] if people else inside[0] if inside else None

    def pronoun(self, statement: Statement, at: Span, part: int) -> Pointed | None:
        said = at.text.lower()
        if said not in _PEOPLE and said not in _MANY and said != "it":
            return None
        level = [one for one in self.spoke if one.statement.within == statement.within and one.at.end <= at.start]
        here = [one for one in level if one.part == part]
        if here:
            meant = here[-1].meant if self._goes_on(here[-1], at, said, across=False) else None
            return _pointed(at, meant, "spoke-last")
        opener = self._opener(at, part, said)
        if opener is not None or statement.within is not None:
            return _pointed(at, opener, "opens-the-paragraph")
        before = [one for one in level if 0 < part - one.part <= _BACK]
        if before:
            fits = self._goes_on(before[-1], at, said, across=True)
            return _pointed(at, before[-1].meant, "spoke-last", across=True) if fits else None
        return _pointed(at, self._only(at, part, said), "only-one-named", across=True)

    def _goes_on(self, last: Spoke, at: Span, said: str, *, across: bool) -> bool:
        """Whether the last speaker can be meant: agrees, and nobody else who fits stands nearer."""
        if last.meant is None or not self._agrees(last.meant, said):
            return False
        introduces = said in _PEOPLE and _INTRODUCES.search(f"{last.at.text} {last.meant.title}") is not None
        if not across and not introduces:
            return True
        told = [] if introduces else last.statement.content
        nearer = [one for one in self._between(last.at.end, at.start) if not any(p.overlaps(one.span) for p in told)]
        return not any(one.name != last.meant.name and self._agrees(one, said) for one in nearer)

    def _opener(self, at: Span, part: int, said: str) -> Mention | None:
        """The one person (for "it", body) named in the paragraph before, who opens a sentence of it."""
        start = self.segments[part].start
        before = [one for one in self._between(start, at.start) if (one.kind == "person") == (said in _PEOPLE)]
        if said in _MANY or len({one.name for one in before}) != 1 or not _is_head(self.text, before[0], at):
            return None
        lead = re.split(r"[.!?]\s+", self.text[start : before[0].span.start])[-1]
        opens = all(word[:1].isupper() or word.lower() in _SMALL for word in lead.replace(before[0].title, "").split())
        return before[0] if opens and self._agrees(before[0], said) else None

    def _only(self, at: Span, part: int, said: str) -> Mention | None:
        """The one name of the passages just before that fits, where nobody has spoken."""
        start = self.segments[max(0, part - _BACK)].start
        fitting = [one for one in self._between(start, at.start) if said in _PEOPLE and self._agrees(one, said)]
        return fitting[-1] if len({one.name for one in fitting}) == 1 else None

    def _between(self, start: int, end: int) -> list[Mention]:
        low, high = (bisect_right(self.starts, place - 1) for place in (start, end))
        return self.mentions[low:high]

    def _agrees(self, one: Mention, said: str) -> bool:
        if said == "it":
            return one.kind in ("body", "outlet")
        if said in _MANY:
            return one.kind in ("body", "outlet") or (one.name.islower() and bool(_PLURAL.search(one.name)))
        if one.kind != "person" or (one.name.islower() and _PLURAL.search(one.name)):
            return False
        near = self.text[max(0, one.span.start - 40) : one.span.start]
        return _gender_fits(one, near, _PEOPLE[said])


def _gender_fits(one: Mention, near: str, pronoun: str) -> bool:
    """Titles first, then the given name; who is known by neither fits either."""
    called = f"{one.title} {one.name}" if one.name.islower() else one.title
    ours, other = (_HIS, _HERS) if pronoun == "he" else (_HERS, _HIS)
    if other.search(called) is not None:
        return ours.search(called or near) is not None
    if ours.search(called) is not None:
        return True
    given = one.name.split()[0].lower()
    return given not in words("given", "she" if pronoun == "he" else "he")


def _pointed(at: Span, meant: Mention | None, why: str, *, across: bool = False) -> Pointed | None:
    if meant is None:
        return None
    found = Mention(span=at, kind=meant.kind, name=meant.name, title=meant.title, official=meant.official)
    return Pointed(found, across, why)


def _by_noun(
    text: str,
    at: Span,
    bearers: Sequence[tuple[Mention, frozenset[str], frozenset[str]]],
    mentions: Sequence[Mention],
) -> Pointed | None:
    """The minister; the group."""
    return _pointed(at, _role(at, bearers), "has-the-role") or _pointed(
        at, None if at.text == "It" else body_called(at.text, at.start, mentions), "body-near-before"
    )


def _described(at: Span) -> Mention | None:
    """A speaker without a name, by their own words; none where the words hold the name of somebody else."""
    name = at.text[:1].lower() + at.text[1:]
    return (
        Mention(span=at, kind="person", name=name) if name.islower() and (" " in name or _PLURAL.search(name)) else None
    )


def _is_head(text: str, mention: Mention, speaker: Span) -> bool:
    """The name is the speaker, not somebody the speaker belongs to (X's spokesman, the lawyer of X)."""
    after = text[mention.span.end : mention.span.end + 2]
    before = text[max(0, mention.span.start - 8) : mention.span.start].lower()
    if mention.span.start > speaker.start and _is_declined(text, mention, speaker):
        return False
    return not after.startswith(("'", "’")) and not before.endswith(_OWNED_BY)


def _is_declined(text: str, mention: Mention, speaker: Span) -> bool:
    """ "мать Дарина Волка": a name in another case, behind a noun that is no title of its own."""
    if mention.name == mention.span.text or _CYRILLIC.search(mention.name) is None:
        return False
    before = text[speaker.start : mention.span.start].strip()
    return not (mention.title and before.lower().endswith(mention.title.lower()))


def _bearers(people: Sequence[Mention]) -> list[tuple[Mention, frozenset[str], frozenset[str]]]:
    """Each person once for each title, with the words of the title and of the name."""
    once = {(one.name, one.title): one for one in reversed(people) if one.title}
    return [(one, _stems(one.title), _stems(one.name)) for one in once.values()]


def _role(speaker: Span, bearers: Sequence[tuple[Mention, frozenset[str], frozenset[str]]]) -> Mention | None:
    """The one person of the item whose title holds every word of the role."""
    role = _stems(speaker.text)
    if not any(word in _OFFICES or word in _ROLES for word in role):
        return None
    fitting = {
        one.name: one for one, title, name in bearers if role <= title or (len(role) > 1 and role <= title | name)
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _stems(phrase: str) -> frozenset[str]:
    said = re.findall(r"[^\W\d_]+", phrase.lower())
    return frozenset(re.sub(r"(?<=spokes)(?:man|woman)$", "person", word) for word in said if word not in _SMALL)
