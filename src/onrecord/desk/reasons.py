"""The reader's reasons in sentences: what `onrecord read --explain` says of each statement, for people and programs.

Every rule that a reader names has its sentence here; one without is shown by its name, so that nothing is hidden.
"""

from collections.abc import Iterator, Sequence

from onrecord.nouns import Edtf, Noun, Reading, Segment, Span, Statement
from onrecord.read import Explanation, Why

_RULES = {
    "found.verb": "its cue is the verb “{by}” of the list of reporting verbs",
    "found.reader": "the reader of this language ({by}) found its cue; it notes no single rule",
    "found.passive": "the verb is passive: who said it is behind “by”, or is not told",
    "found.noun": "its cue is the noun “{by}” of the list of nouns for speech, with whose it is and what it says",
    "found.according-to": "“according to” names who says what the sentence tells",
    "found.carried-by": "“{by}” and the participle after it are one act of speech, and so one statement",
    "found.after-colon": "a quotation after a colon is said by the subject of its sentence",
    "found.speech-goes-on": "the next quotation goes on with it: nobody else speaks between them",
    "found.speech-of-who-spoke-last": "a quotation without a cue is said by whoever spoke last",
    "found.turn": "the item is a transcript: at least three paragraphs begin with a name and a colon",
    "found.models": "the tagger marked its cue and its words, and the linker tied them; no rule found it",
    "words.models": "the models are very sure of other words or another speaker than the rules: theirs are taken",
    "sure.agreed": "surer, because rules and models found it apart from each other",
    "kind.asserts": "nothing in its words denies, promises or takes back",
    "kind.verb": "what its verb or noun reports is always of this kind ({by})",
    "kind.verb-denies": "the verb itself denies",
    "kind.answers-with-a-promise": "the verb denies, and the words promise",
    "kind.denies-in-own-words": "the speaker's own words deny (“we deny”)",
    "kind.takes-back": "the speaker takes back their own words",
    "kind.words-deny": "the words deny: “{by}”",
    "kind.negates-an-act": "a negation reaches an act in the same clause",
    "kind.speaks-for-power": "the speaker is called by an office, so that a negation by them counts as a denial",
    "kind.learned": "no rule says so, but such words by such a speaker were denials in the texts learned from ({by})",
    "kind.promises": "“will” or “would” of the speaker, or of what they speak for",
    "kind.was-there": "the speaker tells of an act as one who was there",
    "kind.document": "the speaker is a document",
    "kind.nobody-named": "nobody is named as its speaker",
    "kind.admits-but": "the sentence before acknowledges an act, and this one begins with “but”",
    "denial.words": "which kind of denial: by the words “{by}”",
    "denial.verb": "which kind of denial: no words say, so the verb's own",
    "denial.source-waved-off": "which kind of denial: a list, document or picture is waved off, and so is disputed",
    "sure.heading": "less sure, because it stands in a heading",
    "sure.across": "less sure, because its speaker was named in another passage",
}
_POINTS = {
    "spoke-last": "whoever spoke last before, and nobody else who fits is nearer",
    "opens-the-paragraph": "the one who opens the paragraph",
    "only-one-named": "the only one named shortly before who fits",
    "has-the-role": "the only one in the item who was given this role",
    "body-near-before": "the one body named near before",
}
_DATES = {
    "in-sentence": "a date in the same sentence governs the cue",
    "within-another": "it was said no later than the statement that reports it",
    "answered-then": "it was said no later than the statement that answers it",
    "points-back": "the sentence points back to an occasion that an earlier one dates",
    "goes-on": "the same speaker goes on from the statement before",
    "no-date": "nothing dates it, and the item does not say when it was published",
    "by-publication": "no date in the text: it was said by the day of publication",
    "after-what-it-tells": "it tells of something as done, so it was said after that and by the day of publication",
    "not-yet-said": "it is still to be said, so it has no date",
}
_LEFT_OUT = {
    "negated": "says that it was not said",
    "not-yet": "is still to be said",
    "supposed": "is only supposed, asked for or conditional",
    "question": "stands in a question",
    "attitude": "tells what somebody wants, fears or thinks: an attitude, not a statement",
}
_CONTEXT = 90  # code points on either side of a statement


class Marked(Noun, frozen=True, kw_only=True):
    """A run of words; `role` is "speaker", "cue", "content", or "" for what stands around."""

    words: str
    role: str = ""


class Told(Noun, frozen=True, kw_only=True):
    """A statement in its place, with its reasons in sentences. `rules` are their short names, for programs."""

    id: str
    kind: str
    denial_kind: str | None
    speaker: str | None
    speaker_means: str
    said_on: Edtf | None
    decided_by: str
    confidence: float | None
    at: tuple[int, int]
    context: tuple[Marked, ...]
    why: tuple[str, ...]
    why_speaker: str
    why_date: str
    rules: tuple[str, ...]


