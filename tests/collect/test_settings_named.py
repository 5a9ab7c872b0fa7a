"""What is wrong in `case.toml` is named: which setting, where, what it should be. What follows is still used."""

import os
from pathlib import Path

import pytest

from onrecord.collect import read_settings
from onrecord.nouns import CaseSettings, Edtf, Finding, ItemSettings, Release, SamePlace
from onrecord.nouns.refusal import BadSettings

THE_ITEM = 'case.toml, item "a.txt"'


def read(folder: Path, text: str | bytes, *files: str) -> tuple[CaseSettings, list[Finding]]:
    for name in files:
        (folder / name).touch()
    (folder / "case.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    settings, findings = read_settings(folder)
    return settings, list(findings)


@pytest.mark.parametrize(
    ("text", "where", "key", "wanted"),
    [
        ("title = 7", "case.toml", "title", "text between quotes"),
        ("member = ['Ana']", "case.toml", "member", "text between quotes"),
        ("languages = 'en'", "case.toml", "languages", 'a list such as ["en", "ru"]'),
        ("languages = ['English']", "case.toml", "languages", 'language codes such as "en"'),
        ("reading = 'perfect'", "case.toml", "reading", '"usual" or "thorough"'),
        ("item = 7", "case.toml", "item", 'a table for each file, such as [item."letter.txt"]'),
        ("item = {'a.txt' = 7}", "case.toml", "item.a.txt", "a table of settings"),
        ("release = 7", "case.toml", "release", "written as [[release]]"),
        ("release = [7]", "case.toml", "release", "written as [[release]]"),
        ("[[release]]\nwhat = 7\nmatch = 'x'", "case.toml, release 1", "what", "text between quotes"),
        ("place = 7", "case.toml", "place", "written as [[place]]"),
        ("place = [7]", "case.toml, place 1", "place",
         'such as names = ["Lower Olt", "Bas-Olt"], with two names or more'),
        ("[item.'a.txt']\nlanguage = 'English'", THE_ITEM, "language", 'a language code such as "en"'),
        ("[item.'a.txt']\nday_first = 1", THE_ITEM, "day_first", "true or false"),
        ("[item.'a.txt']\noutlet = 7", THE_ITEM, "outlet", "text between quotes"),
        ("[item.'a.txt']\npublished_on = 'May'", THE_ITEM, "published_on",
         'a date in EDTF, such as "2031-04-02" or "2031-04~"'),
        ("[item.'a.txt']\npublished_on = 2031", THE_ITEM, "published_on",
         'a date in EDTF, such as "2031-04-02" or "2031-04~"'),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_used_is_named_with_what_it_should_be(
    tmp_path: Path, text: str, where: str, key: str, wanted: str
):
    first = read(tmp_path, text, "a.txt")[1][0]
    assert (first.code, first.where, first.how_bad) == ("settings-wrong-value", where, "warning")
    assert first.what == f'"{key}" should be {wanted}; it is not used.'
    assert first.next == "Mend it in case.toml and build again."


@pytest.mark.parametrize(
    ("text", "where", "key"),
    [
        ("colour = 'red'", "case.toml", "colour"),
        ("[item.'a.txt']\ncolour = 'red'", THE_ITEM, "colour"),
        ("[[release]]\nwhat = 'name'\nmatch = 'x'\nground = 'y'\nuntil = 'May'", "case.toml, release 1", "until"),
        ("[[place]]\nnames = ['Olt', 'Ольт']\nkind = 'town'", "case.toml, place 1", "kind"),
    ],
)
def test_a_setting_that_does_not_exist_is_named(tmp_path: Path, text: str, where: str, key: str):
    (finding,) = read(tmp_path, text, "a.txt")[1]
    assert (finding.code, finding.where) == ("settings-unknown", where)
    assert finding.what.startswith(f'"{key}" is no setting here')


@pytest.mark.parametrize(
    "text", ["[item]", "[item.'a.txt']", "release = []", "place = []", "languages = []", "title = ' '"]
)
def test_what_is_empty_is_no_fault(tmp_path: Path, text: str):
    settings, findings = read(tmp_path, text, "a.txt")
    assert findings == []
    assert settings.title == ""


def test_after_an_item_that_cannot_be_followed_the_next_ones_are(tmp_path: Path):
    text = """
        item.one = 7
        item.two.three.title = "unquoted"
        item."gone.txt".title = "not there"
        item."a.txt".title = "kept"
    """
    settings, findings = read(tmp_path, text, "a.txt", "one", "two")
    assert settings.items == {"a.txt": ItemSettings(title="kept")}
    assert [each.code for each in findings] == ["settings-wrong-value", "settings-quotes", "settings-no-such-item"]
    assert findings[1].what.startswith('Its name needs quotes: [item."two.')


def test_after_a_release_or_place_that_cannot_be_followed_the_next_ones_are(tmp_path: Path):
    text = """
        release = [7, {what = "thing", match = "x", ground = "y"}, {what = "name", match = "x"},
                   {what = "item", match = "a.txt", ground = "taken by us"}]
        place = [7, {names = []}, {names = [" Olt ", "Ольт"]}]
    """
    settings, findings = read(tmp_path, text)
    assert settings.releases == (Release(what="item", match="a.txt", ground="taken by us"),)
    assert settings.places == (SamePlace(names=("Olt", "Ольт")),)
    assert [(each.code, each.where) for each in findings] == [
        ("settings-wrong-value", "case.toml"),
        ("release-unclear", "case.toml, release 2"),
        ("release-without-ground", "case.toml, release 3"),
        ("settings-wrong-value", "case.toml, place 1"),
        ("settings-wrong-value", "case.toml, place 2"),
    ]


def test_a_language_that_is_none_is_dropped_and_the_rest_of_the_item_used(tmp_path: Path):
    settings, _ = read(tmp_path, "[item.'a.txt']\nlanguage = 'English'\ntitle = 'T'\nday_first = 3", "a.txt")
    assert settings.items == {"a.txt": ItemSettings(title="T")}


@pytest.mark.parametrize("code", ["en", "fra", "pt-BR", "sr-Cyrl"])
def test_a_language_is_written_as_its_code(tmp_path: Path, code: str):
    settings, findings = read(tmp_path, f"languages = ['{code}']\n[item.'a.txt']\nlanguage = '{code}'", "a.txt")
    assert (settings.languages, settings.items["a.txt"].language, findings) == ((code,), code, [])


@pytest.mark.parametrize(
    ("written", "day"),
    [("2031-04-02", "2031-04-02"), ("2031-04-02T23:30:00", "2031-04-02"), ("'2031-04~'", "2031-04~")],
)
def test_a_date_may_be_a_toml_date_or_edtf_between_quotes(tmp_path: Path, written: str, day: str):
    settings, _ = read(tmp_path, f"[item.'a.txt']\npublished_on = {written}", "a.txt")
    assert settings.items["a.txt"].published_on == Edtf(day)


def test_a_file_written_on_windows_reads_as_any_other(tmp_path: Path):
    assert read(tmp_path, b'\xef\xbb\xbftitle = "Tarn"\r\nmember = "Ana"\r\n')[0].title == "Tarn"


@pytest.mark.parametrize(("before", "line"), [(b"", 1), (b'title = "a"\n', 2), (b"# a\n\n# b\n", 4)])
def test_the_line_that_is_not_utf8_is_named(tmp_path: Path, before: bytes, line: int):
    with pytest.raises(BadSettings) as refused:
        read(tmp_path, before + b'member = "caf\xe9"\n# more\n# lines\n')
    assert refused.value.where == f"case.toml, line {line}"


def test_settings_of_4_mib_are_read_and_larger_ones_refused(tmp_path: Path):
    filled = b"#" * (4 << 20)
    assert read(tmp_path, filled)[1] == []
    with pytest.raises(BadSettings, match="larger than 4194304 bytes"):
        read(tmp_path, filled + b"#")


def test_settings_nested_too_deep_to_be_read_are_refused(tmp_path: Path):
    with pytest.raises(BadSettings) as refused:
        read(tmp_path, "a = " + "[" * 100_000)
    assert refused.value.where.startswith("case.toml")


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_settings_that_are_no_plain_file_are_refused_and_never_passed_over(tmp_path: Path, kind: str):
    """A link that leads nowhere would otherwise read as `no settings`, and publish what they kept back."""
    path = tmp_path / "case.toml"
    {"link": lambda: path.symlink_to(tmp_path / "nowhere"), "folder": path.mkdir, "pipe": lambda: os.mkfifo(path)}[
        kind
    ]()
    with pytest.raises(BadSettings, match="cannot be read"):
        read_settings(tmp_path)


def test_of_two_names_that_differ_in_form_alone_the_one_as_written_is_meant(tmp_path: Path):
    """Linux keeps both; a person who wrote one of them exactly meant that one."""
    composed, decomposed = "caf\u00e9.txt", "cafe\u0301.txt"
    text = f"[item.'{composed}']\ntitle = 'composed'\n[item.'{decomposed}']\ntitle = 'decomposed'\n"
    settings, findings = read(tmp_path, text, composed, decomposed)
    assert {name: each.title for name, each in settings.items.items()} == {
        composed: "composed",
        decomposed: "decomposed",
    }
    assert findings == []


def test_names_of_a_place_that_are_one_text_are_no_list_of_names(tmp_path: Path):
    assert read(tmp_path, "[[place]]\nnames = 'Olt'")[0].places == ()
    assert read(tmp_path, "[[place]]\nnames = {a = 'Olt', b = 'Bas-Olt'}")[0].places == ()
