"""The Russian parse: razdel's words, slovnet's morphology, syntax and names, pymorphy3's dictionary forms (all MIT).

The weights are files of the package `natasha`, which is never imported (it needs an older set of tools): only its
folder is looked up. Loaded once, when the first Russian passage is read; nothing is fetched. A newcomer's language
needs one module like this one and its vocabulary; the reader itself is `universal/`.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.read.statements.universal import Language, hearer, reader
from onrecord.read.statements.universal.tree import Name, Tree, Word

_NEEDS = ("slovnet", "natasha", "pymorphy3")
_VECTORS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
_POS = {  # pymorphy's parts of speech that each of Universal Dependencies can be
    "NOUN": ("NOUN",), "PROPN": ("NOUN", "ADJF"), "VERB": ("VERB", "INFN", "PRTF", "PRTS", "GRND"),
    "AUX": ("VERB", "INFN"), "ADJ": ("ADJF", "ADJS", "PRTF", "COMP"), "ADV": ("ADVB", "COMP"),
    "PRON": ("NPRO", "NOUN", "ADJF"), "DET": ("ADJF", "NPRO"), "NUM": ("NUMR",), "ADP": ("PREP",),
    "SCONJ": ("CONJ",), "CCONJ": ("CONJ",), "PART": ("PRCL",),
}  # fmt: skip
_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_NUMBERS = {"Sing": "sing", "Plur": "plur"}
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
_NAMES = frozenset({"Surn", "Name", "Patr"})


class _Models(NamedTuple):
    morph: Any
    syntax: Any
    names: Any


def parse(texts: Sequence[str]) -> list[list[Tree]]:
    """The sentences of each text."""
    from razdel import sentenize

    sentences = [[(found.start, found.text) for found in sentenize(text) if found.text] for text in texts]
    trees = _trees([one for of_text in sentences for one in of_text])
    return [list(islice(trees, len(of_text))) for of_text in sentences]


def nominative(word: Word, other: Word | None = None) -> str:
    """The form in which a name is entered in a list: "Рудиным" -> "Рудин"; as it stands where nobody knows.
    `other`: a word that agrees with it and is known better (its title, its given name)."""
    known = other.feats if other is not None else word.feats
    return _nominative(word.text, word.feats.get("Case", ""), word.feats.get("Number", ""), known.get("Gender", ""))


@lru_cache(maxsize=65536)
def _nominative(text: str, case: str, number: str, gender: str) -> str:
    if case == "Nom" or not case:
        return text
    best = None
    for found in dictionary_entries(text):
        marks = found.tag.grammemes
        score = 4 * (_CASES.get(case) in marks) + 2 * (_GENDERS.get(gender) in marks) + (_NUMBERS.get(number) in marks)
        score += not marks.isdisjoint(_NAMES)
        if found.tag.POS in ("NOUN", "ADJF") and (best is None or score > best[0]):
            best = (score, found)
    if best is None or _CASES.get(case) not in best[1].tag.grammemes:
        return text
    said = best[1].inflect({"nomn"})
    return _cased(said.word, text) if said is not None else text


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-")) if like[:1].isupper() else word


def _trees(sentences: Sequence[tuple[int, str]]) -> Iterator[Tree]:
    from razdel import tokenize

    if not sentences:
        return
    models = _models()
    cut = [list(tokenize(sentence)) for _, sentence in sentences]
    said = [[token.text for token in tokens] for tokens in cut]
    forms, heads = models.morph.map(said), models.syntax.map(said)
    named = models.names.map([sentence for _, sentence in sentences])
    for (start, _), tokens, form, head, spans in zip(sentences, cut, forms, heads, named, strict=True):
        words = [
            _word(i, start, token, one, two)
            for i, (token, one, two) in enumerate(zip(tokens, form.tokens, head.tokens, strict=True))
        ]
        yield Tree(words, _names(words, start, spans.spans))


def _word(i: int, by: int, token: Any, form: Any, head: Any) -> Word:
    up = int(head.head_id) - 1
    pos, feats = form.pos, dict(form.feats)
    shapes = _shapes(token.text.lower()) if pos == "VERB" else frozenset()
    if shapes == {"VERB past"} and (feats.get("Tense") != "Past" or feats.get("VerbForm") != "Fin"):
        feats = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Past", "Number": feats.get("Number", "Sing")}
    elif shapes == {"NOUN"}:
        pos, feats = "NOUN", {"Case": "Nom", "Number": "Sing"}
    return Word(
        i=i,
        start=by + token.start,
        end=by + token.stop,
        text=token.text,
        lemma=_lemma(token.text.lower(), pos, feats.get("Case", ""), feats.get("Number", "")),
        pos=pos,
        rel="root" if up < 0 or up == i else head.rel,
        head=-1 if up == i else up,
        feats=feats,
    )


def _names(words: Sequence[Word], by: int, spans: Sequence[Any]) -> Iterator[Name]:
    for span in spans:
        inside = [word.i for word in words if word.start < by + span.stop and by + span.start < word.end]
        if inside:
            yield Name(inside[0], inside[-1], str(span.type))


@lru_cache(maxsize=131072)
def _lemma(word: str, pos: str, case: str, number: str) -> str:
    found = dictionary_entries(word)
    able = [one for one in found if one.tag.POS in _POS.get(pos, ())]
    fitting = [
        one for one in able if _CASES.get(case) in one.tag.grammemes and _NUMBERS.get(number) in one.tag.grammemes
    ]
    best = next(iter(fitting or able or found), None)
    return word if best is None else str(best.normal_form)


@lru_cache(maxsize=16384)
def _shapes(word: str) -> frozenset[str]:
    """The parts of speech, of verbs with the tense, that the dictionary has for a word; nothing where it only guesses.
    "Списало" is a past to it, where the tagger sees a participle, and "военком" no verb at all."""
    found = dictionary_entries(word)
    if not any(one.is_known for one in found):
        return frozenset()
    return frozenset(f"{one.tag.POS} {one.tag.tense}" if one.tag.tense else str(one.tag.POS) for one in found)


def dictionary_entries(word: str) -> Sequence[Any]:
    """What pymorphy3 has for a word; nothing where a letter has no name (Tangut): it fails on these."""
    if not all(unicodedata.name(char, "") for char in word):
        return ()
    return _dictionary().parse(word)  # type: ignore[no-any-return]


@cache
def _dictionary() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@cache
def _models() -> _Models:
    from slovnet import NER, Morph, Syntax

    spec = find_spec("natasha")
    locations = spec.submodule_search_locations if spec is not None else None
    folder = Path(next(iter(locations or ()))) / "data"
    vectors = _vectors(folder / _VECTORS)
    made: list[Any] = []
    for kind, name in ((Morph, "morph"), (Syntax, "syntax"), (NER, "ner")):
        model = kind.load(str(folder / f"model/slovnet_{name}_news_v1.tar"))
        model.navec(vectors)
        made.append(model)
        words = made[0].infer.encoder.words_vocab
        if model.infer.encoder.words_vocab.items == words.items:  # the same quarter of a million words, 40 MB each
            model.infer.encoder.words_vocab = words
    return _Models(*made)


def _vectors(path: Path) -> Any:
    """Of navec's file what slovnet takes over: no words of its own, no norms and products for likeness (190 MB)."""
    from navec import Navec
    from navec.meta import Meta
    from navec.pq import PQ
    from navec.tar import Tar

    class Vectors(PQ):  # type: ignore[misc]
        def precompute(self) -> None:
            """Nobody asks how alike two words are."""

    with Tar(str(path)) as tar:
        return Navec(Meta.from_file(tar.load("meta.json")), None, Vectors.from_file(tar.load("pq.bin")))


RUSSIAN = Language(code="ru", needs=_NEEDS, stand_in="Да", parse=parse, nominative=nominative)
hear_russian, read_russian = hearer(RUSSIAN), reader(RUSSIAN)
