"""An EDTF date in words for people: English, French, Russian. Says no more than the date does."""

import msgspec

from onrecord.nouns.edtf_point import WINTER, Point

_MONTHS = {
    "en": [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ],
    "fr": [
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ],
    "ru": [
        "январь", "февраль", "март", "апрель", "май", "июнь",
        "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
    ],
}  # fmt: skip
_OF_MONTH_RU = [
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
]  # fmt: skip
_SEASONS = {
    "en": {21: "spring", 22: "summer", 23: "autumn", WINTER: "winter", 33: "first quarter of", 34: "second quarter of",
           35: "third quarter of", 36: "fourth quarter of", 40: "first half of", 41: "second half of"},
    "fr": {21: "printemps", 22: "été", 23: "automne", WINTER: "hiver", 33: "1er trimestre", 34: "2e trimestre",
           35: "3e trimestre", 36: "4e trimestre", 40: "1er semestre", 41: "2e semestre"},
    "ru": {21: "весна", 22: "лето", 23: "осень", WINTER: "зима", 33: "I квартал", 34: "II квартал",
           35: "III квартал", 36: "IV квартал", 40: "первое полугодие", 41: "второе полугодие"},
}  # fmt: skip
# In Russian both ends stand beside a colon or a dash, so that no case ending has to be guessed.
_FRAMES = {
    "en": {"span": "between {a} and {b}", "until": "no later than {b}", "since": "no earlier than {a}",
           "open": "at an unknown date", "about": "{0}, approximately", "doubt": "{0} (uncertain)",
           "decade": "the {0}s", "century": "the {0}s", "unknown": "{0}, year unknown"},
    "fr": {"span": "entre {a} et {b}", "until": "au plus tard : {b}", "since": "au plus tôt : {a}",
           "open": "à une date inconnue", "about": "{0}, environ", "doubt": "{0} (incertain)",
           "decade": "les années {0}", "century": "les années {0}", "unknown": "{0}, année inconnue"},
    "ru": {"span": "{a} — {b}", "until": "не позднее: {b}", "since": "не ранее: {a}",
           "open": "дата неизвестна", "about": "{0}, приблизительно", "doubt": "{0} (под вопросом)",
           "decade": "{0}-е годы", "century": "{0}-е годы", "unknown": "{0}, год неизвестен"},
}  # fmt: skip


def in_words(start: Point | None, end: Point | None, language: str, *, interval: bool) -> str:
    """Both ends (None where open) as a phrase; an unknown language is answered in English."""
    language = language if language in _FRAMES else "en"
    frames = _FRAMES[language]
    if start is None and end is None:
        return frames["open"]
    if start is None or end is None:
        phrase = frames["until" if start is None else "since"].format(
            a=start and _point(start, language), b=end and _point(end, language)
        )
    elif interval:
        ends = _shortened(start, end, language), _point(end, language)
        phrase = frames["span"].format(a=_with_article(ends[0], language), b=_with_article(ends[1], language))
    else:
        phrase = _point(start, language)
    marks = "".join(point.qualifier for point in (start, end) if point is not None)
    if "~" in marks or "%" in marks:
        phrase = frames["about"].format(phrase)
    return frames["doubt"].format(phrase) if "?" in marks or "%" in marks else phrase


def after_verb(start: Point | None, end: Point | None, *, interval: bool) -> str:
    """The English phrase as it follows a verb: "on 4 May 2017", "in May 2017", "between 4 and 14 May 2017"."""
    marks = "".join(point.qualifier for point in (start, end) if point is not None)
    phrase = in_words(_unmarked(start), _unmarked(end), "en", interval=interval)
    if start is not None and end is not None and not interval:
        phrase = ("on " if start.precision == "day" else "in ") + "the " * (" of " in phrase) + phrase
    if "~" in marks or "%" in marks:  # before the date, so that what follows does not seem to hang on the word
        phrase = f"approximately {phrase}"
    return f"{phrase} (uncertain)" if "?" in marks or "%" in marks else phrase


def _unmarked(point: Point | None) -> Point | None:
    return point and msgspec.structs.replace(point, qualifier="")


def _shortened(start: Point, end: Point, language: str) -> str:
    """The first of two dates without the month and year it shares with the second ("4" and "14 May 2017")."""
    ours, theirs = start.text.split("-"), end.text.split("-")
    if "X" in start.text or len(ours) != len(theirs) or ours[0] != theirs[0] or len(ours) == 1:
        return _point(start, language)
    if len(ours) == 3 and ours[1] == theirs[1]:
        return str(int(ours[2]))
    whole = _point(start, language)
    return whole.removesuffix(" " + ours[0])


def _with_article(words: str, language: str) -> str:
    """French days take "le"; months and years take nothing."""
    begins_with_day = words[:1].isdigit() and not (len(words) >= 4 and words[:4].isdigit())
    return f"le {words}" if language == "fr" and begins_with_day else words


def _point(point: Point, language: str) -> str:
    parts = point.text.split("-")
    year, frames = parts[0], _FRAMES[language]
    if year.endswith("XX") and year[:2] != "XX":
        return frames["century"].format(year.replace("X", "0"))
    if point.precision == "decade" and len(parts) == 1:
        return frames["decade"].format(year.replace("X", "0"))
    if any("X" in part for part in parts[1:]) or (point.precision == "unknown" and len(parts) < 2):
        return point.text
    if len(parts) == 1:
        return year
    month = int(parts[1])
    if month > 12:
        return f"{_SEASONS[language][month]} {year}"
    names = _OF_MONTH_RU if language == "ru" and len(parts) == 3 else _MONTHS[language]
    name = f"{int(parts[2])} {names[month - 1]}" if len(parts) == 3 else names[month - 1]
    return frames["unknown"].format(name) if point.precision == "unknown" else f"{name} {year}"
