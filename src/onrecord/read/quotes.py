"""Which stretches stand between quotation marks: a state machine over the marks of English, Russian and French.

Rules
* A quotation never crosses a paragraph. One that goes on (its opening mark is repeated at the next paragraph) is one
  quotation a paragraph, each closed by the repetition; the last one needs its closing mark.
* An opening mark inside a quotation of the same marks means that the first was never closed: it ends with the last
  sentence before the one that holds the new mark.
* Anything still open at the end of its paragraph ends there, `closed=False`.
* An apostrophe is no mark: `'` and `’` inside a word, after a plural's s, before a shortened year.
* In Russian and French a paragraph that begins with a dash is dialogue, without the reporting clause between dashes.

Not done: block quotations set by layout alone (segments mark them), quotations without any mark.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from onrecord.nouns import Quotation, Span

_CLOSERS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
    "”": "”",
    "»": "«",
    "’": "’",
    "‟": "”",
}
_OPENED_BY = {"»": "«", "”": "“", "“": "„", '"': '"', ")": "("}
_SPACES = (" ", "\u00a0", "\u202f")
_MARKS = frozenset("“”„«»‹›‘’‚\"'‟")
_SENTENCE_END = re.compile(r"[.!?…][”\"»’)\]]*\s+(?=[\w“\"«‘(\[])")
_DASH = re.compile(r"[—–―]\s*")
_REPORTING = re.compile(r"[,.!?…]\s*[—–―]\s+(?=[a-zа-яёіїєґà-ÿ])")
_RESUMES = re.compile(r"[,.:]\s*[—–―]\s+")
_TYPEWRITTEN_OPENING = re.compile(r"``|(?<![\w.,!?'])''(?=\w)")  # ``so'' and ''so'', as old wires have it
_TYPEWRITTEN = re.compile(r"''")
_BEFORE_OPENING = frozenset("([{—–-―/“„«‹‘‚\"'…")


class _Open(Struct):
    mark: str
    at: int  # where the words begin, just after the mark


def quotations(text: str, paragraphs: Iterable[tuple[int, int]], language: str = "en") -> tuple[Quotation, ...]:
    """Every quotation in these half-open stretches of `text`, in order; one within another comes after it."""
    stretches = list(paragraphs)
    text, written = _TYPEWRITTEN_OPENING.sub(' "', text), text
    text = _TYPEWRITTEN.sub('" ', text)
    found: list[Quotation] = []
    for number, (start, end) in enumerate(stretches):
        following = text[slice(*stretches[number + 1])].lstrip() if number + 1 < len(stretches) else ""
        if language in ("ru", "fr", "uk") and _DASH.match(text, start, end):
            found += _dialogue(text, start, end)
        found += _Paragraph(text, start, end, following[:1]).read()
    found = [Quotation(span=Span.of(written, one.span.start, one.span.end), closed=one.closed) for one in found]
    return tuple(sorted(found, key=lambda quotation: (quotation.span.start, -quotation.span.end)))


class _Paragraph:
    """The machine for one paragraph: a stack of open marks and what was read so far."""

    def __init__(self, text: str, start: int, end: int, next_mark: str) -> None:
        self.text, self.start, self.end, self.next_mark = text, start, end, next_mark
        self.stack: list[_Open] = []
        self.found: list[Quotation] = []

    def read(self) -> list[Quotation]:
        for at in range(self.start, self.end):
            if self.text[at] in _MARKS:
                self._mark(at)
        while self.stack:
            still_open = self.stack.pop()
            self._keep(still_open.at, self.end, closed=self.next_mark == still_open.mark)
        return self.found

    def _mark(self, at: int) -> None:
        mark = self.text[at]
        if self._apostrophe(at):
            return
        closes = self._depth_closed_by(at)
        if closes is not None:
            while len(self.stack) > closes + 1:
                self._keep(self.stack.pop().at, at, closed=False)
            self._keep(self.stack.pop().at, at, closed=True)
        elif self._opens(at):
            self._end_unclosed(mark, at)
            self.stack.append(_Open(mark, at + 1))

    def _depth_closed_by(self, at: int) -> int | None:
        """Index in the stack of the innermost quotation that the mark at `at` closes."""
        mark = self.text[at]
        for depth in range(len(self.stack) - 1, -1, -1):
            if mark in _CLOSERS[self.stack[depth].mark]:
                ambiguous = mark in "\"'" or mark == self.stack[depth].mark
                return None if ambiguous and self._must_open(at) else depth
        return None

    def _must_open(self, at: int) -> bool:
        """A straight mark with space before it and a word after it."""
        before, after = self._around(at)
        return (before == "" or before.isspace() or before in "([{") and after.isalnum()

    def _opens(self, at: int) -> bool:
        mark = self.text[at]
        before, after = self._around(at)
        if mark in "“„«‹‚‟":
            return after != ""
        free_before = before == "" or before.isspace() or before in _BEFORE_OPENING
        if mark in "»’":
            closer = "«" if mark == "»" else mark
            return free_before and after.isalnum() and closer in self.text[at + 1 : self.end]
        if mark == "›":
            return False
        if mark == "'":
            return free_before and after.isalpha() and self._closed_later(at)
        return free_before and after != "" and not after.isspace()

    def _closed_later(self, at: int) -> bool:
        return re.search(r"(?<=[\w.,!?…])'(?!\w)", self.text[at + 1 : self.end]) is not None

    def _apostrophe(self, at: int) -> bool:
        mark = self.text[at]
        if mark not in "'’":
            return False
        before, after = self._around(at)
        if before.isalnum() and after.isalnum():
            return True
        if not any(mark in _CLOSERS[opened.mark] for opened in self.stack):
            return before.isalnum() or after.isdigit()
        return before == "s" and self._plural_goes_on(at)

    def _plural_goes_on(self, at: int) -> bool:
        """the victims' families: a small letter follows, and a later mark can still close."""
        rest = self.text[at + 1 : self.end]
        return (
            re.match(r"\s+[a-zà-ÿ]", rest) is not None and re.search(rf"(?<=\S){self.text[at]}(?!\w)", rest) is not None
        )

    def _end_unclosed(self, mark: str, at: int) -> None:
        """An opening mark within the same marks: what was open ends at the last sentence before this one."""
        if mark in "«‹„‚" or all(opened.mark != mark for opened in self.stack):
            return
        while self.stack and mark in [opened.mark for opened in self.stack]:
            opened = self.stack.pop()
            ends = [m.end() for m in _SENTENCE_END.finditer(self.text, opened.at, at)]
            self._keep(opened.at, ends[-1] if ends else at, closed=False)

    def _around(self, at: int) -> tuple[str, str]:
        before = self.text[at - 1] if at > self.start else ""
        return before, self.text[at + 1] if at + 1 < self.end else ""

    def _keep(self, start: int, end: int, *, closed: bool) -> None:
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end = max(start, start + len(words.strip()))
        if start < end:
            self.found.append(Quotation(span=Span.of(self.text, start, end), closed=closed))


def _dialogue(text: str, start: int, end: int) -> list[Quotation]:
    """— Speech, — said somebody. — More speech."""
    opening = _DASH.match(text, start, end)
    at = opening.end() if opening else start
    found: list[Quotation] = []
    while at < end:
        reporting = _REPORTING.search(text, at, end)
        stop = reporting.start() + 1 if reporting else end
        if text[at:stop].strip():
            found.append(Quotation(span=Span.of(text, at, stop)))
        resumes = _RESUMES.search(text, reporting.end(), end) if reporting else None
        at = resumes.end() if resumes else end
    return found


def with_closing_mark(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the mark behind it that closes what was opened within it: the report as "lies[“]; « rien[ »]."""
    mark = end + (text[end : end + 1] in _SPACES)  # French sets a space before its closing mark
    opening = _OPENED_BY.get(text[mark : mark + 1])
    if opening is None:
        return start, end
    inside = text[start:end]
    if opening == text[mark]:
        return (start, mark + 1) if inside.count(opening) % 2 else (start, end)
    return (start, mark + 1) if inside.count(opening) > inside.count(text[mark]) else (start, end)
