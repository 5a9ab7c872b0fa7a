"""The pages: readable alone, by keyboard, by ear and on paper; nothing is asked of the network."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord import nouns as n
from onrecord.estimate import draw
from onrecord.publish import publish
from onrecord.publish.pages import PAGES

NAMES = [name for name, _ in PAGES]
NEVER = re.compile(r"\b(facts?|truth score|tamper-proof|deleted everywhere|case)\b", re.IGNORECASE)


def page(dossier: Path, name: str) -> str:
    return (dossier / f"{name}.html").read_text("utf-8")


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("name", NAMES)
def test_no_page_asks_for_anything_outside_the_folder(dossier: Path, name: str) -> None:
    html = page(dossier, name)
    assert "default-src 'none'; style-src 'self'; img-src 'self'" in html
    assert not re.search(r"""(?:src|href)=["'](?:https?:|//|data:|javascript:)""", html)
    assert "<script" not in html
    assert " style=" not in html
    assert not re.search(r"\son\w+=", html)


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(dossier: Path, name: str) -> None:
    for target in re.findall(r'href="([^"]+)"', page(dossier, name)):
        file, _, anchor = target.partition("#")
        assert not file or (dossier / file).exists(), target
        if anchor:
            assert f'id="{anchor}"' in (page(dossier, Path(file).stem) if file else page(dossier, name)), target


@pytest.mark.parametrize("name", NAMES)
def test_the_words_that_are_never_used_are_not_used(dossier: Path, name: str) -> None:
    assert not NEVER.findall(words_of(page(dossier, name)).replace("case.toml", ""))


def test_the_line_stands_first_with_its_count(dossier: Path) -> None:
    said = words_of(page(dossier, "index"))
    assert "Denied on 12 February 2024 by Oksana Prell; already on record then: 2 independent sources." in said


def test_a_denial_without_a_day_counts_nothing_and_says_so(dossier: Path) -> None:
    said = words_of(page(dossier, "denials"))
    assert "the day of the denial is not known, so nothing was counted" in said


def test_the_words_of_the_denial_are_marked_in_their_passage(dossier: Path) -> None:
    assert "“<mark>There have been no arrests in the Lower Town</mark>,” Prell" in page(dossier, "denials")


def test_what_nobody_reviewed_says_so_in_words(dossier: Path) -> None:
    html = page(dossier, "statements")
    assert html.count("proposed by rules-en@1, not reviewed") == 5
    assert html.count("reviewed by a person of the team") == 1


def test_where_nobody_reviewed_anything_one_banner_says_so_and_each_thing_is_still_marked(
    book: Any, tmp_path: Path
) -> None:
    for id, reading in book.readings_.items():
        said = tuple(msgspec.structs.replace(each, decided_by="machine:rules-en@1") for each in reading.statements)
        book.readings_[id] = msgspec.structs.replace(reading, statements=said)
    publish(book, tmp_path / "dossier")
    html = page(tmp_path / "dossier", "statements")
    assert html.count("No person has reviewed it yet") == 1
    assert html.count(">not reviewed<") == html.count('<article class="statement"') == 6


def test_the_rules_of_status_are_printed_as_they_were_applied(book: Any, tmp_path: Path) -> None:
    rules = ("confirmed: firm at least 2. Told by {independent} sources.", "provisional: otherwise. Two are needed.")
    book.nouns[n.Backing] = msgspec.structs.replace(book.nouns[n.Backing], rules=rules)
    publish(book, tmp_path / "dossier")
    said = words_of(page(tmp_path / "dossier", "methods"))
    assert "confirmed firm at least 2. Told by N sources. provisional otherwise. Two are needed." in said


def test_lists_of_one_owner_and_one_length_are_one_list_told_again(book: Any, tmp_path: Path) -> None:
    charter = next(item for item in book.things if item.name == "charter-watch.pdf")
    reading = book.readings_[charter.id]
    again = msgspec.structs.replace(reading.lists[0], id=book.ids.mint("l", "again"))
    book.read(charter, lists=(*reading.lists, again))
    publish(book, tmp_path / "dossier")
    html = page(tmp_path / "dossier", "people")
    assert html.count('<article class="list"') == 2
    assert html.count("Spoken of as well in") == 1
    assert f'id="{again.id}"' in html


