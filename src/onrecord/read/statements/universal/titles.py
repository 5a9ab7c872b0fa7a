"""What office a name stands with, before it or beside it, and whether that is a public one."""

import re

from onrecord.read.statements.universal.lexicon import named, plain
from onrecord.read.statements.universal.tree import Tree, Word
from onrecord.read.statements.views import View

_LONGEST = 10  # words of a title
_LEAST, _ENDING = 5, 3  # letters of a word that can be declined, and of its ending


def title_of(text: str, view: View, tree: Tree, words: list[Word], code: str) -> str:
    """The words from the office to the name ("пресс-секретарь министерства"), or those behind a comma after it."""
    known = named(code, "office") | named(code, "called")
    end = words[0].i
    comma = end > 0 and tree.words[end - 1].text == ","
    first = None
    for i in range(end - 1 - comma, max(-1, end - 1 - _LONGEST), -1):
        word = tree.words[i]
        if word.is_punct or word.is_finite or word.pos in ("VERB", "SCONJ", "CCONJ"):
            break
        if (plain(word.lemma) in known or plain(word.text) in known) and _one_case(word, words[0]):
            first = i
        elif word.pos in ("PRON", "ADV") or (word.pos == "ADP" and code == "ru"):
            break
    if first is not None:
        while first > 0 and tree.words[first - 1].pos == "ADJ" and code == "ru":
            first -= 1
        return _said(text, view, tree, first, end - 1 - comma)
    return _behind(text, view, tree, words[-1].i, known, code)


def _one_case(office: Word, name: Word) -> bool:
    """ "губернатора Рудина", and not "мать Рудина"."""
    ours, other = office.feats.get("Case"), name.feats.get("Case")
    return ours is None or other is None or ours == other


def _behind(text: str, view: View, tree: Tree, last: int, known: frozenset[str], code: str) -> str:
    """X, ministre de l'Intérieur, …"""
    if last + 2 >= len(tree.words) or tree.words[last + 1].text != ",":
        return ""
    first = last + 2
    while first < len(tree.words) and (tree.words[first].pos in ("ADJ", "DET", "ADV")) and first < last + 5:
        first += 1
    if first >= len(tree.words) or plain(tree.words[first].lemma) not in known:
        return ""
    end = first
    while (
        end + 1 < len(tree.words)
        and not tree.words[end + 1].is_punct
        and not tree.words[end + 1].is_finite
        and end < first + _LONGEST
    ):
        end += 1
    return _said(text, view, tree, first, end)


def _said(text: str, view: View, tree: Tree, first: int, last: int) -> str:
    start, end = view.back(tree.words[first].start, tree.words[last].end)
    return " ".join(text[start:end].split())


def is_office(title: str, code: str) -> bool:
    """Whether a title is a public office, or speaks for somebody who holds one or for a body."""
    said = [plain(word) for word in re.findall(r"[\w-]+", title)]
    offices = [found for word in said if (found := dictionary_form(word, named(code, "office"))) is not None]
    if not offices:
        return False
    if any(word not in named(code, "plain_office") for word in offices):
        return True
    beside = " ".join(said)
    bodies = named(code, "office_of") | named(code, "body")
    return any(_stem(one) in beside for one in bodies if len(one) > 3) or any(one in said for one in bodies)


def dictionary_form(word: str, known: frozenset[str]) -> str | None:
    """The word of a list that `word` is, declined or not."""
    if word in known:
        return word
    alike = [
        one for one in known if len(one) >= _LEAST and word.startswith(one[:-1]) and len(word) - len(one) <= _ENDING
    ]
    return max(alike, key=len, default=None)


def _stem(word: str) -> str:
    return word[:-2] if len(word) > 6 else word[:-1]
