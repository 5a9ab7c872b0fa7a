"""Whatever is written in two records, weighing them ends, adds up, and does not depend on their order."""

from hypothesis import given
from hypothesis import strategies as st
from tests.tried import tried

from onrecord.link.model import scored
from onrecord.link.records import Record
from onrecord.nouns import Edtf

DATES = st.sampled_from(
    ("1979-05-03", "1979-05", "1979", "1978/1979", "197X", "../1990", "1990/..", "XXXX-05-26", "1980~")
)
WORDS = st.sampled_from(("Ivo", "Иво", "Tann", "Тан", "Abu", "عمر", "bin", "'", "\x1e", "\x1f"))
NAMES = st.one_of(st.text(max_size=20), st.lists(WORDS, max_size=4).map(" ".join))


@st.composite
def _records(draw: st.DrawFn) -> list[Record]:
    made = []
    for number in range(draw(st.integers(2, 4))):
        name, place = draw(NAMES), draw(st.one_of(st.none(), st.text(max_size=8)))
        born, when = (draw(st.one_of(st.none(), DATES.map(Edtf))) for _ in range(2))
        variants = tuple(draw(st.lists(NAMES, max_size=2)))
        same_as = draw(st.sampled_from((None, "0"))) if number else None
        made.append(
            Record(
                str(number), name, bool(name.strip()), draw(st.sampled_from(("", "a", "b"))), born, when, place,
                same_as, variants=variants, places=(place,) if place else (),
            )
        )  # fmt: skip
    return made


@given(_records())
@tried(12)
def test_weighing_ends_adds_up_and_knows_no_order(people: list[Record]) -> None:
    """ "The weight of a pair is the prior in bits plus the evidence of its fields." """
    found = scored(people).pairs
    assert found == scored(people[::-1]).pairs
    assert all(one.a < one.b and 0 <= one.probability <= 1 and one.reason for one in found)
    priors = {round(one.weight - sum(part.weight for part in one.parts), 6) for one in found}
    assert len(priors) <= 1
