"""Published sheets, found by id: what the pages ask for. Nothing here can see what was withheld."""

from collections.abc import Iterable
from functools import cached_property

from onrecord.nouns import Edtf
from onrecord.nouns.ids import LIST_ID
from onrecord.nouns.shape import Noun
from onrecord.publish.plain import DOUBTS
from onrecord.publish.shapes import (
    HEADLINE,
    ClaimSheet,
    CountSheet,
    DenialSheet,
    EstimateSheet,
    FindingSheet,
    ItemSheet,
    LinkSheet,
    ListSheet,
    PartySheet,
    RootSheet,
    Sheet,
    Sheets,
    StatementSheet,
)


class Told(Noun, frozen=True, kw_only=True):
    """One telling behind a root: a statement, a list, or an item in its narrator's own voice."""

    statement: StatementSheet | None = None
    list: ListSheet | None = None
    item: ItemSheet | None = None


class Index:
    """Look-ups over one set of published sheets."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.items: dict[str, ItemSheet] = {each.id: each for each in sheets.items}
        self.statements: dict[str, StatementSheet] = {each.id: each for each in sheets.statements}
        self.claims: dict[str, ClaimSheet] = {each.id: each for each in sheets.claims}
        self.parties: dict[str, PartySheet] = {each.id: each for each in sheets.parties}
        self.lists: dict[str, ListSheet] = {each.id: each for each in sheets.lists}

    @cached_property
    def nobody_reviewed(self) -> bool:
        """Whether everything that is shown was proposed by machines."""
        shown = [each for array in self.sheets.files().values() for each in array]
        return bool(shown) and unreviewed(shown) == len(shown)

    @cached_property
    def denials(self) -> list[DenialSheet]:
        """The lines of the ledger, the best answered first, then by date."""
        return sorted(
            (each for each in self.sheets.denials if each.part_of is None),
            key=lambda each: (-each.on_record_then.independent, order(each.denied_on), each.id),
        )

    def lines(self) -> list[list[DenialSheet]]:
        """The ledger's lines, the best answered first: what one speaker denied on one day is one line."""
        lines: dict[tuple[str, str | None, int], list[DenialSheet]] = {}
        for each in self.denials:
            lines.setdefault((self.who(each), each.denied_on, each.on_record_then.independent), []).append(each)
        return list(lines.values())

    def denied_in(self, claim: ClaimSheet) -> list[DenialSheet]:
        """The lines of the ledger that are held against a claim, by date."""
        return self._denials_of.get(claim.id, [])

    @cached_property
    def _denials_of(self) -> dict[str, list[DenialSheet]]:
        found: dict[str, list[DenialSheet]] = {}
        for denial in self.denials_by_date():
            for claim in denial.claims:
                found.setdefault(claim, []).append(denial)
        return found

    def denials_by_date(self) -> list[DenialSheet]:
        return sorted(self.denials, key=lambda each: (order(each.denied_on), each.id))

    def who(self, denial: DenialSheet) -> str:
        """Who denied: the party's name, or the words that name the speaker."""
        statement = self.statements.get(denial.statement)
        return self.speaker(statement) if statement else self.party(denial.party)

    def speaker(self, statement: StatementSheet) -> str:
        if statement.party in self.parties:
            return self.party(statement.party)
        return statement.speaker.text if statement.speaker else "an unnamed speaker"

    def party(self, id: str | None) -> str:
        return self.parties[id].name if id in self.parties else "an unnamed source"

    def behind(self, id: str | None) -> str:
        """For whom a party speaks, in words that follow its name."""
        party = self.parties.get(id or "")
        return self.party(party.speaks_for) if party and party.speaks_for in self.parties else ""

    def told(self, root: RootSheet) -> list[Told]:
        """What was said at a root, in the order of the sheets."""
        found = []
        for id in root.statements:
            if id in self.statements:
                found.append(Told(statement=self.statements[id]))
            elif id in self.lists:
                found.append(Told(list=self.lists[id]))
            elif id in self.items:
                found.append(Told(item=self.items[id]))
        return found or [Told(item=self.items[id]) for id in root.items if id in self.items]

    def title(self, id: str) -> str:
        """An item as a reader knows it."""
        item = self.items.get(id)
        return id if item is None else item.title or item.name

    def by_speaker(self) -> list[tuple[str, PartySheet | None, list[StatementSheet]]]:
        """Statements grouped by speaker, public speakers first, each group by date."""
        groups: dict[str, list[StatementSheet]] = {}
        for each in self.sheets.statements:
            groups.setdefault(each.party or f"?{self.speaker(each)}", []).append(each)
        found = [
            (self.speaker(said[0]), self.parties.get(party), sorted(said, key=lambda s: (order(s.said_on), s.id)))
            for party, said in groups.items()
        ]
        return sorted(found, key=lambda group: (group[1] is None or not group[1].public, group[0].casefold()))

    def claims_by_status(self) -> list[ClaimSheet]:
        ranks = ("confirmed", "contested", "provisional", "undetermined", "rejected")
        return sorted(self.sheets.claims, key=lambda each: (ranks.index(each.status), -each.independent, each.id))

    def contradictions(self, statement: str) -> list[str]:
        """Why the statement does not go together with others of the same speaker."""
        return [each.reason for each in self.sheets.contradictions if statement in (each.a, each.b)]

    def counts(self) -> list[CountSheet]:
        """All lists together, then list by list (one told again stands once), then periods in order of time, places."""
        again = {other.id for _, others in self.one_list_each() for other in others}
        ranks = {"all": 0, "list": 1, "period": 2, "place": 3, "told": 4}
        return sorted(
            (each for each in self.sheets.counts if each.by != "list" or each.value not in again),
            key=lambda each: (ranks.get(each.by, 5), -each.named if each.by == "list" else 0, each.value),
        )

    def links_by_judge(self) -> list[tuple[str, list[LinkSheet]]]:
        """What people judged about who is whom, then what machines propose."""
        machine = [each for each in self.sheets.links if each.decided_by.startswith("machine:")]
        people = [each for each in self.sheets.links if not each.decided_by.startswith("machine:")]
        return [("Judged by people", people), ("Proposed by the machine, not reviewed", machine)]

    def totals(self) -> list[EstimateSheet]:
        """The headlines: of everybody first, then of each part for which one is given."""
        said = [
            each for each in self.sheets.estimate if each.model == HEADLINE and (not each.refused or not each.stratum)
        ]
        return sorted(said, key=lambda each: each.stratum)

    def parts_without(self) -> list[tuple[str, list[EstimateSheet]]]:
        """Why no total is given for parts of the people, and for which: those with one reason together."""
        found: dict[tuple[str, str], list[EstimateSheet]] = {}
        for each in sorted(self.sheets.estimate, key=lambda each: (-each.listed, each.stratum)):
            if each.model == HEADLINE and each.stratum and each.refused:
                found.setdefault((each.stratum.partition(":")[0], each.refused), []).append(each)
        return [(reason, held) for (_, reason), held in sorted(found.items())]

    def doubts(self) -> list[FindingSheet]:
        """What speaks against the estimates."""
        return [each for each in self.sheets.findings if each.code in DOUBTS]

    def with_list_names(self, words: str) -> str:
        """Words in which lists go by their ids, with their names."""
        return LIST_ID.sub(lambda one: self.list_name(self.lists[one[0]]) if one[0] in self.lists else one[0], words)

    def list_name(self, each: ListSheet) -> str:
        """Whose list it is, or where it is spoken of."""
        item = self.items.get(each.item)
        party = self.parties.get(each.party or "")
        named = each.owner or (party.name if party and "unnamed" not in party.roles else "")
        return named or (
            f"A list spoken of by {item.outlet}" if item and item.outlet else "A list without a named owner"
        )

    def one_list_each(self) -> list[tuple[ListSheet, list[ListSheet]]]:
        """Lists, those that are here first, each with its other tellings: of the same owner and the same length."""
        found: dict[tuple[str, int], list[ListSheet]] = {}
        for each in sorted(self.sheets.lists, key=lambda each: (not each.contained, order(each.made_on), each.id)):
            length = each.entries if each.contained else each.stated or 0
            who = self.list_name(each) if length else each.id
            same = (who, length)
            if each.contained and same in found:
                same = (each.id, length)
            found.setdefault(same, []).append(each)
        return [(first, again) for first, *again in found.values()]

    def models(self) -> list[str]:
        """Every machine that proposed anything shown, as name@version."""
        everyone = (each.decided_by for array in self.sheets.files().values() for each in array)
        return sorted({who.removeprefix("machine:") for who in everyone if who.startswith("machine:")})


def unreviewed(sheets: Iterable[Sheet]) -> int:
    """How many of `sheets` a machine proposed and nobody has reviewed."""
    return sum(each.decided_by.startswith("machine:") for each in sheets)


def order(date: Edtf | None) -> tuple[str, str]:
    """Undated last."""
    return ("9999", "9999") if date is None else tuple(day.isoformat() for day in date.order)  # type: ignore[return-value]
