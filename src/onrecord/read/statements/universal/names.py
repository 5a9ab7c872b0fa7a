"""Names in parsed passages: people, bodies, outlets, places, with office and fullest form.

The recogniser's labels are a first guess: a name whose words say what it is (Министерство, Courrier) is that; a name in
quotation marks behind "газета", "фонд", "le quotidien" is what that noun says. Names are kept in the form in which a
list holds them ("Рудиным" is "Рудин"). `official` when the title is a public office or speaks for a body.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from onrecord.nouns import Mention, Span
from onrecord.nouns.reading import MentionKind
from onrecord.read.capitals import is_ordinary
from onrecord.read.statements.name import Name, outermost
from onrecord.read.statements.universal.agreeing import agreed
from onrecord.read.statements.universal.language import Language
from onrecord.read.statements.universal.lexicon import frames, named, plain
from onrecord.read.statements.universal.titles import is_office, title_of
from onrecord.read.statements.universal.tree import Tree, Word
from onrecord.read.statements.views import View

_LABELS: dict[str, MentionKind] = {"PER": "person", "ORG": "body", "LOC": "place", "MISC": "other"}
_IN_MARKS = re.compile(r"[«„“]\s?([^«»“”„\n.!?:;]{2,60}?)\s?[»“”]")
_SHORT = 3  # words; in so few a parser sees verbs that are none
_LONGEST = 6  # words of a name in quotation marks
_NAMED_ROLES = ("body", "quote", "heading")


class Parsed(Struct, frozen=True):
    """A view and the sentences the parser saw in it; `role` is that of its segment."""

    view: View
    trees: list[Tree]
    role: str


def names(text: str, parsed: Sequence[Parsed], language: Language) -> tuple[Mention, ...]:
    """Every name of the parsed passages, in order, none within another."""
    found: list[Name] = []
    for one in parsed:
        for tree in one.trees:
            if not text[one.view.places[0] : one.view.ends[-1]].isupper():
                found += _in_tree(text, one.view, tree, language)
    return agreed(
        [
            Mention(
                span=one.span,
                kind=one.kind,
                name=one.name,
                title=one.title,
                official=is_office(one.title, language.code),
            )
            for one in _settled(found, language)
        ],
        language.code,
    )


def _is_ordinary(words: Sequence[Word], code: str) -> bool:
    """A single word that opens sentences, a month or a weekday: a recogniser takes it for a name at times."""
    return len(words) == 1 and any(is_ordinary(form, code) for form in (words[0].text, words[0].lemma))


def _in_tree(text: str, view: View, tree: Tree, language: Language) -> Iterator[Name]:
    covered: set[int] = set()
    standing = [(speech.at, speech.until) for speech in view.speeches]
    aside = {word.i for word in tree.words if any(at <= word.start < until for at, until in standing)}
    for words in _in_marks(text, view, tree):
        if not covered & {word.i for word in words} and not aside & {word.i for word in words}:
            covered |= {word.i for word in words} | _noun_of(words[0], tree, language.code)
            yield _name(text, view, tree, words, "other", language, marked=True)
    for seen in tree.names:
        words = _bare(tree.words[seen.first : seen.last + 1], language.code)
        if _is_ordinary(words, language.code):
            continue
        if words and seen.label in _LABELS and not (covered | aside) & {word.i for word in words}:
            words = _whole(words, seen.label, tree, covered, language.code)
            covered |= {word.i for word in words}
            yield _name(text, view, tree, words, _LABELS[seen.label], language)
    for words in _capitals(tree, covered | aside, language.code):
        yield _name(text, view, tree, words, "other", language)


def _noun_of(first: Word, tree: Tree, code: str) -> set[int]:
    """правозащитный центр «Маяк»: the noun, with its adjectives, that is no name beside the one in marks."""
    before = tree.before(first)
    if before is None or plain(before.lemma) not in named(code, "body") | named(code, "outlet_before"):
        return set()
    return {before.i, *(one.i for one in tree.below(before, "amod"))}


def _in_marks(text: str, view: View, tree: Tree) -> Iterator[list[Word]]:
    if not tree.words:
        return
    start, end = view.back(tree.start, tree.end)
    for match in _IN_MARKS.finditer(text, start, min(len(text), end + 1)):
        inside = match[1]
        if not inside[:1].isupper() or len(inside.split()) > _LONGEST or inside[-1] in ",…":
            continue
        words = [word for word in tree.words if match.start(1) <= view.places[word.start] < match.end(1)]
        if words and (len(words) <= _SHORT or not any(word.is_finite for word in words)):
            yield words


def _bare(words: Sequence[Word], code: str) -> list[Word]:
    """Without the office, the title of address, articles and marks that the recogniser took along."""
    kept = [word for word in words if not (word.is_punct and word in (words[0], words[-1]))]
    drop = named(code, "office") | named(code, "honorific") | named(code, "called")
    while len(kept) > 1 and (plain(kept[0].lemma) in drop or plain(kept[0].text) in drop or _is_joint(kept[0])):
        kept = kept[1:]
    if len(kept) == 1 and (plain(kept[0].lemma) in drop or plain(kept[0].text) in drop):
        return []
    return kept if any(word.text[:1].isupper() for word in kept) else []


def _is_joint(word: Word) -> bool:
    """An article or preposition; "Le" with its capital inside a sentence is a part of the name."""
    return word.pos in ("DET", "ADP") and (word.i == 0 or word.text.islower())


def _whole(words: list[Word], label: str, tree: Tree, covered: set[int], code: str) -> list[Word]:
    """A person's given name before, and family name behind, that the recogniser left out."""
    if label != "PER":
        return words
    first, last = words[0].i, words[-1].i
    while last + 1 < len(tree.words) and _goes_on(tree.words[last + 1], covered):
        last += 1
    before = tree.words[first - 1] if first > 0 else None
    known = named(code, "office") | named(code, "honorific") | named(code, "body") | named(code, "called")
    if (
        before is not None
        and before.pos == "PROPN"
        and before.i > 0
        and _goes_on(before, covered)
        and plain(before.lemma) not in known
    ):
        first -= 1
    return list(tree.words[first : last + 1])


