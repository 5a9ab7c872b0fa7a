from collections.abc import Callable

import pytest

from onrecord.nouns import TextLayer
from onrecord.read.layers import Limits

Lifted = Callable[..., TextLayer]
Blocks = Callable[[TextLayer], list[tuple[str, str]]]
Codes = Callable[[TextLayer], list[str]]

ARTICLE = """<!doctype html><html lang="en"><head><title>Denied</title><style>p{}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li>News</li></ul></nav>
<article><h1>Ministry denies raids</h1>
<p>The ministry denied on Tuesday that any&nbsp;raids took place in the northern
   district, a <b>spokesman</b> said at a briefing.<br>He added: &ldquo;nothing happened&rdquo;.</p>
<blockquote><p>We saw the vans and we saw who was inside them, said a shopkeeper who gave no name.</p></blockquote>
<ul><li>The first of the vans came at night.</li></ul>
<figure><img src="a.jpg" alt="x"><figcaption>A street in Tarn.</figcaption></figure>
<p>Another paragraph with enough words in it to be taken for the body of this invented page.</p>
</article><aside>Most read</aside><footer>Share this</footer><script>alert("no")</script></body></html>"""


def test_all_that_a_reader_sees_in_reading_order(lifted: Lifted, blocks_of: Blocks):
    layer = lifted("html", ARTICLE)
    assert blocks_of(layer) == [
        ("list-item", "Home"),
        ("list-item", "News"),
        ("heading", "Ministry denies raids"),
        (
            "paragraph",
            "The ministry denied on Tuesday that any\xa0raids took place in the northern district, a spokesman said at "
            "a briefing.\nHe added: “nothing happened”.",
        ),
        ("quote", "We saw the vans and we saw who was inside them, said a shopkeeper who gave no name."),
        ("list-item", "The first of the vans came at night."),
        ("caption", "A street in Tarn."),
        ("paragraph", "Another paragraph with enough words in it to be taken for the body of this invented page."),
        ("aside", "Most read"),
        ("aside", "Share this"),
    ]


def test_the_extractor_has_an_opinion_on_the_body_and_nothing_is_deleted(lifted: Lifted):
    layer = lifted("html", ARTICLE)
    opinion = {layer.text[block.start : block.end][:12]: block.main for block in layer.blocks}
    assert opinion["The ministry"]
    assert opinion["We saw the v"]
    assert not opinion["Home"]
    assert not opinion["Share this"]


@pytest.mark.parametrize(
    "markup",
    [
        "<script>secret</script>",
        "<style>secret</style>",
        "<p hidden>secret</p>",
        '<div style="color:red; display : none">secret</div>',
        "<template>secret</template>",
        "<noscript>secret</noscript>",
        "<!-- secret -->",
        "<svg><text>secret</text></svg>",
        '<iframe srcdoc="secret">secret</iframe>',
        "<select><option>secret</option></select>",
    ],
)
def test_what_a_reader_does_not_see_is_not_text(lifted: Lifted, markup: str):
    assert lifted("html", f"<p>before</p>{markup}after").text == "before\n\nafter"


def test_much_hidden_text_is_a_finding(lifted: Lifted, codes_of: Codes):
    assert codes_of(lifted("html", f"<p>seen</p><div hidden>{'hidden words ' * 40}</div>")) == ["hidden-text"]


def test_a_table_of_data_is_a_table_and_a_table_for_layout_is_not(lifted: Lifted, blocks_of: Blocks):
    layer = lifted(
        "html",
        "<table><caption>The detained</caption><tr><th colspan=2>Name</th><th>Age</th></tr>"
        "<tr><td>Oru</td><td><b>Belen</b></td><td>31<br>or 32</td></tr></table>"
        "<table><tr><td><p>Only a column</p></td></tr></table>",
    )
    assert layer.tables[0].rows == (("Name", "", "Age"), ("Oru", "Belen", "31 or 32"))
    assert layer.tables[0].heading == "The detained"
    assert blocks_of(layer)[-1] == ("paragraph", "Only a column")
    assert len(layer.tables) == 1


def test_two_line_breaks_part_paragraphs_and_preformatted_lines_stay(lifted: Lifted, blocks_of: Blocks):
    assert [words for _, words in blocks_of(lifted("html", "one<br><br>two<br>three"))] == ["one", "two\nthree"]
    assert lifted("html", "<pre>a\n  b</pre>").text == "a\n  b"


def test_a_page_in_another_encoding_than_it_says_is_read_and_said(lifted: Lifted, codes_of: Codes):
    said = '<meta charset="windows-1251"><p>Министерство отрицает.</p>'
    assert lifted("html", said.encode("cp1251")).text == "Министерство отрицает."
    layer = lifted("html", said.encode("utf-8"))
    assert layer.text == "Министерство отрицает."
    assert codes_of(layer) == ["wrong-encoding"]
    assert codes_of(lifted("html", '<meta charset="klingon"><p>x</p>')) == ["unknown-encoding"]


@pytest.mark.parametrize(
    "attack",
    [
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p></body></html>',
        "<!DOCTYPE html [" + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9)) + "]><p>&a9;</p>",
        '<p>x</p><img src="http://192.0.2.1/a.png"><link rel="stylesheet" href="http://192.0.2.1/a.css">',
        '<meta http-equiv="refresh" content="0;url=file:///etc/passwd"><p>x</p>',
        "<div>" * 50_000 + "deep",
        "<table>" * 3_000 + "<tr><td>deep",
        "<" * 100_000,
        '<p style="' + "x" * 100_000 + '">x</p>',
        '<td colspan="99999999999999999999">x</td>' * 3,
        "\ufeff",
        "<!-- only a comment -->",
    ],
)
def test_a_hostile_page_is_inert(lifted: Lifted, attack: str):
    """Threats 3 and 4: nothing is expanded, fetched or run; what is left is text, or nothing."""
    layer = lifted("html", attack)
    assert "root:" not in layer.text
    assert len(layer.text) < 200_000


def test_a_page_too_large_is_kept_unread(lifted: Lifted, codes_of: Codes):
    assert codes_of(lifted("html", "<p>" + "x" * 200, Limits(html_bytes=100))) == ["too-large"]
