"""Roots: who took it from whom, and which sources are independent of one another."""

from typing import Any

DENIES = {"kind": "denial", "denial_kind": "denies_act"}


def killing(case: Any) -> Any:
    """The backing of the claim that people were killed."""
    claims = {claim.id for claim in case.account().claims if claim.act_type == "killing"}
    return next(backing for backing in case.backing().claims if backing.claim in claims)


def counted(case: Any) -> list[str]:
    return case.names(tuple(root for root in killing(case).roots if root.counted))


def said(name: str, by: str, content: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "by": by, "cue": "said", "content": content, "on": "2031-05-01", **more}


def test_two_outlets_that_quote_one_body_are_one_root(case: Any) -> None:
    for name in ("a", "b"):
        text = f"Lantern Watch said that police had killed three men in Dorn, {name} learnt."
        case.item(
            name, text, on="2031-05-02", outlet=f"{name} Post", places=("Dorn",), bodies=("Lantern Watch",),
            says=(said(f"s-{name}", "Lantern Watch", "police had killed three men in Dorn"),),
        )  # fmt: skip
    assert counted(case) == ["Lantern Watch"]
    root = killing(case).roots[0]
    assert root.items == ("a", "b")
    assert sorted(case.names(tuple(_Root(party) for party in root.through))) == ["a Post", "b Post"]


def test_a_body_and_its_spokesperson_are_one_root(case: Any) -> None:
    text = (
        "Lantern Watch said that police had killed three men in Dorn.\n"
        "Lantern Watch spokesperson Mira Holt said that the dead men had been shot dead in Dorn."
    )
    case.item(
        "a", text, on="2031-05-02", outlet="Post", places=("Dorn",), bodies=("Lantern Watch",),
        people={"Mira Holt": "Lantern Watch spokesperson"},
        says=(
            said("s", "Lantern Watch", "police had killed three men in Dorn"),
            said("t", "Lantern Watch spokesperson Mira Holt", "the dead men had been shot dead in Dorn"),
        ),
    )  # fmt: skip
    assert counted(case) == ["Lantern Watch"]


def test_a_narrator_who_attributes_it_to_others_is_no_root(case: Any) -> None:
    text = "The killing of three men in Dorn is denied.\nLantern Watch said that police had killed three men in Dorn."
    case.item(
        "a", text, on="2031-05-02", outlet="Post", places=("Dorn",), bodies=("Lantern Watch",),
        says=(said("s", "Lantern Watch", "police had killed three men in Dorn"),),
    )  # fmt: skip
    assert counted(case) == ["Lantern Watch"]
    assert any(not root.counted and "attributes it to others" in root.reason for root in killing(case).roots)


def test_an_unnamed_source_is_a_root_of_its_own_and_provisional(case: Any) -> None:
    text = "A cook said that police had killed three men in Dorn."
    case.item("a", text, on="2031-05-02", outlet="Post", places=("Dorn",), says=(
        said("s", "A cook", "police had killed three men in Dorn"),
    ))  # fmt: skip
    (root,) = (root for root in killing(case).roots if root.counted)
    assert root.provisional
    assert "not named" in root.reason


def test_unnamed_sources_of_two_outlets_are_not_assumed_to_be_two_people(case: Any) -> None:
    for name, who in (("a", "A cook"), ("b", "A witness")):
        text = f"{who} said that police had killed three men in Dorn."
        case.item(name, text, on="2031-05-02", outlet=f"{name} Post", places=("Dorn",), says=(
            said(f"s-{name}", who, "police had killed three men in Dorn"),
        ))  # fmt: skip
    assert killing(case).independent == 1
    assert any("not the one heard before" in root.reason for root in killing(case).roots if not root.counted)


def test_a_guard_and_a_detainee_are_two_people(case: Any) -> None:
    for name, who in (("a", "A former detainee"), ("b", "A former guard")):
        text = f"{who} said that police had killed three men in Dorn."
        case.item(name, text, on="2031-05-02", outlet=f"{name} Post", places=("Dorn",), says=(
            said(f"s-{name}", who, "police had killed three men in Dorn"),
        ))  # fmt: skip
    assert killing(case).independent == 2


