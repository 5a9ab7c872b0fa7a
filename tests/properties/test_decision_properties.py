"""Decisions against any material and any order.

"whatever material is added or removed, a decision holds for the same words or is shown as left over" and "any sequence
of decisions, valid or not, leaves a record in which everything can be read and weighed"
"""

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.telling import Case

from onrecord import corroborate, link
from onrecord.nouns import Anchor, Claim, Decision, Event, Statement, Told
from onrecord.standing import FIELDS, anchor_in, in_force, lay_account, lay_reading

NOW = dt.datetime(2031, 7, 1, tzinfo=dt.UTC)
MONTHS = {"January": "01", "May": "05", "August": "08"}
ARTICLES = [
    (town, f"{month} {year}", f"{year}-{number}", deed)
    for town in ("Dorn", "Vell")
    for year in ("2028", "2030", "2031")
    for month, number in MONTHS.items()
    for deed in ("killed", "tortured")
]
any_articles = st.lists(st.integers(0, len(ARTICLES) - 1), min_size=1, max_size=7, unique=True)


def told(articles: list[int]) -> Case:
    """A case of these articles: one act each by the narrator, and one told by a doctor of the town."""
    case = Case()
    for number in articles:
        town, month, when, deed = ARTICLES[number]
        text = f"Police {deed} a man in {town} on 4 {month}.\nThe doctor of {town} said men were {deed} there."
        says = {"id": f"s{number}", "by": "The doctor", "cue": "said", "content": f"men were {deed} there"}
        dates = {f"4 {month}": f"{when}-04"}
        case.item(
            f"i{number}", text, on=f"{when}-20", outlet=f"Post {number}", places=(town,), dates=dates, says=(says,)
        )
    return case


def stands_on(noun: Event | Claim, account: Any) -> set[tuple[str, str, str]]:
    acts = {act.id: act for act in account.acts}
    return {(acts[id].item, acts[id].act_type, acts[id].passage.span.text) for id in noun.acts}


@given(before=any_articles, after=any_articles, pick=st.integers(0, 99), anchored=st.booleans())
@settings(max_examples=120, deadline=None)
def test_a_decision_holds_for_the_same_words_or_is_left_over(
    before: list[int], after: list[int], pick: int, anchored: bool
) -> None:
    then = told(before).account()
    things = (*then.events, *then.claims)
    thing = things[pick % len(things)]
    rejected = Decision(about=thing.id, verdict="reject", by="Ada", at=NOW, anchor=anchor_in(then, thing.id))
    laid = lay_account(told(after).account(), [rejected], {})
    aside = (*laid.account.rejected_events, *laid.account.rejected_claims)
    assert len(aside) + len(laid.lost) == 1
    for one in aside:
        old, new = stands_on(thing, then), stands_on(one, laid.account)
        assert type(one) is type(thing)
        assert 2 * len(old & new) > len(old | new)


@given(before=any_articles, more=any_articles)
@settings(max_examples=60, deadline=None)
def test_material_that_adds_nothing_to_an_event_leaves_it_its_id(before: list[int], more: list[int]) -> None:
    then, now = told(before).account(), told(list(dict.fromkeys((*before, *more)))).account()
    ids = {frozenset(stands_on(one, now)): one.id for one in (*now.claims, *now.events)}
    for one in (*then.claims, *then.events):
        same = {other.id for other in (*now.claims, *now.events) if type(other) is type(one) and other.acts == one.acts}
        assert same <= {one.id}
    assert len({one.id for one in now.claims}) == len(now.claims)
    assert len({one.id for one in now.events}) == len(now.events)
    assert ids


values = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "denial", "no_comment", "2031-05-04", "../..", "The doctor", "killed", "9"]),
)
anchors = st.one_of(
    st.none(),
    st.builds(
        Anchor, kind=st.sampled_from(["statement", "list", "event", "claim"]),
        speaker=st.sampled_from(["", None, "The doctor"]),
        told=st.lists(st.builds(Told, item=st.just("i3"), what=st.just("killing"), words=values)).map(tuple),
    ),
)  # fmt: skip
FIELD_NAMES = sorted({name for fields in FIELDS.values() for name in fields} | {"id", "within", "acts", "colour", ""})


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_sequence_of_decisions_leaves_a_record_that_can_be_weighed(data: st.DataObject) -> None:
    case = told([3, 8, 4])
    account = case.account()
    ids = [one.id for one in (*account.events, *account.claims)] + ["s3", "s8", "s4", "s-none", "k-none", ""]
    logged = []
    for number in range(data.draw(st.integers(1, 8))):
        about = data.draw(st.sampled_from(ids))
        kind = data.draw(st.sampled_from(["accept", "reject", "correct", "correct", "withdraw"]))
        pinned = anchor_in(account, about) or next(
            (found for reading in case.readings if (found := anchor_in(reading, about))), None
        )
        item = f"i{about[1:]}" if about in ("s3", "s8", "s4") else data.draw(st.sampled_from(["", "i3", "gone"]))
        logged.append((str(number), Decision(
            about=about, verdict=kind, by="Ada", at=NOW, item=item, words=data.draw(st.sampled_from(["", "men were"])),
            field=data.draw(st.sampled_from(FIELD_NAMES)), value=data.draw(values),
            anchor=data.draw(st.one_of(st.just(pinned), anchors)),
            takes_back=data.draw(st.sampled_from(["", "0", "1", "9"])),
        )))  # fmt: skip
    standing = [one for _, one in in_force(logged)]
    texts = {layer.item: layer.text for layer in case.layers}
    laid = [lay_reading(reading, standing, {}, texts[reading.item]) for reading in case.readings]
    case.readings = [one.reading for one in laid]
    told_now = lay_account(case.account(), standing, {})
    backing = corroborate.weigh(told_now.account, case.readings, case.layers, case.items, case.ids)
    link.link(told_now.account, case.readings, standing, (), case.ids, backing.copied_lists)
    for one in laid:
        kept = {each.id for each in one.reading.statements} | {each.noun.id for each in one.rejected}
        assert kept == {f"s{one.reading.item[1:]}"}
        assert {each.decision for each in one.lost} <= set(one.concerned)


@given(
    words=st.sampled_from(["men were held", "nobody was held"]), speaker=st.sampled_from(["The mayor", "The doctor"])
)
def test_a_statement_is_the_same_only_where_words_speaker_and_item_are(words: str, speaker: str) -> None:
    text = f"{speaker} said that {words}."
    case = Case()
    case.item("a", text, says=({"id": "s", "by": speaker, "cue": "said", "content": words},))
    told = (Told(item="a", what="statement", words="men were held"),)
    decision = Decision(
        about="s", verdict="reject", by="Ada", at=NOW, item="a",
        anchor=Anchor(kind="statement", told=told, speaker="The mayor"),
    )  # fmt: skip
    left: tuple[Statement, ...] = lay_reading(case.readings[0], [decision], {}, text).reading.statements
    assert (left == ()) == ((words, speaker) == ("men were held", "The mayor"))
