"""What each form of an English date says: one small builder a form (the forms stand in `english_forms`).

A builder takes the match and whether the word before is one that goes with dates ("in", "since"); it returns None
where the words turn out not to be a date after all ("2000 people", "may").
"""

import re

from onrecord.read.dates.english_words import TENS
from onrecord.read.dates.expression import (
    EitherOrder,
    Expression,
    Feast,
    Lasting,
    Named,
    Partial,
    PartOf,
    Shift,
    Step,
    Timed,
    Unit,
)
from onrecord.read.dates.holidays import holidays
from onrecord.read.dates.vocabulary import plain, words

Match = re.Match[str]
STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "that": 0, "same": 0, "current": 0}

_EN = words("en")
_TENS_NOW = 2  # "the '20s" of this century; "the '30s" are of the last
_TO = re.compile(r"\bto\s+$", re.IGNORECASE)
_DAYPARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI"}


def day_and_month(match: Match, _: bool) -> Expression | None:
    given = match.groupdict()
    if given["m"][:1].islower() and not given.get("y"):
        return None
    last = given.get("d2")
    return Partial(
        year=_year(given.get("y")),
        month=_EN.month(given["m"]),
        day=_day(given["d"]),
        last_day=_day(last) if last else None,
        weekday=_weekday_of(given.get("w") or given.get("w2") or given.get("w3")),
    )


def month_and_year(match: Match, _: bool) -> Expression | None:
    return None if match["m"][0].islower() else Partial(year=_year(match["y"]), month=_EN.month(match["m"]))


def month_of_year_near(match: Match, _: bool) -> Expression | None:
    """July last year."""
    if match["m"][0].islower():
        return None
    return Partial(year_by=STEP[plain(match["step"])], month=_EN.month(match["m"]))


def month(match: Match, led: bool) -> Expression | None:
    name = match["m"].rstrip(".")
    if name[0].islower() or (plain(name) in _EN.ambiguous["months"] and not (led and _no_name(match))):
        return None
    return Partial(month=_EN.month(name))


def _no_name(match: Match) -> bool:
    """ "by June Dale" is a person; "in June Orla Dale" is not."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - 24) : start].split(), text[end : end + 8].lstrip(" ")
    return not after[:1].isupper() or (bool(before) and plain(before[-1]) in _EN.ambiguous["sure"])


def season(match: Match, led: bool) -> Expression | None:
    year = _year(match["y"])
    verb = _TO.search(match.string, max(0, match.start() - 4), match.start()) and plain(match["m"]) in (
        "fall",
        "spring",
    )
    return Partial(year=year, month=_EN.month(match["m"])) if year or (led and not verb) else None


def winter(match: Match, _: bool) -> Expression:
    first = _EN.year(match["y"])
    return Partial(year=f"{first}/{first + 1}", month=24)


def iso(match: Match, _: bool) -> Expression | None:
    month, day = int(match["m"]), match["d"]
    return Partial(year=match["y"], month=month, day=int(day) if day else None) if 1 <= month <= 12 else None


def numeric(match: Match, _: bool) -> Expression | None:
    one, two, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["sep"] == "." or one > 12 or one == two:
        return Partial(year=str(year), month=two, day=one)
    return Partial(year=str(year), month=one, day=two) if two > 12 else EitherOrder(year, one, two)


def year(match: Match, led: bool) -> Expression | None:
    if match["decade"]:
        return Partial(year=match["y"][:3] + "X")
    return Partial(year=_year(match["y"])) if led else None


def spoken_year(match: Match, _: bool) -> Expression | None:
    """Nineteen ninety-four; "twenty five people" is a number."""
    return None if plain(match["y"]).startswith("twenty") else Partial(year=_year(match["y"]))


def short_decade(match: Match, _: bool) -> Expression:
    """The '80s."""
    tens = int(match["d"])
    return Partial(year=f"{20 if tens <= _TENS_NOW else 19}{tens}X")


def decade_in_words(match: Match, _: bool) -> Expression:
    """The nineties: of the last century, save the twenties."""
    tens = TENS.index(plain(match["t"])) + 2
    return Partial(year=f"{20 if tens <= _TENS_NOW else 19}{tens}X")


def century(match: Match, _: bool) -> Expression | None:
    number = int(match["n"]) - 1
    if not 1 <= number <= 20:
        return None
    whole = Partial(year=f"{number:02}XX")
    return PartOf(_EN.part(match["part"]), whole) if match["part"] else whole


def years(match: Match, _: bool) -> Expression | None:
    last = match["y2"] if len(match["y2"]) == 4 else match["y"][:2] + match["y2"]
    return Partial(year=f"{match['y']}/{last}") if int(last) > int(match["y"]) else None


def portion(match: Match, _: bool) -> Expression:
    which, what = plain(match["p"]).replace("-", " ").split()
    number = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2}.get(which, 3)
    code = min(40 + number, 41) if what == "half" else 33 + number
    step = match["step"]
    return Partial(year=_year(match["y"]), year_by=STEP[plain(step)] if step else None, month=code)


