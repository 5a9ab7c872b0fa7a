"""Words by which a person can be reached or found without being named: always masked, whoever they belong to.

    address   mail, links, handles, file names and paths, telephone numbers, house and flat numbers
    number    dates of birth, exact ages of one person, numbers of papers, accounts and plates

Streets and towns stand, house numbers do not. Dates, times, sums and "27 men aged 18 to 40" stand. On the safe side: a
long number that only looks like a telephone number gives way.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_FILES = (
    "html?|txt|md|rtf|pdf|docx?|odt|eml|msg|csv|xlsx?|ods|pptx?|json|jpe?g|png|gif|webp|heic|tiff?|mp[34]|m4a|mov|avi|ogg|"
    "opus|wav|webm|zip|rar|7z|warc|wacz|gz"
)
_STREET = "Street|St|Road|Rd|Avenue|Ave|Lane|Square|Quay|Row|Drive|Close|Boulevard|Way|Terrace|Alley"
_RUE = "rue|avenue|boulevard|place|impasse|chemin|quai|allée|ruelle"
_DAY = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|(?:\d{1,2}(?:st|nd|rd|th|er)? (?:of )?)?[^\W\d]{3,9},? \d{4}"
    r"|[^\W\d]{3,9} \d{1,2},? \d{4}|\d{4})"
)
_PAPER = r"(?:[A-ZА-Я]{1,3}[ -]?)?\d[\dA-ZА-Я]*(?:[ -]?[\dA-ZА-Я]+)*"

_ADDRESS = re.compile(
    rf"""
      [\w.+-]+@[\w-]+\.[\w.]+                                   # mail
    | \b(?:https?|ftp|tg|file)://\S+ | \bwww\.\S+               # links
    | \b(?:[a-z\d][a-z\d-]*\.)+[a-z]{{2,}}/\S*                  # links without their beginning
    | ///[\w.]+                                                # a place in three words
    | (?<![\w.@-])(?!case\.toml)(?=[\d-]*[a-z])[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{{2,}}(?![\w-])      # domains
    | (?<!\w)@\w{{3,}} | \b(?:live|skype|telegram|whatsapp):[\w.@-]+
    | \b[A-Z]:\\\S+ | (?<![\w/])(?:/[\w.-]+){{2,}} | [\w-]+\.(?:{_FILES})\b
    | (?<![\w./-])\+?\(?\d(?:[ ().\u00a0\u2011-]{{0,2}}\d){{7,}}(?![\w/-])     # telephones
    | (?<![\w./-])\d{{3}}-\d{{2}}-?\d{{2}}(?![\w/.-])
    | (?<![\w.,-])\d{{1,4}}[A-Za-z]?(?=,?\ (?:[A-Z][\w'’-]+\ ){{1,3}}(?:{_STREET})\b)
    | (?<![\w.,-])\d{{1,4}}(?:\ (?:bis|ter))?(?=,?\ (?:{_RUE})\ (?:d|l|[A-ZÀ-Ý]))
    | (?:(?<=\ Street)|(?<=\ Road)|(?<=\ Avenue)|(?<=\ Lane)|(?<=\ Square)|(?<=\ Quay))
        ,?\ (?:no\.?\ ?)?\d{{1,4}}[A-Za-z]?\b(?!\ (?:men|people))
    | (?i:\b(?:flat|apartment|apt\.?|house\ (?:no\.?|number)|дом|д\.|кв\.|квартир[аеуы]|корп\.|корпус|подъезд
        |appartement|appt\.?)
        \ ?(?:no\.?\ ?|№\ ?)?\d{{1,4}}\w?\b)
    | (?:(?<=ул\.)|(?<=улица)|(?<=улице)|(?<=пер\.)|(?<=просп\.))\ [А-ЯЁ][\w-]+(?:\ [А-ЯЁ][\w-]+)?,?\ \d{{1,4}}\w?\b
    """,
    re.VERBOSE,
)
_BIRTH = re.compile(
    rf"(?i:\b(?:born|birth|d\.?o\.?b|родил\w*|рожден\w*|рождён\w*|née?|naissance)\b)[^!?;\n\d]{{0,40}}?(?P<n>{_DAY})\b"
    rf"|(?P<m>{_DAY})(?=,? ?(?:г\. ?р\.|г\. рожд|года рожд|year of birth))"
)
_AGE = re.compile(
    r"(?:(?<=[^\W\d], )|(?<=\]., )|(?<=\], )|(?<=[^\W\d]\., ))\d{2}(?=[,)])"
    r"|(?<=\()\d{2}(?=\))"
    r"|(?i:(?<=\baged )|(?<=\bage )|(?<=\bâgé de )|(?<=\bâgée de ))\d{1,2}\b(?! (?:to|and|or|à|et)\b|[-–/]\d)"
    r"|\b\d{1,2}(?=[- ]year[- ]old| years? old|-летн)"
)
_NUMBER = re.compile(
    r"(?i:\b(?:passport|passeport|паспорт\w*|id|identity|card|licen[cs]e|снилс|инн|iban|account|plate|госномер|carte|permis)\b)"
    rf"(?:[ :.,#№]|(?i:no\b|number|card|series|серии|серия|номер|n°)){{1,12}}(?P<n>{_PAPER})"
)
_MIXED = re.compile(r"\b(?=[A-ZА-Я\d]*[A-ZА-Я])(?=(?:[A-ZА-Я]*\d){4})[A-ZА-Я\d]{6,}\b|\b\d{7,}\b")
_DATED = re.compile(
    r"(?<![\d.])(?:\d{4}-\d{2}-\d{2}|(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:\d{4}|\d{2}))(?![.\-/]?\d)"
)
_DIALLED = re.compile(r"\d(?:[^\w\n]{0,3}\d){6}")
_REGIONS = ("RU", "UA", "FR", "GB", "US", "TN", "SY")  # plans that tell their own numbers from other rows of digits
_TRAIL = ".,;:!?)»”\"'’…"


class Reach(NamedTuple):
    """Half-open `start`..`end` of the words, and of which kind they are."""

    start: int
    end: int
    kind: str


def reaches(text: str) -> list[Reach]:
    """What leads to a person in `text`, in order, without overlaps."""
    found: list[Reach] = []
    for each in sorted(_all(text)):
        if not found or each.start >= found[-1].end:
            found.append(each)
        elif each.end > found[-1].end:
            found[-1] = found[-1]._replace(end=each.end)
    return found


def _telephones(text: str) -> Iterator[Reach]:
    """Numbers that are valid in some plan, however they are grouped (libphonenumber)."""
    if not _DIALLED.search(text):
        return
    from phonenumbers import Leniency, PhoneNumberMatcher

    for region in _REGIONS:
        for found in PhoneNumberMatcher(text, region, leniency=Leniency.VALID):
            if not _DATED.fullmatch(found.raw_string):
                yield Reach(found.start, found.end, "address")


def _all(text: str) -> Iterator[Reach]:
    yield from _telephones(text)
    for found in _ADDRESS.finditer(text):
        words = found.group()
        if sum(map(str.isdigit, _DATED.sub("", words))) == 0 and any(map(str.isdigit, words)) and _DATED.search(words):
            continue  # a date, or two of them
        start = found.start() + len(words) - len(words.lstrip(" ,("))
        yield Reach(start, found.start() + len(words.rstrip(_TRAIL)), "address")
    for pattern in (_BIRTH, _NUMBER):
        for found in pattern.finditer(text):
            part = "n" if found.groupdict()["n"] is not None else "m"
            yield Reach(found.start(part), found.end(part), "number")
    for pattern in (_AGE, _MIXED):
        yield from (Reach(found.start(), found.end(), "number") for found in pattern.finditer(text))
