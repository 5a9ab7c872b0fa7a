"""Who a speaker's words name: the person, body or outlet, the office beside the name, and for whom they speak.

Rules
* The name that is nobody's possessive and stands after no preposition is the speaker: "Governor X's spokesman Y" is
  Y, "the Embassy in X" is the embassy. The other names say for whom they speak.
* A role without a name ("the ministry's spokesman") is the person of the same item who bears that role, if one does;
  "the ministry", "the organisation" is the last body of the item that can be called so.
* Words that name nobody ("a witness", "three survivors") are an unnamed source of this one item.
"""

import re
from typing import NamedTuple

from onrecord.nouns import Mention, Span
from onrecord.nouns.names import name_words
from onrecord.nouns.party import PartyKind
from onrecord.record.page import Page
from onrecord.record.vocabulary import word_list

_KINDS: dict[str, PartyKind] = {
    "person": "person",
    "body": "body",
    "outlet": "outlet",
    "place": "body",
    "group": "body",
}
_POSSESSIVE = re.compile(r"^['’]s?\b")
_MODIFIES = re.compile(
    r"\b(?:(?:of|for|in|at|from|with|by|to|de|du|des|à|au|dans|в|во|из|от|при)\s+(?:the\s+|la\s+|le\s+|l['’])?|d['’])$",
    re.IGNORECASE,
)
_PRONOUNS = word_list("pronoun")
_BODY_NOUNS = word_list("body")
_PUBLIC_BODY = word_list("public_body")
_DOCUMENTS = word_list("document")
_LOOSE = word_list("loose_body")
SPEAKING_ROLE = re.compile(
    r"\b(?:spokes(?:person|man|woman)|press secretary|press service|representative|director|head|chair\w*|president|"
    r"leader|governor|commander|rector|secretary|coordinator|lawyer for|officials?|minister|chief|пресс-секретар\w*|"
    r"представител\w*|глав[аы]|начальник\w*|директор\w*|руководител\w*|координатор\w*|замминистра|министр\w*|"
    r"porte-parole|directeur|directrice|chef|coordinat\w+|ministre|secrétaire|délégué\w*)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:president|minister|governor|mayor|chancellor|ombudsman|prosecutor|ambassador|general|colonel|major|"
    r"commander|(?:ministry|government|embassy|police|army)\w*\s+spokes\w+|senator|deputy|sheriff|king|queen|"
    r"prime minister|secretary of state|президент\w*|министр\w*|губернатор\w*|мэр\w*|прокурор\w*|генерал\w*|"
    r"полковник\w*|премьер\w*|посол|посла|депутат\w*|président\w?|ministre|gouverneure?|maire|procureure?|général|préfète?|"
    r"ambassad\w+|sénat\w+)\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(r",?\s(?:[A-Z]\w+\s){0,2}")
_OFFICE_AND_NAME = re.compile(r"([^,]+), ((?:[A-Z]\S+ )+[A-Z]\S+)")
_NAME = re.compile(r"[A-Z][\w’'-]*(?: (?:of|for|the|and|on|to|[A-Z][\w’'-]*))+")
_MASTER = re.compile(
    r"\b(?:the\s+)?(?P<noun>[a-z]+)(?:['’]s?)?\s+(?:[a-z]+\s+){0,2}?(?:spokes\w+|press|director|head|chief|commander|secretary)\b"
    r"|\b(?:spokes\w+|director|head|chief|commander|secretary|president)\s+(?:of|for)\s+the\s+(?P<of>[a-z]+)\b"
)
_ITS = re.compile(
    r"(?:its|their)\s+(?:\w+\s+){0,2}?(?:spokes\w+|press|director|head|chief|commander|secretary)\b", re.IGNORECASE
)
_RANK = re.compile(r"(?:General|Colonel|Major|Captain|Admiral|Lieutenant|Superintendent|Commander)\b")
_FORCES = frozenset(("army", "navy", "military", "police", "gendarmerie"))
_QUOTE = re.compile('[“”«»"]')
_SHARED, _ENDING = 5, 3  # letters that two forms of a noun share, and in which they may differ
_PLAIN = 2  # words of "the army", "the prison service": a definite public body needs no other name
_BESIDE = 80  # characters before a name in which its office and master stand


class Named(NamedTuple):
    """`name` in full; `speaks_for` the mention of the body or person for whom they speak; `at` where it stands."""

    name: str
    kind: PartyKind
    at: Span
    title: str = ""
    official: bool = False
    unnamed: bool = False
    speaks_for: Mention | None = None


def named(page: Page, span: Span) -> Named:
    """Who the words at `span` name."""
    inside = sorted((one for one in page.reading.mentions if one.span.overlaps(span)), key=lambda one: one.span.start)
    known = [one for one in inside if one.kind in _KINDS and not _only_adjective(one, span)]
    known = [one for one in known if not _only_kind(one)]
    heads = [one for one in known if not _possessive(page, one) and not _modifies(page, span, one)]
    head = next((one for one in heads if one.kind == "person"), heads[0] if heads else None)
    if head is not None and _names_somebody(head.name):
        return _from_mention(page, span, head, [one for one in known if one is not head])
    if head is not None:
        return _described(page, span, head.name, known)
    return _described(page, span, span.text, known)


def _only_adjective(mention: Mention, span: Span) -> bool:
    """Whether a group's name ("Xian") only says of what kind the body is that the words name."""
    return mention.kind == "group" and name_words(mention.span.text) != name_words(_bare(span.text))


def _only_kind(mention: Mention) -> bool:
    """Whether a name only says of what kind a body is: "the Mission"."""
    words = name_words(mention.name)
    return mention.kind == "body" and len(words) == 1 and words[0] in _BODY_NOUNS


def _full_name(head: Mention, span: Span) -> str:
    """The name with what tells it from its sisters: "the Xian Embassy in Y", not every Xian embassy."""
    bare = _bare(span.text)
    tail = bare[len(head.name) :] if bare.startswith(head.name) else ""
    if head.kind != "body":
        return head.name
    whole = head.name in bare and _NAME.fullmatch(bare) is not None and not SPEAKING_ROLE.search(bare)
    return bare if whole or re.match(r"\s(?:in|for|to)\s+[A-Z]", tail) else head.name


def _from_mention(page: Page, span: Span, head: Mention, others: list[Mention]) -> Named:
    both = _OFFICE_AND_NAME.fullmatch(_bare(head.name))
    if both is not None:
        return Named(both.group(2), "person", span, both.group(1), official=bool(_OFFICE.search(both.group(1))))
    before = page.text[span.start : head.span.start].strip(" ,") if head.span.start > span.start else ""
    title = "state" if head.kind == "place" else re.sub(r"^[Tt]he\b\s*", "", head.title or before)
    office = bool(_OFFICE.search(f"{title} {span.text}")) and head.kind == "person"
    return Named(
        name=_full_name(head, span),
        kind=_KINDS[head.kind],
        at=span,
        title=title,
        official=head.official or office,
        speaks_for=_master(page, span, head, others),
    )


def _master(page: Page, span: Span, head: Mention, others: list[Mention]) -> Mention | None:
    """The body or person for whom `head` speaks, named in the same words or in its title."""
    if head.kind != "person":
        return None
    if SPEAKING_ROLE.search(span.text) and others:
        best = [one for one in others if _possessive(page, one) or _modifies(page, span, one)]
        return (best or others)[0]
    body = _common_master(page, span)
    if body is not None:
        return body
    if not SPEAKING_ROLE.search(head.title):
        return None
    spoken = " ".join(name_words(head.title))
    for one in page.reading.mentions:
        if one.kind in _KINDS and one.name != head.name and _within(one.name, spoken):
            return one
    return _body_in_title(page, span, head)


def _body_in_title(page: Page, span: Span, head: Mention) -> Mention | None:
    """ "пресс-секретарь министерства", "porte-parole du ministère": the one body before with that noun in its name."""
    nouns = [word for word in name_words(head.title)[1:] if len(word) > _SHARED]
    fitting = {
        one.name: one
        for one in page.reading.mentions
        if one.kind == "body" and one.span.start < span.start and len(name_words(one.name)) > 1
        and any(_one_noun(noun, part) for noun in nouns for part in name_words(one.name)[:1])
    }  # fmt: skip
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _one_noun(one: str, other: str) -> bool:
    """Two forms of one noun, by how they begin."""
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= _SHARED and max(len(one), len(other)) - shared <= _ENDING


def _common_master(page: Page, span: Span) -> Mention | None:
    """The body that a common noun names in a speaker's words: "the army's spokesman", "the director of the shelter",
    "its spokesman"; for a rank alone the one force that speaks in the item."""
    if _ITS.match(span.text):
        before = _antecedent(page, span)
        return (
            Mention(span=span, kind="body", name=before.name) if before is not None and before.kind == "body" else None
        )
    if _RANK.match(_bare(span.text)):
        return _only_force(page, span)
    found = _MASTER.search(span.text)
    noun = (found["noun"] or found["of"]) if found is not None else None
    if noun is None or noun not in _BODY_NOUNS:
        return None
    called = _own_body(page, noun) or _body_called(page, span, noun)
    if called is None and noun in _PUBLIC_BODY:
        called = Mention(span=span, kind="body", name=noun)
    return called


def _only_force(page: Page, span: Span) -> Mention | None:
    """ "General X" beside what "the army" says speaks for the army."""
    said = [
        one.speaker for one in page.reading.statements if one.speaker is not None and not one.speaker.overlaps(span)
    ]
    forces = {
        _bare(one.text): one for one in said if set(name_words(one.text)) & _FORCES and not _RANK.search(one.text)
    }
    forces = {name: one for name, one in forces.items() if len(name_words(name)) <= _PLAIN}
    if len(forces) != 1:
        return None
    name, at = next(iter(forces.items()))
    return Mention(span=at, kind="body", name=name)


def _own_body(page: Page, noun: str) -> Mention | None:
    """The body that tells the item in its own voice, where it can be called so."""
    outlet = page.reading.outlet or page.reading.author or ""
    named_so = noun in name_words(outlet) and len(name_words(outlet)) > 1
    return Mention(span=Span(start=0, end=0, text=""), kind="body", name=outlet) if named_so else None


def _described(page: Page, span: Span, words: str, known: list[Mention]) -> Named:
    """A speaker of whom the words give a role or a description and no name."""
    plain = [word for word in name_words(words) if word not in ("the", "a", "an", "this", "that")]
    if plain[:1] in (["we"], ["i"]) and len(words.split()) == 1:
        return _first_person(page, span)
    if len(plain) == 1 and plain[0] in _PRONOUNS:
        return _antecedent(page, span) or Named(words, "person", span, unnamed=True)
    if len(plain) == 1 and plain[0] in _DOCUMENTS and name_words(words)[:1] == ("the",):
        author = _antecedent(page, span, kinds=("report",))
        if author is not None:
            return author
    role = SPEAKING_ROLE.search(words)
    beside = _apposed(page, span, person=bool(role or _OFFICE.search(words)))
    if beside is not None:
        return _from_mention(page, span, beside, known)
    office = _OFFICE_AND_NAME.fullmatch(_bare(words))
    if office is not None:
        return Named(office.group(2), "person", span, office.group(1), official=bool(_OFFICE.search(office.group(1))))
    if role is not None:
        bearer = _bearer(page, role.group().lower(), known)
        if bearer is not None:
            return _from_mention(page, span, bearer, known)
    body = next((word for word in plain if word in _BODY_NOUNS), None)
    if body is not None and role is None and name_words(words)[:1] == ("the",) and plain[-1:] == [body]:
        called = (_own_body(page, body) if len(plain) == 1 else None) or _body_called(page, span, body)
        if called is not None and len(plain) == 1:
            return Named(called.name, _KINDS[called.kind], span, official=called.official)
    if body in _PUBLIC_BODY and role is None and len(plain) <= _PLAIN:
        return Named(_bare(words), "body", span)
    if _looks_like_name(page, words) or (body is not None and role is None and _bare(words)[:1].isupper()):
        kind: PartyKind = "body" if body is not None else "person"
        return Named(_bare(words), kind, span, official=kind == "person" and bool(_OFFICE.search(words)))
    master = known[0] if role is not None and known else None
    return Named(_bare(words), "body" if body and not role else "person", span, unnamed=True, speaks_for=master)


def _first_person(page: Page, span: Span) -> Named:
    """ "We" inside somebody's words are they; else who tells the item."""
    around = [one for one in page.reading.statements if any(part.overlaps(span) for part in one.content)]
    others = (one.speaker for one in around if one.speaker is not None and not one.speaker.overlaps(span))
    speaker = next((one for one in others if name_words(one.text) not in (("we",), ("i",))), None)
    if speaker is not None:
        return named(page, speaker)
    outlet, author = page.reading.outlet, page.reading.author
    if outlet is None and author is None:
        return Named(_bare(span.text), "person", span, unnamed=True)
    return Named(outlet or author or "", "body" if outlet else "person", span)


def _apposed(page: Page, span: Span, *, person: bool) -> Mention | None:
    """The name that stands right behind a description: "the rights group X", "its spokesman, Colonel Y"."""
    for one in page.reading.mentions:
        if one.span.start < span.end or one.kind not in (("person",) if person else ("body", "outlet")):
            continue
        if _APPOSED.fullmatch(page.text[span.end : one.span.start]) and _names_somebody(one.name):
            return one
    return None


def _antecedent(page: Page, span: Span, kinds: tuple[str, ...] = ()) -> Named | None:
    """The speaker of the nearest statement before (of one of `kinds`, if any are given), for words that only point."""
    before = [
        one.speaker
        for one in page.reading.statements
        if one.speaker is not None
        and (not kinds or one.kind in kinds)
        and one.speaker.end <= span.start
        and not _only_points(one.speaker.text)
    ]
    return named(page, max(before, key=lambda one: one.start)) if before else None


def _only_points(words: str) -> bool:
    last = name_words(words)[-1:]
    return bool(last) and (last[0] in _DOCUMENTS or (len(name_words(words)) == 1 and last[0] in _PRONOUNS))


def _bearer(page: Page, role: str, known: list[Mention]) -> Mention | None:
    """The one person of the item who bears `role` for the same master."""
    beside = re.compile(rf"{re.escape(role[:6])}\S*(?:\s*,)?(?:\s+[A-Z]\S+)?\s*$", re.IGNORECASE)
    masters = {word for one in known for word in name_words(one.name)}
    bearers: dict[str, Mention] = {}
    for one in page.reading.mentions:
        if one.kind != "person" or len(name_words(one.name)) < 2:
            continue
        before = page.text[max(0, one.span.start - _BESIDE) : one.span.start]
        bears = beside.search(before) or role[:6] in one.title.lower()
        if bears and (not masters or masters & set(name_words(f"{one.title} {before}"))):
            bearers.setdefault(one.name, one)
    return next(iter(bearers.values())) if len(bearers) == 1 else None


def _body_called(page: Page, span: Span, noun: str) -> Mention | None:
    bodies = [one for one in page.reading.mentions if one.kind in ("body", "outlet") and one.span.end <= span.start]
    fitting = [one for one in bodies if noun in name_words(one.name) and len(name_words(one.name)) > 1]
    if not fitting and noun in _LOOSE:
        fitting = [one for one in bodies if len(name_words(one.name)) > 1]
    return max(fitting, key=lambda one: one.span.start, default=None)


def _possessive(page: Page, mention: Mention) -> bool:
    after = page.text[mention.span.end : mention.span.end + 2]
    return bool(_POSSESSIVE.match(after)) or mention.span.text.endswith(("'s", "’s"))


def _modifies(page: Page, span: Span, mention: Mention) -> bool:
    before = page.text[span.start : max(span.start, mention.span.start)]
    return bool(_MODIFIES.search(before)) or _in_another_case(before.strip(), mention)


def _in_another_case(before: str, mention: Mention) -> bool:
    """ "мать Дарина Волка": a declined name behind a noun that is no title of its own."""
    if not before or mention.name == mention.span.text or mention.name.isascii() or mention.kind != "person":
        return False
    return not (mention.title and before.lower().endswith(mention.title.lower()))


def _names_somebody(name: str) -> bool:
    words = name_words(name)
    return any(char.isupper() for char in name) and not (len(words) == 1 and words[0] in _PRONOUNS)


def _looks_like_name(page: Page, words: str) -> bool:
    """All words with capitals but for what joins them; a single one only if the item never writes it small."""
    rest = [word for word in _bare(words).split() if word not in ("of", "the", "and", "for", "de", "des", "du")]
    if not rest or not all(word[:1].isupper() for word in rest) or _QUOTE.search(words):
        return False
    return len(rest) > 1 or not re.search(rf"\b{re.escape(rest[0].lower())}\b", page.text)


def _bare(words: str) -> str:
    return re.sub(
        r"^(?:(?:the|The|le|la|les|(?:Le|La|Les)(?=\s+[a-zà-ÿ]))\s+|[lL]['’](?=[a-zà-ÿ]))",
        "",
        words.strip(' ,.;:“”"«»'),
    )


def _within(name: str, words: str) -> bool:
    return f" {' '.join(name_words(name))} " in f" {words} "
