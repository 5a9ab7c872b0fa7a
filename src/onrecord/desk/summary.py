"""The figures of one screen, out of the casefile as it stands."""

from pathlib import Path

import msgspec

from onrecord.casefile import Casefile
from onrecord.desk.list_names import list_names, with_list_names
from onrecord.nouns import (
    Account,
    Backing,
    CaseSettings,
    Denied,
    Finding,
    LedgerLine,
    People,
    Reading,
    Run,
    Statement,
    Summary,
    Survey,
    Taken,
)

_FEW = 2  # words of a content that say little without the cue: "declined to | comment"


def summarise(case: Casefile, taken: Taken, dossier: Path) -> Summary:
    """What the record holds now, and what this run added to it."""
    readings = tuple(case.readings())
    account, backing = case.latest(Account) or Account(), case.latest(Backing) or Backing()
    people, run = case.latest(People) or People(), case.latest(Run)
    statements = {one.id: one for reading in readings for one in reading.statements}
    everyone = next((count for count in people.counts if count.by == "all"), None)
    return Summary(
        title=(case.latest(CaseSettings) or CaseSettings()).title,
        items=len(case.items()),
        taken=taken,
        statements=len(statements),
        denying=sum(one.kind == "denial" for one in statements.values()),
        unreviewed=sum(one.decided_by.startswith("machine:") for one in statements.values()),
        denials=tuple(_line(denied, statements, account) for denied in backing.lines),
        claims=len(account.claims),
        one_root=sum(claim.independent == 1 for claim in backing.claims),
        certain=everyone.certain if everyone else 0,
        possible=everyone.possible if everyone else 0,
        named=everyone.named if everyone else 0,
        unnamed=everyone.unnamed if everyone else 0,
        withheld=run.withheld if run else (),
        published_names=run.named if run else 0,
        findings=current_findings(case, readings),
        entries=case.size,
        dossier=str(dossier),
        unprotected=case.unprotected,
    )


def current_findings(case: Casefile, readings: tuple[Reading, ...]) -> tuple[Finding, ...]:
    """Every problem that still stands, worst first: of the folder, of items still in it, of readings, of phases."""
    current = {item.id for item in case.current()}
    found = [*(case.latest(Survey) or Survey()).findings]
    logged = (finding for _, finding in case.findings())
    found += [one for one in logged if one.where.partition(",")[0] in current]
    for item in current:
        layer = case.layer(item)
        found += layer.findings if layer else ()
    found += [finding for reading in readings for finding in reading.findings]
    found += (case.latest(Account) or Account()).findings
    found += (case.latest(Backing) or Backing()).findings
    found += (case.latest(People) or People()).findings
    found += case.damage
    worst = {"damage": 0, "warning": 1, "note": 2}
    names = {item.id: item.name for item in case.items()}
    lists = list_names(readings, case.items())
    placed = (_placed(one, names, lists) for one in dict.fromkeys(found))
    return tuple(sorted(placed, key=lambda one: (worst[one.how_bad], one.where, one.code)))


def _placed(one: Finding, names: dict[str, str], lists: dict[str, str]) -> Finding:
    """A finding in the team's words: items and lists by their names."""
    where = f"{lists[one.where]} ({one.where})" if one.where in lists else _place(one.where, names)
    return msgspec.structs.replace(one, where=where, what=with_list_names(one.what, lists))


def _place(where: str, names: dict[str, str]) -> str:
    """A place as the team knows it: the item's name before its id."""
    id, comma, rest = where.partition(",")
    return f"{names[id]}{comma}{rest} ({id})" if id in names else where


def _line(denied: Denied, statements: dict[str, Statement], account: Account) -> LedgerLine:
    statement = statements.get(denied.statement)
    return LedgerLine(
        id=denied.id,
        who=speaker_of(denied.statement, statement, account),
        denied_on=denied.denied_on,
        denial_kind=denied.denial_kind,
        words=_said(statement) if statement else "",
        independent=denied.on_record_then.independent if denied.denied_on else None,
    )


def _said(statement: Statement) -> str:
    """The words of a denial; where somebody declined, what they did: "declined to comment"."""
    if statement.denial_kind != "no_comment" or len(statement.words.split()) > _FEW:
        return statement.words
    return " ".join(part.text for part in sorted((*statement.cue, *statement.content), key=lambda part: part.start))


def speaker_of(statement_id: str, statement: Statement | None, account: Account) -> str:
    """The party's fullest name; else the words that name the speaker; else that nobody is named."""
    party_id = account.party_of.get(statement_id)
    party = next((one for one in account.parties if one.id == party_id), None)
    if party is not None:
        return party.name
    return statement.speaker.text if statement and statement.speaker else "an unnamed speaker"
