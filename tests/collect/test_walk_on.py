"""The walk goes on: whatever cannot be taken in is told with its name, and everything else is handed over."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from onrecord.collect import Handed, hand_in
from onrecord.nouns import Finding


def test_a_file_that_went_away_during_the_walk_is_damage_with_its_name_and_the_others_come(tmp_path: Path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("x")
    walk = hand_in(tmp_path, {})
    assert next(walk).to_be.name == "a.txt"
    (tmp_path / "b.txt").unlink()
    gone, after = walk
    assert (gone.code, gone.where, gone.how_bad) == ("unreadable", "b.txt", "damage")
    assert gone.what.startswith("It cannot be read (No such file or directory)")
    assert gone.next == "Make it readable (permissions, disk) and build again."
    assert after.to_be.name == "c.txt"


def test_a_folder_that_went_away_during_the_walk_is_damage_with_its_name_and_the_others_come(tmp_path: Path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "bX").mkdir()
    (tmp_path / "c.txt").write_text("x")
    walk = hand_in(tmp_path, {})
    next(walk)
    (tmp_path / "bX").rmdir()
    gone, after = walk
    assert (gone.code, gone.where, gone.how_bad) == ("unreadable", "bX", "damage")
    assert after.to_be.name == "c.txt"


def test_the_case_folder_itself_is_called_by_a_dot(tmp_path: Path):
    (finding,) = hand_in(tmp_path / "nowhere", {})
    assert (finding.where, finding.how_bad) == (".", "damage")


@pytest.mark.parametrize(
    ("make", "code", "how_bad", "what", "next"),
    [
        (lambda path: path.symlink_to("/etc/hostname"), "link-not-followed", "warning", "A link is not followed",
         "If the target is material, copy it into the folder."),
        (os.mkfifo, "not-a-file", "warning", "A device, pipe or socket is not taken in.", ""),
    ],
)  # fmt: skip
def test_what_is_no_file_is_told_with_its_place(tmp_path: Path, make, code: str, how_bad: str, what: str, next: str):
    (tmp_path / "deep").mkdir()
    make(tmp_path / "deep" / "thing")
    (finding,) = hand_in(tmp_path, {})
    assert (finding.code, finding.where, finding.how_bad, finding.next) == (code, "deep/thing", how_bad, next)
    assert finding.what.startswith(what)


@pytest.mark.parametrize("name", [".notes.txt", ".hidden"])
def test_what_is_hidden_is_a_note_and_says_what_to_do(tmp_path: Path, name: str):
    (tmp_path / name).mkdir()
    (tmp_path / name / "inner.txt").write_text("not taken")
    (finding,) = hand_in(tmp_path, {})
    assert (finding.code, finding.where, finding.how_bad) == ("hidden-file", name, "note")
    assert finding.next == "If it is material, give it a name without the dot."


def test_the_end_of_a_long_file_is_looked_at_too(tmp_path: Path):
    """A picture with an archive behind it: the mark of the archive stands in the last bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("hidden.txt", "x")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(300_000) + packed.getvalue())
    (handed,) = hand_in(tmp_path, {})
    assert isinstance(handed, Handed)
    assert [each.code for each in handed.findings] == ["polyglot"]
    assert handed.size == (tmp_path / "photo.jpg").stat().st_size
    assert handed.to_be.modified == (tmp_path / "photo.jpg").stat().st_mtime_ns


def test_a_strange_name_is_told_with_every_reason_and_as_it_reads(tmp_path: Path):
    name = " in\u202evoice\u200b.txt"
    (tmp_path / name).write_text("x")
    (handed,) = hand_in(tmp_path, {})
    (finding,) = handed.findings
    assert isinstance(finding, Finding)
    assert (finding.code, finding.where) == ("strange-name", name)
    assert finding.what == (
        "The name is kept as it is; it holds characters that turn the direction of writing, "
        "characters that cannot be seen, spaces at an edge, and reads  in<U+202E>voice<U+200B>.txt"
    )
