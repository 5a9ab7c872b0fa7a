"""Which language each passage is in: a document may change it from passage to passage.

Rules
* A passage is in the language of whoever tells it: words between quotation marks are asked only where the passage has
  hardly any others, and count little where it has few. «Мы никого не держим», he said: English.
* The guess is py3langid's (BSD, n-gram naive Bayes) among the languages that are read here, the item's own, and any
  other in which a passage long enough to be sure of is written.
* The shorter a passage, the less its guess weighs against what stands beside it and what the item says of itself: the
  most likely languages of all passages together are taken (Viterbi), not of each alone.
* A language that is written in another script than the passage is never its language.
* What a person wrote in `case.toml` is the item's language; what its metadata says is, unless its words say otherwise:
  pages are often published with the language of their template.

Not done: a change of language inside a passage without quotation marks.
"""

import io
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

from msgspec.structs import replace

from onrecord.nouns import Quotation, Segment

LANGUAGES = ("en", "ru", "uk", "be", "fr", "de", "ar")
UNKNOWN = "und"
_SCRIPTS = {
    "cyrillic": (re.compile(r"[Ѐ-ԯ]"), frozenset({"ru", "uk", "be"})),
    "arabic": (re.compile(r"[؀-ۿݐ-ݿﭐ-﷿ﹰ-\ufefe]"), frozenset({"ar"})),
    "latin": (re.compile(r"[A-Za-zÀ-ɏ]"), frozenset({"en", "fr", "de"})),
}
_OWN = 6  # letters outside quotation marks that are enough to show who tells the passage
_SURE_OF_SPEECH = 30  # letters of a quotation
_FEW = 30  # letters outside quotation marks under which the quotations have a say too
_QUOTED = 0.25  # of their weight
_MOST = 600  # characters of a passage that are asked
_SURE_OF_OTHERS = 120  # letters; a shorter passage is never in a language that is not read here
_CLEARLY = 30.0  # nats; by how much such a language must be likelier than all that are read here
_CAP = 12.0  # nats; no passage is surer of its language than this, however long it is
_BESIDE = 2.5  # nats that a change of language between neighbours costs
_ITEM = 2.0  # nats that another language than the item's costs
_IMPOSSIBLE = -1000.0
_REMEMBERED = 512  # passages, some 7 MB: each is asked twice, for the candidates and for its own language


def item_language(written: str | None, claimed: str | None, text: str, hints: Sequence[str]) -> str:
    """The item's main language: `written` by a person, else `claimed` by its metadata unless its words differ, else
    guessed from its first part."""
    if written:
        return written.lower()[:2]
    said = claimed.lower()[:2] if claimed else hints[0] if len(hints) == 1 else None
    start = text[:4000]
    able = _candidates([start], said)
    likely = _likelihoods(start, able)
    if likely is None:
        return said or UNKNOWN
    if said in able:
        likely[able.index(said)] += _CAP / 2
    return able[max(range(len(able)), key=likely.__getitem__)]


def in_their_languages(
    text: str, parts: Sequence[Segment], quoted: Sequence[Quotation], item: str
) -> tuple[Segment, ...]:
    """`parts`, each with its language; `item` is that of the item, "und" where unknown."""
    asked = [_asked(text, part, quoted_in) for part, quoted_in in _beside(parts, quoted)]
    able = _candidates([words for words, _ in asked], item)
    likely = [_with_quoted(_likelihoods(words, able), _likelihoods(whole, able)) for words, whole in asked]
    best = _most_likely_path(likely, [-_ITEM if item in able and one != item else 0.0 for one in able])
    return tuple(
        replace(part, language=able[number] if any(one is not None for one in likely) else item)
        for part, number in zip(parts, best, strict=True)
    )


def is_foreign(speech: str, language: str) -> bool:
    """Whether quoted words are in another language than the passage around them; in doubt they are not."""
    if not _may_write(_script(speech), language):
        return True
    letters = sum(char.isalpha() for char in speech)
    likely = _likelihoods(speech[:_MOST], LANGUAGES) if letters >= _SURE_OF_SPEECH and language in LANGUAGES else None
    return likely is not None and likely[LANGUAGES.index(language)] <= -_CAP