def test_no_label_of_the_timeline_runs_over_an_edge(dossier: Path) -> None:
    html = page(dossier, "timeline")
    for attributes, label in re.findall(r'<text x="([^>]*)>([^<]+)(?=<tspan|</text></[ga]>)', html):
        x, width = float(attributes.split('"')[0]), 6 * len(label)
        low, high = (x - width, x) if "end" in attributes else (x, x + width)
        assert low >= 0, label
        assert high <= 1000, label


def test_hostile_words_are_shown_and_not_obeyed(book: Any, tmp_path: Path) -> None:
    settings = book.nouns[n.CaseSettings]
    book.nouns[n.CaseSettings] = msgspec.structs.replace(settings, title='<script>alert(1)</script> & "more"')
    publish(book, tmp_path / "dossier")
    for name in NAMES:
        assert "<script" not in page(tmp_path / "dossier", name)
    assert "&lt;script&gt;" in page(tmp_path / "dossier", "index")


def test_an_empty_record_has_a_dossier_in_plain_words(make_case: Any, tmp_path: Path) -> None:
    empty = type(make_case(9))(seed=9)
    publish(empty, tmp_path / "dossier")
    assert "No denial was found in this material" in page(tmp_path / "dossier", "denials")
    assert "holds no list of people" in page(tmp_path / "dossier", "people")
    assert "Nothing in this material could be dated" in page(tmp_path / "dossier", "timeline")
    assert "Nothing has been taken in yet" in page(tmp_path / "dossier", "items")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_amiss(browser: Any, dossier: Path, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    tab = browser.new_page(color_scheme=scheme, bypass_csp=True)  # axe is put into the page as a script
    for name in NAMES:
        tab.goto((dossier / f"{name}.html").as_uri())
        results = axe.run(tab)
        assert results.violations_count == 0, results.generate_report()
    tab.close()


@pytest.mark.parametrize("width", [390, 1200])
def test_nothing_is_requested_and_nothing_runs_over_the_edge(browser: Any, dossier: Path, width: int) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    for name in NAMES:
        tab.goto((dossier / f"{name}.html").as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, name
        assert tab.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Iowan'), "the style applies"
    assert all(url.startswith(dossier.as_uri()) for url in asked)
    assert said == []
    tab.close()


def test_the_first_tab_stop_leads_to_the_content(browser: Any, dossier: Path) -> None:
    tab = browser.new_page()
    tab.goto((dossier / "denials.html").as_uri())
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.close()


def test_estimates_are_drawn_from_what_is_shown_with_owners_for_lists(book: Any, tmp_path: Path) -> None:
    """Two people on one pattern might be known by it: that pattern is told among the rest, and no id is a label."""
    kept = book.ids.mint("l", "kept")
    model = n.Estimate(model="graphs", point=80, interval=(70, 99), listed=60, curve=tuple(range(60, 159)))
    refused = n.Headline(listed=60, refused=("The models disagree.",))
    book.nouns[n.Numbers] = n.Numbers(
        estimates=(model, msgspec.structs.replace(model, changed=f"without {kept}", point=75)), headlines=(refused,),
        lists=(kept, "l-other"), cells=((1, 31), (2, 27), (3, 2)),
    )  # fmt: skip
    publish(book, tmp_path / "dossier", draw)
    html = page(tmp_path / "dossier", "people")
    assert html.count("<svg") == 3
    assert "Open Register: 31; List 2: 27. 1 more patterns with 2 people are not drawn." in html
    assert "without Open Register" in html
    assert f"without {kept}" not in html
    publish(book, tmp_path / "plain")
    assert "<svg" not in page(tmp_path / "plain", "people")


def test_what_speaks_against_a_total_stands_beside_it(book: Any, tmp_path: Path) -> None:
    kept = book.ids.mint("l", "kept")
    book.nouns[n.Numbers] = n.Numbers(
        headlines=(n.Headline(listed=60, low=70, high=99, models=("x", "y")),),
        findings=(
            n.Finding(code="linkages-differ", how_bad="note", where="links", what="55 to 66 people are listed."),
            n.Finding(code="lists-dependent", where=f"{kept} / x", what=f"9 people are on {kept} and one more."),
        ),
    )  # fmt: skip
    publish(book, tmp_path / "dossier")
    said = words_of(page(tmp_path / "dossier", "people"))
    assert "About 60 listed. 70 to 99 people in all." in said
    assert "55 to 66 people are listed." in said
    assert "9 people are on Open Register and one more." in said
