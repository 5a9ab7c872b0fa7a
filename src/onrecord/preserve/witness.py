"""Witnesses to the log: signed checkpoints kept apart from it, so that a log that was put back does not pass as whole.

A rollback restores log and checkpoint of yesterday, each valid by itself. What remembers more shows it: the view, the
checkpoint that every writing command leaves beside the record, the case's own dossier, and whatever a person kept
elsewhere: a fixity report, a dossier that was given away, a bare checkpoint. Where all of these were put back together
nothing here can show it: only one that lies out of reach of whoever did it.
"""

import os
from pathlib import Path

from onrecord.nouns.refusal import BadRequest, CannotKeep

REPORTED = "The checkpoint of that day:\n\n"  # what stands before it in a fixity report
IN_DOSSIER = Path("proofs/checkpoint")


def keep_checkpoint(signed: bytes, at: Path) -> None:
    """Leave the newest checkpoint at `at`, whole or not at all. Raises CannotKeep."""
    passing = at.with_name(f".{at.name}.new")
    try:
        with os.fdopen(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(signed)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(at)
    except OSError as why:
        raise CannotKeep(
            "The checkpoint of the log could not be kept beside the record.",
            where=at.name,
            means="What was acknowledged is kept and signed; only a witness to it is missing.",
            next="Make room or give yourself the right to write there, and run any writing command again.",
        ) from why


def kept_checkpoint(at: Path) -> bytes | None:
    """The checkpoint that was kept at `at`; None where there is none."""
    try:
        return at.read_bytes()
    except FileNotFoundError:
        return None


def checkpoint_of(kept: Path) -> bytes:
    """The signed checkpoint in what a person kept: a dossier, a fixity report, or a checkpoint by itself."""
    try:
        data = (kept / IN_DOSSIER if kept.is_dir() else kept).read_bytes()
    except OSError as why:
        raise BadRequest(
            "there is no checkpoint in what the log is to be held against",
            where="--against",
            means="nothing was checked",
            next="name a dossier, a report that `onrecord check --report` wrote, or a checkpoint",
        ) from why
    _, found, signed = data.rpartition(REPORTED.encode("ascii"))
    return signed if found else data
