"""By which nouns a speaker is called anywhere in the item, so that a name is known to be the minister it was above."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.nouns import Mention
from onrecord.read.statements.told import Told
from onrecord.read.statements.universal.language import Language
from onrecord.read.statements.universal.lexicon import named, phrases, plain, sources
from onrecord.read.statements.universal.titles import dictionary_form


def describe(told: Sequence[Told], mentions: Sequence[Mention], text: str, language: Language) -> None:
    """Widen `speaker_words`: a name by its titles, a pronoun by whoever spoke before in the passage."""
    people = sorted((one for one in mentions if one.kind == "person"), key=lambda one: one.span.start)
    starts = [one.span.start for one in people]
    titles: dict[str, set[str]] = {}
    for mention in people:
        titles.setdefault(mention.name, set()).update(_heads(mention.title, language.code))
    before: Told | None = None
    for one in told:
        if one.speaker is None:
            continue
        start, end = one.speaker
        if plain(text[start:end]) in phrases(language.code, "pronouns") | sources(language.code).own:
            if before is not None and before.segment == one.segment:
                one.speaker_words |= before.speaker_words
            elif near := people[: bisect_left(starts, start)]:
                close = text.count("\n", near[-1].span.end, start) == 0
                one.speaker_words |= frozenset(titles[near[-1].name]) if close else frozenset()
        else:
            for mention in people[bisect_left(starts, start) : bisect_left(starts, end)]:
                if not titles[mention.name] & set(_heads(text[start : mention.span.start], language.code)):
                    one.speaker_words |= frozenset(titles[mention.name])
        before = one


def _heads(title: str, code: str) -> list[str]:
    """The office that a title begins with: of "директор фонда" the director, no fund."""
    known = named(code, "office") | named(code, "called")
    found = (dictionary_form(plain(word), known) for word in title.replace(",", " ").split())
    return [word for word in found if word is not None][:1]
