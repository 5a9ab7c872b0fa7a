"""Any bytes at all: opened and lifted, they cost findings and nothing else. `dev.py bench mutated` tries thousands."""

from collections.abc import Callable

import pytest
from bench.files import whole
from bench.mutated import mutated, trial

from onrecord.nouns import TextLayer

FILES = 300
Lifted = Callable[..., TextLayer]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("first", range(0, FILES, 25))
def test_a_broken_file_of_any_kind_stops_no_build_and_ends_no_reader(first: int) -> None:
    for number in range(first, first + 25):
        tried = trial(number)
        assert not tried.stopped, number
        assert not tried.died, number


def test_the_same_number_is_the_same_file_and_all_kinds_are_broken() -> None:
    before = dict(whole())
    whole.cache_clear()
    assert before == whole()
    assert mutated(7) == mutated(7)
    assert {mutated(number)[0] for number in range(FILES)} == set(whole())


def test_a_library_that_is_missing_is_never_called_a_broken_file(
    lifted: Lifted, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ImportError):
        lifted("html", "<p>The ministry denied it.</p>")
