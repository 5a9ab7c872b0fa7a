"""Tables of overlaps: leaving out a list, joining two, and what cannot be read as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.estimate import Overlap, read_overlap, tabulated
from onrecord.nouns.refusal import BadRequest

LISTS = ("camp", "families", "hospital", "court")
people = st.lists(st.integers(0, 15), min_size=1, max_size=60)


def test_a_table_is_read_with_its_lists_in_order() -> None:
    table, odd = read_overlap('"camp","families","count"\n1,0,7\n0,1,5\n1,1,3\n')
    assert (table.lists, table.n, odd) == (("camp", "families"), 15, ())
    assert (table.size(0), table.size(1), table.size(0, 1), table.on(1)) == (10, 8, 3, 12)


@pytest.mark.parametrize(
    ("rows", "where", "what"),
    [
        ("a,b,n\n1,0,-4", "line 2", "negative"),
        ("a,b,n\n1,0,2.5", "line 2", "no whole number"),
        ("a,b,n\n1,0,1e3", "line 2", "no whole number"),
        ("a,b,n\n1,0,", "line 2", "no whole number"),
        ("a,b,n\n1,0,3\n2,0,1", "line 3, list 1", "neither 0 nor 1"),
        ("a,b,n\n1,0,3\n0,0,9", "line 3", "on no list"),
        ("a,b,n\n1,3", "line 2", "2 cells, not 3"),
        ("a,a,n\n1,0,3", "line 1", "one name"),
        (",a,b,n\n1,1,0,3", "line 1", "column 1 has no name"),
        ("a\x07,b,n\n1,0,3", "line 1", "cannot be printed"),
        ("1,0,0,12\n0,1,0,4", "line 1", "numbers and no names"),
        ("a,b,c\n1,0,0\n1,1,0\n0,1,1", "line 1", "as a list does"),
        ("a,b,n\n0,0,NA\n1,0,3", "line 2", "on no list"),
        ('a,b,n\n1,0,"3\n0,1,4', "line 3", "cell has no end"),
        ("n\n3", "line 1", "no list"),
        ("a,b,count\n1,0,0", "counts", "nobody"),
        ("a,b,n\n1,0,99999999999999999999", "counts", "more than can be reckoned"),
        ("a,b,n", "line 1", "no rows"),
        (",".join(f"l{k}" for k in range(63)) + ",n\n" + "1," * 63 + "4", "line 1", "63 lists"),
    ],
)
def test_what_is_no_count_of_people_is_refused_with_its_line(rows: str, where: str, what: str) -> None:
    with pytest.raises(BadRequest) as refused:
        read_overlap(rows)
    assert where in refused.value.where
    assert what in refused.value.what
    assert refused.value.means
    assert refused.value.next


@pytest.mark.parametrize(
    "rows",
    [
        "count,a,b\n7,1,0\n5,0,1\n3,1,1",
        "a,Freq,b\n1,7,0\n0,5,1\n1,3,1",
        "a;b;c\n1;0;7\n0;1;5\n1;1;3",
        "\ufeffa\tb\tcount\r\n1\t0\t7\r\n0\t1\t5\r\n\r\n1\t1\t3\r\n",
        ' a , b , "people"\n 1 , 0 , 7 \n 0,1,5\n1,1,3',
    ],
)
def test_the_count_may_stand_anywhere_and_spreadsheets_may_write_their_own_way(rows: str) -> None:
    table, odd = read_overlap(rows)
    assert (table.lists, table.cells, odd) == (("a", "b"), ((1, 7), (2, 5), (3, 3)), ())


def test_counts_of_0_and_1_are_taken_where_the_column_says_so() -> None:
    assert read_overlap("a,b,count\n1,0,1\n0,1,1\n1,1,0")[0].cells == ((1, 1), (2, 1))


def test_a_pattern_given_twice_is_added_up_and_an_empty_list_left_out_and_both_are_said() -> None:
    table, odd = read_overlap("a,b,c,n\n1,0,0,3\n1,0,0,2\n0,0,1,4\n0,1,0,0\n")
    assert table == Overlap(lists=("a", "c"), cells=((1, 5), (2, 4)))
    assert [one.code for one in odd] == ["pattern-twice", "list-empty"]


@given(people, st.integers(0, 3))
def test_leaving_out_a_list_loses_exactly_those_on_it_alone(patterns: list[int], gone: int) -> None:
    table = tabulated(LISTS, patterns)
    left = table.without(gone)
    assert left.n == table.n - sum(count for pattern, count in table.cells if pattern == 1 << gone)
    for other in range(4):
        if other != gone:
            assert left.size(other - (other > gone)) == table.size(other)


@given(people, st.integers(0, 2), st.integers(1, 3))
def test_joining_two_lists_loses_nobody(patterns: list[int], a: int, by: int) -> None:
    b = min(a + by, 3)
    table = tabulated(LISTS, patterns)
    joined = table.merged(a, b)
    assert joined.n == table.n
    assert joined.size(a) == table.size(a) + table.size(b) - table.size(a, b)
    assert len(joined.lists) == 3