def _goes_on(word: Word, covered: set[int]) -> bool:
    return word.pos == "PROPN" and word.text[:1].isupper() and word.i not in covered


def _capitals(tree: Tree, covered: set[int], code: str) -> Iterator[list[Word]]:
    """Runs of capitalised words that nobody recognised."""
    run: list[Word] = []
    for word in (*tree.words, None):
        known = word is not None and plain(word.lemma) in named(code, "not_names") | named(code, "honorific")
        if word is not None and word.pos == "PROPN" and word.text[:1].isupper() and word.i not in covered and not known:
            run.append(word)
            continue
        bare = _bare(run, code) if run else []
        if bare and not (len(bare) == 1 and (bare[0].i == 0 or plain(bare[0].lemma) in named(code, "office"))):
            yield bare
        run = []


def _name(
    text: str, view: View, tree: Tree, words: list[Word], kind: MentionKind, language: Language, *, marked: bool = False
) -> Name:
    start, end = view.back(words[0].start, words[-1].end)
    span = Span.of(text, start, end)
    code = language.code
    before = _noun_before(words, tree)
    settled = _by_words(words, before, kind, tree, code, marked=marked)
    sure = settled is not None
    kind = settled or kind
    may_be = kind in ("person", "other") or (kind == "place" and settled is None and len(words) > 1)
    title = title_of(text, view, tree, words, code) if may_be else ""
    if kind in ("other", "place") and title and not marked:  # recognisers take names they never saw for places
        kind = "person"
    form = " ".join(span.text.split())
    if kind == "body" and marked and before is not None:
        form = f"{before.lemma} «{form}»" if code == "ru" else form
    elif not marked or all(word.pos in ("NOUN", "PROPN", "ADJ") for word in words):
        form = _listed(words, kind, language, form)
    return Name(span, kind, form, title if kind == "person" else "", sure)


