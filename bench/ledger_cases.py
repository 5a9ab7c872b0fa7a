"""How right the denial ledger is on small invented cases, from the folder to the line.

A denial counts as found when a line of the ledger has its speaker (or the body they speak for), its words and its
date. Kind, number of roots (K) and the roots themselves are then compared; a denial that is not found has none of
them right. `also` are further words of the same denial, for which a second line is one line too many.

Half of the first eighteen cases, drawn by chance before anything was measured, are for development, and so are six
written later; of the other half, `held`, only totals are ever printed. All were written by one hand, so `held` says
less than material from elsewhere would. `python -m bench.ledger_cases` prints what is wrong with each development case.
"""

import sys
import tomllib
from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple

from bench.figure import Figure
from bench.in_memory import Weighed, weigh
from onrecord.nouns import Denied, Edtf, Statement
from onrecord.nouns.names import name_words

CASES = Path(__file__).parent / "cases"
Expected = dict[str, Any]


class Score(NamedTuple):
    """Counts over one case or many; `wrong` says in words what failed."""

    denials: int = 0
    found: int = 0
    kind: int = 0
    exact: int = 0
    lines: int = 0
    matched: int = 0
    roots: int = 0
    right_roots: int = 0
    given_roots: int = 0
    contradictions: int = 0
    contradictions_found: int = 0
    claims: int = 0
    claims_found: int = 0
    parties: int = 0
    parties_one: int = 0
    must_not: int = 0
    wrong: tuple[str, ...] = ()

    def plus(self, other: "Score") -> "Score":
        return Score(*(a + b for a, b in zip(self, other, strict=True)))  # type: ignore[operator]


def expectations(split: str) -> Iterator[tuple[Path, Expected]]:
    for path in sorted(CASES.glob("*.expected.toml")):
        expected = tomllib.loads(path.read_text("utf-8"))
        if expected["split"] == split:
            yield CASES / path.name.removesuffix(".expected.toml"), expected


def score(case: Weighed, expected: Expected) -> Score:
    """One case against what a careful reader takes from it."""
    total, taken = Score(lines=len(case.backing.lines)), set[str]()
    for wanted in expected.get("denial", []):
        lines = [line for line in case.backing.lines if _is_of(case, line, wanted)]
        right = [line for line in lines if _dated(line, wanted["said_on"])]
        best = min(right, key=lambda line: _missed(case, line, wanted), default=None)
        taken |= {best.id} if best else set()
        total = total.plus(_score_line(case, best, lines, wanted))
    total = total.plus(Score(matched=len(taken)))
    for part in (_contradictions, _claims, _parties, _must_not):
        total = total.plus(part(case, expected))
    return total


def _score_line(case: Weighed, line: Denied | None, near: list[Denied], wanted: Expected) -> Score:
    if line is None:
        dates = [str(one.denied_on) for one in near]
        return Score(
            denials=1, roots=len(wanted["roots"]), wrong=(f"not found: {wanted['starts']!r} (lines dated {dates})",)
        )
    got = root_names(case, line)
    right = _fits(wanted["roots"], got)
    best = next((one for one in (wanted["roots"], *wanted.get("either", ())) if _same(one, got)), None)
    wrong = [] if line.denial_kind in wanted["kinds"] else [f"kind {line.denial_kind}: {wanted['starts']!r}"]
    if best is None:
        wrong.append(f"K {len(got)} {got} for {wanted['roots']}: {wanted['starts']!r}")
    if best is not None:
        right = len(best)
    return Score(
        denials=1, found=1, kind=line.denial_kind in wanted["kinds"], exact=best is not None,
        roots=len(wanted["roots"] if best is None else best), right_roots=right, given_roots=len(got),
        wrong=tuple(wrong),
    )  # fmt: skip


def _is_of(case: Weighed, line: Denied, wanted: Expected) -> bool:
    """Whether a line holds the words of a denial, said by the right party."""
    told = [case.statements[one] for one in (line.statement, *line.also)]
    words = [wanted["starts"], *wanted.get("also", ())]
    here = [one for one in told if case.names[one.item] == wanted["item"] and any(_says(one, text) for text in words)]
    return any(_named(wanted["speaker"], case.party(one.id)) for one in here)


def _says(one: Statement, words: str) -> bool:
    said, wanted = f" {' '.join(name_words(one.words))} ", f" {' '.join(name_words(words.removeprefix('that ')))} "
    return wanted in said or (len(said.split()) > 2 and said in wanted)


def _dated(line: Denied, said_on: list[str]) -> bool:
    """The very date; where a careful reader knows only the last day ("../P"), any date that ends on it."""
    wanted, on = [Edtf(one) for one in said_on], line.denied_on
    return on is not None and any(on == one or (one.earliest is None and on.latest == one.latest) for one in wanted)


def _missed(case: Weighed, line: Denied, wanted: Expected) -> tuple[bool, bool]:
    return not _same(wanted["roots"], root_names(case, line)), line.denial_kind not in wanted["kinds"]


