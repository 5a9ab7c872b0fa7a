"""Names that deceive: each way of it has its own mark, and is written out for people."""

import pytest

from onrecord.collect import names


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("caf\\xe9.txt", "bytes that are not UTF-8"),
        ("a\u061cb", "characters that turn the direction of writing"),
        ("a\u2069b", "characters that turn the direction of writing"),
        ("a\u00adb", "characters that cannot be seen"),
        ("a\ufeffb", "characters that cannot be seen"),
        ("a\x07b", "control characters"),
        ("a\nb", "control characters"),
        ("p\u0430ss", "letters of two alphabets in one word"),
        ("\u03bfne", "letters of two alphabets in one word"),
        ("\u03b1\u0430", "letters of two alphabets in one word"),
        ("list.txt ", "spaces at an edge"),
        ("deep/ list.txt", "spaces at an edge"),
    ],
)
def test_each_way_to_deceive_has_its_own_mark(name: str, why: str):
    assert names.marks(name) == (why,)


@pytest.mark.parametrize("name", ["Список v2 list", "漢字kana", "ひらがなカタカナ", "1a2б", "a b", "naïve-été"])
def test_alphabets_in_words_of_their_own_and_scripts_that_mix_honestly_are_not_marked(name: str):
    assert names.marks(name) == ()


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x85", "\ud800", "\u2028", "\u2029", "\u200d", "\u2066", "\u00ad"])
def test_whatever_cannot_be_seen_is_written_out_by_its_number(char: str):
    assert names.shown(f"a{char}b") == f"a<U+{ord(char):04X}>b"


def test_everything_that_can_be_seen_stays(tmp_path):
    assert names.shown("Ä б 名 /\\!?.txt") == "Ä б 名 /\\!?.txt"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"box.zip!", "box.zip\\x21"),
        (b"box!.zip", "box!.zip"),
        (b"deep!/a!", "deep\\x21/a\\x21"),
        (b"a\\b", "a\\\\b"),
        (b"\x80\xff", "\\x80\\xff"),
        ("имя.txt".encode(), "имя.txt"),
    ],
)
def test_a_name_on_disk_is_kept_to_the_byte(raw: bytes, name: str):
    assert names.named(raw) == name


@pytest.mark.parametrize(
    ("member", "kept", "strayed"),
    [
        ("a//b/./c", "a/b/c", False),
        ("a\x00b", "ab", False),
        ("a/../b", "a/b", True),
        ("c:b", "b", True),
        ("d:/b", "b", True),
        ("a/c:b", "a/c:b", False),
        ("C:", "unnamed", True),
        ("half \ud800 pair", "half \\ud800 pair", False),
        ("a!/b", "a\\x21/b", False),
    ],
)
def test_a_member_is_named_by_the_safe_parts_of_its_name(member: str, kept: str, strayed: bool):
    assert names.inside("box.zip", member) == (f"box.zip!/{kept}", strayed)


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        ("x" * 255, "x" * 255),
        ("x" * 256, "x" * 255),
        ("x" * 300 + ".html", "x" * 250 + ".html"),
        ("x" * 300 + "." + "e" * 15, "x" * 239 + "." + "e" * 15),
        ("x" * 300 + "." + "e" * 16, "x" * 255),
        ("." + "x" * 300, "." + "x" * 254),
        ("x.y" + "x" * 300 + ".txt", "x.y" + "x" * 248 + ".txt"),
        ("я" * 200, "я" * 127),
    ],
    ids=["fits", "one too long", "ending", "long ending", "too long an ending", "all ending", "dots", "two bytes each"],
)
def test_a_name_that_is_too_long_keeps_its_start_and_its_ending(part: str, kept: str):
    assert names.inside("b", part)[0] == f"b!/{kept}"
