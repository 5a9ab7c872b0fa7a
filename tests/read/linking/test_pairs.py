"""What a pair is judged by: numbers and kinds that say how it stands, and nobody's name."""

from tests.read.linking.marked_up import marked_up, parses_of

from onrecord.read.linking.ground import Ground
from onrecord.read.linking.judging import model
from onrecord.read.linking.pairs import KINDS, NUMBERS, REACH, Pair, pairs
from onrecord.read.linking.scene import Scene
from onrecord.read.linking.words import words


def _pairs(marked: str, role: str) -> list[Pair]:
    text, spans = marked_up(marked)
    scene = Scene(Ground(text, words(parses_of(text)), ()), spans)
    return pairs(scene, scene.sources if role == "source" else scene.contents)


def test_each_number_and_each_kind_has_its_column_and_its_weight() -> None:
    (pair,) = _pairs("{s Ada Orlov} {q said} {c the ward was empty}.", "content")
    assert len(pair.numbers) == len(NUMBERS)
    assert len(pair.kinds) == len(KINDS)
    for judge in (model().source, model().content):
        assert judge.numbers.keys() == set(NUMBERS)
        assert judge.kinds.keys() == judge.habits.keys() == set(KINDS)


def test_a_kind_holds_no_name_and_no_word_of_what_was_said() -> None:
    (pair,) = _pairs("{s Ada Orlov} {q said} in Corvale, {c the archive burned}.", "content")
    shown = " ".join(pair.kinds)
    for word in ("Ada", "Orlov", "Corvale", "archive", "burned"):
        assert word.lower() not in shown.lower()
    assert pair.kinds[KINDS.index("stretch")] == ">in w ,"


def test_a_source_is_held_against_the_cues_within_reach_only() -> None:
    text = "{s Keld} {q said} {c a}. " * (REACH + 2)
    reached = [pair.cue.among for pair in _pairs(text.strip(), "source") if pair.other.among == 0]
    assert reached == list(range(REACH))


def test_the_reasons_add_up_to_the_judgement() -> None:
    (pair,) = _pairs("{s Ada Orlov} {q said} {c the ward was empty}.", "source")
    judge = model().source
    assert abs(judge.odds(pair) - judge.bias - sum(worth for _, worth in judge.reasons(pair))) < 1e-9
    assert judge.odds(pair) > 0


def test_the_shipped_habits_are_of_the_language_and_not_of_anybody() -> None:
    """Little words and cues' lemmas are shown; a word with a capital would be a name."""
    for judge in (model().source, model().content):
        for kind in judge.habits["words"]:
            lemmas = [part.split("/")[2] for part in kind.lstrip("<>").split(" ") if part.count("/") >= 2]
            assert all(lemma == lemma.lower() for lemma in lemmas)
