"""When a passphrase is called weak."""

import pytest

from onrecord.desk.strength import strength


@pytest.mark.parametrize(
    "passphrase",
    [
        "password", "orlova", "Orlova2031", "orlova-2031!", "qwertyuiop", "пароль", "йцукен", "14.05.2031",
        "correct horse", "we will not forget", "мы не забудем", "a bench, not a secret", "aaaaaaaaaaaaaaaaaaaaaaaa",
    ],
)  # fmt: skip
def test_what_people_choose_is_weak(passphrase: str) -> None:
    assert strength(passphrase).weak


@pytest.mark.parametrize(
    "passphrase",
    [
        "tribal garnish unmoved skyline pebble", "granite-heron-umbrella-nine-pebble", "xq7vLm2pRt9wKz4nBd8s",
        "гранит цапля зонтик девять галька", "соха верба окунь тополь рысь купол",
    ],
)  # fmt: skip
def test_words_picked_at_random_are_not(passphrase: str) -> None:
    assert not strength(passphrase).weak


def test_another_word_never_makes_it_weaker() -> None:
    words = ["tribal", "garnish", "unmoved", "skyline", "pebble", "anchor"]
    found = [strength(" ".join(words[:many])).guesses for many in range(1, 7)]
    assert found == sorted(found)


def test_words_in_a_row_are_worth_no_more_than_a_choice_among_words() -> None:
    assert strength("tribal garnish unmoved skyline").guesses <= 7776**4


def test_a_passphrase_longer_than_the_estimator_takes_is_no_fault() -> None:
    assert not strength("xq7vLm2pRt9wKz4nBd8s" * 20).weak
    assert strength("").weak


@pytest.mark.parametrize(
    ("passphrase", "said"), [("password", "less than a second"), ("Orlova2031", "about 5 minutes")]
)
def test_what_it_would_take_is_said_in_words(passphrase: str, said: str) -> None:
    assert strength(passphrase).takes == said
