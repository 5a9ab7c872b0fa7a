"""Names in English passages: people, bodies, outlets, places, groups, with office and fullest form.

The parser's own labels are a first guess: a name whose words say what it is (Ministry, Gazette) is that, and one name
is one thing in the whole item. A person's title is what stands before the name in its phrase or beside it in
apposition; `official` when that title is a public office or speaks for a body. Not done: who "the two men" are.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from msgspec.structs import replace

from onrecord.nouns import Mention, Span
from onrecord.nouns.reading import MentionKind
from onrecord.read.statements.english_places import is_place
from onrecord.read.statements.lexicon import nouns
from onrecord.read.statements.name import Name, outermost
from onrecord.read.statements.offices import is_office, title_of
from onrecord.read.statements.parsing import Parse
from onrecord.read.statements.views import View
from onrecord.read.vocabulary import words

_LABELS: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "WORK_OF_ART": "other", "EVENT": "other", "PRODUCT": "other", "LAW": "other",
}  # fmt: skip
_LONG_FORM = re.compile(r"\(\s*(?P<short>[A-Z][A-Za-z]{1,8})\s*\)")


def english_names(text: str, parses: Sequence[Parse]) -> tuple[Mention, ...]:
    """Every name of the parsed passages, in order, none within another."""
    found = [name for parse in parses for name in outermost(_in_parse(text, parse))]
    found += _by_surname(text, parses, found)
    found = _joined(text, sorted(found, key=lambda one: one.span.start))
    _agree(found)
    _shorts(text, found)
    full = _fullest(found)
    mentions = [
        Mention(
            span=one.span,
            kind=one.kind,
            name=full.get(one.name, one.name),
            title=one.title,
            official=is_office(one.title),
        )
        for one in found
    ]
    return _share_titles(mentions)


def _in_parse(text: str, parse: Parse) -> list[Name]:
    if parse.role == "heading" and parse.doc.text.isupper():
        return []
    titled = _after_titles(parse)
    covered = {token.i for run in titled for token in run}
    found = [_name(text, parse.view, run, "person") for run in titled]
    entities = [entity for entity in parse.doc.ents if not covered & {token.i for token in entity}]
    found += [one for entity in entities if (one := _entity(text, parse, entity)) is not None]
    covered |= {
        token.i for entity in entities if entity.label_ in _LABELS and "," not in entity.text for token in entity
    }
    return found + _by_capitals(text, parse, covered)


def _after_titles(parse: Parse) -> list[list[Any]]:
    """Major Ilko Stavrin: capitals after an office or a title are a person, whatever the parser takes them for."""
    runs = []
    for token in parse.doc:
        if not token.text[:1].isupper() or token.lower_.rstrip(".") not in words("names", "office") | words(
            "names", "honorific"
        ):
            continue
        run = []
        for other in parse.doc[token.i + 1 : token.i + 5]:
            if (
                not other.text[:1].isupper()
                or not other.text[1:].islower()
                or other.is_punct
                or other.pos_ not in ("PROPN", "NOUN", "ADJ")
            ):
                break
            run.append(other)
        things = (
            words("names", "body")
            | words("names", "place_ending")
            | words("names", "office")
            | words("names", "honorific")
        )
        if run and not any(other.lower_ in things for other in run) and run[-1].ent_type_ not in ("GPE", "NORP"):
            runs.append(run)
    return runs


def _entity(text: str, parse: Parse, entity: Any) -> Name | None:
    kind = _LABELS.get(entity.label_)
    if kind is None or any(token.text == "," for token in entity):
        return None
    tokens = list(entity)
    while tokens and (tokens[0].lower_ in ("the", "a", "an") or tokens[0].is_punct):
        tokens = tokens[1:]
    while tokens and (tokens[-1].dep_ == "case" or tokens[-1].is_punct or tokens[-1].lower_ in ("'s", "’s")):
        tokens = tokens[:-1]
    if kind == "person":
        tokens = _with_given(_bare_person(tokens))
    if not tokens or not any(token.text[:1].isupper() for token in tokens):
        return None
    return _name(text, parse.view, tokens, kind)


def _bare_person(tokens: list[Any]) -> list[Any]:
    """President Vladimir X: the office is no part of the name."""
    while len(tokens) > 1 and tokens[0].lower_.rstrip(".") in words("names", "office") | words("names", "honorific"):
        tokens = tokens[1:]
    return tokens


def _with_given(tokens: list[Any]) -> list[Any]:
    """Ilya Stroh, of whom the parser saw Stroh alone."""
    if len(tokens) != 1 or tokens[0].i == 0:
        return tokens
    given = tokens[0].nbor(-1)
    known = words("names", "office") | words("names", "honorific") | words("names", "body") | words("names", "outlet")
    fits = given.pos_ == "PROPN" and given.dep_ == "compound" and given.head == tokens[0] and not given.ent_type_
    return [given, *tokens] if fits and given.text.istitle() and given.lower_.rstrip(".") not in known else tokens


def _by_capitals(text: str, parse: Parse, covered: set[int]) -> list[Name]:
    """Runs of capitalised words that the parser saw and did not label."""
    found: list[Name] = []
    run: list[Any] = []
    for token in [*parse.doc, None]:
        if (
            token is not None
            and token.pos_ == "PROPN"
            and token.text[:1].isupper()
            and token.i not in covered
            and token.lower_ not in words("names", "not_names")
        ):
            run.append(token)
            continue
        run = _bare_person(run)
        if run and not (len(run) == 1 and not _is_name(run[0])) and not _is_mere_office(run):
            found.append(_name(text, parse.view, run, "other"))
        run = []
    return found


def _is_mere_office(run: list[Any]) -> bool:
    """Prime Minister, Deputy Foreign Minister: nobody's name."""
    return run[-1].lower_ in words("names", "office") and all(
        token.lower_ in words("names", "office") | {"prime", "foreign", "interior", "vice", "deputy", "former"}
        for token in run
    )


