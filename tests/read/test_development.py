"""The figures that `docs/methods/statements.md` promises, on the development texts and on the real case."""

import pytest
from bench.reading import Score, development, read, real_case, score


def test_the_development_texts_are_read_as_well_as_the_method_page_says() -> None:
    total = Score()
    for _, published, text, gold in development():
        total = total.plus(score(gold, read(text, published).statements))
    assert total.found >= 0.9 * total.gold
    assert total.found >= 0.9 * total.proposed
    assert total.both >= 0.85 * total.gold


@pytest.mark.skipif(real_case() is None, reason="the real case lies outside the project (ONRECORD_SHARED)")
def test_the_real_case_is_read_as_the_issue_asks() -> None:
    case = real_case()
    assert case is not None
    found, must_not, proposed = case
    assert found.found >= 12
    assert found.both >= 9
    assert must_not == 0
    assert proposed <= 20
