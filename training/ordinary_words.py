"""Ordinary words of a language, packed for the redaction: a word that is not among them may be somebody's name.

    python -m training.ordinary_words FOLDER         writes src/onrecord/publish/vocab/words-<language>.txt.xz

FOLDER holds, as Debian's packages give them (docs/methods/redaction.md names versions, licences and who keeps them):
    scowl/                  the word lists of SCOWL, sizes 10 to 60 and its lists of proper names
    fr.forms, uk.forms      every form of the Hunspell dictionaries of French and Ukrainian (`unmunch`)
    frequent-<language>     one word a line, the most frequent first (wordfreq), to leave out what nobody writes
Russian forms are those that pymorphy3 knows. Needs no network.

Rules
* A word is kept where the dictionary has it in lower case and somebody writes it.
* "word<TAB>n" marks one that is a person's name as well ("rose", "вера", "baker"): such a word proves nothing at the
  beginning of a sentence.
"""

import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path

VOCAB = Path(__file__).parents[1] / "src/onrecord/publish/vocab"
_SIZES = range(10, 61)
_ADJECTIVE = re.compile(r"(?:ian|ean|ese|ish)s?$")  # "Andean": with a capital, and nobody's name
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")
_NAME_TAGS = ("Name", "Surn", "Patr")


def main(folder: Path) -> None:
    for language, told in (("en", _english), ("fr", _french), ("uk", _ukrainian), ("ru", _russian)):
        frequent = _frequent(folder / f"frequent-{language}")
        words = {word: named for word, named in told(folder, frequent) if _WORD.fullmatch(word)}
        lines = "\n".join(word + ("\tn" if words[word] else "") for word in sorted(words))
        packed = lzma.compress(lines.encode(), preset=9 | lzma.PRESET_EXTREME)
        (VOCAB / f"words-{language}.txt.xz").write_bytes(packed)
        print(f"{language}: {len(words):,} words, {sum(words.values()):,} also names, {len(packed):,} bytes")


def _frequent(path: Path) -> frozenset[str]:
    return frozenset(path.read_text("utf-8").split("\n"))


def _english(folder: Path, frequent: frozenset[str]) -> Iterator[tuple[str, bool]]:
    names: set[str] = set()
    words: set[str] = set()
    adjectives: set[str] = set()
    for path in sorted((folder / "scowl").glob("*-*.*")):
        kind, size = path.name.rsplit(".", 1)
        found = path.read_text("latin-1").split()
        if kind.endswith("proper-names"):
            names |= {word.lower() for word in found}
        elif kind.endswith(("-words", "-contractions")) and int(size) in _SIZES and not kind.startswith("special"):
            words |= {word for word in found if word == word.lower()}
        elif kind == "english-upper" and int(size) in _SIZES:
            adjectives |= {word.lower() for word in found if _ADJECTIVE.search(word)}
    yield from ((word, word in names) for word in words if word in frequent or "'" in word)
    yield from ((part, part in names) for word in words if "-" in word for part in word.split("-") if len(part) > 1)
    yield from ((word, False) for word in (adjectives - names) & frequent)


def _dictionary(path: Path, frequent: frozenset[str]) -> Iterator[tuple[str, bool]]:
    forms = {
        re.split(r"[/\s]", line, maxsplit=1)[0].replace("’", "'")
        for line in path.read_text("utf-8", "ignore").split("\n")
    }
    names = {form.lower() for form in forms if form[:1].isupper()}
    yield from ((form, form in names) for form in forms if form == form.lower() and form in frequent)


def _french(folder: Path, frequent: frozenset[str]) -> Iterator[tuple[str, bool]]:
    return _dictionary(folder / "fr.forms", frequent)


def _ukrainian(folder: Path, frequent: frozenset[str]) -> Iterator[tuple[str, bool]]:
    return _dictionary(folder / "uk.forms", frequent)


def _russian(folder: Path, frequent: frozenset[str]) -> Iterator[tuple[str, bool]]:
    from pymorphy3 import MorphAnalyzer

    morph = MorphAnalyzer()
    for word in frequent:
        if not morph.word_is_known(word) or not re.search("[а-яё]", word):
            continue
        parses = [str(parse.tag) for parse in morph.parse(word) if parse.is_known]
        named = [any(tag in parse for tag in _NAME_TAGS) for parse in parses]
        geox = ["Geox" in parse or "Orgn" in parse or "Abbr" in parse for parse in parses]
        ordinary = [not n and not g for n, g in zip(named, geox, strict=True)]
        if any(ordinary):
            yield word, any(named)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
