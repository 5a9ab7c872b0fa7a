"""How far a build has come: a bar on a terminal, a line a stage elsewhere, nothing for programs."""

from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from onrecord.desk.cli import terminal

if TYPE_CHECKING:
    from rich.progress import TaskID


class Bar:
    """A live bar on standard error. Shows counts only: never a file name."""

    def __init__(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.progress: Progress = Progress(
            TextColumn("{task.description:<12}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=terminal.console(err=True),
        )
        self.task: TaskID | None = None

    def __enter__(self) -> Self:
        self.progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, what: BaseException | None, at: TracebackType | None) -> None:
        self.progress.stop()

    def stage(self, name: str, total: int | None) -> None:
        if self.task is not None:
            done = self.progress.tasks[-1]
            self.progress.update(self.task, completed=done.total if done.total is not None else done.completed)
        self.task = self.progress.add_task(name, total=total)

    def step(self) -> None:
        if self.task is not None and not self.progress.tasks[-1].finished:  # a stage may have begun within a stage
            self.progress.advance(self.task)


class Lines:
    """One line a stage, for logs and screen readers; silent where `quiet`."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, what: BaseException | None, at: TracebackType | None) -> None:
        return None

    def stage(self, name: str, total: int | None) -> None:
        if not self.quiet:
            click.echo(f"{name} ({total}) ..." if total is not None else f"{name} ...", err=True)

    def step(self) -> None:
        return None


def watch(*, quiet: bool) -> Bar | Lines:
    return Bar() if terminal.on_terminal(err=True) and not quiet else Lines(quiet=quiet)