def _is_name(token: Any) -> bool:
    """One capital alone: no title, and at the head of a sentence only before a noun for a place."""
    if token.lower_.rstrip(".") in words("names", "office") | words("names", "honorific"):
        return False
    return not token.is_sent_start or is_place([token], "other")


def _joined(text: str, found: Sequence[Name]) -> list[Name]:
    """Ilko Stavrin, in whom the parser saw two names: a person, because nobody may be shown for a place by mistake."""
    kept: list[Name] = []
    for one in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and text[last.span.end : one.span.start] == " "
            and all(each.kind in ("place", "other") and " " not in each.name for each in (last, one))
        ):
            span = Span.of(text, last.span.start, one.span.end)
            kept[-1] = Name(span, "person", f"{last.name} {one.name}", last.title)
        else:
            kept.append(one)
    return kept


def _by_surname(text: str, parses: Sequence[Parse], found: Sequence[Name]) -> list[Name]:
    """Who was named in full is named by the last word alone as well, wherever the parser overlooks it."""
    surnames = {one.name.split()[-1] for one in found if one.kind == "person" and len(one.name.split()) > 1}
    taken = sorted((one.span.start, one.span.end) for one in found)
    more = []
    for parse in parses:
        for token in parse.doc:
            if token.text not in surnames or not token.text[:1].isupper():
                continue
            start, end = parse.view.back(token.idx, token.idx + len(token.text))
            at = bisect_left(taken, (end, end)) - 1
            if at < 0 or taken[at][1] <= start:
                more.append(Name(Span.of(text, start, end), "person", token.text))
    return more


def _name(text: str, view: View, tokens: list[Any], kind: MentionKind) -> Name:
    start, end = view.back(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))
    span = Span.of(text, start, end)
    said = [token.lower_ for token in tokens]
    kind = _by_words(said, kind, tokens)
    title = title_of(text, view, tokens) if kind in ("person", "other") else ""
    placed = _unknown(said, kind, title) and is_place(tokens, kind)
    return Name(span, "place" if placed else kind, " ".join(span.text.split()), "" if placed else title, placed)


def _unknown(said: list[str], kind: MentionKind, title: str) -> bool:
    """Whether nothing but the parser's guess says what a name is."""
    spoken = (words("names", "body") | words("names", "outlet")) & set(said)
    return kind in ("other", "body", "person") and not spoken and not (kind == "person" and title)


