"""Figures that may stand: dates, times, counts of things, shares, articles of law. Every other figure gives way.

A telephone, a flat, a plate, an age, coordinates and the number of a paper have too many forms to list; what a report
needs of figures has few. So a figure stands where the words beside it prove what it counts, and nowhere else.

Rules
* Years, dates with their month, times of day, decades.
* Shares, sums of money, articles of law; a number after "at least", "about", "more than".
* A number before an ordinary noun in lower case ("27 men"), unless it tells an age ("34 years old", «34 года»).
* Numbers in words give way where they tell an age or a door.
"""

import re
from collections.abc import Iterator

from onrecord.publish.lexicon import is_ordinary
from onrecord.publish.names import key, plain
from onrecord.publish.vocabulary import dated, listed

_CHUNK = re.compile(r"[^\s,;()\[\]«»“”\"]*\d(?:[^\s;()\[\]«»“”\"]*[^\s.,;:!?()\[\]«»“”\"’'…–—-])?°?")
_DATE = re.compile(
    r"(?:19|20|21)\d\d(?:[-–/](?:(?:19|20|21)?\d\d))?(?:s|-?[хх])?|\d{4}-\d{2}(?:-\d{2})?(?:T[\d:]+Z?)?"
    r"|(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:(?:19|20|21)\d\d|\d\d)"
)
_TIME = re.compile(r"(?:[01]?\d|2[0-4])[:h][0-5]\d(?::[0-5]\d)?|(?:[01]?\d|2[0-4])(?:h|am|pm|a\.m|p\.m)", re.I)
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_AT = frozenset({"at", "by", "until", "before", "after", "в", "к", "до", "о", "à", "vers"})
_NUMBER = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f]\d{3})+|\d{1,3}(?:[.,]\d{1,2})?|\d{4,6}|\d{1,3}[-–]\d{1,3}")
_SHORT = re.compile(r"[\d.,]{1,7}%?")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th|er|re|e|ème|-?(?:й|го|я|ю|ом|му|м|х|ми|ти|и|е|ого|ой))")
_NAMED = re.compile(r"COVID-19|G[78]|[24]G|UTF-(?:8|16|32)", re.I)
_AFTER = re.compile(r"[ \u00a0\n]([^\W\d_]+(?:['’][^\W\d_]+)?)")
_SOME_OF = re.compile(r" (?:of (?:them|those|these|the|us|whom|all)|из них|из тех|з них|d['’]entre)\b", re.IGNORECASE)
_LAW = listed("figure", "law")
_ABOUT = listed("figure", "about")
_NO_NOUNS = listed("figure", "no_nouns")
_AGE_NOUNS = listed("figure", "age_nouns")
_AGED = re.compile(r"[\s-]+(?:years?[\s-]+)?(?:old|of\s+age)\b|-(?:year|летн|річн)", re.I)
_LASTING = listed("figure", "lasting")
_DOORS = (
    r"flat|apartment|apt\.?|room|house|entrance|door|floor|дом|дома|доме|квартира|квартире|квартиры|кв\.?|подъезд|"
    r"корпус|этаж|будинок|квартирі|appartement|porte|étage|immeuble"
)
_IN_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|один|одна|два|две|три|четыре|пять|шесть|"
    r"семь|восемь|девять|десять|одиннадцать|двенадцать|тринадцать|четырнадцать|пятнадцать|шестнадцать|семнадцать|"
    r"восемнадцать|девятнадцать|двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|"
    r"дві|чотири|п['’ʼ]ять|шість|сім|вісім|дев['’ʼ]ять|(?:оди|два|три|чотир|п['’ʼ]ят|шіст|сім|вісім|дев['’ʼ]ят)надцять|двадцять|"
    r"двадцати|тридцати|сорока|(?:пяти|шести|семи|восьми)десяти|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|"
    r"тридцять|(?:п['’ʼ]ят|шіст|сім|вісім)десят|дев['’ʼ]яносто|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|"
    r"douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|quatre-vingts?)"
)
_SPELLED = re.compile(
    rf"\b(?:he|she|who)(?:['’]s|\s+(?:is|was|will\s+be)|\s+turn(?:ed|s))\s+(?P<h>{_IN_WORDS}(?:[\s-]{_IN_WORDS})?)(?=\s*(?:[.,;:!?)]|and\b|on\b|in\b|$))"
    rf"|\baged\s+(?P<a>{_IN_WORDS}(?:[\s-]{_IN_WORDS})?)\b"
    rf"|(?P<b>\b{_IN_WORDS}(?:[\s-](?:et[\s-])?{_IN_WORDS})?)(?=[\s-]years?[\s-](?:old|of\s+age))"
    rf"|(?:\b(?:ему|ей|мне|йому|їй|мені)\s+(?:было\s+|было\s+)?)(?P<c>{_IN_WORDS}(?:\s{_IN_WORDS})?)(?=\s+(?:год|лет|рок|рік))"
    rf"|(?P<e>\b{_IN_WORDS}(?:[\s-](?:et[\s-])?{_IN_WORDS})*)(?=\s+(?:года|год|лет|рік|роки|років|ans)\b)"
    rf"|\b(?:avait|aurait|a|ayant)\s+(?P<g>{_IN_WORDS}(?:[\s-](?:et[\s-])?{_IN_WORDS})*)(?=\s+ans\b)"
    rf"|\b(?:âgée?\s+de\s+)(?P<f>{_IN_WORDS}(?:[\s-](?:et[\s-])?{_IN_WORDS})*)"
    rf"|\b(?:{_DOORS})\s+(?P<d>{_IN_WORDS})\b",
    re.I,
)


