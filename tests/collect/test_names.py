import pytest

from onrecord.collect import names


def test_a_name_that_is_not_utf8_is_kept_to_the_byte_and_can_be_written_as_json():
    assert names.named(b"notes/caf\xe9.txt") == "notes/caf\\xe9.txt"
    names.named(b"caf\xe9").encode("utf-8")


def test_two_different_names_on_disk_never_become_one():
    assert names.named(b"a\xff") != names.named(b"a\\xff")
    assert names.named(b"box.zip!/letter") != "box.zip!/letter"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("invoice\u202efdp.exe", "turn the direction"),
        ("re\u200bport.txt", "cannot be seen"),
        ("rep\x1bort.txt", "control"),
        ("p\u0430ssport.txt", "two alphabets"),
        ("caf\\xe9.txt", "not UTF-8"),
        (" list.txt", "spaces"),
    ],
)
def test_a_name_that_could_mislead_is_marked_with_the_reason(name: str, why: str):
    assert any(why in mark for mark in names.marks(name))


@pytest.mark.parametrize(
    "name", ["article.txt", "Список людей.csv", "Liste des détenus.pdf", "قائمة.txt", "名簿 v2.xlsx"]
)
def test_an_honest_name_in_any_script_is_not_marked(name: str):
    assert names.marks(name) == ()


def test_what_cannot_be_seen_in_a_name_is_shown():
    assert names.shown("invoice\u202efdp.exe") == "invoice<U+202E>fdp.exe"


@pytest.mark.parametrize(
    ("member", "kept", "strayed"),
    [
        ("letters/one.txt", "box.zip!/letters/one.txt", False),
        ("../../etc/passwd", "box.zip!/etc/passwd", True),
        ("/etc/passwd", "box.zip!/etc/passwd", True),
        ("C:\\Windows\\system.ini", "box.zip!/Windows/system.ini", True),
        ("..", "box.zip!/unnamed", True),
        ("inner.zip!/fake", "box.zip!/inner.zip\\x21/fake", False),
        ("", "box.zip!/unnamed", False),
    ],
)
def test_a_member_stays_under_its_container_whatever_it_is_called(member: str, kept: str, strayed: bool):
    assert names.inside("box.zip", member) == (kept, strayed)


def test_a_very_long_name_is_cut_so_that_it_can_be_written_out_again():
    name, _ = names.inside("box.zip", "я" * 400 + ".txt")
    assert len(name.removeprefix("box.zip!/").encode()) <= 255
    assert name.endswith(".txt")
