"""Places, by the words beside them: "the town of Talyk", "Salt Street", "in Talyk", a dateline at the head of an item.

Rules
* A word for a place beside the name proves it; so does "in", where nobody is trusted in; three looser words ("from",
  "near") together do.
* A dateline proves a place at the head of an item and nowhere else.
* A town of the world's list needs one such word; a state needs none.
* Nothing proves a place that is somebody's name as well: who stands on a list, bears a title or a kinship, an age, a
  second name beside it, or whom a reader takes for a person more often than for a place. "The Ortsuev yard" is the
  Ortsuevs'.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.publish.lexicon import is_name_too, is_ordinary, world
from onrecord.publish.names import Token, key, tokens
from onrecord.publish.vocabulary import anywhere, dated, heads, listed, special_kind, starting

Phrase = tuple[str, ...]
_SPACE = re.compile(r"[ \u00a0]")
_HYPHEN = re.compile(r"[-‑]")
_NAME_GAP = re.compile(r"[ \u00a0]|[-‑]")
_HONORIFIC = listed("place_word", "honorific")
_AGE = re.compile(r",? ?\(?\d{2}[,)]|, (?:aged|âgé)")
_DATELINE = re.compile(
    r",?[ \u00a0]*(?:\d{1,2}(?:st|nd|rd|th|er)?[ \u00a0]+(?P<month>[^\W\d_]+)|\d{4}-\d\d)"
    r"|,?[ \u00a0]*(?P<first>[^\W\d_]+)\.?[ \u00a0]+\d"
    r"|[ \u00a0]*[(\[/][^\W\d_a-zа-яёіїє][^)\]/\n]{1,30}[)\]/][ \u00a0,]*[—–-]"
)
_LINE = re.compile(r"^[^\W\d_][\w’'-]*(?=[^\w\n])", re.MULTILINE)
_HEAD_LINES = 4
_ENOUGH = 3  # loose words beside a name that prove a place together
_SEATS = listed("place_word", "seats")
_BEGINNINGS = listed("place_word", "beginnings")
_SURE = 2  # signs that outweigh a reader who takes the name for a person's
_LONGEST = 3  # words
_SLAVIC = ("ru", "uk")


class Sign(NamedTuple):
    """One sign that a name is a place. `strong`: it proves one by itself."""

    phrase: Phrase
    reason: str
    strong: bool
    text: str


def signs(text: str, words: Sequence[Token], language: str) -> Iterator[Sign]:
    """What the words of one item say of places."""
    for first, end in _runs(text, words):
        run = words[first:end]
        if all(word.key in dated() or word.key in anywhere() for word in run):
            continue
        written = text[run[0].start : run[-1].end]
        reason, strong, (low, high) = _sign(text, words, first, end, language)
        if reason:
            yield Sign(
                tuple(word.key for word in words[low:high]),
                reason,
                strong,
                text[words[low].start : words[high - 1].end],
            )
        elif _is_dateline(text, words, first, end):
            yield Sign(tuple(word.key for word in run), "a dateline at the head of an item", True, written)


def people_like(text: str, words: Sequence[Token]) -> Iterator[Phrase]:
    """Keys of words that stand where people stand: after a title or a kinship, before an age; of two, where another
    name stands beside them."""
    for at, word in enumerate(words):
        if not word.capital:
            continue
        before = words[at - 1] if at else None
        beside = before is not None and _SPACE.fullmatch(text[before.end : word.start]) is not None
        styled = before is not None and text[before.end : word.start] in (". ", ".\u00a0")
        titled = (
            before is not None
            and (beside or styled)
            and (before.plain in _HONORIFIC or special_kind(before.key) == "kinship")
        )
        aged = _AGE.match(text, word.end) is not None
        second = (
            beside and before is not None and _unknown(before) and _unknown(word)
            and not _in_place(words, at - 1)
        )  # fmt: skip
        if titled or aged:
            yield (word.key,)
        elif second and before is not None:
            yield before.key, word.key


def borne_words(text: str, words: Sequence[Token]) -> Iterator[str]:
    """Keys of ordinary words that stand as a surname: after a first name, after "Mr"."""
    for at, (before, word) in enumerate(pairwise(words)):
        beside = _SPACE.fullmatch(text[before.end : word.start]) or text[before.end : word.start] == ". "
        if not beside or not word.text[:1].isupper() or word.key in starting() or word.key in heads():
            continue
        if before.text.isupper() and word.text.isupper() and len(word.text) > 1:
            continue  # a headline in capitals: "IVANOV ARRESTED"
        half = (
            at > 0 and words[at - 1].capital and _HYPHEN.fullmatch(text[words[at - 1].end : before.start]) is not None
        )
        first_name = (
            half
            or _unknown(before)
            or (before.text[:1].isupper() and is_name_too(before.plain) and before.key not in starting())
        )
        placed = (
            word.plain in listed("place", "en", "after")
            and not half
            and (not _is_surname(word) or _inside(text, words, at))
        )
        if is_ordinary(word.plain) and (
            (first_name and not placed) or (before.plain in _HONORIFIC and before.text[:1].isupper())
        ):
            yield word.key


def _unknown(word: Token) -> bool:
    """A capitalised word that is no ordinary one, no title and no state: a name of something."""
    return (
        word.capital and word.key not in starting() and word.key not in heads()
        and not is_ordinary(word.plain) and not world().get((word.key,), "").startswith("s")
    )  # fmt: skip


def _is_surname(noun: Token) -> bool:
    """Whether a word for a place is a surname as often: "Daniel Park" may be a man."""
    return noun.capital and noun.plain in listed("place", "en", "surname")


def _inside(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether words before the one at `at` say that something is inside a place, or on the way through it."""
    if not at or _trusted(words, at) or not _SPACE.fullmatch(text[words[at - 1].end : words[at].start]):
        return False
    return words[at - 1].plain in listed("within", "en") | listed("within", "through")


