import os
from pathlib import Path

from onrecord.collect import Handed, Known, Unchanged, count, hand_in
from onrecord.nouns import Finding


def handed(folder: Path, **known: Known) -> list[Handed]:
    return [found for found in hand_in(folder, known) if isinstance(found, Handed)]


def names(folder: Path) -> list[str]:
    return [found.to_be.name for found in handed(folder)]


def codes(folder: Path) -> list[tuple[str, str]]:
    return [(found.code, found.where) for found in hand_in(folder, {}) if isinstance(found, Finding)]


def test_every_file_is_handed_over_in_the_order_of_its_name(tmp_path: Path):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "Ä.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert names(tmp_path) == ["a.txt", "a/b/c.txt", "a/z.txt", "b.txt", "Ä.txt"]
    assert count(tmp_path) == 5
    with handed(tmp_path)[1].open() as stream:
        assert stream.read() == b"a/b/c.txt"


def test_the_record_the_settings_and_what_programs_leave_behind_are_not_material(tmp_path: Path):
    for name in (
        "onrecord/record/x",
        "case.toml",
        ".DS_Store",
        "~$letter.docx",
        ".~lock.a.odt#",
        "__MACOSX/._a",
        "Thumbs.db",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "case.toml").write_text("material, since it is not ours")
    assert names(tmp_path) == ["deep/case.toml"]
    assert codes(tmp_path) == []


def test_a_hidden_file_is_passed_over_but_not_in_silence(tmp_path: Path):
    (tmp_path / ".notes.txt").write_text("x")
    assert names(tmp_path) == []
    assert codes(tmp_path) == [("hidden-file", ".notes.txt")]


def test_links_are_never_followed(tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("not theirs")
    case = tmp_path / "case"
    case.mkdir()
    (case / "file.txt").symlink_to(outside / "secret.txt")
    (case / "folder").symlink_to(outside)
    (case / "self").symlink_to(case)
    (case / "gone").symlink_to(tmp_path / "nowhere")
    assert names(case) == []
    assert {code for code, _ in codes(case)} == {"link-not-followed"}
    assert len(codes(case)) == 4


def test_a_pipe_is_a_finding_and_does_not_stop_the_walk(tmp_path: Path):
    os.mkfifo(tmp_path / "a-pipe")
    (tmp_path / "b.txt").write_text("x")
    assert names(tmp_path) == ["b.txt"]
    assert codes(tmp_path) == [("not-a-file", "a-pipe")]


def test_a_file_swapped_for_a_link_after_it_was_listed_is_not_opened(tmp_path: Path):
    (tmp_path / "a.txt").write_text("x")
    one = handed(tmp_path)[0]
    (tmp_path / "a.txt").unlink()
    (tmp_path / "a.txt").symlink_to("/etc/hostname")
    try:
        one.open()
    except OSError:
        return
    raise AssertionError("a link was followed")


def test_names_of_any_bytes_are_kept_and_marked(tmp_path: Path):
    raw = os.fsencode(tmp_path)
    for name in (b"caf\xe9.txt", "invoice\u202efdp.txt".encode(), "p\u0430ss.txt".encode()):
        Path(os.fsdecode(raw + b"/" + name)).write_text("x")
    found = handed(tmp_path)
    assert [one.to_be.name for one in found] == ["caf\\xe9.txt", "invoice\u202efdp.txt", "p\u0430ss.txt"]
    assert all(one.findings[0].code == "strange-name" for one in found)
    assert "<U+202E>" in found[1].findings[0].what
    with found[0].open() as stream:
        assert stream.read() == b"x"


def test_a_file_of_known_size_and_time_is_unchanged_and_its_findings_are_told_again(tmp_path: Path):
    (tmp_path / "photo.jpg").write_text("no photo")
    first = handed(tmp_path)[0]
    known = {"photo.jpg": Known(size=first.size, modified=first.to_be.modified, item_id="i-1")}
    again = list(hand_in(tmp_path, known))
    assert again == [*first.findings, Unchanged(name="photo.jpg", item_id="i-1")]
    assert first.findings
    os.utime(tmp_path / "photo.jpg", ns=(1, 1))
    assert isinstance(next(iter(hand_in(tmp_path, known))), Handed)


def test_the_same_bytes_twice_are_two_things_to_be_sealed(tmp_path: Path):
    (tmp_path / "a.txt").write_text("same")
    (tmp_path / "b.txt").write_text("same")
    assert names(tmp_path) == ["a.txt", "b.txt"]


def test_an_empty_file_is_handed_over_with_a_note(tmp_path: Path):
    (tmp_path / "a.txt").touch()
    assert [finding.code for finding in handed(tmp_path)[0].findings] == ["empty-file"]


def test_a_folder_that_is_not_there_is_a_finding(tmp_path: Path):
    assert [code for code, _ in codes(tmp_path / "nowhere")] == ["unreadable"]


def _lay_record(folder: Path) -> None:
    for name in ("record.json", "log/a1/entries.dat", "keys/master.age", "objects/aa/aabb"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("sealed")


def test_a_case_inside_the_case_is_left_alone_but_its_material_is_not(tmp_path: Path):
    _lay_record(tmp_path / "inner/onrecord/record")
    (tmp_path / "inner/onrecord/dossier").mkdir()
    (tmp_path / "inner/onrecord/dossier/index.html").write_text("published")
    (tmp_path / "inner/note.txt").write_text("material")
    assert names(tmp_path) == ["inner/note.txt"]
    assert codes(tmp_path) == [("record-inside", "inner/onrecord")]


def test_a_copy_of_a_record_is_no_material(tmp_path: Path):
    _lay_record(tmp_path / "backup of May")
    assert names(tmp_path) == []
    assert codes(tmp_path) == [("record-inside", "backup of May")]


def test_a_folder_called_onrecord_that_holds_no_record_is_material(tmp_path: Path):
    (tmp_path / "sub/onrecord").mkdir(parents=True)
    (tmp_path / "sub/onrecord/letter.txt").write_text("material")
    assert names(tmp_path) == ["sub/onrecord/letter.txt"]