class LeftOut(Noun, frozen=True, kw_only=True):
    """Words that were considered and are no statement, and why."""

    verb: str
    at: int
    sentence: str
    why: str


class Explained(Noun, frozen=True, kw_only=True):
    """A whole item explained. `unread` counts the passages that were not searched for statements, by their role;
    `stale`: the kept reading was made by another reader than the one that explains."""

    item: str
    name: str
    language: str
    model: str
    published_on: Edtf | None
    dated_by: str
    stale: bool
    unread: dict[str, int]
    statements: tuple[Told, ...]
    left_out: tuple[LeftOut, ...]


def sentence_of(rule: str) -> str:
    """The sentence of a rule ("found.verb=deny"); its name where it has none."""
    name, _, by = rule.partition("=")
    return _RULES.get(name, rule).format(by=by)


def told(statement: Statement, why: Why | None, text: str, segments: Sequence[Segment]) -> Told:
    """A statement as it stands today, people's decisions included, with the reasons of the machine where it has any."""
    spans = (*statement.cue, *statement.content)
    return Told(
        id=statement.id, kind=statement.kind, denial_kind=statement.denial_kind,
        speaker=statement.speaker.text if statement.speaker else None,
        speaker_means=why.meant.name if why is not None and why.meant is not None else "",
        said_on=statement.said_on, decided_by=statement.decided_by, confidence=statement.confidence,
        at=(min(one.start for one in spans), max(one.end for one in spans)),
        context=tuple(_context(statement, text, segments)),
        why=tuple(sentence_of(rule) for rule in why.because) if why is not None else (),
        why_speaker=_POINTS.get(why.pointed, why.pointed) if why is not None else "",
        why_date=_date(why) if why is not None else "",
        rules=why.because if why is not None else (),
    )  # fmt: skip


def explained(name: str, standing: Reading, explanation: Explanation, text: str, only: Sequence[str] = ()) -> Explained:
    """An item, or `only` some of its statements, as it stands today with the reasons of today's reader."""
    why = {one.statement: one for one in explanation.statements}
    chosen = [one for one in standing.statements if not only or one.id in only]
    counts: dict[str, int] = {}
    for part in standing.segments:
        if part.role not in ("body", "quote", "heading"):
            counts[part.role] = counts.get(part.role, 0) + 1
    return Explained(
        item=standing.item, name=name, language=standing.language, model=standing.model,
        published_on=standing.published_on, dated_by=standing.dated_by,
        stale=standing.model != explanation.reading.model,
        unread=counts,
        statements=tuple(told(one, why.get(one.id), text, standing.segments) for one in chosen),
        left_out=() if only else tuple(
            LeftOut(verb=one.verb.text, at=one.verb.start, sentence=_flat(one.sentence.text), why=_LEFT_OUT[one.why])
            for one in explanation.left_out
        ),
    )  # fmt: skip


def _date(why: Why) -> str:
    words = _DATES.get(why.dated, why.dated)
    if why.by is None:
        return words
    anchor = f", counted from “{_flat(why.by.anchor.text)}”" if why.by.anchor is not None else ""
    return f"{words}: “{_flat(why.by.span.text)}” ({why.by.how}{anchor})"


def _context(statement: Statement, text: str, segments: Sequence[Segment]) -> Iterator[Marked]:
    """The statement's words in their place, each run with its role, and a little of the passage around them."""
    roles: list[tuple[Span, str]] = [(one, "content") for one in statement.content]
    roles += [(one, "cue") for one in statement.cue]
    roles += [(statement.speaker, "speaker")] if statement.speaker is not None else []
    near = [one for one in roles if one[1] != "speaker" or _near(one[0], roles)]
    start, end = min(one.start for one, _ in near), max(one.end for one, _ in near)
    at = max([0, start - _CONTEXT, *(one.start for one in segments if one.start <= start < one.end)])
    until = min([end + _CONTEXT, *(one.end for one in segments if one.start < end <= one.end)])
    for span, role in sorted(near, key=lambda one: (one[0].start, one[0].end)):
        if span.start < at:
            continue  # a cue inside a content is shown as content
        yield Marked(words=_flat(text[at : span.start]))
        yield Marked(words=_flat(span.text), role=role)
        at = span.end
    yield Marked(words=_flat(text[at : max(at, until)]))


def _near(speaker: Span, roles: Sequence[tuple[Span, str]]) -> bool:
    """A speaker further away than the context (who spoke last, in another passage) is told, not shown."""
    return any(abs(speaker.start - one.start) <= 4 * _CONTEXT for one, role in roles if role != "speaker")


def _flat(words: str) -> str:
    """On one line, with its outer spaces as single ones."""
    before, after = " " if words[:1].isspace() else "", " " if words[-1:].isspace() else ""
    return f"{before}{' '.join(words.split())}{after}" if words.strip() else before
