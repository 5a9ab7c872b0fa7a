"""The forms of a single English date, each with what it says: tried in order, the more explicit first.

A builder takes the match and whether the word before is one that goes with dates ("in", "since"); it returns None
where the words turn out not to be a date after all ("2000 people", "may").
"""

import re
from collections.abc import Callable

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
    Unit,
)
from onrecord.read.dates.holidays import holidays
from onrecord.read.dates.vocabulary import any_of, words

Match = re.Match[str]
Builder = Callable[[Match, bool], Expression | None]

_EN = words("en")
_M = any_of(list(_EN.months)) + r"\b\.?"
_W = any_of(list(_EN.weekdays)) + r"\b\.?"
_S = any_of(list(_EN.seasons))
_U = any_of(list(_EN.units)) + r"s?\b"
_D = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\d])"
_Y = r"(?:1[89]|20)\d\d(?![\d]|[.,]\d|\s?%)"
_N = rf"(?:\d{{1,3}}|{any_of(list(_EN.numbers))})"
_H = rf"(?:(?P<hedge>{any_of([w for group in _EN.hedges.values() for w in group])})\s+)?"
_DASH = r"\s*(?:[-–—]|to|and|or)\s*"
_WEEKDAY = rf"(?:(?P<w>{_W}),?\s*\(?(?:the\s+)?)?"
_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "that": 0, "same": 0}
_PEOPLE = r"(?!\s+(?:people|persons|men|women|children|detainees|victims|troops|soldiers|names|cases|dollars|euros|rubles|residents|prisoners)\b)"

_BEFORE = re.compile(rf"(?:\b{any_of(_EN.ambiguous['before'])}\s+(?:the\s+)?|mid-|\()$", re.IGNORECASE)


def words_before(text: str, at: int) -> bool:
    """Whether the word before is one that goes with dates."""
    return _BEFORE.search(text, max(0, at - 16), at) is not None


def _date(match: Match, _: bool) -> Expression | None:
    given = match.groupdict()
    if given["m"][:1].islower() and not given.get("y"):
        return None
    last = given.get("d2")
    return Partial(
        year=given.get("y"), month=_EN.month(given["m"]), day=_day(given["d"]), last_day=_day(last) if last else None,
        weekday=_weekday(given.get("w")),
    )  # fmt: skip


def _month_year(match: Match, _: bool) -> Expression | None:
    return None if match["m"][0].islower() else Partial(year=match["y"], month=_EN.month(match["m"]))


def _month(match: Match, led: bool) -> Expression | None:
    name = match["m"].rstrip(".")
    if name[0].islower() or (name.lower() in _EN.ambiguous["months"] and not led):
        return None
    return Partial(month=_EN.month(name))


def _season(match: Match, led: bool) -> Expression | None:
    year = match["y"]
    return Partial(year=year, month=_EN.month(match["m"])) if year or led else None


def _winter(match: Match, _: bool) -> Expression:
    first = int(match["y"])
    return Partial(year=f"{first}/{first + 1}", month=24)


def _iso(match: Match, _: bool) -> Expression | None:
    month, day = int(match["m"]), match["d"]
    return Partial(year=match["y"], month=month, day=int(day) if day else None) if 1 <= month <= 12 else None


def _numeric(match: Match, _: bool) -> Expression | None:
    one, two, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["sep"] == "." or one > 12 or one == two:
        return Partial(year=str(year), month=two, day=one)
    return Partial(year=str(year), month=one, day=two) if two > 12 else EitherOrder(year, one, two)


def _year(match: Match, led: bool) -> Expression | None:
    if match["decade"]:
        return Partial(year=match["y"][:3] + "X")
    return Partial(year=match["y"]) if led else None


def _years(match: Match, _: bool) -> Expression | None:
    last = match["y2"] if len(match["y2"]) == 4 else match["y"][:2] + match["y2"]
    return Partial(year=f"{match['y']}/{last}") if int(last) > int(match["y"]) else None


def _portion(match: Match, _: bool) -> Expression:
    code = {"first half": 40, "second half": 41, "first quarter": 33, "second quarter": 34, "third quarter": 35}
    return Partial(year=match["y"], month=code.get(" ".join(match["p"].lower().split()), 36))


def _day_of_month(match: Match, led: bool) -> Expression | None:
    return Partial(day=_day(match["d"])) if led or match["the"] else None


