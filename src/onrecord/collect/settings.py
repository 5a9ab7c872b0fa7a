"""Reads `case.toml`: what the person who collected the material knows about it.

Rules
* Broken TOML is a refusal that names the line: half a file of settings could publish what was meant to stay shut.
* A wrong value, an unknown key or an item that is not there is a finding that names it; the rest is used.
* A release without a ground is not followed.
It does not: look inside archives for the names it is given (`box.zip!/letter.txt` is taken on trust if `box.zip` is
there).

    [item."article.txt"]
    title = "Ministry denies raids"
    published_on = 2031-04-02
"""

import datetime as dt
import os
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from onrecord.collect.walk import names_in, open_file
from onrecord.nouns.edtf import Edtf
from onrecord.nouns.finding import Finding
from onrecord.nouns.refusal import BadSettings
from onrecord.nouns.settings import CaseSettings, ItemSettings, Release, SamePlace

FILE = "case.toml"
_LARGEST = 4 << 20  # a hundred thousand items with settings; more is no settings file
_TEXTS = ("title", "language", "outlet", "author", "owner", "origin", "source")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_AT_LINE = re.compile(r"at line (\d+)")


def read_settings(folder: Path) -> tuple[CaseSettings, tuple[Finding, ...]]:
    """The settings of the case in `folder`, and what could not be followed; defaults where there is no file.

    Raises BadSettings when the file is no TOML, and names the line."""
    if not os.path.lexists(folder / FILE):
        return CaseSettings(), ()
    table = _parse(folder / FILE)
    findings: list[Finding] = []
    there = _Names(folder) if table.get("item") else None
    settings = CaseSettings(
        title=_text(table, "title", FILE, findings) or "",
        languages=tuple(_languages(table, findings)),
        member=_text(table, "member", FILE, findings),
        reading=_reading(table, findings),
        items=dict(_items(table.get("item", {}), there, findings)),
        releases=tuple(_releases(table.get("release", []), findings)),
        places=tuple(_places(table.get("place", []), findings)),
    )
    findings.extend(_unknown(table, ("title", "languages", "member", "reading", "item", "release", "place"), FILE))
    return settings, tuple(findings)


