"""The whole of `corroborate` in one function."""

from collections.abc import Iterable

from onrecord.corroborate.contradictions import Contradictions
from onrecord.corroborate.copied_lists import copied_lists
from onrecord.corroborate.ledger import Ledger
from onrecord.corroborate.material import Material
from onrecord.corroborate.retellings import retellings
from onrecord.corroborate.roots import groups
from onrecord.corroborate.status import back, rules_in_words
from onrecord.nouns import Account, Backing, Finding, Ids, Item, Reading, TextLayer


def weigh(
    account: Account, readings: Iterable[Reading], layers: Iterable[TextLayer], items: Iterable[Item], ids: Ids
) -> Backing:
    """Copies, roots, statuses and the denial ledger of a case."""
    readings, layers, items = list(readings), list(layers), list(items)
    copies = retellings(Material(account, readings, layers, items))
    material = Material(account, readings, layers, items, copies.retellings)
    against = Contradictions(account.claims, material)
    lines = Ledger(account.claims, material, against, ids).lines()
    return Backing(
        retellings=copies.retellings,
        claims=tuple(back(claim, groups([claim], material), account.claims, material) for claim in account.claims),
        denials=lines,
        contradictions=against.all,
        copied_lists=copied_lists(material),
        rules=rules_in_words(),
        findings=(
            *copies.findings,
            *(
                Finding(
                    code="denial-undated", what="A denial has no date, so nothing can be counted against it.",
                    where=line.statement, next="Give its item a publication date in case.toml, or correct `said_on`.",
                )
                for line in lines
                if line.denied_on is None
            ),
        ),
    )  # fmt: skip
