"""Who bears an office of state, by the words beside the name: "the Interior Minister, V. Halmar".

Rules
* The office is the head of its own phrase. "The mayor's driver" is a driver, "the wife of the mayor" a wife, "secretary
  to the judge" a secretary; what stands under a preposition with an article is governed by another word.
* Some offices are of state by themselves (minister, governor); others only with a body of state beside them ("police
  chief", "spokesman for the ministry"). A rank is no office: Marshal, Prince and Major are first names too.
* Never who was one: former, late, runaway, self-styled.
* Russian and Ukrainian offices stand in the nominative; other cases of the name are known by their key.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.publish.lexicon import is_ordinary
from onrecord.publish.names import Token, key
from onrecord.publish.vocabulary import anywhere, heads, listed, ranks, starting

_PARTICLES = listed("name_word", "particles")
_NAME_GAP = re.compile(r"[ \u00a0]|[-‑]|\.[ \u00a0]?|\.-")
_INITIAL = re.compile(r"\.[ \u00a0]?[^\W\d_a-zа-яё]")
_TITLE_GAP = re.compile(r"[ \u00a0\n]|[-‑]|['’ʼ]")
_RANK_GAP = re.compile(r"[ \u00a0\n]|[-‑]|\. ")
_COMMA = re.compile(r",[ \u00a0\n]|[ \u00a0][—–][ \u00a0]")
_LONGEST_NAME = 4
_LONGEST_TITLE = 10
_ARTICLES = frozenset({"the", "a", "an", "le", "la", "les", "l", "un", "une"})
_SPEAKS = frozenset({"spokesman", "spokeswoman", "spokesperson", "porte-parole"})
_SLAVIC = ("ru", "uk")
_OF_A_PART = re.compile(r"(?:[^iv]al|tive)$")  # "cantonal governor", "executive head"
_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ій|ая|яя|ое|ее|ша)$")
_NOMINATIVE = re.compile(
    r"(?:(?<!ым)(?<!ом)(?<!ем)(?<!єм)(?<!ой)(?<!ою)(?<!ским)(?<!цким)(?<!ським)(?<!цьким)(?<=[^аеёиіїоуыэюяє])"
    r"|[оеёє]ва|ина|ая|ская|ська|цька|ко)$"
)  # how a surname ends that is nobody's object
_CLOSED = re.compile(r"[ \u00a0]?[,.!?;:)»”\"—–\n]|$")
_DESCRIBED = {
    "en": re.compile(r",[ \u00a0\n](?:an?|the|who|whose|aged|and|or|\d+)\b"),
    "fr": re.compile(r",[ \u00a0\n](?:un|une|le|la|qui|dont|âgée?|et|ou|\d+)\b"),
}
_OF_A_STATE = re.compile(r"(?:ian|ean|ese|ish)$")
_LEADS = re.compile(r"(?:ed|ing|é|ée|és|ées|ant)$")  # a participle before the comma speaks of who comes after it


class Bearer(NamedTuple):
    """Half-open token indexes of a name, and the words of the office that it bears."""

    first: int
    end: int
    office: str


class _Word(NamedTuple):
    """One word of a title: hyphened parts are one."""

    plain: str
    start: int
    end: int
    capital: bool = False


def bearers(text: str, words: Sequence[Token], language: str, places: frozenset[str] = frozenset()) -> Iterator[Bearer]:
    """Every name in `text` beside which an office of state stands. `words` are its tokens; `places` are keys of words
    that other words make places: «министр внутренних дел Тарновии Виктор Халмар»."""
    if language not in ("en", "fr", *_SLAVIC):
        return
    others: list[tuple[int, int]] = []
    taken: list[tuple[int, int]] = []  # an office before one name is not in apposition to the name before it
    for first, end in _name_runs(text, words, language, places):
        title, comma = _before(text, words, first, language)
        if comma and not _is_apposition(text, words, end, title, language):
            title = []
        office = _office_before(title, comma=comma, language=language)
        if office is None:
            others.append((first, end))
            continue
        taken.append(office)
        yield Bearer(first, end, text[office[0] : office[1]])
    for first, end in others:
        title = _after(text, words, end)
        if _goes_on(text, words, end + _count(words, title, end)):
            continue
        office = _office_after(title, language)
        if office is not None and not any(office[0] < other[1] and other[0] < office[1] for other in taken):
            yield Bearer(first, end, text[office[0] : office[1]])


def _name_runs(text: str, words: Sequence[Token], language: str, places: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that are no title, no rank, no function word."""
    at = 0
    while at < len(words):
        if not _can_name(text, words, at, language, places):
            at += 1
            continue
        end = at + 1
        while end < len(words) and _are_one_name(text, words[end - 1], words[end]):
            if _can_name(text, words, end, language, places):
                end += 1
            elif (past := _past_particles(text, words, end)) > end:
                end = past + 1
            else:
                break
        first = at + 1 if end - at > 1 and _opens(text, words[at], language) else at
        oblique = language in _SLAVIC and not _is_nominative(words[first:end], language)
        if end - first <= _LONGEST_NAME and not oblique:
            yield first, end
        at = end