def test_a_person_whom_only_one_body_has_heard_is_one_root_with_it(case: Any) -> None:
    text = (
        "Lantern Watch said that police had killed three men in Dorn.\n"
        "Ana Rell told Lantern Watch that police had killed her son in Dorn."
    )
    case.item(
        "a", text, on="2031-05-02", outlet="Lantern Watch", places=("Dorn",), bodies=("Lantern Watch",),
        people=("Ana Rell",),
        says=(
            said("s", "Lantern Watch", "police had killed three men in Dorn"),
            {"id": "t", "by": "Ana Rell", "cue": "told", "content": "police had killed her son in Dorn",
             "on": "2031-04-20", "kind": "testimony", "to": "Lantern Watch"},
        ),
    )  # fmt: skip
    assert killing(case).independent == 1
    assert str(next(root for root in killing(case).roots if root.counted).first_on) == "2031-04-20"


def test_a_citation_of_an_outlet_goes_back_to_the_sources_of_its_own_item(case: Any) -> None:
    text = "Ana Rell said that police had killed her son in Dorn."
    case.item("a", text, on="2031-05-02", outlet="Post", places=("Dorn",), people=("Ana Rell",), says=(
        said("s", "Ana Rell", "police had killed her son in Dorn"),
    ))  # fmt: skip
    text = "The Post reported that police had killed a man in Dorn."
    case.item("b", text, on="2031-05-03", outlet="Gazette", places=("Dorn",), outlets=("Post",), says=(
        {**said("t", "Post", "police had killed a man in Dorn"), "cue": "reported"},
    ))  # fmt: skip
    assert counted(case) == ["Ana Rell"]


def test_hearsay_that_names_nobody_is_no_root(case: Any) -> None:
    text = "Three men are believed to have been killed in Dorn."
    case.item("a", text, on="2031-05-02", outlet="Post", places=("Dorn",), says=(
        {"id": "s", "by": None, "cue": "believed", "content": "have been killed in Dorn", "kind": "report",
         "hedge": "believed", "on": "2031-05-02"},
    ))  # fmt: skip
    assert killing(case).independent == 0
    assert "naming nobody" in killing(case).roots[0].reason


def test_an_acknowledgement_by_the_side_that_denies_counts_and_is_said_to_be_one(case: Any) -> None:
    text = (
        "The Interior Ministry said that nobody had been killed in Dorn.\n"
        "The Interior Ministry acknowledged that officers had killed two men in Dorn."
    )
    denial = {**said("d", "Interior Ministry", "nobody had been killed in Dorn"), **DENIES}
    admitted = {**said("s", "Interior Ministry", "officers had killed two men in Dorn"), "cue": "acknowledged"}
    case.item("a", text, on="2031-05-02", outlet="Post", places=("Dorn",), bodies=("Interior Ministry",),
              says=(denial, admitted))  # fmt: skip
    (root,) = (root for root in killing(case).roots if root.counted)
    assert "acknowledges" in root.reason
    assert [(one.a, one.b) for one in case.backing().contradictions] == [("s", "d")]


def test_other_words_of_the_side_that_denies_do_not_count(case: Any) -> None:
    text = (
        "The Interior Ministry said that nobody had been killed in Dorn.\n"
        "The Interior Ministry said that the story of men killed in Dorn was old."
    )
    denial = {**said("d", "Interior Ministry", "nobody had been killed in Dorn"), **DENIES}
    other = said("s", "Interior Ministry", "the story of men killed in Dorn was old")
    case.item("a", text, on="2031-05-02", outlet="Post", places=("Dorn",), bodies=("Interior Ministry",),
              says=(denial, other))  # fmt: skip
    assert killing(case).independent == 0