def _asked(text: str, part: Segment, quoted: Sequence[Quotation]) -> tuple[str, str]:
    """The words of a passage outside its quotations, all of them where it has hardly any others; and, where they are
    too few to be sure of, the whole passage."""
    own, at = [], part.start
    for one in quoted:
        own.append(text[at : max(at, one.span.start)])
        at = max(at, one.span.end)
    own.append(text[at : part.end])
    told, whole = " ".join(own), text[part.start : part.end]
    letters = _script(told)[1]
    return (told if letters >= _OWN else whole)[:_MOST], whole[:_MOST] if quoted and letters < _FEW else ""


def _with_quoted(own: list[float] | None, whole: list[float] | None) -> list[float] | None:
    """What the few words outside the quotations say, with a little of what the quotations say."""
    if own is None or whole is None:
        return own
    return [one + _QUOTED * max(-_CAP, other) for one, other in zip(own, whole, strict=True)]


def _beside(parts: Sequence[Segment], quoted: Sequence[Quotation]) -> Iterable[tuple[Segment, Sequence[Quotation]]]:
    """Each passage with the quotations that begin in it, in order."""
    at = 0
    for part in parts:
        while at < len(quoted) and quoted[at].span.start < part.start:
            at += 1
        first = at
        while at < len(quoted) and quoted[at].span.start < part.end:
            at += 1
        yield part, quoted[first:at]


def _may_write(counted: tuple[str, int], language: str) -> bool:
    """Whether text of this script could be in `language`; text without letters could."""
    script, letters = counted
    return not letters or language in _SCRIPTS[script][1] or all(language not in able for _, able in _SCRIPTS.values())


def _script(text: str) -> tuple[str, int]:
    """The script of most of its letters, and how many they are."""
    counts = {name: len(letters.findall(text)) for name, (letters, _) in _SCRIPTS.items()}
    script = max(counts, key=lambda name: counts[name])
    return script, counts[script]


def _candidates(asked: Sequence[str], item: str | None) -> list[str]:
    """The languages that a passage may be in: those read here, the item's, and what long passages clearly are."""
    able = dict.fromkeys(LANGUAGES)
    if item in _identifier().nb_classes:
        able[str(item)] = None
    for words in asked:
        if sum(char.isalpha() for char in words) >= _SURE_OF_OTHERS:
            ranked = _ranked(words)
            ours = max(score for language, score in ranked if language in LANGUAGES)
            if ranked[0][0] not in able and ranked[0][1] - ours >= _CLEARLY:
                able[ranked[0][0]] = None
    return list(able)


def _likelihoods(words: str, able: Sequence[str]) -> list[float] | None:
    """How likely each language is, in nats below the likeliest; None where there is no letter to tell by."""
    if not any(char.isalpha() for char in words):
        return None
    ranked = dict(_ranked(words))
    script = _script(words)
    scores = [ranked[one] if _may_write(script, one) else None for one in able]
    best = max((score for score in scores if score is not None), default=0.0)
    return [_IMPOSSIBLE if score is None else max(-_CAP, score - best) for score in scores]


def _most_likely_path(likely: Sequence[list[float] | None], prior: Sequence[float]) -> list[int]:
    """Viterbi: the number of the language of each passage, where neighbours differ no more than their words ask."""
    total, back = [0.0 for _ in prior], list[list[int]]()
    for row in likely:
        before = max(range(len(total)), key=total.__getitem__)
        came = [before if total[before] - _BESIDE > score else one for one, score in enumerate(total)]
        total = [
            total[origin] - (_BESIDE if origin != one else 0.0) + prior[one] + (row[one] if row is not None else 0.0)
            for one, origin in enumerate(came)
        ]
        back.append(came)
    at = max(range(len(total)), key=total.__getitem__)
    path = []
    for came in reversed(back):
        path.append(at)
        at = came[at]
    return path[::-1]


@lru_cache(maxsize=_REMEMBERED)
def _ranked(words: str) -> tuple[tuple[str, float], ...]:
    """Every language that py3langid knows with the logarithm of its likelihood, the likeliest first."""
    whole = words.encode("utf-8", "replace").decode()  # half of a surrogate pair is no letter
    return tuple((language, float(score)) for language, score in _identifier().rank(whole))


@cache
def _identifier() -> Any:
    from py3langid import modelio
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    modelio.tempfile = SimpleNamespace(TemporaryFile=_in_memory)  # its model would pass through a folder of the system
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=False)


def _in_memory(suffix: str) -> io.BytesIO:
    """In the place of a temporary file."""
    return io.BytesIO()
