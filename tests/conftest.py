"""`case`: an empty invented case to fill from nouns; `people_list`: a list of people in it (`tests/telling.py`)."""

from collections.abc import Callable

import pytest
from tests import telling, tried  # noqa: F401 - `tried` says which examples a property is tried on

from onrecord.nouns import PeopleList


@pytest.fixture
def case() -> telling.Case:
    return telling.Case()


@pytest.fixture
def people_list() -> Callable[..., PeopleList]:
    return telling.people_list
