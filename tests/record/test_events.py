"""Events, phases, places and claims."""

from typing import Any

from onrecord.nouns import Edtf


def test_acts_at_one_place_and_time_are_one_event(case: Any) -> None:
    for name, text in (("a", "Police killed a man in Dorn."), ("b", "Police tortured a man in Dorn.")):
        case.item(name, text, on="2031-05-02", outlet=name, places=("Dorn",))
    account = case.account()
    assert [event.place for event in account.events] == ["Dorn"]
    assert sorted(claim.act_type for claim in account.claims) == ["killing", "torture"]


def test_two_towns_are_two_events(case: Any) -> None:
    for town in ("Dorn", "Vell"):
        case.item(town, f"Police killed a man in {town}.", on="2031-05-02", outlet=town, places=(town,))
    assert sorted(str(event.place) for event in case.account().events) == ["Dorn", "Vell"]


def test_a_silence_of_more_than_half_a_year_parts_two_events(case: Any) -> None:
    for year in ("2027", "2031"):
        text = f"Police killed a man in Dorn on 4 May {year}."
        case.item(year, text, on=f"{year}-06-01", places=("Dorn",), dates={f"4 May {year}": f"{year}-05-04"})
    assert [str(event.start) for event in case.account().events] == ["2027-05-04", "2031-05-04"]


def test_a_street_falls_together_with_its_town(case: Any) -> None:
    case.item("a", "Police killed a man in the mill on Salt Street in Dorn.", on="2031-05-02", outlet="a",
              places=("Salt Street", "Dorn"))  # fmt: skip
    case.item("b", "Police tortured a man on Salt Street.", on="2031-05-03", outlet="b", places=("Salt Street",))
    assert [event.place for event in case.account().events] == ["Dorn"]


def test_an_embassy_in_a_capital_is_not_where_it_happened(case: Any) -> None:
    text = "Police killed a man in Dorn.\nThe Embassy in Karlo wrote that nobody was killed."
    says = {"id": "d", "by": "The Embassy in Karlo", "cue": "wrote", "content": "nobody was killed", "kind": "denial",
            "denial_kind": "denies_act", "on": "2031-05-02"}  # fmt: skip
    case.item("a", text, on="2031-05-03", outlet="Post", places=("Dorn", "Karlo"), bodies=("Embassy",), says=(says,))
    (claim,) = case.account().claims
    assert (claim.place, claim.denied_by) == ("Dorn", ("d",))


def test_a_campaign_pauses_and_resumes(case: Any) -> None:
    text = "The purge in Dorn is said to have restarted after a brief hiatus around the fair (1 May to 9 May)."
    case.item(
        "a", text, on="2031-06-01", outlet="Post", places=("Dorn",), dates={"1 May to 9 May": "2031-05-01/2031-05-09"}
    )
    (event,) = case.account().events
    assert event.type == "campaign"
    assert [(phase.state, phase.when) for phase in event.phases] == [
        ("paused", Edtf("2031-05-01/2031-05-09")),
        ("resumed", Edtf("2031-05-09/2031-06-01")),
    ]


def test_phases_told_in_a_sentence_that_goes_on_about_the_arrests(case: Any) -> None:
    text = "The arrests in Dorn began in January. They stopped on 15 April, and they resumed in late May."
    case.item("a", text, on="2031-07-01", outlet="Post", places=("Dorn",), dates={
        "January": "2031-01", "15 April": "2031-04-15", "late May": "2031-05-21/2031-05-31",
    })  # fmt: skip
    (event,) = case.account().events
    assert [(phase.state, str(phase.when)) for phase in event.phases] == [
        ("paused", "2031-04-15"), ("resumed", "2031-05-21/2031-05-31"),
    ]  # fmt: skip


def test_a_list_of_the_killed_bears_on_the_claim_of_killing(case: Any, people_list: Any) -> None:
    one = people_list("l", "b", ({"name": "Ivo Tann", "place": "Dorn"},), owner="Lantern Watch")
    case.item("a", "Police killed a man in Dorn.", on="2031-05-02", outlet="Post", places=("Dorn",))
    case.item("b", "People killed in Dorn.", on="2031-05-03", places=("Dorn",), lists=(one,))
    claims = {claim.act_type: claim for claim in case.account().claims}
    assert claims["killing"].lists == ("l",)


def test_a_claim_says_in_plain_words_what_where_and_when(case: Any) -> None:
    case.item(
        "a", "Police killed a man on 4 May in Dorn.", on="2031-05-06", places=("Dorn",), dates={"4 May": "2031-05-04"}
    )
    (claim,) = case.account().claims
    assert claim.text == "People were killed in Dorn (4 May 2031)"
    assert claim.narrated_in == ("a",)


def test_what_a_denial_denies_supports_nothing(case: Any) -> None:
    says = {"id": "d", "by": "The Ministry", "cue": "denied", "content": "the killing of men", "kind": "denial",
            "denial_kind": "denies_act", "on": "2031-05-02"}  # fmt: skip
    case.item("a", "The Ministry denied the killing of men in Dorn.", on="2031-05-02", places=("Dorn",), says=(says,))
    assert case.account().claims == ()
