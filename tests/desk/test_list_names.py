"""Lists are called by a name that tells them apart, and never by an id where a name is known."""

from typing import Any

from onrecord.desk.list_names import list_names, with_list_names

ROWS = ({"name": "Ivo Tann"},)


def test_owners_files_and_lists_only_spoken_of(case: Any, people_list: Any) -> None:
    case.item("a.csv", "Detained.", lists=(people_list("l-a", "a.csv", ROWS, owner="Lantern Watch"),))
    case.item("b.csv", "Detained.", lists=(people_list("l-b", "b.csv", ROWS, owner=None),))
    spoken = people_list("l-c", "c.txt", owner="Lantern Watch", contained=False, stated=3)
    case.item("c.txt", "A list.", lists=(spoken,))
    case.item("d.csv", "Detained.", lists=(people_list("l-d", "d.csv", ROWS, owner="Lantern Watch"),))
    assert list_names(case.readings, case.items) == {
        "l-a": "Lantern Watch (a.csv)",
        "l-b": "the list in b.csv",
        "l-c": "Lantern Watch, only spoken of in c.txt",
        "l-d": "Lantern Watch (d.csv)",
    }


def test_an_id_in_words_becomes_the_name() -> None:
    id = "l-eg4wuewp25qhbcbr"
    assert with_list_names(f"8 are on {id} too.", {id: "Lantern Watch"}) == "8 are on Lantern Watch too."
    assert with_list_names(f"8 are on {id} too.", {}) == f"8 are on {id} too."
