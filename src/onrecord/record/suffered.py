"""People named as those to whom an act was done: parties with the role "victim", each of one item.

Rules
* A person named by at least two words, in no public office, in the clause of an act that is told as done: after its
  words ("detained Ivo Tann", "the killing of Ivo Tann"), or before them where they are passive or tell what befalls
  somebody ("Ivo Tann was detained", "Ivo Tann disappeared"). Who stands behind "by" did it and is left out, and so is
  who speaks.
* The same name in another item is another party: whether it is the same person is for `link` to judge. Who speaks in
  the same item under the same name is the same party.

Only English, French and Russian are read; a name in another clause ("Tann, who was taken from home") is not found.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.nouns import Act, Ids, Mention, Party, PartyName, Passage
from onrecord.nouns.names import name_words, sounds
from onrecord.record.acts import MODEL
from onrecord.record.page import Page
from onrecord.record.vocabulary import act_types, word_list

_REACH = 60  # characters between a name and the words of the act
_SURE = 0.6
_OTHER_CLAUSE = re.compile(
    r"[—–;:()“”«»\"\n]|\b(?:who|whom|whose|which|where|that|when|while|after|before|который|которые|что|где|qui|que|dont|où)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|par)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_PASSIVE = word_list("passive")
_BEFALLS = word_list("befalls")


def sufferers(
    pages: Iterable[Page], acts: Sequence[Act], known: Iterable[Party], party_of: Mapping[str, str], ids: Ids
) -> tuple[tuple[Party, ...], tuple[Act, ...]]:
    """All parties, `known` among them, and `acts` with the ids of those to whom they are told to have been done."""
    parties = {one.id: one for one in known}
    done: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        done[act.item].append(act)
    suffered: dict[str, tuple[str, ...]] = {}
    for page in pages:
        speaking = _speaking(page, parties, party_of)
        for act in done[page.item]:
            named = [(one, _party_id(page, one, speaking, ids)) for one in _named(page, act)]
            for mention, id in named:
                parties[id] = _with(parties.get(id), id, mention, page)
            suffered[act.id] = tuple(dict.fromkeys(id for _, id in named))
    told = tuple(msgspec.structs.replace(one, sufferers=suffered.get(one.id, ())) for one in acts)
    return tuple(sorted(parties.values(), key=lambda party: party.id)), told


def _named(page: Page, act: Act) -> list[Mention]:
    if act.negated or act.hedge == "possible" or act_types()[act.act_type].group != "violation":
        return []
    said = page.statements.get(act.told_by or "")
    speaker = said.speaker if said is not None else None
    return [
        one
        for one in page.reading.mentions
        if one.kind == "person" and not one.official and len(name_words(one.name)) > 1
        and (speaker is None or not speaker.overlaps(one.span)) and _done_to(page, act, one)
    ]  # fmt: skip


def _done_to(page: Page, act: Act, one: Mention) -> bool:
    phrase, name = act.passage.span, one.span
    before = name.end <= phrase.start
    between = page.text[name.end : phrase.start] if before else page.text[phrase.end : name.start]
    if len(between) > _REACH or name.overlaps(phrase) or _OTHER_CLAUSE.search(between) or "." in between:
        return False
    if not before:
        return not _BY.search(between)
    words = {*name_words(between), *name_words(phrase.text)}
    return bool(words & _PASSIVE or words & _BEFALLS) and not _BY.search(page.text[: name.start][-_REACH:])


def _speaking(page: Page, parties: Mapping[str, Party], party_of: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """The private people who speak in this item, by how their names sound."""
    speakers = (parties.get(party_of.get(said, "")) for said in page.statements)
    return {sounds(one.name): one.id for one in speakers if one is not None and one.kind == "person" and not one.public}


def _party_id(page: Page, one: Mention, speaking: Mapping[tuple[str, ...], str], ids: Ids) -> str:
    heard = sounds(one.name)
    return speaking.get(heard) or ids.mint("p", "victim", page.item, *heard)


def _with(party: Party | None, id: str, one: Mention, page: Page) -> Party:
    passage = Passage.of(page.layer, one.span.start, one.span.end)
    if party is None:
        party = Party(id=id, decided_by=MODEL, confidence=_SURE, name=one.name, kind="person")
    names = {each.text: each for each in (PartyName(text=one.span.text, passage=passage), *party.names)}
    return msgspec.structs.replace(
        party,
        names=tuple(names[text] for text in sorted(names)),
        roles=(*party.roles, *(("victim",) if "victim" not in party.roles else ())),
    )
