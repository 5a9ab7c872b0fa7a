"""The figures that `docs/methods/statements.md` promises, on the development texts."""

from bench.reading import Score, development, read, score


def test_the_development_texts_are_read_as_well_as_the_method_page_says() -> None:
    total = Score()
    for _, published, text, gold in development():
        total = total.plus(score(gold, read(text, published).statements))
    assert total.found >= 0.9 * total.gold
    assert total.found >= 0.9 * total.proposed
    assert total.both >= 0.85 * total.gold
