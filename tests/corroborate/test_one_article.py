"""What one news article must give, from its words to its ledger: a real one where it lies here, its twin for everybody.

What the reader misses of the twin is not asserted but counted: `python3 dev.py bench one_article`.
"""

import pytest
from bench import one_article
from bench.one_article import PROPOSED, REAL, TWIN, Article, came_out, found, line, roots, taken

from onrecord.nouns import Denied

with_the_real_one = pytest.mark.parametrize("article", one_article.here(), ids=lambda article: article.name)


def before(article: Article, number: int) -> Denied:
    """The line of the ledger that the article's own table names first or second."""
    denied = line(article, list(article.ledger)[number])
    assert denied is not None
    return denied


@with_the_real_one
def test_no_word_of_the_narrator_or_of_the_page_comes_out_as_a_statement(article: Article) -> None:
    assert came_out(article) == []
    assert found(article).proposed <= PROPOSED


@with_the_real_one
def test_nothing_stood_on_record_before_the_diplomats_denial_and_a_promise_was_open(
    article: Article,
) -> None:
    denied = before(article, 0)
    assert denied.claims
    assert roots(article, denied) == {}
    said = {one.id: one for one in taken(article.folder).reading.statements}
    assert [said[one].kind for one in denied.same_speaker] == ["promise"]


@with_the_real_one
def test_the_narrators_own_claims_rest_on_the_article_alone(article: Article) -> None:
    assert any(
        claim.independent == 1 and claim.roots[0].provisional and "own voice" in claim.roots[0].reason
        for claim in taken(article.folder).backing.claims
    )


@with_the_real_one
def test_a_root_that_the_ledger_counts_before_the_spokesmans_denial_is_one_that_stood_there(article: Article) -> None:
    wanted = list(article.ledger.values())[1]
    assert roots(article, before(article, 1)).items() <= wanted.items()


@pytest.mark.skipif(REAL not in one_article.here(), reason="the real article is not part of the repository")
def test_the_real_article_is_read_as_the_issue_asks() -> None:
    score = found(REAL)
    assert score.found >= one_article.FOUND
    assert score.both >= one_article.RIGHT
    assert roots(REAL, before(REAL, 1)) == list(REAL.ledger.values())[1]


def test_the_twins_table_is_of_words_that_stand_in_its_text() -> None:
    text = (TWIN.folder / "article.txt").read_text("utf-8")
    for one in one_article.gold(TWIN):
        parts = [part.strip() for role in (one.speaker, one.content) for part in role.split("…")]
        assert all(part in text for part in parts), one
    assert len(one_article.gold(TWIN)) == 16