def _is_nominative(run: Sequence[Token], language: str) -> bool:
    """Whether a Russian or Ukrainian name is the subject: by its ending, or by a first name in the nominative
    («Инга Вершигора», not «Льва Дорна»)."""
    if _NOMINATIVE.search(run[-1].plain):
        return True
    return language == "ru" and len(run) > 1 and _first_names().is_nominative(run[0].plain)


class _FirstNames:
    def __init__(self) -> None:
        from pymorphy3 import MorphAnalyzer

        self._morph = MorphAnalyzer()

    def is_nominative(self, word: str) -> bool:
        """Whether a word is known for a first name, and for one in the nominative alone."""
        named = [parse.tag for parse in self._morph.parse(word) if parse.is_known and "Name" in parse.tag]
        return bool(named) and all("nomn" in tag for tag in named)


@cache
def _first_names() -> _FirstNames:
    return _FirstNames()


def _past_particles(text: str, words: Sequence[Token], at: int) -> int:
    """Where the capital stands that particles from `at` lead to ("van der Holt"); `at` where they lead to none."""
    past = at
    while (
        past < len(words) - 1
        and words[past].plain in _PARTICLES
        and _NAME_GAP.fullmatch(text[words[past].end : words[past + 1].start])
    ):
        past += 1
    return past if words[past].capital else at


def _are_one_name(text: str, word: Token, after: Token) -> bool:
    """Whether two words can be of one name: a full stop stands only behind an initial."""
    gap = text[word.end : after.start]
    return _NAME_GAP.fullmatch(gap) is not None and ("." not in gap or len(word.text) == 1)


def _opens(text: str, word: Token, language: str) -> bool:
    """Whether an ordinary word carries its capital because it begins a sentence: «Адвокат Заур Мамедов»."""
    before = text[: word.start].rstrip(" \u00a0«“\"'(—–-")
    return (not before or before[-1] in ".!?:…\n") and len(word.text) > 1 and is_ordinary(word.plain, language)


def _can_name(text: str, words: Sequence[Token], at: int, language: str, places: frozenset[str]) -> bool:
    word = words[at]
    if word.key in places or not word.text[:1].isupper():
        return False
    if len(word.text) == 1 and _INITIAL.match(text, word.end):
        return True
    if not _hyphened(text, words, at) and (
        word.key in starting() or word.key in heads() or word.plain in _titles(language)
    ):
        return False
    shouted = word.text.isupper() and len(word.text) > 1 and _shouted(words, at)
    return not (shouted and is_ordinary(word.plain, language))


