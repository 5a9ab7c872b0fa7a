"""What the denial ledger promises for every day on which anything was said."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests import telling
from tests.tried import tried

from onrecord.nouns import Edtf

days = st.dates(dt.date(2030, 1, 1), dt.date(2030, 12, 31))
spans = st.tuples(days, days).map(lambda pair: Edtf.between(min(pair), max(pair)))
dates = st.one_of(days.map(Edtf.day), spans, days.map(Edtf.until), days.map(lambda day: Edtf(f"{day.isoformat()}~")))
BODIES = ("Lantern Watch", "Harbour Doctors", "River Archive", "Open Scale")


def ledger(said: list[Edtf], denied: Edtf):  # type: ignore[no-untyped-def]
    case = telling.Case()
    for number, (body, on) in enumerate(zip(BODIES, said, strict=False)):
        text = f"{body} said that police had killed three men in Dorn."
        case.item(
            f"i{number}", text, on="2031-06-01", outlet=f"Post {number}", places=("Dorn",), bodies=(body,),
            says=({"id": f"s{number}", "by": body, "cue": "said", "content": text[len(body) + 11 : -1], "on": on},),
        )  # fmt: skip
    text = "The Interior Ministry said that nobody had been killed in Dorn."
    case.item(
        "d", text, on="2031-06-01", outlet="Gazette", places=("Dorn",), bodies=("Interior Ministry",),
        says=({"id": "d", "by": "Interior Ministry", "cue": "said", "content": text[32:-1], "on": str(denied),
               "kind": "denial", "denial_kind": "denies_act"},),
    )  # fmt: skip
    return case, case.denied("d")


@tried(40)
@given(said=st.lists(dates, min_size=1, max_size=4), denied=dates)
def test_counted_is_what_was_certainly_before_and_nothing_else(said: list[Edtf], denied: Edtf) -> None:
    """Counted is a root of which at least one telling is certainly before the denial (docs/methods/denial-ledger)."""
    case, line = ledger(said, denied)
    before = {body for body, on in zip(BODIES, said, strict=False) if on.before(denied)}
    assert set(case.names(line.on_record_then.roots)) == before
    assert line.on_record_then.independent == len(before)


@tried(40)
@given(said=st.lists(dates, min_size=1, max_size=4), denied=dates)
def test_every_root_stands_in_one_place_of_the_line(said: list[Edtf], denied: Edtf) -> None:
    """ "what stood on record that day, what perhaps did, what came later": each root once."""
    case, line = ledger(said, denied)
    placed = case.names((*line.on_record_then.roots, *line.maybe_before, *line.later))
    assert sorted(placed) == sorted(BODIES[: len(said)])


@tried(25)
@given(said=st.lists(days.map(Edtf.day), min_size=1, max_size=4), denied=days)
def test_a_later_denial_never_has_less_on_record(said: list[Edtf], denied: dt.date) -> None:
    """A record only grows."""
    _, now = ledger(said, Edtf.day(denied))
    _, then = ledger(said, Edtf.day(denied + dt.timedelta(days=30)))
    assert now.on_record_then.independent <= then.on_record_then.independent
