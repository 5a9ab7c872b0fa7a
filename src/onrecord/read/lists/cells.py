"""A cell into a date. What a cell does not settle is kept open and reported; nothing is guessed silently.

* Day and month in either order (03/04/2017): read by the order that other cells of the same column prove; where they
  prove none, both readings are kept as one interval.
* A bare number in a date column (42860) is a spreadsheet's serial day, counted from 30 December 1899.
* A year of two digits keeps its century open (`XX95-05-04`), so that it is before and after nothing; the other date of
  the row may settle it (`centuries`).
"""

import re
from datetime import date, timedelta

from msgspec import Struct

from onrecord.nouns.edtf import Edtf
from onrecord.read.dates.months import months

SHORT = "XX"  # the century of a year of two digits
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIALS = range(10_000, 80_000)  # 1927 to 2119
_EPOCH = date(1899, 12, 30)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_NUMERIC = re.compile(r"(\d{1,2})\s*([./\\-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})")
_DAYS_OF = re.compile(r"(\d{1,2})\s*[-–—]\s*(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?(?:[T ][\d:.]+Z?)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?)?([^\W\d_]+(?: [^\W\d_]+)??)\.?,?\s+(?:de\s+)?(\d{4})"
)
_NAMED_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_ABOUT = re.compile(
    r"^(?:~|≈|c\.?\s|ca\.?\s|circa|about|around|approx\.?|около|ок\.|примерно|близько|vers|environ|etwa|حوالي)\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*(?:г(?:ода?|\.р\.|\.)?|р\.|року|года рождения)$", re.IGNORECASE)


class CellDate(Struct, frozen=True):
    """`problem` is the code of a finding, "" where there is none; `when` None where the cell gives no date."""

    when: Edtf | None
    problem: str = ""


NO_DATE = CellDate(None, "list-date-unread")


def order_of(cells: list[str]) -> str:
    """ "day", "month" or "" for the order that a column's cells prove; "both" where they contradict each other."""
    proof = {"day" if int(m[1]) > 12 else "month" for cell in cells if (m := _slashed(cell)) and _proves(m)}
    return "both" if len(proof) > 1 else next(iter(proof), "")


def _slashed(cell: str) -> re.Match[str] | None:
    return _NUMERIC.fullmatch(cell.translate(_DIGITS).strip())


def _proves(match: re.Match[str]) -> bool:
    return (int(match[1]) > 12) != (int(match[3]) > 12)


def cell_date(cell: str, order: str = "") -> CellDate:
    """The date in a cell, read in the order of its column (`order_of`)."""
    text = _TAIL.sub("", " ".join(cell.translate(_DIGITS).split()))
    if not text:
        return CellDate(None)
    about = _ABOUT.match(text)
    if about:
        text = text[about.end() :]
    found = _read(text, order)
    if about and found.when is not None and not found.when.is_interval:
        return CellDate(Edtf(f"{found.when.rstrip('~?%')}~"), found.problem)
    return found


def _read(text: str, order: str) -> CellDate:
    serial = _SERIAL.fullmatch(text)
    if serial and int(serial[1]) in _SERIALS:
        return CellDate(Edtf.day(_EPOCH + timedelta(days=int(serial[1]))), "list-serial-date")
    try:
        return CellDate(Edtf(text))
    except ValueError:
        pass
    try:
        return _numeric(text, order) or _named(text) or NO_DATE
    except ValueError:
        return CellDate(None, "list-date-impossible")


def _numeric(text: str, order: str) -> CellDate | None:
    """Dates in digits. Raises ValueError where there is no such day."""
    if days := _DAYS_OF.fullmatch(text):
        year, month = int(days[4]), int(days[3])
        return CellDate(Edtf.between(date(year, month, int(days[1])), date(year, month, int(days[2]))))
    if iso := _ISO.fullmatch(text):
        return CellDate(Edtf("-".join([iso[1], *(f"{int(part):02}" for part in iso.groups()[1:] if part)])))
    if short := _MONTH_YEAR.fullmatch(text):
        return CellDate(Edtf.month(int(short[2]), int(short[1])))
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    one, two = int(match[1]), int(match[3])
    if len(match[4]) == 2:
        return _short_year(one, two, match[4], order)
    return _ordered(one, two, int(match[4]), match[2], order)


def _ordered(one: int, two: int, year: int, mark: str, order: str) -> CellDate:
    if two > 12 >= one:
        return CellDate(Edtf.day(date(year, one, two)))
    if one > 12 or one == two or mark == "." or order == "day":
        return CellDate(Edtf.day(date(year, two, one)))
    if order == "month":
        return CellDate(Edtf.day(date(year, one, two)))
    first, last = sorted([date(year, one, two), date(year, two, one)])
    return CellDate(Edtf.between(first, last), "list-day-month")


def _short_year(one: int, two: int, year: str, order: str) -> CellDate:
    day, month = (two, one) if order == "month" else (one, two)
    return CellDate(Edtf(f"{SHORT}{year}-{month:02}-{day:02}"), "list-short-year")


def _named(text: str) -> CellDate | None:
    """4 May 2017, 4 мая 2017, mai 2017, May 4, 2017. Raises ValueError where there is no such day."""
    names = months()
    if (named := _NAMED.fullmatch(text)) and named[2].lower() in names:
        month, year = names[named[2].lower()], int(named[3])
        return CellDate(Edtf.day(date(year, month, int(named[1]))) if named[1] else Edtf.month(year, month))
    if (named := _NAMED_FIRST.fullmatch(text)) and named[1].lower() in names:
        return CellDate(Edtf.day(date(int(named[3]), names[named[1].lower()], int(named[2]))))
    return None
