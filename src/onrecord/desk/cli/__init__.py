"""The command line. One command a file; each is imported only when it is called, so that `--help` is quick.

What goes wrong is told in four sentences: what, where, what it means for the record, what to do next. A traceback
is never shown, because it can hold testimony; `ONRECORD_DEBUG=1` shows one to a developer working on invented data.
"""

import importlib
import os
import sys
from typing import NamedTuple

import click

from onrecord import __version__
from onrecord.alone import keep_to_itself
from onrecord.desk.cli import terminal
from onrecord.desk.cli.case import take_secrets_from_environment
from onrecord.nouns.broken import fault_of, place_of
from onrecord.nouns.refusal import CannotKeep, NotInstalled, Refusal, cannot_write

_UNFORESEEN = 70  # EX_SOFTWARE of sysexits.h
_KEPT = "what was acknowledged before is kept and signed; this command did not finish"
_INTERRUPTED = 130  # 128 + SIGINT, as shells expect


class _Place(NamedTuple):
    module: str
    help: str


_COMMANDS = {
    "init": _Place("init", "Begin a record in a folder, under your name."),
    "build": _Place("build", "Take in a folder, read it, and write the record and the dossier."),
    "check": _Place("check", "Say what holds and what does not, in a record or in a dossier."),
    "key": _Place("key", "The fingerprint of the record's key, to be published."),
    "show": _Place("show", "Walk from any id down to words, item, entry and signature."),
    "names": _Place("names", "Every name that would be published, with the reason; and what is withheld."),
    "queue": _Place("queue", "What waits for a person's look, what counts most first."),
    "read": _Place("read", "What was read in an item, and why."),
    "log": _Place("log", "Who did what, when."),
    "search": _Place("search", "Find words in every passage taken in."),
    "link": _Place("link", "Who is whom on the lists, judged by people; and how many they are."),
    "estimate": _Place("estimate", "How many people the lists missed, or why no number is given."),
    "accept": _Place("decide", "Accept proposals of the machine, under your name."),
    "reject": _Place("decide", "Reject proposals of the machine, and say why."),
    "correct": _Place("decide", "Correct a field of a proposal."),
    "undo": _Place("decide", "Take back a decision."),
    "unlock": _Place("unlock", "Ask for the passphrase once for a row of commands."),
    "lock": _Place("unlock", "Forget what `unlock` keeps."),
    "passphrase": _Place("passphrase", "Change the passphrase of a record."),
    "export": _Place("export", "Write the team's full view as JSON for other programs."),
}


class _Commands(click.Group):
    """The commands above, imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module = importlib.import_module(f"onrecord.desk.cli.{_COMMANDS[name].module}")
        command: click.Command = getattr(module, name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.help) for name, place in _COMMANDS.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        refusals = sorted({(kind.exit_code, kind.title) for kind in _all_refusals()})
        with formatter.section("Exit codes"):
            formatter.write_dl([("0", "all is well"), ("1", "checked, and something does not hold")])
            formatter.write_dl([(str(code), title) for code, title in refusals])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="onrecord")
def cli() -> None:
    """Turn a folder of collected material into a record that cannot quietly be buried.

    \b
    onrecord build CASEDIR      the whole way, from the folder to a dossier
    onrecord check CASEDIR      is the record whole?
    onrecord show ID            where does this figure, this line come from?

    Everything happens on this computer: no command opens a network connection. The passphrase is asked for, or
    read from ONRECORD_PASSPHRASE; `onrecord unlock CASEDIR` asks once for a row of commands.
    """


def main() -> None:
    """The console script `onrecord`."""
    keep_to_itself()
    with terminal.guarded():
        code = _run()
    sys.exit(code)


def _run() -> int:
    """The exit code of one command, whatever becomes of it."""
    try:
        code = cli.main(standalone_mode=False, obj=take_secrets_from_environment())
    except Refusal as refusal:
        _tell(refusal)
        code = refusal.exit_code
    except click.exceptions.Abort:
        click.echo("\nInterrupted. Everything that was acknowledged is kept; run the same command to go on.", err=True)
        code = _INTERRUPTED
    except click.ClickException as problem:
        problem.show()
        code = problem.exit_code
    except ImportError as missing:
        _tell(NotInstalled.told_by(missing))
        code = NotInstalled.exit_code
    except BrokenPipeError:
        code = _leave_quietly()
    except OSError as why:
        _tell(cannot_write(why, where=place_of(why), means=_KEPT))
        code = CannotKeep.exit_code
    except Exception as unforeseen:
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        _apologise(unforeseen)
        code = _UNFORESEEN
    return code if isinstance(code, int) else 0


def _tell(refusal: Refusal) -> None:
    terminal.say(f"Stopped: {refusal.what}", fg="red", bold=True, err=True)
    for label, words in (("Where", refusal.where), ("What it means", refusal.means), ("What to do", refusal.next)):
        if words:
            click.echo(f"  {label}: {words}", err=True)


def _apologise(unforeseen: Exception) -> None:
    """Names the kind of error and the line of code, nothing of the material."""
    fault = Refusal(
        f"a fault in OnRecord: {fault_of(unforeseen)}",
        means=_KEPT,
        next="run it again; if it stops at the same place, report the first line (it holds no names)",
    )
    _tell(fault)


def _leave_quietly() -> int:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _all_refusals() -> list[type[Refusal]]:
    found: list[type[Refusal]] = []
    waiting = [Refusal]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting.extend(kind.__subclasses__())
    return found