def day_of_month(match: Match, led: bool) -> Expression | None:
    return Partial(day=_day(match["d"])) if led or match["the"] else None


def weekday(match: Match, _: bool) -> Expression | None:
    if match["w"][0].islower():
        return None
    step, week = match["step"], match["week"]
    return Named(
        "weekday", _EN.weekdays[plain(match["w"]).rstrip(".")], STEP[plain(step)] if step else None,
        STEP[plain(week)] if week else None,
    )  # fmt: skip


def weekday_there(match: Match, _: bool) -> Expression | None:
    """The following Friday, the previous Monday: counted from an earlier date of the text."""
    if match["w"][0].islower():
        return None
    by = {"following": 1, "next": 1, "same": 0, "that": 0}.get(plain(match["step"]), -1)
    return Named("weekday", _EN.weekdays[plain(match["w"]).rstrip(".")], by, base="text")


def named_month(match: Match, _: bool) -> Expression | None:
    name = match["m"]
    season = plain(name) in _EN.seasons
    return Named("month", _EN.month(name), STEP[plain(match["step"])]) if season or name[0].isupper() else None


def stepped(match: Match, _: bool) -> Expression:
    step = plain(match["step"])
    unit: Unit = "weekend" if plain(match["u"]) == "weekend" else _EN.unit(match["u"])
    says = Step(unit=unit, by=STEP[step], base="text" if step in ("that", "same", "previous") else "publication")
    cut = plain(match["cut"] or "")
    if cut in ("early", "mid", "late"):
        return PartOf(_EN.part(cut), says)
    if cut and says.by == 0:
        return Step(unit=unit, by=0, base=says.base, cut="later" if cut == "later" else "earlier")
    return says


def weekend(_match: Match, _: bool) -> Expression:
    return Step(unit="weekend", by=0)


def after_that(match: Match, _: bool) -> Expression:
    by = 1 if plain(match["step"]) in ("next", "following") else -1
    return Step(unit=_EN.unit(match["u"]), by=by, base="text")


def day_beside(match: Match, _: bool) -> Expression:
    return Step(unit="day", by=-1 if "before" in plain(match[0]) else 1, base="text")


def daypart_there(match: Match, _: bool) -> Expression:
    """That night, the following morning."""
    by = {"next": 1, "following": 1, "previous": -1}.get(plain(match["step"]), 0)
    return Timed(Step(unit="day", by=by, base="text"), daypart(match["part"]))


NEAR = {
    "the day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "earlier today": 0, "later today": 0,
    "late yesterday": -1, "early yesterday": -1, "earlier yesterday": -1, "later yesterday": -1, "early today": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "earlier this morning": 0, "later this afternoon": 0,
    "the day after tomorrow": 2, "tomorrow": 1,
}  # fmt: skip


def near(match: Match, _: bool) -> Expression:
    words = [word for word in plain(match[0]).split() if word not in _DAYPARTS or word == "tonight"]
    said = " ".join(plain(match[0]).split())
    day = Step(unit="day", by=NEAR[said] if said in NEAR else NEAR[" ".join(words)])
    last = said.split()[-1]
    return Timed(day, daypart(last)) if last in _DAYPARTS else day


def daypart(word: str) -> str:
    return _DAYPARTS[plain(word)]


def last_night(_match: Match, _: bool) -> Expression:
    return Step(unit="day", by=-1, cut="later")


def ago(match: Match, _: bool) -> Expression:
    return _shift(match, -1, "publication")


def later(match: Match, _: bool) -> Expression:
    word = plain(match["way"])
    return _shift(match, 1 if word in ("later", "after", "afterwards", "afterward", "following") else -1, "text")


def _shift(match: Match, sign: int, base: str) -> Shift:
    low, high = _EN.number(match["n"] or "")
    return Shift(
        low=low, high=high, unit=_EN.unit(match["u"]), sign=1 if sign > 0 else -1,
        base="text" if base == "text" else "publication", hedge=_EN.hedge(match["hedge"]),
    )  # fmt: skip


def lasting(match: Match, _: bool) -> Expression:
    low, high = _EN.number(match["n"] or "")
    given = match.groupdict()
    return Lasting(
        low, high, _EN.unit(match["u"]), "past" if given.get("past") else "future" if given.get("ahead") else ""
    )


def past_unit(match: Match, _: bool) -> Expression:
    return Lasting(1, 1, _EN.unit(match["u"]), "past")


def feast(match: Match, _: bool) -> Expression:
    name = " ".join(plain(match["f"]).split())
    return Feast(holidays("en")[name], _EN.year(match["y"]) if match["y"] else None)


def _year(text: str | None) -> str | None:
    return str(_EN.year(text)) if text else None


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _weekday_of(text: str | None) -> int | None:
    return _EN.weekdays[plain(text).rstrip(".")] if text else None