def _hyphened(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a hyphen ties the word to another with a capital: in "Akhmat-Sultan" no rank is meant."""
    beside = [(n, n + 1) for n in (at - 1, at) if 0 <= n < len(words) - 1]
    return any(
        text[words[a].end : words[b].start] in ("-", "‑") and words[a].capital and words[b].capital for a, b in beside
    )


def _shouted(words: Sequence[Token], at: int) -> bool:
    near = [word for word in words[max(0, at - 2) : at + 3] if len(word.text) > 1]
    return len(near) > 2 and all(word.text.isupper() for word in near)


def _titles(language: str) -> frozenset[str]:
    alone, of_state = listed("office", language, "alone"), listed("office", language, "of_state")
    return alone | of_state | ranks() | listed("state", language)


def _before(text: str, words: Sequence[Token], first: int, language: str) -> tuple[list[_Word], bool]:
    """The words of one phrase before the name, and whether a comma parts them from it."""
    while (
        first > 0
        and words[first - 1].plain in ranks()
        and not (first > 1 and _is_office(words[first - 2].plain, language) and words[first - 1].plain == "general")
        and _RANK_GAP.fullmatch(text[words[first - 1].end : words[first].start])
    ):
        first -= 1  # "the police chief, Colonel …", « le ministre, le général … »: the rank belongs to the name
        if words[first - 1].plain in _ARTICLES and language == "fr":
            first -= 1
    if first == 0:
        return [], False
    gap = text[words[first - 1].end : words[first].start]
    comma = _COMMA.fullmatch(gap) is not None
    if not comma and not _TITLE_GAP.fullmatch(gap):
        return [], False
    low = first - 1
    while low > 0 and first - low < _LONGEST_TITLE:
        if not _TITLE_GAP.fullmatch(text[words[low - 1].end : words[low].start]):
            break
        low -= 1
    return _joined(text, words[low:first]), comma


def _after(text: str, words: Sequence[Token], end: int) -> list[_Word]:
    """The words of the phrase that a comma ties to the name before it."""
    if end >= len(words) or not _COMMA.fullmatch(text[words[end - 1].end : words[end].start]):
        return []
    high = end + 1
    while high < len(words) and high - end < _LONGEST_TITLE:
        if not _TITLE_GAP.fullmatch(text[words[high - 1].end : words[high].start]):
            break
        high += 1
    return _joined(text, words[end:high])


def _count(words: Sequence[Token], title: list[_Word], end: int) -> int:
    """How many words from `end` a title is made of."""
    return sum(word.start < title[-1].end for word in words[end : end + _LONGEST_TITLE]) if title else 0


def _joined(text: str, words: Sequence[Token]) -> list[_Word]:
    found: list[_Word] = []
    for word in words:
        if found and text[found[-1].end : word.start] in ("-", "‑"):
            found[-1] = _Word(f"{found[-1].plain}-{word.plain}", found[-1].start, word.end, word.capital)
        else:
            found.append(_Word(word.plain, word.start, word.end, word.capital))
    return found


def _is_apposition(text: str, words: Sequence[Token], end: int, title: list[_Word], language: str) -> bool:
    """Whether the name between commas says who bears the title: "the minister, V. Halmar, denied it", and not "before
    the minister, V. Halmar knelt", "beside the minister, V. Halmar, a clerk, knelt" or a list."""
    after = text[words[end - 1].end :][:40]
    if language in _SLAVIC or not title or not _CLOSED.match(after) or _DESCRIBED[language].match(after):
        return False
    if _goes_on(text, words, end):
        return False
    if len(title) == 1 or any(word.plain in listed("office", language, "relative") for word in title):
        return False
    participle = title[0].capital and _LEADS.search(title[0].plain) is not None
    return title[0].plain not in listed("office", language, "leading") and not participle


def _goes_on(text: str, words: Sequence[Token], end: int) -> bool:
    """Whether another name follows after a comma: then it is a list, or the name belongs to the words before."""
    if end >= len(words) or not _COMMA.fullmatch(text[words[end - 1].end : words[end].start]):
        return False
    return words[end].capital and words[end].key not in starting()


def _office_before(title: list[_Word], *, comma: bool, language: str) -> tuple[int, int] | None:
    for at in range(len(title) - 1, -1, -1):
        if _is_office(title[at].plain, language) and _holds(title, at, comma=comma, language=language):
            low = at
            while low > 0 and title[low - 1].plain in listed("state", language):
                low -= 1
            return title[low].start, title[-1].end
    return None


def _office_after(title: list[_Word], language: str) -> tuple[int, int] | None:
    while title and title[0].plain in _ARTICLES:
        title = title[1:]
    if language in (*_SLAVIC, "fr"):
        at = next((n for n, word in enumerate(title[:3]) if _is_office(word.plain, language)), None)
    else:  # the head of an English phrase is its last word before "of"
        close = next((n for n, word in enumerate(title) if word.plain in listed("office", "en", "joint")), len(title))
        at = close - 1 if close and close <= len(title) and _is_office(title[close - 1].plain, "en") else None
    if at is None or not _holds(title, at, comma=False, language=language, after=True):
        return None
    return title[0].start, title[-1].end


def _is_office(word: str, language: str) -> bool:
    return word in listed("office", language, "alone") or word in listed("office", language, "of_state")


def _holds(title: list[_Word], at: int, *, comma: bool, language: str, after: bool = False) -> bool:
    """Whether the office at `at` is the head of its own phrase, of state, and held today."""
    joints = listed("office", language, "joint")
    low = at
    while low > 0 and title[low - 1].plain not in joints and title[low - 1].plain not in _ARTICLES:
        low -= 1
    if after and low:
        return False
    own = [word.plain for word in title[low : at + 1]]
    if not all(_describes(word, language) for word in _next_to(title[low:at], language, after=after)):
        return False
    blocked = listed("office", language, "blocked")
    nearby = {part for word in own for part in (word, word.split("-")[0])}
    if nearby & blocked or (low and title[low - 1].plain in blocked):
        return False
    article = low > 0 and title[low - 1].plain in _ARTICLES
    governed = low - article > 0 and title[low - article - 1].plain in joints
    if governed and (comma or article):
        return False
    rest = title[at + 1 :]
    if rest and not _names_a_body(rest, language):
        return False
    return _of_state(own, [word.plain for word in rest], language)


def _next_to(own: list[_Word], language: str, *, after: bool) -> list[_Word]:
    """The words of the phrase that describe its office: after a name all of them; before one the last that does not,
    where it is no function word ("class president", "said President …")."""
    if after:
        return own
    at = len(own)
    while at and _describes(own[at - 1], language):
        at -= 1
    if at == 0 or key(own[at - 1].plain) in starting() - anywhere():
        return []
    if language in _SLAVIC and not _ADJECTIVE.search(own[at - 1].plain):
        return []  # a verb: «заявил министр …»; what says more of an office before it is an adjective there
    return own[at - 1 : at]


def _describes(word: _Word, language: str) -> bool:
    """Whether a word says of which state an office is, or which of several."""
    parts = {word.plain, *word.plain.split("-")}
    if parts & listed("state", language) or _is_office(word.plain, language) or word.plain in ("s", *ranks()):
        return True
    if word.plain in listed("office", language, "beside") | listed("office", language, "ordinal"):
        return True
    if language == "en" and _OF_A_PART.search(word.plain):
        return True
    return word.capital and (
        not is_ordinary(word.plain) or key(word.plain) in anywhere() or _OF_A_STATE.search(word.plain) is not None
    )


def _names_a_body(rest: list[_Word], language: str) -> bool:
    """Whether what follows the office says of what it is one, and tells nothing: its last word is a name or a word of
    state, never a verb ("the minister of the interior told Karim")."""
    joints = listed("office", language, "joint")
    if joints and rest[0].plain not in joints and rest[0].plain not in listed("office", language, "ordinal"):
        return False
    last = rest[-1]
    return last.capital or bool(
        {last.plain, *last.plain.split("-")} & (listed("state", language) | listed("office", language, "ordinal"))
    )


def _of_state(own: list[str], rest: list[str], language: str) -> bool:
    state = listed("state", language)
    around = {part for word in (*own[:-1], *rest) for part in (word, *word.split("-"))}
    private = {word for word in around if key(word) in heads() and word not in state and not _serves(word)}
    if private:
        return False
    if own[-1] in listed("office", language, "alone"):
        return True
    if "s" in own[:-1] and not _speaks(own):  # "the governor's secretary" serves, and does not govern
        return False
    return bool(around & (state | listed("office", language, "alone")))


def _speaks(own: list[str]) -> bool:
    """Whether the office is to speak for who holds one: "the governor's spokesman", "… press secretary"."""
    return own[-1] in _SPEAKS or own[-2:] == ["press", "secretary"]


def _serves(word: str) -> bool:
    """Parts of a state that other bodies have too: they decide nothing."""
    return word in listed("state", "parts")
