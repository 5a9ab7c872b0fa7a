"""Laws of Edtf, for every date of the profile."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onrecord.nouns.edtf import Edtf

_days = st.dates(min_value=date(2, 1, 1), max_value=date(9990, 12, 31))
_marks = st.sampled_from(["", "~", "?", "%"])


@st.composite
def _points(draw: st.DrawFn) -> str:
    day = draw(_days)
    year, month = f"{day.year:04}", f"{day.month:02}"
    form = draw(st.sampled_from([year, f"{year}-{month}", day.isoformat(), f"{year[:3]}X", f"{year}-22", f"{year}-XX"]))
    return form + draw(_marks)


@st.composite
def edtfs(draw: st.DrawFn) -> Edtf:
    one, two = Edtf(draw(_points())), Edtf(draw(_points()))
    start, end = sorted((one, two), key=lambda e: e.written)
    if (start.written[0] or date.min) > (end.written[1] or date.max):
        start, end = end, start
    return draw(st.sampled_from([one, Edtf(f"{start}/{end}"), Edtf(f"../{one}"), Edtf(f"{one}/..")]))


@given(edtfs())
def test_canonical_form_is_a_fixed_point(when: Edtf) -> None:
    assert Edtf.parse(str(when)) == when


@given(edtfs(), edtfs())
def test_certainly_before_is_possibly_before_and_never_both_ways(a: Edtf, b: Edtf) -> None:
    """`before` is true only when it is certain."""
    if a.before(b):
        assert a.possibly_before(b)
        assert not b.possibly_before(a)
        assert not a.overlaps(b)


@given(edtfs(), edtfs())
def test_an_intersection_lies_in_both(a: Edtf, b: Edtf) -> None:
    """`intersect`: what both leave possible."""
    both = a.intersect(b)
    assert (both is None) == (not a.overlaps(b))
    assert both is None or (a.contains(both) and b.contains(both))


@given(edtfs())
def test_approximately_never_widens_by_a_year(when: Edtf) -> None:
    """`~` widens by a stated rule; never by years."""
    for edge, written in zip((when.earliest, when.latest), when.written, strict=True):
        assert (edge is None) == (written is None)
        if edge is not None and written is not None:
            assert abs(edge - written) <= timedelta(days=92)


@given(edtfs())
def test_words_exist_for_every_date(when: Edtf) -> None:
    assert all(when.human(language) for language in ("en", "fr", "ru"))
