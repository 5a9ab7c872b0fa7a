"""Acts: what is told to have been done, by whom it is told, where, when, to how many.

Rules
* One act for each type in one sentence of one telling. A statement tells what stands in its content, less what a
  statement inside it tells; the narrator tells what stands in body text outside every statement.
* What is only willed, feared or possible ("is willing to kill", "would be arrested") is no telling. An order is kept,
  with the hedge "possible", and is the backing of no claim.
* A date in the same clause dates the act; without one the act is no later than when it was told. Never a guess.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.nouns import Act, Edtf, Ids, Statement
from onrecord.nouns.told_on import told_on
from onrecord.record.page import Page
from onrecord.record.places import Places
from onrecord.record.vocabulary import Hit, Lexicon, hits, lexicon
from onrecord.record.words import Word, words

MODEL = "machine:record-rules@1"
_SURE = {"en": 0.8}  # confidence by language; vocabularies nobody has measured yet get _UNSURE
_UNSURE = 0.5
_NEGATION_ROOM, _AFTER_ROOM, _UNREAL_ROOM, _PEOPLE_ROOM = 7, 4, 3, 5  # words looked at around a phrase
_LACKS, _LACK_ROOM = frozenset(("without", "sans", "без")), 2  # "without a warrant and detained" negates no detention
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
}  # fmt: skip


_OTHER_CLAUSE = re.compile(
    r"[—–;:()“”«»\"\n]|\b(?:who|whom|whose|which|where|that|when|while|который|которые|что|где|qui|que|dont|où)\b",
    re.IGNORECASE,
)
_NOT_INFINITIVE = ("s", "ed", "ing", "ion", "ment")  # "according to detainees" wills nothing


class Telling(NamedTuple):
    """A stretch of one item told by one voice."""

    start: int
    end: int
    told_by: Statement | None


def acts(page: Page, places: Places, ids: Ids) -> list[Act]:
    """Every act told in `page`, in text order."""
    found: dict[tuple[str, str | None, int], Act] = {}
    for telling in tellings(page):
        for act in _acts_of(page, telling, places, ids):
            sentence = page.sentence(act.passage.span.start)[0]
            found.setdefault((act.act_type, act.told_by, sentence), act)
    return sorted(found.values(), key=lambda act: (act.passage.span.start, act.id))


def tellings(page: Page) -> Iterator[Telling]:
    """Every stretch that tells something, with its voice."""
    for one in page.reading.statements:
        inside = [part for other in page.reading.statements if other.within == one.id for part in other.content]
        for part in one.content:
            held = [other for other in inside if part.overlaps(other)]
            at = part.start
            for other in sorted(held, key=lambda span: span.start):
                if other.start > at:
                    yield Telling(at, other.start, one)
                at = max(at, other.end)
            if at < part.end:
                yield Telling(at, part.end, one)
    for start, end in page.narrated():
        yield Telling(start, end, None)


def types_named(page: Page, start: int, end: int) -> frozenset[str]:
    """The types of act that a stretch names, whether it tells or denies them."""
    language = page.language(start)
    lexemes = lexicon(language)
    if lexemes is None:
        return frozenset()
    return frozenset(hit.act_type for hit in hits(words(page.text[start:end], language), lexemes))


def _acts_of(page: Page, telling: Telling, places: Places, ids: Ids) -> Iterator[Act]:
    language = page.language(telling.start)
    lexemes = lexicon(language)
    if lexemes is None:
        return
    spoken = words(page.text[telling.start : telling.end], language, telling.start)
    for hit in hits(spoken, lexemes):
        unreal = _unreal(spoken, hit, lexemes, page.text)
        order = telling.told_by is not None and telling.told_by.kind == "order"
        if unreal and not order:
            continue
        yield _act(page, telling, spoken, hit, lexemes, places, ids)


def _act(page: Page, telling: Telling, spoken: list[Word], hit: Hit, lexemes: Lexicon, places: Places, ids: Ids) -> Act:
    start, end = spoken[hit.first].start, spoken[hit.last].end
    number, victims, unit = _victims(spoken, hit, lexemes, page.text)
    said = telling.told_by
    return Act(
        id=ids.mint("a", page.item, start, end, hit.act_type, said.id if said else ""),
        decided_by=MODEL,
        confidence=_SURE.get(lexemes.language, _UNSURE),
        item=page.item,
        act_type=hit.act_type,
        passage=page.passage(start, end),
        told_by=said.id if said else None,
        when=_when(page, telling, start, end),
        place=_place(page, start, end, places),
        victims=victims,
        number=number,
        unit=unit,
        perpetrators=_perpetrators(spoken, hit, lexemes, page.text),
        negated=_negated(spoken, hit, lexemes, page.text),
        hedge=_hedge(spoken, hit, lexemes, page.text, said),
    )


def _when(page: Page, telling: Telling, start: int, end: int) -> Edtf | None:
    dates = [one for one in page.dates_in(telling.start, telling.end) if one.when is not None]
    dates = [one for one in dates if _same_clause(page, one.span.start, one.span.end, start, end)]
    fixed = [one for one in dates if not one.duration] or dates
    if fixed:
        return min(fixed, key=lambda one: max(start - one.span.end, one.span.start - end)).when
    told = told_on(page.reading, telling.told_by)
    return None if told is None or told.latest is None else Edtf.until(told.latest)


def _same_clause(page: Page, date_start: int, date_end: int, start: int, end: int) -> bool:
    """Whether a date can be that of an act: one sentence, and nothing that opens another clause between them."""
    between = page.text[date_end:start] if date_end <= start else page.text[end:date_start]
    return page.sentence(date_start) == page.sentence(start) and not _OTHER_CLAUSE.search(between)


def _place(page: Page, start: int, end: int, places: Places) -> str | None:
    named = page.place_near(start, end)
    if named is not None:
        return named
    for low, high in (page.sentence(start), page.paragraph(start), (0, len(page.text))):
        heard = places.heard_in(page.text[low:high])
        if heard:
            return heard[0]
    return None


def _before(spoken: list[Word], hit: Hit, room: int, text: str) -> list[Word]:
    """Up to `room` words before the phrase in the same clause, nearest first."""
    near: list[Word] = []
    for index in range(hit.first - 1, max(-1, hit.first - 1 - room), -1):
        if any(mark in text[spoken[index].end : spoken[index + 1].start] for mark in ".;:!?"):
            break
        near.append(spoken[index])
    return near


def _negated(spoken: list[Word], hit: Hit, lexemes: Lexicon, text: str) -> bool:
    negation = lexemes.words["negation"]
    inside = spoken[hit.first : hit.last + 1]
    before = _before(spoken, hit, _NEGATION_ROOM, text)
    reaching = [word for place, word in enumerate(before) if word.lower not in _LACKS or place < _LACK_ROOM]
    if any(word.lower in negation for word in (*reaching, *inside[1:])):
        return True
    after = [word.lower for word in spoken[hit.last + 1 : hit.last + 1 + _AFTER_ROOM]]
    refused = any(word in negation for word in after)  # "the arrests never happened", not "coerced them not to speak"
    return refused and any(word in lexemes.words["happening"] for word in after)


def _unreal(spoken: list[Word], hit: Hit, lexemes: Lexicon, text: str) -> bool:
    near = _before(spoken, hit, _UNREAL_ROOM, text)
    if any(word.lower in lexemes.words["perfect"] for word in near):
        return False
    lower = [word.lower for word in near]
    bare = not spoken[hit.first].lower.endswith(_NOT_INFINITIVE)
    to_act = bare and lower[:1] and lower[0] in lexemes.words["infinitive"]
    to_be = lower[:1] == ["be"] and lower[1:2] and lower[1] in lexemes.words["infinitive"]
    return bool(to_act or to_be) or any(word in lexemes.words["unreal"] for word in lower)


def _hedge(spoken: list[Word], hit: Hit, lexemes: Lexicon, text: str, said: Statement | None) -> str:
    if said is not None and said.kind == "order":
        return "possible"
    if said is not None and said.hedge != "none":
        return said.hedge
    doubted = any(word.lower in lexemes.words["hedge"] for word in _before(spoken, hit, _NEGATION_ROOM, text))
    return "reported" if doubted else "none"


def _victims(spoken: list[Word], hit: Hit, lexemes: Lexicon, text: str) -> tuple[int | None, str, str]:
    """The number, the words and the unit of the people nearest to the phrase; (None, "", "") where none stand near."""
    low, high = max(0, hit.first - 2 * _PEOPLE_ROOM), hit.last + 1 + _PEOPLE_ROOM
    near = [index for index in range(low, min(high, len(spoken))) if spoken[index].lower in lexemes.words["people"]]
    near = [index for index in near if not hit.first <= index <= hit.last] or near
    if not near:
        return None, "", ""
    at = min(near, key=lambda index: abs(index - (hit.first if index < hit.first else hit.last)))
    for back in range(at - 1, max(-1, at - 4), -1):
        number = _number(spoken[back].lower)
        if number is not None:
            return number, text[spoken[back].start : spoken[at].end], spoken[at].lower
    return None, text[spoken[at].start : spoken[at].end], spoken[at].lower


def _number(word: str) -> int | None:
    digits = word.replace(",", "")
    return int(digits) if digits.isdigit() and len(digits) < 7 else _NUMBERS.get(word)


def _perpetrators(spoken: list[Word], hit: Hit, lexemes: Lexicon, text: str) -> tuple[str, ...]:
    """The agent named nearest before the phrase, or after "by": the simple cases only."""
    after = spoken[hit.last + 1 : hit.last + 1 + _PEOPLE_ROOM]
    by = next((place for place, word in enumerate(after) if word.lower in ("by", "par")), None)
    near = after[by + 1 :] if by is not None else _before(spoken, hit, _NEGATION_ROOM, text)
    agent = next((word for word in near if word.lower in lexemes.words["agents"]), None)
    return () if agent is None else (text[agent.start : agent.end],)
