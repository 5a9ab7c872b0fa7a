from pathlib import Path

import pytest
from bench.one_article import Article, here

from onrecord.collect import read_settings
from onrecord.nouns import CaseSettings, Edtf, ItemSettings, Release, SamePlace
from onrecord.nouns.refusal import BadSettings


def settings(folder: Path, text: str, *files: str) -> tuple[CaseSettings, list[tuple[str, str]]]:
    for name in files:
        (folder / name).touch()
    (folder / "case.toml").write_text(text)
    found, findings = read_settings(folder)
    return found, [(finding.code, finding.where) for finding in findings]


def test_no_file_means_no_settings(tmp_path: Path):
    assert read_settings(tmp_path) == (CaseSettings(), ())


def test_everything_that_can_be_set(tmp_path: Path):
    found, findings = settings(
        tmp_path,
        """
        title = "Tarn"
        languages = ["en", "ru"]
        member = "Ana"
        reading = "thorough"
        [item."article.txt"]
        title = "Ministry denies raids"
        language = "en"
        published_on = "2031-04-02"
        outlet = "The Orvesh Post"
        author = "A. Pen"
        [item."list.csv"]
        owner = "The committee"
        origin = "families"
        source = "a letter"
        published_on = 2031-04-03
        day_first = true
        [[release]]
        what = "name"
        match = "Oru Belen"
        ground = "speaks in public under this name"
        [[place]]
        names = ["Lower Olt", "Нижний Олт"]
        """,
        "article.txt",
        "list.csv",
    )
    assert findings == []
    assert found == CaseSettings(
        title="Tarn",
        languages=("en", "ru"),
        member="Ana",
        reading="thorough",
        items={
            "article.txt": ItemSettings(
                title="Ministry denies raids",
                language="en",
                published_on=Edtf("2031-04-02"),
                outlet="The Orvesh Post",
                author="A. Pen",
            ),
            "list.csv": ItemSettings(
                owner="The committee",
                origin="families",
                source="a letter",
                published_on=Edtf("2031-04-03"),
                day_first=True,
            ),
        },
        releases=(Release(what="name", match="Oru Belen", ground="speaks in public under this name"),),
        places=(SamePlace(names=("Lower Olt", "Нижний Олт")),),
    )


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('title = "a"\nlanguages = [', "case.toml"),
        ('title = "a"\n[item."x"\n', "case.toml, line 2"),
        ('title = "a"\ntitle = "b"\n', "case.toml, line 2"),
    ],
)
def test_broken_toml_is_refused_with_its_line(tmp_path: Path, text: str, where: str):
    with pytest.raises(BadSettings) as refused:
        settings(tmp_path, text)
    assert refused.value.where.startswith(where)
    assert refused.value.next


def test_settings_that_are_not_utf8_are_refused_with_their_line(tmp_path: Path):
    (tmp_path / "case.toml").write_bytes(b'title = "a"\nmember = "caf\xe9"\n')
    with pytest.raises(BadSettings, match="line 2"):
        read_settings(tmp_path)


def test_what_cannot_be_followed_is_named_and_the_rest_is_used(tmp_path: Path):
    found, findings = settings(
        tmp_path,
        """
        titel = "Tarn"
        languages = ["en", 7]
        [item."article.txt"]
        published_on = "some day"
        outlet = "The Orvesh Post"
        colour = "red"
        [item."gone.txt"]
        title = "x"
        [item.article.txt]
        title = "x"
        """,
        "article.txt",
    )
    assert found.languages == ("en",)
    assert found.items == {"article.txt": ItemSettings(outlet="The Orvesh Post")}
    assert findings == [
        ("settings-wrong-value", "case.toml"),
        ("settings-unknown", 'case.toml, item "article.txt"'),
        ("settings-wrong-value", 'case.toml, item "article.txt"'),
        ("settings-no-such-item", 'case.toml, item "gone.txt"'),
        ("settings-quotes", 'case.toml, item "article"'),
        ("settings-unknown", "case.toml"),
    ]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ('what = "name"\nmatch = "Oru Belen"', "release-without-ground"),
        ('what = "name"\nmatch = "Oru Belen"\nground = "  "', "release-without-ground"),
        ('what = "everything"\nmatch = "x"\nground = "y"', "release-unclear"),
        ('what = "item"\nground = "y"', "release-unclear"),
    ],
)
def test_a_release_without_a_ground_or_an_object_is_not_followed(tmp_path: Path, lines: str, code: str):
    found, findings = settings(tmp_path, f"[[release]]\n{lines}\n")
    assert found.releases == ()
    assert findings == [(code, "case.toml, release 1")]


def test_a_name_written_in_another_unicode_form_finds_its_file(tmp_path: Path):
    found, findings = settings(tmp_path, '[item."cafe\u0301.txt"]\ntitle = "x"\n', "caf\u00e9.txt")
    assert list(found.items) == ["caf\u00e9.txt"]
    assert findings == []


def test_a_member_of_an_archive_that_is_there_can_be_named(tmp_path: Path):
    found, findings = settings(tmp_path, '[item."box.zip!/letter.txt"]\ntitle = "x"\n', "box.zip")
    assert list(found.items) == ["box.zip!/letter.txt"]
    assert findings == []


@pytest.mark.parametrize("article", here(), ids=lambda article: article.name)
def test_the_settings_of_one_article_are_followed_without_findings(article: Article):
    found, findings = read_settings(article.folder)
    assert found.items["article.txt"].published_on is not None
    assert findings == ()


def test_a_reading_that_does_not_exist_is_named_and_the_usual_one_taken(tmp_path: Path):
    found, findings = settings(tmp_path, 'reading = "perfect"')
    assert found.reading == "usual"
    assert findings == [("settings-wrong-value", "case.toml")]


@pytest.mark.parametrize("names", ['"Lower Olt"', '["Lower Olt"]', '["Lower Olt", 7]', '["Lower Olt", " "]'])
def test_a_place_without_two_names_is_named_and_not_used(tmp_path: Path, names: str):
    found, findings = settings(tmp_path, f"[[place]]\nnames = {names}\n")
    assert found.places == ()
    assert findings == [("settings-wrong-value", "case.toml, place 1")]


def test_an_order_of_days_that_is_neither_is_named(tmp_path: Path):
    found, findings = settings(tmp_path, '[item."a.csv"]\nday_first = "yes"\n', "a.csv")
    assert found.items == {"a.csv": ItemSettings()}
    assert findings == [("settings-wrong-value", 'case.toml, item "a.csv"')]
