"""The screens of `onrecord link`: plain lines, read in order; no meaning lies in colour alone."""

import shutil
import textwrap
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from onrecord.desk.cli import terminal
from onrecord.desk.linking import Card, Desk, Linked, Question
from onrecord.desk.list_names import with_list_names
from onrecord.desk.verdicts import chance, verdicts
from onrecord.nouns import Count

if TYPE_CHECKING:
    from onrecord.nouns.judged import Verdict

_WIDE = 100  # columns from which two records stand side by side; narrower, one under the other
_LITTLE = 0.1  # people
_ANSWERS: "dict[str, Verdict]" = {"s": "same", "d": "different", "u": "unsure", "w": "withdrawn"}
_ASK = "One person? s same, d different, u unsure, b back, k skip, q quit, ? help"
_HELP = """
s  the same person      d  different people      u  it cannot be told from this
b  back to the question before; answer it anew, or w to withdraw your answer
k  skip for now         q  quit; every answer is saved already
What you write behind the letter is kept as your reason:  s one father, one village
The numbers are what the machine weighed, in bits: +1 doubles the odds that the two are one person, -1 halves them.
What a record does not say counts for nothing. Your answer stands over the machine's, and can be changed at any time.
"""


def show_linked(linked: Linked, names: Mapping[str, str], folder: str) -> None:
    """The counts as they stand, what waits, and what to beware of."""
    everybody = next((one for one in linked.counts if one.by == "all"), None)
    if everybody is not None:
        terminal.say(f"{_range(everybody)} people on the lists (certain..possible)", bold=True)
        click.echo(f"  {everybody.why}")
    for title, by in (
        ("By list", "list"),
        ("By period", "period"),
        ("By place", "place"),
        ("In texts alone, on no list", "told"),
    ):
        counts = [one for one in linked.counts if one.by == by]
        if counts:
            click.echo(f"\n{title}")
        for one in counts:
            name = names.get(one.value, one.value)
            click.echo(f"  {_range(one):>12}  {name}  ({one.named} named, {one.unnamed} unnamed)  {one.id}")
    click.echo(f"\nLinks: {_kinds(linked.machine)} by the machine; {_kinds(linked.judged)} by people")
    if linked.findings:
        click.echo("\nBefore you use these numbers")
    for finding in linked.findings:
        where, what = (with_list_names(words, names) for words in (finding.where, finding.what))
        click.echo(_wrapped(f"{finding.how_bad}: {where}: {what} {finding.next}"))
    if everybody is not None:
        click.echo(f"\nWhy a count is what it is: onrecord show {everybody.id} --case {folder}")
    if linked.waiting:
        click.echo(f"{_waiting(linked.waiting, linked.may_move)} Next: onrecord link review {folder}")
    else:
        click.echo("No link waits for a person.")


def ask_all(desk: Desk, *, in_turn: bool) -> None:
    """Ask until nothing waits or the person stops; `in_turn`: one record under the other."""
    answered: list[tuple[str, str]] = []  # pairs in the order of the answers, for going back
    skipped: set[str] = set()
    back: list[tuple[str, str]] = []
    while True:
        waiting = [one for one in desk.waiting() if one.id not in skipped]
        again = back.pop() if back else None
        if again is None and not waiting:
            break
        one = desk.link_between(*again) if again else waiting[0]
        click.echo(f"\nQuestion {len(answered) + 1}. {_waiting(len(waiting), desk.may_move)}")
        for line in lines(desk.question(one), 0 if in_turn else shutil.get_terminal_size().columns):
            click.echo(line)
        letter, reason = _answer(first=not answered)
        if letter == "q":
            break
        if letter == "k":
            skipped.add(one.id)
        elif letter == "b":
            back = [answered.pop()]
        else:
            made = desk.judge(one.a, one.b, _ANSWERS[letter], reason)
            answered.append((one.a, one.b))
            click.echo(f"Saved: {made.verdict}.")
    click.echo(f"\n{_closing(len(answered), len(skipped))}")


def _closing(answered: int, skipped: int) -> str:
    if not answered and not skipped:
        return "Nothing was answered. What was answered before is kept."
    said = f"{answered} answered, all saved; {skipped} skipped." if skipped else f"{answered} answered, all saved."
    return f"{said} `onrecord build` brings the counts and the dossier up to date." if answered else said


def _answer(*, first: bool) -> tuple[str, str]:
    """A letter and the reason behind it; asked again until there is one. The end of input is "quit".

    `first`: there is no question before to go back to."""
    while True:
        try:
            typed = click.prompt(_ASK, prompt_suffix=": ", default="", show_default=False)
        except click.Abort:
            return "q", ""
        letter, _, reason = str(typed).strip().partition(" ")
        if letter.lower() == "b" and first:
            click.echo("There is no question before this one.")
        elif letter.lower() in (*_ANSWERS, "b", "k", "q"):
            return letter.lower(), reason.strip()
        else:
            click.echo(_HELP if letter == "?" else "One letter, please, then Enter; ? says what they mean.")


def lines(question: Question, width: int) -> Iterator[str]:
    """A question as lines of text: two records, then what the machine weighed, then what was judged before."""
    yield from _beside(question.a, question.b, width) if width >= _WIDE else _under(question.a, question.b)
    yield f"  The machine says {question.judgement}{chance(question.probability)}, because"
    for part in sorted(question.parts, key=lambda one: -abs(one.weight)):
        yield f"    {part.weight:+6.1f}  {part.words}"
    if not question.parts:
        yield f"    {question.reason}"
    if question.judged:
        yield f"  Judged before: {verdicts(question.judged)}"


def _waiting(links: int, people: float) -> str:
    """How many links wait, and by how many people the answers may move the count."""
    moves = f"some {people:.1f} people" if people >= _LITTLE else "very little"
    wait = "1 link waits" if links == 1 else f"{links} links wait"
    return f"{wait} for a person; the answers may move the count by {moves}."


def _wrapped(text: str) -> str:
    """On a terminal, between its words; elsewhere a line stays one."""
    width = shutil.get_terminal_size().columns if terminal.on_terminal() else 10_000
    return click.wrap_text(text, width, initial_indent="  ", subsequent_indent="    ")


def _range(count: Count) -> str:
    return str(count.certain) if count.certain == count.possible else f"{count.certain}..{count.possible}"


def _kinds(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in counts.items() if number) or "none"


def _rows(card: Card) -> list[tuple[str, str]]:
    return [
        ("name", card.name), ("in Latin", card.romanised), ("also", "; ".join(card.other_names)), ("born", card.born),
        ("date", card.date), ("place", card.place), ("sex", card.sex), ("does", card.affiliation),
        ("source", card.source), ("item", card.item), ("says", " | ".join(card.said)), ("id", card.id),
    ]  # fmt: skip


def _under(a: Card, b: Card) -> Iterator[str]:
    for title, card in (("First record", a), ("Second record", b)):
        yield f"  {title}"
        yield from (f"    {label}: {words}" for label, words in _rows(card) if words)


def _beside(a: Card, b: Card, width: int) -> Iterator[str]:
    column = (width - 16) // 2
    for (label, one), (_, other) in zip(_rows(a), _rows(b), strict=True):
        if one or other:
            none = "" if label == "in Latin" else "-"  # a name in Latin letters lacks nothing
            cells = (textwrap.wrap(words, column) or [none] for words in (one, other))
            for place, (left, right) in enumerate(zip_longest(*cells, fillvalue="")):
                yield f"  {label if place == 0 else '':<10}{left:<{column}}  {right}"
