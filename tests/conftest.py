"""`case`: an empty invented case to fill from nouns; `people_list`: a list of people in it (`tests/telling.py`)."""

from collections.abc import Callable

import pytest
from hypothesis import settings
from tests import telling

from onrecord.nouns import PeopleList

settings.register_profile("steady", derandomize=True, database=None)  # new examples are for bench/fuzz.py to find
settings.load_profile("steady")


@pytest.fixture
def case() -> telling.Case:
    return telling.Case()


@pytest.fixture
def people_list() -> Callable[..., PeopleList]:
    return telling.people_list
