"""Everything that stands in a record today, gathered once: what the full export shows and the dossier is made from."""

from onrecord.nouns import (
    Account,
    Backing,
    CaseSettings,
    Finding,
    Ids,
    Item,
    Numbers,
    People,
    Reading,
    Statement,
    Survey,
    TextLayer,
)
from onrecord.nouns.shape import Noun
from onrecord.publish.case import Case


class View(Noun, frozen=True, kw_only=True):
    """The nouns of one record as they stand. `entry_of` gives an item's line in the log."""

    ids: Ids
    items: tuple[Item, ...]
    settings: CaseSettings = CaseSettings()
    layers: dict[str, TextLayer] = {}
    readings: dict[str, Reading] = {}
    account: Account = Account()
    backing: Backing = Backing()
    people: People = People()
    numbers: Numbers = Numbers()
    findings: tuple[Finding, ...] = ()
    entry_of: dict[str, int] = {}

    def statements(self) -> tuple[Statement, ...]:
        """Every statement of every current item."""
        return tuple(each for reading in self.readings.values() for each in reading.statements)


def gather(case: Case) -> View:
    """Read `case` once, wholly."""
    items = case.current()
    layers = {item.id: layer for item in items if (layer := case.layer(item.id)) is not None}
    readings = {item.id: reading for item in items if (reading := case.reading(item.id)) is not None}
    account = case.latest(Account) or Account()
    backing = case.latest(Backing) or Backing()
    people = case.latest(People) or People()
    numbers = case.latest(Numbers) or Numbers()
    found = [finding for _, finding in case.findings()]
    found += (case.latest(Survey) or Survey()).findings
    for layer in layers.values():
        found += layer.findings
    for reading in readings.values():
        found += reading.findings
    found += (*account.findings, *backing.findings, *people.findings, *numbers.findings)
    return View(
        ids=case.ids,
        items=items,
        settings=case.latest(CaseSettings) or CaseSettings(),
        layers=layers,
        readings=readings,
        account=account,
        backing=backing,
        people=people,
        numbers=numbers,
        findings=tuple(dict.fromkeys(found)),
        entry_of={item.id: case.entry_of(item.id).index for item in items},
    )
