"""Phases of a campaign: when it paused, when it went on, with the words that say so.

Rules
* A sentence speaks of a phase when it holds a word of pausing or resuming and a word for the campaign or one of its
  acts, or when it goes on about such a sentence ("They stopped on 15 April").
* A date belongs to the last such word before it, or to the next one when it opens the clause.
* A resumption without a date of its own lies between the end of the pause and the day the item was published.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from onrecord.nouns import DateMention, Edtf, Phase
from onrecord.record.page import Page, Stretch
from onrecord.record.vocabulary import Lexicon, hits, lexicon
from onrecord.record.words import words

_GOES_ON = re.compile(r"^\W*(?:they|it|these|this|они|это|elles?|ils?)\b", re.IGNORECASE)


State = Literal["paused", "resumed"]
_STATES: tuple[State, ...] = get_args(State)


class Turn(NamedTuple):
    """A word that begins or ends a pause."""

    state: State
    start: int
    end: int


def phases(page: Page) -> list[Phase]:
    """The phases told in `page`, in text order."""
    found: list[Phase] = []
    spoke_of_campaign = False
    for stretch in page.sentences:
        lexemes = lexicon(page.language(stretch[0]))
        if lexemes is None:
            continue
        about = _about_campaign(page, stretch, lexemes)
        sentence = page.text[slice(*stretch)]
        if about or (spoke_of_campaign and _GOES_ON.match(sentence)):
            found += _phases_of(page, stretch, lexemes)
            about = True
        spoke_of_campaign = about
    return found


def _phases_of(page: Page, stretch: Stretch, lexemes: Lexicon) -> Iterator[Phase]:
    turns = sorted(_turns(page, stretch, lexemes), key=lambda turn: turn.start)
    dates = [one for one in page.dates_in(*stretch) if one.when is not None and not one.duration]
    owned = {turn: _date_of(turn, turns, dates) for turn in turns}
    pause_end = next((when.latest for turn, when in owned.items() if turn.state == "paused" and when is not None), None)
    for turn in turns:
        when = owned[turn]
        if when is None and turn.state == "resumed" and pause_end is not None:
            published = page.reading.published_on
            end = published.latest.isoformat() if published is not None and published.latest is not None else ".."
            when = Edtf(f"{pause_end.isoformat()}/{end}") if end == ".." or end >= pause_end.isoformat() else None
        yield Phase(state=turn.state, when=when, passage=page.passage(*stretch))


def _turns(page: Page, stretch: Stretch, lexemes: Lexicon) -> Iterator[Turn]:
    spoken = words(page.text[slice(*stretch)], lexemes.language, stretch[0])
    for word in spoken:
        for state in _STATES:
            if word.lower in lexemes.words[state]:
                yield Turn(state, word.start, word.end)
    sentence = page.text[slice(*stretch)].lower()
    for phrase in lexemes.words["resumed_phrases"]:
        at = sentence.find(phrase)
        if at >= 0:
            yield Turn("resumed", stretch[0] + at, stretch[0] + at + len(phrase))


def _date_of(turn: Turn, turns: list[Turn], dates: list[DateMention]) -> Edtf | None:
    for one in dates:
        before = [other for other in turns if other.end <= one.span.start]
        owner = before[-1] if before else turns[0]
        if owner == turn:
            return one.when
    return None


def _about_campaign(page: Page, stretch: Stretch, lexemes: Lexicon) -> bool:
    spoken = words(page.text[slice(*stretch)], lexemes.language)
    return any(word.lower in lexemes.words["campaign"] for word in spoken) or bool(hits(spoken, lexemes))
