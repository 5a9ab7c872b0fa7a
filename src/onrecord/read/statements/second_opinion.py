"""A second opinion on whether the words of a statement deny: a weighed sum, learned from invented texts.

The rules (`kinds.py`) know words; what they do not know is the rest of the language. So the tagger's encoder lends
what it made of the words of the speaker, the cue, the content and of their passage (`tagging/states.py`); with what the
rules see (`signs`) that is weighed and gives the share with which such statements were denials. Weights and thresholds
are data (`models/kinds-en/kinds.json`); how they were learned and what they are worth: docs/methods/kinds-en.md.

What it does not do: overrule a verb that denies, promises or orders; say how the words deny; judge whom nobody accuses.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from operator import mul
from typing import Any

import msgspec

from onrecord.nouns import DenialKind, Kind, Segment
from onrecord.read.statements.deciding import Wording
from onrecord.read.statements.denying import negates, performs
from onrecord.read.statements.told import Place, Told
from onrecord.read.tagging.states import States
from onrecord.read.vocabulary import vocabulary

PARTS = ("content", "speaker", "cue", "beside")
_FARTHEST = 30.0  # log-odds


class Part(msgspec.Struct, frozen=True):
    """The weights of a part's row; `absent`: what counts where there is no such part."""

    weights: list[float]
    absent: float


class Opinion(msgspec.Struct, frozen=True):
    """`sure_enough`: for the sides whose words it may call a denial, the share from which it does."""

    version: str
    bias: float
    parts: dict[str, Part]
    signs: dict[str, float]
    sure_enough: dict[str, float]

    def share(self, rows: Mapping[str, Any], seen: Iterable[str]) -> float:
        """With these rows (of the parts that there are) and signs, how likely it is a denial, 0 to 1."""
        worth = self.bias + sum(self.signs.get(sign, 0.0) for sign in sorted(seen))  # one order: the same sum
        for name, part in self.parts.items():
            row = rows.get(name)
            worth += part.absent if row is None else sum(map(mul, part.weights, row.tolist()))
        return 1.0 / (1.0 + exp(-max(-_FARTHEST, min(_FARTHEST, worth))))


class Hearing(msgspec.Struct, frozen=True):
    """An item whose statements are weighed: its text, the states of its words, its segments."""

    text: str
    states: States
    segments: Sequence[Segment]

    def share(self, told: Told, kind: Kind, one: Wording) -> float:
        """How likely the statement is a denial, whose words deny nothing to the rules; `kind`: that of its verb, before
        any was settled."""
        return opinion().share(rows(told, self), signs(told, kind, one, None))


def rows(told: Told, hearing: Hearing) -> dict[str, Any]:
    """The mean row of each part of a statement; beside stands what else its passage says."""
    segment = hearing.segments[told.segment]
    speaker = [told.speaker] if told.speaker is not None else []
    own: list[Place] = [*speaker, *told.cues, *told.contents]
    mean = hearing.states.mean
    made = {
        "content": mean(told.contents),
        "speaker": mean(speaker),
        "cue": mean(told.cues),
        "beside": mean([(segment.start, segment.end)], but=own),
    }
    return {name: row for name, row in made.items() if row is not None}


def signs(told: Told, kind: Kind, one: Wording, denial: DenialKind | None) -> frozenset[str]:
    """What the rules see of a statement whose kind is not yet settled; `kind`: that of its verb; `denial`: as what its
    words deny."""
    words, who, alleged = one.words, one.setting.side, one.setting.alleged
    seen = {f"side={who}", f"kind={kind}", f"found={told.found_by}"}
    seen |= {f"denies={denial}"} if denial is not None else set()
    seen |= {f"{who} negates"} if negates(words, alleged=False) else set()
    seen |= {"alleged", f"{who} alleged"} if alleged else set()
    seen |= {"quoted"} if told.quoted else set()
    seen |= {"performs"} if performs(words) else set()
    seen |= {name for name, words_of_it in _words_of().items() if words_of_it.search(words)}
    return frozenset(seen)


@cache
def _words_of() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(words, re.IGNORECASE) for name, words in vocabulary("denial-en")["signs"].items()}


@cache
def opinion() -> Opinion:
    """The weights that ship with the package."""
    return msgspec.json.decode(
        (files("onrecord.read") / "models" / "kinds-en" / "kinds.json").read_bytes(), type=Opinion
    )