def _in_place(words: Sequence[Token], at: int) -> bool:
    return at > 0 and words[at - 1].plain in listed("within", "en") | {"of"}


def _runs(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(words):
        if not words[at].text[:1].isupper() or (words[at].key in starting() and words[at].key not in anywhere()):
            at += 1
            continue
        end = at + 1
        while (
            end < len(words)
            and words[end].text[:1].isupper()
            and _NAME_GAP.fullmatch(text[words[end - 1].end : words[end].start])
        ):
            end += 1
        yield at, end
        at = end


def _sign(text: str, words: Sequence[Token], first: int, end: int, language: str) -> tuple[str, bool, tuple[int, int]]:
    """Why the run is a place, whether that proves it, and which of its words the name is."""
    code = language if language in ("en", "fr", *_SLAVIC) else "en"
    low, high = first, end
    after = listed("place", code, "after")
    while high - low > 1 and words[high - 1].plain in after:  # "Salt Street": the name is what stands before
        high -= 1
    if high < end or (
        end < len(words) and words[end].plain in after and _SPACE.fullmatch(text[words[end - 1].end : words[end].start])
    ):
        follows = words[high if high < end else end]
        if all(is_ordinary(word.plain) for word in words[low:high]):  # "Salt Street": alone, the word proves nothing
            high = (high if high < end else end) + 1
        proves = high - low <= _LONGEST and (not _is_surname(follows) or _inside(text, words, low))
        return (f"stands before “{follows.text}”", True, (low, high)) if proves else ("", False, (low, high))
    if high - low <= _LONGEST and words[low].plain in _BEGINNINGS and (high - low > 1):
        return f"begins with “{words[low].text}”", True, (low, high)
    nouns = listed("place", code, "before")
    if code in _SLAVIC and high - low == 2 and words[low].plain in nouns:
        return f"stands after “{words[low].text}”", True, (low + 1, high)
    before = words[first - 1] if first and _SPACE.fullmatch(text[words[first - 1].end : words[first].start]) else None
    own = end < len(words) and words[end].plain in listed("place", code, "own")
    possessed = text[words[end - 1].end : words[end - 1].end + 2].lower() in ("'s", "’s")
    if before is None or own or possessed or high - low > _LONGEST:
        return "", False, (low, high)
    noun = _place_noun(words, first, code)
    if noun and (code not in _SLAVIC or high - low == 1 or is_ordinary(words[low].plain)):
        return f"stands after “{noun}”", True, (low, high)
    if reason := _of_state(text, words, first, end, code):
        return reason, True, (low, high)
    if before.plain in listed("within", code) and not _trusted(words, first) and _locative(words[end - 1], code):
        return f"stands after “{before.plain}”", True, (low, high)
    if before.plain in listed("within", "near") or before.plain in listed("within", "en"):
        return f"stands after “{before.plain}”", False, (low, high)
    return "", False, (low, high)


def _of_state(text: str, words: Sequence[Token], first: int, end: int, code: str) -> str:
    """Whether an office or a body of state is of the name: "Ministry of the Interior of Talagoria", «суд Талагории»."""
    before = words[max(0, first - 6) : first]
    state = listed("state", code) | listed("office", code, "alone") | _SEATS
    if code in _SLAVIC:
        governed = words[end - 1].plain.endswith("ії" if code == "uk" else "ии")
    else:
        governed = bool(before) and before[-1].plain in listed("office", code, "joint") - {"for", "to", "in", "at"}
    if not governed or end - first > 2:
        return ""
    close = [
        word
        for word in before
        if "." not in text[word.end : words[first].start] and "," not in text[word.end : words[first].start]
    ]
    noun = next((word.text for word in reversed(close[-3:]) if word.plain in state), "")
    return f"stands after “{noun}”, which is of a state" if noun else ""


def _place_noun(words: Sequence[Token], first: int, code: str) -> str:
    """The word for a place before a name: "town of X", "city X", «посёлок X», « ville de X »."""
    nouns, joints = listed("place", code, "before"), listed("place", code, "joint")
    at = first - 1
    while at >= 0 and first - at <= 3 and words[at].plain in joints:
        at -= 1
    if at < 0 or (joints and at == first - 1 and code != "fr"):
        return ""
    return words[at].text if words[at].plain in nouns else ""


def _trusted(words: Sequence[Token], first: int) -> bool:
    return first > 1 and words[first - 2].plain in listed("within", "trusting")


def _locative(word: Token, code: str) -> bool:
    """Whether a Russian or Ukrainian name has the ending of a place that something is in; elsewhere always."""
    if code not in _SLAVIC:
        return True
    return word.plain.endswith(tuple(listed("within", f"ending_{code}")))


def _is_dateline(text: str, words: Sequence[Token], first: int, end: int) -> bool:
    """At the head of the item, a line begins with one name and goes on as a dateline; no other line does."""
    start = words[first].start
    lines = text[:start].strip("\n").count("\n")
    begins = text[:start].endswith("\n") or not text[:start].strip()
    if end - first > 1 or not begins or lines >= _HEAD_LINES or not _is_dated(text, words[first].end):
        return False
    alike = [one for one in _LINE.finditer(text) if _is_dated(text, one.end())]
    return len(alike) == 1  # several such lines are a list of people


def _is_dated(text: str, end: int) -> bool:
    """Whether a line goes on from `end` as a dateline does: with a date or an agency."""
    found = _DATELINE.match(text, end)
    if found is None:
        return False
    month = found["month"] or found["first"]
    return month is None or key(month) in dated()


def proven(
    found: Iterable[Sign], people: Counter[Phrase], read: Counter[str], barred: frozenset[str]
) -> dict[Phrase, str]:
    """Which names are places, and why. `people`: who stands where people stand; `read`: how much more often a reader
    takes a word for a person's than for a place's, which two signs outweigh; `barred`: words of withheld names."""
    strong: dict[Phrase, str] = {}
    times: Counter[Phrase] = Counter()
    loose: Counter[Phrase] = Counter()
    for sign in found:
        counted = loose if not sign.strong else times
        counted[sign.phrase] += 1
        if sign.strong:
            strong.setdefault(sign.phrase, sign.reason)
        elif sign.phrase in world():
            strong.setdefault(sign.phrase, f"a place of the world that {sign.reason}")
    for phrase, seen in loose.items():
        if seen >= _ENOUGH:
            strong.setdefault(phrase, f"stands {seen} times after words such as “from” and “near”")
    beside: dict[str, set[Phrase]] = defaultdict(set)
    for pair in people:
        for word in pair:
            beside[word].add(pair)
    return {
        phrase: why
        for phrase, why in strong.items()
        if all(phrase)
        and not any(word in barred or (read.get(word, -1) >= 0 and times[phrase] < _SURE) for word in phrase)
        and not any(_speaks_against(pair, phrase, times[phrase]) for word in phrase for pair in beside.get(word, ()))
    }


def _speaks_against(pair: Phrase, phrase: Phrase, times: int) -> bool:
    """Whether a place is somebody's name as well; a name after it may be of who governs there («мэр Талыка Анна …»)."""
    if len(pair) == 1:
        return True
    return not set(pair) <= set(phrase) and (pair[0] != phrase[-1] or times < _SURE)


def named_by_person(name: str, barred: frozenset[str]) -> Phrase:
    """A place of `[[place]]` in case.toml as keys; empty where it is called after somebody ("Ortsuev yard")."""
    words = tokens(name)
    private = frozenset().union(*(listed("place", code, "own") for code in ("en", "fr", *_SLAVIC)))
    phrase = tuple(word.key for word in words)
    if any(word.plain in private for word in words) and any(_unknown(word) for word in words):
        return ()
    return () if any(word in barred for word in phrase) else phrase