def test_who_reports_the_words_of_a_denier_is_the_root(case: Any) -> None:
    text = (
        "The Interior Ministry said that nobody had been killed in Dorn.\n"
        "Lantern Watch said that the Interior Ministry told officers that men were killed in Dorn."
    )
    denial = {**said("d", "Interior Ministry", "nobody had been killed in Dorn"), **DENIES}
    outer = said("s", "Lantern Watch", "the Interior Ministry told officers that men were killed in Dorn")
    inner = {**said("t", "Interior Ministry", "men were killed in Dorn", within="s"), "cue": "told", "after": "Lantern"}
    case.item("a", text, on="2031-05-02", outlet="Post", places=("Dorn",),
              bodies=("Interior Ministry", "Lantern Watch"), says=(denial, outer, inner))  # fmt: skip
    assert counted(case) == ["Lantern Watch"]


def test_words_taken_back_are_shown_and_count_only_for_the_days_before(case: Any) -> None:
    text = "Ana Rell said that police had killed her son in Dorn."
    case.item("a", text, on="2031-05-02", outlet="Post", places=("Dorn",), people=("Ana Rell",), says=(
        said("s", "Ana Rell", "police had killed her son in Dorn"),
    ))  # fmt: skip
    text = "Ana Rell said that her son had not been killed in Dorn."
    case.item("b", text, on="2031-05-20", outlet="Post", places=("Dorn",), people=("Ana Rell",), says=(
        said("r", "Ana Rell", "her son had not been killed in Dorn", kind="retraction") | {"on": "2031-05-20"},
    ))  # fmt: skip
    for name, on in (("d1", "2031-05-10"), ("d2", "2031-06-01")):
        text = "The Interior Ministry said that nobody had been killed in Dorn."
        denial = {**said(name, "Interior Ministry", "nobody had been killed in Dorn"), **DENIES, "on": on}
        case.item(name, text, on=on, outlet=name, places=("Dorn",), bodies=("Interior Ministry",), says=(denial,))
    assert case.denied("d1").on_record_then.independent == 1
    assert case.denied("d2").on_record_then.independent == 0
    (root,) = (root for root in killing(case).roots if "s" in root.statements)
    assert not root.counted
    assert "taken back 20 May 2031" in root.reason


def test_a_retraction_in_other_words_takes_back_all_that_its_speaker_told(case: Any) -> None:
    text = "Ana Rell said that police had killed her son in Dorn.\nAna Rell said that she had been mistaken."
    case.item("a", text, on="2031-05-20", outlet="Post", places=("Dorn",), people=("Ana Rell",), says=(
        said("s", "Ana Rell", "police had killed her son in Dorn"),
        said("r", "Ana Rell", "she had been mistaken", kind="retraction") | {"on": "2031-05-19"},
    ))  # fmt: skip
    (root,) = killing(case).roots
    assert not root.counted
    assert "taken back" in root.reason


def test_a_list_that_names_another_list_as_its_source_is_no_root(case: Any, people_list: Any) -> None:
    rows = ({"name": "Ivo Tann", "place": "Dorn"}, {"name": "Karl Venn", "place": "Dorn"})
    for name, owner, origin in (("a", "Lantern Watch", "own interviews"), ("b", "Lamp Committee", "Lantern Watch")):
        one = people_list(f"l-{name}", name, rows, owner=owner, origin=origin)
        case.item(name, f"People killed in Dorn, {owner}.", on="2031-05-02", outlet=owner, places=("Dorn",),
                  bodies=(owner,), lists=(one,))  # fmt: skip
    assert counted(case)[0] == "Lantern Watch"
    assert any("takes its list from Lantern Watch" in root.reason for root in killing(case).roots)


def test_a_report_of_which_only_a_detail_is_given_is_provisional(case: Any) -> None:
    text = "The purge in Dorn goes on.\nA Lantern Watch report contained a detail that nobody had heard."
    case.item("a", text, on="2031-05-20", outlet="Post", places=("Dorn",), bodies=("Lantern Watch",), says=(
        {"id": "s", "by": "A Lantern Watch report", "cue": "contained", "content": "a detail that nobody had heard",
         "kind": "report", "on": "2031-05-01"},
    ))  # fmt: skip
    (root,) = (root for claim in case.backing().claims for root in claim.roots if root.statements == ("s",))
    assert root.provisional
    assert "one detail" in root.reason


class _Root:
    def __init__(self, party: str) -> None:
        self.party = party