_DIGIT = (  # a number that is spelled out digit by digit, or a year of birth: three words of it in a row
    rf"(?:{_IN_WORDS}|zero|oh|nought|double|triple|hundred|thousand|ноль|нуль|сто|двести|триста|четыреста|"
    r"(?:пять|шесть|семь|восемь|девять)сот|тысяча|тысячи|zéro|cent|mil|mille|double)"
)
_DICTATED = re.compile(rf"\b{_DIGIT}(?:(?:, |[\s-]){_DIGIT}){{2,}}\b", re.I)
_COUNTED = re.compile(r"\s+[^\W\d_]{3,}")
_TOLD_SINGLY = re.compile(r",|double|triple|oh\b|zero|ноль|нуль|zéro|\bmil\b", re.I)


def withheld_figures(text: str, *, ours: bool = False) -> Iterator[tuple[int, int]]:
    """Half-open places of the figures that nothing proves to be harmless, in order. `ours`: in a sentence that we wrote
    a short number counts what we counted."""
    last = -1  # where the last figure that gave way ended: what follows it belongs to it
    for found in _CHUNK.finditer(text):
        start, end = found.span()
        if ours and _SHORT.fullmatch(found.group()):
            continue
        chained = last >= 0 and not text[last:start].strip(" \u00a0.-–/()")
        if (chained and not _is_dated(found)) or not _stands(text, start, end):
            yield start, end
            last = end
    for dictated in _DICTATED.finditer(text):
        if _TOLD_SINGLY.search(dictated.group()) or not _COUNTED.match(text, dictated.end()):
            yield dictated.span()
    for spelled in _SPELLED.finditer(text):
        part = next(name for name, words in spelled.groupdict().items() if words)
        if part != "e" or _word_before(text, spelled.start()) not in _LASTING:
            yield spelled.span(part)


def _is_dated(found: re.Match[str]) -> bool:
    return _DATE.fullmatch(found.group()) is not None and len(found.group()) >= 8


def _stands(text: str, start: int, end: int) -> bool:
    figure = text[start:end].strip("~≈")
    before, after = _word_before(text, start), _word_after(text, end)
    if figure.startswith(("$", "€", "£")):
        return _NUMBER.fullmatch(figure[1:]) is not None
    if figure.endswith("%") or text[end : end + 2].strip().startswith("%"):
        return _NUMBER.fullmatch(figure.rstrip("%")) is not None
    if _DATE.fullmatch(figure) or _NAMED.fullmatch(figure):
        return True
    if _TIME.fullmatch(figure) or (before in _AT and _HOUR.fullmatch(figure)):
        return True
    day = re.fullmatch(r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|[-–](?:[1-9]|[12]\d|3[01]))?|0[1-9]", figure)
    if day and (_month(after) or _month(before) or (after == "of" and _month(_word_after(text, end + 3)))):
        return True
    if before in _LAW:
        return re.fullmatch(r"[\d.,()/-]+", figure) is not None
    if _AGED.match(text, end) or not (_NUMBER.fullmatch(figure) or _ORDINAL.fullmatch(figure)):
        return False
    return _counts(text, start, end, before, after)


def _counts(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether a number counts things, and not the years of a person."""
    if after in _AGE_NOUNS:
        return before in _LASTING
    if before in _AGE_NOUNS or re.search(
        rf"(?i)\b(?:{_DOORS}|no\.?|number|numéro|номер|№|n°|ул\.?|д\.)\s*$", text[:start]
    ):
        return False
    if before in _ABOUT and not text[end : end + 2].strip(" ").startswith((",", ")")):
        return before != "of" or after != ""
    if re.match(r"\s+(?:to|and|or|à|et|до|и|–)\s+\d", text[end:]) or re.search(
        r"\d\s+(?:to|and|or|à|et|до|и|–)\s+$", text[:start]
    ):
        return re.match(r"\s+(?:to|and|or|à|et|до|и|–)\s+\d{1,3}\b", text[end:]) is not None or before in {
            "to",
            "à",
            "до",
        }
    if re.match(rf"\s(?:{_DOORS})\b", text[end:], re.IGNORECASE):
        return False
    if _SOME_OF.match(text, end):
        return True
    return bool(after) and after not in _NO_NOUNS and is_ordinary(after)


def _month(word: str) -> bool:
    return key(word) in dated()


def _word_before(text: str, start: int) -> str:
    found = re.search(r"([^\W\d_]+)[.]?[\s\u00a0]*$", text[max(0, start - 30) : start])
    return plain(found[1]) if found else ""


def _word_after(text: str, end: int) -> str:
    """The word that follows with one space between, if it is in lower case or a month."""
    found = _AFTER.match(text, end)
    return "" if found is None or not (found[1].islower() or _month(plain(found[1]))) else plain(found[1])
