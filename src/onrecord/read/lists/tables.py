"""A table into a list of people: one entry a row, its cells kept word for word, what is read from them beside it.

Rules

* A row is an entry unless it is empty, repeats the header, adds up, or is a heading inside the table ("District of X"),
  which is then carried in the fields of the rows below it.
* A row without a name is an entry all the same: it counts as unnamed.
* Rows with the same words are all kept; the later ones point to the first.
* What is odd is a finding with its row, and never a name in it: a row longer than the header, a heading with two
  meanings, a day that does not exist, a serial number for a date, an order of day and month that cannot be known.

Not done: tables turned on their side (one person a column), and several tables side by side on one sheet.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.finding import Finding
from onrecord.nouns.ids import Ids
from onrecord.nouns.listing import ListEntry, PeopleList
from onrecord.nouns.text import Table
from onrecord.read.lists.cells import NO_DATE, SHORT, cell_date, order_of
from onrecord.read.lists.centuries import born_in_its_century, in_its_century
from onrecord.read.lists.credited import made_on, owner_in
from onrecord.read.lists.header import NAME_COLUMNS, Header, find_header
from onrecord.read.lists.other_names import other_names
from onrecord.read.lists.problems import Problems
from onrecord.read.lists.words import is_unnamed, list_words, looks_like_a_person, plain, plain_set, sex_of

SECTION = "§"  # the field that holds the heading inside the table under which a row stands
_TITLE = 1000  # characters of the words that say what a list is
_STATED = re.compile(r"(?<!\d)(\d{1,6})(?!\d)")


class Custody(Struct, frozen=True, kw_only=True):
    """Where a list comes from. `owner`, `origin` and `day_first` as a person wrote them; `author` and `outlet` as the
    item says."""

    item: str
    ids: Ids
    model: str
    owner: str | None = None
    origin: str | None = None
    author: str | None = None
    outlet: str | None = None
    title: str = ""
    published: Edtf | None = None
    language: str = ""
    day_first: bool | None = None


class Row(Struct, frozen=True):
    """A row that is an entry: its line in the source, its cells, and the heading inside the table above it."""

    line: int
    cells: tuple[str, ...]
    section: str


def read_table(table: Table, custody: Custody) -> tuple[PeopleList | None, tuple[Finding, ...]]:
    """The list in a table with what is odd about it; None where it is no list of people."""
    header = find_header(table.rows)
    if header is None:
        return None, ()
    problems = Problems(f"{custody.item}, {table.place}")
    problems.header(header)
    rows, total = _rows(table, header, problems)
    if not rows:
        return None, ()
    dates = _date_columns(rows, header, custody.day_first)
    for column, order in dates.items():
        if order == "both":
            problems.add("list-day-month-mixed", table.first_row + max(header.row, 0), column)
    entries = _with_repeats([_entry(row, header, dates, custody, table, problems) for row in rows], header, problems)
    title = " ".join(" ".join((table.heading, _of_a_list(table.above), header.title)).split())[:_TITLE]
    made = PeopleList(
        id=custody.ids.mint("l", custody.item, table.place, table.first_row),
        item=custody.item,
        decided_by=f"machine:{custody.model}",
        owner=custody.owner or owner_in(title, custody.language) or custody.author or custody.outlet,
        origin=custody.origin,
        stated=_stated(title) or total,
        entries=tuple(entries),
        place=table.place,
        made_on=_until(made_on(title, custody.language) or custody.published),
        confidence=_confidence(header),
    )
    if made.stated is not None and made.stated != len(entries):
        problems.add("list-count", table.first_row)
    return made, problems.findings()


def _rows(table: Table, header: Header, problems: Problems) -> tuple[list[Row], int | None]:
    """The rows that are entries, and the sum that the table itself states."""
    kept: list[Row] = []
    section, total = "", None
    heading = [plain(cell) for cell in table.rows[header.row]] if header.row >= 0 else []
    for index, cells in enumerate(table.rows[header.row + 1 :], header.row + 1):
        line = table.first_row + index
        given = [cell for cell in cells if cell.strip()]
        if not given or [plain(cell) for cell in cells] == heading:
            continue
        if _adds_up(cells):
            total = next((int(m[1]) for cell in cells if (m := _STATED.search(cell))), total)
        elif _is_section(cells, header):
            section = given[0].strip()
        else:
            if len(cells) != len(header.names) or any(cell.strip() for cell in cells[len(header.names) :]):
                problems.add("list-ragged", line)
            kept.append(Row(line, cells, section))
    return kept, total


def _date_columns(rows: list[Row], header: Header, day_first: bool | None) -> dict[int, str]:
    """The order of day and month in each column of dates, as its cells prove it, else as a person said; a column
    "Detained" that only says yes and no is none."""
    said = "" if day_first is None else "day" if day_first else "month"
    cells = {column: [_cell(row.cells, column) for row in rows] for column in header.columns("born", "when")}
    return {
        column: order_of(words) or said
        for column, words in cells.items()
        if any(cell_date(word) != NO_DATE for word in words)
    }


def _adds_up(cells: tuple[str, ...]) -> bool:
    first = next((plain(cell) for cell in cells if cell.strip()), "")
    return any(first == word or first.startswith(f"{word} ") for word in plain_set("total"))


def _is_section(cells: tuple[str, ...], header: Header) -> bool:
    """One text across the table (alone, or repeated by merged cells) that is not the name of a person."""
    given = {cell.strip() for cell in cells if cell.strip()}
    filled = [index for index, cell in enumerate(cells) if cell.strip()]
    if len(given) != 1 or len(header.names) < 3 or (1 < len(filled) < 3):
        return False
    text = next(iter(given))
    in_name_column = filled[0] in header.columns(*NAME_COLUMNS) and len(filled) == 1
    return not (text.isdigit() or (in_name_column and (is_unnamed(text) or looks_like_a_person(text))))


def _entry(
    row: Row, header: Header, dates: dict[int, str], custody: Custody, table: Table, problems: Problems
) -> ListEntry:
    name = _name(row.cells, header.columns(*NAME_COLUMNS))
    ages = [_cell(row.cells, column).strip() for column in header.columns("age")]
    places = tuple(_places(row, header))
    born, when = _born_and_when(row, header, dates, problems)
    return ListEntry(
        id=custody.ids.mint("n", custody.item, table.place, row.line, *row.cells),
        row=row.line,
        name=name,
        named=bool(name),
        fields=_fields(row, header),
        born=born,
        when=when,
        place=next(iter(places), None),
        within=places[1:],
        age=next((age for age in ages if age), None),
        sex=next((sex for c in header.columns("sex") if (sex := sex_of(_cell(row.cells, c)))), None),
        affiliation=_first(row.cells, header, "affiliation"),
        variants=other_names(
            name,
            (_name(row.cells, columns) for columns in header.others),
            (_cell(row.cells, column) for column in header.columns("alias")),
        ),
    )


def _name(cells: tuple[str, ...], columns: Iterable[int]) -> str:
    """The name as written, its parts in the order of the columns; "" where there is none."""
    parts = [" ".join(_cell(cells, column).split()) for column in columns]
    return " ".join(part for part in parts if part and not is_unnamed(part))


def _places(row: Row, header: Header) -> Iterator[str]:
    """The place, then what it lies in: the parts after a comma, the columns beside it, the heading above the row."""
    cells = [" ".join(_cell(row.cells, column).split()) for column in header.columns("place")]
    given = [cell for cell in cells if cell]
    yield from given[:1]
    first = given[0].split(",")[1:] if given else []
    yield from (part for one in (*first, *given[1:], row.section) if (part := one.strip()))


def _fields(row: Row, header: Header) -> dict[str, str]:
    names = [*header.names, *(f"column {n + 1}" for n in range(len(header.names), len(row.cells)))]
    fields = {name: cell for name, cell in zip(names, row.cells, strict=False) if cell.strip()}
    return fields | ({SECTION: row.section} if row.section else {})


def _born_and_when(
    row: Row, header: Header, dates: dict[int, str], problems: Problems
) -> tuple[Edtf | None, Edtf | None]:
    """Birth and event of a row, each from the first column that gives one."""
    read = {
        meaning: [(column, cell_date(_cell(row.cells, column), dates[column])) for column in columns if column in dates]
        for meaning, columns in (("born", header.columns("born")), ("when", header.columns("when")))
    }
    born, when = (next((one.when for _, one in found if one.when is not None), None) for found in read.values())
    for found in read.values():
        for column, one in found:
            problem = one.problem
            if problem == "list-short-year" and (born, when) != _in_their_centuries(born, when):
                problem = "list-year-settled"
            if problem and not (one.when is None and is_unnamed(_cell(row.cells, column))):
                problems.add(problem, row.line, column)
            if one.when is not None:
                break
    return _in_their_centuries(born, when)


def _in_their_centuries(born: Edtf | None, when: Edtf | None) -> tuple[Edtf | None, Edtf | None]:
    """The same, a year of two digits read by the other date."""
    return (
        born_in_its_century(born, when) if born is not None and born.startswith(SHORT) else born,
        in_its_century(when, born) if when is not None and when.startswith(SHORT) else when,
    )


def _first(cells: tuple[str, ...], header: Header, meaning: str) -> str | None:
    return next((text for c in header.columns(meaning) if (text := " ".join(_cell(cells, c).split()))), None)


def _cell(cells: tuple[str, ...], column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _with_repeats(entries: list[ListEntry], header: Header, problems: Problems) -> list[ListEntry]:
    """Marks rows that say the same as an earlier one (its running number apart), and reports equal names."""
    counting = {header.names[column] for column in header.columns("number")}
    seen: dict[tuple[str, ...], str] = {}
    names: set[str] = set()
    out: list[ListEntry] = []
    for entry in entries:
        words = tuple(plain(cell) for field, cell in entry.fields.items() if field not in counting)
        first = seen.setdefault((plain(entry.name), *words), entry.id) if entry.named else entry.id
        if entry.named and first != entry.id:
            problems.add("list-repeat", entry.row)
        elif entry.named and plain(entry.name) in names:
            problems.add("list-same-name", entry.row)
        names.add(plain(entry.name))
        out.append(entry if first == entry.id else replace(entry, same_as=first))
    return out


def _stated(title: str) -> int | None:
    """The number of people that the title says the list holds."""
    people = "|".join(re.escape(word) for word in list_words().titles["people"])
    found = re.search(rf"(?<!\d)(\d{{1,6}})\s+(?:{people})", title, re.IGNORECASE)
    return int(found[1]) if found else None


def _of_a_list(above: str) -> str:
    """The words above a table where they speak of a list."""
    said = f" {plain(above)} "
    return above if any(f" {word} " in said for word in list_words().titles["list"]) else ""


def _until(published: Edtf | None) -> Edtf | None:
    last = published.written[1] if published else None
    return Edtf.until(last) if last else None


def _confidence(header: Header) -> float:
    if header.guessed:
        return 0.5
    return 0.95 if header.columns("surname", "full_name") and not header.unsure else 0.8
