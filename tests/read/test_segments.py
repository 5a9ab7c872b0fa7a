"""Roles of passages: by words, place and form, in three languages, on bare text and on blocks."""

from itertools import pairwise

import pytest
from tests.read.reading_of import layer_of, reading_of

from onrecord.nouns import Segment, TextLayer
from onrecord.nouns.text import Block
from onrecord.read.pieces import in_pieces, stretches
from onrecord.read.segments import segments

BODY = "The bridge was closed on Monday, and nobody crossed the river until the patrol had left the valley."


def roles(layer: TextLayer, language: str = "en", title: str | None = None) -> list[tuple[str, str]]:
    return [(one.role, layer.text[one.start : one.end]) for one in segments(layer, language, title)]


def role_of(line: str, language: str = "en") -> str:
    """The role of a line in the middle of a page."""
    layer = layer_of(f"A title of some kind\n\n{BODY}\n\n{line}\n\n{BODY}")
    return next(role for role, text in roles(layer, language) if text == line)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Be first to like this.", "share"),
        ("Share this:", "share"),
        ("Поделиться", "share"),
        ("Partager cet article", "share"),
        ("This post is also available in: Français", "boilerplate"),
        ("© 2031 The Corvale Herald. All rights reserved.", "boilerplate"),
        ("Все права защищены", "boilerplate"),
        ("Abonnez-vous à notre lettre", "boilerplate"),
        ("Featured image by Karl Ode via Skylight", "credit"),
        ("Photo: Karl Ode", "credit"),
        ("Фото: Карл Оде", "credit"),
        ("By Rosa Fenn", "byline"),
        ("Par Rosa Fenn", "byline"),
        ("Автор: Роза Фенн", "byline"),
        ("12 May 2031", "dateline"),
        ("12 мая 2031", "dateline"),
        ("What the families say", "heading"),
        ("Who gave the order?", "heading"),
        ("Share prices in Corvale fell on Monday after the ministry closed the bank.", "body"),
        ("By Monday the army was gone.", "body"),
        ("He left.", "body"),
        (BODY, "body"),
    ],
)
def test_a_line_is_known_by_its_words_and_form(line: str, role: str) -> None:
    assert role_of(line) == role


def test_the_lines_after_related_stories_are_related_until_a_sentence_comes() -> None:
    layer = layer_of(f"{BODY}\n\nRelated Stories\n\nMinister says roads are safe\nTen soups for winter\n\n{BODY}")
    assert [role for role, _ in roles(layer)] == ["body", "related", "related", "related", "body"]


def test_a_repeated_title_is_marked_each_time() -> None:
    layer = layer_of(f"Village burned, say survivors\n\nVillage burned, say survivors\n\n{BODY}")
    assert [role for role, _ in roles(layer)] == ["title", "title", "body"]


def test_the_title_that_a_person_gave_is_the_title() -> None:
    layer = layer_of(f"The Corvale Herald\n\nVillage burned\n\n{BODY}")
    assert ("title", "Village burned") in roles(layer, title="Village burned")


def test_what_the_format_says_is_believed() -> None:
    text = f"A caption\n\n{BODY}\n\nmenu entry that is long enough to be one"
    caption, menu = Block(start=0, end=9, kind="caption"), text.index("menu")
    layer = layer_of(text, caption, Block(start=menu, end=len(text), kind="paragraph", main=False))
    assert [role for role, _ in roles(layer)] == ["caption", "body", "boilerplate"]


def test_a_despatch_has_its_dateline_apart() -> None:
    layer = layer_of(f"ORLO, May 3 (Tarn News) — {BODY}")
    assert roles(layer) == [("dateline", "ORLO, May 3 (Tarn News) —"), ("body", BODY)]


def test_prose_wrapped_by_hand_is_one_passage_and_lines_of_their_own_are_many() -> None:
    wrapped = "The bridge was closed on Monday and\nnobody crossed the river until the\npatrol had left."
    assert len(segments(layer_of(wrapped), "en")) == 1
    assert len(segments(layer_of("One line.\nAnother line.\nA third line."), "en")) == 3


def test_nothing_is_lost_and_nothing_overlaps() -> None:
    text = f"Title here\n\n{BODY}\n\nShare this\n\n{BODY * 200}"
    layer = layer_of(text)
    found = segments(layer, "en")
    assert all(a.end <= b.start for a, b in pairwise(found))
    kept = "".join(text[one.start : one.end] for one in found)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "dateline", "place"),
    [
        ("STOLNA, March 12 (MPA) — The army denied the raid.", "STOLNA, March 12 (MPA) —", "Stolna"),
        ("ORLO — Police said that nobody had died.", "ORLO —", "Orlo"),
        ("Stolna, 12 March 2033 (MPA) – Police said so.", "Stolna, 12 March 2033 (MPA) –", "Stolna"),
        ("(Stolna, 12 March 2033) – Police said so.", "(Stolna, 12 March 2033) –", "Stolna"),
    ],
)
def test_a_dateline_is_no_part_of_its_sentence(text: str, dateline: str, place: str) -> None:
    reading = reading_of(text, published=None)
    assert [text[one.start : one.end] for one in reading.segments if one.role == "dateline"] == [dateline]
    assert place in {one.name for one in reading.mentions if one.kind == "place"}
    assert (reading.published_on, reading.dated_by) == (("2033-03-12", "byline") if "2033" in text else (None, ""))


@pytest.mark.parametrize(
    "text",
    [
        "The Interior Ministry – which runs the prison – denied it.",
        "Lena Marsh (a nurse) – once a guard – said so.",
    ],
)
def test_a_dash_makes_no_dateline(text: str) -> None:
    assert "dateline" not in {one.role for one in reading_of(text).segments}


def test_an_overlong_passage_is_cut_behind_sentences_and_loses_no_word() -> None:
    text = "The ministry denied it on Tuesday. " * 2_000
    pieces = in_pieces(text, (Segment(start=0, end=len(text), role="body", language="en"),))
    assert all(piece.end - piece.start <= 20_000 for piece in pieces)
    assert all(text[piece.start : piece.end].strip().endswith(".") for piece in pieces)
    assert " ".join(text[one.start : one.end].strip() for one in pieces) == text.strip()
    runs = list(stretches(pieces))
    assert [first for first, _ in runs] == [sum(len(run) for _, run in runs[:n]) for n in range(len(runs))]
    assert tuple(one for _, run in runs for one in run) == pieces


def test_a_passage_without_any_space_is_cut_too() -> None:
    pieces = in_pieces("a" * 50_000, (Segment(start=0, end=50_000, role="body", language="en"),))
    assert [(one.start, one.end) for one in pieces] == [(0, 20_000), (20_000, 40_000), (40_000, 50_000)]
