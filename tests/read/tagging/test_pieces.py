from onrecord.read.tagging.pieces import Pieces

KNOWN = Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "cafe", "##s", "deny", "den", "##ied", ".", "’", "'", "s"])


def pieces(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(text[start:end], cut) for start, end, cut in KNOWN.words(text, 0, len(text))]


def test_marks_are_words_of_their_own_and_accents_and_capitals_are_left_out() -> None:
    assert pieces("Cafés.") == [("Cafés", (4, 5)), (".", (9,))]


def test_the_longest_piece_from_the_left_is_taken_first() -> None:
    assert pieces("deny denied") == [("deny", (6,)), ("denied", (7, 8))]


def test_a_word_of_no_known_pieces_is_unknown_as_a_whole() -> None:
    assert pieces("denx") == [("denx", (1,))]


def test_what_is_only_invisible_is_no_word() -> None:
    assert pieces("\u200b .") == [(".", (9,))]


def test_a_run_too_long_to_be_a_word_is_unknown() -> None:
    assert pieces("s" * 101) == [("s" * 101, (1,))]