def _weekday_only(match: Match, _: bool) -> Expression | None:
    if match["w"][0].islower():
        return None
    step, week = match["step"], match["week"]
    return Named(
        "weekday", _EN.weekdays[match["w"].lower().rstrip(".")], _STEP[step.lower()] if step else None,
        _STEP[week.lower()] if week else None,
    )  # fmt: skip


def _named_month(match: Match, _: bool) -> Expression | None:
    name = match["m"]
    season = name.lower() in _EN.seasons
    return Named("month", _EN.month(name), _STEP[match["step"].lower()]) if season or name[0].isupper() else None


def _stepped(match: Match, _: bool) -> Expression:
    step = match["step"].lower()
    unit: Unit = "weekend" if match["u"].lower() == "weekend" else _EN.unit(match["u"])
    says = Step(unit=unit, by=_STEP[step], base="text" if step in ("that", "same", "previous") else "publication")
    cut = (match["cut"] or "").lower()
    if cut in ("early", "mid", "late"):
        return PartOf(_EN.part(cut), says)
    if cut and says.by == 0:
        return Step(unit=unit, by=0, base=says.base, cut="later" if cut == "later" else "earlier")
    return says


def _weekend(_match: Match, _: bool) -> Expression:
    return Step(unit="weekend", by=0)


def _after_that(match: Match, _: bool) -> Expression:
    by = 1 if match["step"].lower() in ("next", "following") else -1
    return Step(unit=_EN.unit(match["u"]), by=by, base="text")


def _day_beside(match: Match, _: bool) -> Expression:
    return Step(unit="day", by=-1 if "before" in match[0].lower() else 1, base="text")


_NEAR = {
    "the day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "earlier today": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "the day after tomorrow": 2, "tomorrow": 1,
}  # fmt: skip


def _near(match: Match, _: bool) -> Expression:
    return Step(unit="day", by=_NEAR[" ".join(match[0].lower().split())])


def _last_night(_match: Match, _: bool) -> Expression:
    return Step(unit="day", by=-1, cut="later")


def _ago(match: Match, _: bool) -> Expression:
    return _shift(match, -1, "publication")


def _later(match: Match, _: bool) -> Expression:
    word = match["way"].lower()
    return _shift(match, 1 if word in ("later", "after", "afterwards", "afterward", "following") else -1, "text")


def _shift(match: Match, sign: int, base: str) -> Shift:
    low, high = _EN.number(match["n"] or "")
    return Shift(
        low=low, high=high, unit=_EN.unit(match["u"]), sign=1 if sign > 0 else -1,
        base="text" if base == "text" else "publication", hedge=_EN.hedge(match["hedge"]),
    )  # fmt: skip


def _lasting(match: Match, _: bool) -> Expression:
    low, high = _EN.number(match["n"] or "")
    return Lasting(low, high, _EN.unit(match["u"]), past=bool(match.groupdict().get("past")))


def _past_unit(match: Match, _: bool) -> Expression:
    return Lasting(1, 1, _EN.unit(match["u"]), past=True)


def _feast(match: Match, _: bool) -> Expression:
    name = " ".join(match["f"].lower().split())
    return Feast(name, int(match["y"]) if match["y"] else None)


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _weekday(text: str | None) -> int | None:
    return _EN.weekdays[text.lower().rstrip(".")] if text else None


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_STEPS = r"(?P<step>last|this|next|coming|that|same|previous)"

