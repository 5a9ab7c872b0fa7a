"""Copies: found, named for what they are, and turned the right way round."""

from typing import Any

from onrecord.corroborate.likeness import alike, shingles

STORY = (
    "Three nights in a row lorries came to the old mill in Dorn and left before the light. The baker on the corner "
    "heard the engines and counted eleven of them on the second night. She wrote the numbers on a flour sack and kept "
    "it under the counter, where nobody looks, and on the fourth day she brought it to the harbour and showed it to a "
    "captain who had asked for bread. He read it twice, folded it and said that he would carry it over the water."
)
OTHER = (
    "The regional chess cup ended on Sunday with a draw that nobody in the hall had thought possible after the first "
    "hour. Both players shook hands, the mayor gave a short speech about patience, and the buffet was empty within "
    "minutes, because the school orchestra had been promised cake and had waited through five silent hours to get it."
)


def how(case: Any) -> list[tuple[str, str, str]]:
    return [(one.item, one.source, one.how) for one in case.backing().retellings]


def test_the_same_bytes_are_one_item(case: Any) -> None:
    case.item("a", STORY, on="2031-05-01", outlet="Post")
    case.item("b", STORY, outlet="Post", same_bytes_as="a")
    assert how(case) == [("b", "a", "same bytes")]


def test_a_reprint_credits_the_outlet_it_took_from(case: Any) -> None:
    case.item("b", f"First in Harbour Post. {STORY}", on="2031-05-01", outlet="Gazette")
    case.item("a", STORY, on="2031-05-03", outlet="Harbour Post")  # its date is that of a later update
    assert how(case) == [("b", "a", "reprint")]


def test_a_wire_copy_is_known_by_its_dateline(case: Any) -> None:
    case.item("a", f"DORN, May 1 (XPA) — {STORY}", on="2031-05-01", outlet="Post")
    case.item("b", f"DORN, May 1 (XPA) — {STORY} More soon.", on="2031-05-02", outlet="Gazette")
    assert how(case) == [("b", "a", "wire copy")]


def test_a_near_copy_comes_after_what_was_published_first(case: Any) -> None:
    case.item("late", STORY.replace("eleven", "twelve").replace("baker", "cook"), on="2031-05-03", outlet="Gazette")
    case.item("early", STORY, on="2031-05-01", outlet="Post")
    assert how(case) == [("late", "early", "near copy")]


def test_an_excerpt_is_found_in_its_long_original(case: Any) -> None:
    case.item("long", f"{OTHER} {STORY} {OTHER[::-1]}", on="2031-05-01", outlet="Post")
    case.item("short", STORY, on="2031-05-02", outlet="Gazette")
    assert how(case) == [("short", "long", "excerpt")]


def test_two_stories_about_one_thing_are_no_copies(case: Any) -> None:
    case.item("a", STORY, on="2031-05-01", outlet="Post")
    case.item("b", OTHER, on="2031-05-02", outlet="Gazette")
    assert how(case) == []


def test_three_copies_hang_on_one_original_and_never_on_one_another_in_a_ring(case: Any) -> None:
    for number, name in enumerate(("a", "b", "c", "d"), 1):
        case.item(name, f"{STORY} {'And so on. ' * number}", on=f"2031-05-0{number}", outlet=name)
    sources = {item: source for item, source, _ in how(case)}
    assert set(sources) == {"b", "c", "d"}
    for item in sources:
        seen = {item}
        while item in sources:
            item = sources[item]
            assert item not in seen
            seen.add(item)


def test_a_copy_adds_no_root(case: Any) -> None:
    told = f"Police killed three men in Dorn. {STORY}"
    case.item("a", told, on="2031-05-01", outlet="Post", places=("Dorn",))
    case.item("b", told + " Ends.", on="2031-05-02", outlet="Gazette", places=("Dorn",))
    claims = {claim.id for claim in case.account().claims if claim.act_type == "killing"}
    (killing,) = (one for one in case.backing().claims if one.claim in claims)
    assert killing.independent == 1
    assert [root.reason for root in killing.roots if not root.counted] == ["Not counted: takes its text from Post."]


def test_texts_too_short_to_be_copies_are_not_compared() -> None:
    assert shingles("Nobody was hurt in Dorn.") == frozenset()
    assert alike({"a": shingles("Nobody."), "b": shingles("Nobody.")}) == []