def root_names(case: Weighed, line: Denied) -> list[str]:
    """Each root under all its names."""
    parties = {party.id: party for party in case.account.parties}
    roots = [parties[root.party] for root in line.on_record_then.roots]
    return [" = ".join(dict.fromkeys([one.name, *(name.text for name in one.names)])) for one in roots]


def _named(wanted: str, name: str) -> bool:
    """`wanted` holds alternatives, any of which stands in the name."""
    return any(part.lower() in name.lower() for part in wanted.split("|"))


def _fits(wanted: list[str], got: list[str]) -> int:
    left = list(got)
    for one in wanted:
        hit = next((name for name in left if _named(one, name)), None)
        if hit is not None:
            left.remove(hit)
    return len(got) - len(left)


def _same(wanted: list[str], got: list[str]) -> bool:
    return len(wanted) == len(got) == _fits(wanted, got)


def _contradictions(case: Weighed, expected: Expected) -> Score:
    total = Score()
    for wanted in expected.get("contradiction", []):
        pairs = [(case.statements[one.a], case.statements[one.b]) for one in case.backing.contradictions]
        found = any(
            (_says(a, wanted["a"]) and _says(b, wanted["b"])) or (_says(b, wanted["a"]) and _says(a, wanted["b"]))
            for a, b in pairs
        )
        wrong = () if found else (f"no contradiction {wanted['a']!r} / {wanted['b']!r}",)
        total = total.plus(Score(contradictions=1, contradictions_found=found, wrong=wrong))
    return total


def _claims(case: Weighed, expected: Expected) -> Score:
    total = Score()
    status = {one.claim: one.status for one in case.backing.claims}
    for wanted in expected.get("claim", []):
        found = any(
            claim.act_type in wanted["type"].split("|")
            and wanted["place"].lower() in (claim.place or "").lower()
            and wanted.get("status", status[claim.id]) == status[claim.id]
            for claim in case.account.claims
        )
        have = sorted(f"{one.act_type}@{one.place}" for one in case.account.claims)
        wrong = () if found else (f"no claim {wanted['type']} in {wanted['place']}, only {have}",)
        total = total.plus(Score(claims=1, claims_found=found, wrong=wrong))
    return total


def _parties(case: Weighed, expected: Expected) -> Score:
    total = Score()
    for wanted in expected.get("one_party", []):
        words = {name_words(name) for name in wanted["names"]}
        bearers = [
            party for party in case.account.parties
            if any(name_words(name) in words for name in (party.name, *(one.text for one in party.names)))
        ]  # fmt: skip
        wrong = () if len(bearers) == 1 else (f"{len(bearers)} parties for {wanted['names']}",)
        total = total.plus(Score(parties=1, parties_one=len(bearers) == 1, wrong=wrong))
    return total


def _must_not(case: Weighed, expected: Expected) -> Score:
    said = [f"{' '.join(part.text for part in one.cue)} {one.words}" for one in case.statements.values()]
    there = [words for words in expected.get("must_not", {}).get("starts", []) if any(words in one for one in said)]
    return Score(must_not=len(there), wrong=tuple(f"must not come out: {words!r}" for words in there))


def total(split: str) -> Score:
    """All cases of a split, one after the other."""
    return reduce(Score.plus, (score(weigh(folder), expected) for folder, expected in expectations(split)), Score())


def figures() -> Iterator[Figure]:
    for split in ("dev", "held"):
        got = total(split)
        yield Figure(
            f"ledger, {split} cases: denials found", got.found, f"of {got.denials}", "limit", 0.9 * got.denials
        )
        yield Figure("  right kind", got.kind, f"of {got.denials}", "limit", 0.85 * got.denials)
        yield Figure("  K exactly right, and these roots", got.exact, f"of {got.denials}", "limit", 0.85 * got.denials)
        yield Figure("  roots: precision", got.right_roots / max(1, got.given_roots), "", "limit", 0.9)
        yield Figure("  roots: recall", got.right_roots / max(1, got.roots), "", "limit", 0.9)
        yield Figure(
            "  lines for each denial found", got.lines / max(1, got.matched), "", "limit", 1.2, more_is_better=False
        )
        yield Figure("  contradictions found", got.contradictions_found, f"of {got.contradictions}")
        yield Figure("  claims found", got.claims_found, f"of {got.claims}", "limit", 0.9 * got.claims)
        yield Figure("  that must not come out", got.must_not, "", "limit", 0, more_is_better=False)


def main(names: list[str]) -> None:
    """What is wrong with the development cases, case by case."""
    for folder, expected in expectations("dev"):
        if names and folder.name not in names:
            continue
        case = weigh(folder)
        got = score(case, expected)
        print(f"\n{folder.name}: found {got.found}/{got.denials}, K {got.exact}/{got.denials}, lines {got.lines}")
        for line in got.wrong:
            print(f"  {line}")
        for denied in case.backing.lines:
            one = case.statements[denied.statement]
            who = case.party(one.id)
            print(
                f"    {denied.denied_on} {who}: {one.words[:80]!r} {denied.denial_kind} -> {root_names(case, denied)}"
            )
            print(f"      maybe {len(denied.maybe_before)}, later {len(denied.later)}; {denied.answered[:160]}")


if __name__ == "__main__":
    main(sys.argv[1:])