FORMS: list[tuple[re.Pattern[str], Builder]] = [
    (_form(r"(?P<y>\d{4})[-‐‑–](?P<m>\d\d)(?:[-‐‑–](?P<d>\d\d))?(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"), _iso),
    (_form(r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)\b"), _numeric),
    (_form(rf"{_WEEKDAY}(?P<d>{_D})(?:{_DASH}(?P<d2>{_D}))?\s+(?:of\s+)?(?P<m>{_M})(?:,?\s+(?P<y>{_Y}))?"), _date),
    (_form(rf"{_WEEKDAY}(?P<m>{_M})\s+(?:the\s+)?(?P<d>{_D})(?:{_DASH}(?P<d2>{_D})(?!\s*{_M}))?(?:,?\s+(?P<y>{_Y}))?"), _date),
    (_form(rf"(?P<m>{_M}),?\s+(?:of\s+)?(?P<y>{_Y})"), _month_year),
    (_form(rf"(?:the\s+)?winter\s+(?:of\s+)?(?P<y>{_Y})\s*[-–/]\s*(?:20)?\d\d\b"), _winter),
    (_form(rf"(?:the\s+)?{_STEPS}\s+(?P<m>{_M}|{_S})(?!\s+\d)\b"), _named_month),
    (_form(rf"(?:the\s+)?(?P<m>{_S})(?:\s+(?:of\s+)?(?P<y>{_Y}))?\b"), _season),
    (_form(rf"(?:the\s+)?(?P<p>(?:first|second)\s+half|(?:first|second|third|fourth|last)\s+quarter)\s+of\s+(?P<y>{_Y})"), _portion),
    (_form(rf"(?P<past>(?:(?:over|in|during|for|throughout)\s+)?(?:the\s+)?(?:past|last))\s+(?P<n>{_N})\s+(?P<u>{_U})"), _lasting),
    (_form(rf"(?:over|during|throughout|in)\s+the\s+(?:past|last)\s+(?P<u>{_U})"), _past_unit),
    (_form(rf"(?P<cut>earlier|later|late|early|mid)\s*-?\s*{_STEPS}\s+(?P<u>{_U}|weekend)\b"), _stepped),
    (_form(rf"(?P<cut>)(?:the\s+)?{_STEPS}\s+(?P<u>{_U}|weekend)\b"), _stepped),
    (_form(r"(?:over|at|during)\s+the\s+weekend\b"), _weekend),
    (_form(rf"(?:the\s+)(?P<step>next|following|preceding)\s+(?P<u>{_U})"), _after_that),
    (_form(r"the\s+day\s+(?:before|after)(?=\s*[.,;:]|\s*$)"), _day_beside),
    (_form(any_of(list(_NEAR)) + r"\b"), _near),
    (_form(r"(?:last\s+night|overnight)\b"), _last_night),
    (_form(rf"{_H}(?P<n>{_N})?\s*(?P<u>{_U})\s+ago\b"), _ago),
    (_form(rf"{_H}(?P<n>{_N})\s*(?P<u>{_U})\s+(?P<way>later|earlier|after|afterwards?|before|previously|prior|following)\b"), _later),
    (_form(rf"(?P<hedge>)(?P<n>)(?P<u>{_U}(?<=s))\s+(?P<way>later|earlier)\b"), _later),
    (_form(rf"for\s+{_H}(?P<n>{_N})\s+(?P<u>{_U})"), _lasting),
    (_form(rf"for\s+(?P<n>)(?P<u>{_U}(?<=s))"), _lasting),
    (_form(rf"(?:(?P<step>last|this|next|coming)\s+)?(?P<w>{_W})(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?"), _weekday_only),
    (_form(rf"(?P<f>{any_of(list(holidays()))})\b(?:\s+(?:in\s+|of\s+)?(?P<y>{_Y}))?"), _feast),
    (_form(rf"(?P<y>{_Y})\s*[-–]\s*(?P<y2>(?:19|20)\d\d|\d\d)\b(?![-–]\d)"), _years),
    (_form(rf"(?:the\s+)?(?P<y>(?:1[89]|20)\d\d(?!\d))(?P<decade>['’]?s)\b"), _year),
    (_form(rf"(?P<y>{_Y})(?P<decade>)\b(?!-)" + _PEOPLE), _year),
    (_form(rf"(?P<m>{_M})(?![-\w])"), _month),
    (_form(r"(?P<the>the\s+)(?P<d>(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th))\b(?!\s+(?:century|\w+s\b|[a-z]+))"), _day_of_month),
]  # fmt: skip

_FIRST = [
    *_EN.months, *_EN.weekdays, *_EN.seasons, *_EN.numbers, *(w for g in _EN.hedges.values() for w in g),
    *(w for g in _EN.parts.values() for w in g), *holidays(), *_NEAR, "the", "last", "past", "this", "next", "coming", "that", "same",
    "previous", "between", "from", "since", "ever", "starting", "until", "till", "up", "through", "by", "no later", "before",
    "prior", "ahead", "after", "following", "on the eve", "eve", "over", "in the", "during the", "throughout", "at the", "for", "earlier", "later",
    "overnight", "days", "weeks", "months", "years", "decades", "first", "second", "third", "fourth",
]  # fmt: skip
STARTERS = re.compile(
    rf"(?<![\w-])(?:{any_of(_FIRST)}(?!['’]?\w)|[a-z]+(?=-)|(?=\d))|(?<![\w-])mid(?=-)|(?<=\()(?=\d)", re.IGNORECASE
)
