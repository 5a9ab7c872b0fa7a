"""The same model on Spark gives the same pairs and weights; runs where Java and the extra `spark` are."""

import shutil
from pathlib import Path

import pytest
from tests.link.test_model import record

from onrecord.link.model import scored


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17, which is not on this machine")
def test_spark_weighs_as_this_process_does(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="Spark is the extra `spark`, which is not installed")
    from onrecord.link.model.spark import local

    people = [
        record("1", "Ivo Tann", "a", born="1979", place="Dorn", places=("Karsk",)),
        record("2", "Иво Тан", "b", born="1979-05-03", place="Karsk"),
        record("3", "Anna Merk", "a", when="2031-02-03"),
        record("4", "Merk Anna", "b", when="2031-02", same_as="3"),
        record("5", "", "a", same_as="1"),
    ]
    here = scored(people)
    with local(tmp_path) as engine:
        there = scored(people, engine=engine)
    assert [(one.a, one.b) for one in there] == [(one.a, one.b) for one in here]
    assert [one.weight for one in there] == pytest.approx([one.weight for one in here])
    assert [one.reason for one in there] == [one.reason for one in here]