def _listed(words: list[Word], kind: MentionKind, language: Language, form: str) -> str:
    """The name in the nominative: all words of a person's, of others the first with the adjectives before it."""
    given = words[0] if kind == "person" and len(words) > 1 else None
    if kind == "person":
        said = [language.nominative(word, given) for word in words]
    else:
        head = next((n for n, word in enumerate(words) if word.pos in ("NOUN", "PROPN")), 0)
        said = [language.nominative(word, words[head]) if n <= head else word.text for n, word in enumerate(words)]
        said = said if words[head].feats.get("Number") != "Plur" else [word.text for word in words]
    out = form
    for word, new in zip(words, said, strict=True):
        out = out.replace(word.text, new, 1) if new != word.text else out
    return out[:1].upper() + out[1:] if form[:1].isupper() else out


def _noun_before(words: list[Word], tree: Tree) -> Word | None:
    first = words[0]
    before = tree.before(first)
    if before is not None and before.pos == "ADP" and before.i > 0 and tree.words[before.i - 1].pos == "NOUN":
        return tree.words[before.i - 1] if before.text.lower() in ("de", "d'", "du") else None
    return before if before is not None and before.pos == "NOUN" else None


def _by_words(
    words: list[Word], before: Word | None, kind: MentionKind, tree: Tree, code: str, *, marked: bool
) -> MentionKind | None:
    said = [plain(form) for word in words for form in (word.lemma, word.text)]
    lead = plain(before.lemma) if before is not None else ""
    if lead in named(code, "outlet_before"):
        return "outlet"
    if any(word in named(code, "body") for word in said) and kind != "person":
        return "body"
    if any(word in named(code, "outlet") for word in said) and kind != "person" and (words[0].i > 0 or len(words) > 1):
        return "outlet"
    if lead in named(code, "body") and (marked or kind == "body"):
        return "body"
    if lead in named(code, "place_noun") and kind != "person":
        return "place"
    if kind != "place" and len(words) == 1 and _is_in(words[0], tree, code):
        return "place"
    if (
        lead in named(code, "office") | named(code, "called") | named(code, "honorific")
        and kind in ("other", "body")
        and not marked
    ):
        return "person" if _agrees(words[0], before) else None
    return None


def _is_in(name: Word, tree: Tree, code: str) -> bool:
    """à Orlant, в Залесовске: a place, unless somebody says something to it."""
    lead = tree.before(name)
    if lead is None or plain(lead.text) not in named(code, "place_before") or name.text.isupper():
        return False
    head = tree.head(name)
    return code != "fr" or lead.text != "à" or head is None or plain(head.lemma) not in frames(code)


def _agrees(name: Word, noun: Word | None) -> bool:
    """Генерал Оск, and not мэр Залесовска."""
    ours, other = name.feats.get("Case"), noun.feats.get("Case") if noun is not None else None
    return ours is None or other is None or ours == other


def _settled(found: list[Name], language: Language) -> list[Name]:
    """None within another; one name, one kind."""
    kept = outermost(found)
    votes: dict[str, dict[MentionKind, int]] = {}
    for one in kept:
        of_name = votes.setdefault(one.name, {})
        of_name[one.kind] = of_name.get(one.kind, 0) + (3 if one.sure or one.title else 0 if one.kind == "other" else 1)
    surnames = {one.name.split()[-1] for one in kept if one.kind == "person" and " " in one.name}
    for one in kept:
        one.kind = max(votes[one.name], key=lambda kind: votes[one.name][kind])
        if one.name in surnames and one.kind != "outlet":
            one.kind = "person"
        if one.kind == "other" and len(one.name.split()) > 1 and not one.span.text.isupper():
            one.kind = "person"  # what may be a person's name must never be published by mistake
    for one, after in pairwise(kept):  # министр внутренних дел Тарна, Олег Рудин
        if after.kind == "person" and " " not in one.name and after.title.endswith(f" {one.span.text}"):
            one.kind, one.title = "place", ""
    return kept
