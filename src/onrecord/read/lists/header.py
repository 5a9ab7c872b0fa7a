"""Which row of a table is its header, and what each column holds.

The header is the row among the first twelve with the most columns that the vocabulary knows; it needs two, or a name
column alone in a table of one or two columns. What stands above it is the title. A heading that fits two meanings, or
a meaning that stands twice, is reported; the first column keeps it. Columns of names under two words ("Name" and
"Имя") are no fault: they give the same person's other names.
"""

import re
from itertools import pairwise

from msgspec import Struct

from onrecord.read.lists.words import list_words, looks_like_a_person, meanings, plain, plain_set

_ROWS_SEARCHED = 12
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
NAME_COLUMNS = ("full_name", "name", "surname", "first_name", "patronymic")
_MANY = ("note", "place", "source", "alias", "affiliation")  # meanings that may head several columns

Rows = tuple[tuple[str, ...], ...]


class Header(Struct, frozen=True, kw_only=True):
    """`row` is its index, -1 where the table has none. `meaning` of each column, "" where unknown; `names` its own
    words, made unique; `unsure`: columns whose heading could mean more than one thing; `others`: the columns that make
    up each further name; `guessed`: no heading is known and the column of names was found by its look."""

    row: int
    meaning: tuple[str, ...]
    names: tuple[str, ...]
    title: str = ""
    unsure: tuple[int, ...] = ()
    others: tuple[tuple[int, ...], ...] = ()
    guessed: bool = False

    def columns(self, *wanted: str) -> list[int]:
        return [index for index, meaning in enumerate(self.meaning) if meaning in wanted]


def find_header(rows: Rows) -> Header | None:
    """The header of a list of people; None where the table is something else."""
    width = max((len(row) for row in rows), default=0)
    scored = [(len({m for m in map(_meaning, row) if m}), -index) for index, row in enumerate(rows[:_ROWS_SEARCHED])]
    best, index = max(scored, default=(0, 0))
    enough = 1 if width <= 2 else 2
    if best >= enough:
        header = _header(rows, -index)
        return header if _about_people(header, rows) else None
    return _headless(rows, width)


def _meaning(cell: str) -> str:
    """What a heading means: the whole of it, else its longest known part, unless it names another kind of thing."""
    whole = plain(_BRACKETS.sub(" ", cell)) or plain(cell)
    if whole in meanings():
        return meanings()[whole]
    words = whole.split()
    if len(words) > 6 or any(word in plain_set("other") for word in words):
        return ""
    parts = [" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)]
    known = sorted((part for part in parts if part in meanings() and len(part) > 2), key=len, reverse=True)
    return meanings()[known[0]] if known else ""


def _header(rows: Rows, index: int) -> Header:
    cells = list(rows[index])
    while cells and not cells[-1].strip():
        cells.pop()
    meaning = _settled([_meaning(cell) for cell in cells])
    unsure = tuple(i for i, cell in enumerate(cells) if meaning[i] and _two_meanings(cell))
    words = [plain(cell) for cell in cells]
    others = _other_names(meaning, words)
    named = {column for name in others for column in name}
    twice = {i for i, m in enumerate(meaning) if m and m in meaning[:i] and m not in _MANY} - named
    for column in (*twice, *named):
        meaning[column] = ""
    title = " ".join(" ".join(dict.fromkeys(cell.strip() for cell in row if cell.strip())) for row in rows[:index])
    return Header(
        row=index, meaning=tuple(meaning), names=_unique(cells), title=title.strip(),
        unsure=tuple(sorted({*unsure, *twice})), others=others,
    )  # fmt: skip


def _other_names(meaning: list[str], words: list[str]) -> tuple[tuple[int, ...], ...]:
    """The columns of each further name, the second of each kind together, then the third."""
    found: dict[int, list[int]] = {}
    for column, one in enumerate(meaning):
        before = meaning[:column].count(one)
        if one in NAME_COLUMNS and before and words[column] not in words[:column]:
            found.setdefault(before, []).append(column)
    return tuple(tuple(columns) for _, columns in sorted(found.items()))


def _settled(meaning: list[str]) -> list[str]:
    """ "Name" is a given name beside a surname, a surname beside a given name, and a full name otherwise."""
    surnames, given = meaning.count("surname"), meaning.count("first_name")
    lacking = "first_name" if surnames > given else "surname" if surnames < given else "full_name"
    return [lacking if one == "name" else one for one in meaning]


def _two_meanings(cell: str) -> bool:
    """ "Date / place": two known headings in one cell."""
    parts = [plain(part) for part in re.split(r"[/,;&+]|\b(?:and|or|и|или|et|und)\b|\s+و\s*", cell)]
    found = {meanings()[part] for part in parts if part in meanings()} - set(NAME_COLUMNS)
    return len(found) > 1 and plain(cell) not in meanings()


def _unique(cells: list[str]) -> tuple[str, ...]:
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split()) or f"column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return tuple(names)


def _about_people(header: Header, rows: Rows) -> bool:
    """A name column whose cells look like people, or headings that only people have."""
    named = header.columns(*NAME_COLUMNS)
    if not named:
        return False
    if header.columns("surname", "first_name", "patronymic", "born", "sex", "age"):
        return True
    return _share_of_people(rows[header.row + 1 :], named[0]) >= 0.6


def _share_of_people(rows: Rows, column: int) -> float:
    cells = [_BRACKETS.sub(" ", row[column]) for row in rows if column < len(row) and row[column].strip()]
    return sum(looks_like_a_person(cell) for cell in cells) / len(cells) if cells else 0.0


def _headless(rows: Rows, width: int) -> Header | None:
    """No known heading: still a list where nearly all of one column reads as names of two words or more and the
    words above it, or a column of numbers beside it, say that it is a list."""
    body = tuple(row for row in rows if sum(1 for cell in row if cell.strip()) > 1 or width == 1)
    if len(body) < 3:
        return None
    for column in range(width):
        cells = [row[column].strip() for row in body if column < len(row)]
        full = [cell for cell in cells if looks_like_a_person(cell) and len(cell.split()) > 1]
        if len(full) >= 0.8 * len(body) and (_numbered(body) or _says_list(rows[0])):
            first = "number" if column and _numbered(body) else ""
            meaning = tuple("full_name" if i == column else first if i == 0 else "" for i in range(width))
            title = " ".join(rows[0]).strip() if _says_list(rows[0]) else ""
            names = _unique([""] * width)
            return Header(row=0 if title else -1, meaning=meaning, names=names, title=title, guessed=True)
    return None


def _numbered(rows: Rows) -> bool:
    """The first column counts the rows."""
    numbers = [int(plain(row[0])) for row in rows if row and plain(row[0]).isdecimal()]
    return len(numbers) >= 0.8 * len(rows) and all(b - a == 1 for a, b in pairwise(numbers))


def _says_list(row: tuple[str, ...]) -> bool:
    words = plain(" ".join(row))
    return any(words.startswith(plain(word)) for word in list_words().titles["list"])