def _by_words(said: list[str], kind: MentionKind, tokens: list[Any]) -> MentionKind:
    if len(said) > 1 and (
        said[-1] in words("names", "body")
        or said[0] in words("names", "body")
        or any(w in ("ministry", "embassy", "committee", "commission", "council", "government") for w in said)
    ):
        return "body" if said[-1] not in ("times", "news") else "outlet"
    if (len(said) > 1 or kind != "person") and (
        said[-1] in words("names", "outlet") or (len(said) > 1 and said[0] in words("names", "outlet"))
    ):
        return "outlet"
    role = tokens[-1].head if tokens[-1].dep_ == "appos" else None
    if role is not None and role.dep_ == "pobj":
        role = role.head.head
    if role is not None and role.pos_ == "NOUN" and role.lemma_.lower() in words("names", "office"):
        return "person"
    before = tokens[0].nbor(-1) if tokens[0].i > 0 else None
    if len(said) == 1 and before is not None and before.lower_ == "of" and before.i > 0 and _heads(before.nbor(-1)):
        return "body"
    if before is not None and before.pos_ == "NOUN" and before.lemma_.lower() in _called():
        return "person"
    if before is not None and before.lower_ in words("names", "outlet_before"):
        return "outlet"
    after = next((t for t in tokens[-1].children if t.dep_ == "appos"), None)
    if after is not None and (
        after.lower_ in words("names", "outlet_before") or "news" in [t.lower_ for t in after.lefts]
    ):
        return "outlet"
    return kind


@cache
def _called() -> frozenset[str]:
    """Common nouns that stand before the names of people: the lawyer X, the spokesperson Y."""
    offices = words("names", "office") & nouns("officials")
    return offices | nouns("witnesses") | nouns("survivors") | frozenset({"lawyer", "activist", "journalist", "priest"})


def _heads(token: Any) -> bool:
    """The Head of Parks: of a department."""
    return bool(token.text.istitle() and token.lower_ in ("head", "director", "minister", "chief", "secretary"))


def _agree(found: list[Name]) -> None:
    """One name, one kind: the votes of the whole item; what words decided weighs more than the parser's guess."""
    votes: dict[str, Counter[MentionKind]] = {}
    for one in found:
        weight = (
            3
            if one.kind == "outlet" or one.sure
            else 0
            if one.kind == "other"
            else 2
            if is_office(one.title) and one.kind == "person"
            else 1
        )
        votes.setdefault(one.name, Counter())[one.kind] += weight
    surnames = {one.name.split()[-1] for one in found if one.kind == "person" and len(one.name.split()) > 1}
    for one in found:
        best = votes[one.name].most_common(1)[0][0]
        one.kind = "person" if one.name in surnames and best in ("body", "other", "place", "group") else best


def _shorts(text: str, found: list[Name]) -> None:
    """Human Rights Centre (HRC): the short form is the name of the long one."""
    long_of: dict[str, Name] = {}
    for one in found:
        given = _LONG_FORM.match(text, one.span.end) or _LONG_FORM.match(text, one.span.end + 1)
        if given is not None and len(one.name.split()) > 1:
            long_of[given["short"]] = one
    for one in found:
        if one.name in long_of:
            one.kind, one.name = long_of[one.name].kind, long_of[one.name].name


def _fullest(found: list[Name]) -> dict[str, str]:
    """A shorter name of a person to the one longer name that ends, or begins, with it."""
    people = {one.name for one in found if one.kind == "person"}
    sharing: dict[str, set[str]] = {}
    for name in people:
        for part in name.split():
            sharing.setdefault(part, set()).add(name)
    full: dict[str, str] = {}
    for name in people:
        parts = name.split()
        longer = {
            other
            for other in sharing[parts[0]]
            if len(other.split()) > len(parts) and _ends_or_begins(other.split(), parts)
        }
        top = {other for other in longer if not any(o != other and set(other.split()) < set(o.split()) for o in longer)}
        if len(top) == 1:
            full[name] = top.pop()
    return full


def _ends_or_begins(whole: list[str], parts: list[str]) -> bool:
    return whole[-len(parts) :] == parts or (len(parts) == 1 and whole[0] == parts[0])


def _share_titles(mentions: list[Mention]) -> tuple[Mention, ...]:
    """An office given once in the item goes with every mention of the name."""
    offices: dict[str, str] = {}
    for one in mentions:
        if one.kind == "person" and one.title and (one.official or one.name not in offices):
            offices.setdefault(one.name, one.title)
            if one.official:
                offices[one.name] = offices[one.name] if is_office(offices[one.name]) else one.title
    return tuple(
        replace(
            one,
            title=one.title or offices.get(one.name, ""),
            official=one.official or is_office(offices.get(one.name, "")),
        )
        if one.kind == "person"
        else one
        for one in mentions
    )
