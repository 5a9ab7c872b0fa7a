"""How likely two records are one person, with the evidence field by field, in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import NamedTuple, overload

from msgspec import Struct

from onrecord.link.model.columns import columns
from onrecord.link.model.crew import crew
from onrecord.link.model.duck import duck
from onrecord.link.model.field import Model
from onrecord.link.model.fillers import without_fillers
from onrecord.link.model.found import Found
from onrecord.link.model.keys import keys
from onrecord.link.model.person import person
from onrecord.link.model.progress import FROM, Progress, Watch
from onrecord.link.model.reasons import words
from onrecord.link.model.scales import Engine
from onrecord.link.model.shared import Keys
from onrecord.link.model.weighing import LEARN_FROM, Labelled, Weighing, weighed
from onrecord.link.records import Record
from onrecord.nouns import Finding


class Part(NamedTuple):
    """What one field says: `weight` in bits (+1 doubles the odds) and in words."""

    field: str
    level: str
    weight: float
    words: str


class Scored(NamedTuple):
    """Two records, `a` before `b`, and how likely they are one person."""

    a: str
    b: str
    probability: float
    weight: float
    parts: tuple[Part, ...]

    @property
    def reason(self) -> str:
        """What weighed most, first: "names sound alike +16.3, births agree (1979, 1979) +5.1"."""
        told = sorted(self.parts, key=lambda part: -abs(part.weight))
        return ", ".join(f"{part.words} {part.weight:+.1f}" for part in told)


class Scoring(Struct, frozen=True, kw_only=True):
    """`least`: pairs less likely than this are left out, unless their names are the same or sound alike.

    `listed_of`: of at least how many people the lists can be thought to name some: two records picked by chance are one
    person no more often than once in so many. `others`: how many further records of the same person a record has."""

    least: float = 0.01
    listed_of: int = 10_000
    others: float = 0.25


class Told(Sequence[Scored]):
    """Pairs in the order of their ids, each put into words when somebody looks at it."""

    def __init__(self, found: Found, known: Mapping[str, Record], model: Model) -> None:
        self._found, self._known, self._model = found, known, model

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> Scored: ...

    @overload
    def __getitem__(self, at: slice) -> "Told": ...

    def __getitem__(self, at: int | slice) -> "Scored | Told":
        if isinstance(at, slice):
            return Told(self._found[at], self._known, self._model)
        one = self._found[at]
        a, b, parts = self._known[one.a], self._known[one.b], []
        for field, (gamma, bits) in zip(self._model.fields, one.evidence, strict=True):
            level = field.level(gamma)
            if level is not None:
                parts.append(Part(field.name, level.name, bits, words(field.name, level.name, a, b)))
        return Scored(one.a, one.b, one.probability, one.weight, tuple(parts))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def likely(self, least: float) -> Iterator[tuple[str, str]]:
        """The ids of those at least so likely one person, without a word about why."""
        return self._found.likely(least)

    def named(self) -> Iterator[tuple[str, str, float, str]]:
        """The ids and the probability of every pair, and how its names agree ("" where one has none)."""
        at = [field.name for field in self._model.fields].index("names")
        for a, b, probability, gamma in self._found.shown(at):
            level = self._model.fields[at].level(gamma)
            yield a, b, probability, level.name if level else ""


class Scores(Struct, frozen=True):
    """The pairs worth a line, in the order of their ids, what was found while weighing, the model used, and how often
    it took two records picked by chance to be one person."""

    pairs: Told
    findings: tuple[Finding, ...]
    model: Model
    prior: float

    def __iter__(self) -> Iterator[Scored]:
        return iter(self.pairs)


def scored(
    records: Sequence[Record],
    labelled: Iterable[Labelled] = (),
    settings: Scoring | None = None,
    engine: Engine | None = None,
    watch: Watch | None = None,
) -> Scores:
    """Weigh every two records that share a key; `labelled` is what people have judged, and the model learns from it.

    `engine`: where to weigh, such as `spark.Spark(session)`; otherwise in this process. `watch` is told how far it has
    come, where there are many."""
    settings = settings or Scoring()
    weighing = Weighing(
        prior=2 * settings.others / max(len(records), settings.listed_of), least=settings.least,
        also="gamma_row = 1" if len(records) >= LEARN_FROM else "gamma_names >= 4 or gamma_row = 1",
    )  # fmt: skip
    progress = Progress(watch if len(records) >= FROM else None)
    compared, filled = without_fillers(records)
    with crew(len(records)) as hands, nullcontext(engine) if engine else duck(hands, progress) as chosen:
        progress.begin("Reading names")
        shared = keys(compared, hands, progress)
        found = weighed(chosen, columns(compared, shared), person(), labelled, weighing, progress)
    known = {one.id: one for one in records}
    findings = (*found.findings, *filled, *_too_common(shared))
    return Scores(Told(found.pairs, known, found.model), findings, found.model, found.prior)


def _too_common(shared: Keys) -> tuple[Finding, ...]:
    if not shared.dropped:
        return ()
    return (
        Finding(
            code="names-too-common", how_bad="note", where="link",
            what=f"{shared.dropped:,} combinations of name and year, month or place are shared by more than "
            f"{shared.too_many} records; those that share nothing else were not compared.",
        ),
    )  # fmt: skip
