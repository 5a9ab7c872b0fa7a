"""Lines of a page into paragraphs, by where they stand; broken words made whole only where that is safe."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from onrecord.nouns.shape import Noun

_WIDE_GAP = 1.45  # times the usual step from line to line: more is a gap between paragraphs
_SHORT_LINE = 0.75  # of the width of the lines around: a line that ends so early, with a full stop, ends a paragraph
_INDENT = 6.0  # points
_ENDS = re.compile(r"[.!?…:;”»\"')\]]$")
LINE_END_HYPHEN = "\ufffe"  # what pdfium gives for any hyphen at a line's end, the author's own ones too
_SOFT = "\xad"
_BROKEN = re.compile(f"(\\w+)([-\u2010{_SOFT}{LINE_END_HYPHEN}])$")


class Line(Noun, frozen=True, kw_only=True):
    """One line and its place in points from the page's lower left; all zero where the place is unknown."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """Runs of lines that belong together."""
    steps = [above.bottom - line.bottom for above, line in pairwise(lines)]
    usual = median([step for step in steps if step > 1] or [12.0])
    widest = max((line.right for line in lines), default=0.0)
    run: list[Line] = []
    for line in lines:
        if run and _parted(run[-1], line, usual, widest, run[0].left):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _parted(above: Line, line: Line, usual: float, widest: float, left: float) -> bool:
    if above.top == line.top == 0.0:
        return bool(_ENDS.search(above.text)) and line.text[:1].isupper() and len(above.text) < 60
    step = above.bottom - line.bottom
    if step > usual * _WIDE_GAP or step < -usual / 2:
        return True
    if abs((above.top - above.bottom) - (line.top - line.bottom)) > 0.2 * (line.top - line.bottom):
        return True  # another size of type: a heading
    ended = bool(_ENDS.search(above.text))
    return ended and (above.right < widest * _SHORT_LINE or line.left > left + _INDENT)


def words_of(lines: Iterable[Line]) -> Iterator[str]:
    """Whole words in `lines`, in small letters, to know which joined words the document itself has."""
    for line in lines:
        yield from re.findall(r"\w+(?![\w\xad\ufffe])", line.text.lower())


def joined(lines: list[Line], seen: frozenset[str]) -> str:
    """One paragraph as one run of text; `seen` are the `words_of` the whole document."""
    text = ""
    for line in lines:
        broken = _BROKEN.search(text)
        if not text:
            text = line.text
        elif broken and line.text[:1].isalnum():
            rest = re.match(r"\w+", line.text)
            whole = (broken[1] + (rest[0] if rest else "")).lower()
            hyphen = "" if broken[2] == _SOFT or whole in seen else "-"
            text = text[: broken.start(2)] + hyphen + line.text
        else:
            text += " " + line.text
    return text.replace(LINE_END_HYPHEN, "-")
