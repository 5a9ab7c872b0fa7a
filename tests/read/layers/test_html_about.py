from collections.abc import Callable

import pytest

from onrecord.nouns import Edtf, TextLayer
from onrecord.read.layers.html_about import day_of

Lifted = Callable[..., TextLayer]
Codes = Callable[[TextLayer], list[str]]


def page(head: str, body: str = "<p>The ministry denied it on 3 March 2031.</p>") -> str:
    return f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>"


def test_what_a_page_says_of_itself(lifted: Lifted):
    about = lifted(
        "html",
        page(
            '<title>Denied | The Orvesh Post</title><meta property="og:title" content="Denied">'
            '<meta property="og:site_name" content="The Orvesh Post"><meta name="author" content="A. Pen">'
            '<meta property="article:published_time" content="2031-04-02T23:10:00+03:00">'
            '<meta property="article:modified_time" content="2031-04-05">'
            '<link rel="canonical" href="https://post.example/denied">'
            '<link rel="alternate" hreflang="fr" href="https://post.example/fr/nie">'
        ),
    ).description
    assert (about.title, about.outlet, about.author) == ("Denied", "The Orvesh Post", "A. Pen")
    assert about.published_on == Edtf("2031-04-02")
    assert about.language == "en"
    assert about.url == "https://post.example/denied"
    assert about.alternates == {"fr": "https://post.example/fr/nie"}
    assert about.properties == {"article:modified_time": "2031-04-05"}


def test_json_ld_is_read(lifted: Lifted):
    about = lifted(
        "html",
        page(
            '<script type="application/ld+json">{"@graph": [{"@type": "Organization", "datePublished": "1990-01-01"},'
            '{"@type": ["NewsArticle"], "datePublished": "2031-04-02", "author": [{"name": "A. Pen"}],'
            '"publisher": {"name": "The Orvesh Post"}}]}</script>'
        ),
    ).description
    assert (about.published_on, about.author, about.outlet) == (Edtf("2031-04-02"), "A. Pen", "The Orvesh Post")


def test_a_time_in_the_head_of_the_article_is_its_date(lifted: Lifted):
    body = '<article><h1>Denied</h1><time datetime="2031-04-02T08:00">Wednesday</time><p>Text.</p></article>'
    assert lifted("html", page("", body)).description.published_on == Edtf("2031-04-02")


@pytest.mark.parametrize(
    "body",
    [
        "<p>The ministry denied it on 3 March 2031.</p>",
        "<p>Published 3 March 2031</p><p>Text.</p>",
        f'<article><p>{"Words of the article come first here. " * 5}</p><time datetime="2031-04-02">x</time></article>',
        '<a href="/2031/04/02/denied.html">x</a><p>© 2031</p>',
    ],
)
def test_a_date_is_never_invented_from_prose_or_addresses(lifted: Lifted, body: str):
    assert lifted("html", page("<title>x</title>", body)).description.published_on is None


def test_an_author_is_taken_from_the_link_that_says_so_and_never_from_prose(lifted: Lifted):
    assert lifted("html", page("", '<p>By <a rel="author" href="/a">A. Pen</a></p>')).description.author == "A. Pen"
    assert lifted("html", page("", "<p class='byline'>By the people of Tarn</p>")).description.author is None


def test_dates_that_disagree_are_a_finding(lifted: Lifted, codes_of: Codes):
    head = (
        '<meta property="article:published_time" content="2031-04-02">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2031-05-02"}</script>'
    )
    layer = lifted("html", page(head))
    assert layer.description.published_on == Edtf("2031-05-02")
    assert codes_of(layer) == ["dates-disagree"]


def test_a_date_that_cannot_be_read_is_a_finding(lifted: Lifted, codes_of: Codes):
    assert codes_of(lifted("html", page('<meta name="date" content="last spring">'))) == ["date-unreadable"]


@pytest.mark.parametrize(
    "script", ["{", "[" * 5000, '{"@type": "Article", "datePublished": 7, "author": [null, 3]}', "null"]
)
def test_broken_json_ld_is_passed_over(lifted: Lifted, script: str):
    assert (
        lifted("html", page(f'<script type="application/ld+json">{script}</script>')).description.published_on is None
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-04-02", "2031-04-02"),
        ("2031-04-02T23:10:00+03:00", "2031-04-02"),
        ("2031-04-02 23:10", "2031-04-02"),
        ("20310402", "2031-04-02"),
        ("2031/4/2", "2031-04-02"),
        ("2031-04", "2031-04"),
        ("2031", "2031"),
    ],
)
def test_a_date_keeps_the_exactness_it_has(written: str, day: str):
    assert day_of(written) == Edtf(day)


@pytest.mark.parametrize("written", ["02/04/2031", "2031-13-40", "20310", "yesterday", "", "2031-04-02x"])
def test_a_date_that_could_mean_two_things_is_none(written: str):
    assert day_of(written) is None
