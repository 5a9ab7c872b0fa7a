"""Which claims a denial denies. The heart of the denial ledger, so its rules are few and each can be printed.

Rules
* What: the acts its words name. Words that only point ("this information", "these claims") name what the words it
  answers name: a list, a statement, else the act named beside it in its own sentence, else in its own paragraph.
  An attack on a source or a context, or another explanation, that names none is about what its item tells most.
* How wide: a denial of violence denies killing and torture; a denial that names the campaign as a whole denies every
  violation of it. A narrower denial denies only what it names. Denying an act does not deny that it was hidden.
* Where: the place its own words name; it covers places inside it, never a place beside it. Where they name none, the
  nearest place at which something is told to have happened, or the only one of the case: what is not said
  contradicts nothing.
* When: events that had begun when it was said; the last of them, or those its own date meets and no other, or with
  "never" all of them. Never an event that came after it.
* Where something is said not to exist ("there is no cellar"), what is told to have been done there is denied.
* A denial that none of these reaches is held against no claim: a person must say which.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from onrecord.nouns import Act, Claim, Edtf, Statement
from onrecord.nouns.absent import ABSENT
from onrecord.nouns.answered import answered
from onrecord.nouns.names import name_words
from onrecord.nouns.told_on import told_on
from onrecord.record.acts import types_named
from onrecord.record.events import NOWHERE, Cluster, nearest
from onrecord.record.page import Page
from onrecord.record.places import Places
from onrecord.record.vocabulary import act_types, covered, lexicon
from onrecord.record.words import words

_ABOUT_THE_ITEM = ("disputes_source", "out_of_context", "no_comment", "other_explanation", "denies_responsibility")
_NAMING = 4  # letters; shorter words name nothing that could be missing
_HELD = (("prisoner",), ("prisoners",), ("detainee",), ("detainees",))  # beside another act: to whom it was done
_ALWAYS = frozenset(("never", "никогда", "jamais"))


class Denials:
    """The claims of a case, asked which of them a denial denies."""

    def __init__(
        self,
        claims: Sequence[Claim],
        found: Sequence[Cluster],
        places: Places,
        acts: Sequence[Act],
        pages: Sequence[Page],
    ) -> None:
        said = (one for page in pages for one in page.reading.statements if one.kind != "denial")
        languages = {page.item: page.reading.language for page in pages}
        self._stems = {one.id: frozenset(word.stem for word in words(one.words, languages[one.item])) for one in said}
        self._places = places
        self._by_group: dict[str, list[Cluster]] = {}
        for cluster in found:
            self._by_group.setdefault(cluster.group, []).append(cluster)
        self._placed = frozenset(group for group in self._by_group if not group.startswith(NOWHERE))
        self._about: dict[str | None, dict[str, list[str]]] = {}
        for claim in claims:
            self._about.setdefault(claim.about, {}).setdefault(claim.act_type, []).append(claim.id)
        self._nearest: dict[tuple[str, date | None], Cluster | None] = {}
        self._by_list = {of: [claim for claim in claims if of in claim.lists] for claim in claims for of in claim.lists}
        self._told: dict[str, list[Act]] = {}
        self._in_item: dict[str, list[Act]] = {}
        for act in acts:
            self._in_item.setdefault(act.item, []).append(act)
            if act.told_by is not None:
                self._told.setdefault(act.told_by, []).append(act)

    def of(self, page: Page, denial: Statement) -> frozenset[str]:
        """The ids of the claims that `denial`, in `page`, denies."""
        pointed = answered(denial, page.reading)
        lists = {claim.id for of in pointed.lists for claim in self._by_list.get(of, ())}
        own = self._own_types(page, denial)
        if own:
            return frozenset(lists) | self._matching(page, denial, own, whole="persecution" in own)
        types = self._pointed_types(page, denial, pointed.statements) or self._types_of_the_absent(page, denial)
        if not types and not lists and _points(page, denial):
            types = self._types_beside(page, denial)
            if denial.denial_kind == "other_explanation":
                types |= self._types_of_the_same_speaker(page, denial)
            if not types and denial.denial_kind in _ABOUT_THE_ITEM:
                types = self._most_told(page) or self._most_told_there(page, denial)
        return frozenset(lists) | self._matching(page, denial, types, whole=False)

    def _own_types(self, page: Page, denial: Statement) -> frozenset[str]:
        """The types of act that the denial itself names."""
        told = self._told.get(denial.id, ())
        acts = [act for act in told if name_words(act.passage.span.text) not in _HELD] or told
        return frozenset(act.act_type for act in acts) or frozenset(
            name for part in denial.content for name in types_named(page, part.start, part.end)
        )

    def _pointed_types(self, page: Page, denial: Statement, pointed: Sequence[str]) -> frozenset[str]:
        """The types that the words it answers name."""
        told = frozenset(act.act_type for other in pointed for act in self._told.get(other, ()))
        return told | {name for span in denial.answers for name in types_named(page, span.start, span.end)}

    def _types_of_the_absent(self, page: Page, denial: Statement) -> frozenset[str]:
        """The violations told in one breath with what the denial says does not exist."""
        found = ABSENT.search(" ".join(part.text for part in denial.content))
        language = page.language(denial.at)
        absent = (
            {word.stem for word in words(found.group(1), language) if len(word.lower) >= _NAMING} if found else set()
        )
        if not absent:
            return frozenset()
        return frozenset(
            act.act_type
            for told_by, acts in self._told.items()
            if told_by != denial.id and absent <= self._stems.get(told_by, frozenset())
            for act in acts
            if _violates(act.act_type)
        )

    def _types_beside(self, page: Page, denial: Statement) -> frozenset[str]:
        """The types named in the sentence of the denial, else in its paragraph."""
        first = denial.content[0].start if denial.content else denial.at
        return types_named(page, *page.sentence(first)) or types_named(page, *page.paragraph(first))

    def _types_of_the_same_speaker(self, page: Page, denial: Statement) -> frozenset[str]:
        """What the speaker denies in plain words in the same item: that is what is explained away."""
        others = [one for one in page.reading.statements if one.kind == "denial" and one.id != denial.id]
        same = [one for one in others if _last_name(one) == _last_name(denial) and one.said_on == denial.said_on]
        return frozenset(name for one in same for name in self._own_types(page, one))

    def _most_told(self, page: Page) -> frozenset[str]:
        """The violation that the item tells most: what an attack on a source, or another explanation, is about."""
        told = Counter(act.act_type for act in self._in_item.get(page.item, ()) if _violates(act.act_type))
        return frozenset((min(told, key=lambda name: (-told[name], name)),)) if told else frozenset()

    def _most_told_there(self, page: Page, denial: Statement) -> frozenset[str]:
        """The violation told most of the place that the denial itself names."""
        named = [name for part in denial.content for name in page.placed_in(part.start, part.end)]
        if not named or denial.denial_kind == "out_of_context":
            return frozenset()
        events = self._in_time(page, denial, self._groups_meant(page, denial))
        told = Counter(act.act_type for one in events for act in one.acts if _violates(act.act_type))
        return frozenset((min(told, key=lambda name: (-told[name], name)),)) if told else frozenset()

    def _matching(self, page: Page, denial: Statement, types: frozenset[str], *, whole: bool) -> frozenset[str]:
        if not types:
            return frozenset()
        events = {one.id for one in self._in_time(page, denial, self._groups_meant(page, denial))}
        return frozenset(
            claim
            for event in events
            for act_type, about in self._about.get(event, {}).items()
            if denies(types, act_type, whole=whole)
            for claim in about
        )

    def _groups_meant(self, page: Page, denial: Statement) -> frozenset[str]:
        """The groups of places in which what `denial` denies can have happened."""
        groups, placed = frozenset(self._by_group), self._placed
        own = [name for part in denial.content for name in page.placed_in(part.start, part.end)]
        own += [] if own else self._places.heard_in(" ".join(part.text for part in denial.content))
        if own:
            return self._covered(own, placed) if placed else groups
        at = denial.content[0].start if denial.content else denial.at
        for names in self._places_near(page, at):
            found = self._covered(names, placed)
            if found:
                return found
        return placed if len(placed) == 1 else frozenset() if placed else groups

    def _places_near(self, page: Page, at: int) -> Iterator[list[str]]:
        """The places of the sentence, of the paragraph, of the item; at last any that the item names."""
        yield from page.places_around(at)
        yield self._places.heard_on(page)

    def _covered(self, names: Iterable[str], groups: frozenset[str]) -> frozenset[str]:
        outer = {self._places.group(name) for name in names}
        return frozenset(one for one in groups if any(self._places.covers(group, one) for group in outer))

    def _in_time(self, page: Page, denial: Statement, groups: frozenset[str]) -> list[Cluster]:
        """Of the events of each group, those that had begun by the day of the denial and that it can mean."""
        on = told_on(page.reading, denial)
        by = on.latest if on is not None else None
        spoken = words(" ".join(part.text for part in denial.content), page.language(denial.at))
        always, own = any(word.lower in _ALWAYS for word in spoken), self._own_date(denial)
        meant: list[Cluster] = []
        for group in sorted(groups):
            if not always and own is None:
                meant += self._last_begun(group, by)
            else:
                meant += [one for one in self._begun(group, by) if always or (own is not None and _meets(one, own))]
        return meant

    def _begun(self, group: str, by: date | None) -> list[Cluster]:
        return [one for one in self._by_group[group] if by is None or one.first is None or one.first <= by]

    def _last_begun(self, group: str, by: date | None) -> list[Cluster]:
        """The last event of a group begun by a day, if there is one; asked once for each day."""
        if (group, by) not in self._nearest:
            self._nearest[group, by] = nearest(self._begun(group, by), None, by)
        one = self._nearest[group, by]
        return [] if one is None else [one]

    def _own_date(self, denial: Statement) -> Edtf | None:
        """The date that the denial itself gives to what it denies."""
        whens = (act.when for act in self._told.get(denial.id, ()))
        return next((when for when in whens if when is not None and when.earliest is not None), None)


def denies(types: frozenset[str], act_type: str, *, whole: bool) -> bool:
    """Whether a denial of acts of `types` denies a claim of `act_type` in the same event; `whole`: it denies the
    campaign itself."""
    if whole and act_types()[act_type].group == "violation":
        return True
    return any(act_type in covered(one) for one in types)


def _violates(act_type: str) -> bool:
    return act_types()[act_type].group == "violation" and not act_types()[act_type].general


def _last_name(denial: Statement) -> tuple[str, ...]:
    return name_words(denial.speaker.text)[-1:] if denial.speaker is not None else ()


def by_claim(denied: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """From denial -> claims to claim -> denials."""
    found: dict[str, list[str]] = {}
    for denial in sorted(denied):
        for claim in denied[denial]:
            found.setdefault(claim, []).append(denial)
    return {claim: tuple(denials) for claim, denials in found.items()}


def _points(page: Page, denial: Statement) -> bool:
    """Whether a denial's words only point at something: a pointing word, or an attack on a source."""
    if denial.denial_kind in _ABOUT_THE_ITEM:
        return True
    language = page.language(denial.at)
    lexemes = lexicon(language)
    if lexemes is None:
        return False
    spoken = words(" ".join(part.text for part in denial.content), language)
    return not spoken or any(word.lower in lexemes.words["this"] for word in spoken)


def _meets(cluster: Cluster, when: Edtf) -> bool:
    """Whether acts of a cluster can fall on a date; an undated one contradicts none."""
    if cluster.first is None or cluster.last is None:
        return True
    return Edtf.between(cluster.first, cluster.last).overlaps(when)