def _parse(path: Path) -> dict[str, object]:
    try:
        with open_file(path) as stream:
            raw = stream.read(_LARGEST + 1)
    except OSError as why:
        raise _bad(f"{FILE} cannot be read: {why.strerror or why}", FILE) from None
    if len(raw) > _LARGEST:
        raise _bad(f"{FILE} is larger than {_LARGEST} bytes", FILE)
    try:
        return tomllib.loads(raw.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as why:
        line = raw.count(b"\n", 0, why.start) + 1
        raise _bad(f"{FILE} is not UTF-8 text in line {line}", f"{FILE}, line {line}") from None
    except tomllib.TOMLDecodeError as why:
        found = _AT_LINE.search(str(why))
        where = f"{FILE}, line {found[1]}" if found else f"{FILE}, at its end"
        raise _bad(f"{where} is not TOML that can be read", where) from None
    except RecursionError:
        raise _bad(f"{FILE} is nested too deep", FILE) from None


def _bad(what: str, where: str) -> BadSettings:
    return BadSettings(
        what,
        where=where,
        means="Nothing was taken in: half-read settings could publish what you meant to keep back.",
        next="Mend that line and build again.",
    )


class _Names:
    """The names in the folder, as written or in Unicode's composed form (other systems write é as two characters)."""

    def __init__(self, folder: Path) -> None:
        self._exact = frozenset(names_in(folder))
        self._composed = {unicodedata.normalize("NFC", name): name for name in self._exact}

    def find(self, name: str) -> str | None:
        container, mark, member = name.partition("!/")
        composed = unicodedata.normalize("NFC", container)
        found = container if container in self._exact else self._composed.get(composed)
        return found and found + mark + member


def _items(table: object, there: _Names | None, findings: list[Finding]) -> Iterator[tuple[str, ItemSettings]]:
    if not isinstance(table, Mapping) or there is None:
        findings.extend(_wrong("item", 'a table for each file, such as [item."letter.txt"]', FILE) if table else ())
        return
    for written, fields in table.items():
        where = f'{FILE}, item "{written}"'
        if not isinstance(fields, Mapping):
            findings.extend(_wrong(f"item.{written}", "a table of settings", FILE))
            continue
        if any(isinstance(value, Mapping) for value in fields.values()):
            findings.append(
                _say("settings-quotes", f'Its name needs quotes: [item."{written}.…"]; it is not followed.', where)
            )
            continue
        name = there.find(written)
        if name is None:
            findings.append(_say("settings-no-such-item", "No file of that name is in the folder.", where))
            continue
        findings.extend(_unknown(fields, (*_TEXTS, "published_on", "day_first"), where))
        yield name, _item(fields, where, findings)


def _item(fields: Mapping[str, object], where: str, findings: list[Finding]) -> ItemSettings:
    texts = {key: _text(fields, key, where, findings) for key in _TEXTS}
    language = texts["language"]
    if language and not _LANGUAGE.fullmatch(language):
        findings.extend(_wrong("language", 'a language code such as "en"', where))
        texts["language"] = None
    day_first = fields.get("day_first")
    if not isinstance(day_first, bool | None):
        findings.extend(_wrong("day_first", "true or false", where))
        day_first = None
    return ItemSettings(**texts, published_on=_date(fields, where, findings), day_first=day_first)


def _date(fields: Mapping[str, object], where: str, findings: list[Finding]) -> Edtf | None:
    value = fields.get("published_on")
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        return Edtf.day(value.date())
    if isinstance(value, dt.date):
        return Edtf.day(value)
    try:
        return Edtf(value) if isinstance(value, str) else Edtf("")
    except ValueError:
        findings.extend(_wrong("published_on", 'a date in EDTF, such as "2031-04-02" or "2031-04~"', where))
        return None


def _languages(table: Mapping[str, object], findings: list[Finding]) -> Iterator[str]:
    value = table.get("languages", [])
    if not isinstance(value, list):
        findings.extend(_wrong("languages", 'a list such as ["en", "ru"]', FILE))
        return
    for code in value:
        if isinstance(code, str) and _LANGUAGE.fullmatch(code):
            yield code
        else:
            findings.extend(_wrong("languages", 'language codes such as "en"', FILE))


def _reading(table: Mapping[str, object], findings: list[Finding]) -> Literal["usual", "thorough"]:
    value = table.get("reading", "usual")
    if value not in ("usual", "thorough"):
        findings.extend(_wrong("reading", '"usual" or "thorough"', FILE))
    return "thorough" if value == "thorough" else "usual"


def _releases(value: object, findings: list[Finding]) -> Iterator[Release]:
    if not isinstance(value, list):
        findings.extend(_wrong("release", "written as [[release]]", FILE))
        return
    for number, fields in enumerate(value, 1):
        where = f"{FILE}, release {number}"
        if not isinstance(fields, Mapping):
            findings.extend(_wrong("release", "written as [[release]]", FILE))
            continue
        what, match, ground = (_text(fields, key, where, findings) for key in ("what", "match", "ground"))
        findings.extend(_unknown(fields, ("what", "match", "ground"), where))
        if what not in ("name", "item") or not match:
            findings.append(
                _say(
                    "release-unclear", 'A release needs what = "name" or "item", and match; it is not followed.', where
                )
            )
        elif not ground:
            findings.append(
                _say("release-without-ground", "A release needs a stated ground; it is not followed.", where)
            )
        else:
            yield Release(what="name" if what == "name" else "item", match=match, ground=ground)


def _places(value: object, findings: list[Finding]) -> Iterator[SamePlace]:
    if not isinstance(value, list):
        findings.extend(_wrong("place", "written as [[place]]", FILE))
        return
    for number, fields in enumerate(value, 1):
        where = f"{FILE}, place {number}"
        names = fields.get("names") if isinstance(fields, Mapping) else None
        named = isinstance(names, list) and all(isinstance(name, str) and name.strip() for name in names)
        if not isinstance(fields, Mapping) or not isinstance(names, list) or not named or len(names) < 2:
            findings.extend(_wrong("place", 'such as names = ["Lower Olt", "Bas-Olt"], with two names or more', where))
            continue
        findings.extend(_unknown(fields, ("names",), where))
        yield SamePlace(names=tuple(name.strip() for name in names))


def _text(fields: Mapping[str, object], key: str, where: str, findings: list[Finding]) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        findings.extend(_wrong(key, "text between quotes", where))
        return None
    return value.strip() or None


def _unknown(fields: Mapping[str, object], allowed: tuple[str, ...], where: str) -> Iterator[Finding]:
    for key in fields:
        if key not in allowed:
            what = f'"{key}" is no setting here; it is not used. There are: {", ".join(allowed)}.'
            yield _say("settings-unknown", what, where)


def _wrong(key: str, wanted: str, where: str) -> Iterator[Finding]:
    yield _say("settings-wrong-value", f'"{key}" should be {wanted}; it is not used.', where)


def _say(code: str, what: str, where: str) -> Finding:
    return Finding(code=code, what=what, where=where, next=f"Mend it in {FILE} and build again.")
