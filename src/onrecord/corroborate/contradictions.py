"""Statements of one speaker, or of one side, that do not go together; each with its printed reason.

Rules
1. The same claim told and denied.
2. A promise that an inquiry would decide, and after it a result declared while nothing says that it had ended.
3. The existence of something denied, and the same thing spoken of by the same speaker.

Words are compared, never intentions; a person reads both before either is shown to anybody.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.corroborate.chains import rules
from onrecord.corroborate.material import Material
from onrecord.nouns import Claim, Contradiction, Statement
from onrecord.nouns.absent import ABSENT
from onrecord.nouns.names import name_words

_MOST = 5  # tellings held against one denial; beyond that a reader learns nothing new
_DECLARES = ("denies_act", "denies_responsibility", "other_explanation")
_STANDS_FOR = frozenset(("them", "they", "it", "its", "their", "those", "these"))
_STILL = re.compile(
    r"\b(?:before|while)\b[^.]*\b(?:conclu\w+|end\w*|finish\w*|complet\w*|still|under way|at work)\b[^.,]*"
)
_LEAST_LETTERS = 4  # shorter words name nothing


class Contradictions:
    """All contradictions of a case, and which of them bear on a statement."""

    def __init__(self, claims: Sequence[Claim], material: Material) -> None:
        self._material, self._claims = material, claims
        self._said: dict[str, list[Statement]] = defaultdict(list)
        for one in material.statements.values():
            party = material.party(one.id)
            if party is not None and "unnamed" not in party.roles:
                self._said[material.side(party)].append(one)
        found = (*self._told_and_denied(), *self._promised_and_declared(), *self._absent_and_spoken_of())
        self.all = tuple(sorted({(x.a, x.b): x for x in found}.values(), key=lambda x: (x.a, x.b)))
        self._of: dict[str, list[str]] = defaultdict(list)
        for clash in self.all:
            self._of[clash.a].append(clash.b)
            self._of[clash.b].append(clash.a)

    def of(self, statement: str) -> tuple[str, ...]:
        """The statements that contradict `statement`."""
        return tuple(sorted(set(self._of.get(statement, ()))))

    def _told_and_denied(self) -> Iterator[Contradiction]:
        for claim in self._claims:
            told: dict[str, list[str]] = defaultdict(list)
            for said in claim.supported_by:
                party = self._material.party(said)
                if party is not None and "unnamed" not in party.roles:
                    told[self._material.side(party)].append(said)
            for denial in claim.denied_by:
                party = self._material.party(denial)
                side = self._material.side(party) if party is not None else ""
                for said in told.get(side, [])[:_MOST]:
                    yield Contradiction(a=said, b=denial, reason=f"{self._who(said, denial)} tells it and denies it.")

    def _promised_and_declared(self) -> Iterator[Contradiction]:
        events = self._events()
        for said in self._said.values():
            promises = [one for one in said if one.kind == "promise" and _promises_inquiry(one)]
            for promise in promises:
                on = self._material.statement_on(promise)
                for denial in said:
                    then = self._material.denied_on(denial)
                    if denial.denial_kind not in _DECLARES or on is None or then is None or not on.before(then):
                        continue
                    if denial.item != promise.item and not events[denial.item] & events[promise.item]:
                        continue
                    yield Contradiction(a=promise.id, b=denial.id, reason=self._declared(promise, denial))

    def _declared(self, promise: Statement, denial: Statement) -> str:
        layer = self._material.layers.get(denial.item)
        start = denial.at
        around = layer.text[max(0, start - 250) : start + 250] if layer is not None else ""
        still = _STILL.search(around)
        ended = f"the text says: “{still.group().strip()}”" if still else "nothing here says that it had ended"
        who = self._who(promise.id, denial.id)
        return f"{who} promises that an inquiry will decide, then declares the result; {ended}."

    def _absent_and_spoken_of(self) -> Iterator[Contradiction]:
        for said in self._said.values():
            for denial in said:
                absent = ABSENT.search(" ".join(part.text for part in denial.content)) if denial.denial_kind else None
                if absent is None:
                    continue
                words = {word for word in name_words(absent.group(1)) if len(word) >= _LEAST_LETTERS}
                for other in said:
                    if self._same_party(denial, other) and _speaks_of(other, denial, words):
                        reason = f"{self._who(denial.id, other.id)} says that there is no “{absent.group(1).strip()}” "
                        yield Contradiction(a=denial.id, b=other.id, reason=f"{reason}and speaks of the same.")

    def _same_party(self, a: Statement, b: Statement) -> bool:
        of = self._material.account.party_of
        return of.get(a.id) is not None and of.get(a.id) == of.get(b.id)

    def _who(self, a: str, b: str) -> str:
        first, second = self._material.named_as(a), self._material.named_as(b)
        return first if first == second else f"One side ({first}; {second})"

    def _events(self) -> dict[str, set[str]]:
        """The events that each item tells of or denies."""
        found: dict[str, set[str]] = defaultdict(set)
        for claim in self._claims:
            for said in (*claim.supported_by, *claim.denied_by, *claim.lists):
                thing = self._material.statements.get(said) or self._material.lists.get(said)
                if thing is not None and claim.about is not None:
                    found[thing.item].add(claim.about)
            for item in claim.narrated_in:
                found[item] |= {claim.about} if claim.about is not None else set()
        return found


def _promises_inquiry(promise: Statement) -> bool:
    words = name_words(" ".join(part.text for part in promise.content))
    named = rules("inquiries")
    return all(any(word.startswith(stem) for word in words for stem in named[part]["stems"]) for part in named)


def _speaks_of(other: Statement, denial: Statement, absent: set[str]) -> bool:
    """Whether `other` names what `denial` says does not exist, or goes on about it in the same breath."""
    explains = other.denial_kind == "other_explanation"  # who explains what befell a thing speaks of it
    if (other.kind in ("denial", "retraction") and not explains) or other.id == denial.id:
        return False
    words = set(name_words(other.words))
    if absent and absent <= words and not ABSENT.search(other.words):
        return True
    start, end = denial.content[-1].end, other.content[0].start if other.content else 0
    return other.item == denial.item and 0 <= start <= end <= start + 60 and bool(words & _STANDS_FOR)
