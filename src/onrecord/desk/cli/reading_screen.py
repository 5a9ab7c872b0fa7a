"""An item's statements on the screen: words in their place, who, what kind, when, and in small why."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.desk.cli import terminal
from onrecord.desk.cli.screen import DENIALS
from onrecord.desk.reasons import Explained, Marked, Told

_STYLES = {"speaker": "cyan", "cue": "bold magenta", "content": "bold", "": "dim"}
_MARKS = {"speaker": "{%s}", "cue": "*%s*", "content": "[%s]", "": "%s"}  # where there is no colour


def show_reading(found: Explained, *, explain: bool) -> None:
    """Print an item on standard output; in a pipe, without colour, a line each, and with marks around the words."""
    console = terminal.console()
    for line in _head(found):
        console.print(line, soft_wrap=not console.is_terminal)
    for number, one in enumerate(found.statements, 1):
        console.print()
        console.print(_title(number, one))
        _under(console, _words(one.context, plain=console.no_color or not console.is_terminal))
        for label, words in _facts(one):
            _under(console, Text.assemble((f"{label:<9}", "dim"), words))
        for why in _reasons(one) if explain else ():
            _under(console, Text(f"· {why}", style="dim"))
    if not found.statements:
        console.print("\nNo statement was found in it.")
    if explain and found.left_out:
        console.print()
        console.print(Text("Considered and left out", style="bold"))
        for left in found.left_out:
            _under(console, Text.assemble((f"“{left.verb}” ", "bold"), left.why, (f"  {left.sentence}", "dim")))


def _under(console: Console, line: Text) -> None:
    """A line under its title, wrapped under itself on a terminal."""
    if console.is_terminal:
        console.print(Padding(line, (0, 0, 0, 4), expand=False))
    else:
        console.print(Text("    ").append_text(line), soft_wrap=True)


def _head(found: Explained) -> Iterator[Text]:
    yield Text.assemble((f"{found.item}  ", "bold"), (found.name, "bold"))
    when = f"published {found.published_on.human()} ({found.dated_by})" if found.published_on else "not dated"
    yield Text(f"language {found.language}; {when}; read by {found.model}", style="dim")
    if found.unread:
        roles = ", ".join(f"{count} {role}" for role, count in sorted(found.unread.items()))
        yield Text(f"not searched for statements: {roles}", style="dim")
    if found.stale:
        yield Text(
            "An older reader made this reading; the reasons are today's. `onrecord build` reads it again.", "yellow"
        )


def _title(number: int, one: Told) -> Text:
    kind = f"{one.kind}: {DENIALS[one.denial_kind]}" if one.denial_kind else one.kind
    return Text.assemble(
        (f"{number:>3} ", "dim"), (kind, "bold red" if one.denial_kind else "bold"), (f"  {one.id}", "dim")
    )


def _words(context: tuple[Marked, ...], *, plain: bool) -> Text:
    text = Text("…")
    for run in context:
        text.append(_MARKS[run.role] % run.words if plain else run.words, style=_STYLES[run.role])
    return text.append("…")


def _facts(one: Told) -> Iterator[tuple[str, str]]:
    means = f" = {one.speaker_means}" if one.speaker_means and one.speaker_means != one.speaker else ""
    yield "who", f"{one.speaker or '(not named)'}{means}"
    yield "when", one.said_on.human() if one.said_on else "not known"
    if one.confidence is not None:
        yield "how sure", f"{one.confidence:.2f}, proposed by {one.decided_by.removeprefix('machine:')}, not reviewed"
    else:
        yield "how sure", f"decided by {one.decided_by}"


def _reasons(one: Told) -> Iterator[str]:
    yield from one.why
    if one.why_speaker:
        yield f"“{one.speaker}” is {one.speaker_means}: {one.why_speaker}"
    if one.why_date:
        yield f"date: {one.why_date}"
    if not one.why and not one.why_date:
        yield "today's reader does not find it: a person corrected its words, or an older reader found it"
