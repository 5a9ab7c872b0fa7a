"""A real article, where it lies beside the checkout: the ledger that its own README asks for."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from onrecord import corroborate, read, record
from onrecord.nouns import Backing, CaseSettings, Edtf, Ids, Item, ItemSettings, ObjectRef, Statement

CASE = Path(__file__).parents[3] / "shared/cases/purge-2017"
pytestmark = pytest.mark.skipif(not CASE.exists(), reason="the real case is not part of the repository")


@pytest.fixture(scope="module")
def weighed() -> tuple[Backing, dict[str, Statement], dict[str, str]]:
    ids = Ids(key=b"\x01" * 32)
    held = ObjectRef(name="x", sha256="0" * 64, size=1, media_type="text/plain")
    item = Item(id="i-1", name="article.txt", object=held, taken_in=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    known = tomllib.loads((CASE / "case.toml").read_text("utf-8"))["item"]["article.txt"]
    settings = ItemSettings(**{**known, "published_on": Edtf(known["published_on"])})
    layer, reading = read.read_item(read.Source(item=item, settings=settings), (CASE / "article.txt").read_bytes(), ids)
    account = record.tell([reading], [layer], [item], CaseSettings(), ids)
    backing = corroborate.weigh(account, [reading], [layer], [item], ids)
    names = {party.id: party.name for party in account.parties}
    return backing, {one.id: one for one in reading.statements}, names


def test_nothing_stood_on_record_before_the_embassys_denial(
    weighed: tuple[Backing, dict[str, Statement], dict[str, str]],
) -> None:
    backing, said, _ = weighed
    line = next(one for one in backing.denials if said[one.statement].words.startswith("There are no victims"))
    assert line.claims
    assert line.on_record_then.independent == 0
    assert [said[one].kind for one in line.same_speaker] == ["promise"]


def test_two_roots_stood_on_record_before_the_spokesmans_one_of_them_provisional(
    weighed: tuple[Backing, dict[str, Statement], dict[str, str]],
) -> None:
    backing, said, names = weighed
    line = next(one for one in backing.denials if said[one.statement].words.startswith("We have similarly"))
    assert line.on_record_then.independent == 2
    assert {names[root.party]: root.provisional for root in line.on_record_then.roots} == {
        "Human Rights Watch": True,
        "Novaya Gazeta": False,
    }


def test_the_narrators_own_claims_rest_on_the_article_alone(
    weighed: tuple[Backing, dict[str, Statement], dict[str, str]],
) -> None:
    backing, *_ = weighed
    assert any(
        claim.independent == 1 and claim.roots[0].provisional and "own voice" in claim.roots[0].reason
        for claim in backing.claims
    )
