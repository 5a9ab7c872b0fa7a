"""What a list is a list of: the acts that its words name, the place and the time that its rows give.

Rules
* A list spoken of is of the acts named in the sentence that speaks of it. A list contained is of the acts named in its
  header, its heading or the title of its item; failing that, of the act its item tells most.
* Its place and time are those of most of its rows, else those of the words around it.
"""

from collections import Counter

from onrecord.nouns import Edtf, PeopleList
from onrecord.record.acts import types_named
from onrecord.record.events import Cluster, nearest
from onrecord.record.page import Page
from onrecord.record.places import Places
from onrecord.record.vocabulary import LANGUAGES, act_types, hits, lexicon
from onrecord.record.words import words


def list_types(page: Page, one: PeopleList, told: Counter[str]) -> frozenset[str]:
    """The types of act that a list bears on. `told`: how often its item tells each type."""
    if one.passage is not None and not one.contained:
        named = types_named(page, *_wide(page, one.passage.start))
    else:
        named = _types_in(page, _about(page, one))
    named = frozenset(name for name in named if _suffered(name))
    likely = [name for name in told if _suffered(name)]
    if named or not likely:
        return named
    return frozenset((min(likely, key=lambda name: (-told[name], name)),))


def list_cluster(page: Page, one: PeopleList, places: Places, found: list[Cluster]) -> Cluster | None:
    """The event that a list belongs to; None where no place ties it to any."""
    rows = Counter(entry.place for entry in one.entries if entry.place)
    at = one.passage.start if one.passage is not None else 0
    heard = [places.group(name) for name, _ in rows.most_common()]
    heard += [places.group(name) for name in places.heard_in(" ".join(rows))]
    named = page.place_near(at, at) or next(iter(places.heard_in(_about(page, one))), None)
    groups = [*heard, *([places.group(named)] if named else [])]
    groups += [places.group(name) for name in places.heard_on(page)]
    for group in groups:
        candidates = [cluster for cluster in found if cluster.group == group]
        if candidates:
            return nearest(candidates, _when(one), one.made_on.latest if one.made_on is not None else None)
    return found[0] if len(found) == 1 and not groups else None


def _suffered(act_type: str) -> bool:
    """Whether people can be listed for it: a violation, and not an unspecified one."""
    known = act_types()[act_type]
    return not known.general and known.group == "violation"


def _when(one: PeopleList) -> Edtf | None:
    dated = sorted((entry.when for entry in one.entries if entry.when is not None and entry.when.earliest), key=str)
    return dated[len(dated) // 2] if dated else None


def _wide(page: Page, at: int) -> tuple[int, int]:
    sentence = page.sentence(at)
    return sentence if sentence[0] < sentence[1] else page.paragraph(at)


def _about(page: Page, one: PeopleList) -> str:
    headers = " . ".join(dict.fromkeys(header for entry in one.entries for header in entry.fields))
    headings = " . ".join(f"{table.heading} . {table.above}" for table in page.layer.tables if table.place == one.place)
    return " . ".join((headers, headings, page.reading.title or "", one.origin or ""))


def _types_in(page: Page, text: str) -> frozenset[str]:
    found: set[str] = set()
    for language in dict.fromkeys((page.reading.language, *LANGUAGES)):
        lexemes = lexicon(language)
        if lexemes is not None:
            found.update(hit.act_type for hit in hits(words(text, language), lexemes))
    return frozenset(found)
