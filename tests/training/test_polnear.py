"""Reading annotations: every part of every attribution, whatever the order of the lines."""

from pathlib import Path

from training.polnear import Attribution, attributions, documents

ANNOTATION = """T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T1\tSource 4 9\tOrlov
T2\tCue 10 14\tsaid
T3\tContent 15 20;22 30\tthe doors of the ward
opened at night
T5\tContent 40 45\tnever
#1\tAnnotatorNotes T5\tunsure
T6\tAttribution-no-source 60 70\tit is said
T7\tCue 60 70\tit is said
T8\tContent 80 90\tthey left.
T9\tContent 95 99\tthen
E2\tAttribution-no-source:T6 Cue:T7 Content2:T9 Content:T8
T11\tAttribution 100 101\tx
E3\tAttribution:T11
"""


def test_an_event_may_name_spans_that_stand_below_it() -> None:
    assert attributions(ANNOTATION)[0] == Attribution(((4, 9),), ((10, 14),), ((15, 20), (22, 30)))


def test_a_second_content_is_a_part_of_the_content_and_a_source_may_be_missing() -> None:
    assert attributions(ANNOTATION)[1] == Attribution((), ((60, 70),), ((80, 90), (95, 99)))


def test_an_event_without_any_span_is_no_attribution() -> None:
    assert len(attributions(ANNOTATION)) == 2


def test_each_reading_of_an_article_is_a_document_with_its_publisher(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "dev"
    for name in ("text", "attributions", "corenlp"):
        (folder / name).mkdir(parents=True)
    (folder / "text" / "the-bell_2031-05-03_doors.txt").write_bytes(b"Ada Orlov said no.\r\n")
    token = (
        "<token id='1'><CharacterOffsetBegin>0</CharacterOffsetBegin><CharacterOffsetEnd>3</CharacterOffsetEnd></token>"
    )
    xml = f"<root><document><sentences><sentence><tokens>{token}</tokens></sentence></sentences></document></root>"
    (folder / "corenlp" / "the-bell_2031-05-03_doors.txt.xml").write_text(xml)
    for reader in ("aa", "bb"):
        (folder / "attributions" / f"the-bell_2031-05-03_doors_{reader}.ann").write_text(ANNOTATION)
    first, second = documents(tmp_path, "dev")
    assert (first.key[-2:], second.key[-2:], first.name == second.name) == ("aa", "bb", True)
    assert first.publisher == "the-bell"
    assert first.text.endswith("\r\n")
    assert first.tokens == ((0, 3),)
