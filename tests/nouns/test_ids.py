from onrecord.nouns import Ids


def test_the_same_thing_has_the_same_id_in_one_record_and_another_in_the_next() -> None:
    ours, theirs = Ids(key=b"a" * 32), Ids(key=b"b" * 32)
    assert ours.mint("s", "words", 1) == ours.mint("s", "words", 1)
    assert ours.mint("s", "words", 1) != theirs.mint("s", "words", 1)


def test_parts_cannot_run_into_each_other() -> None:
    ids = Ids(key=b"a" * 32)
    assert ids.mint("s", "ab", "c") != ids.mint("s", "a", "bc")


def test_an_id_says_what_it_names_and_takes_any_text() -> None:
    assert Ids(key=b"k" * 32).mint("i", "\udcff lone surrogate").startswith("i-")
