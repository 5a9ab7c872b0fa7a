"""From a name as written to words with roles.

Rules
* Words are cut at spaces and at hyphens, but a hyphen behind an article or inside "Abd al-" ties.
* Titles, generations and particles are kept as words and never compared.
* "Abd al-Rahman", "Abu Umar" and "Salah ad-Din" are one word; the words behind "bin" and "oglu" are a nasab and a
  patronymic; behind "née" stands the surname before a marriage.
* Without a mark, the first word is the given name and the last the surname; a patronymic at the end, a surname's
  ending in front, or a comma turn that round. `compare` does not rely on it where order is free.

What it does not do: decide between two readings; find a name in a text.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import structs

from onrecord.link.names.compounds import OneName, name_at
from onrecord.link.names.letters import Script, script_of
from onrecord.link.names.spelling import Role, Sex, Spelling, Word
from onrecord.link.names.tokens import Token, tokens_of
from onrecord.link.names.vocabulary import given, roles

_ABU = {"أبو": "ابو", "أبي": "ابو", "ابي": "ابو"}  # before a surname, the case and the hamza say nothing


@lru_cache(maxsize=1 << 17)
def parsed(name: str, language: str = "") -> Spelling:
    """`name` cut into words with roles; `language` is a hint (ISO 639-1), "" where unknown."""
    tokens, comma = tokens_of(name)
    words = _assembled(tokens)
    scripts = [word.script for word in words if word.role not in ("title", "particle")] or ["latin"]
    script: Script = max(sorted(set(scripts)), key=scripts.count)
    chain = _is_chain(words, script, language)
    words = _with_roles(words, comma=comma, chain=chain)
    return Spelling(
        name=name,
        words=tuple(words),
        script=script,
        languages=_languages(name, script, language, chain=chain),
        sex=_sex(words, tokens),
        chain=chain,
    )


def _assembled(tokens: Sequence[Token]) -> list[Word]:
    """Words with the roles that their neighbours alone tell; "given" stands for what is still open."""
    words: list[Word] = []
    at = 0
    while at < len(tokens):
        token, born = tokens[at], False
        if token.folded in roles().born_as and words and at + 1 < len(tokens):
            words.append(_word(token.text, token.folded, "particle"))
            at, born = at + 1, True
            token = tokens[at]
        if words and token.folded in roles().child_after:
            words[-1] = structs.replace(words[-1], role="patronymic")
            at += 1
            continue
        role, (key, taken, article) = _read(tokens, at, first=not words)
        text = " ".join(one.text for one in tokens[at : at + taken])
        role = "family" if born and role == "given" else role
        words.append(_word(text, key, role, joined=token.joined and bool(words), article=article, born=born))
        at += taken
    return words


def _read(tokens: Sequence[Token], at: int, *, first: bool) -> tuple[Role, OneName]:
    """The role and the name that begin at a token."""
    known, token, rest = roles(), tokens[at], len(tokens) - at
    key = token.folded
    if token.initial and (rest > 1 or not first):
        return "initial", OneName(key, 1)
    if rest > 1 and key in known.kunya:
        name = name_at(tokens, at + 1)
        if not first and not token.aside and name.tokens == rest - 1:  # Yusuf Abu Shamala: a surname by now
            return "family", OneName(_ABU.get(key, key) + name.key, rest)
        return "kunya", OneName(name.key, name.tokens + 1, name.article)
    if rest > 1 and not first and key in known.child_of:
        marks = 2 if rest > 2 and tokens[at + 1].folded in known.kunya else 1
        name = name_at(tokens, at + marks)
        return "nasab", OneName(name.key, name.tokens + marks, name.article)
    if (rest > 1 and key in known.titles) or (rest == 1 and not first and key in known.after):
        return "title", OneName(key, 1)
    if key in known.particles and rest > 1 and (not first or rest > 2):
        return "particle", OneName(key, 1)
    return "given", name_at(tokens, at)


def _word(text: str, key: str, role: Role, *, joined: bool = False, article: bool = False, born: bool = False) -> Word:
    return Word(text=text, folded=key, role=role, script=script_of(key), joined=joined, article=article, born=born)


def _is_chain(words: list[Word], script: Script, language: str) -> bool:
    if script == "arabic" or language in ("ar", "fa", "ku"):
        return True
    if any(word.role in ("kunya", "nasab") or word.article for word in words):
        return True
    if any(word.role == "family" and not word.born for word in words):
        return True
    known = [given(word.folded).regions for word in words if word.role == "given"]
    arabic = sum("arabic" in one and "english" not in one for one in known)
    slavic = any(surname_like(word.folded) for word in words)
    return not slavic and arabic >= 1 and (arabic > 1 or len(known) > 2)


def surname_like(key: str) -> bool:
    """Whether a folded word ends as surnames do, and is no given name."""
    return len(key) > 4 and key.endswith(roles().surname_endings) and not given(key).forms


def _with_roles(words: list[Word], *, comma: bool, chain: bool) -> list[Word]:
    open_ = [place for place, word in enumerate(words) if word.role == "given"]
    made = list(words)
    if chain and any(word.role == "family" for word in words):
        for place in open_[1:]:
            made[place] = structs.replace(words[place], role="nasab")
        return made
    if chain:
        if len(open_) > 1:
            for place in open_[1:-1]:
                made[place] = structs.replace(words[place], role="nasab")
            made[open_[-1]] = structs.replace(words[open_[-1]], role="nisba" if words[open_[-1]].article else "family")
        return made
    patronymics = [place for place, word in enumerate(words) if word.role == "patronymic"]
    patronymics = patronymics or [place for place in open_ if _patronymic(words, place, open_)][:1]
    for place in patronymics:
        made[place] = structs.replace(words[place], role="patronymic")
    open_ = [place for place in open_ if place not in patronymics]
    if len(open_) > 1 or (open_ and any(word.role == "initial" for word in words)):
        for place in _surnames(words, open_, comma=comma, patronymic=patronymics[0] if patronymics else None):
            made[place] = structs.replace(words[place], role="family")
    return made


def _patronymic(words: list[Word], place: int, open_: list[int]) -> bool:
    key, known = words[place].folded, roles()
    if place == open_[0] or words[place].joined or len(key) < 5:
        return False
    if key.endswith(known.her_patronymics + known.his_patronymics):
        return True
    return len(open_) > 2 and key.endswith(known.patronymics_or_surnames)


def _surnames(words: list[Word], open_: list[int], *, comma: bool, patronymic: int | None) -> list[int]:
    """Places of the surname among words that nothing else claims: a hyphen keeps its two parts together."""
    blocks = [[open_[0]]] if open_ else []
    for before, place in pairwise(open_):
        if words[place].joined and place == before + 1:
            blocks[-1].append(place)
        else:
            blocks.append([place])
    if len(blocks) == 1:
        return blocks[0] if not given(words[open_[0]].folded).forms else []
    first, last = blocks[0], blocks[-1]
    swapped = comma or (patronymic is not None and patronymic > max(open_))
    if not swapped and surname_like(words[first[0]].folded) and not surname_like(words[last[-1]].folded):
        swapped = True
    if swapped:
        return first
    return [place for block in blocks[1:] for place in block] if patronymic is not None else last


def _languages(name: str, script: Script, language: str, *, chain: bool) -> tuple[str, ...]:
    lower = name.lower()
    if language:
        return (language,)
    if script == "arabic":
        return ("fa", "ar") if any(char in lower for char in "پچژگکی") else ("ar", "fa")
    if script == "cyrillic":
        for letters, one in (("ў", "be"), ("єїґ", "uk"), ("ӏӀ", "ce")):
            if any(char in lower for char in letters):
                return (one,)
        return ("uk", "be") if "і" in lower else ("ru", "uk", "be", "ce")
    if chain:
        return ("ar", "en", "fr")
    if any(piece in lower for piece in ("tsch", "sch", "ß")):
        return ("de",)
    if any(char in lower for char in "ščžěŭć"):
        return ("scholarly",)
    if any(piece in lower for piece in ("tch", "ou", "ï", "ë", "dj")):
        return ("fr", "en")
    return ("en", "de", "fr")


def _sex(words: list[Word], tokens: list[Token]) -> Sex:
    known = roles()
    keys = {token.folded for token in tokens}
    for word in words:
        if word.role == "patronymic":
            if word.folded.endswith(known.her_patronymics) or keys & known.daughter_after:
                return "female"
            return "male"
    if keys & known.daughter_of or (tokens and tokens[0].folded in ("umm", "um", "oum", "умм", "ام", "أم")):
        return "female"
    sexes = {sex for word in words if word.role == "given" for sex in given(word.folded).sexes}
    if len(sexes) == 1:
        return sexes.pop()
    told = {sex for word in words if word.role == "family" and (sex := surname_sex(word.folded))}
    return told.pop() if len(told) == 1 else ""


@lru_cache(maxsize=1 << 16)
def surname_sex(key: str) -> Sex:
    """Whose ending a folded surname has: "Orlova" hers, "Orlov" his, "Petrenko" nobody's."""
    for hers, his in roles().gendered:
        if key.endswith(hers) and len(key) > len(hers) + 1:
            return "female"
        if key.endswith(his) and len(key) > len(his) + 1:
            return "male"
    return ""
