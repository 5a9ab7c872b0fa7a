"""`case`: an empty invented case to fill from nouns; `people_list`: a list of people in it (`tests/telling.py`)."""

from collections.abc import Callable

import pytest
from tests import telling, tried  # noqa: F401 - `tried` says which examples a property is tried on

from onrecord.nouns import PeopleList


@pytest.fixture(autouse=True)
def unsealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that runs a command inside this process must not close sockets for all tests after it: that cannot be
    taken back. `tests/alone` tries it in processes of its own."""
    monkeypatch.setattr("onrecord.desk.cli.keep_to_itself", lambda: None)


@pytest.fixture
def case() -> telling.Case:
    return telling.Case()


@pytest.fixture
def people_list() -> Callable[..., PeopleList]:
    return telling.people_list
