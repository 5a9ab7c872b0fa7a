"""`case`: an empty invented case to fill; `people_list`: a list of people in it. The builder is `tests/telling.py`."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def _telling() -> ModuleType:
    spec = importlib.util.spec_from_file_location("telling", Path(__file__).parents[1] / "telling.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def case() -> Any:
    return _telling().Case()


@pytest.fixture
def people_list() -> Any:
    return _telling().people_list
